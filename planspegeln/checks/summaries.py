"""Checks of summaries: the documents they rest on, their length, and the numbers in them.

`quotes` checks that their quotes stand in the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import entities
from planspegeln.model.values import Trail
from planspegeln.swedish.numerals import IN_WORDS, numbers
from planspegeln.swedish.sentences import count

# A priority, the trail of a sentence of its summary, and the sentence.
Told: TypeAlias = tuple[Loaded[entities.Priority], Trail, entities.Sentence]

_MOST_SENTENCES: Final = 2


def sentences(collection: Collection) -> Iterator[Told]:
    """Every sentence of the summaries."""
    for entry in collection.priorities.values():
        if entry.value.summary:
            for name, sentence in entry.value.summary.sentences.items():
                yield entry, ("summary", name), sentence


def summaries_rest_on_documents(collection: Collection) -> Iterator[Fault]:
    """Ensure the documents of a summary exist, and are such as can say what they are quoted for."""
    for entry, at, sentence in sentences(collection):
        own = municipality_of(entry.key)
        documents = _documents(collection, own)
        kinds = []
        for i, ground in enumerate(sentence.quotes):
            name, where = ground.document, (*at, "quotes", i, "document")
            if name in documents:
                kinds.append(documents[name].value.kind)
                if at[-1] == "planned" and kinds[-1] == "report":
                    yield Fault(
                        entry.position(*where),
                        f"”{name}” är en uppföljning; väntade en plan eller ett handlingsprogram",
                    )
            elif not collection.knows(f"{own}/{name}"):
                near = suggest(name, documents)
                yield Fault(entry.position(*where), f"dokumentet ”{name}” finns inte{near}")
        if at[-1] == "reported" and len({kind == "report" for kind in kinds}) > 1:
            yield Fault(
                entry.position(*at, "quotes"),
                "citaten är ur både uppföljningar och planer; ta dem bara ur uppföljningar, när "
                "det finns sådana",
            )


def _documents(collection: Collection, own: str) -> dict[str, Loaded[entities.Document]]:
    """The municipality's documents by id."""
    return {
        entry.value.id: entry
        for key, entry in collection.documents.items()
        if municipality_of(key) == own
    }


def summaries_are_brief(collection: Collection) -> Iterator[Fault]:
    """Ensure each text of a summary is one or two sentences and ends with a full stop."""
    for entry, at, sentence in sentences(collection):
        where, found = (*at, "text"), count(sentence.text)
        if found > _MOST_SENTENCES:
            told = f"hittade {found} meningar, väntade en eller två"
            yield Fault(entry.position(*where), told)
        if not sentence.text.endswith("."):
            told = f"”{sentence.text}” slutar utan punkt; sätt dit den"
            yield Fault(entry.position(*where), told)


def summaries_add_no_numbers(collection: Collection) -> Iterator[Fault]:
    """Ensure each number in a summary stands in its quotes, or is a year of their documents.

    The words "en" and "ett" do not count: they are articles too.
    """
    for entry, at, sentence in sentences(collection):
        told = list(_amounts(sentence.text))
        documents = _documents(collection, municipality_of(entry.key)) if told else {}
        if any(ground.document not in documents for ground in sentence.quotes):
            continue
        known: set[Decimal] = set()
        for ground in sentence.quotes:
            known.update(value for value, _ in _amounts(ground.quote))
            known.update(map(Decimal, documents[ground.document].value.years))
        for value, words in told:
            if value not in known:
                yield Fault(
                    entry.position(*at, "text"),
                    f"talet ”{words}” står inte i citaten; ta bort det, eller lägg till citatet "
                    "som det kommer ur",
                )


def _amounts(text: str) -> Iterator[tuple[Decimal, str]]:
    """The numbers in the text, as values and as they are written, without the articles."""
    for number in numbers(text):
        words = text[number.start : number.end]
        if words.lower() not in IN_WORDS[1]:
            yield number.value, words
