"""The data files that the site publishes, one module per file.

Each module has a function `rows(catalogue, root)`.
"""

from __future__ import annotations

import json
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports import commitments, measures, priorities
from planspegeln.pages.addresses import FILES

_MODULES: Final = (commitments, measures, priorities)


def files(catalogue: Catalogue, root: str) -> dict[str, str]:
    """The text of each data file, as JSON, by address. `root` is the site's address."""
    return {
        address: json.dumps(module.rows(catalogue, root), ensure_ascii=False, indent=1) + "\n"
        for address, module in zip(FILES, _MODULES, strict=True)
    }
