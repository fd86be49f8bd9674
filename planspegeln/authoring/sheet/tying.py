"""Takes what is decided of a document's headings: which of them are priorities, known ones or new."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from planspegeln.authoring.private import nameless
from planspegeln.authoring.sheet.faults import SheetFault, near
from planspegeln.authoring.sheet.layout import KINDS, NEW, NONE, PARTS
from planspegeln.authoring.sheet.lines import YES, Choices
from planspegeln.authoring.sheet.parts import (
    Part,
    read_under,
    sections,
    sections_in,
    title_of,
    topics_of,
    words_of,
)
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.loading.yamlfile import YamlFile
from planspegeln.model import blocks
from planspegeln.model.leaves import AnyItem, items
from planspegeln.model.values import Trail, slug
from planspegeln.swedish import names

_ORDINAL: Final = re.compile(r"([1-9][0-9]*)\.")
_ID: Final = re.compile(r"[\"']?[a-z0-9-]+[\"']?")


@dataclass(frozen=True)
class NewPriority:
    """A priority that has no file yet, with what is said of it.

    `was` is the id of the priority that its heading was, and `former` too if that is no other heading: then
    it is given another name, and what is not said of it stays.
    """

    id: str
    value: dict[str, Any]
    former: str = ""
    was: str = ""


class Tying:
    """Makes items of the headings that are tied to priorities, and sections of those that no longer are."""

    def __init__(
        self, catalogue: Catalogue, entry: DocumentEntry, published: Collection[str]
    ) -> None:
        """`published` are the anchors of the document that are in the ledger of addresses."""
        self._entry, self._published = entry, published
        self._choices = Choices.of(catalogue, entry)
        self._items = {item.id: (item, trail) for item, _, trail in items(entry.document)}
        self._priorities = {
            name: catalogue.priorities[f"{entry.municipality.id}/{name}"]
            for name in self._choices.priorities.values()
        }
        self.faults: list[SheetFault] = []
        self.new: list[NewPriority] = []
        self.topics: dict[str, list[str]] = {}
        self.renamed: dict[str, str] = {}
        self._tied: list[tuple[str, str]] = []
        self._untied: list[str] = []

    def take(self, rows: Iterable[tuple[int, Part]]) -> None:
        """Take the decisions of the rows.

        Faults are in `faults`, new priorities in `new`, and by their id those that get other `topics` and
        those that are `renamed`, now or when the sheet was taken before.
        """
        read = read_under(self._entry)
        # Whether each heading is decided to be none: something below it has been read.
        known = {
            section.section: trail in read for section, trail in sections(self._entry.document.text)
        }
        title = {name: words for words, name in self._choices.priorities.items()}
        placed = {
            item.id: (words_of(item), title[item.item])
            for item, _, _ in items(self._entry.document)
        }
        tied = {item.item for item, _, _ in items(self._entry.document)}
        holding = {
            one.section for one, _ in sections_in(self._entry.document.text, ())
        } - known.keys()
        for row, part in rows:
            if part.said == part.was and part.heading == placed.get(part.id, (part.heading,))[0]:
                continue  # only what the editor has changed is taken
            if part.id not in {*known, *placed} and part.done and self._wanted(part) in tied:
                self.renamed[part.id] = self._wanted(part)
                continue  # it was taken before
            if part.id in holding and part.tied == NONE:
                continue  # what is under it has become priorities
            if part.id in placed:
                words, now = placed[part.id]
                if part.heading != words:
                    self._fault(row, "heading", f"rubriken är ”{words}”; gör ett nytt ark")
                elif part.done.lower() not in {"", YES}:
                    self._fault(row, "done", f"hittade ”{part.done}”; skriv ja, eller lämna tomt")
                elif not part.done:
                    told = "det här är redan infört; skriv ja, och välj ”ingen” om den inte är en prioritering"
                    self._fault(row, "done", told)
                elif part.tied == now or self._wanted(part) == self._items[part.id][0].item:
                    self._same(row, part)  # so it is, or it was taken before
                elif f" | {now} | " not in part.was:
                    told = f"rubriken är ”{now}” sedan arket gjordes; gör ett nytt ark"
                    self._fault(row, "tied", told)
                else:
                    self._again(row, part, now)
            elif part.id not in known:
                now = next((title for words, title in placed.values() if words == part.heading), "")
                told = (
                    f"rubriken är ”{now}” sedan arket gjordes"
                    if now
                    else "rubriken finns inte i dokumentet"
                )
                self._fault(row, "tied" if now else "heading", f"{told}; gör ett nytt ark")
            elif part.done.lower() == YES:
                is_none = known[part.id] or part.was.startswith(YES)
                if is_none and part.tied != NONE and not part.was.startswith(f"{YES} | {NONE} |"):
                    told = f"rubriken är ”{NONE}” sedan arket gjordes; gör ett nytt ark"
                    self._fault(row, "tied", told)
                else:
                    self._decide(row, part)
            elif part.done:
                self._fault(row, "done", f"hittade ”{part.done}”; skriv ja, eller lämna tomt")

    def _same(self, row: int, part: Part) -> None:
        """Take what is said of a priority that a heading is already."""
        priority = self._priorities[self._items[part.id][0].item].priority
        current = topics_of(self._choices, priority)
        was = part.was.rpartition(" | ")[2] if part.was.startswith(YES) else None
        if part.name and part.name != priority.title:
            told = f"rubriken är ”{priority.title}”; välj ”ny” om den ska heta något annat"
            self._fault(row, "name", told)
        elif part.kind and KINDS.get(part.kind, "") != priority.kind:
            told = (
                f"den är redan en {names.KIND[priority.kind].one}; ändra det i prioriteringens fil"
            )
            self._fault(row, "kind", told)
        elif {*_labels(part)} == {*current} or part.topics == was:
            return
        elif "; ".join(current) != was:
            told = f"ämnena är {'; '.join(current)} sedan arket gjordes; gör ett nytt ark"
            self._fault(row, "topics", told)
        elif topics := self._topics(row, part):
            self.topics[priority.id] = topics

    def _again(self, row: int, part: Part, now: str) -> None:
        """Decide anew what a heading is, if its address is not published and nothing else hangs on it."""
        item, _ = self._items[part.id]
        own = {one.item for one, _ in self._items.values() if one is not item}
        if part.id in self._published:
            told = f"rubriken är publicerad som ”{now}”, och en adress får inte sluta att gälla"
        elif not isinstance(item, blocks.Item) or item.title is None:
            told = f"raden är redan ”{now}”"
        elif item.anchor or item.former_anchors:
            told = f"rubriken är redan ”{now}”, och har en egen adress"
        elif part.tied == NONE and item.responsible:
            told = f"under rubriken ”{now}” står vem som ansvarar, och det gör det bara i prioriteringar"
        elif self._choices.priorities.get(part.tied) in own:
            told = f"”{part.tied}” är redan en annan rubrik"
        elif self._is_named(item.item):
            self._fault(
                row,
                "tied",
                f"på bladet Meningar hör rader till ”{now}”; välj något annat på dem först, och ta in "
                "arket",
            )
            return
        elif part.tied == NONE:
            self._untied.append(part.id)
            return
        else:
            self._decide(row, part)
            return
        self._fault(row, "tied", f"{told}; ändra det i dokumentets fil")

    def _is_named(self, priority: str) -> bool:
        """Whether something that is taken says that it is about a priority."""
        document = self._entry.document
        taken = (*(document.commitments, document.outcomes, document.measures, document.passages),)
        return any(
            priority in (one.about if isinstance(one.about, tuple) else (one.about,))
            for several in taken
            for one in several
        )

    def _fault(self, row: int, field: str, message: str) -> None:
        self.faults.append(SheetFault(PARTS, row, field, message))

    def _wanted(self, part: Part) -> str:
        """The id of the priority that a heading is tied to."""
        if part.tied == NEW:
            return self._id(part)
        return self._choices.priorities.get(part.tied, "")

    def _id(self, part: Part) -> str:
        people = [person.name for person in self._entry.document.personal]
        return nameless(slug(title_of(part)), people)

    def _decide(self, row: int, part: Part) -> None:
        if part.tied == NONE:
            return
        if part.tied == NEW:
            if made := self._new(row, part):
                self.new.append(made)
                if made.former:
                    self.renamed[made.former] = made.id
                self._tied.append((part.id, made.id))
        elif part.tied in self._choices.priorities:
            name = self._choices.priorities[part.tied]
            current = topics_of(self._choices, self._priorities[name].priority)
            typed = part.topics != part.was.rpartition(" | ")[2]
            if typed and {*_labels(part)} not in ({*current}, set()):
                told = f"”{part.tied}” har redan ämnena {'; '.join(current)}; töm rutan, och ändra dem i nästa ark"
                self._fault(row, "topics", told)
            self._tied.append((part.id, name))
        else:
            valid = (*self._choices.priorities, NEW, NONE)
            self._fault(row, "tied", f"hittade ”{part.tied}”{near(part.tied, valid)}")

    def _new(self, row: int, part: Part) -> NewPriority | None:
        words, identifier = title_of(part), self._id(part)
        known = {name: title for title, name in self._choices.priorities.items()}
        if identifier in known:
            told = (
                f"”{known[identifier]}” finns redan; välj den i stället för ”ny”, i ett nytt ark om den "
                "inte står i listan"
            )
            self._fault(row, "tied", told)
            return None
        if any(one.id == identifier for one in self.new):
            told = f"en annan rad är också ny med namnet ”{words}”; välj ett annat namn"
            self._fault(row, "name", told)
            return None
        usual = "activity" if self._entry.document.kind == "programme" else "priority"
        kind = KINDS.get(part.kind)
        if part.kind and kind is None:
            self._fault(row, "kind", f"hittade ”{part.kind}”{near(part.kind, KINDS)}")
            return None
        was = self._items[part.id][0].item if part.id in self._items else ""
        is_same = (
            bool(was) and part.topics == part.was.rpartition(" | ")[2]
        )  # since the sheet was made
        now = self._priorities[was].priority if was else None
        topics = list(now.topics) if now and is_same else self._topics(row, part)
        if not topics:
            return None
        value = {
            "id": identifier,
            "kind": kind or (now.kind if now else usual),
            "title": words,
            "topics": topics,
        }
        is_alone = bool(was) and len(self._priorities[was].items) == 1
        return NewPriority(identifier, value, was if is_alone else "", was)

    def _topics(self, row: int, part: Part) -> list[str]:
        """The ids of the topics of a row. Nothing if they are wrong."""
        labels = _labels(part)
        for label in labels:
            if label not in self._choices.topics:
                told = f"ämnet ”{label}” finns inte{near(label, self._choices.topics)}"
                self._fault(row, "topics", told)
                return []
        if not labels:
            self._fault(row, "topics", "välj minst ett ämne")
        return [self._choices.topics[label] for label in labels]

    @property
    def number(self) -> int:
        """How many headings become items."""
        return len(self._tied)

    @property
    def untied(self) -> int:
        """How many headings are items no longer."""
        return len(self._untied)

    @property
    def left(self) -> list[str]:
        """The priorities that no heading of the document is any more."""
        changed = {*self._untied, *(anchor for anchor, _ in self._tied)}
        kept = {one.item for name, (one, _) in self._items.items() if name not in changed}
        kept |= {priority for _, priority in self._tied}
        return [one.item for one, _ in self._items.values() if one.item not in kept]

    def applied(self, text: str, file: YamlFile) -> str:
        """The text of the document's file with the tied sections as items."""
        trails = {
            section.section: (section, trail)
            for section, trail in sections(self._entry.document.text)
        }
        here = [item.item for item, _ in self._items.values()]
        lines = text.split("\n")
        self._follow(lines, file)
        for anchor, priority in self._tied:
            if anchor in self._items:
                line, column = file.values[(*self._items[anchor][1], "item")]
                _put_id(lines, line, column, priority)
        for anchor in self._untied:
            _make_section(lines, file, *self._items[anchor])
        tied = [one for one in self._tied if one[0] in trails]
        for anchor, priority in sorted(
            tied, key=lambda one: file.values[trails[one[0]][1]], reverse=True
        ):
            section, trail = trails[anchor]
            others = here + [other for name, other in self._tied if name != anchor]
            more = ""
            if priority in others:
                more = f"anchor: {anchor}"
            elif anchor != priority and anchor in self._published:
                more = f"former_anchors: [{anchor}]"
            _make_item(lines, file, trail, section, (priority, more))
        return "\n".join(lines)

    def _follow(self, lines: list[str], file: YamlFile) -> None:
        """Let what names a part by its anchor follow it when that changes: quotes and what is read.

        A section keeps its anchor where the priority has another item, and an item where it has its own.
        """
        here = {item.item for item, _ in self._items.values()}
        moved = {}
        for anchor, priority in self._tied:
            others = here | {other for name, other in self._tied if name != anchor}
            own = (
                self._items[anchor][0].anchor is not None
                if anchor in self._items
                else priority in others
            )
            if not own:
                moved[anchor] = priority
        for trail, (line, column) in file.values.items():
            if trail[:1] != ("text",) and trail[-1:] in (("section",), ("part",)):
                name = file.at(trail)
                if name in moved:
                    _put_id(lines, line, column, moved[name])


