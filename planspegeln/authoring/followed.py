"""Finds the words with which a report names the plan that it follows up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from planspegeln.authoring.identity import mentioned, named
from planspegeln.authoring.readers.outline import Contents, Heading, Paragraph, Part, Table, texts
from planspegeln.model import entities

_LEAD: Final = re.compile(
    r"\b(?:uppföljning(?:en)? av|följer upp|har följt upp)\s+$", re.IGNORECASE
)


@dataclass(frozen=True)
class Plan:
    """A plan or programme, and the words of the report that name it."""

    kind: entities.DocumentKind
    year: int
    title: str
    quote: str


def followed(
    parts: list[Part], title: Heading | None, year: int, known: Iterable[entities.Document] = ()
) -> Plan | None:
    """The plan for a year that a report names, if it does so in one place only.

    It is one of the `known` documents, by its title or short title, or what reads like the title of
    a plan: "Verksamhetsplan 2031". What the report itself is called is no such place. One for years
    before is meant if the words say so: "Vi följer upp Verksamhetsplan 2030".
    """
    own = title if title and (name := named(title.text)) and name.kind != "report" else None
    said = [text for part in parts if part is not own for text in _leaves(part)]
    found = {plan.quote: plan for text in said for plan in _in_form(text, year)}
    found |= {
        plan.quote: plan for plan in _known(known, year) if any(plan.quote in t for t in said)
    }
    found = found or {
        plan.quote: plan
        for text in said
        for plan in (*_led_to(text, year), *_known_led_to(text, known))
    }
    whole = [
        plan
        for quote, plan in found.items()
        if not any(quote != other and quote in other for other in found)
    ]
    if len(whole) == 1 and sum(text.count(whole[0].quote) for text in said) == 1:
        return replace(whole[0], quote=_led(said, whole[0].quote))
    return None


def is_said(plan: Plan, parts: list[Part]) -> bool:
    """Whether the words say that the plan is followed up, and do not only name it."""
    return any(
        _LEAD.search(before) or plan.quote.casefold().startswith("uppföljning av ")
        for part in parts
        for text in _leaves(part)
        for before, found, _ in [text.partition(plan.quote)]
        if found
    )


def _led(said: list[str], quote: str) -> str:
    """The quote, with the words that say that it is followed up if they stand before it."""
    for text in said:
        if match := re.search(rf"\b[Uu]ppföljning av {re.escape(quote)}", text):
            return match[0]
    return quote


def _leaves(part: Part) -> Iterator[str]:
    """The texts of a part in which a plan may be named. "Budget 2031" in a table is a sum."""
    match part:
        case Contents() | Table():
            return
        case Paragraph() if part.lines:
            yield from part.lines
        case _:
            yield from texts(part)


def _in_form(text: str, year: int) -> Iterator[Plan]:
    for one in mentioned(text):
        is_sum = one.title.startswith("Budget ")
        if one.kind != "report" and one.first <= year <= one.last and not is_sum:
            yield Plan(one.kind, one.first, one.title, one.words)


def _led_to(text: str, year: int) -> Iterator[Plan]:
    """Those of years before, if it is said in so many words that they are followed up."""
    for one in mentioned(text):
        start = text.index(one.words)
        if one.kind != "report" and one.first < year and _LEAD.search(text[:start]):
            yield Plan(one.kind, one.first, one.title, one.words)


def _known_led_to(text: str, documents: Iterable[entities.Document]) -> Iterator[Plan]:
    for one in documents:
        for title in (one.title, one.short_title):
            if one.kind != "report" and _LEAD.search(text.partition(title)[0]) and title in text:
                yield Plan(one.kind, one.years[0], one.short_title, title)


def _known(documents: Iterable[entities.Document], year: int) -> Iterator[Plan]:
    for one in documents:
        if one.kind != "report" and year in one.years:
            for title in (one.title, one.short_title):
                yield Plan(one.kind, one.years[0], one.short_title, title)
