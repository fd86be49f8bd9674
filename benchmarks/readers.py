"""Measures how well documents are read, and what it costs, by a made-up one whose parts are known."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from benchmarks.formats import Written, plain_formats
from benchmarks.measure import Cost, run
from tests.authoring.readers import printed
from tests.authoring.readers.printed import Document, Score
from tools.browser import system_browser

# Chapters, and how many pages they are when a browser prints them: in one column, and in two.
SIZES: Final = {60: (11, 18), 150: (28, 46)}
_ROOT: Final = Path(__file__).resolve().parent.parent
_EDGE: Final = '<div style="font-size:8pt;width:100%;text-align:center">{}</div>'
_FOOT: Final = f"{printed.FOOT} <span class=pageNumber></span> (<span class=totalPages></span>)"
_MARGIN: Final = "2.5cm"
_PDFS: Final = (
    ("PDF, tagged", True, False),
    ("PDF, not tagged", False, False),
    ("PDF in two columns, tagged", True, True),
    ("PDF in two columns, not tagged", False, True),
)
STEPS: Final = len(SIZES) * (len(plain_formats()) + len(_PDFS))
# The least shares that are aimed at, and the most seconds and bytes.
AIMS: Final = {"words": 0.995, "headings": 0.95, "levels": 0.9, "entries": 0.95, "cells": 0.95}
MOST_SECONDS: Final = 60
MOST_MEMORY: Final = 500_000_000


@dataclass(frozen=True)
class Read:
    """How one file was read: its pages if it has any, how well, and what it cost."""

    pages: int | None
    score: Score
    cost: Cost

    def missed(self) -> list[str]:
        """The aims that were missed. Only processor time counts: other work may take the clock's."""
        found = [name for name, least in AIMS.items() if getattr(self.score, name) < least]
        found += ["nothing leaked"] if self.score.leaked else []
        found += ["seconds"] if self.cost.cpu > MOST_SECONDS else []
        return found + (["memory"] if self.cost.memory > MOST_MEMORY else [])


def measure(work: Path, told: Callable[[str], None]) -> dict[int, dict[str, Read]]:
    """How each format is read, by the size of the document in pages. `told` is given each step."""
    found: dict[int, dict[str, Read]] = {}
    work.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser())
        for size, (chapters, narrow) in SIZES.items():
            found[size] = {}
            one = printed.document(chapters, merged=True)
            two = printed.document(narrow, two_columns=True, merged=True)
            ways = {name: (write, one) for name, write in plain_formats().items()}
            ways |= {
                name: (partial(pdf, browser, tagged), two if columns else one)
                for name, tagged, columns in _PDFS
            }
            for name, (write, source) in ways.items():
                told(f"{size} pages: {name}")
                found[size][name] = measured(write(source), work)
        browser.close()
    return found


def measured(written: Written, work: Path) -> Read:
    """Read a file in a process of its own, and compare."""
    path, answer = work / f"plan{written.suffix}", work / "answer"
    path.write_bytes(written.content)
    command = (sys.executable, "-m", "benchmarks.reading", str(path), str(answer))
    cost = run(command, work, {"PYTHONPATH": str(_ROOT)})
    pages, settled = pickle.loads(answer.read_bytes())  # noqa: S301 - of our own process
    return Read(pages, printed.score(written.expected, settled), cost)


def pdf(browser: Browser, tagged: bool, document: Document) -> Written:
    """A PDF as the browser prints it, with a head and a foot on each page."""
    page = browser.new_page()
    page.set_content(document.html)
    content = page.pdf(
        tagged=tagged,
        outline=tagged,
        format="A4",
        display_header_footer=True,
        header_template=_EDGE.format(printed.HEAD),
        footer_template=_EDGE.format(_FOOT),
        margin={"top": _MARGIN, "bottom": _MARGIN, "left": _MARGIN, "right": _MARGIN},
    )
    page.close()
    return Written(content, ".pdf", document)
