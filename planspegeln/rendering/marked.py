"""A document's text as markup, with names withheld, notes marked and anchors at quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeVar

from markupsafe import Markup, escape

from planspegeln.catalogue.entries import DocumentEntry, Quoted
from planspegeln.model import anchors, entities
from planspegeln.model.leaves import Location, note_marks, pages, places
from planspegeln.model.values import Trail, part_at
from planspegeln.rendering.glossary import Glossary
from planspegeln.rendering.markup import Span, annotate, find_spans
from planspegeln.swedish.persons import REASON, WITHHELD
from planspegeln.swedish.sentences import around

# Keeps the replacement of a name out of the search index. See /om/personuppgifter/.
_UNSEARCHED: Final = Markup(" data-pagefind-ignore")
_MISPRINT: Final = Markup(' class="ps-misprint"')


T = TypeVar("T")


class Said(NamedTuple):
    """A sentence with one or more quotes, and the context that it needs.

    `numbers` are those of the quotes among those given. `lead` introduces the list with the
    sentence. `led` is the list that the sentence introduces.
    """

    numbers: tuple[int, ...]
    lead: Markup | None
    sentence: Markup
    led: list[Markup]


class Reading(NamedTuple):
    """A page of the reading view, where the text has its anchors.

    `link` gives the address, from the page, of an anchor of the text. `leads_back` is whether each
    section ends with a way back to the contents.
    """

    link: Callable[[str], Markup]
    leads_back: bool


class MarkedText:
    """The text of one document, leaf by leaf.

    If it is `anchored`, quotes have their anchors and footnote marks are links. Only the reading view
    has that, since it shows each leaf once.
    """

    def __init__(self, entry: DocumentEntry, glossary: Glossary) -> None:
        self.entry = entry
        self._document = entry.document
        self._terms = glossary.of(entry.municipality.id)
        self._leaves = {leaf.trail: leaf for leaf in entry.text.leaves}
        self._lines = {leaf.text for leaf in entry.text.leaves if not leaf.cell}
        self._led: dict[Trail, list[str]] = defaultdict(list)
        for leaf in entry.text.leaves:
            if leaf.lead and self._leaves[leaf.lead].text.endswith(":"):
                self._led[leaf.lead].append(leaf.text)
        self._notes: dict[Trail, list[tuple[entities.Note, Location]]] = defaultdict(list)
        for note in entry.document.notes:
            location = entry.text.find(note.quote, note.section)[0]
            self._notes[location.leaf.trail].append((note, location))
        self._notes_below = _below(
            (trail, note) for trail, notes in self._notes.items() for note, _ in notes
        )
        self._marks = {redaction.mark for redaction in entry.document.redactions}
        self._redactions_below = _below(_redactions(entry))
        self._names_below = _below(
            (leaf.trail, person.why or REASON)
            for leaf in (entry.text.leaves if entry.document.personal else ())
            for person, _, _ in self._people(leaf.text)
        )
        self._quotes: dict[Trail, list[Quoted]] = defaultdict(list)
        for quoted in entry.quoted:
            self._quotes[quoted.location.leaf.trail].append(quoted)
        self._new_pages = _new_pages(entry.document)
        self._places = {trail: place for place, trail in enumerate(self._leaves)}
        self._footnotes = anchors.of_footnotes(entry.text)
        self._note_signs = _note_signs(entry.document, self._footnotes)

    def has_line(self, words: str) -> bool:
        """Whether a heading, or a whole paragraph, has just these words."""
        return words in self._lines

    def markup(
        self,
        trail: Trail,
        emphasis: tuple[str, ...] = (),
        *,
        anchored: Reading | Literal[False] = False,
    ) -> Markup:
        """The leaf at `trail`. The first occurrence of each phrase in `emphasis` is emphasised."""
        text = self._leaves[trail].text
        spans = [
            Span(location.start, location.end, "span", _MISPRINT)
            for _, location in self._notes.get(trail, ())
        ]
        for phrase in emphasis:
            spans += find_spans(text, phrase, "em")[:1]
        if anchored:
            for quoted in self._quotes.get(trail, ()):
                start, end = self._around(quoted.location)
                spans += [
                    Span(start, end, "span", id=anchor)
                    for anchor in (quoted.anchor, *quoted.former)
                ]
            spans += self._note_marks(trail, text, anchored)
        return annotate(text, [*spans, *self._personal(text), *self._terms.spans(text)])

    def said(self, locations: Sequence[Location]) -> list[Said]:
        """The sentences around quotes, in order, with the lists they belong to.

        Consecutive quotes of one sentence are shown together. A quote that is only a part of its
        sentence is marked. A list is introduced once, and not shown twice.
        """
        found: list[Said] = []
        told: set[Trail | None] = {None}
        for (trail, start, end), run in groupby(enumerate(locations), key=self._sentence):
            numbers, quotes = zip(*run, strict=True)
            leaf = quotes[0].leaf
            text = leaf.text[start:end]
            spans = [*self._personal(text), *self._terms.spans(text)]
            spans += [
                Span(one.start - start, one.end - start, "mark")
                for one in quotes
                if (one.start, one.end) != (start, end)
            ]
            lead = self.entry.lead(leaf) if leaf.lead not in told else None
            after = {one.leaf.lead for one in locations[numbers[-1] + 1 :]}
            led = () if end < len(leaf.text) or trail in after else self._led[trail]
            found.append(
                Said(
                    numbers,
                    self.quoted(lead) if lead else None,
                    annotate(text, spans),
                    [self.quoted(entry) for entry in led],
                )
            )
            told |= {trail, leaf.lead}
        return found

    def _sentence(self, numbered: tuple[int, Location]) -> tuple[Trail, int, int]:
        """The leaf and the bounds of the sentence around a quote."""
        _, location = numbered
        return location.leaf.trail, *self._around(location)

    def _around(self, location: Location) -> tuple[int, int]:
        """The bounds of the sentence. A full stop in a name does not end it."""
        text = location.leaf.text
        start, end = around(text, location.start, location.end)
        for span in sorted(self._personal(text), key=lambda span: span.start):
            if span.start < start < span.end:
                start = around(text, span.start, end)[0]
            if span.start < end < span.end:
                end = around(text, start, span.end)[1]
        return start, end

    def quoted(self, quote: str) -> Markup:
        """A quote from the document. Names and abbreviations look as in the text itself."""
        return annotate(quote, [*self._personal(quote), *self._terms.spans(quote)])

    def heading(self, trail: Trail) -> Markup:
        """The heading at `trail` as it is named elsewhere."""
        return self.quoted(self._leaves[trail].text.rstrip(":"))

    def _personal(self, text: str) -> list[Span]:
        """What is left out of a text: each name, and each mark of a redaction."""
        spans = [
            Span(start, end, "span", _UNSEARCHED, None, WITHHELD)
            for _, start, end in self._people(text)
        ]
        for mark in self._marks:
            spans += find_spans(text, mark, "span", _UNSEARCHED)
        return spans

    def _people(self, text: str) -> list[tuple[entities.Person, int, int]]:
        """Each name in a text, and its place. A part of a longer name does not count."""
        found: list[tuple[entities.Person, int, int]] = []
        for person in sorted(self._document.personal, key=lambda one: -len(one.name)):
            for start, end in places(text, person.name):
                if not any(start < other[2] and other[1] < end for other in found):
                    found.append((person, start, end))
        return found

    def names_left_out(self, trail: Trail) -> dict[str, int]:
        """Why names at or below `trail` are not shown, and how many for each reason."""
        return Counter(self._names_below.get(trail, ()))

    def redactions(self, trail: Trail) -> list[entities.Redaction]:
        """What was left out of the source at or below `trail`, in order."""
        return self._redactions_below.get(trail, [])

    def notes(self, trail: Trail) -> list[entities.Note]:
        """The notes on leaves at or below `trail`, in order."""
        return self._notes_below.get(trail, [])

    def new_page(self, trail: Trail) -> int | None:
        """The page of the original that begins with the block at `trail`, if one does."""
        return self._new_pages.get(trail)

    def page(self, trail: Trail) -> int | None:
        """The page of the original that the leaf at `trail` stands on. None if it is not known."""
        return self._leaves[trail].page

    def _note_marks(self, trail: Trail, text: str, reading: Reading) -> Iterator[Span]:
        """Each footnote's mark in the leaf at `trail`, as a link to the footnote.

        A mark that several footnotes have leads to the next of them.
        """
        for sign, notes in self._note_signs.items():
            for start, end in note_marks(text, sign):
                after = (one for one in notes if self._places[one] > self._places[trail])
                there = reading.link(self.footnote_anchor(next(after, notes[-1])))
                link = Markup(' class="ps-footnote-mark" href="{}"').format(there)
                yield Span(start, end, "a", link)

    def footnote_anchor(self, trail: Trail) -> Markup:
        """The anchor of the footnote with its text at `trail`."""
        return escape(self._footnotes[trail])


def _new_pages(document: entities.Document) -> dict[Trail, int]:
    """By the trail of each block that is the first on its page, the page."""
    found: dict[Trail, int] = {}
    last = None
    for trail, page in pages(document):
        if page != last:
            found[trail] = last = page
    return found


def _note_signs(document: entities.Document, notes: Iterable[Trail]) -> dict[str, list[Trail]]:
    """By what a footnote's mark may look like in the text, the trails of the footnotes' texts."""
    found: dict[str, list[Trail]] = defaultdict(list)
    for trail in notes:
        for sign in part_at(document, trail[:-1]).signs:
            found[sign].append(trail)
    return found


def _below(found: Iterable[tuple[Trail, T]]) -> dict[Trail, list[T]]:
    """What stands at or below each trail, in order."""
    below: dict[Trail, list[T]] = defaultdict(list)
    for trail, one in found:
        for depth in range(len(trail) + 1):
            below[trail[:depth]].append(one)
    return dict(below)


def _redactions(entry: DocumentEntry) -> list[tuple[Trail, entities.Redaction]]:
    """Each redaction with the trail of the leaf that has its mark, in the text's order."""
    found: list[tuple[Trail, entities.Redaction]] = []
    by_mark: dict[str, list[entities.Redaction]] = defaultdict(list)
    for redaction in entry.document.redactions:
        by_mark[redaction.mark].append(redaction)
    for mark, redactions in by_mark.items():
        locations = entry.text.marks(mark)
        found += [(at.leaf.trail, one) for at, one in zip(locations, redactions, strict=True)]
    return found
