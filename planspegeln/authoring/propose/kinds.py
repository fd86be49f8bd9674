"""Whether a commitment is a task, which can be seen to be done, or an aim, which shall hold.

The words after what promises tell: a verb of being or striving, or of a change for the better without
something that can be counted or named, is an aim. docs/redaktion.md says what the two kinds are.
"""

from __future__ import annotations

import re
from typing import Final

from planspegeln.authoring.propose import verbs
from planspegeln.model import entities
from planspegeln.swedish.numerals import IN_WORDS

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*|%")


def _forms(lemmas: str) -> frozenset[str]:
    """The infinitive, the present and the passive of verbs: präglar, präglas, beaktar, beaktas."""
    found = set()
    for lemma in lemmas.split():
        present = verbs.present(lemma)
        found |= {lemma, present, f"{lemma}s", verbs.passive(present)}
    return frozenset(found)


# What is, holds or is striven for: no end of it can be seen.
_HOLDS: Final = _forms(
    "vara finnas ha känna leva må trivas uppleva prägla kunna utgöra behöva omfatta råda genomsyra beakta "
    "respektera bemöta möta sträva verka främja motverka värna tillgodose uppnå nå vilja vila bli "
    "förverkliga förebygga halvera prioritera spegla utgå eftersträva värdesätta arbeta bidra växa "
    "bedriva grunda basera utforma inbjuda tillvarata ske förbli känneteckna"
)
# What becomes more, less or better.
_CHANGES: Final = _forms(
    "öka minska stärka förstärka förbättra utveckla fördjupa höja sänka lyfta säkra trygga bredda "
    "stimulera underlätta skärpa uppmärksamma synliggöra hålla korta förkorta fördela"
)
# Verbs with a noun or an adverb that hold, whatever the verb does alone: "ta hänsyn till".
_SET: Final = re.compile(
    r"ta(?:s|r)? (?:hänsyn|ansvar|tillvara|till vara|plats|vara)\b|kom(?:ma|mer) till (?:tals|uttryck|del)\b|stå(?:r)? för\b",
    re.IGNORECASE,
)
# What is said to be finished is done once.
_FINISHED: Final = re.compile(
    r"(?:klar|färdig|utbyt|avsluta|genomför|beslut|antag|infört|införd|etabler|upphandl|installer)\w*$"
)
# What is given: information is a task, and a possibility an aim.
_GIVES: Final = _forms("få ge")
_GIVEN: Final = re.compile(
    r"(?:[a-zåäö]*information\w*|[a-zåäö]*utbildning\w*|[a-zåäö]*redovisning\w*|[a-zåäö]*rapport\w*|återkoppling|besök|del)$"
)
_ARTICLES: Final = frozenset({"en", "ett"})
_NUMBERS: Final = frozenset(word for words in IN_WORDS.values() for word in words) - {"hälften"}
_MEASURES: Final = frozenset({"procent", "%", "procentenheter", "enheter"})
# Qualities, relations and work that goes on, by the endings of their nouns.
_ABSTRACT: Final = re.compile(
    r"\w*(?:het|skap|itet|ans|ism|hälsa|miljö|kultur|samverkan|samarbete|arbete|arbetssätt|dialog|kvalitet"
    r"|service|inflytande|deltagande|medvetande|bild|syn|stöd|balans|roll|liv|klimat)$"
)
_GOOD: Final = (
    "god gott goda bra bättre hög högt högre ökad ökat ökade större mer stark starkt starkare jämlik "
    "jämlikt likvärdig likvärdigt trygg tryggt hållbar hållbart väl låg lägre fortsatt levande meningsfull "
    "meningsfullt"
)
_QUALITIES: Final = frozenset(_GOOD.split())
# What is decided: a fee, a frequency, a question on the table.
_DECIDED: Final = re.compile(
    r"\w*(?:taxan?|taxorna|avgift\w*|hyran|hyror\w*|bidraget|bidragen|hastighet\w*|frågan|frågorna|ärendet|förslaget"
    r"|dagen)$"
)
# Work by these names strives: it does nothing itself.
_STRIVES: Final = re.compile(
    r"(?:[\w-]*arbetet|priset|perspektivet|insatserna|åtgärderna|satsningen|satsningarna|samverkan|samarbetet)$",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:ingen|inget|inga|aldrig)$", re.IGNORECASE)
