"""A document's sheet in the folder for review, and what has been decided in it back in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, TypeAlias

from planspegeln.authoring.draft import HEAD
from planspegeln.authoring.propose.proposals import Proposals
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.brief import Brief, BriefTaking, briefs
from planspegeln.authoring.sheet.carried import Carrying
from planspegeln.authoring.sheet.changes import (
    changes,
    compared_now,
    counted,
    left,
    to_compare_anew,
    to_look_over,
)
from planspegeln.authoring.sheet.compared import Comparison, compared, signed
from planspegeln.authoring.sheet.facts import (
    FIELDS,
    Fact,
    Named,
    NamedTaking,
    facts,
    left_to_fill_in,
    named,
    taken_facts,
)
from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.files import Writing, placed
from planspegeln.authoring.sheet.layout import (
    BASE,
    BRIEF,
    COMPARISONS,
    FACTS,
    FOLLOWED,
    NAMED,
    PARTS,
    SENTENCES,
    Given,
    Layout,
)
from planspegeln.authoring.sheet.lines import LISTS, Choices, Line, Sentences, line_of, lines
from planspegeln.authoring.sheet.parts import parts, undecided
from planspegeln.authoring.sheet.proposed import proposed_lines, proposed_parts
from planspegeln.authoring.sheet.published import broken, published_anchors
from planspegeln.authoring.sheet.rewrite import rewritten, with_part, with_values
from planspegeln.authoring.sheet.take import Base, Taken, take
from planspegeln.authoring.sheet.tied import tie
from planspegeln.authoring.sheet.told import Rows
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import with_place
from planspegeln.checks.check import check, doubts
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import DataError, Fault, shortened, suggest
from planspegeln.loading.load import Collection, load
from planspegeln.model import anchors
from planspegeln.swedish.phrases import listed

FOLDER: Final = "granskning"
_Row: TypeAlias = tuple[int, dict[str, str]]
_SHEETS: Final = (FACTS, NAMED, PARTS, SENTENCES, COMPARISONS, BRIEF, BASE)
_LISTS: Final = (
    *("commitments", "outcomes", "answers", "passages", "measures"),
    *("read", "background", "compared"),
)


@dataclass(frozen=True)
class Written:
    """A sheet that was written: its path, the former sheet if there was one, and what that has alone.

    `left` counts the rows that an editor has changed there and that are not carried over, since the data
    has been changed too. `own` are the names of the columns and sheets that an editor has added there.
    `is_sheet` is whether the former one could be read, and `is_carried` whether the new one has something of it.
    """

    path: Path
    former: Path | None = None
    left: int = 0
    own: tuple[str, ...] = ()
    is_sheet: bool = True
    is_carried: bool = False


def write_sheet(data: Path, key: str) -> Written:
    """Write the sheet of a document into the folder for review beside `data`.

    A sheet that is there gets a number at the end of its name, and what an editor has done in it is
    carried over. Raises SheetError if there is no such document or the former sheet is open in another
    program, and DataError if the data has faults.
    """
    return _written(data, key, taken=False)


def renew_sheet(data: Path, path: Path) -> Written | None:
    """Write a sheet anew after it has been taken, with what is not decided yet. None for another's copy.

    So the next round begins with what the data has now. Raises SheetError if the sheet is open in
    another program, and DataError if the data has faults.
    """
    name = path.stem
    keys = [key for key in _catalogue(data).documents if key.replace("/", "-") == name]
    if not keys or path.resolve() != _place(data, keys[0]):
        return None
    return _written(data, keys[0], taken=True)


def _place(data: Path, key: str) -> Path:
    return data.resolve().parent / FOLDER / f"{key.replace('/', '-')}.xlsx"


def _written(data: Path, key: str, *, taken: bool) -> Written:
    catalogue = _catalogue(data)
    entry = _entry(catalogue, key)
    path = _place(data, key)
    choices = Choices.of(catalogue, entry)
    comparisons = compared(catalogue, entry)
    waiting = {one.id for one in comparisons if not one.done}
    is_draft = any(left_to_fill_in(entry.document))
    proposals = propose(catalogue, key) if entry.unread or waiting or is_draft else Proposals()
    guesses = proposed_lines(catalogue, entry, choices, proposals, waiting)
    headings = proposed_parts(entry, choices, proposals)
    rows = lines(catalogue, entry, guesses)
    sheets: dict[Layout, Sequence[object]] = {
        FACTS: facts(entry),
        NAMED: named(entry, proposals),
        PARTS: parts(catalogue, entry, choices, headings),
        SENTENCES: rows,
        COMPARISONS: comparisons,
        BRIEF: briefs(catalogue, entry),
        BASE: rows,
    }
    given, own = _former(path)
    carrying = Carrying(given, taken)
    kept = {**sheets, **carrying.onto(sheets)} if carrying.old else sheets
    former = _keep(path)
    notes = _notes((data.parent / entry.file).read_text(encoding="utf-8"))
    workbook.write(path, key, [entry.document.title, *notes], kept, choices)
    is_carried = any([*rows] != [*sheets[layout]] for layout, rows in kept.items())
    return Written(path, former, carrying.left, own, bool(carrying.old), is_carried)


def _former(path: Path) -> tuple[Given, tuple[str, ...]]:
    """The rows of the sheet that is there, and the names of what an editor has added to it.

    Nothing without one, or if it is no sheet any more.
    """
    try:
        if path.exists():
            return workbook.read(path, _SHEETS)[1], tuple(workbook.added(path, _SHEETS))
    except SheetError:
        pass
    return {}, ()


def _notes(text: str) -> list[str]:
    """What a draft's file says first that the machine was unsure of."""
    lines = list(takewhile(lambda line: line.startswith("# "), text.splitlines()))
    start = next((i for i, line in enumerate(lines) if line == f"# {HEAD}"), len(lines))
    return [line.removeprefix("# ") for line in lines[start + 1 :]]


