"""What an editor has done in a sheet and is not in the data, on the rows of a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias, TypeVar

from planspegeln.authoring.sheet.brief import Brief
from planspegeln.authoring.sheet.compared import Comparison
from planspegeln.authoring.sheet.facts import Fact, Named
from planspegeln.authoring.sheet.layout import (
    BASE,
    BRIEF,
    COMPARISONS,
    FACTS,
    NAMED,
    PARTS,
    SENTENCES,
    Given,
    Layout,
)
from planspegeln.authoring.sheet.lines import Line, line_of, said
from planspegeln.authoring.sheet.parts import Part

_Known = TypeVar("_Known", Fact, Part, Comparison, Brief)
_Sheets: TypeAlias = Mapping[Layout, Sequence[Any]]
# A sentence by its words, and its place among those with the same words.
_Sentence: TypeAlias = tuple[str, int]

# The sheets whose rows have ids, with what their rows are.
_KNOWN: Final[dict[Layout, type[Any]]] = {
    FACTS: Fact,
    PARTS: Part,
    COMPARISONS: Comparison,
    BRIEF: Brief,
}


@dataclass
class Carrying:
    """Carries what an editor has done over from the rows of an `old` sheet.

    If they are `taken`, what is decided in them is in the data already. `left` counts the rows that an
    editor has changed and that are left out, since the data has been changed too.
    """

    old: Given
    taken: bool = False
    left: int = 0

    def onto(self, fresh: _Sheets) -> dict[Layout, Sequence[Any]]:
        """The rows of a new sheet. `fresh` are those that the data alone gives."""
        made = {layout: self._known(layout, fresh[layout]) for layout in _KNOWN}
        made[NAMED] = self._named(fresh[NAMED])
        made[SENTENCES] = self._sentences(fresh[SENTENCES])
        return {**fresh, **made}

    def _leave(self, edited: Line | Named | Fact | Part | Comparison | Brief) -> None:
        """Leave out a row, unless it is in the data."""
        self.left += not (self.taken and edited.done)

    # Rows with ids.

    def _known(self, layout: Layout, fresh: Sequence[_Known]) -> list[_Known]:
        every = (_KNOWN[layout](**given) for _, given in self.old[layout])
        edited = {row.id: row for row in every if row.is_edited}
        for name in edited.keys() - {row.id for row in fresh}:
            self._leave(edited[name])
        return [self._merged(layout, row, edited.get(row.id)) for row in fresh]

    def _merged(self, layout: Layout, row: _Known, edited: _Known | None) -> _Known:
        """A new row, with what an editor has written in the old one if the data is as it was."""
        if edited is None:
            return row
        if row.was != edited.was:
            self._leave(edited)
            return row
        typed = [column.field for column in layout.columns if not column.is_fixed]
        return replace(row, **{field: getattr(edited, field) for field in typed})

    # Other documents.

    def _named(self, fresh: Sequence[Named]) -> list[Named]:
        found = list(fresh)
        for row in (Named(**given) for _, given in self.old[NAMED]):
            is_proposal = not row.was and not row.done and bool(row.certainty)
            is_there = bool(row.done) and row.said in {one.was for one in fresh}
            if not row.is_edited or is_proposal or is_there:
                continue
            at = [place for place, one in enumerate(found) if _is_same(one, row)]
            if at:
                found[at[0]] = replace(row, was=found[at[0]].was)
            elif row.was:
                self._leave(row)
            else:
                found.append(row)
        return found

    # Sentences.

    def _sentences(self, fresh: Sequence[Line]) -> list[Line]:
        then = [line_of(given) for _, given in self.old[BASE]]
        name = _names(then)
        was, own = _by_sentence(then, name), _by_sentence(fresh, _names(fresh))
        there = _by_sentence((line_of(given) for _, given in self.old[SENTENCES]), name)
        for sentence in there.keys() - own.keys():
            for line in _edited(there[sentence], was[sentence]):
                self._leave(line)
        return [
            line
            for sentence, rows in own.items()
            for line in self._sentence(rows, there[sentence], was[sentence])
        ]

    def _sentence(
        self, fresh: list[Line], there: Sequence[Line], was: Sequence[Line]
    ) -> list[Line]:
        """The rows of a sentence. `was` are those of the old sheet as they were written."""
        edited = _edited(there, was)
        if not edited:
            return fresh
        if _decided(fresh) == _decided(was):
            return [_at(fresh[0], line, was[0]) for line in there]
        known = {replace(said(line), id="") for line in fresh if line.done}
        for line in edited:
            if line.done and replace(said(line), id="") not in known:
                self._leave(line)
        undecided = [
            _at(fresh[0], line, was[0]) for line in edited if not line.done and not line.id
        ]
        return [*fresh, *undecided]


def _is_same(one: Named, row: Named) -> bool:
    """Whether two rows are about the same: by what the data has, or what they say of the text."""
    return one.was == row.was if row.was else (one.title, one.quote) == (row.title, row.quote)


def _names(lines: Iterable[Line]) -> dict[int, _Sentence]:
    """The sentence of each number, in order."""
    words = {line.number: line.text for line in lines}
    seen: dict[str, int] = defaultdict(int)
    found = {}
    for number, text in words.items():
        found[number] = (text, seen[text])
        seen[text] += 1
    return found


def _by_sentence(
    lines: Iterable[Line], names: Mapping[int, _Sentence]
) -> defaultdict[_Sentence, list[Line]]:
    """The rows of each sentence, in order. `names` has the sentence of each number."""
    found = defaultdict[_Sentence, list[Line]](list)
    for line in lines:
        if line.number in names:
            found[names[line.number]].append(line)
    return found


def _edited(there: Iterable[Line], was: Iterable[Line]) -> list[Line]:
    """The rows that an editor has changed."""
    before = {said(line) for line in was}
    return [line for line in there if said(line) not in before]


def _decided(lines: Iterable[Line]) -> set[Line]:
    return {said(line) for line in lines if line.done}


def _at(row: Line, line: Line, was: Line) -> Line:
    """What a row says, of the sentence as it is in another. A priority that is unchanged follows its heading."""
    priority = row.priority if line.priority == was.priority else line.priority
    here = replace(line, number=row.number, text=row.text, page=row.page, heading=row.heading)
    return replace(here, priority=priority)
