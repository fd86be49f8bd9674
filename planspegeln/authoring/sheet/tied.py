"""Makes the files of the priorities follow what a document's headings are decided to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planspegeln.authoring.schema import modeline
from planspegeln.authoring.sheet.brief import Brief
from planspegeln.authoring.sheet.files import Writing
from planspegeln.authoring.sheet.layout import BRIEF, PARTS, Layout
from planspegeln.authoring.sheet.parts import Part
from planspegeln.authoring.sheet.published import published_anchors
from planspegeln.authoring.sheet.rewrite import with_values
from planspegeln.authoring.sheet.tying import NewPriority, Tying
from planspegeln.authoring.yamlwriter import write
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.loading import yamlfile
from planspegeln.swedish import names
from planspegeln.swedish.phrases import listed


@dataclass(frozen=True)
class Tied:
    """What has changed, in words. `renamed` has the new id of each priority that has another name."""

    told: list[str] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)


def tie(
    data: Path,
    catalogue: Catalogue,
    entry: DocumentEntry,
    rows: Mapping[Layout, Sequence[tuple[int, dict[str, str]]]],
    files: Writing,
) -> Tied:
    """Make items of the headings that are priorities, and files of those that are new.

    `rows` are those of the whole workbook: what stands in brief may go at the same time.
    """
    tying = Tying(catalogue, entry, published_anchors(data, entry))
    tying.take((row, Part(**given)) for row, given in rows[PARTS])
    files.faults += tying.faults
    if tying.faults or not (tying.number or tying.untied or tying.topics):
        return Tied([], tying.renamed)
    file = data.parent / entry.file
    parsed = yamlfile.read(file, entry.file)
    files.write(file, tying.applied(file.read_text(encoding="utf-8"), parsed))
    folder = data / entry.municipality.id / "priorities"
    noun = names.KIND["activity" if entry.document.kind == "programme" else "priority"]
    told = []
    if tying.number:
        told.append(f"{_headings(tying.number)} nu {_in_number(tying.number, noun)}.")
    if tying.untied:
        told.append(f"{_headings(tying.untied)} inte längre {_in_number(tying.untied, noun)}.")
    told += [_made(data, catalogue, entry, one, files) for one in tying.new]
    briefs = [Brief(**given) for _, given in rows[BRIEF]]
    emptied = {one.id for one in briefs if one.was and not one.said}
    told += _staying(catalogue, entry, tying, emptied)
    told += _unused(data, catalogue, entry, {*tying.left} - tying.renamed.keys(), files)
    for name, topics in tying.topics.items():
        place = folder / f"{name}.yml"
        files.write(place, with_values(place.read_text(encoding="utf-8"), {"topics": topics}))
        title = catalogue.priorities[f"{entry.municipality.id}/{name}"].priority.title
        labels = listed(catalogue.topics[topic].labels.sv for topic in topics)
        told.append(f"Ämnen för {title}: {labels}.")
    return Tied(told, tying.renamed)


def _made(
    data: Path, catalogue: Catalogue, entry: DocumentEntry, one: NewPriority, files: Writing
) -> str:
    """Write the file of a new priority. One that only gets another name keeps the rest of its file."""
    folder = data / entry.municipality.id / "priorities"
    place = folder / f"{one.id}.yml"
    if not one.former:
        files.write(place, f"{modeline(place.relative_to(data))}{write(one.value)}")
        return f"Ny: {one.value['title']} ({one.id})."
    former = folder / f"{one.former}.yml"
    files.write(place, with_values(former.read_text(encoding="utf-8"), one.value))
    files.remove(former)
    title = catalogue.priorities[f"{entry.municipality.id}/{one.former}"].priority.title
    return f"{title} heter nu {one.value['title']} ({one.id})."


def _staying(
    catalogue: Catalogue, entry: DocumentEntry, tying: Tying, emptied: Collection[str]
) -> Iterator[str]:
    """Which priorities stay in other documents, though no heading of this one is theirs any more."""
    for name in dict.fromkeys(one for one in tying.left if one not in tying.renamed):
        own = catalogue.priorities[f"{entry.municipality.id}/{name}"]
        others = [one.entry.document.short_title for one in own.items if one.entry is not entry]
        if others:
            stays = own.priority.summary and any(
                f"{name}/{field}" not in emptied for field in own.priority.summary.sentences
            )
            brief = ", med det som står i korthet" if stays else ""
            yield f"{own.priority.title} är kvar i {listed(dict.fromkeys(others))}{brief}."


def _headings(number: int) -> str:
    return "1 rubrik är" if number == 1 else f"{number} rubriker är"


def _in_number(number: int, noun: names.Noun) -> str:
    return f"en {noun.one}" if number == 1 else noun.many


def _unused(
    data: Path, catalogue: Catalogue, entry: DocumentEntry, left: Iterable[str], files: Writing
) -> Iterator[str]:
    """Take away the priorities that were new here, and that no heading is any more."""
    for name in sorted(left):
        one = catalogue.priorities[f"{entry.municipality.id}/{name}"]
        if all(item.entry is entry for item in one.items):
            files.remove(data / entry.municipality.id / "priorities" / f"{name}.yml")
            brief = ", och det som stod i korthet" if one.summary else ""
            yield f"Borttagen: {one.priority.title} ({name}){brief}."
