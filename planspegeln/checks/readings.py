"""What is read out of the documents: commitments, outcomes, measures and charts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from planspegeln import blocks, model
from planspegeln.faults import Fault, suggest
from planspegeln.leaves import Location, anchors, tables
from planspegeln.load import Collection, Entry, municipality_of
from planspegeln.numerals import forms, stands_in
from planspegeln.yamlfile import Trail

READINGS: Final = ("commitments", "outcomes", "measures", "charts")
# What a bar may be called by where the source names no year.
UNDATED: Final[frozenset[model.Role]] = frozenset({"baseline", "target", "reference"})
# The anchors that quoted places get in the reading view.
ANCHORS: Final = {"commitments": "atagande", "outcomes": "utfall", "measures": "matt"}


def reading_ids_are_unique(collection: Collection) -> Iterator[Fault]:
    """Ensure each commitment, outcome, measure and chart of a document has an id of its own."""
    for entry in collection.documents.values():
        for field in READINGS:
            first: dict[str, int] = {}
            for i, one in enumerate(getattr(entry.value, field)):
                for name in (one.id, *getattr(one, "former_ids", ())):
                    if name in first:
                        line = entry.place(field, first[name], "id").line
                        place = entry.place(field, i, "id")
                        yield Fault(place, f"id ”{name}” finns redan på rad {line}")
                    first.setdefault(name, i)


def quoted_anchors_are_free(collection: Collection) -> Iterator[Fault]:
    """Ensure the anchor of a quoted place is not also that of a part of the document."""
    linked: dict[str, list[Entry[model.Link]]] = defaultdict(list)
    for link in collection.links.values():
        for name in {side.document for side in link.value.sides}:
            linked[name].append(link)
    for key, entry in collection.documents.items():
        taken = dict(anchors(entry.value))
        given: list[tuple[str, Entry[Any], Trail]] = [
            (f"{kind}-{name}", entry, (field, i, "id"))
            for field, kind in ANCHORS.items()
            for i, one in enumerate(getattr(entry.value, field))
            for name in (one.id, *one.former_ids)
        ]
        given += [(f"citat-{link.value.id}", link, ("id",)) for link in linked[key]]
        for anchor, owner, at in given:
            if anchor in taken:
                line = entry.place(*taken[anchor]).line
                yield Fault(
                    owner.place(*at),
                    f"stället får ankaret ”{anchor}”, som en del av {key} redan har på rad {line}; "
                    "ge ett av dem ett annat id",
                )


def answers_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each outcome answers commitments that another document of the municipality makes."""
    documents: dict[str, list[Entry[model.Document]]] = defaultdict(list)
    for key, entry in collection.documents.items():
        documents[municipality_of(key)].append(entry)
    for key, entry in collection.documents.items():
        own = municipality_of(key)
        valid = [
            f"{other.value.id}#{commitment.id}"
            for other in documents[own]
            if other.key != key
            for commitment in other.value.commitments
        ]
        for i, outcome in enumerate(entry.value.outcomes):
            for j, answer in enumerate(outcome.answers):
                broken = f"{own}/{answer.split('#')[0]}" in collection.broken
                if answer not in valid and not broken:
                    place = entry.place("outcomes", i, "answers", j)
                    near = suggest(answer, valid)
                    yield Fault(place, f"åtagandet ”{answer}” finns inte{near}")


def about_names_a_priority(collection: Collection) -> Iterator[Fault]:
    """Ensure `about` names a priority, and only where the quote stands outside every item."""
    for key, entry in collection.documents.items():
        own = municipality_of(key)
        for field in ("commitments", "outcomes", "measures"):
            for i, one in enumerate(getattr(entry.value, field)):
                if one.about is None:
                    continue
                if not collection.knows(f"{own}/{one.about}"):
                    place = entry.place(field, i, "about")
                    names = [name.partition("/") for name in collection.priorities]
                    near = suggest(one.about, [name for town, _, name in names if town == own])
                    yield Fault(place, f"prioriteringen ”{one.about}” finns inte{near}")
                location = _location(collection, key, one)
                if location and location.leaf.item:
                    place = entry.place(field, i, "about")
                    item = location.leaf.item.item
                    yield Fault(place, f"citatet står redan under ”{item}”; ta bort ”about”")


