"""What stands in brief at the top of a priority's page, of what a document planned or reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from planspegeln.authoring.sheet.extracts import Raw, unique
from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import BRIEF
from planspegeln.authoring.sheet.lines import YES
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities
from planspegeln.model.leaves import items
from planspegeln.swedish.phrases import listed

_WHEN: Final = {"planned": "Planerat", "reported": "Rapporterat"}
_OF: Final = {
    "plan": ("planned",),
    "report": ("reported",),
    "programme": ("planned", "reported"),  # it may say itself what had been done
}


@dataclass(frozen=True)
class Brief:
    """A row: a sentence about a priority, and what it rests on, a quote on each line.

    `id` is the priority's id and the part of its summary: lokal-samverkan/planned. `years` are those of
    the documents that are quoted. A quote from another document than the sheet's has its short title
    before it. `was` is what the row said when it was written.
    """

    id: str
    title: str = ""
    when: str = ""
    years: str = ""
    text: str = ""
    quotes: str = ""
    done: str = ""
    was: str = ""

    @property
    def said(self) -> str:
        """What the row says, as `was` has it: "" if it has neither text nor quotes."""
        return " | ".join([self.text, *self.grounds]) if self.text or self.quotes else ""

    @property
    def is_edited(self) -> bool:
        """Whether an editor has changed it."""
        return self.said != self.was or bool(self.done) != bool(self.was)

    @property
    def grounds(self) -> list[str]:
        """The quotes."""
        return [line.strip() for line in self.quotes.splitlines() if line.strip()]


def briefs(catalogue: Catalogue, entry: DocumentEntry) -> list[Brief]:
    """The rows of a document: of each of its priorities, in its order."""
    found = []
    for name in dict.fromkeys(item.item for item, _, _ in items(entry.document)):
        priority = catalogue.priorities[f"{entry.municipality.id}/{name}"]
        for field in _OF[entry.document.kind]:
            row = Brief(f"{name}/{field}", priority.priority.title, _WHEN[field])
            if sentence := priority.summary and getattr(priority.summary, field):
                quotes = [
                    _shown(entry, ground.entry.document, ground.quote)
                    for ground in sentence.grounds
                ]
                row = replace(
                    row,
                    years=listed(sentence.periods),
                    text=sentence.text,
                    quotes="\n".join(quotes),
                    done=YES,
                )
            found.append(replace(row, was=row.said))
    return found


def _shown(entry: DocumentEntry, document: entities.Document, quote: str) -> str:
    """A quote as the sheet of a document shows it."""
    return quote if document is entry.document else f"{document.short_title}: {quote}"


class BriefTaking:
    """Takes what is decided in brief. `faults` says what is wrong."""

    def __init__(self, catalogue: Catalogue, entry: DocumentEntry) -> None:
        self.faults: list[SheetFault] = []
        self._entry = entry
        self._documents = {
            one.document.id: one.document
            for one in catalogue.municipalities[entry.municipality.id].documents
        }

    def take(self, now: Mapping[str, Any], row: int, brief: Brief) -> Raw | None:
        """The summary of a priority, {} without one, after what a row says. None if it stays as it is.

        `now` is the priority's summary.
        """
        field = brief.id.partition("/")[2]
        sentence = now.get(field, {})
        quotes = sentence.get("quotes", ())
        shown = [
            _shown(self._entry, self._documents[one["document"]], one["quote"]) for one in quotes
        ]
        known = dict(zip(shown, quotes, strict=True))
        current = Brief(brief.id, text=sentence.get("text", ""), quotes="\n".join(shown)).said
        is_done = brief.done.lower() == YES
        if brief.done and not is_done:
            self._fault(row, "done", f"hittade ”{brief.done}”; skriv ja, eller lämna tomt")
            return None
        # As it was written, or taken before.
        if any(brief.said == said and is_done == bool(said) for said in (brief.was, current)):
            return None
        if not is_done and not brief.was:
            return None  # not decided yet
        if not is_done and brief.said:
            is_changed = brief.said != brief.was
            told = "raden är ändrad" if is_changed else "det här är redan infört"
            told += "; skriv ja, eller töm texten och meningarna om det ska bort"
            self._fault(row, "done", told)
            return None
        if brief.was != current:
            told = "det här har ändrats sedan arket gjordes; gör ett nytt ark"
            self._fault(row, "text", told)
            return None
        rest = {key: value for key, value in now.items() if key != field}
        if not is_done:
            return rest
        grounds = list(self._grounds(row, brief, known))
        if not brief.text:
            self._fault(row, "text", "skriv en mening")
        if not brief.grounds:
            self._fault(row, "quotes", "kopiera hit de meningar ur dokumentet som den bygger på")
        made = {"text": brief.text, "quotes": grounds}
        order = [key for key in _WHEN if key in rest or key == field]
        return {key: made if key == field else rest[key] for key in order}

    def _grounds(self, row: int, brief: Brief, known: Mapping[str, Raw]) -> Iterator[Raw]:
        for quote in brief.grounds:
            places = self._entry.text.find(quote)
            ground = unique(self._entry, places[0]) if len(places) == 1 else None
            if quote in known:
                yield known[quote]
            elif ground:
                yield {"document": self._entry.document.id, **ground}
            else:
                where = (
                    "på flera ställen i dokumentet; ta med fler ord"
                    if places
                    else "inte i dokumentet"
                )
                self._fault(row, "quotes", f"”{quote}” står {where}")

    def _fault(self, row: int, field: str, message: str) -> None:
        self.faults.append(SheetFault(BRIEF, row, field, message))
