"""The rows of every data file, from the catalogue: a function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports.rows import collection, commitments, measures, priorities, sentences
from planspegeln.model.rows import ROWS, Row

Rows: TypeAlias = dict[str, Sequence[Row]]

_MADE: Final[dict[str, Callable[[Catalogue, str], Iterator[Row]]]] = {
    "municipalities": collection.municipalities,
    "topics": collection.topics,
    "documents": collection.documents,
    "priorities": priorities.priorities,
    "commitments": commitments.commitments,
    "outcomes": commitments.outcomes,
    "judgements": commitments.judgements,
    "measures": measures.measures,
    "links": collection.sides,
    "sentences": sentences.sentences,
}


def rows(catalogue: Catalogue, root: str) -> Rows:
    """Every row by kind, in the order of the documents. `root` is the site's address."""
    return {kind: list(_MADE[kind](catalogue, root)) for kind in ROWS}
