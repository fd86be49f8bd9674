"""Twice the text costs twice the work: nothing that grows with the data grows faster than it.

Each operation runs on some text, on twice and on four times as much. Its work is counted in steps of
Python's interpreter, which are the same in every run. What a pattern or a search in a text costs is
not seen there. So its processor time is compared too: the least of several runs, with a wide margin.
"""

from __future__ import annotations

import gc
import hashlib
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeAlias

import pytest

from planspegeln.authoring.propose import words
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.propose.words import Index
from planspegeln.authoring.readers.text import outline
from planspegeln.authoring.settle import settle
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.checks.check import check
from planspegeln.checks.verbatim import source_words
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import Fault, Position, suggest
from planspegeln.loading.load import load
from planspegeln.pages import ledger, pages
from planspegeln.rendering.markup import Span, annotate, plain
from planspegeln.rendering.site import Site
from planspegeln.search.lexicon import Lexicon
from planspegeln.swedish import abbreviations, invisible, numerals, persons, sentences
from planspegeln.swedish.tokens import tokens
from tests.authoring.propose import made
from tests.conftest import Copy

pytestmark = pytest.mark.slow

# Given a size, prepares an operation of that size.
Operation: TypeAlias = Callable[[int], Callable[[], object]]

_KNOWN: Final = frozenset({"Lugna torg", "Tema"})
_PLAN: Final = "exempelby/documents/program-2030.yml"
_SOURCE: Final = "exempelby-program-2030.txt"


def on(work: Callable[[str], object], text: str) -> Operation:
    """An operation on a text that is repeated."""
    return lambda size: lambda: work(text * size)


def _emphasised(size: int) -> Callable[[], object]:
    spans = [Span(4 * i, 4 * i + 3, "em") for i in range(size)]
    return lambda: annotate("ord " * size, spans)


def _sentences(size: int) -> Callable[[], object]:
    text = "En mening. " * size
    return lambda: [sentences.around(text, 11 * i, 11 * i + 5) for i in range(size)]


def _suggested(size: int) -> Callable[[], object]:
    valid = [f"lugna-torg-{i}" for i in range(size)]
    return lambda: suggest("lugna-tor", valid)


def _told(size: int) -> Callable[[], object]:
    return lambda: str(Fault(Position("x", 1, 1), f"”{'a' * size}”"))


OPERATIONS: Final[dict[str, tuple[int, Operation]]] = {
    "words of a source": (40, on(lambda text: list(source_words(text)), "ett ord\n")),
    "one word of a source": (20, on(lambda text: list(source_words(text)), "a" * 1_000)),
    "tags of cells": (40, on(lambda text: list(source_words(text)), "<td ")),
    "sentences around quotes": (40, _sentences),
    "emphasis": (40, _emphasised),
    "signs": (40, on(plain, "<b>{{ å }}")),
    "names": (40, on(lambda text: persons.without(text, ["Kalle Ek"]), "Kalle Ek skriver. ")),
    "forms of a name": (40, on(lambda text: persons.form_of("Kalle Ek", text), "k ek-, kalle e ")),
    "addresses": (40, on(persons.OWN_ADDRESS.search, "a.")),
    "address of one word": (40, on(persons.OWN_ADDRESS.search, "aaaaaaaa")),
    "marks": (40, on(persons.MARK.search, "[a ")),
    "abbreviations": (40, on(abbreviations.capitals, "SCB och KUS ")),
    "one abbreviation": (40, on(abbreviations.capitals, "A" * 20)),
    "search words": (40, on(tokens, "Ordet 1 250 och 2,5 blåbär ")),
    "one search word": (40, on(tokens, "ordet")),
    "numbers": (40, on(lambda text: list(numerals.numbers(text)), "tre av 1 250 är två tusen, ")),
    "numbers in groups": (40, on(lambda text: list(numerals.numbers(text)), "250 ")),
    "digits": (40, on(lambda text: list(numerals.numbers(text)), "1234567890")),
    "an invisible difference": (
        40,
        on(lambda text: invisible.unseen(text, text.replace("å", "a\u030a")), "på "),
    ),
    "turned text": (40, on(invisible.refused, "\u202ax\u202c")),
    "turned text without an end": (40, on(invisible.refused, "\u202ax")),
    "a misspelt id": (40, _suggested),
    "a misspelt long id": (40, on(lambda text: suggest(text, ["lugna-torg"] * 20), "lugna-")),
    "a long fault": (40, _told),
    "headings of a draft": (10, on(lambda text: outline(text, _KNOWN), "# Rubrik\n\nOrd.\n\n")),
    "lists of a draft": (10, on(lambda text: outline(text, _KNOWN), "Ord:\n\n- ett\n- två\n\n")),
    "tables of a draft": (10, on(lambda text: outline(text, _KNOWN), "a\tb\nc\td\n\n")),
    "a cut text of a draft": (10, on(lambda text: outline(text, _KNOWN), "och så vidare\n\n")),
    "lines of a draft": (10, on(lambda text: outline(text, _KNOWN), "Namn\n")),
    "stars of a draft": (40, on(lambda text: outline(f"{text}a", _KNOWN), "****")),
    "broken words of a draft": (10, on(lambda text: settle(outline(text)), "Trygg-\nhet.\n\n")),
    "one word of a draft": (10, on(lambda text: outline(text, _KNOWN), "a" * 100)),
}


