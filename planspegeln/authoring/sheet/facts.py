"""What a document is as a whole: its title, its sender, and which other documents it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final

from planspegeln.authoring.draft import TO_FILL_IN
from planspegeln.authoring.propose.bodies import sender
from planspegeln.authoring.propose.proposals import MentionProposal, Proposals
from planspegeln.authoring.sheet.extracts import Raw
from planspegeln.authoring.sheet.faults import SheetFault, near
from planspegeln.authoring.sheet.layout import FACTS, FOLLOWED, MENTIONED, NAMED, SORTS
from planspegeln.authoring.sheet.lines import YES
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities

# Each field with what it is called and how it is written. The first three a document must have.
FIELDS: Final = {
    "title": ("Titel", "Så som den står i dokumentet."),
    "short_title": ("Kort titel", "Visas i listor. Till exempel Verksamhetsplan 2030."),
    "issuer": ("Avsändare", "Till exempel en nämnd, så som den står i dokumentet."),
    "date": ("Datum", "Bara om det står så: 2030-11-30."),
    "reference": ("Diarienummer", "Så som det står i dokumentet, om det gör det."),
    "contact": ("E-postadress", "En gemensam, så som den står, om den gör det. Ingen enskilds."),
    "source.url": (
        "Webbadress",
        "Där kommunen har publicerat dokumentet: https://… Sidan länkar dit.",
    ),
}
_NEEDED: Final = ("title", "short_title", "issuer")
_SORT: Final = {kind: label for label, kind in SORTS.items()}


@dataclass(frozen=True)
class Fact:
    """A row of the sheet of facts. `was` is the value in the data when the sheet was written."""

    id: str
    what: str
    value: str
    hint: str
    certainty: str = ""
    done: str = ""
    was: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether an editor has changed it. What is proposed is as good as changed."""
        return self.value != self.was or bool(self.done) != bool(self.was)


@dataclass(frozen=True)
class Named:
    """A row of the sheet of other documents.

    `was` is what the data said when it was written, and `proposed` what a row said that nobody had decided.
    """

    how: str = ""
    title: str = ""
    kind: str = ""
    year: str = ""
    quote: str = ""
    certainty: str = ""
    done: str = ""
    was: str = ""
    proposed: str = ""

    @property
    def said(self) -> str:
        """What the row says, as `was` and `proposed` have it."""
        return " | ".join((self.how, self.title, self.kind, self.year, self.quote)).strip()

    @property
    def is_edited(self) -> bool:
        """Whether an editor has changed it."""
        if self.proposed:
            return self.said != self.proposed or bool(self.done)
        return self.said != self.was or not self.done


def facts(entry: DocumentEntry) -> list[Fact]:
    """The rows of a document's facts. The sender is proposed if a line of the text names one."""
    found = []
    for field, (what, hint) in FIELDS.items():
        value = _shown(attrgetter(field)(entry.document))
        row = Fact(field, what, value, hint, done=YES if value else "", was=value)
        if field == "issuer" and not value:
            texts = (leaf.text for leaf in entry.text.leaves if not leaf.cell)
            if one := sender(texts, entry.municipality.name):
                row = replace(row, value=one, certainty="trolig: raden nämner den")
        found.append(row)
    return found


def _shown(value: object) -> str:
    """A value as it is shown. What is left to fill in is not."""
    text = "" if value is None else str(value)
    return "" if text.startswith(TO_FILL_IN) else text


