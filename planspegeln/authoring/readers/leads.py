"""Short lines that are the start of a sentence, which a list below them goes on: "Nämnden ska också"."""

from __future__ import annotations

import re
from typing import Final

# Verbs that another verb follows.
_AUXILIARY: Final = re.compile(r"ska|skall|vill|kan|bör|måste")
# What a sentence does not end with: verbs that say something of what follows, adverbs, conjunctions and
# prepositions.
_OPEN: Final = re.compile(
    r"(?:.* )?(?:får|ska|skall|vill|kan|bör|måste|kommer|behöver|avser|planerar|önskar|strävar|fortsätter|är|har"
    r"|omfattar|innebär|innehåller|innefattar|kräver|erbjuder|gäller|föreslår|beslutar|prioriterar|genomför|utgörs"
    r"|består|syftar|bidrar|ingår|återstår|finnas|finns|vara|innehålla|omfatta|innebära"
    r"|också|även|dessutom|särskilt|främst|framför allt|framförallt|bland annat|bl\.? ?a|till exempel|exempelvis"
    r"|t\.? ?ex|dels|därför|därmed|därutöver|därefter|vidare|fortsatt|inte|alltid|sedan|både|såväl|antingen"
    r"|och|eller|samt|att|som|om|när|där|medan|eftersom|genom|för|med|utan|till|av|i|på|hos|mot|inom|mellan|från"
    r"|under|vid|efter|via|kring|enligt|åt|den|det|de|en|ett|följande)",
    re.IGNORECASE,
)
# What stands first where the verb stands before its subject: "Under året har nämnden".
_FIRST: Final = re.compile(
    r"(?:Under|I|På|Vid|Inom|För|Sedan|Hittills|Dessutom|Därutöver|Vidare|Även|Genom|Efter|Från|Till|Med|Där|Här"
    r"|Därför|Därmed|[0-9]{4})\b"
)
# What "har" or "hade" is about to say more of, with its subject before it: "Nämnden har under året".
_HAS: Final = re.compile(
    r"\b(?:har|hade) (?:under|i|på|vid|inom|för|sedan|hittills|även|också|dessutom|bland annat|därutöver|därmed)\b"
)
_QUESTION: Final = re.compile(r"(?:Vad|Vem|Vilka|Vilken|Vilket|Hur|Varför|Så)\b")
# The short verbs that end in no a, and the words that end in a and are no verbs.
_SHORT: Final = re.compile(
    r"nå|få|gå|stå|se|ge|ta|ha|bli|dra|slå|må|bo|tro|ske|le|be|dö|sy|ro|\w*stå|\w*gå|\w*få|\w+as|bes|ges|ses|tas|nås|fås"
)
_NO_VERB: Final = re.compile(
    r"alla|andra|våra|dessa|båda|bägge|samtliga|flera|bra|extra|egna|hela|själva|ofta|gärna|unga|gamla|nya|stora|små"
    r"|\w*(?:ernas?|ornas?|arnas?|iska|iga|iala|nala|rala|kala|[kt]tiva|[ai]tiva|ssiva)"
)


def leads_on(words: str) -> bool:
    """Whether words above a list are the start of a sentence: more must follow.

    They end with a word that wants more, or their last "ska" or the like has no verb that it belongs to. A
    question, or an answer such as "Så ska vi nå målen", is whole: it may be a heading.
    """
    if words[-1] in ".!?" or _QUESTION.match(words):
        return False
    if _OPEN.fullmatch(words):
        return True
    said = words.split()
    if (_FIRST.match(words) or _HAS.search(words)) and (
        has := [at for at, word in enumerate(said) if word in ("har", "hade")]
    ):
        return not any(
            word.endswith("t") and not word.endswith("et") for word in said[has[-1] + 1 :]
        )
    at = max((at for at, word in enumerate(said) if _AUXILIARY.fullmatch(word)), default=0)
    is_said = at > 0 and said[at - 1] != "som"
    return is_said and not any(map(_is_verb, said[at + 1 :]))


def is_said(words: str) -> bool:
    """Whether words with a colon after them are said of what follows: "Till sist:", "Det här är viktigt:".

    One or two words may head it: "Bakgrund:", "Mål 1:".
    """
    return words.count(" ") > 1 or bool(_FIRST.match(words)) or leads_on(words)


def _is_verb(word: str) -> bool:
    """Whether a word may be the verb that belongs to an auxiliary: "minska", "nå", "följas"."""
    if word[0].isupper() or _NO_VERB.fullmatch(word):
        return False
    return word.endswith("a") or bool(_SHORT.fullmatch(word))
