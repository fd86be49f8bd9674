"""Who acts in a municipality: how a sentence names the body that does something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from planspegeln.authoring.propose import verbs
from planspegeln.swedish.phrases import first_lower

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Who acts in a municipality: the last part of the word, with its endings.
_NAMED: Final = (
    "nämnd beredning styrelse förvaltning utskott kommun kommunen kontor enhet avdelning "
    "bolag region råd sektion verksamhet tjänst tjänsten rektor personal chef pedagog "
    "förskola skola kommittéer fullmäktige grupp stab bibliotek kansli "
)
_BODY: Final = re.compile(
    rf"(?:[\w-]*(?:{'|'.join(_NAMED.split())})(?:en|et|n|t|er|erna|ar|arna|or|orna|s)?|vi)",
    re.IGNORECASE,
)
# What the words of a body's name may have between them.
_JOIN: Final = "och samt inom för på i den det de varje alla kommunens stadens "
_JOINING: Final = frozenset(_JOIN.split())
_BEFORE: Final = "i på inom under vid för genom med av till från enligt utifrån mot "
_PREPOSITIONS: Final = frozenset(_BEFORE.split())
_AT_THE_START: Final = 12  # texts
_LONGEST_NAME: Final = 8  # words


def acts(words: list[re.Match[str]], i: int, name: str) -> bool:
    """Whether a verb says what a body does: the body opens the sentence or follows the verb."""
    after = words[i + 1 : i + 3]
    if any(_is_body(word[0], name) for word in after[:1]) or (
        len(after) == 2 and _is_body(after[1][0], name) and after[0][0][:1].isupper()
    ):
        return True
    first = words[0][0].lower()
    return first not in _PREPOSITIONS and any(
        _is_body(word[0], name) for word in words[max(0, i - 8) : i]
    )


def _is_body(word: str, name: str) -> bool:
    return word == name or _BODY.fullmatch(word) is not None


def actor(text: str, start: int, end: int, name: str) -> str | None:
    """Who is to act, as printed: the body before the verb at some characters, or just after it.

    None if the verb is in the passive, or if no body is named.
    """
    follows = [word[0].lower() for word in _WORD.finditer(text, end)][:3]
    verb = text[start:end].lower()
    if verb in verbs.PASSIVE or any(word.endswith("as") and len(word) > 4 for word in follows[:1]):
        return None
    before = text[:start].strip()
    words = before.split()
    if words and words[0].lower() not in _PREPOSITIONS and _is_all_body(words, name):
        return before
    after = _WORD.findall(text[end:])[:4]
    for last in range(len(after), 0, -1):
        if _is_body(after[last - 1], name) and _is_all_body(after[:last], name):
            return " ".join(after[:last])
    return None


def sender(texts: Iterable[str], name: str) -> str | None:
    """The first of a document's texts that is the name of a body and no more, among those at its start."""
    for text in islice(texts, _AT_THE_START):
        words = text.split()
        if words and len(words) <= _LONGEST_NAME and _is_all_body(words, name):
            return text
    return None


def _is_all_body(words: list[str], name: str) -> bool:
    """Whether words are the name of a body: "Nämnden", "Barn- och utbildningsnämnden"."""
    return any(_is_body(word, name) for word in words) and all(
        _is_body(word, name)
        or first_lower(word) in _JOINING
        or word.endswith(("-", "a", "s"))
        or word[:1].isupper()
        for word in words
    )