def taken_facts(
    now: Mapping[str, Any], rows: Iterable[tuple[int, Fact]]
) -> tuple[dict[str, str | None], list[SheetFault]]:
    """The fields that change, None if one goes, after what is decided; and what is wrong.

    `now` is what the document's file has.
    """
    changes: dict[str, str | None] = {}
    faults = []
    for row, fact in rows:
        if fact.id not in FIELDS:
            told = "raden hör inte till någon uppgift; gör ett nytt ark"
            faults.append(SheetFault(FACTS, row, "what", told))
            continue
        part, _, field = fact.id.rpartition(".")
        current = _shown((now[part] if part else now).get(field))
        is_done = fact.done.lower() == YES
        if fact.id in _NEEDED and not current and not (is_done and fact.value):
            told = "den behövs; skriv den, och ja under Klar"
            faults.append(SheetFault(FACTS, row, "value", told))
        elif fact.done and not is_done:
            told = f"hittade ”{fact.done}”; skriv ja, eller lämna tomt"
            faults.append(SheetFault(FACTS, row, "done", told))
        elif not is_done or fact.value in (current, fact.was):
            continue  # only what the editor has changed is taken
        elif current != fact.was:
            told = "det här har ändrats sedan arket gjordes; gör ett nytt ark"
            faults.append(SheetFault(FACTS, row, "value", told))
        elif fact.id in _NEEDED and not fact.value:
            faults.append(SheetFault(FACTS, row, "value", "den får inte vara tom"))
        else:
            changes[fact.id] = fact.value or None
    return changes, faults


def named(entry: DocumentEntry, proposals: Proposals) -> list[Named]:
    """The rows of the documents that a document names: those that the data has, and proposals."""
    document = entry.document
    followed = [(FOLLOWED, document.follows_up)] if document.follows_up else []
    every = [*followed, *((MENTIONED, one) for one in document.mentions)]
    found = []
    for how, one in every:
        row = Named(how, one.title, _SORT[one.kind], str(one.year or ""), _shown(one.quote))
        if row.quote:
            found.append(replace(row, done=YES, was=row.said))
        elif proposals.follows_up:
            found.append(_proposed(FOLLOWED, proposals.follows_up))
        else:  # what a draft has guessed is no decision
            found.append(replace(row, proposed=row.said))
    said = {(row.kind, row.year) for row in found}
    if proposals.follows_up and not followed:
        row = _proposed(FOLLOWED, proposals.follows_up)
        said.add((row.kind, row.year))
        found.append(row)
    rows = (_proposed(MENTIONED, one) for one in proposals.mentions)
    return [*found, *(row for row in rows if (row.kind, row.year) not in said)]


def _proposed(how: str, one: MentionProposal) -> Named:
    kind, year = _SORT[one.kind], str(one.year or "")
    row = Named(how, one.title, kind, year, one.location.words, "trolig")
    return replace(row, proposed=row.said)


