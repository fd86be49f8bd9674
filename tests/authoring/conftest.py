"""A browser that prints HTML as PDF files, tagged or not, and the sheets of made-up documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser

from planspegeln.authoring.sheet.document import write_sheet
from tests.authoring.readers import printed
from tests.conftest import Copy

Print: TypeAlias = Callable[..., Path]
_EDGE = '<div style="font-size:8pt;width:100%;text-align:center">{}</div>'
_FOOT = _EDGE.format("<span class=pageNumber></span> (<span class=totalPages></span>)")


@pytest.fixture(scope="module")
def to_pdf(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Prints HTML, each only once."""
    folder = tmp_path_factory.mktemp("pdf")
    done: dict[tuple[str, bool, bool], Path] = {}

    def make(html: str, *, tagged: bool = False, edges: bool = True) -> Path:
        key = (html, tagged, edges)
        if key not in done:
            done[key] = folder / f"{len(done)}.pdf"
            page = browser.new_page()
            page.set_content(html)
            page.pdf(
                path=done[key],
                tagged=tagged,
                outline=tagged,
                format="A4",
                display_header_footer=edges,
                header_template=_EDGE.format(printed.HEAD),
                footer_template=_FOOT,
                margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2.5cm", "right": "2.5cm"},
            )
            page.close()
        return done[key]

    return make


@pytest.fixture
def sheet(tiny: Copy) -> Callable[[str], Path]:
    """Writes the sheet of a document."""
    return lambda key: write_sheet(tiny.root, key).path