def _location(
    collection: Collection, key: str, one: model.Commitment | model.Outcome | model.Measure
) -> Location | None:
    """Where the quote or the cell stands; None where it does not, which others tell."""
    text = collection.text(key)
    if isinstance(one, model.Measure) and one.cell:
        try:
            return text.cell(one.cell)
        except KeyError:
            return None
    return next(iter(text.find(one.quote or "")), None)


def actors_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure who is to act is named in the document."""
    for key, entry in collection.documents.items():
        for i, commitment in enumerate(entry.value.commitments):
            if commitment.actor and not collection.text(key).holds(commitment.actor):
                yield Fault(
                    entry.place("commitments", i, "actor"),
                    f"”{commitment.actor}” står inte i dokumentets text; "
                    "skriv som i källan, eller utelämna fältet när texten inte säger vem",
                )


def measures_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure a measure's value and qualifier stand in the quote or the cell it rests on."""
    for entry in collection.documents.values():
        named = {table.table: table for table, _ in tables(entry.value)}
        for i, measure in enumerate(entry.value.measures):
            ground = measure.quote
            if measure.cell is not None:
                yield from _cell(entry, i, measure.cell, named)
                ground = cell_text(named, measure.cell)
            if ground is None:
                continue
            if not stands_in(measure.value, ground):
                expected = " eller ".join(f"”{form}”" for form in forms(measure.value))
                yield Fault(
                    entry.place("measures", i, "value"),
                    f"talet {measure.value} står inte i ”{ground}”; väntade {expected} där",
                )
            if measure.qualifier and not _qualified(measure, ground):
                yield Fault(
                    entry.place("measures", i, "qualifier"),
                    f"”{measure.qualifier}” står inte vid talet i ”{ground}”",
                )


def _qualified(measure: model.Measure, ground: str) -> bool:
    if measure.qualifier == "ett …-tal":
        return stands_in(measure.value, ground, before="ett", after="-tal")
    return stands_in(measure.value, ground, before=measure.qualifier or "")


def _cell(
    entry: Entry[model.Document], i: int, cell: model.TableCell, tables: dict[str, blocks.Table]
) -> Iterator[Fault]:
    if cell.table not in tables:
        place = entry.place("measures", i, "cell", "table")
        yield Fault(place, f"tabellen ”{cell.table}” finns inte{suggest(cell.table, tables)}")
    elif cell_text(tables, cell) is None:
        rows, columns = len(tables[cell.table].rows), len(tables[cell.table].headers)
        place = entry.place("measures", i, "cell")
        yield Fault(place, f"tabellen har {rows} rader och {columns} kolumner")


def cell_text(tables: dict[str, blocks.Table], cell: model.TableCell) -> str | None:
    """The text of a cell; None where there is no such cell."""
    try:
        return tables[cell.table].rows[cell.row - 1][cell.column - 1]
    except (KeyError, IndexError):
        return None


def measures_have_topics(collection: Collection) -> Iterator[Fault]:
    """Ensure a measure has the topics of its priority, or topics of its own, and not both."""
    for key, entry in collection.documents.items():
        for i, measure in enumerate(entry.value.measures):
            location = _location(collection, key, measure)
            inside = bool(measure.about or (location and location.leaf.item))
            if inside and measure.topics:
                place = entry.place("measures", i, "topics")
                yield Fault(place, "siffran får sina ämnen av prioriteringen; ta bort ”topics”")
            elif location and not inside and not measure.topics:
                place = entry.place("measures", i)
                yield Fault(place, "siffran hör inte till någon prioritering; ange ”topics”")
            for j, topic in enumerate(measure.topics):
                if topic not in collection.topics and "topics.yml" not in collection.broken:
                    place = entry.place("measures", i, "topics", j)
                    near = suggest(topic, collection.topics)
                    yield Fault(place, f"ämnet ”{topic}” finns inte{near}")


