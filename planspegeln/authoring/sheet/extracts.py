"""What an editor has taken from a sentence, as an entry of one of the document's lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from planspegeln.authoring.private import nameless
from planspegeln.authoring.sheet.faults import near
from planspegeln.authoring.sheet.lines import (
    DONE,
    KINDS,
    LISTS,
    MEASURE,
    PASSAGE,
    Choices,
    Line,
    Sentences,
)
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import Stretch
from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import slug
from planspegeln.swedish import names
from planspegeln.swedish.numerals import numbers

Raw: TypeAlias = dict[str, Any]
# Takes the row, the field and what is wrong.
Tell: TypeAlias = Callable[[int, str, str], None]

SINCE: Final = "det här har införts annorlunda sedan arket gjordes; gör ett nytt ark"
_ROLE: Final = {label: name for name, label in names.ROLE.items()}
_GROUND: Final = ("quote", "section", "cell")
_WORDS_OF_ID: Final = 5
_LONGEST_ID: Final = 50
_SHOWN: Final = 60  # characters of a sentence in a fault


class Extracts:
    """What is taken from a document's sentences, by the name of its list."""

    def __init__(
        self,
        entry: DocumentEntry,
        now: Mapping[str, Sequence[Raw]],
        choices: Choices,
        fault: Tell,
        then: Collection[str],
    ) -> None:
        """`now` are the document's lists as they are. `fault` is told what is wrong in a row.

        `then` are the names of what had been taken when the sheet was written.
        """
        self.sentences = Sentences(entry)
        self._entry, self._now, self._choices, self._fault = entry, now, choices, fault
        self._then = then
        self._named = {name: title for title, name in choices.priorities.items()}
        self._places = {leaf.trail: place for place, leaf in enumerate(entry.text.leaves)}
        self._found: dict[str, list[tuple[Location, Raw]]] = defaultdict(list)
        self._old: dict[str, dict[str, Raw]] = {
            name: {one["id"]: one for one in now.get(name, ())} for name in set(LISTS.values())
        }
        self._claimed: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether the document has something by its list and id: outcomes/digitala-dialoger."""
        kind, _, own = name.partition("/")
        return own in self._old[kind]

    def has_taken(self, name: str) -> bool:
        """Whether a row says something by its list and id."""
        return name in self._claimed

    def ids(self, name: str) -> list[str]:
        """The ids of what has been taken, for one of the lists."""
        return [made["id"] for _, made in self._found[name]]

    def quoted(self) -> set[int]:
        """The numbers of the sentences that something is taken from."""
        return {
            number
            for found in self._found.values()
            for location, _ in found
            for number in self.sentences.numbers(location)
        }

    def take(self, row: int, line: Line, stretch: Stretch) -> str | None:
        """Take what a row says of its sentence. Returns its id; None if something is wrong."""
        ground = self._ground(row, line, stretch)
        if ground is None:
            return None
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
            return None
        made |= at
        old = self._known(name, line, location, made)
        twin = next((one for place, one in self._found[name] if place == location), None)
        if old and self.location(old) == location:
            made = {key: value for key, value in made.items() if key not in _GROUND}
            made |= {key: old[key] for key in _GROUND if key in old}
        whole = merged({"id": old["id"], **made}, old) if old else None
        if line.id and f"{name}/{line.id.partition('/')[2]}" in self._claimed:
            if (location, whole) not in self._found[name]:  # a copy, about something else
                return self.take(row, replace(line, id=""), stretch)
        elif old and not line.id and f"{name}/{old['id']}" not in self._then and whole != old:
            self._fault(row, "what", SINCE)
        if name == "outcomes" and twin and not line.id:
            identifier = twin["id"]
            if twin.get("about") != made.get("about"):
                told = (
                    "samma ord hör till en annan prioritering på en annan rad; skriv samma på båda"
                )
                self._fault(row, "priority", told)
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
            self._found[name].append((location, merged({"id": identifier, **made}, old)))
        return str(identifier)

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
            table, down, across = place.leaf.cell
            return place, {"cell": {"table": table, "row": down, "column": across}}
        if ground := unique(self._entry, place):
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
        if line.recurs and line.recurs not in location.words:
            self._fault(
                row,
                "recurs",
                f"”{line.recurs}” står inte i orden ”{location.words}”; kopiera ur dem, eller lämna tomt",
            )
            return None
        said = {"actor": line.who, "recurs": line.recurs}
        given = {key: value for key, value in said.items() if value}
        return {"kind": KINDS[line.what], **given, **about}

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
                and self.location(one) == location
            ),
            None,
        )

    def _new_id(self, name: str, quote: str) -> str:
        people = [person.name for person in self._entry.document.personal]
        wanted = nameless(slug(" ".join(quote.split()[:_WORDS_OF_ID])), people).strip("-")
        if len(wanted) > _LONGEST_ID:  # cut between words, if it has several
            start = wanted[: _LONGEST_ID + 1]
            wanted = start.rpartition("-")[0] or start[:-1]
        wanted = wanted.strip("-") or "utan-ord"
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

    def ordered(self, name: str) -> list[Raw]:
        """One of the lists: what stays in its order, and what is new after what stands before it in the text.

        What is there, and was not when the sheet was written, stays.
        """
        found = {made["id"]: (location, made) for location, made in self._found[name]}
        listed: list[tuple[tuple[int, int], Raw]] = []
        for one in self._now.get(name, ()):
            if one["id"] in found:
                location, made = found.pop(one["id"])
                listed.append((self._place(location), made))
            elif f"{name}/{one['id']}" not in self._then:  # a heading's, or new since
                listed.append((self._place(self.location(one)), one))
        for location, made in sorted(found.values(), key=lambda pair: self._place(pair[0])):
            at = self._place(location)
            after = [place for place, (other, _) in enumerate(listed) if other <= at]
            listed.insert(after[-1] + 1 if after else 0, (at, made))
        return [one for _, one in listed]

    def _place(self, location: Location) -> tuple[int, int]:
        return self._places[location.leaf.trail], location.start

    def location(self, one: Raw) -> Location:
        """Where something that the document has stands in its text."""
        if "cell" in one:
            return self._entry.text.cell(entities.TableCell(**one["cell"]))
        return self._entry.text.find(one["quote"], one.get("section"))[0]


def unique(entry: DocumentEntry, location: Location) -> Raw | None:
    """The quote of a location, with its section if it needs one. None if that is not enough."""
    quote, anchor = location.words, location.leaf.anchor
    if len(entry.text.find(quote)) == 1:
        return {"quote": quote}
    if anchor and len(entry.text.find(quote, anchor)) == 1:
        return {"quote": quote, "section": anchor}
    return None


def merged(made: Raw, old: Raw | None) -> Raw:
    """What the sheet says, with what it does not show of the old, in the old one's order."""
    if old is None:
        return made
    shown = {"actor", "recurs", "about", "year", "qualifier", "series", "done", *_GROUND}
    kept = {key: value for key, value in old.items() if key in made or key not in shown}
    return {key: made.get(key, value) for key, value in kept.items()} | {
        key: value for key, value in made.items() if key not in kept
    }
