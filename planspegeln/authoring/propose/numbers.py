"""Which numbers of a text may be measures, and what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from planspegeln.authoring.propose import verbs
from planspegeln.authoring.propose.labels import ABOUT, LENGTHS, Counted
from planspegeln.authoring.propose.labels import labels as labelled
from planspegeln.authoring.propose.proposals import MeasureProposal
from planspegeln.authoring.propose.units import Unit
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import slug
from planspegeln.swedish.likeness import SMALL_WORDS
from planspegeln.swedish.measures import PRINTED, PRINTED_UNIT, qualifier
from planspegeln.swedish.numerals import HALF, IN_WORDS, Number, numbers

_SMALL: Final = "|".join(word for n in range(2, 13) for word in IN_WORDS[n])
_MONTH: Final = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_YEAR: Final = r"(?:19|20)\d\d"
# What has digits and measures nothing, in the forms that are common in Swedish documents: dates, times,
# telephone numbers, postal codes, references, sections, properties (4:7), ages from–to and list marks.
_NO_MEASURE: Final = re.compile(
    rf"""
    {_YEAR}\s?[-–]\s?{_YEAR} | {_YEAR}[-–/ ]\d\d[-–/ ]\d\d(?!\d) | \b\d{{1,2}}\s?(?:[-–]\s?\d{{1,2}}\s)?{_MONTH}(?!\w)(?:\s{_YEAR})?
    | \b(?:kl|klockan|kl\.)\s?\d{{1,2}}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{{1,2}}(?:[.:]\d\d)?)?
    | \b0\d{{1,3}}\s?[-–]\s?\d[\d ]+ | \b\d{{3}}\s\d\d\s[A-ZÅÄÖ]
    | \b[A-ZÅÄÖ]{{2,6}}[-/ ]?{_YEAR}[:/]\d[\d.]* | \b[A-ZÅÄÖ]{{2,}}-?\d+\b | \b\w+(?:gatan|vägen|torget|gränd|allén)\s\d+ | \b\d+:\d+ | \b\w+/\d[\d.]*
    | §+\s?\d+ | \b\d+\s?(?:§|kap\.) | \b\d+(?:\.\d+)+\b
    | \b\d{{1,3}}\s?[–-]\s?\d{{1,3}}(?!\w|\s?(?:procent|%|kronor|kr)) | \b\d+-(?!tal)[^\W\d]\w*
    | \b(?:nr|nummer|punkt|kapitel|avsnitt|sida|sidan|bilaga|tabell|figur|diagram|steg|fas|etapp|område|mål|del
        |agenda|tertial|kvartal|grupp|version|vecka|v\.|s\.|linje|årskurs|åk)\s+(?:\d+|{_SMALL})\b
    | ^\d+[.)]\s | \(\d\) | \[\d+\]
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEARS: Final = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
# Numbers of the text's own parts say how it is written, not how much there is.
_OWN_PARTS: Final = (
    "syfte syften mål målen målområden målområde delmål område områden del delar insats "
    "insatser punkt punkter fråga frågor steg kategori kategorier perspektiv princip "
    "principer tema teman faktor faktorer inriktningar prioriteringar kapitel avsnitt "
    "rubriker huvudområden fokusområden strategier aspekter delprojekt nivåer dimensioner "
    "anledningar orsaker skäl sätt gånger "
)
_PARTS: Final = frozenset(_OWN_PARTS.split())
MONEY: Final = frozenset({"kronor", "kkr", "miljoner kronor", "miljarder kronor"})
_INDEX: Final = re.compile(r"\b(?:\w*index|betyget?|medelvärdet?|nivå)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(\w+)\.?\s$")
_NOUN: Final = re.compile(r"\s+([a-zåäöé][\w-]*)(?:\s+([a-zåäöé][\w-]*))?")
# The mark of a footnote after a word or a number, but not the exponent of a unit: m².
_MARK: Final = re.compile(r"(?<![mM])[⁰¹²³⁴-⁹]+")
# The ending of an adjective, or of a participle, before a noun in the plural: unika, inkomna.
_ADJECTIVE: Final = re.compile(r"\w+(?:na|da|ta|ka|la|ga|ra|sa|ma|va|ya|nde|iva|ade)$")
# No number counts a noun in the definite form, unless "de" stands before: "31 snöröjningen".
_DEFINITE: Final = re.compile(r"\w+(?:ningen|heten|tionen|skapen|arna|orna|erna)$")
_KNOWN: Final = frozenset(
    {"de", "dessa", "alla", "båda", "våra", "kommunens", "ovanstående", "följande"}
)
_NEAR: Final = (
    12  # characters between two numbers of one unit: "från 7 till 6 procent", "tre av fem torg"
)
_OF: Final = re.compile(r"\sav\s(?:de\s|totalt\s)?(?=\S)")
_OF_THE: Final = re.compile(r"\bav de $")
_YEARS: Final = frozenset({"år", "års", "åren"})
# The year before the document's, as words of it say.
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:förra årets?|föregående års?|fjolåret(?:s)?|i fjol|året (?:före|innan|dessförinnan))\b",
    re.IGNORECASE,
)
# After a number that could be a year, these say that it is none.
_PEOPLE: Final = frozenset(
    [
        "personer",
        "invånare",
        "elever",
        "barn",
        "ungdomar",
        "besökare",
        "deltagare",
        "hushåll",
        "bostäder",
    ]
)
_NO_NOUN: Final = SMALL_WORDS | frozenset(
    {"år", "året", "förra", "föregående", "fjolåret", "var", "fick", "har", "blev", "gånger", "per"}
)

