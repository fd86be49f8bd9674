"""What in a report may be an outcome: what its words say of how far the work had come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from planspegeln.authoring.propose import verbs
from planspegeln.authoring.propose.units import Unit
from planspegeln.model import entities
from planspegeln.swedish.goals import CANCELLED
from planspegeln.swedish.numerals import IN_WORDS
from planspegeln.swedish.tokens import tokens

_WORD: Final = re.compile(r"[^\W_]+")
# How much of a commitment's words an outcome has to say before it may count as done.
ENOUGH: Final = 0.6
_LINE: Final = 6  # words
_SOME: Final = 0.3  # before it may count as under way: that may be said of a part of it


class Told(NamedTuple):
    """The status that words give, and why, in Swedish."""

    status: entities.Status
    reason: str


_NOTHING: Final = "orden säger inte hur långt arbetet hade kommit"
# The words of each status, the surest first: docs/redaktion.md says what each of them means. A goal that
# was not reached and work that was put off are said in set phrases; "genomfört" is any verb in the past.
_PHRASES: Final[tuple[tuple[entities.Status, str], ...]] = (
    (
        "ej-uppnatt",
        r"(?:upp)?nå(?:s|ddes|tts|dde|tt|r) (?:\w+ )?(?:inte|ej)\b|(?:inte|ej) (?:ha )?(?:upp)?nå(?:tts|tt|s|ddes)\b|klara(?:s|des|ts) (?:inte|ej)|(?:inte|ej) (?:ha )?klarats"
        r"|(?:inte|ej) uppfyll\w+|uppfyll\w+ (?:inte|ej)\b|under målet|inte målet",
    ),
    (
        "uppskjutet",
        r"skj(?:uts|utits|uter|utas) upp|sköts? upp|uppskjut\w+|senarel\w+|framfly\w+"
        r"|försena\w+|väntas? med|flytta(?:s|ts|des|t) (?:fram|till)|förskj\w+|skjut(?:s|its|en|na) (?:på framtiden|till|fram)",
    ),
    (
        "installt",
        CANCELLED,
    ),
    (
        "andrat",
        r"i ?stället för|ersat(?:tes|ts|t) (?:av|med)|(?:har|hade) ändrats|ändrades|bytts ut|gjordes om|gjorts om"
        r"|omarbeta(?:ts|des)|fick en annan|blev en annan",
    ),
    (
        "pagar",
        r"pågår|pågående|är i ?gång\b|(?:har|är) (?:påbörja[dt]s?|inletts?|startats?)|påbörjades|inleddes|fortgår"
        r"|fortsätter|under arbete|håller på|just nu|löper på|bereds|(?:inte|ej|ännu inte) (?:\w+ )?(?:klar|slutför|avsluta|färdig)\w*"
        r"|(?:inte|ej) (?:\w+ )?slutföras|arbetas (?:det )?fram",
    ),
)
_BY_PHRASE: Final = [
    (status, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for status, words in _PHRASES
]
_COUNT: Final = rf"(?:\d+|{'|'.join(word for words in IN_WORDS.values() for word in words)})"
_PARTLY: Final = re.compile(
    r"\b(?:delvis|flertalet|till (?:viss|stor|största) del(?:en)?|i huvudsak|i viss mån|vissa av|några av|en del av|merparten|de flesta"
    rf"|hälften av|{_COUNT}(?: stycken| st)? av (?:de |dem |totalt |sammanlagt ){{0,2}}{_COUNT}"
    rf"|av (?:de |totalt |sammanlagt ){{0,2}}{_COUNT} \w+ [^.;:,]*\b{_COUNT}"
    r"|begränsad omfattning)\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(rf"\b{_COUNT}\b", re.IGNORECASE)
_NOT: Final = re.compile(r"\b(?:inte|ej|inga|ingen|inget|aldrig|utan att)\b", re.IGNORECASE)
_LATER: Final = re.compile(
    r"\bkommer(?: \w+){0,4} (?:att|under)\b|\bkommer \w+(?:as|a)\b|\bplaneras\b|\b(?:ska|skall|skulle)\b"
    r"|\bnästa år\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:klar|klart|klara|färdig\w*|slutför\w+|avslutad\w*|fått (?:\w+ )?(?:information|en|ta del)|fick\b.*?"
    r"(?:information|ta del)|tagit del|togs fram|tagits fram|delades ut|delats ut|ägde rum|hölls|har hållits"
    r"|målet (?:är )?uppnått|(?:upp)?nåddes|(?:är|blev) (?:nu |numera |delvis )?(?:antag\w+|beslut\w+|genomför\w+|utför\w+|fastställ\w+|(?!planer)\w{2,}a(?:d|t|de)))\b",
    re.IGNORECASE,
)
_HAS: Final = re.compile(r"\b(?:har|hade|blivit)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "har" with a supine close by, or the past passive, of whatever verb: "har gått", "invigdes".
_PERFECT: Final = re.compile(
    r"\bhar (?:\w+ ){0,3}?\w{2,}(?:at|it|tt|ats|its|tts|rt|lt|nt|rts|lts|kt|kts)\b|\b\w{2,}(?:ades|[rlndg]des|ttes|ktes)\b"
)
# What a column of statuses says, in one word.
_CELLS: Final[dict[str, entities.Status]] = {
    "ja": "genomfort",
    "klar": "genomfort",
    "klart": "genomfort",
    "genomförd": "genomfort",
    "genomfört": "genomfort",
    "avslutad": "genomfort",
    "uppfyllt": "genomfort",
    "uppfyllt helt": "genomfort",
    "helt uppfyllt": "genomfort",
    "delvis": "delvis-genomfort",
    "delvis uppfyllt": "delvis-genomfort",
    "delvis genomförd": "delvis-genomfort",
    "delvis genomfört": "delvis-genomfort",
    "pågår": "pagar",
    "pågående": "pagar",
    "påbörjad": "pagar",
    "nej": "ej-uppnatt",
    "ej uppfyllt": "ej-uppnatt",
    "inte uppfyllt": "ej-uppnatt",
    "inställd": "installt",
    "inställt": "installt",
    "utgår": "installt",
    "uppskjuten": "uppskjutet",
    "uppskjutet": "uppskjutet",
    "senarelagd": "uppskjutet",
    "ändrad": "andrat",
    "ändrat": "andrat",
}
# A report's sentences about itself tell no outcome.
_ITSELF: Final = re.compile(
    r"\b(?:[\w-]*berättelsen|[\w-]*rapporten|[\w-]*redovisningen|[\w-]*uppföljningen|dokumentet|avsnittet"
    r"|tabellen|diagrammet|kapitlet) (?:redogör|beskriver|redovisar|innehåller|visar|omfattar|är indelad)",
    re.IGNORECASE,
)


def told(text: str, year: int | None = None) -> Told:
    """The status that the words of a report give, and which of them. `year` is the report's last."""
    partly = _partly(text)
    for status, pattern in _BY_PHRASE:
        if match := pattern.search(text):
            if partly and status in ("installt", "uppskjutet"):
                return Told("delvis-genomfort", f"orden ”{partly[0]}” och ”{match[0]}”")
            return Told(status, f"orden ”{match[0]}”")
    if _LATER.search(text) or (_is_later(text, year) and not _past(text)):
        return Told("namns", "orden är om vad som ska göras senare")
    done = _DONE.search(text) or _past(text)
    if done is None or _NOT.search(text):
        return Told("namns", _NOTHING)
    if partly:
        return Told("delvis-genomfort", f"orden ”{partly[0]}” och ”{done[0]}”")
    return Told("genomfort", f"orden ”{done[0]}”")


