"""The colours of cells that have no words: what a traffic light in a table says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})")
# The colour of a text or of its ground in a style of CSS, and the colours of CSS that tell something.
_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:background(?:-color)?|color)\s*:\s*(?:(?P<hex>#[0-9a-f]{6})\b|(?P<name>[a-z]+)\b(?!\()"
    r"|rgb\(\s*(?P<red>[0-9]{1,3})\s*,\s*(?P<green>[0-9]{1,3})\s*,\s*(?P<blue>[0-9]{1,3})\s*\))",
    re.IGNORECASE,
)
_NAMES: Final = {
    **dict.fromkeys(("red", "crimson", "firebrick", "darkred", "tomato"), "FF0000"),
    **dict.fromkeys(("orange", "darkorange"), "FFA500"),
    **dict.fromkeys(("yellow", "gold"), "FFD700"),
    **dict.fromkeys(("green", "lime", "limegreen", "forestgreen", "darkgreen"), "008000"),
}
_GREY: Final = 40  # of 255; what is nearer to grey is a shade behind the text
# Up to which angle on the colour wheel a colour is plainly one.
_WHEEL: Final = ((20, "🔴"), (40, "🟠"), (70, "🟡"), (80, ""), (170, "🟢"), (340, ""), (361, "🔴"))


def hex_of(value: Any) -> str:
    """A colour as a file writes it: "#00B050", or parts of 1 of grey, of RGB or of CMYK. "" if it is grey."""
    if isinstance(value, str):
        match = _HEX.fullmatch(value)
        found = match[1].upper() if match else ""
    else:
        parts = _rgb(list(value) if isinstance(value, Sequence) else [value])
        found = "".join(f"{round(255 * min(max(part, 0), 1)):02X}" for part in parts)
    return found if found and max(_split(found)) - min(_split(found)) >= _GREY else ""


def of_style(style: str) -> str:
    """The colour that a style of CSS sets, as `hex_of` writes it. "" if it sets none that tells something."""
    match = _STYLE.search(style)
    if match is None:
        return ""
    if name := match["name"]:
        return _NAMES.get(name.lower(), "")
    parts = [int(match[one]) / 255 for one in ("red", "green", "blue")] if match["red"] else []
    return hex_of(parts or match["hex"])


def _rgb(parts: list[Any]) -> list[float]:
    if not all(isinstance(part, int | float) for part in parts):
        return []
    if len(parts) == 4:
        *colours, black = parts
        return [(1 - part) * (1 - black) for part in colours]
    return [float(part) for part in parts] if len(parts) == 3 else []


def _split(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]


def sign_of(colour: str) -> str:
    """The sign of a colour that is plainly red, orange, yellow or green. "" for others."""
    red, green, blue = _split(colour)
    most, least = max(red, green, blue), min(red, green, blue)
    if most == red:
        angle = 60 * (green - blue) / (most - least) % 360
    elif most == green:
        angle = 60 * (blue - red) / (most - least) + 120
    else:
        angle = 60 * (red - green) / (most - least) + 240
    return next(sign for end, sign in _WHEEL if angle < end)


def is_wordless(text: str) -> bool:
    """Whether a cell says nothing in words: it is empty, or has only a sign such as ●."""
    return not any(map(str.isalnum, text))


def drawn(number: int) -> list[str]:
    """The doubt about figures that are drawn in cells without a colour that can be read."""
    if not number:
        return []
    return [f"Figurer som är ritade i tabellceller är inte med: {number} st. Jämför med filen."]


def behind(cells: Iterable[tuple[str, str]]) -> set[str]:
    """The signs of the colours that cells with words have in a row, if they are not the whole row's."""
    found = {colour for text, colour in cells if not is_wordless(text)}
    return {sign_of(colour) for colour in found if colour} - {""} if len(found) > 1 else set()


def lost(signs: set[str]) -> list[str]:
    """The doubt about cells with words whose colours differ: they may be a traffic light."""
    if len(signs) < 2:
        return []
    shown = " ".join(dict.fromkeys(sign for _, sign in _WHEEL if sign in signs))
    return [
        f"Celler med ord har olika färg ({shown}), och färgen är inte med: säger den något skriver du det "
        "i cellen."
    ]


def alone(cells: Iterable[tuple[str, str]]) -> list[str]:
    """The colour of each cell of a row that only a colour tells of, by its words and its colour.

    What is also the colour of a cell with words is the row's.
    """
    cells = list(cells)
    shared = {colour for text, colour in cells if not is_wordless(text)}
    return [colour if is_wordless(text) and colour not in shared else "" for text, colour in cells]
