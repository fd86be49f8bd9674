"""What in a plan may be a commitment: the words that promise, and what they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planspegeln.authoring.propose import bodies, kinds, verbs
from planspegeln.authoring.propose.grids import Grid
from planspegeln.authoring.propose.proposals import CommitmentProposal
from planspegeln.authoring.propose.units import Unit
from planspegeln.model.leaves import Location

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LEAST: Final = 0.5  # what is less certain is not proposed


class Found(NamedTuple):
    """What promises: its characters, how sure it is, and why, in Swedish."""

    start: int
    end: int
    confidence: float
    reason: str


# Words that promise, and how surely they do. The first in this order that a sentence has counts. They are
# the modal verbs of Swedish, and set phrases of plans in general; how sure they are is the project's own
# judgement, tried on the documents and on tests/authoring/propose/sentences.yml.
_PROMISES: Final[tuple[tuple[float, str], ...]] = (
    (
        0.8,
        r"[\w-]*(?:mål|målet|målsättning|ambition|uppgift|uppdrag|inriktning|insats)(?:en|et|er|erna|na|arna)?"
        r"(?: [\w-]+){0,5} är att",
    ),
    (0.7, r"(?:vision|mål|målsättning|ambition)(?:en|et)?(?: [\w-]+){0,4} är(?! följande|:)"),
    (0.95, r"(?:ska|skall)"),
    (0.9, r"kommer(?: [\w-]+){0,8}? att"),
    (
        0.85,
        r"(?:har|är) (?:som |ett |vår[ta]? )?(?:[\w-]+ )?(?:mål|målsättning|ambition|uppgift) att",
    ),
    (
        0.75,
        r"(?:planerar|avser|ämnar|siktar på|strävar efter|åtar sig|prioriterar|fortsätter)(?: [\w-]+){0,4} att",
    ),
    (0.75, r"(?:måste|bör)"),
    (0.7, r"(?<!som )vill"),
    (0.65, r"(?<!som )behöver(?: [\w-]+){0,3} [\w-]+a"),
    (0.7, r"senast (?:den|vid|i|under|år|20\d\d)"),
    (0.55, r"är (?:viktigt|angeläget|prioriterat|nödvändigt) att"),
    (0.6, r"har (?:ett |det )?(?:[\w-]+ )?ansvar(?:et)? för|fortsätter"),
)
_BY_WORD: Final = [
    (sure, re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)) for sure, words in _PROMISES
]
# What somebody believes will happen is no promise.
_BELIEVED: Final = re.compile(
    r"\b(?:anser|bedöm(?:er|s|ning\w*)|tror|menar|räknar med|förvänta[rs]|uppskattas?|risk\w* är)\b",
    re.IGNORECASE,
)
_GETS: Final = re.compile(
    r"\bfår (?:\w+ )?(?:ta del|information|stöd|en? \w+ (?:om|kring|av)|utbildning)"
)
_AIMED: Final = re.compile(
    r"\b(?:är|ligger)\b.*\b(?:fokuser|inrikt)(?:ad|at|ade)\b|\bfokus\b(?: [\w-]+){0,3} ligger\b",
    re.IGNORECASE,
)
_RECURS: Final = re.compile(
    r"\b(?:varje|vartannat|vart tredje) (?:år|halvår|kvartal|månad|termin|tertial|vecka)\b|\bårlig(?:en|t|a)\b"
    r"|\b(?:en gång|\w+ gånger) (?:per|om) (?:år|året|termin)\b|\b(?:återkommande|fortlöpande|löpande|"
    r"kontinuerligt|regelbundet|fortsatt|månadsvis|kvartalsvis)\b",
    re.IGNORECASE,
)
# What has an action for its head: "Uppbyggnad av en utställning", "Inköp av bänkar".
_NOMINAL: Final = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]*(?:ning|nad|ande|ende|else|inköp)|Inköp) (?:av|för) "
)
_AIMS_NAMED: Final = re.compile(r"\b[\w-]*mål(?:en|et|område\w*)?\b", re.IGNORECASE)
# What introduces a list of things to do.
_LISTED: Final = re.compile(
    r"\b(?:åtgärder|insatser|aktiviteter|uppdrag|uppgifter|följande|detta)\b", re.IGNORECASE
)
# The auxiliaries of what has been, and the ending of the past passive.
_PAST: Final = re.compile(
    r"\b(?:har|hade|fick|var|blev|gav|\w{3,}(?:ades|rdes|ldes|ndes|ddes|ttes|ktes))\b"
)
_SUBORDINATE: Final = frozenset(
    ["som", "vilka", "vilket", "vilken", "hur", "vad", "där", "när", "att"]
)
_DEPENDENT: Final = frozenset(["att", "kan", "kunde", "skulle", "som", "om"])
_JOINED: Final = frozenset(["och", "samt", "men"])
_SHALL: Final = re.compile(
    r"(?<![\w-])(?:ska|skall|kommer(?: [\w-]+){0,3} att|bör|måste)(?![\w-])", re.IGNORECASE
)
# What joins two clauses, and one that promises with a word of its own: "och kommunen ska".
_JOINS: Final = re.compile(r",? (?P<and>och|samt|men) ")
_OWN: Final = re.compile(
    r"(?P<who>(?:[^\W_]+(?:-[^\W_]+)* ){0,5}?)(?P<word>ska|skall|kommer att|bör|måste)(?![\w-])",
    re.IGNORECASE,
)
_GENOM: Final = re.compile(r"(?:det (?:ska|görs) \w* ?)?genom att ", re.IGNORECASE)


def promised(unit: Unit, name: str) -> Found | None:
    """What in a sentence promises something. `name` is the municipality's, which acts too."""
    text = unit.text
    if text.endswith("?"):
        return None
    found = _by_word(text) or _by_verb(text, name) or _by_place(unit)
    if found is None and (aimed := _AIMED.search(text)):
        found = Found(*aimed.span(), 0.55, "orden säger vad arbetet är inriktat på")
    if found and (believed := _BELIEVED.search(text)) and believed.start() < found.start:
        return None
    return found


