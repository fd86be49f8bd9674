"""What is wrong in a sheet, with its place there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from planspegeln.authoring.sheet.layout import Layout
from planspegeln.loading.faults import shortened


@dataclass(frozen=True)
class SheetFault:
    """Something wrong in a row of a sheet, for an editor to mend there."""

    layout: Layout
    row: int
    field: str
    message: str

    def __str__(self) -> str:
        """The fault with its place: bladet Meningar, rad 12, kolumn D (Vad är det?)."""
        letter, heading = self.layout.letters[self.field], self.layout.headings[self.field]
        place = f"bladet {self.layout.name}, rad {self.row}, kolumn {letter} ({heading})"
        return f"{place}: {shortened(self.message)}"


def near(found: str, valid: Iterable[str]) -> str:
    """The end of a message: the nearest of the valid values, or that there is a list."""
    alike = difflib.get_close_matches(found, list(valid), n=1, cutoff=0.5)
    return f"; menade du ”{alike[0]}”?" if alike else "; välj i listan"
