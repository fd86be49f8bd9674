"""The addresses of pages.

An address is a path from the site's root, without a leading slash and with a trailing one
("huddinge/prioriteringar/lokal-samverkan/").
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from planspegeln.catalogue.changes import LogEntry, WithdrawalEntry
from planspegeln.catalogue.comparison import Pair
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    PriorityEntry,
)
from planspegeln.catalogue.parts import Part
from planspegeln.model import editorial, entities
from planspegeln.model.entities import PRIORITY_FOLDER
from planspegeln.model.values import DOCUMENTS_FOLDER, PANELS_FOLDER

TOPICS: Final = "amnen/"
COMMITMENTS: Final = "ataganden/"
GAPS: Final = "uppfoljning/"
MEASURES: Final = "siffror/"
COMPARISON: Final = "jamfor/"
SEARCH: Final = "sok/"
GLOSSARY: Final = "om/ordlista/"
ACCESSIBILITY: Final = "om/tillganglighet/"
PRIVACY: Final = "om/personuppgifter/"
NEWS: Final = "nytt/"
CORRECTIONS: Final = "om/rattelser/"
FEED: Final = "feed.xml"  # beside the page that it follows
# Here every page is made to be shown within somebody else's. Servers let these be framed, and no others.
PANELS: Final = f"{PANELS_FOLDER}/"
# The page about the data files, and the folder that they lie in.
DATA: Final = "data/"
_ROWS: Final = "index.json"  # beside the page that it is about
OEMBED: Final = "oembed.json"  # beside the panel that it tells how to show
# Folders of files. No page can be there.
ASSETS: Final = "assets/"
INDEX: Final = "pagefind/"
# The images that are shown where a page is shared: of the site, of each municipality, and in a folder for
# each municipality those of its priorities.
CARDS: Final = f"{ASSETS}share/"
# The topics as RDF, and the catalogue that the national data portal reads: as RDF/XML and Turtle.
TOPIC_FILES: Final = (f"{DATA}amnen.rdf", f"{DATA}amnen.ttl")
CATALOGUE_FILES: Final = (f"{DATA}dcat.rdf", f"{DATA}dcat.ttl")
# Here every file lies in a folder named after what is in it, so that a browser may keep it for good.
SCRIPTS: Final = f"{ASSETS}js/"
STYLES: Final = f"{ASSETS}css/"
CHOICES: Final = f"{ASSETS}val/"
KEPT: Final = (SCRIPTS, STYLES, CHOICES, INDEX)


def of_content(files: Mapping[str, bytes]) -> str:
    """The name of a folder with these files, by their names: another name if one byte differs."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:16]


def municipality_address(municipality: entities.Municipality) -> str:
    """The address of a municipality's page."""
    return f"{municipality.id}/"


def commitments_address(municipality: entities.Municipality) -> str:
    """The address of the page with all commitments of a municipality."""
    return f"{municipality_address(municipality)}{COMMITMENTS}"


def gaps_address(municipality: entities.Municipality) -> str:
    """The address of the page with a municipality's follow-up, and what it lacks."""
    return f"{municipality_address(municipality)}{GAPS}"


def measures_address(municipality: entities.Municipality) -> str:
    """The address of the page with a municipality's measures."""
    return f"{municipality_address(municipality)}{MEASURES}"


def measure_place(one: MeasureEntry) -> tuple[str, str]:
    """The page's address and the anchor that show a measure among its municipality's."""
    return measures_address(one.entry.municipality), one.page_anchors[0]


def year_address(year: int) -> str:
    """The address of the page with the log of a year."""
    return f"{NEWS}{year}/"


def change_place(entry: LogEntry) -> tuple[str, str]:
    """The page's address and the anchor that show an entry of the log."""
    return year_address(entry.date.year), entry.anchor


def changed_address(entry: LogEntry) -> str:
    """The address of the page that an entry of the log is about: of a priority, or of a document.

    What is withdrawn has a page that says so.
    """
    if isinstance(entry, WithdrawalEntry):
        return entry.withdrawal.address
    if entry.priorities:
        return priority_address(entry.priorities[0])
    if entry.gone or entry.document is None:
        return entry.gone[0].withdrawal.address
    return document_address(entry.document)


def pair_address(pair: Pair) -> str:
    """The address of the page that compares two municipalities."""
    one, other = (own.municipality.id for own in pair.sides)
    return f"{COMPARISON}{one}-och-{other}/"


def standing_address(name: str) -> str:
    """The address of the page with all commitments with which it stands alike (`catalogue/standing.py`)."""
    return f"{COMMITMENTS}{name}/"


def commitment_target(one: CommitmentEntry) -> tuple[str, str]:
    """The page's address and the anchor that show a commitment beside its outcomes."""
    if one.priority:
        return priority_address(one.priority), one.page_anchors[0]
    return municipality_address(one.entry.municipality), one.page_anchors[0]