def _labels(part: Part) -> list[str]:
    return [label.strip() for label in part.topics.split(";") if label.strip()]


def _make_item(
    lines: list[str],
    file: YamlFile,
    trail: Trail,
    section: blocks.Section,
    made: tuple[str, str],
) -> None:
    """Turn the lines of a section into those of an item: its priority, and a line about its anchor.

    What is below is changed first.
    """
    priority, more = made
    line, column = file.keys[(*trail, "heading")]
    _put(lines, line, column, "heading", "title")
    if section.number and (ordinal := _ORDINAL.fullmatch(section.number)):
        line, column = file.values[(*trail, "number")]
        lines[line - 1] = f"{lines[line - 1][: column - 1]}{ordinal[1]}"
    line, column = file.values[(*trail, "section")]
    _put_id(lines, line, column, priority)
    line, column = file.keys[(*trail, "section")]
    _put(lines, line, column, "section", "item")
    if more:
        lines.insert(line, f"{' ' * (column - 1)}{more}")


def _make_section(lines: list[str], file: YamlFile, item: AnyItem, trail: Trail) -> None:
    """Turn the lines of an item into those of a section. Its anchor stays."""
    for old, new in (("title", "heading"), ("item", "section")):
        line, column = file.keys[(*trail, old)]
        _put(lines, line, column, old, new)
    if isinstance(item, blocks.Item) and isinstance(item.number, int):
        line, column = file.values[(*trail, "number")]
        at = column - 1 + len(str(item.number))
        lines[line - 1] = f'{lines[line - 1][: column - 1]}"{item.number}."{lines[line - 1][at:]}'


def _put_id(lines: list[str], line: int, column: int, new: str) -> None:
    """Exchange an id at its place."""
    before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    lines[line - 1] = before + _ID.sub(new, after, count=1)


def _put(lines: list[str], line: int, column: int, old: str, new: str) -> None:
    """Exchange a key at its place."""
    text = lines[line - 1]
    lines[line - 1] = text[: column - 1] + new + text[column - 1 + len(old) :]
