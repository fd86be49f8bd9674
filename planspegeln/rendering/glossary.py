"""Abbreviations as markup, and what the pages say about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from planspegeln.model import editorial
from planspegeln.rendering.markup import Span, annotate, plain
from planspegeln.swedish.abbreviations import pattern

NOT_EXPLAINED: Final = "förklaras inte i källan"
EDITORS: Final = "redaktionens förklaring"

_MARKED: Final = re.compile(r"<abbr title=[^>]*>[^<]*</abbr>")


def hint(one: editorial.Abbreviation) -> str:
    """What an abbreviation means, on one line, and whether the editors say so."""
    if one.expansion is None:
        return NOT_EXPLAINED
    return one.expansion if one.explained_in else f"{one.expansion} ({EDITORS})"


class Glossary:
    """The abbreviations of a collection."""

    def __init__(self, abbreviations: Iterable[editorial.Abbreviation]) -> None:
        self.abbreviations = list(abbreviations)
        self._by_markup = {str(_markup(one)): one for one in self.abbreviations}

    def of(self, municipality: str) -> Terms:
        """The terms to mark in a municipality's documents."""
        return Terms(one for one in self.abbreviations if one.municipality in (None, municipality))

    def marked_in(self, html: str) -> list[editorial.Abbreviation]:
        """The abbreviations that a page's HTML marks, in alphabetical order of their terms."""
        found = {tag: self._by_markup[tag] for tag in _MARKED.findall(html)}
        return sorted(found.values(), key=lambda one: (one.term.lower(), one.id))


class Terms:
    """Abbreviations to mark in a text.

    A municipality's own meaning comes before the general one.
    """

    def __init__(self, abbreviations: Iterable[editorial.Abbreviation]) -> None:
        self._by_term = {
            one.term: one
            for one in sorted(abbreviations, key=lambda one: one.municipality is not None)
        }
        self._found = pattern(self._by_term)

    def spans(self, text: str) -> Iterator[Span]:
        """A span for each abbreviation in the text."""
        for match in self._found.finditer(text):
            one = self._by_term[match[0]]
            yield Span(match.start(), match.end(), "abbr", _title(one))


def _title(one: editorial.Abbreviation) -> Markup:
    return Markup(' title="{}"').format(plain(hint(one)))


def _markup(one: editorial.Abbreviation) -> Markup:
    return annotate(one.term, [Span(0, len(one.term), "abbr", _title(one))])
