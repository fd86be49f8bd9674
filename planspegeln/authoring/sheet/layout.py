"""The sheets of a workbook: their columns, what may be chosen in them, and what they say first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias, get_args

from openpyxl.utils import get_column_letter

from planspegeln.authoring.sheet.lines import BACKGROUND, LISTS, YES, Choices
from planspegeln.model import entities
from planspegeln.swedish import names

HELP: Final = "Så här gör du"
QUOTES: Final = "quotes"  # the field with a quote on each line
NEW: Final = "ny"
NONE: Final = "ingen"
# How another document is named, and what sort it is.
FOLLOWED: Final = "följs upp"
MENTIONED: Final = "nämns"
SORTS: Final[dict[str, entities.MentionKind]] = {
    **{label.lower(): kind for kind, label in names.SORT_OF_DOCUMENT.items()},
    "annat": "other",
}
KINDS: Final = {noun.one: kind for kind, noun in names.KIND.items()}


@dataclass(frozen=True)
class Column:
    """A column: the field of a row that it shows, its heading, its width and what is chosen in it.

    `choice` is the name of the list to choose from. If there is one by that name and a row's priority
    (`answers: Dialoger`), the row has that. An editor types nothing into a fixed column. In a
    `free` one other words than the list's may stand, such as several of them.
    """

    field: str
    heading: str
    width: int
    choice: str = ""
    is_fixed: bool = False
    is_free: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class Layout:
    """A sheet: its name and its columns. What is left of `first` stays in view.

    A hidden one is not for editors.
    """

    name: str
    first: str
    columns: tuple[Column, ...]
    is_hidden: bool = False

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {
            column.field: get_column_letter(place)
            for place, column in enumerate(self.columns, start=1)
        }

    @cached_property
    def headings(self) -> dict[str, str]:
        """The heading of each field's column."""
        return {column.field: column.heading for column in self.columns}


# The rows of a workbook's sheets as they are read: each with its number, and the text of each field.
Given: TypeAlias = Mapping[Layout, Sequence[tuple[int, dict[str, str]]]]

