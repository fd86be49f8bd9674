"""Checks that municipalities, documents, priorities and topics fit together."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import anchors, blocks, entities
from planspegeln.model.leaves import items
from planspegeln.model.values import Trail

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def municipality_has_file(collection: Collection) -> Iterator[Fault]:
    """Ensure each folder with documents or priorities has a `municipality.yml`."""
    seen: set[str] = set()
    entries: list[Loaded[Any]] = [
        *collection.documents.values(),
        *collection.priorities.values(),
    ]
    for entry in entries:
        name = municipality_of(entry.key)
        if name not in seen and not collection.knows(name):
            near = suggest(name, collection.municipalities)
            yield Fault(entry.position(), f"filen data/{name}/municipality.yml saknas{near}")
        seen.add(name)


def municipality_codes_are_unique(collection: Collection) -> Iterator[Fault]:
    """Ensure no two municipalities have the same official code."""
    first: dict[str, Loaded[entities.Municipality]] = {}
    for entry in collection.municipalities.values():
        code = entry.value.code
        other = first.setdefault(code, entry)
        if other is not entry:
            message = f"koden ”{code}” har redan {other.value.name} ({other.position('code')})"
            yield Fault(entry.position("code"), message)


def anchors_are_unique(collection: Collection) -> Iterator[Fault]:
    """Ensure each anchor of a document is given once."""
    for entry in collection.documents.values():
        first: dict[str, Trail] = {}
        for anchor, trail in anchors.in_document(entry.value):
            if anchor in first:
                yield Fault(
                    entry.position(*trail),
                    f"ankaret ”{anchor}” finns redan på rad {entry.position(*first[anchor]).line}; "
                    "ge den här delen ett eget (anchor: …)",
                )
            first.setdefault(anchor, trail)


def items_have_priorities(collection: Collection) -> Iterator[Fault]:
    """Ensure each item of a document belongs to a priority of the same municipality."""
    for key, entry in collection.documents.items():
        own = municipality_of(key)
        for item, _, trail in items(entry.value):
            if not collection.knows(f"{own}/{item.item}"):
                valid = [name.split("/")[1] for name in _keys_of(collection, own)]
                yield Fault(
                    entry.position(*trail, "item"),
                    f"”{item.item}” finns inte i data/{own}/priorities/{suggest(item.item, valid)}",
                )


def _keys_of(collection: Collection, municipality: str) -> list[str]:
    return [key for key in collection.priorities if municipality_of(key) == municipality]


def themes_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each theme named in a document is one of the municipality's themes."""
    for key, entry in collection.documents.items():
        own = collection.municipalities.get(municipality_of(key))
        if own is None:
            continue
        valid = [theme.id for theme in own.value.themes]
        for name, trail in _theme_names(entry.value.text, ("text",)):
            if name not in valid:
                yield Fault(
                    entry.position(*trail, "theme"),
                    f"temat ”{name}” finns inte i {own.file.name}{suggest(name, valid)}",
                )


def _theme_names(parts: tuple[blocks.Block, ...], trail: Trail) -> Iterator[tuple[str, Trail]]:
    for i, block in enumerate(parts):
        if isinstance(block, blocks.Section):
            if block.theme:
                yield block.theme, (*trail, i)
            yield from _theme_names(block.blocks, (*trail, i, "blocks"))
        elif isinstance(block, blocks.Activities):
            for j, row in enumerate(block.rows):
                if isinstance(row, blocks.RowHeading) and row.theme:
                    yield row.theme, (*trail, i, "rows", j)


