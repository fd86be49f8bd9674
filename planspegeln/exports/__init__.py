"""The data files that the site publishes: the rows in `rows`, and one module for each form of them.

`pages/datasets.py` lists them, with their addresses, media types, titles and descriptions. The folder
`linked` has what is in RDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports import as_csv, as_json, as_sqlite, as_xlsx, described
from planspegeln.exports.linked import files as linked_files
from planspegeln.exports.rows import Rows, rows
from planspegeln.pages.addresses import DATA
from planspegeln.pages.datasets import DATABASE, METADATA, NEWEST, PACKAGE, WORKBOOK
from planspegeln.pages.pages import Page


def files(catalogue: Catalogue, pages: Iterable[Page], root: str) -> Iterator[tuple[str, bytes]]:
    """The address and the content of each data file. `root` is the site's address, "" if it is not known.

    They come one at a time: all together are several times as large as all pages.
    """
    every = rows(catalogue, root)
    sums: dict[str, described.Sum] = {}
    for name, content in _of_rows(every, root):
        sums[name] = described.Sum.of(content)
        yield from ((f"{folder}{name}", content) for folder in (NEWEST, DATA))
    for name, content in (
        (PACKAGE.name, described.package(sums, root)),
        (METADATA.name, described.metadata()),
    ):
        yield from ((f"{folder}{name}", content) for folder in (NEWEST, DATA))
    yield from as_json.beside(every, list(pages))
    for address, text in linked_files(catalogue, root).items():
        yield address, text.encode()


def _of_rows(every: Rows, root: str) -> Iterator[tuple[str, bytes]]:
    """The name and the content of what has the rows, and of the schemas."""
    yield from as_json.files(every)
    yield from as_csv.files(every)
    yield from described.schemas(root)
    yield WORKBOOK.name, as_xlsx.workbook(every)
    yield DATABASE.name, as_sqlite.database(every)
