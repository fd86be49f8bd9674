// On a former address: go on to the present one, to the same place on the page. A refresh in the
// head, which is there for browsers without scripts, would drop the place.
"use strict";

location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
