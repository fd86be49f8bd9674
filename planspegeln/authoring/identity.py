"""Tells what a document is from its title and what stands around it: its kind, years and period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, get_args

from planspegeln.authoring.readers.lines import CONTENTS
from planspegeln.authoring.readers.outline import Facts, Heading, Paragraph, Part
from planspegeln.model import entities

# The words that name a kind of document, alone or last in a compound. The first that a title has
# tells: an "uppföljning av planen" is a report.
KINDS: Final[dict[str, entities.DocumentKind]] = {
    "plan": "plan",
    "budget": "plan",
    "program": "programme",
    "strategi": "programme",
    "policy": "programme",
    "riktlinje": "programme",
    "riktlinjer": "programme",
    "internkontroll": "report",
    "berättelse": "report",
    "rapport": "report",
    "rapportering": "report",
    "redovisning": "report",
    "redogörelse": "report",
    "bokslut": "report",
    "uppföljning": "report",
    "uppfyllelse": "report",
    "utvärdering": "report",
    "tertial": "report",
    "delår": "report",
}
# What a word that names a document stands with: "Mål och budget", "Mål- och resursplan", "Lokal plan".
_NAMES: Final = re.compile(
    r"(?<![\w-])(?:mål (?:och|&) |[^\W\d_]+- (?:och|&) |[^\W\d_]+(?:isk|al|lig|ern)t? )?"
    rf"(?P<whole>[\w-]{{0,60}}?(?P<word>{'|'.join(sorted(KINDS, key=len, reverse=True))}))"
    r"(?P<ending>en|et|met|n|s)?\b(?P<number> [1-4]\b)?",
    re.IGNORECASE,
)
_MENTIONED: Final = re.compile(
    rf"{_NAMES.pattern}(?: för)?(?P<about> (?:för|mot|om) [^.,:;0-9]{{1,80}}?)?,?(?: år)? "
    r"(?P<years>(?:19|20)[0-9]{2}(?:\s?[–-]\s?(?:19|20)[0-9]{2})?)(?![\w-])",
    re.IGNORECASE,
)
# A year or a span of years. A date and a reference number have none: 2024-08-31, KS 2024/118.
_YEARS: Final = re.compile(
    r"(?<![\w/:-])((?:19|20)[0-9]{2})(?:\s*([–/-])\s*((?:(?:19|20)[0-9]{2})|[0-9]{2}))?"
    r"(?!\w|[/:–-][0-9]|-tal)"
)
_MONTHS: Final = 12  # 2009-11 may be a month
_DATE: Final = re.compile(
    r"\b((?:19|20)[0-9]{2})-[0-9]{2}-[0-9]{2}\b"
    r"|\b[0-9]{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]* ((?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"\b(?:antagen|antogs|beslut(?:ad|ades)?|fastställ(?:d|des)|(?:revider|upprätt|uppdater)a(?:d|des)"
    r"|godkän(?:d|des))\b",
    re.IGNORECASE,
)
_TERTIAL: Final = re.compile(
    r"\btertial\w*\s+T?(?P<after>[1-3])\b|\b(?P<before>[1-3])\s*tertial|\bT(?P<short>[1-3])\b"
    r"|\b(?P<word>första|andra|tredje) tertial",
    re.IGNORECASE,
)
_WORDS: Final = {"första": "1", "andra": "2", "tredje": "3"}
_PERIODS: Final[dict[str, entities.Period]] = {
    period.lower(): period for period in get_args(entities.Period)
}
_PART_YEAR: Final = re.compile(r"\b(?P<part>delår|helår)", re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"\b(?:Diarienummer|Diarienr|Dnr|Ärendenummer)\b[:.]?\s+"
    r"(?P<reference>(?:[^\W\d_]{1,8}[ -])?(?:(?:19|20)[0-9]{2}|[0-9]{2})[/:][0-9]{1,6}(?:[.:-][0-9]+)*)"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"\b(?:ersätt|upphäv|tidigare|föregående|jämför|jfr|enligt|bygger på)", re.IGNORECASE
)
_ISO_DATE: Final = re.compile(r"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_FRONT: Final = 6  # parts after the title that may say the years


class Named(NamedTuple):
    """Words that name a document, and its kind: "Mål och budget", "Tertialrapport 2"."""

    words: str
    kind: entities.DocumentKind


class Mentioned(NamedTuple):
    """Words that name a document for some years, as they stand, and what they say."""

    words: str
    title: str
    kind: entities.DocumentKind
    first: int
    last: int


def mentioned(text: str) -> Iterator[Mentioned]:
    """Each document that a text mentions with its years: "verksamhetsplanen för 2031".

    What it is about is a part of a title, which has a capital: "Handlingsplan mot våld 2031".
    """
    for match in _MENTIONED.finditer(text):
        names, years = named(match[0]), spans(match["years"])
        is_title = match[0][0].isupper() and not match["ending"]
        if names and years and (is_title or not match["about"]):
            yield Mentioned(match[0], f"{names.words} {match['years']}", names.kind, *years[0])


def named(text: str) -> Named | None:
    """What a text calls a document. None if it names none."""
    match = _NAMES.search(text)
    if match is None:
        return None
    words = f"{text[match.start() : match.end('whole')]}{match['number'] or ''}"
    words = words.capitalize() if words.isupper() else words
    return Named(words[:1].upper() + words[1:], KINDS[match["word"].lower()])


def title_of(parts: list[Part], given: str) -> Heading | None:
    """The heading that is the title: never one below the first text.

    The one that the file gives as title, or the first that names a document, or the first. The number
    of a decision ("§ 112") on a cover is not one, nor is a heading below it, or that of a contents page.
    """
    opening: list[Heading] = []
    decision: Heading | None = None
    for part in parts:
        if isinstance(part, Heading) and (
            part.number.startswith("§") or CONTENTS.fullmatch(part.text)
        ):
            decision = part if part.number else decision
            continue
        is_first = isinstance(part, Heading) and not (opening or named(part.text))
        if is_first and _is_under(part, decision):
            break
        if isinstance(part, Heading):
            if opening and part.level and opening[0].level and part.level > opening[0].level:
                break
            opening.append(part)
        elif isinstance(part, Paragraph) and part.text[-1] == "." and not part.lines:
            break
    same = [one for one in opening if given and one.text.casefold() == given.casefold()]
    naming = [one for one in opening if named(one.text)]
    return next(iter([*same, *naming, *opening]), None)


def _is_under(part: Part, above: Heading | None) -> bool:
    """Whether a part is a heading deeper than the one above, or one of a matter in minutes ("§ 47 Plan …")."""
    if above and above.text and isinstance(part, Heading) and part.level == above.level:
        return True
    levels = [one.level for one in (part, above) if isinstance(one, Heading) and one.level]
    return len(levels) == 2 and levels[0] > levels[1]


def spans(text: str) -> list[tuple[int, int]]:
    """The different years and spans of years that a text is about, in order.

    When it was decided is none of them. A date's year is one if the text names a report.
    """
    text = _undecided(text)
    found = [_span(*match.groups()) for match in _YEARS.finditer(_DATE.sub("", text))]
    names = named(text)
    if not found and names and names.kind == "report":
        found = [(int(one or other),) * 2 for one, other in _DATE.findall(text)]
    return list(dict.fromkeys(span for span in found if span))


def _undecided(text: str) -> str:
    """The text without when it was decided: what stands after "antagen" and names no document."""
    decided = _DECIDED.search(text)
    return text[: decided.start()] if decided and not named(text[decided.end() :]) else text


def reference_of(text: str) -> str:
    """The reference number that a line gives after a label: "Dnr KS 2030/512".

    "" if it gives none, or that of another document: "Ersätter planen med dnr KS 2026/3".
    """
    match = _REFERENCE.search(text)
    return match["reference"] if match and not _ANOTHER.search(text[: match.start()]) else ""


def decided_on(text: str) -> str:
    """The only date of a text, if it says that something was decided. "" if it does not show one."""
    found = _ISO_DATE.findall(text)
    return found[0] if len(found) == 1 and _DECIDED.search(text) else ""


def _span(first: str, sign: str | None, last: str | None) -> tuple[int, int] | None:
    """The years from first to last: 2009–2011, 2009–11. None if it may be a month or a number."""
    if last is None:
        return int(first), int(first)
    if len(last) == 2:
        if sign == "-" and int(last) <= _MONTHS:
            return None
        last = first[:2] + last
    return (int(first), int(last)) if first < last else None


def years_of(texts: Iterable[str]) -> list[int]:
    """The years of the first text that names one year or span.

    Empty if a text names several. A budget for 2026 with a plan for 2027–2028 is for all three.
    """
    for text in texts:
        found = spans(text)
        if found:
            years = sorted({year for first, last in found for year in range(first, last + 1)})
            names = named(text)
            starts = [first for first, _ in found]
            is_run = years[-1] - years[0] < len(years) and starts == sorted(starts)
            planned = names is not None and names.kind != "report"
            return years if len(found) == 1 or (is_run and planned) else []
    return []


def after(parts: list[Part], title: Heading | None) -> Iterator[str]:
    """What stands just below the title: the lines of a cover."""
    start = parts.index(title) + 1 if title in parts else 0
    for part in parts[start : start + _FRONT]:
        match part:
            case Heading():
                yield part.text
            case Paragraph() if part.text[-1] != "." or part.lines:
                yield part.text
            case Facts():
                continue
            case _:
                return


def period_of(text: str) -> entities.Period | None:
    """Which part of a year a report is about. None if it does not say."""
    if match := _TERTIAL.search(text):
        number = match["after"] or match["before"] or match["short"]
        return _PERIODS[f"t{number or _WORDS[match['word'].lower()]}"]
    match = _PART_YEAR.search(text)
    return _PERIODS[match["part"].lower()] if match else None
