"""What an editor has decided in a sheet, as the lists of a document: what changes, and what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from planspegeln.authoring.sheet.extracts import SINCE, Extracts, Raw, merged, unique
from planspegeln.authoring.sheet.faults import SheetFault, near
from planspegeln.authoring.sheet.layout import SENTENCES
from planspegeln.authoring.sheet.lines import (
    BACKGROUND,
    LISTS,
    OUTCOME,
    YES,
    Choices,
    Line,
    said,
)
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import Stretch, parts, read_parts, words
from planspegeln.model.values import Trail
from planspegeln.swedish import names

_STATUS: Final = {label: name for name, label in names.STATUS.items()}


@dataclass
class Taken:
    """The lists of the document as the sheet has them. The order of what stays is kept.

    `outcomes` are the ids of the outcomes that the sheet has rows for. `rows` has the row of each thing taken, by
    the name of its list and its id; of an answer, by its commitment.
    """

    lists: dict[str, list[Raw]] = field(default_factory=dict)
    outcomes: tuple[str, ...] = ()
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)


@dataclass(frozen=True)
class Base:
    """What a sheet is compared with: its rows as they were written, and those that it would have now.

    Only what an editor has changed is taken. All else is as it is now, whatever the sheet says of it.
    """

    then: Sequence[Line] = ()
    now: Sequence[Line] = ()


def take(
    entry: DocumentEntry,
    now: Mapping[str, list[Raw]],
    rows: Iterable[tuple[int, Line]],
    choices: Choices,
    base: Base,
) -> Taken:
    """The lists of a document after what is decided in the rows of its sheet.

    `now` are its lists as they are.
    """
    return _Taking(entry, now, choices, base).take(list(rows))


class _Taking:
    def __init__(
        self, entry: DocumentEntry, now: Mapping[str, list[Raw]], choices: Choices, base: Base
    ) -> None:
        self._entry, self._now, self._choices, self._base = entry, now, choices, base
        self._faults: list[SheetFault] = []
        self._ids_then = {line.id for line in base.then if line.id}
        self._extracts = Extracts(entry, now, choices, self._fault, self._ids_then)
        self._sentences = self._extracts.sentences
        self._answers: dict[str, list[tuple[int, Line, str]]] = defaultdict(list)
        self._then = {(line.number, line.id): line for line in reversed(base.then)}
        self._now_by_id = {line.id: line for line in base.now if line.id}
        self._since_then: set[str] = set()
        self._done: set[str] = set()
        self._rows: dict[tuple[str, str], int] = {}

    def _fault(self, row: int, column: str, message: str) -> None:
        self._faults.append(SheetFault(SENTENCES, row, column, message))

    def take(self, rows: list[tuple[int, Line]]) -> Taken:
        """Take the rows."""
        if moved := self._moved(rows):
            self._fault(
                moved,
                "text",
                "meningarna står på andra rader än de gjorde: har en kolumn sorterats för sig? Ångra "
                "det, eller gör ett nytt ark",
            )
            return Taken(faults=self._faults)
        rows = [(row, self._since(line)) for row, line in rows]
        then = [self._since(line) for line in self._base.then]
        self._base = replace(self._base, then=then)
        rows = [(row, line) for row, line in rows if self._sentence(row, line)]
        row_of: dict[int, int] = {}
        for row, line in rows:
            row_of.setdefault(line.number, row)
        here, was = _decided(line for _, line in rows), _decided(then)
        changed = {number for number in row_of if here.get(number) != was.get(number)}
        current = self._current(rows, changed)
        self._done = {line.id for _, line in current if line.done}
        good = [(row, line) for row, line in current if self._is_decided(row, line)]
        decided = {line.number for _, line in good}
        self._find_half_decided(current, decided)
        self._find_lost(rows, row_of)
        self._find_conflicts(rows)
        # What has an id keeps it, before anything without one looks for its own. Of a row and its copy, the
        # one that is as it was does.
        same = set(then)
        order = sorted(
            good, key=lambda one: (not one[1].id, one[1].number, one[1] not in same, one[0])
        )
        for row, line in order:
            if line.what != BACKGROUND:
                taken = self._extracts.take(row, line, self._sentences.all[line.number - 1])
                if taken:
                    self._rows.setdefault((LISTS[line.what], taken), row)
                if taken and line.what == OUTCOME and (line.answers or line.status or line.why):
                    self._answer(row, line, taken)
        self._find_overtaken(changed, _kinds(line for _, line in rows), row_of)
        lists = {name: self._extracts.ordered(name) for name in dict.fromkeys(LISTS.values())}
        lists["answers"] = self._answered(
            [line for _, line in current], {one["id"] for one in lists["outcomes"]}, row_of
        )
        lists |= self._read(decided)
        told = tuple(
            name
            for name in self._extracts.ids("outcomes")
            if f"outcomes/{name}" not in self._since_then
        )
        faults = sorted(self._faults, key=lambda fault: fault.row)
        return Taken(lists, told, self._rows, faults)

    def _moved(self, rows: Sequence[tuple[int, Line]]) -> int:
        """The first row with the words of another sentence, if there are several such. 0 without."""
        text = {number: one.text.strip() for number, one in enumerate(self._sentences.all, 1)}
        every = set(text.values())
        found = [
            row for row, line in rows if line.text in every and line.text != text.get(line.number)
        ]
        return found[0] if len(found) > 1 else 0

    def _current(
        self, rows: list[tuple[int, Line]], changed: Collection[int]
    ) -> list[tuple[int, Line]]:
        """What an editor has changed, and of all else the rows that it has now.

        `changed` are the sentences that something has been decided of.
        """
        here, then = _by_id(line for _, line in rows), _by_id(self._base.then)
        now: dict[str | int, list[Line]] = defaultdict(list)
        for line in self._base.now:
            now[line.id if line.number in changed else line.number].append(line)
        found = []
        seen: set[str | int] = set()
        for row, line in rows:
            key = line.id if line.number in changed else line.number
            if key == line.id and (not line.id or here[line.id] != then.get(line.id)):
                found.append((row, line))
            elif key not in seen:
                seen.add(key)
                found += [(row, one) for one in now[key]]
                ids = {one.id for one in now[key] if one.id}
                self._since_then |= ids - self._ids_then - here.keys()
        return found

    def _since(self, line: Line) -> Line:
        """A row whose priority no editor has changed, with the one that it would have now.

        Its heading may have been tied to another since the sheet was made.
        """
        then = self._then.get((line.number, line.id))
        if then is None or not line.priority or line.priority != then.priority:
            return line
        if line.id in self._now_by_id:
            return replace(line, priority=self._now_by_id[line.id].priority)
        title = {name: words for words, name in self._choices.priorities.items()}
        inside = 1 <= line.number <= len(self._sentences.all)
        item = self._sentences.all[line.number - 1].leaf.item if inside else None
        if item:
            return replace(line, priority=title[item.item])
        known = line.priority in self._choices.priorities
        return line if known else replace(line, priority="")

    def _find_half_decided(self, rows: list[tuple[int, Line]], decided: set[int]) -> None:
        """A fault for each row that is not decided of a sentence that is: what it says would be lost.

        A sentence that was read before may have proposals that nobody has looked at.
        """
        before = {line.number for line in self._base.then if line.done}
        for row, line in rows:
            if line.number in decided - before and line.what and not line.done:
                self._fault(
                    row,
                    "done",
                    "en annan rad om samma mening är klar; bestäm den här också, och välj bakgrund om "
                    "den inte säger något mer",
                )

    def _find_lost(self, rows: list[tuple[int, Line]], row_of: Mapping[int, int]) -> None:
        """A fault for each sentence without a row, and for each thing taken whose row is gone."""
        before = 1
        for number, stretch in enumerate(self._sentences.all, start=1):
            if number in row_of:
                before = row_of[number]
            else:
                self._fault(
                    before,
                    "text",
                    f"efter den här raden saknas meningen ”{stretch.text}”; hämta tillbaka raden",
                )
        ids = {line.id for _, line in rows}
        for line in {line.id: line for line in self._base.then if line.id not in ids}.values():
            if line.id and line.number in row_of and self._extracts.has(line.id):
                self._fault(
                    row_of[line.number],
                    "what",
                    f"raden om {line.what} i den här meningen saknas (”{line.part or line.text}”); "
                    "hämta tillbaka den, och välj bakgrund om den ska bort",
                )

    def _find_conflicts(self, rows: list[tuple[int, Line]]) -> None:
        """A fault for each changed row about something that somebody else has changed since."""
        then, now = _by_id(self._base.then), _by_id(self._base.now)
        here = _by_id(line for _, line in rows)
        for row, line in rows:
            if not line.id or line.id not in then:
                continue
            was, is_now, wanted = then[line.id], now.get(line.id, frozenset()), here[line.id]
            if wanted != was and is_now not in {was, wanted}:
                self._fault(
                    row,
                    "what",
                    "det här har ändrats sedan arket gjordes; gör ett nytt ark",
                )

    def _find_overtaken(
        self,
        changed: Iterable[int],
        here: Mapping[int, Collection[str]],
        row_of: Mapping[int, int],
    ) -> None:
        """A fault for each changed sentence that somebody has decided something else of since."""
        was, is_now = _kinds(self._base.then), _kinds(self._base.now)
        for number in changed:
            passed = number not in was and is_now.get(number) == {BACKGROUND}
            if passed and here.get(number) != {BACKGROUND}:
                self._fault(row_of[number], "what", SINCE)
        for line in self._base.now:
            taken = not line.id or line.id in self._ids_then or self._extracts.has_taken(line.id)
            if line.number in changed and not taken:
                told = f"{line.what} är infört om meningen sedan arket gjordes; gör ett nytt ark"
                self._fault(row_of[line.number], "what", told)

    def _sentence(self, row: int, line: Line) -> Stretch | None:
        """The sentence of a row, if the row still has its words."""
        if not 1 <= line.number <= len(self._sentences.all):
            self._fault(
                row, "text", "raden hör inte till någon mening; kopiera en rad som finns i stället"
            )
            return None
        stretch = self._sentences.all[line.number - 1]
        if line.text != stretch.text.strip():
            self._fault(
                row,
                "text",
                f"texten är ändrad; i dokumentet står ”{stretch.text}”. Skriv tillbaka den, eller "
                "gör ett nytt ark om dokumentet har ändrats",
            )
            return None
        return stretch

    def _is_decided(self, row: int, line: Line) -> bool:
        if line.done.lower() not in {"", YES}:
            self._fault(row, "done", f"hittade ”{line.done}”; skriv ja, eller lämna tomt")
            return False
        if line.done and not line.what:
            self._fault(row, "what", "raden är klar, men säger inte vad det är; välj i listan")
            return False
        if line.what and line.what not in {*LISTS, BACKGROUND}:
            if line.done:
                self._fault(
                    row, "what", f"hittade ”{line.what}”{near(line.what, (*LISTS, BACKGROUND))}"
                )
            return False
        if line.id and not line.done:
            told = (
                "raden är en kopia av en som är klar; bestäm den här också, eller ta bort kopian"
                if line.id in self._done
                else "det här är redan infört; skriv ja, eller välj bakgrund för att ta bort det"
            )
            self._fault(row, "done", told)
        return bool(line.done)

    # Answers.

    def _answer(self, row: int, line: Line, outcome: str) -> None:
        commitment = self._choices.commitment(line.answers)
        if not line.answers:
            self._fault(
                row, "answers", "välj vilket åtagande det svarar på, eller ta bort vad som hände"
            )
        elif commitment is None:
            self._fault(
                row,
                "answers",
                f"”{line.answers}” finns inte{near(line.answers, self._choices.commitments)}",
            )
        elif line.status and line.status not in _STATUS:
            self._fault(row, "status", f"hittade ”{line.status}”{near(line.status, _STATUS)}")
        else:
            self._answers[commitment].append((row, line, outcome))
            self._rows.setdefault(("answers", commitment), row)

    def _answered(
        self, rows: Sequence[Line], outcomes: Collection[str], row_of: Mapping[int, int]
    ) -> list[Raw]:
        """The answers, where the document has these outcomes. `row_of` has the row of each sentence."""
        old = {one["commitment"]: one for one in self._now.get("answers", ())}
        order = list(self._choices.commitments.values())
        now, here = self._told(self._base.now), self._told(rows)
        same = {one for one in (*old, *order) if here.get(one) == now.get(one)}
        kept = [one for one in old if one in same or one in self._answers]
        fresh = sorted(
            (one for one in self._answers if one not in old and one not in same), key=order.index
        )
        found = []
        for name in (*kept, *fresh):
            if name in same and set(old[name]["outcomes"]) <= set(outcomes):
                found.append(old[name])
            elif made := self._one_answer(name, old.get(name)) if self._answers[name] else None:
                found.append(made)
        self._find_overtaken_answers(old, {one["commitment"]: one for one in found}, row_of)
        return found

    def _find_overtaken_answers(
        self, old: Mapping[str, Raw], new: Mapping[str, Raw], row_of: Mapping[int, int]
    ) -> None:
        """A fault for each answer that somebody has given since, and that the sheet would change."""
        then, now = self._told(self._base.then), self._told(self._base.now)
        for name, one in old.items():
            made = new.get(name, {})
            changed = any(one.get(key) != made.get(key) for key in ("status", "because", "year"))
            if changed and then.get(name) != now.get(name) and not self._faults:
                number = next(int(number) for _, number, *_ in now[name])
                self._fault(row_of[number], "answers", SINCE)

    def _told(self, lines: Iterable[Line]) -> dict[str, frozenset[tuple[str, ...]]]:
        """By commitment, what the decided rows say of it."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for line in lines:
            commitment = self._choices.commitment(line.answers)
            if commitment and line.done:
                told = (line.id, str(line.number), line.part, line.status, line.why, line.year)
                found[commitment].add(told)
        return {name: frozenset(told) for name, told in found.items()}

    def _one_answer(self, commitment: str, old: Raw | None) -> Raw | None:
        """What all rows about one commitment say of it. They must agree."""
        rows = sorted(self._answers[commitment], key=lambda one: one[0])
        made: Raw = {"commitment": commitment}
        for key, column in (("status", "status"), ("because", "why"), ("year", "year")):
            given = [
                (row, line, value) for row, line, _ in rows if (value := getattr(line, column))
            ]
            row, line, value = next((one for one in given if one[2] != given[0][2]), (0, None, ""))
            if line:
                first, other, was = given[0]
                newer = line.id in self._since_then
                if newer or other.id in self._since_then:
                    told = (
                        f"”{value if newer else was}” är infört om samma åtagande sedan arket gjordes; "
                        "gör ett nytt ark"
                    )
                    self._fault(first if newer else row, column, told)
                else:
                    told = (
                        f"här står ”{value}”, men på rad {first} står ”{was}” om samma åtagande; "
                        "skriv samma, eller på en av dem"
                    )
                    self._fault(row, column, told)
                return None
            if given:
                made[key] = given[0][2]
            elif key != "year":
                what = (
                    "välj vad som hände" if key == "status" else "skriv vad bedömningen bygger på"
                )
                self._fault(rows[0][0], column, what)
                return None
        made["status"] = _STATUS[made["status"]]
        if "year" in made:
            if not made["year"].isdigit():
                self._fault(rows[0][0], "year", f"hittade ”{made['year']}”; skriv ett årtal")
                return None
            made["year"] = int(made["year"])
        because = made.pop("because")
        outcomes = list(dict.fromkeys(outcome for _, _, outcome in rows))
        # One that stands in a heading has no row.
        before = [
            one
            for one in (old or {}).get("outcomes", ())
            if one in outcomes or f"outcomes/{one}" not in self._now_by_id
        ]
        made["because"] = because
        made["outcomes"] = [*before, *(one for one in outcomes if one not in before)]
        return merged(made, old)

    # What has been read.

    def _read(self, decided: set[int]) -> dict[str, list[Raw]]:
        """What is read, as few parts as possible, and single sentences outside them."""
        quoted, read = self._extracts.quoted(), self._said()
        left = decided - quoted
        if read - quoted == left:
            return {name: self._now.get(name, []) for name in ("read", "background")}
        made: dict[str, list[Raw]] = {"read": [], "background": []}
        number_of = words(self._entry.text)
        for anchor, trail in sorted(parts(self._entry).items(), key=lambda pair: len(pair[1])):
            inside = self._within(trail)
            if inside & left and inside <= decided | quoted:
                part = {"part": anchor} if anchor else {}
                made["read"].append({**part, "words": number_of[trail]})
                left -= inside
        quotes = (self._sentence_quote(number) for number in sorted(left))
        made["background"] = [quote for quote in quotes if quote]
        return made

    def _said(self) -> set[int]:
        """The sentences in what the document says is read."""
        found: set[int] = set()
        for trail in read_parts(self._entry):
            found |= self._within(trail)
        for one in self._now.get("background", ()):
            found.update(self._sentences.numbers(self._extracts.location(one)))
        return found

    def _within(self, part: Trail) -> set[int]:
        """The numbers of the sentences in a part of the document."""
        every = enumerate(self._sentences.all, start=1)
        return {number for number, one in every if one.is_within(part)}

    def _sentence_quote(self, number: int) -> Raw | None:
        """What tells a sentence from the others. None if its part has the same words again."""
        locations = self._sentences.all[number - 1].locations
        for location in sorted(locations, key=lambda one: -len(one.words)):
            if ground := unique(self._entry, location):
                return ground
        return None


def _by_id(lines: Iterable[Line]) -> dict[str, frozenset[Line]]:
    """What the rows say of each thing that is taken."""
    found: dict[str, set[Line]] = defaultdict(set)
    for line in lines:
        if line.id:
            found[line.id].add(said(line))
    return {name: frozenset(same) for name, same in found.items()}


def _kinds(lines: Iterable[Line]) -> dict[int, set[str]]:
    """What is decided that each sentence is, by its number."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        if line.done:
            found[line.number].add(line.what)
    return dict(found)


def _decided(lines: Iterable[Line]) -> dict[int, frozenset[Line]]:
    """What is decided of each sentence, by its number."""
    found: dict[int, set[Line]] = defaultdict(set)
    for line in lines:
        if line.done or line.id:
            found[line.number].add(said(line))
    return {number: frozenset(same) for number, same in found.items()}