def theme_goals_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each goal that a theme names is an anchor in a document."""
    for entry in collection.municipalities.values():
        for i, theme in enumerate(entry.value.themes):
            for j, goal in enumerate(theme.goals):
                document, anchor = goal.split("#")
                at = ("themes", i, "goals", j)
                yield from anchor_exists(collection, document, anchor, entry, at)


def anchor_exists(
    collection: Collection, document: str, anchor: str, entry: Loaded[Any], at: Trail
) -> Iterator[Fault]:
    """A fault at `at` in `entry` if the document or its anchor does not exist."""
    if document in collection.documents:
        valid = [name for name, _ in anchors.in_document(collection.documents[document].value)]
        if anchor not in valid:
            near = suggest(anchor, valid)
            yield Fault(entry.position(*at), f"”{anchor}” finns inte i {document}{near}")
    elif not collection.knows(document):
        near = suggest(document, collection.documents)
        yield Fault(entry.position(*at), f"dokumentet ”{document}” finns inte{near}")


def topics_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each priority has a topic, and each topic that it names exists."""
    for entry in collection.priorities.values():
        if not entry.value.topics:
            yield Fault(entry.position("topics"), "prioriteringen har inget ämne; ange minst ett")
        for i, topic in enumerate(entry.value.topics):
            yield from topic_exists(collection, topic, entry, ("topics", i))


def topic_exists(
    collection: Collection, topic: str, entry: Loaded[Any], at: Trail
) -> Iterator[Fault]:
    """A fault at `at` in `entry` if the topic does not exist, with the topic that may be meant.

    An editor may have written a topic's Swedish name or one of its synonyms instead of its id.
    """
    if topic in collection.topics or "topics.yml" in collection.broken:
        return
    names = {key: key for key in collection.topics}
    for key, one in collection.topics.items():
        for name in (one.value.labels.sv, *one.value.synonyms):
            names.setdefault(name.lower(), key)
    near = difflib.get_close_matches(topic.lower(), names, n=1)
    meant = f"; menade du ”{names[near[0]]}”?" if near else ""
    position = entry.position(*at)
    yield Fault(position, f"ämnet ”{topic}” finns inte{meant} (alla ämnen står i data/topics.yml)")


def no_orphans(collection: Collection) -> Iterator[Fault]:
    """Ensure every priority stands in a document, and every topic and theme holds a priority."""
    if not collection.broken:
        used = {
            (municipality_of(key), item.item, theme)
            for key, entry in collection.documents.items()
            for item, theme, _ in items(entry.value)
        }
        named = {(municipality, item) for municipality, item, _ in used}
        for entry in collection.priorities.values():
            if (municipality_of(entry.key), entry.value.id) not in named:
                yield Fault(
                    entry.position("id"),
                    f"”{entry.key}” står inte i något dokument; har den ingen egen rubrik lägger du "
                    "stycket om den i ett item utan titel, som i data/README.md",
                )
        themes = defaultdict(set)
        for municipality, _, theme in used:
            themes[municipality].add(theme)
        for own in collection.municipalities.values():
            for i, theme_ in enumerate(own.value.themes):
                if theme_.id not in themes[own.key]:
                    yield Fault(
                        own.position("themes", i, "id"),
                        f"temat ”{theme_.id}” har inga prioriteringar i något dokument",
                    )
        topics = {topic for entry in collection.priorities.values() for topic in entry.value.topics}
        for topic in collection.topics.values():
            if topic.key not in topics:
                yield Fault(topic.position("id"), f"ämnet ”{topic.key}” har inga prioriteringar")


def former_ids_are_free(collection: Collection) -> Iterator[Fault]:
    """Ensure a former id is given once and is no other present id, so that it can redirect.

    A priority gives its own id if its kind has changed: the kind is a part of its address.
    """
    groups: tuple[Mapping[str, Loaded[Any]], ...] = (
        collection.documents,
        collection.priorities,
        collection.topics,
    )
    for group in groups:
        formers: Counter[str] = Counter()
        for key, entry in group.items():
            folder = key.rpartition("/")[0]
            for i, former in enumerate(entry.value.former_ids):
                old = f"{folder}/{former}".lstrip("/")
                formers[old] += 1
                own = group is collection.priorities and old == key
                if (old in group and not own) or formers[old] > 1:
                    yield Fault(
                        entry.position("former_ids", i), f"”{former}” är redan id för något annat"
                    )


def documents_are_told_apart(collection: Collection) -> Iterator[Fault]:
    """Ensure a municipality's documents of one kind and year have short titles of their own."""
    seen: dict[tuple[str, str, int, str], str] = {}
    for key, entry in collection.documents.items():
        document = entry.value
        for year in document.years:
            name = (municipality_of(key), document.kind, year, document.short_title)
            other = seen.setdefault(name, entry.file.name)
            if other != entry.file.name:
                yield Fault(
                    entry.position("short_title"),
                    f"”{document.short_title}” är kort titel för {other} också, som gäller samma år; "
                    "skriv en annan, till exempel med tertialet eller delåret",
                )
                break


