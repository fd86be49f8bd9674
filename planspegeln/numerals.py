"""Numbers as Swedish texts write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

# Words for small numbers, and for the half that the documents speak of.
WORDS: Final[dict[int, tuple[str, ...]]] = {
    1: ("en", "ett"),
    2: ("två",),
    3: ("tre",),
    4: ("fyra",),
    5: ("fem",),
    6: ("sex",),
    7: ("sju",),
    8: ("åtta",),
    9: ("nio",),
    10: ("tio",),
    11: ("elva",),
    12: ("tolv",),
    50: ("hälften",),
}
_THIN: Final = "\N{NO-BREAK SPACE}"


def exact(value: float) -> Decimal:
    """The number as it is written, so that 0,1 and 0,2 make 0,3."""
    return Decimal(str(value))


def cell(text: str) -> Decimal | None:
    """The number that is all there is in a table's cell: −1 200 or 11,5; None if there is none."""
    written = re.sub(r"\s", "", text).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    return Decimal(written) if re.fullmatch(r"-?\d+(\.\d+)?", written) else None


def figure(value: float | Decimal) -> str:
    """A number for reading: 14 000 and 11,5, thousands held together by a no-break space."""
    whole, _, decimals = str(value).partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", _THIN) if len(digits) > 3 else digits
    return sign + grouped + (f",{decimals}" if decimals and decimals != "0" else "")


def forms(value: float) -> tuple[str, ...]:
    """The ways a text may write the number: 1250, 1 250; två; hälften."""
    shown = figure(value).replace(_THIN, " ")
    return tuple(
        dict.fromkeys(
            (shown, shown.replace(" ", ""), *(WORDS[int(value)] if value in WORDS else ()))
        )
    )


def stands_in(value: float, text: str, before: str = "", after: str = "") -> bool:
    """Whether the number stands in the text, as figures or as a word, and not within another.

    With `before` or `after`, those words must stand right before or after it.
    """
    text = text.replace(_THIN, " ")
    start = rf"(?<!\w){re.escape(before)} " if before else ""
    end = rf"{re.escape(after)}(?!\w)" if after else r"(?!\w|[,.]\d| \d{3}\b)"
    return any(
        re.search(rf"{start}{_before(form)}{re.escape(form)}{end}", text, re.IGNORECASE)
        for form in forms(value)
    )


def _before(form: str) -> str:
    """What must not stand before a number: 250 is not in 1 250, nor 5 in 11,5."""
    thousands = r"(?<!\d )" if re.match(r"\d{3}(?!\d)", form) else ""
    return r"(?<!\w)(?<!\d[,.])" + thousands
