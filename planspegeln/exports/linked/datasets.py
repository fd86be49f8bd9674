"""Which data the site publishes, and in which files, as the catalogue and the pages tell programs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planspegeln.pages import datasets as published
from planspegeln.pages.addresses import DATA, TOPIC_FILES

# The page that tells people of the data.
DESCRIBED_ON: Final = DATA
# The licence, by the name that the portal knows it by: CC0 1.0.
LICENCE: Final = published.LICENCE.replace("https:", "http:")
# What the licence is for and not for, by language.
RIGHTS: Final = published.RIGHTS
# What stands before a title where data of many publishers is listed.
_OF: Final = {"sv": "Kommuners planer och uppföljningar", "en": "Municipal plans and follow-ups"}
_KEYWORDS: Final = {
    "sv": ("kommun", "plan", "uppföljning"),
    "en": ("municipality", "plan", "follow-up"),
}
_TOPICS: Final = "topics"


@dataclass(frozen=True)
class Distribution:
    """A file with the data: its address on the site, its media type, and what its form is called."""

    address: str
    media_type: str
    form: str


@dataclass(frozen=True)
class Dataset:
    """Data of one kind, which each of its distributions has, a row each.

    What no cell of a table can hold is in JSON alone, and the topics' synonyms in RDF alone.

    `title` and `description` are by language (sv, en), and so are `keywords`. `languages` are those
    that the data itself is in. `is_of_documents` is whether it is about the years and the municipalities
    of the documents.
    """

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    distributions: tuple[Distribution, ...]
    languages: tuple[str, ...]
    is_of_documents: bool


def datasets() -> tuple[Dataset, ...]:
    """What there is, in the order of the page about it. The topics are there in RDF too."""
    return tuple(map(_dataset, published.DATASETS))


def _dataset(one: published.Dataset) -> Dataset:
    is_topics = one.name == _TOPICS
    note = "" if is_topics else " The texts are in Swedish."
    files = [Distribution(file.newest, file.media_type, file.form) for file in one.files]
    if is_topics:
        rdf, turtle = TOPIC_FILES
        files += [
            Distribution(rdf, "application/rdf+xml", "SKOS (RDF/XML)"),
            Distribution(turtle, "text/turtle", "SKOS (Turtle)"),
        ]
    return Dataset(
        one.name,
        {"sv": f"{_OF['sv']}: {one.title_sv}", "en": f"{_OF['en']}: {one.title_en}"},
        {"sv": one.description_sv, "en": f"{one.description_en}{note}"},
        _KEYWORDS,
        tuple(files),
        ("sv", "en", "fi") if is_topics else ("sv",),
        is_of_documents=not is_topics,
    )
