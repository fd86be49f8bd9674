"""Makes Markdown ready for pandoc, and says in which dialect pandoc is to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

# What only pandoc's own Markdown has: grid tables and other drawn tables, notes in the text, captions,
# blocks of lines. All other Markdown is read as GitHub reads it, with pandoc's additions.
_PANDOCS: Final = re.compile(
    r"^\+(?:[-=:]+\+)+\s*$|^ *-{2,}(?: +-{2,})+ *$|\^\[|^(?:Table)?: \S|^\| [^|\n]*$", re.MULTILINE
)
_GITHUB: Final = "commonmark_x-smart-emoji-tex_math_dollars"
# In both, a list or a heading may stand right below a paragraph.
_PANDOC: Final = (
    "markdown-smart-citations-tex_math_dollars-raw_tex"
    "+lists_without_preceding_blankline-blank_before_header"
)
# A table in HTML is read as HTML, with nothing in it as Markdown.
_TABLE: Final = re.compile(r"<table\b", re.IGNORECASE)
_TABLES: Final = "-markdown_in_html_blocks"
# A line right above a table with bars: the table would be taken for its text.
_ABOVE: Final = re.compile(
    r"^([^|\n]*\S[^|\n]*)\n(?=[^\n]*\|[^\n]*\n[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$)",
    re.MULTILINE,
)
_BULLET: Final = re.compile(r"\s*[-*+]\s")
_NUMBER: Final = re.compile(
    r"(?P<indent>\s*)(?P<number>\d+|[a-zåäö]|[ivxlc]+)(?P<sign>[.)])(?P<rest>\s.*|)", re.IGNORECASE
)
_FIRST: Final = re.compile(r"(?:1[.)]|[aA][.)]|[iI]\))\s+\S")
_HEADING: Final = re.compile(r" {0,3}#{1,6}\s")
# Where lines are not running text: drawn tables, and what stands as it was typed.
_DRAWN: Final = re.compile(r"\s*(?:[-=+|:]{2,}[-=+|: ]*|```.*|~~~.*)")


def prepared(text: str) -> tuple[str, str]:
    """The text as pandoc is to read it, and the dialect."""
    text = _ABOVE.sub(r"\1\n\n", text)
    if not _PANDOCS.search(text):
        return text, _GITHUB
    text = "".join(_without_chance_lists(text))
    return text, f"{_PANDOC}{_TABLES if _TABLE.search(text) else ''}"


def _without_chance_lists(text: str) -> Iterator[str]:
    """The text, in which no line of a paragraph begins a list by chance: "… samverkan / i. Det …".

    As in CommonMark (5.2, list items), only the first number of a list may stand right below a paragraph,
    and only with words after it.
    """
    for is_blank, lines in groupby(
        text.splitlines(keepends=True), key=lambda line: not line.strip()
    ):
        together = list(lines)
        if is_blank or any(map(_DRAWN.fullmatch, map(str.rstrip, together))):
            yield from together
            continue
        is_paragraph = is_list = False
        for line in together:
            number = _NUMBER.fullmatch(line.rstrip("\n"))
            if is_paragraph and not is_list and number and not _FIRST.match(line.lstrip()):
                yield f"{number['indent']}{number['number']}\\{number['sign']}{number['rest']}\n"
                continue
            yield line
            is_list = is_list or number is not None or _BULLET.match(line) is not None
            is_paragraph = not _HEADING.match(line)
