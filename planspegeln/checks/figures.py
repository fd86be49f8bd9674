"""Doubts about measures: what the words around a number do not say of it, or say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planspegeln.checks.measures import cell_text
from planspegeln.loading.faults import Doubt
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import entities
from planspegeln.model.leaves import tables
from planspegeln.model.tables import ColumnRole, text_of
from planspegeln.swedish import sentences
from planspegeln.swedish.goals import cancelled, falls_short
from planspegeln.swedish.measures import PRINTED, qualifier
from planspegeln.swedish.measures import words as written
from planspegeln.swedish.numerals import HALF, exact, numbers

# What may be counted without being named: "Drygt 500 lyssnade", "tre pedagoger", "två gånger".
_UNNAMED: Final = frozenset({"personer", "stycken", "gånger"})
_PROMISED: Final = re.compile(r"\b(?:ska|skall|kommer att)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE: Final = re.compile(
    r"\b(?:förra året|föregående år|fjol|året (?:före|innan|dessförinnan)|tidigare|innan)",
    re.IGNORECASE,
)
# The kinds that the measures in a column may be of, by its role, the usual first, and what each is called.
_OF_COLUMN: Final[dict[ColumnRole, tuple[entities.Role, ...]]] = {
    "baseline": ("baseline", "outcome", "reference"),
    "target": ("target", "plan"),
    "outcome": ("outcome", "baseline", "reference"),
    "budget": ("budget", "plan"),
}
_KINDS: Final[dict[entities.Role, str]] = {
    "baseline": "utgångslägen",
    "target": "mål",
    "outcome": "utfall",
    "budget": "budget",
    "plan": "planerade",
    "reference": "jämförelser",
}
_ENDING: Final = 2  # letters of a long word that other forms of it may lack


class _Told(NamedTuple):
    """A measure, with its words: those that it quotes, their sentence, and all of the paragraph or table.

    `text` is the paragraph or the cell, and `start` and `end` where in it the measure's words are. A cell
    has the role of its `column`, and what heads that.
    """

    entry: Loaded[entities.Document]
    place: int
    measure: entities.Measure
    quote: str
    sentence: str
    words: str
    text: str
    start: int
    end: int
    column: ColumnRole | None = None
    header: str = ""

    def doubt(self, field: str, message: str, name: str) -> Doubt:
        """A doubt about a field of the measure."""
        position = self.entry.position("measures", self.place, field)
        return Doubt(position, message, name, self.measure.id)


def _told(collection: Collection) -> Iterator[_Told]:
    """Each measure whose words are found."""
    for key, entry in collection.documents.items():
        text = collection.text(key)
        by_trail = {leaf.trail: leaf.text for leaf in text.leaves}
        named = {table.table: table for table, _ in tables(entry.value)}
        for i, one in enumerate(entry.value.measures):
            if one.cell and (table := named.get(one.cell.table)):
                cells = [text_of(cell) for row in table.header_rows for cell in row]
                cells += [cell for row in table.texts for cell in row]
                own = cell_text(named, one.cell) or ""
                words = " ".join([table.caption, *cells])
                at = one.cell.column - 1
                column = table.roles[at] if table.roles else None
                header = table.column_name(at)
                yield _Told(entry, i, one, "", "", words, own, 0, len(own), column, header)
            elif one.quote and (places := text.find(one.quote, one.section)):
                leaf, (start, end) = places[0].leaf, (places[0].start, places[0].end)
                lead = by_trail.get(leaf.lead, "") if leaf.lead else ""
                first, last = sentences.around(leaf.text, start, end)
                sentence = f"{lead} {leaf.text[first:last]}".strip()
                words = f"{lead} {leaf.text}"
                yield _Told(entry, i, one, one.quote, sentence, words, leaf.text, start, end)


def units_are_in_words(collection: Collection) -> Iterator[Doubt]:
    """Doubt a unit that the words of its measure do not name."""
    for told in _told(collection):
        unit = told.measure.unit.split()[0].lower()
        stem = unit[:-_ENDING] if len(unit) > 2 * _ENDING else unit
        signs = [sign for sign, name in PRINTED.items() if name.split()[0] == unit]
        is_named = any(form in told.words.lower() for form in (stem, *signs))
        is_half = written(told.measure, told.quote) == HALF
        if told.quote and not (is_named or is_half or unit in _UNNAMED):
            message = f"enheten ”{told.measure.unit}” står inte i ”{told.quote}”; skriv som där"
            yield told.doubt("unit", message, "siffrans-enhet")


def years_are_in_words(collection: Collection) -> Iterator[Doubt]:
    """Doubt a year that is neither in the words of its measure nor one of the document's.

    The year before the document's may be told without its number: "året innan". Else it is one of the
    years in the sentence, if that has any. Where the column of a cell has a year, it is that.
    """
    for told in _told(collection):
        year, years = told.measure.year, told.entry.value.years
        known = {*years, min(years) - 1, *map(int, _YEAR.findall(told.words))}
        near = {*map(int, _YEAR.findall(told.sentence or told.header))}
        own = () if told.header else years
        is_before = _BEFORE.search(told.sentence) and year in {one - 1 for one in (*near, *years)}
        is_told = told.measure.role == "outcome" and told.entry.value.kind == "report"
        if year and is_told and year > max(years):
            message = (
                f"siffran är ett utfall, men året {year} är efter uppföljningens; skriv rätt år"
            )
            yield told.doubt("year", message, "siffrans-ar")
        elif year and year not in known:
            message = f"året {year} står inte vid siffran, och är inte dokumentets; skriv rätt år"
            yield told.doubt("year", message, "siffrans-ar")
        elif year and near and year not in {*near, *own} and not is_before:
            there = ", ".join(map(str, sorted(near)))
            message = f"vid siffran står {there}, men året är {year}; skriv rätt år"
            yield told.doubt("year", message, "siffrans-ar")


def kinds_fit_their_columns(collection: Collection) -> Iterator[Doubt]:
    """Doubt a measure of another kind than the column of its cell, by the column's role."""
    for told in _told(collection):
        kinds = _OF_COLUMN.get(told.column, ()) if told.column else ()
        if kinds and told.measure.role not in kinds:
            message = (
                f"kolumnen ”{told.header}” har {_KINDS[kinds[0]]}, men siffran är "
                f"{_KINDS[told.measure.role]}"
            )
            yield told.doubt("role", message, "siffrans-slag")


