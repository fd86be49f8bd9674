"""Which plans a report has been compared with: each outcome with each commitment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planspegeln.authoring.sheet.lines import YES
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import compared_sum, is_compared, plan_sum


@dataclass(frozen=True)
class Comparison:
    """A row of the sheet of plans. `was` is what `done` was when the sheet was written.

    `sum` is of the commitments that the plan had then.
    """

    id: str
    title: str
    commitments: str
    done: str = ""
    was: str = ""
    sum: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether an editor has changed it."""
        return self.done != self.was

    def differs(self, other: Comparison) -> bool:
        """Whether the plan has other commitments than in another row. A sheet may be without the sum."""
        is_other = bool(self.sum and other.sum) and self.sum != other.sum
        return is_other or self.commitments != other.commitments


def compared(catalogue: Catalogue, entry: DocumentEntry) -> list[Comparison]:
    """The plans that a report may say what became of, and that have commitments."""
    found = []
    for plan in catalogue.municipalities[entry.municipality.id].plans:
        made = len(plan.document.commitments)
        if entry in plan.reports and made:
            done = YES if entry.document.outcomes and is_compared(entry, plan) else ""
            title = plan.document.short_title
            found.append(Comparison(plan.document.id, title, str(made), done, done, plan_sum(plan)))
    return found


def signed(
    now: Sequence[dict[str, Any]], rows: Iterable[Comparison], outcomes: Collection[str]
) -> list[dict[str, Any]]:
    """What the document says it is compared with, after what is decided in the rows.

    Only a row that an editor has changed counts. `outcomes` are those that the sheet has (`with_place`).
    """
    found = {one["plan"]: one for one in now}
    for row in rows:
        done = row.done.lower() == YES
        if done and row.was != YES and outcomes:
            found[row.id] = {
                "plan": row.id,
                "commitments": int(row.commitments),
                "outcomes": len(outcomes),
                **({"sum": compared_sum(row.sum, outcomes)} if row.sum else {}),
            }
        elif not done and row.was == YES:
            found.pop(row.id, None)
    return list(found.values())
