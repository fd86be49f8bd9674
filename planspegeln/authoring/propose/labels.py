"""What a number in a sentence counts, as a short noun phrase: "Ärenden på kommunens mark".

The words are the sentence's own, without dates and years. They are put together in a few ways that are
right in Swedish whatever the words are. Where none fits there is no label: an editor writes one.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from planspegeln.authoring.propose import verbs
from planspegeln.swedish.likeness import SMALL_WORDS
from planspegeln.swedish.numerals import IN_WORDS
from planspegeln.swedish.phrases import first_lower, first_upper

_LONGEST: Final = 16  # words of a label
_MOST: Final = 10  # words of one of its parts
_BARE: Final = 12  # letters of a noun that says something alone: it is put together of two
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-/][^\W_]*)*|[^\w\s]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PREPOSITIONS: Final = _set(
    "i på om av för till från med vid hos mot under över inom mellan bland genom kring utan runt "
    "efter längs inklusive enligt"
)
_DETERMINERS: Final = _set("den det de sin sitt sina alla samtliga varje våra deras dess")
_PRONOUNS: Final = _set(
    "den det de detta dessa man här där då nu så dessutom även också därför vilket vilka som förra"
)
_ARTICLES: Final = _set("den det de")
ABOUT: Final = _set(
    "drygt cirka ca knappt ungefär omkring runt nästan minst högst över totalt sammanlagt endast "
    "bara hela ytterligare ett en"
)
_AND: Final = _set("och samt eller men")
# Words for how much there is of anything: alone they do not say of what.
LENGTHS: Final = _set(
    "dagar månader timmar veckor minuter år gånger tillfällen kilometer km meter kvadratmeter mil "
    "hektar ton kilo liter"
)
_GENERIC: Final = LENGTHS | _set("personer människor stycken st saker delar deltagare")
# What only says that there is a number.
_SAYS_NOTHING: Final = re.compile(
    r"(?:mål(?:et|en|värde|värdet)?|utfall(?:et)?|resultat(?:et)?|antal(?:et)?|andel(?:en)?|summa(?:n)?|totalt|kostnad(?:en)?"
    r"|budget(?:en)?|anslag(?:et)?|index|värdet|siffran|nivån|nuläget|genomsnittet|ökningen|minskningen|skillnaden|vi)\b",
    re.IGNORECASE,
)
_COMPARED: Final = _set(
    "fler färre mer mindre högre lägre bättre sämre än större längre jämfört dyrare billigare"
)
_AMOUNT: Final = re.compile(
    r"\w*(?:kostnad|utgift|bidrag|anslag|medel|stöd|investering|intäkt|överskott|underskott|avgift|budget"
    r"|ersättning|satsning|hyra)(?:en|er|erna|et|n|na|ar)?$",
    re.IGNORECASE,
)
_MONTH: Final = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_PERIOD: Final = (
    rf"år|året|åren|våren|hösten|sommaren|vintern|perioden|mandatperioden|månad\w*|veck\w+|dagar|dag|dagen|kvartal\w*"
    rf"|halvår\w*|tertial\w*|\w*lovet|helgen|{_MONTH}|(?:19|20)\d\d"
)
_HELPS: Final = _set("inte ej har hade kan kunde ska skall bör måste får vill")
_NUMBERS: Final = frozenset(word for words in IN_WORDS.values() for word in words)
_COUNT: Final = "|".join(sorted(_NUMBERS))
# A date, a year or a period, with what leads to it: under 2021, i juni 2009, den 3 juni, per år.
_TIMES: Final = re.compile(
    rf"(?:(?<=\s)|^)(?:(?:under|i|på|till|sedan|från|före|efter|inom|per|varje|senast|för|vid) (?:den |det |hela |varje "
    rf"|förra |nästa |slutet av |början av |mitten av )*(?:år )?(?:(?:\d{{1,2}}|{_COUNT}) )?(?:{_PERIOD})"
    rf"|varje (?:{_PERIOD})|år (?:19|20)\d\d|den \d{{1,2}} (?:{_MONTH})|(?:19|20)\d\d)"
    rf"(?: (?:19|20)\d\d)?(?![\w-])\s?",
    re.IGNORECASE,
)
# A verb that says how much something is, and what may stand between it and the number.
_IS: Final = re.compile(
    r" (?:är|var|blev|blir|uppgår|uppgick|sjönk|sjunker|ökade|ökar|minskade|minskar|steg|stiger|låg|ligger"
    r"|nådde|når|(?:ska|skall|bör|måste) (?:vara|bli|uppgå|nå|uppnå|öka|minska|sjunka|stiga))"
    r"(?: nu| då| sedan| i dag| i genomsnitt| i snitt| i medeltal)?(?: till| på| från)?(?: [\w]*(?:index|betyg))?"
    rf"(?: (?:{'|'.join(sorted(ABOUT))}))? $"
)
_COSTS: Final = re.compile(
    r" (?:kostar|kostade|har kostat|beräknas kosta|(?:ska|kommer att) kosta) $"
)
# Nouns of the verbs that say that something becomes more or less.
_CHANGES: Final = {
    "höj": "Höjning",
    "ök": "Ökning",
    "minsk": "Minskning",
    "sänk": "Sänkning",
}
_CHANGE: Final = re.compile(
    rf"(?<!\w)(?P<verb>{'|'.join(_CHANGES)})(?:a|er|ar|te|de|t) (?P<what>[^,]+) med $",
    re.IGNORECASE,
)
_ADJECTIVE: Final = re.compile(r"\w+(?:a|ade|rda|ande|ig|isk|igt|iskt|nt|llt)$")
# What may stand between two numbers of the same: "415 ärenden 2031, jämfört med 474 år 2030".
_GOES_ON: Final = re.compile(
    r"(?:[\s,(–-]|(?:och|samt|jämfört|med|mot|från|till|för|år|under|var|respektive|(?:19|20)\d\d|\w*index)(?!\w))*"
)
_PART: Final = re.compile(r" av (?:de |totalt )?")
# What begins a clause of its own with the number: "… och ett 20-tal besökare var på plats".
_BEGINS: Final = re.compile(rf" (?:och|samt|men)(?: (?:{'|'.join(sorted(ABOUT))}))* $")


class Counted(NamedTuple):
    """A number of a sentence: where it starts, where it ends with its sign, and its unit."""

    start: int
    end: int
    unit: str
    is_share: bool
    is_money: bool


class _Phrase(NamedTuple):
    """A noun phrase: its words, its noun, what is said of the noun, and what follows the phrase."""

    words: str
    noun: str
    of: str
    left: str


def labels(text: str, found: list[Counted]) -> list[str]:
    """What each number of a sentence counts, in order. "" where the sentence does not say it plainly."""
    made: list[str] = []
    for i, one in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        told = _beside(text, one, found[i - 1], made[-1]) if i else None
        made.append(_checked(_label(text, one, after)) if told is None else told)
    return made


def _beside(text: str, one: Counted, last: Counted, label: str) -> str | None:
    """The label of a number that only makes sense beside the one before. None if it stands alone."""
    between = text[last.end : one.start]
    if one.is_share and re.fullmatch(r".*\bvarav (?:drygt |ca |cirka |knappt )?", between):
        says = _says(text[one.end :], is_helped=False)
        return f"Andel av {first_lower(label)} som {says}" if label and says else ""
    if _PART.fullmatch(between):
        return ""  # the whole, of which the number before is a part
    if last.unit != one.unit:
        return None
    is_bare = re.match(r"[^\w]*$|[,;.)]", _TIMES.sub("", text[one.end :]).strip()) is not None
    if _GOES_ON.fullmatch(between.removeprefix(f" {one.unit}")) or (
        is_bare and re.search(r"\b(?:jämfört med|mot|från) $", between)
    ):
        return label
    beside = re.search(r" (?:med|mot) (?P<what>[a-zåäö]{6,}[etn]) $", between)
    if one.unit == "index" and beside and label:
        return f"{label.split(maxsplit=1)[0]}, {beside['what']}"
    return None


def _label(text: str, one: Counted, after: Counted | None) -> str:
    start = max(text.rfind(sign, 0, one.start) for sign in ";:(") + 1
    if text[start - 1 : start] == ":" and not text[start : one.start].strip():
        return _before_colon(text[: start - 1])
    clause = text[start : one.start].rsplit(", ", maxsplit=1)[-1].lstrip()
    rest = text[one.end :].removeprefix("-tal")
    is_counted = not (one.is_share or one.is_money or one.unit in LENGTHS | {"index", ""})
    if told := _subject_of(clause, is_counted=is_counted):
        return told
    if one.is_share:
        return _share(clause, rest)
    if one.is_money:
        return _money(clause, rest)
    if one.unit == "index":
        word = re.search(r"(\w+index) $", clause)
        return word[1] if word else ""
    if after and _PART.fullmatch(text[one.end : after.start]):
        rest = text[after.end :]
    if not _BEGINS.search(clause):
        return _things(clause, rest)
    begun = _things("", rest)
    return begun if " som " in begun else ""


def _checked(label: str) -> str:
    """The label, if it is short and has no number in digits."""
    words = label.split()
    is_good = words and len(words) <= _LONGEST and not re.search(r"\d", label)
    return first_upper(" ".join(words)) if is_good else ""


def _before_colon(before: str) -> str:
    """What stands before a colon and an amount: "Nya bänkar: 500 kkr"."""
    words = re.split(r"[.:;] ", before)[-1].strip()
    return "" if _SAYS_NOTHING.fullmatch(words) else words


def _subject_of(clause: str, *, is_counted: bool) -> str:
    """What is said to be so much: "Andelen nöjda brukare var", "Upprustningen kostade"."""
    if found := _COSTS.search(clause):
        subject = _subject(clause[: found.start()])
        return f"Kostnad för {inside(subject)}" if subject else ""
    if (found := _CHANGE.search(clause)) and len(found["what"].split()) < _MOST:
        of = next(noun for verb, noun in _CHANGES.items() if found["verb"].lower() == verb)
        return f"{of} av {found['what']}"
    if not is_counted and (found := _IS.search(clause)):
        subject = _subject(clause[: found.start()])
        return re.sub(r"^(Antal|Andel)e[tn] ", r"\1 ", subject)
    return ""


def _subject(words: str) -> str:
    """Words before a verb, if they are a noun phrase that says something. Else ""."""
    words = _TIMES.sub("", words).strip()
    each = words.lower().split()
    if not each or _is_inverted(each):
        return ""
    if len(each) > _MOST or any(map(verbs.is_verb, each)) or _SAYS_NOTHING.fullmatch(words):
        return ""
    return "" if re.search(r"[,\d]", words) else words


def inside(words: str) -> str:
    """Words that began a sentence, to stand inside one. A name keeps its capital, if it looks like one."""
    first, _, rest = words.partition(" ")
    is_noun = re.search(r"(?:en|et|na|an|or|ar|er|vi|a|t|de|det)$", first.lower()) is not None
    return first_lower(words) if is_noun and not rest[:1].isupper() else words


def _share(clause: str, rest: str) -> str:
    """A share of something: "62 procent av de svarande känner sig trygga"."""
    if among := re.match(r"av (?P<whom>.+) (?P<verb>är|var|har|hade) $", clause, re.IGNORECASE):
        says = _says(f"{among['verb']}{rest}", is_helped=True)
        return f"Andel av {among['whom']} som {says}" if says != among["verb"] else ""
    if of := re.match(r" av (?=\w)", rest):
        phrase = _phrase(rest[of.end() :])
        is_helped = re.search(r"\b(?:har|hade|att|som|där|om)\b", clause) is not None
        says = _says(phrase.left, is_helped) if phrase else ""
        if phrase and says:
            return f"Andel av {phrase.words} {'och ' if ' som ' in phrase.words else ''}som {says}"
        alone = phrase and _AMOUNT.match(phrase.noun) and not phrase.left.strip(" .")
        return f"Andel av {phrase.words}" if phrase and alone else ""
    phrase = _phrase(rest)
    is_said = phrase and phrase.words.split()[0] not in _COMPARED | _PREPOSITIONS | SMALL_WORDS
    return f"Andel {phrase.words}" if phrase and is_said and " " in phrase.words else ""


def _money(clause: str, rest: str) -> str:
    """An amount of something: "kostnader för torget med 200 kkr", "500 kronor i bidrag till"."""
    tokens = clause.split()
    for i, word in enumerate(tokens):
        said = tokens[i:-1]
        if _AMOUNT.match(word) and tokens[-1] in ("med", "på", "om") and len(said) < _MOST:
            return "" if any(map(verbs.is_verb, said)) else " ".join(said)
    found = re.match(
        r"(?: per år)?(?: (?:avsatt[as]?|avsätts|reserver\w+))? (?P<to>i|till|för) (?=[a-zåäö])",
        rest,
    )
    phrase = _phrase(rest[found.end() :]) if found else None
    if found is None or phrase is None or _TIMES.match(rest[found.start("to") :]):
        return ""
    if found["to"] != "i":
        return f"Medel {found['to']} {phrase.words}"
    is_said = _AMOUNT.match(phrase.noun) and not phrase.noun.endswith(("budget", "medel"))
    return phrase.words if is_said else ""


def _things(clause: str, rest: str) -> str:
    """What is counted: "Ärenden på kommunens mark", "Personer som besökte simhallen"."""
    phrase = _phrase(rest)
    if phrase is None:
        return ""
    first, _, owned = phrase.words.partition(" ")
    if first.endswith("s") and first.removesuffix("s") in LENGTHS:
        return owned  # två kilometers gångväg
    before = [word for word in clause.split() if word.lower() not in ABOUT]
    last = before[-1].lower() if before else ""
    if phrase.noun in LENGTHS and (found := re.search(r"\b([a-zåäö]{4,}) på $", clause)):
        return "" if verbs.is_verb(found[1]) else found[1]
    if phrase.noun in LENGTHS:
        return ""
    is_plain = phrase.noun not in _GENERIC
    alone = phrase.words if phrase.of and is_plain else ""
    if not before:
        says = _says(phrase.left, is_helped=False)
        return alone or _who(phrase, says) or (phrase.words if _tells(phrase) else "")
    if _is_genitive(last):
        return f"{_own(before)} {phrase.words}" if is_plain else ""
    if verbs.is_verb(last) and _is_inverted(before):
        said = phrase.of or _says(phrase.left, is_helped=True, is_open=True)
        return alone or _who(phrase, f"{last} {said}".strip() if said or last.endswith("s") else "")
    if alone:
        return alone
    if not is_plain and phrase.of and last not in _PREPOSITIONS:
        return phrase.words
    if (_acts(last) or last in _PREPOSITIONS) and not phrase.of:
        return _done_with(phrase, before)
    return ""


def _tells(phrase: _Phrase) -> bool:
    """Whether a phrase says something alone: its noun is put together of two."""
    return len(phrase.noun) >= _BARE or (" " in phrase.words and phrase.noun not in _GENERIC)


def _who(phrase: _Phrase, says: str) -> str:
    if not says:
        return ""
    noun = phrase.words.removesuffix(phrase.of).strip()
    the = "De " if noun.endswith(("na", "erna")) and " " in noun else ""
    return f"{the}{noun} som {says}"


def _done_with(phrase: _Phrase, before: list[str]) -> str:
    """What somebody does something with: "Skolor som föreningen nådde ut till"."""
    clause = " ".join(before)
    is_plain = not re.search(rf"[,\d”\"]|\b(?:som|vad|hur|när|där|om|{_COUNT})\b", clause)
    if not is_plain or _is_inverted(before) or len(before) > _MOST or not any(map(_acts, before)):
        return ""
    if before[-1] in ("har", "hade") and len(before) <= 3:
        return f"{phrase.words} i {inside(' '.join(before[:-1]))}"
    return f"{phrase.words} som {inside(clause)}"


def _acts(word: str) -> bool:
    """Whether a word may be a verb, or ends like one in the past: mötte."""
    return verbs.is_verb(word) or re.match(r"[a-zåäö]{2,}(?:ade|[kpst]te)$", word) is not None


def _is_inverted(before: list[str]) -> bool:
    """Whether a clause begins with something else than who does it: "Under året besökte", "Det kom"."""
    first = before[0].lower()
    if first in _ARTICLES and len(before) > 1:
        return verbs.is_verb(before[1])
    return first in _PREPOSITIONS | _PRONOUNS | ABOUT | SMALL_WORDS or verbs.is_verb(first)


def _is_genitive(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ans", "ens", "ets", "nas")) and not verbs.is_verb(word)


def _own(before: list[str]) -> str:
    return first_lower(before[-1]) if len(before) > 1 else before[-1]


def _phrase(text: str) -> _Phrase | None:
    """The noun phrase that a text begins with, without times. None if it begins with none."""
    text = text.lstrip()
    tokens = list(_TOKEN.finditer(text))
    i = _noun_at(tokens, 0)
    if i is None:
        return None
    noun = tokens[i][0]
    rest = _TIMES.sub("", text[tokens[i].end() :].lstrip())
    head = text[: tokens[i].end()]
    tokens, end = list(_TOKEN.finditer(rest)), 0
    i = 0
    while i < len(tokens):
        word, is_verb = tokens[i][0], i + 1 < len(tokens) and verbs.is_verb(tokens[i + 1][0])
        at = i + 2 if word == "som" and is_verb else i + 1
        if word not in _PREPOSITIONS and (word != "som" or is_verb == bool(end)):
            break
        found = _noun_at(tokens, at, is_name=True)
        if found is None or _at(tokens, i + 1).lower() in _NUMBERS:
            break
        i, end = found + 1, tokens[found].end()
        while i < len(tokens) and tokens[i][0][:1].isupper():
            i, end = i + 1, tokens[i].end()
        if i + 1 < len(tokens) and tokens[i][0] == "och" and not verbs.is_verb(_at(tokens, i + 2)):
            found = _noun_at(tokens, i + 1)
            if found is not None:
                i, end = found + 1, tokens[found].end()
    of = rest[:end]
    return _Phrase(f"{head} {of}".strip(), noun.lower(), of, rest[end:])


def _at(tokens: list[re.Match[str]], i: int) -> str:
    return tokens[i][0] if i < len(tokens) else ""


def _noun_at(tokens: list[re.Match[str]], i: int, *, is_name: bool = False) -> int | None:
    """Where the noun of a phrase is that begins at a token: past what describes it. None if there is none."""
    while _at(tokens, i).lower() in _DETERMINERS or (
        _describes(_at(tokens, i)) and _may_be_noun(_at(tokens, i + 1), is_name=is_name)
    ):
        i += 1
    return i if _may_be_noun(_at(tokens, i), is_name=is_name) else None


def _describes(word: str) -> bool:
    """Whether a word before a noun may be its adjective, its owner or an article: nya, kommunens, ett."""
    return word in ("en", "ett") or (
        len(word) > 2 and (_ADJECTIVE.match(word) is not None or word.endswith("s"))
    )


def _may_be_noun(word: str, *, is_name: bool) -> bool:
    if len(word) < 2 or not word[0].isalpha() or (word[0].isupper() and not is_name):
        return False
    low = word.lower()
    return not (low in _PREPOSITIONS | _AND | SMALL_WORDS | _COMPARED or verbs.is_verb(low))


# After a noun, with nothing between, comes a verb: Swedish puts no two nouns side by side.
_PERHAPS: Final = re.compile(r"\w{3,}(?:ar|er|ade|[kpst]te|[lnrg]de)$")


def _says(text: str, is_helped: bool, *, is_open: bool = False) -> str:
    """What a text says of the phrase before it, to follow "som". "" if it does not begin with a verb.

    `is_helped` is whether its auxiliary stands elsewhere, and `is_open` whether its verb does.
    """
    tokens = list(_TOKEN.finditer(_TIMES.sub("", text.lstrip())))
    text = _TIMES.sub("", text.lstrip())
    words: list[str] = []
    end = 0
    for i, token in enumerate(tokens):
        word, after = token[0], _at(tokens, i + 1)
        low = word.lower()
        if not i and not (
            is_open
            or verbs.is_finite(low)
            or _PERHAPS.match(low)
            or (is_helped and (verbs.is_verb(low) or low in ("inte", "ej")))
            or (low.endswith("des") and verbs.is_verb(low))
        ):
            return ""
        if not word[0].isalnum() or low in ("som", "att", "vilket", "där", "när", "jämfört", "än"):
            break
        if low in _AND and (
            verbs.is_verb(after) or after in ABOUT or after[:1].isupper() or after in _NUMBERS
        ):
            break
        if low == "för" and after == "att":
            break
        if i and verbs.is_finite(low) and words[-1] not in _HELPS:
            break
        if low in _NUMBERS - {"en", "ett"} and words[-1:] != ["årskurs"]:
            return ""
        words.append(word)
        end = token.end()
    if words in ([], ["är"], ["var"], ["har"], ["hade"], ["ska"], ["kan"]) and not is_open:
        return ""
    if len(words) > _MOST or (words and words[-1].lower() in _PREPOSITIONS | SMALL_WORDS):
        return ""
    return text[tokens[0].start() : end] if words else ""