def _without_notes(text: str) -> str:
    notes = "".join(f"# {line}\n" for line in (HEAD, *_notes(text)))
    return text.replace(notes, "", 1)


def _keep(path: Path) -> Path | None:
    """Give a sheet that is there another name: somebody may have worked in it. Returns that."""
    if not path.exists():
        return None
    number = 1
    while (kept := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    try:
        path.rename(kept)
    except PermissionError:
        raise SheetError(
            f"{path} är öppet i ett annat program; stäng det, och gör ett nytt ark"
        ) from None
    return kept


def take_sheet(data: Path, path: Path) -> list[str]:
    """Put what has been decided in a sheet into the data. Returns what has changed, in words.

    Nothing is written unless every row is right and the data with it. Raises SheetError with every
    fault of the sheet, and DataError if the data has faults without it.
    """
    key, rows = workbook.read(path, _SHEETS)
    before = _collection(data)
    catalogue = Catalogue(before)
    key = {name.replace("/", "-"): name for name in catalogue.documents}.get(key, key)
    entry = _entry(catalogue, key)
    _ensure_same_text(path, entry, [line_of(given) for _, given in rows[BASE]])
    with Writing() as files:
        tied = tie(data, catalogue, entry, rows, files)
        told = tied.told
        if told:
            catalogue = _catalogue(data)
            entry = _entry(catalogue, key)
        told += _take_facts(data, entry, rows, files)
        told += _take(data, catalogue, entry, rows, files)
        told += _take_briefs(data, catalogue, entry, _renamed(rows[BRIEF], tied.renamed), files)
        files.finish(path)
        if files.changed:
            told += [f"Kommentaren ”{comment}” i filen är borttagen." for comment in files.lost]
            now = _ensured(before, path, entry, files.places)
            after = Catalogue(now)
            made = after.documents[key]
            signed_now = [one.plan for one in made.document.compared]
            told += to_compare_anew(compared(catalogue, entry), compared(after, made), signed_now)
            unread = len(made.unread)
            if not unread:
                file = data.parent / entry.file
                files.write(file, _without_notes(file.read_text(encoding="utf-8")))
            told.append(left(unread))
            told += to_look_over(doubts(before), doubts(now))
        files.keep()
    return told


def _ensure_same_text(path: Path, entry: DocumentEntry, base: Iterable[Line]) -> None:
    """Raises SheetError if the document has been read again since its sheet was made."""
    then = {line.number: line.text for line in base}
    now = {i: one.text.strip() for i, one in enumerate(Sentences(entry).all, start=1)}
    if then and then != now:
        numbers = sorted(then.keys() | now.keys())
        number = next(one for one in numbers if then.get(one) != now.get(one))
        words = now.get(number) or then[number]
        raise SheetError(
            shortened(
                f"{path}: dokumentets text har ändrats sedan arket gjordes, först vid ”{words}”. Gör ett nytt "
                "ark: det som du hade bestämt följer med. Ingenting är ändrat."
            )
        )


def _ensured(before: Collection, path: Path, entry: DocumentEntry, places: Rows) -> Collection:
    """The data as it is now. Raises SheetError if the data, as it was `before`, cannot be so."""
    collection = load(before.root)
    faults = _real(collection, check(collection), entry.key)
    told = (
        places.told(faults, before.root.parent) if faults else [*broken(before, collection, places)]
    )
    if told:
        end = "Så kan det inte stå i data. Ingenting är ändrat."
        raise SheetError("\n".join([*(placed(path, one) for one in told), end]))
    return collection


def _real(collection: Collection, faults: Iterable[Fault], key: str = "") -> list[Fault]:
    """The faults that are not about what a draft has left to fill in, but for those of the document `key`."""
    left = {
        entry.position(*trail)
        for name, entry in collection.documents.items()
        if name != key
        for trail in left_to_fill_in(entry.value)
    }
    return [fault for fault in faults if fault.position not in left]


def _take_facts(
    data: Path,
    entry: DocumentEntry,
    rows: Given,
    files: Writing,
) -> list[str]:
    """Put the facts, and the other documents that are named, into the document's file."""
    file = data.parent / entry.file
    value = yamlfile.read(file, entry.file).value
    given = [(row, Fact(**one)) for row, one in rows[FACTS]]
    changes, faults = taken_facts(value, given)
    follows_up, mentions = value.get("follows_up"), _plain(value.get("mentions", ()))
    is_left = follows_up and ("follows_up", "quote") in left_to_fill_in(entry.document)
    taking = NamedTaking(entry, None if is_left else _plain(follows_up), mentions)
    row_of = taking.take((row, Named(**one)) for row, one in rows[NAMED])
    followed = next((row for row, one in rows[NAMED] if one["how"] == FOLLOWED), None)
    files.faults += [*faults, *taking.faults]
    if faults or taking.faults:
        return []
    placed = {
        (name, field): row for row, fact in given for name, _, field in [fact.id.partition(".")]
    }
    if ("title", "") in placed:
        placed["id", ""] = placed["title", ""]  # its words are the document's title
    files.places.add(entry.file, FACTS, placed)
    mentioned = {("mentions", place): row for place, row in row_of.items() if row}
    files.places.add(entry.file, NAMED, mentioned)
    if followed:
        files.places.add(entry.file, NAMED, {("follows_up", ""): followed})
    text = file.read_text(encoding="utf-8")
    text = with_values(text, {name: new for name, new in changes.items() if "." not in name})
    for (name, field), new in (
        (name.split("."), new) for name, new in changes.items() if "." in name
    ):
        text = with_part(text, name, field, new)
    text = rewritten(text, {"mentions": mentions}, {"mentions": taking.mentions})
    if taking.follows_up != _plain(follows_up):
        text = with_values(text, {"follows_up": taking.follows_up})
    files.write(file, text)
    told = [f"{FIELDS[name][0]}: {new or 'borttaget'}." for name, new in changes.items()]
    if taking.follows_up and taking.follows_up != _plain(follows_up):
        told.append(f"Följer upp {taking.follows_up['title']}.")
    elif follows_up and not taking.follows_up:
        how = "Säger inte att den följer upp" if is_left else "Sägs inte längre följa upp"
        told.append(f"{how} {follows_up['title']}.")
    return [*told, *counted("mentions", mentions, taking.mentions)]


def _take(
    data: Path,
    catalogue: Catalogue,
    entry: DocumentEntry,
    rows: Given,
    files: Writing,
) -> list[str]:
    """Put what is decided of the sentences, and of the plans, into the document's file."""
    file = data.parent / entry.file
    value = yamlfile.read(file, entry.file).value
    now = {name: _plain(value.get(name, ())) for name in _LISTS}
    base = Base([line_of(given) for _, given in rows[BASE]], lines(catalogue, entry))
    wanted = [(row, line_of(given)) for row, given in rows[SENTENCES]]
    taken = take(entry, now, wanted, Choices.of(catalogue, entry), base)
    files.faults += taken.faults
    files.faults += undecided(entry, rows[PARTS], [line for _, line in wanted])
    files.faults += [] if files.faults else _needed(data, catalogue, entry, taken, wanted)
    if files.faults:
        return []
    files.places.add(entry.file, SENTENCES, taken.rows)
    plans = {("compared", given["id"]): row for row, given in rows[COMPARISONS]}
    files.places.add(entry.file, COMPARISONS, plans)
    comparisons = [Comparison(**given) for _, given in rows[COMPARISONS]]
    outcomes = [
        with_place(one["quote"], one.get("section"))
        for one in taken.lists["outcomes"]
        if one["id"] in taken.outcomes
    ]
    taken.lists["compared"] = signed(now["compared"], comparisons, outcomes)
    files.write(file, rewritten(file.read_text(encoding="utf-8"), now, taken.lists))
    told = [*changes(now, taken.lists)]
    return [*told, *compared_now(now["compared"], taken.lists["compared"])]


def _renamed(rows: Iterable[_Row], names: Mapping[str, str]) -> Iterator[_Row]:
    """The rows of what stands in brief, of priorities that have just got another name."""
    for row, given in rows:
        name, _, field = given["id"].partition("/")
        yield row, {**given, "id": f"{names.get(name, name)}/{field}"}


def _take_briefs(
    data: Path, catalogue: Catalogue, entry: DocumentEntry, rows: Iterable[_Row], files: Writing
) -> list[str]:
    """Put what stands in brief into the files of the priorities."""
    taking = BriefTaking(catalogue, entry)
    changed: list[str] = []
    gone: list[str] = []
    for row, given in rows:
        brief = Brief(**given)
        name, _, field = brief.id.partition("/")
        file = data / entry.municipality.id / "priorities" / f"{name}.yml"
        if not file.is_file() and brief.said in (brief.was, ""):
            continue  # no heading is it any more, and what stood here went with it
        if not file.is_file():
            told = "prioriteringen finns inte längre, eller tas bort i samma ark; töm hela raden, eller låt prioriteringen stå"
            files.faults.append(SheetFault(BRIEF, row, "title", told))
            continue
        origin = f"{data.name}/{file.relative_to(data).as_posix()}"
        now = _plain(yamlfile.read(file, origin).value.get("summary", {}))
        files.places.add(origin, BRIEF, {("summary", field): row})
        made = taking.take(now, row, brief)
        if made is not None and not taking.faults:
            files.write(
                file, with_values(file.read_text(encoding="utf-8"), {"summary": made or None})
            )
            (changed if field in made else gone).append(brief.title)
    files.faults += taking.faults
    both = (("I korthet", changed), ("Borttaget ur I korthet", gone))
    return [f"{what}: {listed(dict.fromkeys(titles))}." for what, titles in both if titles]


def _needed(
    data: Path,
    catalogue: Catalogue,
    entry: DocumentEntry,
    taken: Taken,
    rows: Iterable[tuple[int, Line]],
) -> Iterator[SheetFault]:
    """A fault for each thing that goes, although it has been published or another document answers it."""
    published = published_anchors(data, entry)
    answered = {
        answer.commitment: other.document.short_title
        for other in catalogue.municipalities[entry.municipality.id].documents
        for answer in other.document.answers
    }
    row_of = {line.id: row for row, line in reversed(list(rows)) if line.id}
    document = entry.document
    for name in dict.fromkeys(LISTS.values()):
        left = {one["id"] for one in taken.lists.get(name, ())}
        for one in getattr(document, name):
            row = row_of.get(f"{name}/{one.id}")
            if one.id in left or row is None:
                continue
            if other := answered.get(f"{document.id}#{one.id}"):
                told = f"{other} säger vad som hände med det; ta bort svaret i arket för den först"
                yield SheetFault(SENTENCES, row, "what", told)
            elif anchors.in_text(one)[0] in published:
                yield SheetFault(
                    SENTENCES,
                    row,
                    "what",
                    "det är publicerat, och en adress får inte sluta att gälla; låt det stå, eller ta "
                    "bort det i dokumentets fil och skriv varför i withdrawn.yml",
                )


def _collection(data: Path) -> Collection:
    collection = load(data)
    if faults := _real(collection, check(collection)):
        raise DataError(faults)
    return collection


def _catalogue(data: Path) -> Catalogue:
    return Catalogue(_collection(data))


def _entry(catalogue: Catalogue, key: str) -> DocumentEntry:
    if key not in catalogue.documents:
        near = suggest(key, catalogue.documents)
        raise SheetError(
            f"dokumentet ”{key}” finns inte{near} Ett ark hör till det som dess namn säger, till "
            "exempel huddinge-verksamhetsplan-2020.xlsx"
        )
    return catalogue.documents[key]


def _plain(value: Any) -> Any:
    """A value of a file with lists, as it is to be written."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