@pytest.fixture(scope="module", autouse=True)
def _nothing_old_is_collected() -> None:
    """What other tests have left in memory takes no time in what is measured here."""
    gc.freeze()


class _Steps:
    """Counts the steps of the interpreter."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> Any:
        """Ask for every step of a function, and count it."""
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        self.count += event == "opcode"
        return self


def steps(work: Callable[[], object]) -> int:
    """How many steps some work takes."""
    found, before = _Steps(), sys.gettrace()
    sys.settrace(found)
    try:
        work()
    finally:
        sys.settrace(before)
    return found.count


def seconds(operation: Operation, sizes: Iterable[int]) -> float:
    """The processor time of an operation: the least of those of some sizes that hardly differ."""
    least = float("inf")
    for size in sizes:
        work = operation(size)
        gc.collect()
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def assert_linear_steps(operation: Operation, size: int) -> None:
    """Four times as much takes four times the steps, not sixteen times. A few are always taken."""
    operation(size)()  # what is kept from now on is not counted
    one, two, four = (steps(operation(size * times)) for times in (1, 2, 4))
    assert four - two <= 2.6 * (two - one) + 200, (one, two, four)


def assert_linear_time(operation: Operation, size: int) -> None:
    """Eight times as much takes far less than 64 times as long, in one of several tries.

    A processor may go at half its pace in one of the two: there is room for that on both sides.
    """
    fresh = count()  # no size comes twice: what has been done before may be remembered

    def sizes(times: int) -> Iterator[int]:
        return (times * size + one for one in islice(fresh, 3))

    while seconds(operation, sizes(1)) < 0.003 and size < 200_000:
        size *= 2
    found = []
    for _ in range(3):
        one, eight = seconds(operation, sizes(1)), seconds(operation, sizes(8))
        if eight < 22 * one + 0.002:
            return
        found.append((size, one, eight))
    raise AssertionError(found)


@pytest.mark.parametrize("name", OPERATIONS)
def test_texts(name: str) -> None:
    """What is done with one text."""
    size, operation = OPERATIONS[name]
    assert_linear_steps(operation, size)
    assert_linear_time(operation, size)


@pytest.mark.parametrize(
    "text",
    ["- k: ett ord\n  b: [1, två]\n", "- >-\n    många ord\n    på rader\n", "- {a: {b: {}}}\n"],
)
def test_yaml(tmp_path: Path, text: str) -> None:
    """Reading a file."""

    def reading(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.yml"
        path.write_text(text * size, encoding="utf-8")
        return lambda: yamlfile.read(path, "x.yml")

    assert_linear_steps(reading, 10)
    assert_linear_time(reading, 40)


def grown(copy: Copy, size: int) -> None:
    """Let a document have more paragraphs, each with a name, a quote, a note and an omission."""
    copy.restore()
    told = [
        f"Nummer {i} är ett torg som Åke Åhl och KUS såg. Ordet nummerx{i} togs upp."
        for i in range(size)
    ]
    text = "".join(
        f"  - text: {one}\n  - list: [Punkt {i}, '[rad utelämnad]']\n" for i, one in enumerate(told)
    )
    source = "".join(f"\n{one}\n\n- Punkt {i}\n- [rad utelämnad]\n" for i, one in enumerate(told))
    copy.edit(_PLAN, "\nread:\n", f"\n{text}\nread:\n")
    copy.write(f"sources/{_SOURCE}", copy.read(f"sources/{_SOURCE}") + source)
    copy.edit(
        _PLAN,
        "  - id: index-45\n    kind: aim\n",
        "".join(
            f"  - id: torg-{i}\n    kind: task\n    quote: Nummer {i} är ett torg\n    about: lampor\n"
            for i in range(size)
        )
        + "  - id: index-45\n    kind: aim\n",
    )
    copy.edit(
        _PLAN,
        "  - quote: Alla nämnder\n",
        "".join(f"  - quote: nummerx{i} togs\n    note: Torg {i}.\n" for i in range(size))
        + "  - quote: Alla nämnder\n",
    )
    copy.edit(
        _PLAN,
        "personal:\n",
        "redactions:\n"
        + "  - {mark: '[rad utelämnad]', what: En rad., why: Den var någons.}\n" * size
        + "personal:\n  - {name: Åke Åhl, role: x}\n",
    )
    digest = hashlib.sha256(copy.read(f"sources/{_SOURCE}").encode()).hexdigest()
    copy.edit(
        _PLAN,
        "  sha256: 23649b915c575a0758ab72f239e36697520c6c0b9b68b610f3fe991e8b5a5b91\n",
        f"  sha256: {digest}\n  original_sha256: {'0' * 64}\n",
    )
    copy.write_ledger("amnen/")


def _checked(copy: Copy) -> Callable[[], object]:
    return lambda: check(load(copy.root))


def _catalogued(copy: Copy) -> Callable[[], object]:
    collection = load(copy.root)
    return lambda: list(pages.pages(Catalogue(collection)))


def _drawn(copy: Copy) -> Callable[[], object]:
    site = copy.open()
    page = site.pages["exempelby/dokument/program-2030/"]
    return lambda: Site(site.catalogue, [*site.pages.values()]).render(page)


def _words(copy: Copy) -> Callable[[], object]:
    catalogue = Catalogue(load(copy.root))
    return lambda: Lexicon(catalogue).files()


def _proposed(copy: Copy) -> Callable[[], object]:
    catalogue = Catalogue(load(copy.root))
    return lambda: propose(catalogue, "exempelby/program-2030")


def _unquoted(copy: Copy) -> Callable[[], object]:
    """A quote that stands nowhere, and a paragraph that is not the source's."""
    text = copy.read(_PLAN).replace("quote: Nummer 3 är", "quote: Inget nummer 3 är")
    copy.write(_PLAN, text.replace("text: Nummer 4 är ett", "text: Nummer 4 var ett"))
    return _checked(copy)