def _by_word(text: str) -> Found | None:
    """The first of the words that promise."""
    for sure, pattern in _BY_WORD:
        if match := pattern.search(text):
            before = text[: match.start()]
            told = _PAST.search(before)
            within = before.split()[-1:] == ["som"] or told
            words = match[0].lower()
            shown = (
                words
                if len(words.split()) < 4
                else f"{words.split()[0]} … {' '.join(words.split()[-2:])}"
            )
            kind = "ordet" if " " not in shown else "orden"
            return Found(*match.span(), sure - 0.3 if within else sure, f"{kind} ”{shown}”")
    return None


def _by_verb(text: str, name: str) -> Found | None:
    """What is done or what a body does: "utreds", "Nämnden får information", "Vi ordnar"."""
    words, past = list(_WORD.finditer(text)), _PAST.search(text)
    for i, word in enumerate(words):
        form = word[0].lower()
        is_told = past is not None and past.start() < word.start()
        if _is_within(words, i):
            continue
        if form in verbs.PASSIVE and not is_told:
            return Found(*word.span(), 0.7, f"verbet ”{form}”")
        if verbs.is_passive(form) and _is_main(words, i) and not is_told:
            return Found(*word.span(), 0.6, f"verbet ”{form}”")
        if form in verbs.PRESENT and bodies.acts(words, i, name):
            return Found(*word.span(), 0.65, f"verbet ”{form}” om vem som gör det")
        if form == "får" and bodies.acts(words, i, name) and _GETS.match(text, word.start()):
            return Found(*word.span(), 0.7, "ordet ”får”")
    return None


def _is_within(words: list[re.Match[str]], i: int) -> bool:
    """Whether a verb belongs to a clause within the sentence: "som genomförs", "hur de arbetar"."""
    for word in reversed(words[max(0, i - 4) : i]):
        if word[0].lower() in _JOINED:
            return False
        if word[0].lower() in _SUBORDINATE:
            return True
    return False


def _is_main(words: list[re.Match[str]], i: int) -> bool:
    """Whether a word in -as may be the sentence's own verb: "att användas" and "kan användas" are not."""
    before = {word[0].lower() for word in words[max(0, i - 6) : i]}
    return words[i][0].islower() and not before & _DEPENDENT


def _by_place(unit: Unit) -> Found | None:
    """What names something to do by where it stands: an activity, an entry below "Åtgärder:"."""
    text = unit.text
    first = _WORD.match(text)
    whole = (0, len(text))
    bare = first is not None and first[0].lower() in verbs.INFINITIVES
    if bare and (unit.leaf.year or unit.is_entry):
        return Found(*whole, 0.85, f"börjar med verbet ”{text.split()[0].lower()}”")
    if unit.is_activity:
        return Found(*whole, 0.75, "står som aktivitet i en tabell")
    if unit.is_entry and not unit.is_goal and _introduces(unit.lead):
        return Found(*whole, 0.65, f"står i listan under ”{unit.lead}”")
    if _NOMINAL.match(text) and not _PAST.search(text):
        return Found(*whole, 0.6, f"börjar med det som ska göras, ”{text.split()[0].lower()}”")
    if unit.leaf.year and (verb := _bare_infinitive(text)):
        return Found(*verb.span(), 0.7, f"verbet ”{verb[0].lower()}” utan hjälpverb")
    return None