# What the reasons of promises say that is meant to be reached, or looked after.
_MEANT: Final = re.compile(
    r"\b(?:\w*mål\w*|ambition|vision\w*|vill|inriktat|ligger|ansvar|strävar|prioriterar)\b"
)
_MEANT_BY: Final = re.compile(r"(?:är|viktigt|angeläget|prioriterat|nödvändigt) att”")
_TO_DO: Final = re.compile(r"[\w-]*(?:insats|uppgift|uppdrag)\w*\b.* är att”")
# How the reasons begin of what names something to do by where it stands.
_BY_PLACE: Final = ("börjar med", "står i", "står som")
_GOALS: Final = re.compile(r"(?:de |dessa )?(?:\w+ ){0,2}\w*mål\w*\b.* är:?$", re.IGNORECASE)


def kind(before: str, after: str, reason: str) -> entities.CommitmentKind:
    """The kind of a commitment: by the words before its verb, those from its verb on, and its reason."""
    if _TO_DO.search(reason):
        return "task"
    if _MEANT.search(reason) or _MEANT_BY.search(reason) or _GOALS.match(f"{before}{after}"):
        return "aim"
    if reason.startswith(_BY_PLACE) or reason.endswith("utan hjälpverb") or reason == "ordet ”får”":
        return "task"
    words = _WORD.findall(after.lower())
    if any(map(_NOBODY.match, before.split()[:1])):
        return "aim"
    if any(map(_FINISHED.match, words[:8])) and {"vara", "är"} & {*words[:6]}:
        return "task"
    for i, form in enumerate(words):
        if told := _of_verb(form, words[i + 1 :], before):
            return told
    return (
        "aim" if _strives(before) and not any(word.endswith("s") for word in words[:3]) else "task"
    )


def _of_verb(form: str, after: list[str], before: str) -> entities.CommitmentKind | None:
    """The kind that a word tells, if it is a verb. None if it is none."""
    if form in ("svara", "svarar", "ansvara", "ansvarar"):
        return None if "att" in after[:2] else "aim"
    is_strived = form not in verbs.PASSIVE and not form.endswith("as") and _strives(before)
    if form in ("arbeta", "arbetar") and after[:1] in (["fram"], ["om"]):
        return "task"
    if form in ("bidra", "bidrar"):
        return "task" if after[:1] == ["med"] else "aim"
    if form in _HOLDS or _SET.match(" ".join((form, *after[:3]))):
        return "aim"
    if form in _CHANGES:
        return "task" if _is_concrete(after, is_passive=form.endswith("s")) else "aim"
    if form in _GIVES:
        given = any(_GIVEN.match(word) for word in after[:3])
        shifted = (after, after[1:], after[2:]) if after[:1] != ["till"] else ()
        return "task" if given or any(map(_is_named, shifted)) else "aim"
    if form in verbs.INFINITIVES | verbs.PASSIVE | verbs.PRESENT or (
        form.endswith("as") and form.removesuffix("s") in verbs.INFINITIVES
    ):
        return "aim" if is_strived else "task"
    return None


def _strives(before: str) -> bool:
    """Whether what is spoken of cannot act: "Priset ska …"."""
    return any(map(_STRIVES.match, before.split()[:1]))


def _is_concrete(after: list[str], *, is_passive: bool) -> bool:
    """Whether something is changed that can be seen: a thing, a fee, or by things that are counted."""
    if _is_named(after):
        return True
    if after and _DECIDED.match(after[0]):
        return True
    if "med" in after[:4]:
        return is_passive and _is_counted(after[after.index("med") + 1 :])
    return False


def _is_named(after: list[str]) -> bool:
    """Whether an article or a number begins the object, and its noun is no quality."""
    while after and after[0] in ("minst", "högst", "även", "också", "sedan"):
        after = after[1:]
    if not after or after[0] not in _ARTICLES:
        return _is_counted(after)
    words = after[1:4]
    return not any(word in _QUALITIES for word in words[:2]) and not any(
        _ABSTRACT.match(word) for word in words[:1]
    )


def _is_counted(after: list[str]) -> bool:
    """Whether things are counted: "två kuratorer", and not "fem procent"."""
    if not after or not (after[0].isdigit() or after[0] in _NUMBERS):
        return False
    return not any(word in _MEASURES for word in after[1:2])