FACTS: Final = Layout(
    "Uppgifter",
    "value",
    (
        Column("what", "Uppgift", 18, is_fixed=True),
        Column("value", "Så står det", 60),
        Column("hint", "Så skriver du", 50, is_fixed=True),
        Column("certainty", "Säkerhet", 26),
        Column("done", "Klar", 7, "done"),
        Column("was", "Stod förut", 20, is_fixed=True, is_hidden=True),
        Column("id", "Id", 14, is_fixed=True, is_hidden=True),
    ),
)
NAMED: Final = Layout(
    "Andra dokument",
    "title",
    (
        Column("how", "Följs upp eller nämns", 14, "how"),
        Column("title", "Dokument", 44),
        Column("kind", "Slag", 18, "sort"),
        Column("year", "År", 8),
        Column("quote", "Orden i texten", 60),
        Column("certainty", "Säkerhet", 12),
        Column("done", "Klar", 7, "done"),
        Column("was", "Stod förut", 20, is_fixed=True, is_hidden=True),
        Column("proposed", "Förslaget", 20, is_fixed=True, is_hidden=True),
    ),
)
PARTS: Final = Layout(
    "Rubriker",
    "tied",
    (
        Column("page", "Sida", 6, is_fixed=True),
        Column("heading", "Rubrik", 60, is_fixed=True),
        Column("tied", "Prioritering", 34, "tied"),
        Column("name", "Namn på en ny", 34),
        Column("kind", "Slag", 14, "kind"),
        Column("topics", "Ämnen", 30, "topics", is_free=True),
        Column("certainty", "Säkerhet", 16),
        Column("done", "Klar", 7, "done"),
        Column("was", "Stod förut", 20, is_fixed=True, is_hidden=True),
        Column("id", "Id", 24, is_fixed=True, is_hidden=True),
    ),
)
SENTENCES: Final = Layout(
    "Meningar",
    "what",
    (
        Column("page", "Sida", 6, is_fixed=True),
        Column("heading", "Rubrik", 22, is_fixed=True),
        Column("text", "Mening", 60, is_fixed=True),
        Column("what", "Vad är det?", 20, "what"),
        Column("part", "Del av meningen", 30),
        Column("priority", "Prioritering", 24, "priority", is_free=True),
        Column("who", "Vem", 16),
        Column("recurs", "Återkommer", 14),
        Column("answers", "Svarar på", 36, "answers"),
        Column("status", "Vad hände", 18, "status"),
        Column("why", "Varför", 30),
        Column("value", "Siffra", 10),
        Column("unit", "Enhet", 12),
        Column("year", "År", 8),
        Column("counts", "Räknas", 24),
        Column("role", "Siffrans slag", 14, "role"),
        Column("qualifier", "Förbehåll", 12, "qualifier"),
        Column("topics", "Ämnen", 20, "topics", is_free=True),
        Column("certainty", "Säkerhet", 16),
        Column("done", "Klar", 7, "done"),
        Column("series", "Serie", 12, is_hidden=True),
        Column("number", "Nummer", 8, is_fixed=True, is_hidden=True),
        Column("id", "Id", 24, is_fixed=True, is_hidden=True),
    ),
)
COMPARISONS: Final = Layout(
    "Jämförelse",
    "done",
    (
        Column("title", "Plan", 50, is_fixed=True),
        Column("commitments", "Åtaganden", 12, is_fixed=True),
        Column("done", "Klar", 7, "done"),
        Column("was", "Var klar", 9, is_fixed=True, is_hidden=True),
        Column("id", "Id", 24, is_fixed=True, is_hidden=True),
        Column("sum", "Åtagandenas summa", 18, is_fixed=True, is_hidden=True),
    ),
)
BRIEF: Final = Layout(
    "I korthet",
    "text",
    (
        Column("title", "Prioritering", 34, is_fixed=True),
        Column("when", "Del", 14, is_fixed=True),
        Column("years", "År", 10, is_fixed=True),
        Column("text", "En mening, eller två korta", 70),
        Column(QUOTES, "Bygger på (en mening ur dokumentet på varje rad)", 70),
        Column("done", "Klar", 7, "done"),
        Column("was", "Stod förut", 20, is_fixed=True, is_hidden=True),
        Column("id", "Id", 24, is_fixed=True, is_hidden=True),
    ),
)
# The rows of sentences as they were written, to tell what an editor has changed.
BASE: Final = replace(SENTENCES, name="Underlag", is_hidden=True)
UNSURE: Final = "Se över i dokumentet: det här var datorn osäker på."
ADVICE: Final = (
    "Uppgifter: titel, avsändare och datum. Andra dokument: dem som texten nämner, och planen den följer upp.",
    "Rubriker: välj vilken prioritering rubriken är, ”ny” om den är ny här, eller ”ingen”.",
    "Meningar: varje rad är en mening eller en tabellrad ur dokumentet. Ändra inte texten.",
    "Välj vad meningen är under ”Vad är det?”. Säger den inget att ta ut väljer du bakgrund.",
    "Förslagen är datorns. Ändra det som är fel, och skriv ja under Klar när raden stämmer.",
    "En rad utan ja räknas som oläst. På webbplatsen står då ”inte genomläst än”.",
    "Åtagande, uppgift: något som ska göras. Åtagande, inriktning: något som ska gälla. Kommer det "
    "igen skriver du orden som säger det, som ”varje år”, under Återkommer.",
    "Utfall: något som en uppföljning säger hände. Välj åtagandet under ”Svarar på”, och vad som hände.",
    "Säger en mening flera saker kopierar du raden. Skriv orden under ”Del av meningen”.",
    "Siffra: skriv talet, enheten, året och vad som räknas, och ord som ”minst” under Förbehåll. I en "
    "tabellrad skriver du cellen under ”Del av meningen”.",
    "Flera ämnen i samma ruta skiljer du med semikolon, liksom prioriteringar bredvid ”mer om prioriteringen”.",
    "I korthet: överst på prioriteringens sida. Skriv en mening, och kopiera de meningar den bygger på.",
    "Arket har dokumentets hela text, också namn som inte visas på webbplatsen. Sprid det inte.",
    "Jämförelse: skriv ja när du har prövat alla utfall mot alla planens åtaganden. Spara, och kör make take.",
)


def lists(choices: Choices) -> dict[str, Iterable[str]]:
    """What there is to choose between, by the name of the list."""
    return {
        "what": (*LISTS, BACKGROUND),
        "priority": choices.priorities,
        "tied": (*choices.priorities, NEW, NONE),
        "kind": KINDS,
        "how": (FOLLOWED, MENTIONED),
        "sort": SORTS,
        "answers": choices.commitments,
        **{f"answers: {title}": labels for title, labels in choices.nearest.items()},
        "status": names.STATUS.values(),
        "topics": choices.topics,
        "role": names.ROLE.values(),
        "qualifier": get_args(entities.Qualifier),
        "done": (YES,),
    }