def _dead(copy: Copy) -> Callable[[], object]:
    site = copy.open()
    every = list(site.pages.values())
    copy.write_ledger(*(f"{address}-x" for address in ledger.published(copy.root, every)))
    collection = load(copy.root)
    return lambda: ledger.faults(collection, every)


def _alive(copy: Copy) -> Callable[[], object]:
    site = copy.open()
    every = list(site.pages.values())
    copy.write_ledger(*ledger.published(copy.root, every))
    collection = load(copy.root)
    return lambda: ledger.faults(collection, every)


@pytest.mark.parametrize("prepare", [_checked, _catalogued, _drawn, _words, _unquoted, _proposed])
def test_documents(tiny: Copy, prepare: Callable[[Copy], Callable[[], object]]) -> None:
    """What is done with a document of many paragraphs, names, quotes, notes and omissions."""

    def operation(size: int) -> Callable[[], object]:
        grown(tiny, size)
        return prepare(tiny)

    assert_linear_steps(operation, 20)
    assert_linear_time(operation, 20)


@pytest.mark.parametrize(
    "block",
    [
        {"text": "Nämnden ska bygga tre torg år 2031. Fem av 415 torg har byggts."},
        {"text": "tre av de 415 torgen ska byggas och byggs, " * 20 + "nu."},
        {"list": ["Bygga tre torg", "Sagor för alla"]},
        {"section": "x", "heading": "Torg", "blocks": [{"text": "Torgen har byggts."}]},
    ],
)
def test_proposals(block: dict[str, Any]) -> None:
    """What is proposed for a plan, and for a report on one with as many commitments."""

    def operation(size: int) -> Callable[[], object]:
        blocks = [
            block if "section" not in block else block | {"section": f"x-{i}"} for i in range(size)
        ]
        quotes = [f"Nämnden ska bygga torget nummer{i}." for i in range(size)]
        plan = {
            "text": [*blocks, *({"text": quote} for quote in quotes)],
            "commitments": [
                {"id": f"c-{i}", "kind": "task", "quote": quote} for i, quote in enumerate(quotes)
            ],
        }
        catalogue = Catalogue(made.collection(plan=plan, report={"text": blocks}))
        return lambda: (propose(catalogue, made.PLAN), propose(catalogue, made.REPORT))

    assert_linear_steps(operation, 10)


