"""Whether the data is true: to its sources, and to itself.

`CHECKS` is a flat list of small functions. Each takes the collection, yields every fault it finds
and says in one line what it ensures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from planspegeln.checks import (
    figures,
    glossary,
    links,
    places,
    quotes,
    readings,
    relations,
    sources,
    tables,
    vocabulary,
)
from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection

Check: TypeAlias = Callable[[Collection], Iterator[Fault]]

CHECKS: Final[tuple[Check, ...]] = (
    sources.source_is_untouched,
    sources.text_is_verbatim,
    sources.source_has_document,
    sources.facts_stand_in_text,
    quotes.quotes_stand_in_text,
    quotes.quotes_keep_names_whole,
    quotes.phrases_stand_in_block,
    quotes.personal_names_stand_in_text,
    tables.tables_add_up,
    relations.municipality_has_file,
    relations.municipality_codes_are_unique,
    relations.anchors_are_unique,
    relations.items_have_priorities,
    relations.themes_exist,
    relations.theme_goals_exist,
    relations.topics_exist,
    relations.no_orphans,
    relations.former_ids_are_free,
    relations.nothing_is_listed_twice,
    links.links_have_both_sides,
    readings.reading_ids_are_unique,
    places.places_have_anchors_of_their_own,
    readings.answers_exist,
    readings.about_names_a_priority,
    readings.passages_stand_elsewhere,
    readings.actors_stand_in_text,
    figures.measures_stand_in_text,
    figures.topics_of_measures_exist,
    figures.series_share_a_unit,
    figures.charts_can_be_drawn,
    figures.sums_agree,
    vocabulary.synonyms_lead_somewhere,
    glossary.explanations_stand_in_text,
    glossary.abbreviations_are_used,
    glossary.abbreviations_are_explained,
)


def check(collection: Collection) -> list[Fault]:
    """Every fault of the collection, those of its shape included, sorted by place."""
    found = list(collection.faults)
    for ensure in CHECKS:
        found += ensure(collection)
    return sorted(set(found))
