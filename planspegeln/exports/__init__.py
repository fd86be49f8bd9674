"""The data files that the site publishes, one module per file.

Each module has a function `rows(catalogue, root)`. The folder `linked` has those in RDF.
"""

from __future__ import annotations

import json
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports import commitments, measures, priorities
from planspegeln.exports.linked import files as linked_files
from planspegeln.pages.addresses import FILES

_MODULES: Final = (commitments, measures, priorities)


def files(catalogue: Catalogue, root: str) -> dict[str, str]:
    """The text of each data file by address. `root` is the site's address."""
    made = {
        address: json.dumps(module.rows(catalogue, root), ensure_ascii=False, indent=1) + "\n"
        for address, module in zip(FILES, _MODULES, strict=True)
    }
    return made | linked_files(catalogue, root)
