"""What an editor has decided in a sheet, as the lists of a document: what changes, and what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from planspegeln.authoring.private import nameless
from planspegeln.authoring.sheet.faults import SheetFault, near
from planspegeln.authoring.sheet.layout import SENTENCES
from planspegeln.authoring.sheet.lines import (
    BACKGROUND,
    DONE,
    KINDS,
    LISTS,
    MEASURE,
    PASSAGE,
    YES,
    Choices,
    Line,
    Sentences,
)
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import Stretch, parts, read_parts, words
from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import Trail, slug
from planspegeln.swedish import names
from planspegeln.swedish.numerals import numbers

Raw = dict[str, Any]

_STATUS: Final = {label: name for name, label in names.STATUS.items()}
_ROLE: Final = {label: name for name, label in names.ROLE.items()}
_GROUND: Final = ("quote", "section", "cell")
_WORDS_OF_ID: Final = 5
_LONGEST_ID: Final = 50
_SHOWN: Final = 60  # characters of a sentence in a fault


@dataclass
class Taken:
    """The lists of the document as the sheet has them. The order of what stays is kept.

    `outcomes` is how many outcomes the sheet has rows for.
    """

    lists: dict[str, list[Raw]] = field(default_factory=dict)
    outcomes: int = 0
    faults: list[SheetFault] = field(default_factory=list)


@dataclass(frozen=True)
class Base:
    """What a sheet is compared with: its rows as they were written, and those that it would have now.

    Only what an editor has changed is taken. What somebody else has changed since is left.
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
        self._sentences = Sentences(entry)
        self._faults: list[SheetFault] = []
        self._named = {name: title for title, name in choices.priorities.items()}
        self._places = {leaf.trail: place for place, leaf in enumerate(entry.text.leaves)}
        self._found: dict[str, list[tuple[Location, Raw]]] = defaultdict(list)
        self._old: dict[str, dict[str, Raw]] = {
            name: {one["id"]: one for one in now.get(name, ())} for name in set(LISTS.values())
        }
        self._claimed: set[str] = set()
        self._answers: dict[str, list[tuple[int, Line, str]]] = defaultdict(list)
        self._ids_then = {line.id for line in base.then if line.id}

    def _fault(self, row: int, column: str, message: str) -> None:
        self._faults.append(SheetFault(SENTENCES, row, column, message))

    def take(self, rows: list[tuple[int, Line]]) -> Taken:
        """Take the rows."""
        row_of: dict[int, int] = {}
        decided: set[int] = set()
        good = []
        for row, line in rows:
            stretch = self._sentence(row, line)
            if stretch is None:
                continue
            row_of.setdefault(line.number, row)
            if self._is_decided(row, line):
                decided.add(line.number)
                good.append((row, line, stretch))
        self._find_lost(rows, row_of)
        self._find_conflicts(rows)
        # What has an id keeps it, before anything without one looks for its own.
        for row, line, stretch in sorted(
            good, key=lambda one: (not one[1].id, one[1].number, one[0])
        ):
            if line.what != BACKGROUND:
                self._extract(row, line, stretch)
        lists = {name: self._ordered(name) for name in dict.fromkeys(LISTS.values())}
        lists["answers"] = self._answered([line for _, line in rows])
        lists |= self._read(lists, decided)
        outcomes = len(self._found["outcomes"])
        return Taken(lists, outcomes, sorted(self._faults, key=lambda fault: fault.row))

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
            name, _, own = line.id.partition("/")
            if line.id and line.number in row_of and own in self._old[name]:
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
                    "det här har ändrats av någon annan sedan arket gjordes; gör ett nytt ark",
                )

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
            self._fault(
                row,
                "done",
                "det här är redan infört; skriv ja, eller välj bakgrund för att ta bort det",
            )
        return bool(line.done)

    # What is taken from a sentence.

    def _extract(self, row: int, line: Line, stretch: Stretch) -> None:
        ground = self._ground(row, line, stretch)
        if ground is None:
            return
        location, at = ground
        name = LISTS[line.what]
        makers: dict[str, Callable[[int, Line, Location], Raw | None]] = {
            "commitments": self._commitment,
            "outcomes": self._outcome,
            "measures": self._measure,
            "passages": self._passage,
        }
        made = makers[name](row, line, location)
        if made is None:
            return
        made |= at
        old = self._known(name, line, location, made)
        twin = next((one for place, one in self._found[name] if place == location), None)
        if old and self._location(old) == location:
            made = {key: value for key, value in made.items() if key not in _GROUND}
            made |= {key: old[key] for key in _GROUND if key in old}
        if name == "outcomes" and twin and not line.id:
            identifier = twin["id"]
        else:
            said = f"{line.counts} {line.year}" if name == "measures" else location.words
            identifier = old["id"] if old else self._new_id(name, said)
        key = f"{name}/{identifier}"
        if key not in self._claimed:
            if twin and name in {"commitments", "passages"}:
                self._fault(
                    row, "part", "samma ord är redan uttagna på en annan rad; ta bort den ena"
                )
            self._claimed.add(key)
            self._found[name].append((location, _merged({"id": identifier, **made}, old)))
        if name == "outcomes" and (line.answers or line.status or line.why):
            self._answer(row, line, identifier)

    def _ground(self, row: int, line: Line, stretch: Stretch) -> tuple[Location, Raw] | None:
        """The location of the words, and what tells it in the data: a quote, or a cell."""
        wanted = line.part or stretch.text
        places = []
        for one in stretch.locations:
            at = one.leaf.text.find(wanted, one.start)
            if at >= 0 and (len(stretch.locations) == 1 or wanted == one.words):
                places.append(Location(one.leaf, at, at + len(wanted)))
        if not places:
            if len(stretch.locations) > 1 and not line.part:
                self._fault(row, "part", "skriv vilken av radens celler det gäller")
            else:
                self._fault(row, "part", f"”{wanted}” står inte i meningen; kopiera orden ur den")
            return None
        place = next((one for one in places if not self._is_taken(line, one)), places[0])
        if line.what == MEASURE and place.leaf.cell:
            table, across, down = place.leaf.cell
            return place, {"cell": {"table": table, "row": across, "column": down}}
        if ground := self._unique(place):
            return place, ground
        self._fault(
            row,
            "part",
            f"orden ”{wanted[:_SHOWN]}” står på flera ställen i dokumentet; ta med fler ord",
        )
        return None

    def _is_taken(self, line: Line, place: Location) -> bool:
        """Whether another row has that place for the same thing."""
        return any(location == place for location, _ in self._found[LISTS[line.what]])

    def _about(self, row: int, line: Line, location: Location) -> Raw | None:
        """The priority of words that stand outside every item."""
        own = location.leaf.item.item if location.leaf.item else None
        if not line.priority:
            return {}
        if ";" in line.priority:
            self._fault(row, "priority", "välj en enda prioritering")
            return None
        wanted = self._priority(row, line.priority)
        if wanted is None:
            return None
        if own is None:
            return {"about": wanted}
        if wanted != own:
            self._fault(
                row,
                "priority",
                f"meningen står under ”{self._named[own]}”; lämna tomt, eller välj "
                f"”{PASSAGE}” för en annan prioritering",
            )
            return None
        return {}

    def _priority(self, row: int, title: str) -> str | None:
        found = self._choices.priorities.get(title)
        if found is None:
            alike = near(title, self._choices.priorities)
            self._fault(row, "priority", f"prioriteringen ”{title}” finns inte{alike}")
        return found

    def _commitment(self, row: int, line: Line, location: Location) -> Raw | None:
        if line.answers or line.status or line.why:
            self._fault(row, "answers", "bara ett utfall svarar på ett åtagande; lämna tomt")
        about = self._about(row, line, location)
        if about is None:
            return None
        if line.who and not self._entry.text.holds(line.who):
            self._fault(
                row, "who", f"”{line.who}” står inte i dokumentet; skriv som där, eller lämna tomt"
            )
            return None
        return {"kind": KINDS[line.what], **({"actor": line.who} if line.who else {}), **about}

    def _outcome(self, row: int, line: Line, location: Location) -> Raw | None:
        if not self._entry.is_follow_up:
            self._fault(row, "what", "bara en uppföljning har utfall; det här är en plan")
            return None
        return self._about(row, line, location)

    def _measure(self, row: int, line: Line, location: Location) -> Raw | None:
        value, year, role = (
            self._value(row, line, location),
            self._year(row, line),
            self._role(row, line),
        )
        topics = self._topics(row, line)
        for column in ("unit", "counts"):
            if not getattr(line, column):
                self._fault(row, column, "fyll i; en siffra behöver en enhet, och vad som räknas")
        about = self._about(row, line, location)
        if value is None or topics is None or about is None or not (line.unit and line.counts):
            return None
        made: Raw = {"label": line.counts, "value": value, "unit": line.unit}
        made |= {"year": year} if year else {}
        made |= {"qualifier": line.qualifier} if line.qualifier else {}
        made["role"] = role
        made |= {"series": line.series} if line.series else {}
        return made | about | {"topics": topics}

    def _value(self, row: int, line: Line, location: Location) -> int | float | None:
        found = list(numbers(line.value))
        if len(found) != 1:
            self._fault(
                row,
                "value",
                f"hittade ”{line.value}”; skriv ett tal, till exempel 1 250 eller 11,5",
            )
            return None
        value = found[0].value
        if value not in {one.value for one in numbers(location.words)}:
            self._fault(row, "value", f"talet {line.value} står inte i orden ”{location.words}”")
            return None
        return int(value) if value == value.to_integral_value() else float(value)

    def _year(self, row: int, line: Line) -> int | None:
        if not line.year:
            return None
        if not (line.year.isdigit() and len(line.year) == len("2020")):
            self._fault(row, "year", f"hittade ”{line.year}”; skriv ett årtal")
            return None
        return int(line.year)

    def _role(self, row: int, line: Line) -> str:
        usual = "outcome" if self._entry.is_follow_up else "plan"
        if line.role and line.role not in _ROLE:
            self._fault(row, "role", f"hittade ”{line.role}”{near(line.role, _ROLE)}")
        return _ROLE.get(line.role, usual)

    def _topics(self, row: int, line: Line) -> list[str] | None:
        labels = [label.strip() for label in line.topics.split(";") if label.strip()]
        if not labels:
            self._fault(row, "topics", "välj minst ett ämne: vad siffran räknar")
            return None
        for label in labels:
            if label not in self._choices.topics:
                self._fault(
                    row, "topics", f"ämnet ”{label}” finns inte{near(label, self._choices.topics)}"
                )
                return None
        return [self._choices.topics[label] for label in labels]

    def _passage(self, row: int, line: Line, location: Location) -> Raw | None:
        titles = [title.strip() for title in line.priority.split(";") if title.strip()]
        if not titles:
            self._fault(row, "priority", "välj vilken prioritering meningen handlar om")
            return None
        about = [self._priority(row, title) for title in titles]
        if None in about:
            return None
        own = location.leaf.item.item if location.leaf.item else None
        if line.what == DONE:
            return {"about": about, "done": True}
        if own in about:
            self._fault(
                row,
                "what",
                f"meningen står redan under ”{self._named[own or '']}”; välj bakgrund, eller "
                f"”{DONE}” om den säger vad som var gjort när dokumentet skrevs",
            )
            return None
        return {"about": about}

    def _known(self, name: str, line: Line, location: Location, made: Raw) -> Raw | None:
        """What the document already has of this: by its id, or by its words if no row has its id."""
        old = self._old[name]
        if line.id.startswith(f"{name}/") and (found := old.get(line.id.partition("/")[2])):
            return found
        return next(
            (
                one
                for one in old.values()
                if (f"{name}/{one['id']}" not in self._claimed or name == "outcomes")
                and one.get("value") == made.get("value")
                and self._location(one) == location
            ),
            None,
        )

    def _new_id(self, name: str, quote: str) -> str:
        people = [person.name for person in self._entry.document.personal]
        wanted = nameless(slug(" ".join(quote.split()[:_WORDS_OF_ID])), people)[:_LONGEST_ID].strip(
            "-"
        )
        wanted = wanted or "utan-ord"
        used = {
            other
            for one in (*self._old[name].values(), *(made for _, made in self._found[name]))
            for other in (one["id"], *one.get("former_ids", ()))
        }
        number, free = 1, wanted
        while free in used:
            number += 1
            free = f"{wanted}-{number}"
        return free

    def _ordered(self, name: str) -> list[Raw]:
        """What stays in its order, and what is new after what stands before it in the text."""
        found = {made["id"]: (location, made) for location, made in self._found[name]}
        listed: list[tuple[tuple[int, int], Raw]] = []
        for one in self._now.get(name, ()):
            if one["id"] in found:
                location, made = found.pop(one["id"])
                listed.append((self._place(location), made))
            elif f"{name}/{one['id']}" not in self._ids_then:  # a heading's, or new since
                listed.append((self._place(self._location(one)), one))
        for location, made in sorted(found.values(), key=lambda pair: self._place(pair[0])):
            at = self._place(location)
            after = [place for place, (other, _) in enumerate(listed) if other <= at]
            listed.insert(after[-1] + 1 if after else 0, (at, made))
        return [one for _, one in listed]

    def _place(self, location: Location) -> tuple[int, int]:
        return self._places[location.leaf.trail], location.start

    def _location(self, one: Raw) -> Location:
        """Where something that the document has stands in its text."""
        if "cell" in one:
            return self._entry.text.cell(entities.TableCell(**one["cell"]))
        return self._entry.text.find(one["quote"], one.get("section"))[0]

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

    def _answered(self, rows: Sequence[Line]) -> list[Raw]:
        old = {one["commitment"]: one for one in self._now.get("answers", ())}
        order = list(self._choices.commitments.values())
        then, here = self._told(self._base.then), self._told(rows)
        same = {one for one in (*old, *order) if here.get(one) == then.get(one)}
        outcomes = {made["id"] for _, made in self._found["outcomes"]}
        kept = [one for one in old if one in same or one in self._answers]
        fresh = sorted(
            (one for one in self._answers if one not in old and one not in same), key=order.index
        )
        found = []
        for name in (*kept, *fresh):
            if name in same and outcomes.issuperset(old[name]["outcomes"]):
                found.append(old[name])
            elif made := self._one_answer(name, old.get(name)) if self._answers[name] else None:
                found.append(made)
        return found

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
            given = [(row, value) for row, line, _ in rows if (value := getattr(line, column))]
            if len({value for _, value in given}) > 1:
                row, value = next(one for one in given if one[1] != given[0][1])
                self._fault(
                    row,
                    column,
                    f"här står ”{value}”, men på rad {given[0][0]} står ”{given[0][1]}” om samma "
                    "åtagande; skriv samma, eller på en av dem",
                )
                return None
            if given:
                made[key] = given[0][1]
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
        before = [one for one in (old or {}).get("outcomes", ()) if one in outcomes]
        made["because"] = because
        made["outcomes"] = [*before, *(one for one in outcomes if one not in before)]
        return _merged(made, old)

    # What has been read.

    def _read(self, lists: Mapping[str, list[Raw]], decided: set[int]) -> dict[str, list[Raw]]:
        """What is read, as few parts as possible, and single sentences outside them."""
        quoted, said = self._quoted(lists), self._said()
        then = {line.number for line in self._base.then if line.done}
        read = decided | {number for number in said if number not in then}
        left = read - quoted
        if said - quoted == left:
            return {name: self._now.get(name, []) for name in ("read", "background")}
        made: dict[str, list[Raw]] = {"read": [], "background": []}
        number_of = words(self._entry.text)
        for anchor, trail in sorted(parts(self._entry).items(), key=lambda pair: len(pair[1])):
            inside = self._within(trail)
            if inside & left and inside <= read | quoted:
                part = {"part": anchor} if anchor else {}
                made["read"].append({**part, "words": number_of[trail]})
                left -= inside
        quotes = (self._sentence_quote(number) for number in sorted(left))
        made["background"] = [quote for quote in quotes if quote]
        return made

    def _quoted(self, lists: Mapping[str, list[Raw]]) -> set[int]:
        """The numbers of the sentences that something is taken from."""
        return {
            number
            for name in lists
            for location, _ in self._found[name]
            for number in self._sentences.numbers(location)
        }

    def _said(self) -> set[int]:
        """The sentences in what the document says is read."""
        found: set[int] = set()
        for trail in read_parts(self._entry):
            found |= self._within(trail)
        for one in self._now.get("background", ()):
            found.update(self._sentences.numbers(self._location(one)))
        return found

    def _within(self, part: Trail) -> set[int]:
        """The numbers of the sentences in a part of the document."""
        every = enumerate(self._sentences.all, start=1)
        return {number for number, one in every if one.is_within(part)}

    def _sentence_quote(self, number: int) -> Raw | None:
        """What tells a sentence from the others. None if its part has the same words again."""
        locations = self._sentences.all[number - 1].locations
        for location in sorted(locations, key=lambda one: -len(one.words)):
            if ground := self._unique(location):
                return ground
        return None

    def _unique(self, location: Location) -> Raw | None:
        """The quote of a location, with its section if it needs one. None if that is not enough."""
        quote, anchor = location.words, location.leaf.anchor
        if len(self._entry.text.find(quote)) == 1:
            return {"quote": quote}
        if anchor and len(self._entry.text.find(quote, anchor)) == 1:
            return {"quote": quote, "section": anchor}
        return None


def _by_id(lines: Iterable[Line]) -> dict[str, frozenset[Line]]:
    """The rows about each thing that is taken, without how sure they are."""
    found: dict[str, set[Line]] = defaultdict(set)
    for line in lines:
        if line.id:
            found[line.id].add(replace(line, certainty="", text=line.text.strip(), number=0))
    return {name: frozenset(same) for name, same in found.items()}


def _merged(made: Raw, old: Raw | None) -> Raw:
    """What the sheet says, with what it does not show of the old, in the old one's order."""
    if old is None:
        return made
    shown = {"actor", "about", "year", "qualifier", "series", "done", *_GROUND}
    kept = {key: value for key, value in old.items() if key in made or key not in shown}
    return {key: made.get(key, value) for key, value in kept.items()} | {
        key: value for key, value in made.items() if key not in kept
    }