def _partly(text: str) -> re.Match[str] | None:
    """Words that say that not all of it was done. "22 av 22" says that all was."""
    for match in _PARTLY.finditer(text):
        counts = [one.lower() for one in _COUNTED.findall(match[0])]
        if len(counts) < 2 or counts[0] != counts[-1]:
            return match
    return None


def told_in_cell(text: str) -> Told | None:
    """The status that a cell gives in a word or two. None if it says more, or something else."""
    found = _CELLS.get(text.strip(" .").lower())
    return Told(found, f"cellen ”{text}”") if found else None


def _past(text: str) -> re.Match[str] | None:
    """A verb of action in the past, or any verb in the perfect or in the past passive."""
    has = _HAS.search(text) is not None
    for word in _WORD.finditer(text):
        form = word[0].lower()
        if form in verbs.PAST or (form in verbs.SUPINE and (has or form.endswith("ts"))):
            return word
    return _PERFECT.search(text)


def _is_later(text: str, year: int | None) -> bool:
    """Whether a text is about a year after the report's, and about none before."""
    found = [int(match) for match in _YEAR.findall(text)]
    return year is not None and bool(found) and min(found) > year


def of_answer(found: Iterable[Told], covered: float) -> Told:
    """The status of a commitment that several outcomes speak of.

    `covered` is how much of the commitment's words they say: it is done only if they say enough.
    """
    each = [one for one in found if one.status != "namns"]
    statuses = {one.status for one in each}
    if not each:
        return Told("namns", _NOTHING)
    enough = _SOME if statuses == {"pagar"} else ENOUGH
    if covered < enough and statuses <= {"genomfort", "pagar", "andrat"}:
        return Told("namns", "utfallet säger bara en del av åtagandets ord")
    if "delvis-genomfort" in statuses or {"genomfort", "installt"} <= statuses:
        return next(
            (one for one in each if one.status == "delvis-genomfort"),
            Told("delvis-genomfort", each[0].reason),
        )
    order = [status for status, _ in _PHRASES]
    return min(each, key=lambda one: order.index(one.status) if one.status in order else len(order))


def _is_line(unit: Unit) -> bool:
    """Whether a paragraph reads as a heading or a name: a few words without a verb, a number or an end."""
    text = unit.text.strip()
    is_short = len(text.split()) <= _LINE and text[-1] not in ".:!?" and not re.search(r"\d", text)
    is_own = not unit.leaf.cell and not unit.is_entry
    return is_own and is_short and not any(map(verbs.is_verb, tokens(text)))


def confidence(unit: Unit) -> float:
    """How surely a sentence of a report tells what happened."""
    text = unit.text
    if _ITSELF.search(text) or _is_line(unit):
        return 0.2
    if _past(text) or re.search(r"\b(?:har|hade|blev|kunde|var|fick)\b", text):
        return 0.9
    if told(text).status != "namns" or re.search(r"\d", text):
        return 0.8
    if re.search(r"\b(?:ska|skall)\b", text):
        return 0.5
    return 0.6 if unit.is_entry or len(text.split()) > 3 else 0.5
