"""The data files that the site publishes: what each is called, what it holds, and where it is.

Each file has two addresses with the same bytes. The one with `VERSION` in it keeps the meaning of its
fields for good; the one without is the newest version. A field that is added changes no version. A field
that is removed, renamed or means something else is a new version, beside which the old one stays.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from planspegeln.model.rows import BESIDE, ROWS
from planspegeln.pages.addresses import DATA

VERSION: Final = "v1"
NEWEST: Final = f"{DATA}{VERSION}/"
LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
# What the licence is for, and what it is not for, by language.
RIGHTS: Final = {
    "sv": "Det som är redaktionens (urvalet av citat, bedömningarna, sammanfattningarna, ämnena, sambanden "
    "och hur tabellerna är uppställda) är fritt att använda enligt CC0 1.0. Dokumentens texter, citaten "
    "och meningarna, är kommunernas, och till dem kan ingen licens ges.",
    "en": "What is the editors’ (the choice of quotes, judgements, summaries, topics, links and the layout "
    "of the tables) is free to use under CC0 1.0. The documents’ texts, quotes and sentences, are the "
    "municipalities’, and no licence can be given to them.",
}


class File(NamedTuple):
    """One form of a data set: its name, its media type, and what the form is called."""

    name: str
    media_type: str
    form: str

    @property
    def address(self) -> str:
        """The address that keeps its meaning for good."""
        return f"{NEWEST}{self.name}"

    @property
    def newest(self) -> str:
        """The address of the newest version."""
        return f"{DATA}{self.name}"


class Dataset(NamedTuple):
    """What somebody may fetch: its name, its title and description in Swedish and English, its files."""

    name: str
    title_sv: str
    title_en: str
    description_sv: str
    description_en: str
    files: tuple[File, ...]


def _tables(name: str) -> tuple[File, ...]:
    return (
        File(f"{name}.csv", "text/csv", "CSV för svenska Excel"),
        File(f"{name}.rfc4180.csv", "text/csv", "CSV enligt RFC 4180"),
        File(f"{name}.json", "application/json", "JSON"),
    )


# By the name of a kind of row: its title and description, in Swedish and in English.
_TOLD: Final[dict[str, tuple[str, str, str, str]]] = {
    "municipalities": (
        "Kommuner",
        "Municipalities",
        "Kommunerna i samlingen, och hur mycket av varje slag de har.",
        "The municipalities of the collection, and how much of each kind they have.",
    ),
    "topics": (
        "Ämnen",
        "Topics",
        "Ämnena som redaktionen samlar prioriteringar och siffror under, på svenska, engelska och finska.",
        "The topics under which the editors gather priorities and measures, in Swedish, English and Finnish.",
    ),
    "documents": (
        "Dokument",
        "Documents",
        "Planer, program och uppföljningar, med diarienummer och kontrollsummor.",
        "Plans, programmes and reports, with reference numbers and checksums.",
    ),
    "priorities": (
        "Prioriteringar och insatser",
        "Priorities and activities",
        "Det som kommunerna har valt att arbeta med, med sammanfattning och samband.",
        "What the municipalities have chosen to work on, with summaries and links.",
    ),
    "commitments": (
        "Åtaganden",
        "Commitments",
        "Det som planerna säger ska göras eller ska gälla, med den nyaste bedömningen av vad som hände.",
        "What plans say shall be done or shall hold, with the newest judgement of what happened.",
    ),
    "outcomes": (
        "Utfall",
        "Outcomes",
        "Det som uppföljningarna säger har hänt, mening för mening.",
        "What reports say happened, sentence by sentence.",
    ),
    "judgements": (
        "Bedömningar",
        "Judgements",
        "Vad varje uppföljning säger om varje åtagande som den tar upp: status, år, skäl och citat.",
        "What each report says of each commitment that it takes up: status, year, reason and quote.",
    ),
    "measures": (
        "Siffror",
        "Measures",
        "Talen i dokumenten, med enhet, år och citat.",
        "The numbers in the documents, with unit, year and quote.",
    ),
    "links": (
        "Samband",
        "Links",
        "Redaktionens samband mellan kommuner, två rader för varje: en för vardera kommunen.",
        "The editors' links between municipalities, two rows for each: one for either municipality.",
    ),
    "sentences": (
        "Meningar",
        "Sentences",
        "Varje mening och tabellrad i dokumenten, och om någon har gått igenom den.",
        "Every sentence and row of a table in the documents, and whether somebody has read it.",
    ),
}
TABLES: Final = tuple(Dataset(kind, *_TOLD[kind], _tables(kind)) for kind in ROWS)
WORKBOOK: Final = File(
    "planspegeln.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "Arbetsbok (XLSX)",
)
DATABASE: Final = File("planspegeln.sqlite", "application/vnd.sqlite3", "Databas (SQLite)")
PACKAGE: Final = File("datapackage.json", "application/json", "Datapaket (Frictionless)")
METADATA: Final = File("csv-metadata.json", "application/csvm+json", "Metadata (CSVW)")
WHOLE: Final = Dataset(
    "planspegeln",
    "Hela samlingen",
    "The whole collection",
    "Alla tabeller i en fil.",
    "All tables in one file.",
    (WORKBOOK, DATABASE),
)
DATASETS: Final = (*TABLES, WHOLE)
# What describes the files of the tables for programs. They hold no data themselves.
DESCRIPTIONS: Final = (PACKAGE, METADATA)


# The parts of the page about the data: the heading of each, by its anchor.
PARTS: Final = {
    "lasa": "Läs detta innan du räknar",
    "filer": "Filer",
    "titta": "Titta i en tabell",
    "licens": "Licens",
    "exempel": "Exempel",
    "lofte": "Vad du kan lita på",
    "falt": "Fält",
}


def schema(kind: str) -> File:
    """The JSON Schema of the JSON file with a kind of row, or of those beside a kind of page."""
    return File(f"schema/{kind}.json", "application/schema+json", "JSON Schema")


def _every() -> tuple[File, ...]:
    return (
        *(file for one in DATASETS for file in one.files),
        *DESCRIPTIONS,
        *map(schema, (*ROWS, *BESIDE)),
    )


# Every address of a data file.
FILES: Final = tuple(address for file in _every() for address in (file.address, file.newest))
