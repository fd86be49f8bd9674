"""What the commitments of the collection can be chosen by, for the page that lists them.

The page fetches one table for the whole collection, and what it shows from the pages with each
municipality's commitments: there a row is drawn once, at build.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Any, Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import CommitmentEntry, MunicipalityEntry
from planspegeln.catalogue.standing import STANDINGS, CommitmentsOf, standing
from planspegeln.pages.addresses import CHOICES as FOLDER
from planspegeln.pages.addresses import of_content
from planspegeln.swedish import names, phrases

# What a commitment can be chosen by, and its label. The names stand in addresses.
CHOICES: Final = {
    "kommun": "Kommun",
    "status": "Vad som hänt",
    "amne": "Prioriteringens ämne",
    "ansvarig": "Vem, enligt texten",
    "slag": "Slag av åtagande",
    "ar": "Planerat för",
}
_KINDS: Final = tuple(names.COMMITMENT)
_NAME: Final = "ataganden.json"


class Choices:
    """The table of the commitments, and its address."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Make the table of a catalogue."""
        self._topics = sorted(
            catalogue.topics.values(), key=lambda one: phrases.alphabetical(one.labels.sv)
        )
        self._topic_numbers = {topic.id: i for i, topic in enumerate(self._topics)}
        self._statuses = tuple(STANDINGS)
        self._towns = [self._town(own) for own in catalogue.municipalities.values()]

    @cached_property
    def text(self) -> str:
        """The table as JSON.

        `status`, `slag` and `amne` have an id and a label for each value, and former ids. Each of `kommuner` has its
        `id`, its `namn`, the `ansvariga` as the documents name them (with a capital and no full stop), and a row for each commitment, in
        the order of its page: the numbers of its status, kind and responsible (-1 if the document
        names none), those of its topics, and its years. `sum` is of all that. Its page has it too, so
        that a browser knows whether the two are of one release.
        """
        table = {
            "status": list(STANDINGS.items()),
            "slag": list(names.COMMITMENT.items()),
            "amne": [(topic.id, topic.labels.sv, *topic.former_ids) for topic in self._topics],
            "kommuner": self._towns,
        }
        return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"

    @cached_property
    def address(self) -> str:
        """The address of the table, in a folder named after what it says."""
        return f"{FOLDER}{of_content({_NAME: self.text.encode()})}/{_NAME}"

    @cached_property
    def sums(self) -> dict[str, str]:
        """The sum of each municipality's part of the table, by its id."""
        return {town["id"]: town["sum"] for town in self._towns}

    def _town(self, own: MunicipalityEntry) -> dict[str, Any]:
        commitments = [one for group in CommitmentsOf(own).groups for one in group.commitments]
        named = sorted({_actor(one) for one in commitments if one.actor}, key=phrases.alphabetical)
        rows = [self._row(one, named) for one in commitments]
        held = json.dumps([named, rows], ensure_ascii=False)
        return {
            "id": own.municipality.id,
            "namn": own.municipality.name,
            "ansvariga": named,
            "rader": rows,
            "sum": hashlib.sha256(held.encode()).hexdigest()[:12],
        }

    def _row(self, one: CommitmentEntry, named: list[str]) -> list[Any]:
        actor = named.index(_actor(one)) if one.actor else -1
        topics = one.priority.topics if one.priority else ()
        return [
            self._statuses.index(standing(one)),
            _KINDS.index(one.commitment.kind),
            actor,
            [self._topic_numbers[topic.id] for topic in topics],
            list(one.years),
        ]


def _actor(one: CommitmentEntry) -> str:
    """Who is to act, as the document names them: without a full stop, and with a capital as in a list."""
    return phrases.first_upper(one.entry.publishable(one.actor or "").rstrip("."))
