"""How MkDocs is asked for a site, and what the hooks in `macros.py` are told in the environment."""

from __future__ import annotations

import sys
from typing import Final

BUILD: Final = (sys.executable, "-m", "mkdocs", "build", "--strict")
SERVING: Final = (
    "PLANSPEGELN_SERVING"  # set if nothing is published: then what nobody has read is shown
)
AHEAD: Final = (
    "PLANSPEGELN_AHEAD"  # the municipalities whose pages are all that is wanted, if not all are
)
