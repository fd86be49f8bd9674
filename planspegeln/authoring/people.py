"""Proposes who in a document may have to be left out: officials, members of groups, signatures.

Who has a party after the name is elected, and is not proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from planspegeln.authoring.dictionary import is_name, is_surname
from planspegeln.authoring.readers.outline import Facts, Heading, List, Paragraph, Part, Table

_LETTER: Final = r"[^\W\d_]"
# A word in a capital. Not one in capitals only: that is an abbreviation.
_WORD: Final = rf"(?![a-zåäöéü]|[A-ZÅÄÖ]+(?![\w’'-])){_LETTER}+(?:[-'’]{_LETTER}+)*"
_NAME: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_WORD}|[A-ZÅÄÖ]\.)"
    rf"(?: (?:{_WORD}|[A-ZÅÄÖ]\.?|af|av|von|van|de|der)(?= )){{0,3}} {_WORD})(?![\w-])"
    r"(?P<party>,? \((?:[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ]p|-)\))?"
)
_COMPANY: Final = re.compile(
    r" (?:AB|HB|KB|Aktiebolag|aktiebolag|Ek\.? för\.?|ekonomisk förening)\b"
)
_OFFICIAL: Final = re.compile(
    r"(?:Handläggare|Kontakt\w*|Författare|(?:\w*[ -])?ansvarig\w*|\w*ansvarig|Projektledare|"
    r"(?:Upprättad|Framtagen|Sammanställd|Granskad|Skriven) av|Referens|Redaktör|Sekreterare|Utredare|"
    r"Text|Foto\w*|Illustration(?:er)?|Layout|Formgivning)\b",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    r"\b(?:arbetsgrupp|projektgrupp|styrgrupp|ledningsgrupp|referensgrupp|deltagare|medlemmar|"
    r"medverkande)(?:e?ns?|na|er|erna|s)?\b",
    re.IGNORECASE,
)
_ELECTED: Final = re.compile(
    r"\b(?:ledamöter|ersättare|ordförande|förtroendevald|politi)", re.IGNORECASE
)
# A text that tells who is in a group: "Arbetsgruppen har bestått av …", "Deltagare: …".
_TELLS: Final = re.compile(
    rf"{_GROUP.pattern}[^.:]{{0,40}}(?::|\b(?:består|bestod|bestått) av\b)", re.I
)
_POST: Final = re.compile(
    r"(?!(?:grupp|opposition|parti)\w*ledare)[\w-]*(?:chef|direktör|samordnare|strateg|sekreterare|utredare|ledare|"
    r"ekonom|handläggare|controller|planerare|utvecklare|koordinator|rektor|arkitekt)(?:e?n)?",
    re.IGNORECASE,
)
_MADE: Final = r"(?:upprätta|framta|sammanställ|granska|skriv)\w* av"
_TITLED: Final = re.compile(
    rf"\b(?P<post>(?i:{_POST.pattern}|{_MADE})):? (?:är )?(?P<whole>{_NAME.pattern})"
)
_LABEL: Final = 40  # characters
_TEXT: Final = 200  # characters; a paragraph as long is no part of a list of members


def people(parts: list[Part]) -> list[dict[str, Any]]:
    """Each name that a label, a list of members or a signature gives, with its role, in order."""
    found: dict[str, str] = {}
    group, level = "", 0
    for part in parts:
        match part:
            case Heading():
                own = _group(part.text)
                inside = group and ((part.level or 0) > level or any(names(part.text)))
                if own or not inside or _ELECTED.search(part.text):
                    group, level = own, part.level or 0
            case Paragraph() if part.text.endswith(":"):
                group = "" if _ELECTED.search(part.text) else _group(part.text) or group
            case Paragraph() if (
                len(part.text) > _TEXT and not part.lines and not _official(part.text)
            ):
                group = ""
            case _:
                pass
        for role, text in _texts(part, group):
            for name in names(text):
                found.setdefault(name, role)
    return [{"name": name, "role": role} for name, role in found.items()]


def names(text: str) -> Iterator[str]:
    """Each name of a person in a text, as it stands there. A post before it is no part of it."""
    for match in _NAME.finditer(text):
        words = match["name"].split(" ")
        while _POST.fullmatch(words[0]):
            words = words[1:]
        is_company = _COMPANY.match(text, match.end())
        if match["party"] is None and not is_company and _is_person(words):
            yield " ".join(words)


def _is_person(words: list[str]) -> bool:
    """Whether words in capitals are somebody's name, and no place's or organisation's."""
    given = words[0].endswith(".") or is_name(words[0].split("-")[0])
    return len(words) > 1 and given and is_surname(words[-1].split("-")[-1])


def _group(text: str) -> str:
    """The word in a text for officials or a group of people, or "". Who is elected is not meant."""
    match = _OFFICIAL.fullmatch(text) or _GROUP.search(text)
    return match[0].lower() if match and not _ELECTED.search(text) else ""


def _official(line: str) -> str:
    """The label that a line starts with, if an official's name stands after it, or ""."""
    label, colon, _ = line.partition(":")
    is_label = colon and len(label) < _LABEL and (_OFFICIAL.match(label) or _POST.fullmatch(label))
    return label.lower() if is_label else ""


def _texts(part: Part, group: str) -> Iterator[tuple[str, str]]:
    """Each text of a part in which a name may stand, with the role that the name has there."""
    match part:
        case Facts():
            for label, lines in part.facts:
                if _OFFICIAL.match(label):
                    yield from ((label.strip(":").lower(), line) for line in lines)
        case Heading():
            yield from [(group, part.text)] if group else _signed([part.text])
        case List() if group:
            yield from ((group, text) for text in _entries(part))
        case Paragraph():
            yield from _paragraph(part, group)
        case Table():
            yield from _columns(part, group)
        case _:
            pass


def _paragraph(part: Paragraph, group: str) -> Iterator[tuple[str, str]]:
    lines = part.lines or [part.text]
    if group or any(map(_official, lines)):
        yield from ((role, line) for line in lines if (role := _official(line) or group))
    elif match := _TELLS.match(part.text):
        yield _group(match[0]), part.text[match.end() :]
    else:
        yield from _signed(lines)
        yield from (
            (match["post"].lower(), match["whole"]) for match in _TITLED.finditer(part.text)
        )


def _signed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The lines that are a signature: a name, and a post after it or in the next line."""
    for at, line in enumerate(lines):
        name, _, post = line.partition(", ")
        if post and _POST.fullmatch(post.split(",")[0].split(" ")[0]) and _NAME.fullmatch(name):
            yield post.lower(), name
        elif lines[at + 1 :] and _POST.fullmatch(lines[at + 1].split(",")[0]):
            yield lines[at + 1].lower(), line


def _columns(part: Table, group: str) -> Iterator[tuple[str, str]]:
    """The cells under a header that says that names of officials or members stand there."""
    heads = [cell.text for row in part.rows[: part.headers] for cell in row]
    for row in part.rows[part.headers :]:
        for head, cell in zip(heads, row, strict=False):
            if _OFFICIAL.fullmatch(head) or head.lower() == "namn":
                yield group or head.lower(), cell.text


def _entries(part: List) -> Iterable[str]:
    for entry in part.entries:
        yield entry.text
        if entry.inner:
            yield from _entries(entry.inner)