def series_share_a_unit(collection: Collection) -> Iterator[Fault]:
    """Ensure numbers that are compared have the same unit, and that each chart has its numbers."""
    for entry in collection.documents.values():
        units: dict[str, str] = {}
        for i, measure in enumerate(entry.value.measures):
            if measure.series is None:
                continue
            unit = units.setdefault(measure.series, measure.unit)
            if unit != measure.unit:
                yield Fault(
                    entry.place("measures", i, "unit"),
                    f"enheten är ”{measure.unit}”, men serien ”{measure.series}” har ”{unit}”",
                )
        for i, chart in enumerate(entry.value.charts):
            for j, series in enumerate(chart.series):
                if series not in units:
                    place = entry.place("charts", i, "series", j)
                    yield Fault(place, f"serien ”{series}” finns inte{suggest(series, units)}")


def charts_can_be_drawn(collection: Collection) -> Iterator[Fault]:
    """Ensure each chart has one unit, a scale its bars fit, and a year for each bar that needs it."""
    for entry in collection.documents.values():
        for i, chart in enumerate(entry.value.charts):
            measures = [
                (j, one) for j, one in enumerate(entry.value.measures) if one.series in chart.series
            ]
            units = sorted({one.unit for _, one in measures})
            if len(chart.series) > 1 and len(units) > 1:
                place = entry.place("charts", i, "series")
                yield Fault(place, f"diagrammets serier har olika enheter: {', '.join(units)}")
            stacks: dict[int | str, float] = {}
            taken: dict[tuple[str | None, int | None], int] = {}
            for j, one in measures:
                stacked = len(chart.series) > 1
                if one.year is None and (stacked or one.role not in UNDATED):
                    yield Fault(
                        entry.place("measures", j),
                        f"diagrammet ”{chart.id}” visar siffran under sitt år; ange ”year”",
                    )
                elif stacked and (one.series, one.year) in taken:
                    line = entry.place("measures", taken[one.series, one.year]).line
                    yield Fault(
                        entry.place("measures", j),
                        f"diagrammet ”{chart.id}” staplar en siffra per serie och år; "
                        f"{one.year} finns redan på rad {line}",
                    )
                taken.setdefault((one.series, one.year), j)
                if one.value < 0:
                    value = entry.place("measures", j, "value")
                    yield Fault(value, f"diagrammet ”{chart.id}” kan inte visa negativa tal")
                stack: int | str = one.year if stacked and one.year else one.id
                stacks[stack] = stacks.get(stack, 0) + one.value
            longest = max(stacks.values(), default=0)
            if measures and chart.maximum is None and longest == 0:
                yield Fault(entry.place("charts", i), "diagrammet har bara nollor; ange ”maximum”")
            if chart.maximum is not None and longest > chart.maximum:
                yield Fault(
                    entry.place("charts", i, "maximum"),
                    f"skalan slutar på {chart.maximum}, men den längsta stapeln är {longest}",
                )


def sums_agree(collection: Collection) -> Iterator[Fault]:
    """Ensure the measures a document adds up make the total it states, in one unit."""
    for entry in collection.documents.values():
        measures = {measure.id: measure for measure in entry.value.measures}
        for i, one in enumerate(entry.value.sums):
            missing = [name for name in (one.total, *one.terms) if name not in measures]
            for name in missing:
                place = entry.place("sums", i)
                yield Fault(place, f"siffran ”{name}” finns inte{suggest(name, measures)}")
            if missing:
                continue
            units = {measures[name].unit for name in (one.total, *one.terms)}
            stated, result = measures[one.total].value, sum(measures[n].value for n in one.terms)
            if len(units) > 1 or stated != result:
                yield Fault(
                    entry.place("sums", i, "total"),
                    f"”{one.total}” är {stated}, men delarna ger {result}"
                    + (f" (enheterna är {', '.join(sorted(units))})" if len(units) > 1 else ""),
                )
