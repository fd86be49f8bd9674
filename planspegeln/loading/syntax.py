"""Turns libyaml's errors into faults for editors, with a position and a remedy."""

from __future__ import annotations

import re
from typing import Final

import yaml

from planspegeln.loading.faults import Fault, Position

_QUOTE_IT: Final = "sätt hela texten inom citattecken"
_INDENT: Final = "raden är fel indragen; dra in den lika långt som dem den hör ihop med"
_UNREADABLE: Final = (
    "texten kan inte läsas härifrån; jämför indrag och skiljetecken med raderna omkring, och "
    "sätt text med tecken som : # [ ] { } inom citattecken"
)

# What the parser reports if an unquoted text starts with a character that YAML reserves.
_BAD_START: Final = {
    "found character that cannot start any token",
    "found unexpected non-alphabetical character",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected node content",
    "found undefined alias",
    "found undefined tag handle",
    "mapping keys are not allowed in this context",
}
# What it reports if a quotation mark is never closed, …
_UNCLOSED: Final = {"found unexpected end of stream", "found unexpected document indicator"}
# … and if a bracket or a brace is never closed.
_OPEN: Final = {"did not find expected ',' or ']'": "]", "did not find expected ',' or '}'": "}"}
_CURES: Final = {
    "did not find expected '-' indicator": f"{_INDENT} (delarna av en lista börjar med ”- ”)",
    "block sequence entries are not allowed in this context": (
        f"en lista börjar på en rad för sig; är det text, {_QUOTE_IT}"
    ),
    "found unknown escape character": (
        "omvänt snedstreck inom \"…\" skrivs dubbelt (\\\\); eller sätt texten inom '…' i stället"
    ),
    "found invalid Unicode character escape code": (
        "koden efter omvänt snedstreck är inget tecken; skriv tecknet självt i stället"
    ),
    "but found another document": "en fil kan bara ha en del; ta bort raden ”---”",
}


def syntax_fault(name: str, content: bytes, error: yaml.YAMLError) -> Fault:
    """The fault for a parser's error. `name` is what the fault calls the file."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _unreadable_sign(name, content)
    lines = content.decode("utf-8", "replace").split("\n")
    mark = error.problem_mark or yaml.Mark(name, 0, 0, 0, None, 0)
    opened = error.context_mark or mark
    problem = error.problem or ""
    message = _CURES.get(problem, _UNREADABLE)
    before, sign = _around(lines, mark)
    if problem == "mapping values are not allowed in this context":
        message = _INDENT
        if re.search(r":\s", before):
            message = f"ett kolon med mellanslag efter står i texten; {_QUOTE_IT}"
    elif problem == "did not find expected key":
        message = _INDENT
        if before.rstrip().endswith(("'", '"')):
            message = (
                "texten går vidare efter citattecknet som avslutar den; "
                "sätt hela texten inom den andra sortens citattecken (' eller \")"
            )
    elif problem == "could not find expected ':'":
        mark = opened
        message = "raden är inget fält (namn: värde) och ingen del av en lista"
    elif problem in _UNCLOSED:
        mark = opened
        message = f"citattecknet ({_around(lines, mark)[1]}) har inget som avslutar texten"
    elif problem in _OPEN:
        message = (
            f"det som öppnas på rad {opened.line + 1} ska ha komma mellan delarna och sluta med "
            f"”{_OPEN[problem]}”; sätt text med skiljetecken inom citattecken"
        )
    elif sign == "\t":
        message = "hittade en tabb; dra in med mellanslag"
    elif problem in _BAD_START:
        mark = opened if "scanning" in (error.context or "") else mark
        if sign := _around(lines, mark)[1]:
            message = f"text kan inte börja med ”{sign}”; {_QUOTE_IT}"
    where = Position(name, mark.line + 1, mark.column + 1)
    return Fault(where, f"filen är inte giltig YAML: {message}")


def _around(lines: list[str], mark: yaml.Mark) -> tuple[str, str]:
    """The text before the mark on its line, and the character at the mark, or ""."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[: mark.column], line[mark.column : mark.column + 1]


def _unreadable_sign(name: str, content: bytes) -> Fault:
    """The fault for the first control character."""
    text = content.decode("utf-8")
    before = yaml.reader.Reader.NON_PRINTABLE.split(text, maxsplit=1)[0]
    codes = [f"U+{ord(sign):04X}" for sign in text[len(before) : len(before) + 1]]
    message = f"tecknet {''.join(codes)} kan inte stå i en YAML-fil; ta bort det"
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Fault(Position(name, line, column), message)
