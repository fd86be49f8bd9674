"""What says nothing to take out: sentences about the document itself, and what is no sentence.

Only what is certain is proposed. A sentence with a number that measures something is none, nor is one
that says what shall be done with the document: "Planen ska följas upp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from planspegeln.authoring.propose import verbs
from planspegeln.authoring.propose.bodies import sender
from planspegeln.authoring.propose.proposals import BackgroundProposal
from planspegeln.authoring.propose.units import Unit
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model.values import Trail
from planspegeln.swedish.tokens import tokens

_CERTAIN: Final = 0.9
_MONTH: Final = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
# A document, or a part of one, in the definite form.
_DOCUMENTS: Final = (
    "planen|programmet|dokumentet|rapporten|berättelsen|redovisningen|verksamhetsplanen|handlingsplanen"
    "|handlingsprogrammet|verksamhetsberättelsen|årsrapporten|delårsrapporten|delårsbokslutet|bokslutet"
)
_PARTS: Final = "kapitlet|kapitel|avsnittet|avsnitt|bilagan|bilaga|tabellen|tabell|diagrammet|diagram|figuren|figur"
_WHICH: Final = r"(?:(?:den|det) här |denna |detta |föreliggande )?"
_NUMBERED: Final = (
    r"(?: (?:\d+(?:\.\d+)*|[a-z]|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio))?(?: nedan| ovan)?"
)
# What is said of a document, and not of what it plans.
_DESCRIBED: Final = (
    r"beskriver|redogör för|redovisar|innehåller|består av|omfattar|gäller|avser|riktar sig till|vänder sig till"
    r"|bygger på|sammanfattar|presenterar|inleds med|avslutas med|ersätter|kompletterar|visar|tar upp|utgörs av"
    r"|följer upp(?= (?-i:[A-ZÅÄÖ]))|är (?:in|upp)delad|är (?:in|upp)delat|är uppbyggd|är uppbyggt|är framtag\w+|är antag\w+|är beslutad|är fastställd"
    r"|(?:anger|visar|förklarar|tydliggör) (?:hur|vad|vilk\w+|när|vem)"
    r"|är ett (?:styrdokument|komplement)|är skriv\w+|är en del av|är en uppföljning av|är giltig\w*"
    r"|antogs|beslutades|fastställdes|togs fram|skrevs|arbetades fram|reviderades"
    r"|har (?:antagits|beslutats|fastställts|tagits fram|arbetats fram|skrivits|reviderats|utarbetats)"
)
_WITHIN: Final = r"finns|redovisas|beskrivs|presenteras|visas|framgår|listas|anges|återfinns|sammanfattas|redogörs|ges"
_ITSELF: Final = re.compile(
    rf"{_WHICH}(?P<what>[\w-]+){_NUMBERED} (?:[\w-]+ ){{0,2}}?(?:{_DESCRIBED})\b(?! att\b)",
    re.IGNORECASE,
)
_IN_IT: Final = re.compile(
    rf"(?:i|under|på) {_WHICH}(?:{_PARTS}|{_DOCUMENTS}|sidan|nästa (?:kapitel|avsnitt)|följande (?:kapitel|avsnitt))"
    rf"{_NUMBERED} (?:{_WITHIN})\b",
    re.IGNORECASE,
)
_THIS: Final = re.compile(r"(?:den här|det här|denna|detta) (?P<what>[\w-]+) är\b", re.IGNORECASE)
_FOLLOWS_UP: Final = re.compile(r"(?:den|det) följer upp\b", re.IGNORECASE)
_LEADS_ON: Final = re.compile(
    rf"(?:läs (?:mer|vidare)|mer (?:information|att läsa) (?:om .+ )?finns|för (?:mer|ytterligare) information"
    rf"|se (?:även |också |vidare )?(?:{_PARTS}|sidan|s\.)|källa:|foto:|bild:)",
    re.IGNORECASE,
)
_WITHIN_IT: Final = re.compile(r"\b(?:vad|hur|vilk\w+|när|vem|som|där)\b")
_SHALL: Final = re.compile(r"\b(?:ska|skall|kommer|bör|måste|vill)\b", re.IGNORECASE)
_ADDRESS: Final = "det är en adress"
# What stands alone and is no sentence, with what it is in Swedish.
_ALONE: Final[tuple[tuple[str, str], ...]] = (
    (
        rf"(?:den )?\d{{1,2}} (?:{_MONTH}) (?:19|20)\d\d|(?:19|20)\d\d[-–/ ]\d\d[-–/ ]\d\d"
        rf"|(?:{_MONTH}) (?:19|20)\d\d",
        "det är ett datum",
    ),
    (
        r"(?:beslutad|antagen|antaget|fastställd|fastställt|upprättad|reviderad|godkänd)\b[^.]{0,80}?"
        rf"(?:\d{{1,2}} (?:{_MONTH}) (?:19|20)\d\d|(?:19|20)\d\d[-–/ ]\d\d[-–/ ]\d\d)(?:,? (?:§|dnr|diarie)[^.]*)?",
        "det är när dokumentet beslutades",
    ),
    (
        r"(?:sid(?:a|an)?\.? )?\d+ ?(?:\(\d+\)|av \d+|/ ?\d+)|sid(?:a|an)?\.? \d+",
        "det är ett sidnummer",
    ),
    (
        r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[.:]? ?(?:[A-ZÅÄÖ]{1,6}[-/ ]?)*[\d/.:-]+",
        "det är ett diarienummer",
    ),
    (
        r"(?:(?:tfn|tel|telefon|växel)(?: vxl)?[.:]? ?)0\d{1,3}\s?[-–]\s?[\d ]+",
        "det är ett telefonnummer",
    ),
    (r"(?:e-?post(?:adress)?:? )?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "det är en e-postadress"),
    (
        r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|eu)(?:/\S*)?",
        "det är en webbadress",
    ),
    (
        r"(?:[\w.&-]+,? ){0,6}\d{3} \d{2} (?-i:[A-ZÅÄÖ])[\w-]+(?: (?-i:[A-ZÅÄÖ])[\w-]+)?"
        r"|(?-i:[A-ZÅÄÖ])[\w-]*(?:gatan|vägen|torget|gränd|allén|plan) \d+(?: ?[a-z])?(?:,? (?:i )?(?-i:[A-ZÅÄÖ])[\w-]+)?",
        _ADDRESS,
    ),
)
_EACH: Final = [(re.compile(words, re.IGNORECASE), told) for words, told in _ALONE]
_NAMED: Final = re.compile(rf"(?:{_DOCUMENTS}|{_PARTS})", re.IGNORECASE)
_ENDINGS: Final = ("en", "n", "et", "t")


class Background:
    """What of a document's text is background."""

    def __init__(self, entry: DocumentEntry) -> None:
        titles = f"{entry.document.title} {entry.document.short_title}"
        self._own = frozenset(f"{word}{end}" for word in tokens(titles) for end in _ENDINGS)
        headings = (
            leaf.text for leaf in entry.text.leaves if leaf.trail[-1] in ("heading", "title")
        )
        texts = (leaf.text for leaf in entry.text.leaves if not leaf.cell)
        sent = sender(texts, entry.municipality.name)  # a draft has no sender yet
        names = (entry.document.issuer, sent, entry.municipality.official_name)
        self._names = {_plain(name) for name in (*headings, *names) if name}

    def told(self, unit: Unit, *, measures: bool) -> str:
        """Why a sentence is background, in Swedish. "" if that is not certain.

        One with a number that `measures` something is none, but a date or an address has none.
        """
        leaf, text = unit.leaf, unit.text.strip()
        if not leaf.says or leaf.cell or unit.is_entry or leaf.trail[-1] == "title":
            return ""
        return _alone(text) or ("" if measures else self._about(text))

    def _about(self, text: str) -> str:
        if _plain(text) in self._names and not text.endswith((".", ":")):
            return "det är en rubrik eller ett namn"
        if text.isupper() and not _has_verb(text):
            return "det är en rubrik"
        if _LEADS_ON.match(text):
            return "meningen visar vidare"
        found = _IN_IT.match(text) or _FOLLOWS_UP.match(text)
        about = _ITSELF.match(text) or _THIS.match(text)
        if found is None and about and self._is_document(about["what"]):
            found = about
        if found is None or _SHALL.search(found[0]) or _promises(text, found.end()):
            return ""
        return f"orden ”{found[0]}” är om dokumentet självt"

    def _is_document(self, word: str) -> bool:
        return _NAMED.fullmatch(word) is not None or word.lower() in self._own