def _introduces(lead: str) -> bool:
    """Whether a sentence introduces a list of what shall be done."""
    if not lead or _PAST.search(lead) or _AIMS_NAMED.search(lead):
        return False
    return bool(_by_word(lead)) or _LISTED.search(lead) is not None


def _bare_infinitive(text: str) -> re.Match[str] | None:
    words = list(_WORD.finditer(text))
    for i, word in enumerate(words):
        if word[0] in verbs.INFINITIVES and (not i or words[i - 1][0] not in ("att", "kan", "och")):
            return word
    return None


def commitments(
    unit: Unit, name: str, before: CommitmentProposal | None
) -> Iterator[CommitmentProposal]:
    """The commitments that a sentence may hold. `before` is that of the sentence before, if any."""
    place = unit.stretch.locations[0]
    found = promised(unit, name)
    if found is None and before and before.location.leaf is place.leaf and _GENOM.match(unit.text):
        found = Found(0, 0, 0.6, "fortsätter meningen före")
    if found is None or found.confidence < LEAST or _only_leads(unit):
        return
    clauses = list(_clauses(unit.text, _first(unit.text, found)))
    if len(clauses) < 2:
        clauses = list(_clauses(unit.text, found))
    found = clauses[0].promise
    actor = bodies.actor(unit.text, found.start, found.end, name)
    if actor is None and found.reason.startswith("fortsätter") and before:
        actor = before.actor
    for one in clauses:
        words = unit.text[one.start : one.end]
        recurs = _RECURS.search(words)
        own = one.promise.start - one.start
        if own > 0 and one.start:  # the clause names who acts in it
            actor = bodies.actor(words, own, one.promise.end - one.start, name)
        yield CommitmentProposal(
            Location(place.leaf, place.start + one.start, place.start + one.end),
            kinds.kind(words[: max(0, own)], words[max(0, own) :], one.promise.reason),
            one.promise.confidence,
            one.promise.reason,
            actor,
            recurs[0] if recurs else None,
        )


def _only_leads(unit: Unit) -> bool:
    """Whether a sentence only introduces the list after it, whose entries are what it promises."""
    return unit.text.endswith(":") and _introduces(unit.text) and not unit.is_entry


def _first(text: str, found: Found) -> Found:
    """The first word of promise in a sentence. `found` is the one that promises the most surely."""
    first = _SHALL.search(text, 0, found.start)
    if first is None or _PAST.search(text[: first.start()]):
        return found
    return Found(*first.span(), found.confidence, f"ordet ”{first[0].split()[0].lower()}”")


class _Clause(NamedTuple):
    """The characters of a clause, and what it promises by."""

    start: int
    end: int
    promise: Found


def _clauses(text: str, found: Found) -> Iterator[_Clause]:
    """The clauses that promise each something of their own: those with "ska", or a verb after "samt"."""
    start, promise = 0, found
    for match in _JOINS.finditer(text, found.end):
        after = text[match.end() :]
        if _is_dependent(text[start : promise.start]):
            break
        own = _OWN.match(after)
        if own and not _is_dependent(f"{own['who']} {text[promise.end : match.start()]}"):
            at = match.end() + own.start("word")
            next_ = Found(at, at + len(own["word"]), 0.95, f"ordet ”{own['word'].lower()}”")
        elif match["and"] == "samt" and _is_verb_form(after.split(" ")[0].strip(".,").lower()):
            next_ = promise._replace(start=match.end(), end=match.end())
        else:
            continue
        yield _Clause(start, match.start(), promise)
        start, promise = match.end(), next_
    yield _Clause(start, len(text.rstrip(".")) if start else len(text), promise)


def _is_verb_form(word: str) -> bool:
    return word in verbs.INFINITIVES or verbs.is_finite(word) or word.endswith("as")


def _is_dependent(words: str) -> bool:
    """Whether words begin a clause within another one: "som", "hur kommunen", "att alla"."""
    return any(word[0].lower() in _SUBORDINATE for word in _WORD.finditer(words))


def in_rows(unit: Unit, grid: Grid, name: str) -> Iterator[CommitmentProposal]:
    """The commitments in a row: what stands as an activity, and sentences that promise."""
    done_by = grid.text(unit, "responsible")
    for location in unit.stretch.locations:
        if not location.words or grid.is_heading(location):
            continue
        role, found = grid.role(location), None
        if role == "activity":
            found = Found(0, len(location.words), 0.85, "står i kolumnen för åtgärder")
        elif role in ("other", "target", "measure") and len(location.words.split()) > 3:
            found = _by_word(location.words)
        if found:
            recurs = _RECURS.search(location.words)
            yield CommitmentProposal(
                location,
                kinds.kind("", location.words, found.reason),
                found.confidence,
                found.reason,
                done_by or bodies.actor(location.words, found.start, found.end, name),
                recurs[0] if recurs else None,
            )
