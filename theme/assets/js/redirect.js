// Goes from a former address to the present one, to the same place on the page. The page also has a
// refresh in its head, for browsers without scripts. That refresh loses the place.
"use strict";

location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
