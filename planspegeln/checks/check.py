"""Checks whether the data agrees with its sources and with itself.

`CHECKS` is a flat list of small functions. Each takes the collection and yields every fault that it
finds. The first line of its docstring says what it ensures. Those in `DOUBTS` yield what may be
right, and an editor has to look at. The first line says what they doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias

from planspegeln import cores
from planspegeln.checks import (
    about,
    anchors,
    changes,
    extracts,
    figures,
    glossary,
    links,
    measures,
    pages,
    personal,
    quotes,
    reading,
    relations,
    sources,
    structure,
    summaries,
    tables,
    texts,
    vocabulary,
)
from planspegeln.loading.faults import Doubt, Fault
from planspegeln.loading.load import Collection, Loaded

Check: TypeAlias = Callable[[Collection], Iterator[Fault]]
Question: TypeAlias = Callable[[Collection], Iterator[Doubt]]

CHECKS: Final[tuple[Check, ...]] = (
    sources.source_is_untouched,
    sources.source_has_no_control_signs,
    sources.text_is_verbatim,
    sources.redactions_stand_in_source,
    sources.original_sum_goes_with_redactions,
    sources.own_addresses_are_left_out,
    sources.source_has_document,
    sources.originals_are_untouched,
    sources.originals_name_nobody,
    sources.facts_stand_in_text,
    quotes.quotes_stand_in_text,
    quotes.quotes_keep_names_whole,
    quotes.phrases_stand_in_block,
    quotes.personal_names_stand_in_text,
    personal.names_stand_in_no_other_form,
    personal.names_stand_in_no_other_document,
    personal.editors_name_nobody,
    personal.written_pages_name_nobody,
    personal.published_files_name_nobody,
    pages.pages_go_forward,
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
    relations.documents_are_told_apart,
    relations.mentions_give_their_year,
    relations.what_is_followed_up_has_its_year,
    relations.nothing_is_listed_twice,
    links.links_have_both_sides,
    extracts.extract_ids_are_unique,
    anchors.anchors_are_not_shared,
    extracts.answers_exist,
    extracts.statuses_have_a_year,
    extracts.recurrence_stands_in_quote,
    extracts.about_names_a_priority,
    extracts.passages_stand_elsewhere,
    extracts.actors_stand_in_text,
    measures.measures_stand_in_text,
    measures.units_are_those_printed,
    measures.topics_of_measures_exist,
    measures.series_share_a_unit,
    measures.charts_can_be_drawn,
    measures.sums_agree,
    reading.read_parts_exist,
    reading.compared_plans_exist,
    summaries.summaries_rest_on_documents,
    summaries.summaries_are_brief,
    summaries.summaries_add_no_numbers,
    vocabulary.synonyms_lead_somewhere,
    glossary.explanations_stand_in_text,
    glossary.abbreviations_are_used,
    glossary.abbreviations_are_explained,
    about.who_runs_the_site_is_told,
    about.accessibility_statement_agrees,
    changes.changes_stand_in_their_year,
    changes.changes_are_about_something,
    changes.changes_have_ids_of_their_own,
)


DOUBTS: Final[tuple[Question, ...]] = (
    sources.text_is_as_it_was_read,
    personal.words_are_no_misspelt_name,
    personal.surnames_in_other_documents_are_others,
    structure.headings_have_text,
    structure.headings_are_whole,
    structure.headings_are_not_repeated,
    structure.headings_are_no_priorities,
    structure.items_are_not_exchanged,
    texts.words_are_whole,
    texts.lines_are_no_page_marks,
    figures.units_are_in_words,
    figures.years_are_in_words,
    figures.qualifiers_are_kept,
    figures.outcomes_are_not_promised,
    figures.kinds_fit_their_columns,
    figures.statuses_fit_their_goals,
)


def check(collection: Collection) -> list[Fault]:
    """Every fault of the collection, including those of its shape, sorted by position."""
    for key in collection.documents:
        collection.text(key)  # which several checks read, each in a process of its own
    tasks = [partial(_found, ensure, collection) for ensure in CHECKS]
    found = cores.together(tasks, cores.available())
    return sorted({*collection.faults, *(fault for faults in found for fault in faults)})


def _found(ensure: Check, collection: Collection) -> list[Fault]:
    return list(ensure(collection))


def doubts(collection: Collection) -> list[Fault]:
    """Every doubt that no object answers, and every answer without a doubt, sorted by position."""
    raised = {doubt for ask in DOUBTS for doubt in ask(collection)}
    answered: set[tuple[str, str, str]] = set()
    found: list[Fault] = []
    for entry in _answering(collection):
        for i, answer in enumerate(entry.value.accepted):
            known = (entry.file.name, answer.doubt, answer.about)
            answered.add(known)
            if not any(_known(doubt) == known for doubt in raised):
                found.append(
                    Fault(
                        entry.position("accepted", i),
                        f"”{answer.about}” är inget tvivel av slaget {answer.doubt} längre; ta bort "
                        "posten",
                    )
                )
    return sorted([*found, *(doubt for doubt in raised if _known(doubt) not in answered)])


def _known(doubt: Doubt) -> tuple[str, str, str]:
    return doubt.position.file, doubt.name, doubt.about


def _answering(collection: Collection) -> Iterator[Loaded[Any]]:
    yield from collection.municipalities.values()
    yield from collection.documents.values()
    yield from collection.priorities.values()