def _has_verb(text: str) -> bool:
    return any(map(verbs.is_verb, tokens(text)))


def _alone(text: str) -> str:
    """What a text is that stands alone and is no sentence, in Swedish. "" if it is none of them."""
    told = next((told for words, told in _EACH if words.fullmatch(text.rstrip(" ."))), "")
    return "" if told == _ADDRESS and _has_verb(text) else told


def _promises(text: str, start: int) -> bool:
    """Whether what follows promises something itself: "… och nämnden ska", but not "… vad nämnden ska"."""
    said = text[:start].rsplit(maxsplit=1)[-1]
    for found in _SHALL.finditer(text, start):
        clause = re.split(r"\b(?:och|samt|men)\b", f"{said} {text[start : found.start()]}")[-1]
        if _WITHIN_IT.search(clause) is None:
            return True
        said, start = "", found.end()
    return False


def _plain(text: str) -> str:
    return " ".join(tokens(text))


def background(
    entry: DocumentEntry, read: list[Unit], measured: set[tuple[Trail, int]]
) -> Iterator[BackgroundProposal]:
    """The sentences of a document that are background. `measured` are the places that measure something."""
    own = Background(entry)
    for unit in read:
        if told := own.told(unit, measures=unit.stretch.place in measured):
            yield BackgroundProposal(unit.stretch.locations[0], _CERTAIN, told)
