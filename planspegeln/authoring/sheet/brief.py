"""What stands in brief at the top of a priority's page, of what a document planned or reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from planspegeln.authoring.sheet.extracts import Raw, unique
from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import BRIEF
from planspegeln.authoring.sheet.lines import YES
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model.leaves import items

_WHEN: Final = {"planned": "Planerat", "reported": "Rapporterat"}
_OF: Final = {
    "plan": ("planned",),
    "report": ("reported",),
    "programme": ("planned", "reported"),  # it may say itself what had been done
}


@dataclass(frozen=True)
class Brief:
    """A row: a sentence about a priority, and what it rests on in the document, a quote on each line.

    `id` is the priority's id and the part of its summary: lokal-samverkan/planned. `was` is what the
    row said when it was written.
    """

    id: str
    title: str = ""
    when: str = ""
    text: str = ""
    quotes: str = ""
    done: str = ""
    was: str = ""

    @property
    def said(self) -> str:
        """What the row says, as `was` has it."""
        return " | ".join([self.text, *self.grounds])

    @property
    def grounds(self) -> list[str]:
        """The quotes."""
        return [line.strip() for line in self.quotes.splitlines() if line.strip()]


def briefs(catalogue: Catalogue, entry: DocumentEntry) -> list[Brief]:
    """The rows of a document: of each of its priorities, in its order."""
    found = []
    for name in dict.fromkeys(item.item for item, _, _ in items(entry.document)):
        priority = catalogue.priorities[f"{entry.municipality.id}/{name}"].priority
        sentences = priority.summary.sentences if priority.summary else {}
        for field in _OF[entry.document.kind]:
            sentence = sentences.get(field)
            own = (
                [one.quote for one in sentence.quotes if one.document == entry.document.id]
                if sentence
                else []
            )
            text = sentence.text if sentence else ""
            row = Brief(f"{name}/{field}", priority.title, _WHEN[field], text, "\n".join(own))
            found.append(
                Brief(row.id, row.title, row.when, text, row.quotes, YES if own else "", row.said)
            )
    return found


class BriefTaking:
    """Takes what is decided in brief. `faults` says what is wrong."""

    def __init__(self, entry: DocumentEntry) -> None:
        self.faults: list[SheetFault] = []
        self._entry = entry

    def take(self, now: Mapping[str, Any], row: int, brief: Brief) -> Raw | None:
        """The summary of a priority, {} without one, after what a row says. None if it stays as it is.

        `now` is the priority's summary. What it quotes from other documents stays.
        """
        field = brief.id.partition("/")[2]
        own, others = self._parted(now.get(field, {}).get("quotes", ()))
        text = now.get(field, {}).get("text", "")
        current = " | ".join([text, *(one["quote"] for one in own)])
        is_done = brief.done.lower() == YES
        if brief.done and not is_done:
            self._fault(row, "done", f"hittade ”{brief.done}”; skriv ja, eller lämna tomt")
        if is_done == bool(own) and brief.said in (brief.was, current):
            return None
        if not is_done and (not own or brief.said != current):
            return None  # not decided yet
        if brief.was != current:
            told = "det här har ändrats av någon annan sedan arket gjordes; gör ett nytt ark"
            self._fault(row, "text", told)
            return None
        rest = {key: value for key, value in now.items() if key != field}
        if not is_done:
            return rest
        grounds = list(self._grounds(row, brief, {one["quote"]: one for one in own}))
        if not brief.text:
            self._fault(row, "text", "skriv en mening")
        if not brief.grounds:
            self._fault(row, "quotes", "kopiera hit de meningar ur dokumentet som den bygger på")
        made = {"text": brief.text, "quotes": [*others, *grounds]}
        order = [key for key in _WHEN if key in rest or key == field]
        return {key: made if key == field else rest[key] for key in order}

    def _parted(self, quotes: Any) -> tuple[list[Raw], list[Raw]]:
        """The quotes from this document, and those from others."""
        own = [one for one in quotes if one["document"] == self._entry.document.id]
        return own, [one for one in quotes if one not in own]

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
