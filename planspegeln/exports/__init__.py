"""The data files that the site publishes: the rows in `rows`, and one module for each form of them.

`pages/datasets.py` lists them, with their addresses, media types, titles and descriptions. The folder
`linked` has what is in RDF.
"""

from __future__ import annotations

from collections.abc import Iterable

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports import as_csv, as_json, as_sqlite, as_xlsx, described
from planspegeln.exports.linked import files as linked_files
from planspegeln.exports.rows import rows
from planspegeln.pages.addresses import DATA
from planspegeln.pages.datasets import DATABASE, METADATA, NEWEST, PACKAGE, WORKBOOK
from planspegeln.pages.pages import Page


def files(catalogue: Catalogue, pages: Iterable[Page], root: str) -> dict[str, bytes]:
    """The content of each data file by address. `root` is the site's address, "" if it is not known."""
    every = rows(catalogue, root)
    made = dict((*as_json.files(every), *as_csv.files(every), *described.schemas(root)))
    made |= {
        WORKBOOK.name: as_xlsx.workbook(every),
        DATABASE.name: as_sqlite.database(every),
        PACKAGE.name: described.package(made, root),
        METADATA.name: described.metadata(),
    }
    found = {f"{at}{name}": content for name, content in made.items() for at in (NEWEST, DATA)}
    found |= as_json.beside(every, list(pages))
    return found | {name: text.encode() for name, text in linked_files(catalogue, root).items()}
