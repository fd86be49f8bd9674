"""Exchanges words for other words: the language of the made-up municipalities."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import count
from typing import Final

from planspegeln.loading.load import Collection
from planspegeln.model import editorial
from planspegeln.swedish.measures import PRINTED
from planspegeln.swedish.numerals import IN_WORDS

TOWN: Final = "Påhittköping"
_WORD: Final = re.compile(r"[A-Za-zÅÄÖåäöÉéÜü]+")
# Numbers can be words too, and measures rest on them and on the units that are printed after them.
_KEPT: Final = {
    *(word for forms in IN_WORDS.values() for word in forms),
    *(word for printed in PRINTED for word in printed.split()),
    *("drygt", "cirka", "ca", "tal"),
}
_LONG: Final = 10
_NAME_STARTS: Final = ("Hittepå", "Sago", "Låtsas", "Fantasi", "Dikt", "Dröm", "Luft", "Prov")
# A person's name is no word of the texts, and no two have the same.
_PERSON: Final = "Låts"
_SYLLABLES: Final = tuple(first + last for first in "bdfgklmnprstv" for last in "aeio")
_NAME_ENDS: Final = ("by", "sund", "berg", "vik", "dal", "näs", "holm", "torp", "ås", "mo")


@dataclass
class Rewritten:
    """A leaf's new text, and each word's old and new characters."""

    text: str
    moved: list[tuple[int, int, int, int]]

    def span(self, start: int, end: int) -> str:
        """The new text for the old characters `start` to `end`."""
        first = next((m[2] for m in self.moved if m[0] <= start < m[1]), None)
        last = next((m[3] for m in self.moved if m[0] < end <= m[1]), None)
        return self.text[
            self._shift(start) if first is None else first : self._shift(end)
            if last is None
            else last
        ]

    def _shift(self, at: int) -> int:
        before = [m for m in self.moved if m[1] <= at]
        return at + (before[-1][3] - before[-1][1] if before else 0)


class Vocabulary:
    """The words of the real documents, by frequency, and parts for new compounds."""

    def __init__(self, collection: Collection) -> None:
        found: list[str] = [
            word
            for key in collection.documents
            for leaf in collection.text(key).leaves
            for word in _WORD.findall(leaf.text)
        ]
        towns = tuple(entry.value.name for entry in collection.municipalities.values())
        self.towns = re.compile("|".join(towns), re.IGNORECASE)
        self.lower: list[str] = [
            w for w in found if w.islower() and w not in _KEPT and not self.towns.match(w)
        ]
        self.upper: list[str] = [
            w for w in found if len(w) > 1 and w.isupper() and not self.towns.match(w)
        ]
        self._known = set(self.lower)
        self._people = {
            word
            for entry in collection.documents.values()
            for person in entry.value.personal
            for word in _WORD.findall(person.name)
        }
        self._made = count()
        words = collection.words.value if collection.words else editorial.Words()
        compounds = [
            parts
            for parts in words.compounds.values()
            if len(parts) > 1 and not any(self.towns.match(part) for part in parts)
        ]
        self._firsts = sorted({parts[0] for parts in compounds})
        self._lasts = sorted({parts[-1] for parts in compounds})

    def exchange(self, word: str, pick: random.Random, *, rare: bool = False) -> str:
        """Another word of the same sort: a word, an abbreviation or a name."""
        if word.lower() in _KEPT:
            return word
        town = self.towns.match(word)
        if town:
            return TOWN + word[town.end() :]
        if word in self._people:
            return self._person(next(self._made))
        if word.islower():
            return self._common(word, pick, rare=rare)
        if len(word) > 1 and word.isupper():
            return pick.choice(self.upper)
        if rare or word.lower() in self._known:
            return self._common(word, pick, rare=rare).capitalize()
        return pick.choice(_NAME_STARTS) + pick.choice(_NAME_ENDS)

    def _person(self, number: int) -> str:
        found: list[str] = []
        while number or not found:
            number, rest = divmod(number, len(_SYLLABLES))
            found.append(_SYLLABLES[rest])
        return _PERSON + "".join(found)

    def _common(self, word: str, pick: random.Random, *, rare: bool) -> str:
        if rare or (len(word) >= _LONG and pick.random() < 0.5):
            return pick.choice(self._firsts) + pick.choice(self._lasts)
        return pick.choice(self.lower)

    def rewrite(self, text: str, pick: random.Random, *, rare: bool = False) -> Rewritten:
        """The text with every word exchanged. Digits and punctuation stay."""
        out: list[str] = []
        moved: list[tuple[int, int, int, int]] = []
        at = length = 0
        for match in _WORD.finditer(text):
            gap = text[at : match.start()]
            word = self.exchange(match[0], pick, rare=rare)
            length += len(gap)
            out += [gap, word]
            moved.append((match.start(), match.end(), length, length + len(word)))
            length += len(word)
            at = match.end()
        return Rewritten("".join([*out, text[at:]]), moved)
