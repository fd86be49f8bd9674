"""The data files that the site publishes, one module per file.

Each module has an `ADDRESS`, from the site's root, and a function `rows(catalogue, root)`.
"""

from __future__ import annotations

import json
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports import commitments, measures, priorities

_FILES: Final = (priorities, commitments, measures)
ADDRESSES: Final = tuple(module.ADDRESS for module in _FILES)


def files(catalogue: Catalogue, root: str) -> dict[str, str]:
    """The text of each data file, as JSON, by address. `root` is the site's address."""
    return {
        module.ADDRESS: json.dumps(module.rows(catalogue, root), ensure_ascii=False, indent=1)
        + "\n"
        for module in _FILES
    }
