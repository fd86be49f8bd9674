"""A line of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from planspegeln.checks.verbatim import source_words

# The start of a line that continues a sentence. A web address does not match.
GOES_ON: Final = re.compile(r"[a-zåäö]+(?![a-zåäö@]|\.\w)")

# A line that may be a name alone, above what its bearer is: "kommunstyrelsens ordförande".
NAMED: Final = re.compile(r"[^\W\d_a-zåäö][^\W\d_]+(?:[ -][^\W\d_a-zåäö][^\W\d_]+){1,3}")

# How each thing that somebody decides starts, where they stand on lines of their own.
CLAUSE: Final = "att "

# The labels that stand above their value in the head of a document.
LABELS: Final = ("Datum", "Diarienummer", "Dnr", "Handläggare", "Referens")

_LABEL: Final = (
    r"(?:Diarienummer|Diarienr|Dnr|Ärendenummer|Datum|Beslutad|Beslutsdatum|Beslut|Antagen|"
    r"Fastställd|Upprättad|Version|Handläggare|Referens|Kontakt(?:person)?|Författare|Ansvarig|"
    r"Dokumentansvarig|Projektledare|Dokumenttyp|Avsändare|Gäller(?: för| från)?|Giltig(?:hetstid)?)"
)
# A label alone.
LABEL: Final = re.compile(_LABEL)
# A label with its value on the same line, and what stands before another label on that line.
LABELLED: Final = re.compile(rf"(?P<label>{_LABEL}[^:.]{{0,30}}:)\s+(?P<value>\S.*)")
BEFORE_LABEL: Final = re.compile(rf"\s+(?={_LABEL}:\s)")

# The heading of a contents page.
CONTENTS: Final = re.compile(r"innehåll(?:s(?:förteckning|översikt))?:?", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line as it stands, and its page if the text has pages.

    `is_whole_row`: it is a row of a table, with one cell over all columns.
    """

    text: str
    page: int | None = None
    is_whole_row: bool = False

    @cached_property
    def words(self) -> str:
        """What it says, without marks of Markdown or HTML and with single spaces."""
        return " ".join(word.written for word, _ in source_words(self.text))

    @property
    def indent(self) -> int:
        """How many spaces stand before its words. A tab counts as four."""
        before = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(before.expandtabs(4))
