"""Abbreviations: where they stand in a text, and what a reader is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from planspegeln.model import editorial
from planspegeln.rendering.markup import Span, annotate, plain

NOT_EXPLAINED: Final = "förklaras inte i källan"
EDITORS: Final = "redaktionens förklaring"

# Two or more capitals with no letter or digit beside them: SCB in "SCB:s", but not in "SCBs".
_CAPITALS: Final = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,}(?!\w)")
_MARKED: Final = re.compile(r"<abbr title=[^>]*>[^<]*</abbr>")


def capitals(text: str) -> list[str]:
    """The words of a text that are all capitals, in order."""
    return _CAPITALS.findall(text)


def stands_in(term: str, text: str) -> bool:
    """Whether `term` stands in `text` as a word of its own."""
    return _pattern([term]).search(text) is not None


def hint(one: editorial.Abbreviation) -> str:
    """What an abbreviation stands for, on one line, and whose word it is."""
    if one.expansion is None:
        return NOT_EXPLAINED
    return one.expansion if one.explained_in else f"{one.expansion} ({EDITORS})"


class Glossary:
    """The abbreviations of a collection."""

    def __init__(self, abbreviations: Iterable[editorial.Abbreviation]) -> None:
        self.abbreviations = list(abbreviations)
        self._by_markup = {str(_markup(one)): one for one in self.abbreviations}

    def of(self, municipality: str) -> Terms:
        """The terms that a municipality's documents use."""
        return Terms(one for one in self.abbreviations if one.municipality in (None, municipality))

    def marked_in(self, html: str) -> list[editorial.Abbreviation]:
        """The abbreviations that a page marks, in alphabetical order of their terms."""
        found = {tag: self._by_markup[tag] for tag in _MARKED.findall(html)}
        return sorted(found.values(), key=lambda one: (one.term.lower(), one.id))


class Terms:
    """Abbreviations to be marked in a text; a municipality's own meaning goes first."""

    def __init__(self, abbreviations: Iterable[editorial.Abbreviation]) -> None:
        self._by_term = {
            one.term: one
            for one in sorted(abbreviations, key=lambda one: one.municipality is not None)
        }
        self._found = _pattern(self._by_term)

    def spans(self, text: str) -> Iterator[Span]:
        """A span for each abbreviation in the text."""
        for match in self._found.finditer(text):
            one = self._by_term[match[0]]
            yield Span(match.start(), match.end(), "abbr", _title(one))


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Any of the terms as words of their own, the longest first; none where there are none."""
    choice = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)" if choice else r"(?!)")


def _title(one: editorial.Abbreviation) -> Markup:
    return Markup(' title="{}"').format(plain(hint(one)))


def _markup(one: editorial.Abbreviation) -> Markup:
    return annotate(one.term, [Span(0, len(one.term), "abbr", _title(one))])
