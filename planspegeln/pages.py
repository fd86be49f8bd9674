"""What pages exist, and where: Catalogue → pages.

A kind of page is one template and one function here. Addresses are paths from the site's root,
without a leading slash and with a trailing one ("huddinge/prioriteringar/lokal-samverkan/").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from planspegeln import model
from planspegeln.catalogue import Catalogue, DocumentEntry, PriorityEntry
from planspegeln.leaves import anchors

TOPICS: Final = "amnen/"
PRIORITY_FOLDER: Final[dict[model.PriorityKind, str]] = {
    "priority": "prioriteringar",
    "activity": "insatser",
}


@dataclass(frozen=True)
class Page:
    """A page: its address, its head, the template that draws it and what it is about.

    `source` is the file to edit, from the repository's root; `former` are addresses that redirect
    here; `anchors` are the places on the page that are promised to stay; `quoted` are places that
    only this site's own links lead to.
    """

    address: str
    title: str
    description: str
    template: str
    source: str
    subject: Any = None
    parents: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()

    def has(self, anchor: str) -> bool:
        """Whether the page has a place with that anchor."""
        return anchor in self.anchors or anchor in self.quoted


def municipality_address(municipality: model.Municipality) -> str:
    """Where a municipality's page is."""
    return f"{municipality.id}/"


def document_address(entry: DocumentEntry) -> str:
    """Where a document's reading view is."""
    return f"{entry.municipality.id}/dokument/{entry.document.id}/"


def priority_address(entry: PriorityEntry) -> str:
    """Where a priority's canonical page is."""
    folder = PRIORITY_FOLDER[entry.priority.kind]
    return f"{entry.municipality.id}/{folder}/{entry.priority.id}/"


def topic_address(topic: model.Topic) -> str:
    """Where a topic's page is."""
    return f"{TOPICS}{topic.id}/"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every generated page, parents before children."""
    for municipality in catalogue.municipalities.values():
        yield _municipality(catalogue, municipality)
        for document in catalogue.documents_of(municipality.id):
            yield _document(catalogue, document)
        for priority in catalogue.priorities_of(municipality.id):
            yield _priority(priority)
    yield Page(
        address=TOPICS,
        title="Ämnen",
        description="Alla ämnen i samlingen, med prioriteringar och insatser från varje kommun.",
        template="topics.html",
        source=catalogue.topics_file,
    )
    for topic in catalogue.topics.values():
        yield _topic(catalogue, topic)
    for withdrawal in catalogue.withdrawn:
        yield Page(
            address=withdrawal.address,
            title=withdrawal.title,
            description=f"Sidan {withdrawal.title} är borttagen.",
            template="withdrawn.html",
            source="data/withdrawn.yml",
            subject=withdrawal,
        )


def _municipality(catalogue: Catalogue, municipality: model.Municipality) -> Page:
    name = municipality.name
    return Page(
        address=municipality_address(municipality),
        title=name,
        description=f"{municipality.genitive} planer och uppföljningar, prioritering för "
        "prioritering, med länk till varje ställe i dokumenten.",
        template="municipality.html",
        source=catalogue.municipality_files[municipality.id],
        subject=municipality,
    )


def _document(catalogue: Catalogue, entry: DocumentEntry) -> Page:
    document = entry.document
    own = municipality_address(entry.municipality)
    return Page(
        address=document_address(entry),
        title=f"{document.short_title} – {entry.municipality.name}",
        description=f"{document.title}: hela texten i ordning, som den publicerades.",
        template="document.html",
        source=entry.file,
        subject=entry,
        parents=(own,),
        former=tuple(f"{own}dokument/{former}/" for former in document.former_ids),
        anchors=frozenset(anchor for anchor, _ in anchors(document)),
        quoted=frozenset(quoted.anchor for quoted in catalogue.quoted[entry.key]),
    )


def _priority(entry: PriorityEntry) -> Page:
    priority, own = entry.priority, municipality_address(entry.municipality)
    folder = PRIORITY_FOLDER[priority.kind]
    sources = ", ".join(placed.short_title for placed in _documents(entry))
    return Page(
        address=priority_address(entry),
        title=f"{priority.title} – {entry.municipality.name}",
        description=f"Vad {entry.municipality.official_name} planerade och vad som rapporterades "
        f"om {priority.title}, med ordagrann text ur {sources}.",
        template="priority.html",
        source=entry.file,
        subject=entry,
        parents=(own,),
        former=tuple(f"{own}{folder}/{former}/" for former in priority.former_ids),
    )


def _documents(entry: PriorityEntry) -> list[model.Document]:
    return list({placed.entry.key: placed.entry.document for placed in entry.items}.values())


def _topic(catalogue: Catalogue, topic: model.Topic) -> Page:
    name = topic.labels.sv
    where = {entry.municipality.name: None for entry in catalogue.priorities_under(topic.id)}
    return Page(
        address=topic_address(topic),
        title=name,
        description=f"Vad {' och '.join(where)} har planerat och rapporterat om ämnet {name}.",
        template="topic.html",
        source=catalogue.topics_file,
        subject=topic,
        parents=(TOPICS,),
        former=tuple(f"{TOPICS}{former}/" for former in topic.former_ids),
    )
