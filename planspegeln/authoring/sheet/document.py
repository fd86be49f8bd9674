"""A document's sheet in the folder for review, and what has been decided in it back in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.lines import Choices, Line, lines
from planspegeln.authoring.sheet.rewrite import rewritten
from planspegeln.authoring.sheet.take import Raw, SheetFault, take
from planspegeln.authoring.sheet.workbook import SENTENCES, SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.checks.check import check
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import DataError, suggest
from planspegeln.loading.load import load
from planspegeln.swedish.phrases import listed

FOLDER: Final = "granskning"
_LISTS: Final = (
    *("commitments", "outcomes", "answers", "passages", "measures"),
    *("read", "background", "compared"),
)
# What is told of each list: one, several, and the ending of what is said of them.
_WORDS: Final = {
    "commitments": ("åtagande", "åtaganden", "t"),
    "outcomes": ("utfall", "utfall", "t"),
    "answers": ("svar", "svar", "t"),
    "passages": ("mening om prioriteringar", "meningar om prioriteringar", ""),
    "measures": ("siffra", "siffror", ""),
}


def write_sheet(data: Path, key: str, proposed: Iterable[Line] = ()) -> Path:
    """Write the sheet of a document into the folder for review beside `data`. Returns its path.

    Raises SheetError if there is no such document, and DataError if the data has faults.
    """
    catalogue = _catalogue(data)
    entry = _entry(catalogue, key)
    path = data.resolve().parent / FOLDER / f"{key.replace('/', '-')}.xlsx"
    choices = Choices.of(catalogue, entry)
    workbook.write(path, key, entry.document.title, lines(catalogue, entry, proposed), choices)
    return path


def take_sheet(data: Path, path: Path) -> list[str]:
    """Put what has been decided in a sheet into the document's file. Returns what has changed, in words.

    Nothing is written unless every row is right and the data with it. Raises SheetError with every
    fault of the sheet, and DataError if the data has faults without it.
    """
    key, rows = workbook.read(path)
    catalogue = _catalogue(data)
    entry = _entry(catalogue, key)
    own = catalogue.municipalities[entry.municipality.id]
    file = data.parent / entry.file
    now = {name: _plain(yamlfile.read(file, entry.file).value.get(name, ())) for name in _LISTS}
    plans = [plan for plan in own.plans if entry in plan.reports]
    taken = take(entry, now, rows, Choices.of(catalogue, entry), plans)
    if taken.faults:
        raise SheetError(_told(path, taken.faults))
    before = file.read_text(encoding="utf-8")
    after = rewritten(before, now, taken.lists)
    if after == before:
        return []
    _replace(file, after)
    if faults := check(load(data)):
        _replace(file, before)
        raise SheetError(
            "\n".join([*map(str, faults), "Så kan det inte stå i data. Ingenting är ändrat."])
        )
    unread = len(_entry(_catalogue(data), key).unread)
    return [*_changes(now, taken.lists), _left(unread)]


def _catalogue(data: Path) -> Catalogue:
    collection = load(data)
    if faults := check(collection):
        raise DataError(faults)
    return Catalogue(collection)


def _entry(catalogue: Catalogue, key: str) -> DocumentEntry:
    if key not in catalogue.documents:
        raise SheetError(f"dokumentet ”{key}” finns inte{suggest(key, catalogue.documents)}")
    return catalogue.documents[key]


def _plain(value: Any) -> Any:
    """A value of a file with lists, as it is to be written."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _replace(file: Path, text: str) -> None:
    """Give a file another text, in one step."""
    new = file.with_name(f".{file.name}.ny")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def _told(path: Path, faults: Sequence[SheetFault]) -> str:
    number = "1 fel" if len(faults) == 1 else f"{len(faults)} fel"
    told = [f"{path}, bladet {SENTENCES}, {fault}" for fault in faults]
    return "\n".join([*told, f"{number} i arket. Ingenting är ändrat."])


def _changes(now: Mapping[str, Sequence[Raw]], to: Mapping[str, Sequence[Raw]]) -> Iterator[str]:
    """What has changed in each list: 12 åtaganden till, 1 ändrat."""
    for name, (one, several, ending) in _WORDS.items():
        by = "commitment" if name == "answers" else "id"
        old = {entry[by]: entry for entry in now.get(name, ())}
        new = {entry[by]: entry for entry in to.get(name, ())}
        more = len(new.keys() - old.keys())
        fewer = len(old.keys() - new.keys())
        other = sum(new[key] != old[key] for key in new.keys() & old.keys())
        parts = [f"{more} {one if more == 1 else several} till"] if more else []
        for number, singular, plural in (
            (other, "ändrat" if ending else "ändrad", "ändrade"),
            (fewer, "borttaget" if ending else "borttagen", "borttagna"),
        ):
            if number:
                noun = "" if parts else f"{one if number == 1 else several} "
                parts.append(f"{number} {noun}{singular if number == 1 else plural}")
        if parts:
            yield f"{listed(parts)}."


def _left(unread: int) -> str:
    if unread:
        return f"{unread} {'mening' if unread == 1 else 'meningar'} är inte genomlästa än."
    return "Alla meningar är genomlästa."
