"""What an editor has done in a sheet and is not in the data, on the rows of a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from planspegeln.authoring.sheet.lines import YES, Line, line_of, said
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

    Of a document that has been drafted anew, the data has no decisions. Those that it had when the old
    sheet was written are then as good as changed: they are there to be taken once more.
    """

    old: Given
    taken: bool = False
    left: int = 0
    _is_anew: bool = field(default=False, init=False)
    _is_same_text: bool = field(default=False, init=False)

    def onto(self, fresh: _Sheets) -> dict[Layout, Sequence[Any]]:
        """The rows of a new sheet. `fresh` are those that the data alone gives."""
        was_read = any(given["done"] for _, given in self.old[BASE])
        self._is_anew = was_read and not any(line.done for line in fresh[SENTENCES])
        then = {line.number: line.text for line in (line_of(given) for _, given in self.old[BASE])}
        self._is_same_text = then == {line.number: line.text for line in fresh[SENTENCES]}
        made = {layout: self._known(layout, fresh[layout]) for layout in _KNOWN}
        made[NAMED] = self._named(fresh[NAMED])
        made[SENTENCES] = self._sentences(fresh[SENTENCES])
        return {**fresh, **made}

    def _leave(self, edited: Line | Named | Fact | Part | Comparison | Brief) -> None:
        """Leave out a row, unless what it says is in the data: that something is so, or no longer."""
        is_gone = isinstance(edited, Named | Comparison | Brief) and bool(edited.was)
        self.left += not (self.taken and (edited.done or is_gone))

    # Rows with ids.

    def _known(self, layout: Layout, fresh: Sequence[_Known]) -> list[_Known]:
        every = [_KNOWN[layout](**given) for _, given in self.old[layout]]
        edited = {
            row.id: row for row in every if row.is_edited or (self._of_draft(layout) and row.done)
        }
        if self._is_anew and layout is COMPARISONS and not self._is_same_text:
            self.left += sum(bool(row.done and not row.is_edited) for row in every)
        if self._is_anew:
            edited = _by_heading(edited, fresh)
        for name in edited.keys() - {row.id for row in fresh}:
            self._leave(edited[name])
        return [self._merged(layout, row, edited.get(row.id)) for row in fresh]

    def _of_draft(self, layout: Layout) -> bool:
        """Whether a draft has written anew what a sheet is about, and its decisions hold.

        What is in brief is in other files. What has been compared may have been another text.
        """
        of_text = layout is not COMPARISONS or self._is_same_text
        return self._is_anew and layout is not BRIEF and of_text

    def _merged(self, layout: Layout, row: _Known, edited: _Known | None) -> _Known:
        """A new row, with what an editor has written in the old one if the data is as it was."""
        if edited is None:
            return row
        # A guess may have changed, of a heading that nobody had decided.
        is_guess = isinstance(row, Part) and not (row.done or edited.was.startswith(YES))
        typed = [column.field for column in layout.columns if not column.is_fixed]
        if row.was != edited.was and not (is_guess or self._of_draft(layout)):
            if any(getattr(row, one) != getattr(edited, one) for one in typed if one != "done"):
                self._leave(edited)  # somebody else has not decided the same
            return row
        if isinstance(row, Comparison) and isinstance(edited, Comparison) and row.differs(edited):
            self.left += 1  # the plan says something else than what was compared
            return row
        return replace(row, **{field: getattr(edited, field) for field in typed})

    # Other documents.

    def _named(self, fresh: Sequence[Named]) -> list[Named]:
        old = [Named(**given) for _, given in self.old[NAMED]]
        there = {one.was for one in fresh}
        decided = {row.proposed for row in old if row.done and row.said in there}
        found = [one for one in fresh if one.was or one.proposed not in decided]
        for row in old:
            is_there = bool(row.done) and row.said in there
            is_decided = self._is_anew and bool(row.done)
            if is_there or not (row.is_edited or is_decided):
                continue
            wanted = replace(row, was="", proposed="") if is_decided else row
            at = [place for place, one in enumerate(found) if _is_same(one, wanted)]
            if at:
                one = found[at[0]]
                found[at[0]] = replace(wanted, was=one.was, proposed=one.proposed)
            elif wanted.was and not wanted.proposed:
                self._leave(row)
            else:
                found.append(replace(wanted, was="", proposed=""))
        return found

    # Sentences.

    def _sentences(self, fresh: Sequence[Line]) -> list[Line]:
        then = [line_of(given) for _, given in self.old[BASE]]
        name = _names(then)
        was, own = _by_sentence(then, name), _by_sentence(fresh, _names(fresh))
        there = _by_sentence((line_of(given) for _, given in self.old[SENTENCES]), name)
        for sentence in there.keys() - own.keys():
            edited = _edited(there[sentence], was[sentence])
            for line in {*edited, *(one for one in there[sentence] if self._is_anew and one.done)}:
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
        if self._is_anew and any(line.done for line in there):
            return [replace(_at(fresh[0], line, fresh[0]), id="") for line in there]
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


def _by_heading(edited: Mapping[str, _Known], fresh: Iterable[_Known]) -> dict[str, _Known]:
    """Rows by the ids that they have in a new draft: a heading that was a priority had that one's id."""
    name = {row.heading: row.id for row in fresh if isinstance(row, Part)}
    return {
        name.get(row.heading, id_) if isinstance(row, Part) else id_: row
        for id_, row in edited.items()
    }


def _is_same(one: Named, row: Named) -> bool:
    """Whether two rows are about the same: by what the data has, or what they say of the text."""
    if row.was:
        return one.was == row.was
    if row.proposed:
        return one.proposed == row.proposed
    return (one.title, one.quote) == (row.title, row.quote)


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
