"""Rows of what the collection consists of: municipalities, documents, topics and links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import stretches
from planspegeln.exports.rows.shared import origin, placed
from planspegeln.model.rows import DocumentRow, LinkRow, MunicipalityRow, TopicRow
from planspegeln.pages.addresses import (
    document_address,
    document_place,
    links,
    municipality_address,
    original_address,
    topic_address,
)


def municipalities(catalogue: Catalogue, root: str) -> Iterator[MunicipalityRow]:
    """A row for each municipality."""
    for own in catalogue.municipalities.values():
        municipality = own.municipality
        yield MunicipalityRow(
            id=municipality.id,
            **links(root, municipality_address(municipality)),
            name=municipality.name,
            official_name=municipality.official_name,
            code=municipality.code,
            county=own.county,
            documents=len(own.documents),
            priorities=len(own.priorities),
            commitments=len(own.commitments),
            outcomes=len(own.outcomes),
            measures=len(own.measures),
            unread_sentences=sum(number for _, number in own.unread),
        )


def topics(catalogue: Catalogue, root: str) -> Iterator[TopicRow]:
    """A row for each topic."""
    for topic in catalogue.topics.values():
        yield TopicRow(
            id=topic.id,
            **links(root, topic_address(topic)),
            label_sv=topic.labels.sv,
            label_en=topic.labels.en,
            label_fi=topic.labels.fi,
            description=topic.description,
            priorities=len(catalogue.priorities_under(topic.id)),
        )


def documents(catalogue: Catalogue, root: str) -> Iterator[DocumentRow]:
    """A row for each document, oldest first."""
    for entry in catalogue.documents.values():
        yield _document(entry, root)


def _document(entry: DocumentEntry, root: str) -> DocumentRow:
    document = entry.document
    original = document.source.original
    address = original_address(document_address(entry), original) if original else ""
    return DocumentRow(
        id=entry.key,
        **links(root, document_address(entry)),
        **origin(entry),
        kind=document.kind,
        title=entry.publishable(document.title),
        short_title=entry.publishable(document.short_title),
        period=entry.period,
        date=document.date,
        issuer=entry.publishable(document.issuer),
        issuer_role=entry.publishable(document.issuer_role),
        original_href=links(root, address)["href"] if original and original.publish else None,
        sentences=sum(1 for _ in stretches(entry.text)),
        unread=len(entry.unread),
        commitments=len(document.commitments),
        outcomes=len(document.outcomes),
        measures=len(document.measures),
        caveat=entry.publishable(document.caveat) if document.caveat else None,
    )


def sides(catalogue: Catalogue, root: str) -> Iterator[LinkRow]:
    """Two rows for each link, one for each side, with the address of the quote in the document."""
    for one, other in list(pairwise(catalogue.related))[::2]:
        for number, side in enumerate((one, other), start=1):
            here, entry = side.here, side.here.entry
            yield LinkRow(
                id=f"{side.link.id}#{number}",
                **links(root, *document_place(entry, side.anchor)),
                **placed(entry, here.location.leaf),
                link=side.link.id,
                side=number,
                priority=here.priority.key if here.priority else None,
                title=entry.publishable(here.heading),
                quote=entry.publishable(here.quote),
                reason=side.link.reason,
            )