def links(root: str, address: str, anchor: str = "") -> dict[str, Any]:
    """A part of the site as a data file names it: its path from `root`, and its whole address.

    `root` is the site's address. If it is "", the whole address is a path from the web server's root.
    """
    path = f"{address}#{anchor}" if anchor else address
    return {"url": path, "href": f"{root.rstrip('/')}/{path}"}


def document_address(entry: DocumentEntry) -> str:
    """The address of a document's reading view. Of a long one it has what stands first."""
    return f"{entry.municipality.id}/{DOCUMENTS_FOLDER}/{entry.document.id}/"


def original_address(document: str, original: entities.Original) -> str:
    """The address of the file that a document was read from, by an address of the document."""
    return f"{document}original.{original.format}"


def data_address(page: str) -> str:
    """The address of the rows about the priority or the document that has a page."""
    return f"{page}{_ROWS}"


def page_of(address: str) -> str:
    """The page of an address: of a place on it, or of a file that is about it in JSON."""
    page = address.partition("#")[0]
    folder, _, name = page.rpartition("/")
    return f"{folder}/" if folder and name in (_ROWS, OEMBED) else page


def whole_address(entry: DocumentEntry) -> str:
    """The address of the page with the whole text of a long document."""
    return f"{document_address(entry)}hela/"


def part_address(entry: DocumentEntry, part: Part) -> str:
    """The address of the page with a part of a document."""
    own = document_address(entry)
    return f"{own}{part.anchor}/" if part.anchor else own


def document_place(entry: DocumentEntry, anchor: str = "") -> tuple[str, str]:
    """The page's address and the anchor that show a place in a document's text.

    Raises KeyError if the text has no such anchor.
    """
    return part_address(entry, entry.part_of(anchor)), anchor


def priority_address(entry: PriorityEntry) -> str:
    """The address of a priority's canonical page."""
    return _address(entry, PRIORITY_FOLDER[entry.priority.kind], entry.priority.id)


def former_priority_addresses(entry: PriorityEntry) -> tuple[str, ...]:
    """The former addresses of a priority's page.

    If its own id is among its former ids, its kind has changed: then both kinds' folders count.
    """
    priority = entry.priority
    changed = priority.id in priority.former_ids
    folders = PRIORITY_FOLDER.values() if changed else (PRIORITY_FOLDER[priority.kind],)
    found = (
        _address(entry, folder, former) for folder in folders for former in priority.former_ids
    )
    return tuple(address for address in found if address != priority_address(entry))


def card_address(entry: PriorityEntry, content: str) -> str:
    """The address of the image that is shown where a priority is shared, by a sum of what it shows.

    It is in no ledger: who shares a page fetches the image then, and one that has changed is no longer true.
    """
    return f"{CARDS}{entry.municipality.id}/{entry.priority.id}-{content}.png"


def _address(entry: PriorityEntry, folder: str, name: str) -> str:
    return f"{entry.municipality.id}/{folder}/{name}/"


def topic_address(topic: entities.Topic) -> str:
    """The address of a topic's page."""
    return f"{TOPICS}{topic.id}/"


def strip_panel_address(municipality: entities.Municipality) -> str:
    """The address of the panel with a municipality's commitments by status."""
    return f"{PANELS}{municipality.id}/"


def priority_panel_addresses(entry: PriorityEntry) -> tuple[str, ...]:
    """The addresses of a priority's panel, the present one first. A change of kind does not change it."""
    ids = dict.fromkeys((entry.priority.id, *entry.priority.former_ids))
    return tuple(f"{PANELS}{entry.municipality.id}/{name}/" for name in ids)


def measure_panel_addresses(one: MeasureEntry) -> tuple[str, ...]:
    """The addresses of a measure's panel, the present one first: those of its anchors among all measures."""
    own = one.entry.municipality.id
    return tuple(_measure_panel(own, anchor) for anchor in one.page_anchors)


def oembed_address(panel: str) -> str:
    """The address of the file that tells other websites how to show the panel at an address."""
    return f"{panel}{OEMBED}"


def _measure_panel(municipality: str, anchor: str) -> str:
    return f"{PANELS}{municipality}/{MEASURES}{anchor.removeprefix(f'{municipality}-')}/"


def withdrawn_panel_address(one: editorial.Withdrawal) -> str | None:
    """The address that the panel had of what is withdrawn. None if it can have had none.

    A municipality had one, each priority and each measure.
    """
    municipality, _, rest = one.page.partition("/")
    folder, _, name = rest.rstrip("/").partition("/")
    if not one.anchor and not rest:
        return f"{PANELS}{municipality}/"
    if not one.anchor and folder in PRIORITY_FOLDER.values():
        return f"{PANELS}{municipality}/{name}/"
    if one.anchor and rest == MEASURES:
        return _measure_panel(municipality, one.anchor)
    return None