_REFERENCE: Final = re.compile(
    r"\b(?:rik\w+|genomsnitt\w*|snittet|länet|landet|medel\w* i riket)\b", re.IGNORECASE
)
_COMPARED: Final = re.compile(
    r"\b(?:jämfört med|att jämföra med|i jämförelse med|mot)\b", re.IGNORECASE
)
_TARGET: Final = re.compile(
    r"\b(?:senast|minst|högst|uppnå\w*|nå|mål\w*|målvärde|öka till|minska till|ska vara)\b",
    re.IGNORECASE,
)
_GOAL: Final = re.compile(r"\bmål\w* (?:är|var|på|om)\b", re.IGNORECASE)
_BASELINE: Final = re.compile(r"\b(?:var|nuläge\w*|utgångsläge\w*|i dag|idag|är)\b", re.IGNORECASE)
_RECEIVED: Final = re.compile(
    r"\b(?:fick|har fått|deltog|genomfördes|träffades|hölls|besöktes|under)\b"
)
_BUDGET: Final = re.compile(
    r"\b(?:avsatt\w*|budget\w*|anslag\w*|avsätts|tilldelas)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Said:
    """A number in a sentence, with its unit and how sure it is."""

    number: Number
    unit: str
    end: int
    confidence: float


def in_text(unit: Unit, entry: DocumentEntry) -> Iterator[MeasureProposal]:
    """The measures that a sentence may hold, in the order of its numbers."""
    first = min(entry.document.years)
    for place in unit.stretch.locations:
        text = _MARK.sub(lambda match: " " * len(match[0]), place.words)
        said = _measuring(text)
        labels = labelled(
            text,
            [
                Counted(
                    one.number.start,
                    one.end,
                    one.unit,
                    one.unit in ("procent", "procentenheter"),
                    one.unit in MONEY,
                )
                for one in said
            ],
        )
        for i, one in enumerate(said):
            years = _years(text, i, said, entry)
            role = _role(text, one, entry, said[:i])
            for said_year in years:
                year = _told_year(said_year, role, entry)
                yield MeasureProposal(
                    place,
                    Location(place.leaf, place.start + one.number.start, place.start + one.end),
                    one.number.value,
                    one.unit or _named(labels[i]),
                    # What was so before the plan's own years is no plan.
                    "outcome" if role == "plan" and year and year < first else role,
                    one.confidence,
                    labels[i],
                    year,
                    qualifier(text, one.number),
                    _series(one, said),
                )


def _told_year(year: int | None, role: str, entry: DocumentEntry) -> int | None:
    """The year of a figure: a report tells no outcome of a later year than its own."""
    own = entry.document.years
    is_later = year is not None and year > max(own)
    if not (entry.is_follow_up and role == "outcome" and is_later):
        return year
    return own[0] if len(own) == 1 else None


def _named(label: str) -> str:
    """The unit that a label names: "Antal inbrott i bostäder" are so many inbrott."""
    return noun_after(label.removeprefix("Antal"), 0) if label.startswith("Antal ") else ""


def _measuring(text: str) -> list[_Said]:
    """The numbers of a text that may measure something."""
    masked = [match.span() for match in _NO_MEASURE.finditer(text)]
    # A year is one wherever it stands, unless a unit follows.
    masked += [match.span() for match in YEARS.finditer(text) if not _counts(text, match)]
    found: list[_Said] = []
    for number in sorted(numbers(text), key=lambda one: one.start):
        if any(start <= number.start < end for start, end in masked):
            continue
        if one := _said(text, number, found):
            found.append(one)
    return [
        replace(one, unit=after.unit)
        if not one.unit and after and after.number.start - one.end < _NEAR
        else one
        for one, after in zip_longest(found, found[1:])
    ]


def _counts(text: str, year: re.Match[str]) -> bool:
    """Whether what reads as a year says how many there are: "Det kom 2000 personer"."""
    if PRINTED_UNIT.match(text, year.end()):
        return True
    noun, last = (
        noun_after(text, year.end()),
        _BEFORE.search(text[max(0, year.start() - 40) : year.start()]),
    )
    before = last[1].lower() if last else ""
    is_many = noun.endswith(("er", "ar", "or", "are")) and not verbs.is_verb(noun)
    return noun in _PEOPLE or (is_many and (before in ABOUT or verbs.is_verb(before)))


def _said(text: str, number: Number, before: list[_Said]) -> _Said | None:
    written = text[number.start : number.end]
    in_words = not any(sign.isdigit() for sign in written)
    if written.lower() == HALF:
        return _Said(number, "procent", number.end, 0.8)
    last = _BEFORE.search(text[max(0, number.start - 40) : number.start])
    word = last[1].lower() if last else ""
    if (in_words and number.value <= 1) or (
        word in _KNOWN and not _OF_THE.search(text[max(0, number.start - 10) : number.start])
    ):
        return None
    if match := PRINTED_UNIT.match(text, number.end):
        return _Said(number, PRINTED[match["unit"].lower()], match.end(), 0.95)
    if text.startswith("-tal", number.end):
        noun = noun_after(text, number.end + len("-tal"))
        return _Said(number, noun, number.end, 0.85)
    if _INDEX.fullmatch(word):
        return _Said(number, "index", number.end, 0.9)
    if (match := _OF.match(text, number.end)) and next(_numbers_at(text, match.end()), None):
        return _Said(number, "", number.end, 0.7)
    noun = noun_after(text, number.end)
    if (
        noun in _PARTS
        or noun in _YEARS
        or (text[number.end :].lstrip().split(" ")[0] in _YEARS and not before)
    ):
        return None
    if noun:
        return _Said(number, noun, number.end, 0.8 if not in_words else 0.7)
    if in_words:
        return None
    told = before[-1].unit if before else "index" if _INDEX.search(text[: number.start]) else ""
    return _Said(number, told, number.end, 0.7 if told else 0.5)


def _numbers_at(text: str, at: int) -> Iterator[Number]:
    """The number that begins at a place, if one does."""
    word = re.compile(r"\S+").match(text, at)
    return (one for one in numbers(word[0] if word else "") if one.start == 0)


def noun_after(text: str, at: int) -> str:
    """The noun that a number counts: after an adjective, the word after it. "" if there is none."""
    match = _NOUN.match(text, at)
    if (
        match is None
        or match[1] in _NO_NOUN
        or _DEFINITE.match(match[1])
        or _is_nonoun_after(match)
    ):
        return ""
    if match[2] and _ADJECTIVE.fullmatch(match[1]) and match[2] not in _NO_NOUN:
        return match[2]
    owned = match[1].removesuffix("s")  # två kilometers väg
    return owned if owned in LENGTHS else match[1]


def _is_nonoun_after(match: re.Match[str]) -> bool:
    """Whether a word after a number is a verb. A participle before a noun is none: "två planerade möten"."""
    return verbs.is_verb(match[1]) and not (match[2] and _ADJECTIVE.fullmatch(match[1]))


def _is_year_before(text: str, place: int, said: list[_Said]) -> bool:
    """Whether a number is of the year before: "fler än förra årets 12", "12, mot 15 året före"."""
    one = said[place]
    start = said[place - 1].end if place else 0
    end = said[place + 1].number.start if place + 1 < len(said) else len(text)
    after = re.match(r"[^,;:.]*", text[one.end : end])
    before = re.search(r"[^,;:.]*$", text[start : one.number.start])
    # What stands right after the number before is of that one.
    is_own = before is not None and (place == 0 or before.start() > 0 or "årets" in before[0])
    return bool(
        (after and _YEAR_BEFORE.search(after[0]))
        or (before and is_own and _YEAR_BEFORE.search(before[0]))
    )


def _years(text: str, place: int, said: list[_Said], entry: DocumentEntry) -> list[int | None]:
    """The year of a number: the nearest one after it, or else before it. Both if it is for each year."""
    one = said[place]
    if len(entry.document.years) == 1 and _is_year_before(text, place, said):
        return [entry.document.years[0] - 1]
    found = [(match.start(), int(match[0])) for match in YEARS.finditer(text)]
    before = [year for at, year in found if at < one.number.start]
    after = [year for at, year in found if at > one.number.start]
    if re.match(r"[^.;:]{0,20}per år", text[one.end :]) and len(before) > 1:
        return [*before]
    near = re.match(r"[^,;:.(]*", text[one.end :])
    within = [year for at, year in found if near and one.end <= at < one.end + near.end()]
    if within:
        return [within[0]]
    later = next((other.number.start for other in said[place + 1 :]), one.end)
    is_own = not before and _COMPARED.search(text[one.end : later])  # 112, jämfört med 130 år 2030
    if (before or after) and not is_own:
        return [(before or after)[-1 if before else 0]]
    if len(entry.document.years) == 1:
        return [entry.document.years[0]]
    return [None]


def _role(text: str, one: _Said, entry: DocumentEntry, before: list[_Said]) -> entities.Role:
    start = before[-1].end if before else 0
    near = text[start : one.number.start]
    if _REFERENCE.search(near):
        return "reference"
    if entry.is_follow_up:
        return "target" if _GOAL.search(near) else "outcome"
    if _BUDGET.search(text) and one.unit in MONEY:
        return "budget"
    if _TARGET.search(near):
        return "target"
    if one.unit in ("index", "procent") and _BASELINE.search(near):
        return "baseline"
    return "outcome" if _RECEIVED.search(near) and one.unit not in MONEY | {"månader"} else "plan"


def _series(one: _Said, said: list[_Said]) -> str | None:
    """Numbers of one sentence with one unit may be compared."""
    alike = sum(other.unit == one.unit for other in said)
    return slug(one.unit) or None if alike > 1 and one.unit else None