def mentions_give_their_year(collection: Collection) -> Iterator[Fault]:
    """Ensure the mention of a plan, report or programme has the year that its words name.

    The year of any mention, if given, is one that its quote names. If the quote names none, it is one
    of its title, if that does. An `other` document needs none: a year in its name may be anything.
    """
    for entry in collection.documents.values():
        for i, mention in enumerate(entry.value.mentions):
            named = _YEAR.findall(f"{mention.title} {mention.quote}")
            told = " eller ".join(f"year: {year}" for year in dict.fromkeys(named))
            if named and mention.year is None and mention.kind != "other":
                position = entry.position("mentions", i)
                yield Fault(position, f"”{mention.title}” saknar år; lägg till {told}")
            words = _YEAR.findall(mention.quote) or named
            if words and mention.year and str(mention.year) not in words:
                yield Fault(entry.position("mentions", i, "year"), _other_year(mention, words))


def what_is_followed_up_has_its_year(collection: Collection) -> Iterator[Fault]:
    """Ensure the year of what a report follows up is one that its quote names.

    If the quote names none, it is one of a document of the municipality.
    """
    own: dict[str, set[int]] = defaultdict(set)
    for key, entry in collection.documents.items():
        own[municipality_of(key)].update(entry.value.years)
    for key, entry in collection.documents.items():
        if (found := entry.value.follows_up) is None:
            continue
        words = _YEAR.findall(found.quote) or [*map(str, sorted(own[municipality_of(key)]))]
        if found.year and str(found.year) not in words:
            yield Fault(entry.position("follows_up", "year"), _other_year(found, words))


def _other_year(mention: entities.Mention, named: Iterable[str]) -> str:
    told = " eller ".join(f"year: {year}" for year in dict.fromkeys(named))
    return f"året {mention.year} står inte i orden ”{mention.quote}”; väntade {told}"


def nothing_is_listed_twice(collection: Collection) -> Iterator[Fault]:
    """Ensure no list of years, topics, goals, answers and the like has a value twice."""
    for entry, values, at in _lists(collection):
        for i, value in enumerate(values):
            if value in values[:i]:
                position = entry.position(*at, i)
                yield Fault(position, f"”{value}” står redan i listan; ta bort det ena")


def _lists(collection: Collection) -> Iterator[tuple[Loaded[Any], tuple[Any, ...], Trail]]:
    """Each list in which a repeated value would count or show twice, with its object and trail."""
    for own in collection.municipalities.values():
        for i, theme in enumerate(own.value.themes):
            yield own, theme.goals, ("themes", i, "goals")
    for priority in collection.priorities.values():
        yield priority, priority.value.topics, ("topics",)
        if priority.value.summary:
            for name, sentence in priority.value.summary.sentences.items():
                quotes = tuple(
                    f"{one.document}{f'#{one.section}' if one.section else ''}: {one.quote}"
                    for one in sentence.quotes
                )
                yield priority, quotes, ("summary", name, "quotes")
    for term in collection.abbreviations.values():
        yield term, tuple(one.document for one in term.value.explained_in), ("explained_in",)
    for entry in collection.documents.values():
        document = entry.value
        yield entry, document.years, ("years",)
        yield entry, tuple(one.commitment for one in document.answers), ("answers",)
        yield entry, tuple(one.part or "hela dokumentet" for one in document.read), ("read",)
        yield entry, tuple(one.plan for one in document.compared), ("compared",)
        for i, answer in enumerate(document.answers):
            yield entry, answer.outcomes, ("answers", i, "outcomes")
        for i, passage in enumerate(document.passages):
            yield entry, passage.about, ("passages", i, "about")
        for i, measure in enumerate(document.measures):
            yield entry, measure.topics, ("measures", i, "topics")
        for i, one in enumerate(document.sums):
            yield entry, one.terms, ("sums", i, "terms")
        for i, chart in enumerate(document.charts):
            yield entry, chart.series, ("charts", i, "series")