def statuses_fit_their_goals(collection: Collection) -> Iterator[Doubt]:
    """Doubt that a promise was kept, where the report has a figure on the wrong side of it, or cancelled it."""
    promised = {
        f"{municipality_of(key)}/{entry.value.id}#{one.id}": one.quote
        for key, entry in collection.documents.items()
        for one in entry.value.commitments
    }
    for key, entry in collection.documents.items():
        said = {one.id: one.quote for one in entry.value.outcomes}
        for i, answer in enumerate(entry.value.answers):
            promise = promised.get(f"{municipality_of(key)}/{answer.commitment}", "")
            quotes = [said[one] for one in answer.outcomes if one in said]
            against = next(filter(None, (_against(promise, quote) for quote in quotes)), "")
            if answer.status == "genomfort" and against:
                position = entry.position("answers", i, "status")
                yield Doubt(position, against, "status-mot-mal", answer.commitment)


def _against(promise: str, told: str) -> str:
    """What a report says against a promise having been kept, in Swedish, or ""."""
    if falls_short(promise, told):
        return (
            f"”{told}” når inte målet i ”{promise}”, men status är genomfort; välj ej-uppnatt om "
            "målet inte nåddes"
        )
    if word := cancelled(told):
        return (
            f"”{told}” säger ”{word}”, men status är genomfort; välj installt eller "
            "delvis-genomfort om det är så"
        )
    return ""


def qualifiers_are_kept(collection: Collection) -> Iterator[Doubt]:
    """Doubt a measure without the word right before its number that says that it is not exact."""
    for told in _told(collection):
        if told.measure.qualifier:
            continue
        found = [
            qualifier(told.text, number)
            for number in numbers(told.text)
            if number.value == exact(told.measure.value) and told.start <= number.start < told.end
        ]
        if found and (word := found[0]) and all(found):
            own = told.text[told.start : told.end]
            more = "" if word.split()[0] in own.lower() else "ta med det i orden, och "
            message = f"vid talet i ”{own}” står ”{word}”; {more}skriv det som förbehåll"
            yield told.doubt("value", message, "forbehall")


def outcomes_are_not_promised(collection: Collection) -> Iterator[Doubt]:
    """Doubt an outcome of a plan whose words say that it shall be so."""
    for told in _told(collection):
        is_outcome = told.measure.role == "outcome" and told.entry.value.kind != "report"
        if is_outcome and _PROMISED.search(told.sentence):
            message = f"”{told.sentence}” säger vad som ska bli, men siffran är ett utfall"
            yield told.doubt("role", message, "siffrans-slag")