def test_likeness_to_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stem that very many texts share is passed over: else each would be compared with each."""

    def operation(size: int) -> Callable[[], object]:
        bags = {str(i): {"torg": 1.0, f"nummer{i}": 1.0} for i in range(size)}
        index = Index(bags)
        return lambda: [index.nearest(bag) for bag in bags.values()]

    monkeypatch.setattr(words, "COMMON", 5)
    assert_linear_steps(operation, 20)
    monkeypatch.setattr(words, "COMMON", 10**9)
    with pytest.raises(AssertionError):
        assert_linear_steps(operation, 20)


@pytest.mark.parametrize("role", [None, "measure"])
def test_proposals_of_tables(role: str | None) -> None:
    """What is proposed for the rows of one table, with cells over several rows."""

    def operation(size: int) -> Callable[[], object]:
        rows = [[{"text": "Torg", "rows": 2}, "5 %"], ["", "7 %"]] * size
        table = {"table": "t", "caption": "x", "headers": ["Mått", "Utfall 2031"], "rows": rows}
        if role:
            table["roles"] = [role, "outcome"]
        catalogue = Catalogue(made.collection(report={"text": [table]}))
        return lambda: propose(catalogue, made.REPORT)

    assert_linear_steps(operation, 10)


@pytest.mark.parametrize("prepare", [_alive, _dead])
def test_ledger(tiny: Copy, prepare: Callable[[Copy], Callable[[], object]]) -> None:
    """What is done with every published address. Python itself compares those that are dead."""

    def operation(size: int) -> Callable[[], object]:
        grown(tiny, size)
        return prepare(tiny)

    assert_linear_steps(operation, 5)


def test_what_is_not_linear_is_found() -> None:
    """An operation that goes through all for each, in Python or in a pattern, is found."""
    with pytest.raises(AssertionError):
        assert_linear_steps(lambda size: lambda: [i * j for i in range(size) for j in range(i)], 40)
    with pytest.raises(AssertionError):
        assert_linear_time(on(re.compile("a+b").search, "a"), 40)
