"""Which data the site publishes, and in which files: what the catalogue and the pages tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planspegeln.pages import datasets as published
from planspegeln.pages.addresses import DATA, TOPIC_FILES

# The page that tells people of the data.
DESCRIBED_ON: Final = DATA
# Those that are told of at length here.
_TOLD: Final = ("commitments", "measures", "priorities", "topics")
# The licence, by the name that the portal knows it by: CC0 1.0.
LICENCE: Final = published.LICENCE.replace("https:", "http:")


@dataclass(frozen=True)
class Distribution:
    """A file with the data: its address on the site and its media type."""

    address: str
    media_type: str


@dataclass(frozen=True)
class Dataset:
    """Data of one kind, which each of its distributions has whole.

    `title` and `description` are by language (sv, en), and so are `keywords`. `languages` are those
    that the data itself is in. `is_of_documents` is whether it is about the years and the municipalities
    of the documents.
    """

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    distributions: tuple[Distribution, ...]
    languages: tuple[str, ...] = ("sv",)
    is_of_documents: bool = True


def datasets() -> tuple[Dataset, ...]:
    """What there is. Its order is that of the catalogue."""
    rdf, turtle = TOPIC_FILES
    return (
        Dataset(
            "commitments",
            {"sv": "Åtaganden i kommuners planer", "en": "Commitments in municipal plans"},
            {
                "sv": "Vad kommuners planer säger ska göras eller ska gälla, ordagrant, och vad senare "
                "rapporter säger om det. Varje bedömning har sitt år, sitt skäl och citaten som den "
                "bygger på.",
                "en": "What the plans of municipalities say shall be done or shall hold, word for word, "
                "and what later reports say of it. Each judgement has its year, its reason and the "
                "quotes that it rests on. The texts are in Swedish.",
            },
            {"sv": ("plan", "uppföljning", "åtagande"), "en": ("plan", "follow-up", "commitment")},
            _files("commitments"),
        ),
        Dataset(
            "measures",
            {
                "sv": "Siffror i kommuners planer och rapporter",
                "en": "Figures in municipal plans and reports",
            },
            {
                "sv": "Siffrorna i kommuners planer och rapporter: mål, utgångslägen och utfall, med "
                "enhet, år och citat.",
                "en": "The figures in the plans and reports of municipalities: targets, baselines and "
                "outcomes, with unit, year and quote. The texts are in Swedish.",
            },
            {"sv": ("mål", "uppföljning", "nyckeltal"), "en": ("target", "follow-up", "indicator")},
            _files("measures"),
        ),
        Dataset(
            "priorities",
            {"sv": "Kommuners prioriteringar och insatser", "en": "Priorities of municipalities"},
            {
                "sv": "Kommuners prioriteringar och insatser, med ämnen, dokumenten där de står, hur "
                "många åtaganden som har varje status, och liknande arbete i andra kommuner.",
                "en": "Priorities and activities of municipalities, with topics, the documents that "
                "have them, how many commitments have each status, and similar work elsewhere. The "
                "texts are in Swedish.",
            },
            {"sv": ("plan", "prioritering", "insats"), "en": ("plan", "priority", "activity")},
            _files("priorities"),
        ),
        Dataset(
            "topics",
            {"sv": "Ämnen i kommuners planer", "en": "Topics in municipal plans"},
            {
                "sv": "Ämnena som prioriteringar i olika kommuner ordnas under, med namn på svenska, "
                "engelska och finska, synonymer och en beskrivning, som en begreppslista (SKOS).",
                "en": "The topics under which priorities of different municipalities are arranged, with "
                "names in Swedish, English and Finnish, synonyms and a description in Swedish, as a "
                "list of concepts (SKOS).",
            },
            {"sv": ("ämne", "begrepp"), "en": ("topic", "concept")},
            (
                Distribution(rdf, "application/rdf+xml"),
                Distribution(turtle, "text/turtle"),
                *_files("topics"),
            ),
            ("sv", "en", "fi"),
            is_of_documents=False,
        ),
        *(_plain(one) for one in published.DATASETS if one.name not in _TOLD),
    )


def _plain(one: published.Dataset) -> Dataset:
    """What the page about data tells of it."""
    return Dataset(
        one.name,
        {"sv": one.title_sv, "en": one.title_en},
        {"sv": one.description_sv, "en": one.description_en},
        {"sv": ("plan", "uppföljning", "kommun"), "en": ("plan", "follow-up", "municipality")},
        _files(one.name),
    )


def _files(name: str) -> tuple[Distribution, ...]:
    one = next(one for one in published.DATASETS if one.name == name)
    return tuple(Distribution(file.newest, file.media_type) for file in one.files)