class NamedTaking:
    """Takes what is decided of other documents. `follows_up` and `mentions` are as the file has them."""

    def __init__(
        self, entry: DocumentEntry, follows_up: Raw | None, mentions: Iterable[Raw]
    ) -> None:
        self.faults: list[SheetFault] = []
        self._entry = entry
        self._found: list[tuple[str, Raw]] = [(FOLLOWED, follows_up)] if follows_up else []
        self._found += [(MENTIONED, one) for one in mentions]

    @property
    def follows_up(self) -> Raw | None:
        """The document that is followed up, if it is said."""
        return next((one for how, one in self._found if how == FOLLOWED), None)

    @property
    def mentions(self) -> list[Raw]:
        """The documents that are named."""
        return [one for how, one in self._found if how == MENTIONED]

    def take(self, rows: Iterable[tuple[int, Named]]) -> dict[int, int]:
        """Take the rows. Returns the row of each mention, by its place among them."""
        row_of: dict[int, int] = {}
        for row, line in rows:
            made = self._taken(row, line)
            if made is not None:
                row_of[id(made)] = row
        several = [row_of.get(id(one), 0) for how, one in self._found if how == FOLLOWED]
        if len(several) > 1:
            told = "bara ett dokument kan följas upp; välj ”nämns” för de andra"
            self.faults.append(SheetFault(NAMED, max(several), "how", told))
        return {place: row_of.get(id(one), 0) for place, one in enumerate(self.mentions)}

    def _taken(self, row: int, line: Named) -> Raw | None:
        is_done = line.done.lower() == YES
        if line.done and not is_done:
            self._fault(row, "done", f"hittade ”{line.done}”; skriv ja, eller lämna tomt")
            return None
        said = [_said(how, one) for how, one in self._found]
        if is_done and line.said in (line.was, *said):  # as it was, or taken before
            return self._found[said.index(line.said)][1] if line.said in said else None
        if line.was in said:
            place = said.index(line.was)
            if not is_done:
                del self._found[place]
            elif made := self._made(row, line):
                self._found[place] = (line.how, made)
                return made
        elif is_done and line.was:
            told = "det här har ändrats sedan arket gjordes; gör ett nytt ark"
            self._fault(row, "title", told)
        elif is_done and (made := self._made(row, line)):
            if twin := self._twin(made):
                told = f"”{twin['title']}” är redan infört med de orden; gör ett nytt ark"
                self._fault(row, "quote", told)
                return None
            self._found.append((line.how, made))
            return made
        return None

    def _twin(self, made: Raw) -> Raw | None:
        """What stands already of the words of a new one. The same words may name those of several years."""
        (place,) = self._entry.text.find(made["quote"])
        for _, one in self._found:
            is_same = made["quote"] == one["quote"] or made["kind"] == one["kind"]
            years = {year for year in (one.get("year"), made.get("year")) if year}
            overlaps = any(
                other.leaf == place.leaf and other.start < place.end and place.start < other.end
                for other in self._entry.text.find(one["quote"])
            )
            if is_same and overlaps and len(years) < 2:
                return one
        return None

    def _made(self, row: int, line: Named) -> Raw | None:
        before = len(self.faults)
        if line.how not in (FOLLOWED, MENTIONED):
            self._fault(row, "how", f"hittade ”{line.how}”{near(line.how, (FOLLOWED, MENTIONED))}")
        elif line.how == FOLLOWED and not self._entry.is_follow_up:
            self._fault(row, "how", "bara en uppföljning följer upp; välj ”nämns”")
        if line.kind not in SORTS:
            self._fault(row, "kind", f"hittade ”{line.kind}”{near(line.kind, SORTS)}")
        if not line.title:
            self._fault(row, "title", "skriv vad dokumentet heter")
        if line.year and not (line.year.isdigit() and len(line.year) == len("2030")):
            self._fault(row, "year", f"hittade ”{line.year}”; skriv ett årtal")
        elif line.how == FOLLOWED and not line.year:
            self._fault(row, "year", "skriv vilket år det som följs upp gäller")
        elif line.how == MENTIONED and line.year not in line.quote:
            told = f"året {line.year} står inte i orden; ta med det i dem, eller lämna tomt"
            self._fault(row, "year", told)
        places = self._entry.text.find(line.quote) if line.quote else []
        if not line.quote:
            self._fault(row, "quote", "skriv orden")
        elif not places:
            self._fault(row, "quote", "orden står inte i dokumentet; kopiera dem ur det")
        elif len(places) > 1:
            self._fault(row, "quote", "orden står på flera ställen i dokumentet; ta med fler ord")
        if len(self.faults) > before:
            return None
        year = {"year": int(line.year)} if line.year else {}
        return {"kind": SORTS[line.kind], **year, "title": line.title, "quote": line.quote}

    def _fault(self, row: int, field: str, message: str) -> None:
        self.faults.append(SheetFault(NAMED, row, field, message))


def _said(how: str, one: Raw) -> str:
    year, quote = str(one.get("year", "")), _shown(one["quote"])
    return Named(how, one["title"], _SORT[one["kind"]], year, quote).said


def left_to_fill_in(document: entities.Document) -> Iterator[tuple[str, ...]]:
    """The trails of the facts that a draft has left to an editor."""
    for field in _NEEDED:
        if str(getattr(document, field)).startswith(TO_FILL_IN):
            yield (field,)
    if document.follows_up and document.follows_up.quote.startswith(TO_FILL_IN):
        yield from (("follows_up", "quote"), ("follows_up", "year"))  # no words to have the year
