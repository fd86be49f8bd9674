"""Proposes who in a document may have to be left out: officials, members of groups, signatures."""

from __future__ import annotations

import re
from typing import Any, Final

from planspegeln.authoring.readers.outline import Facts, Heading, List, Paragraph, Part

_NAME: Final = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
    r"(?: (?:[A-ZÅÄÖ]\.|[A-ZÅÄÖÉ][a-zåäöéü]+|af|von|de)){0,2}"
    r" [A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)"
)
_OFFICIAL: Final = re.compile(
    r"(?:Handläggare|Kontakt(?:person)?|Författare|Dokumentansvarig|Projektledare|Upprättad av|"
    r"Referens)\b",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    r"\b(?:arbetsgrupp|projektgrupp|styrgrupp|referensgrupp|deltagare|medlemmar|medverkande)\w*",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"(?:\w*chef|\w*direktör|\w*samordnare|\w*strateg|\w*sekreterare|\w*utredare|\w*ledare|\w*ekonom)",
    re.IGNORECASE,
)


def people(parts: list[Part]) -> list[dict[str, Any]]:
    """Each name that a label, a list of members or a signature gives, with its role, in order."""
    found: dict[str, str] = {}
    group = ""
    for part in parts:
        match part:
            case Facts():
                for label, lines in part.facts:
                    if _OFFICIAL.match(label):
                        _add(found, lines, label.strip(":").lower())
            case Heading():
                group = match_[0].lower() if (match_ := _GROUP.search(part.text)) else ""
                if group:
                    _add(found, [part.text.partition(":")[2].strip()], group)
            case List() if group:
                _add(found, [entry.text for entry in part.entries], group)
            case Paragraph():
                lines = part.lines or [part.text]
                if group:
                    _add(found, lines, group)
                elif len(lines) > 1 and _POST.fullmatch(lines[1].split(",")[0]):
                    _add(found, lines[:1], lines[1].lower())
                elif part.text.endswith(":") and (match_ := _GROUP.search(part.text)):
                    group = match_[0].lower()
                    continue
                if len(part.text) > 200 and not part.lines:
                    group = ""
            case _:
                pass
    return [{"name": name, "role": role} for name, role in found.items()]


def _add(found: dict[str, str], lines: list[str], role: str) -> None:
    for line in lines:
        if match := _NAME.match(line):
            found.setdefault(match["name"], role)
