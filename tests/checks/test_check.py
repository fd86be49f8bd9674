"""The list of checks: each is tested, and all faults of a run are reported together."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest

from planspegeln import checks, cores
from planspegeln.checks.check import CHECKS, DOUBTS, check, doubts
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.load import load
from planspegeln.loading.yamlfile import read as parse
from tests.conftest import TINY, Copy


def asking(word: str) -> set[Any]:
    """Every function of the room whose docstring starts with the word."""
    modules = [
        importlib.import_module(f"planspegeln.checks.{one.name}")
        for one in pkgutil.iter_modules(checks.__path__)
    ]
    return {
        function
        for module in modules
        for function in vars(module).values()
        if (getattr(function, "__doc__", None) or "").startswith(f"{word} ")
    }


def test_every_check_has_a_test() -> None:
    """A check `ensure_x` in `checks.y` has a `test_ensure_x…` in `tests/checks/test_y`."""
    untried = []
    for ensure in asking("Ensure") | asking("Doubt"):
        module = ensure.__module__.rpartition(".")[2]
        tests = dir(importlib.import_module(f"tests.checks.test_{module}"))
        if not any(name.startswith(f"test_{ensure.__name__}") for name in tests):
            untried.append(f"{module}.{ensure.__name__}")
    assert [] == untried


def test_every_check_is_listed() -> None:
    """A function of `checks` whose docstring starts with "Ensure" is in `CHECKS`.

    One whose docstring starts with "Doubt" is in `DOUBTS`.
    """
    assert set(CHECKS) == asking("Ensure")
    assert set(DOUBTS) == asking("Doubt")


def test_every_check_passes_alone() -> None:
    """No check finds a fault in the unchanged collection."""
    collection = load(TINY)
    assert [] == [fault for ensure in CHECKS for fault in ensure(collection)]
    assert [] == doubts(collection)


def break_everywhere(tiny: Copy) -> None:
    tiny.edit("pahittkoping/priorities/lugna-torg.yml", "kind: priority", "kind: prioritet")
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", "- sagor", "- sagorna")
    tiny.edit("pahittkoping/documents/berattelse-2031.yml", "- text: 74", "- text: 75")
    tiny.edit("exempelby/documents/program-2030.yml", '"1 800"]', '"1 900"]')
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: inriktning")
    tiny.edit("exempelby/municipality.yml", "name: Exempelby\n", "name: Exempelby\nname: By\n")
    tiny.write("exempelby/priorities/tom.yml", "")
    tiny.write("exempelby/priorities/trasig.yml", "a: [")


def test_all_faults_are_reported_together(tiny: Copy) -> None:
    """Faults of shape and of truth, in every file, are reported in one run."""
    break_everywhere(tiny)
    files = [fault.split(":")[0].removeprefix("data/") for fault in tiny.faults()]
    expected = {
        "exempelby/documents/program-2030.yml",
        "exempelby/municipality.yml",
        "exempelby/priorities/tom.yml",
        "exempelby/priorities/trasig.yml",
        "links.yml",
        "pahittkoping/documents/berattelse-2031.yml",
        "pahittkoping/priorities/fria-sagor.yml",
        "pahittkoping/priorities/lugna-torg.yml",
    }
    assert expected == set(files)


def test_faults_are_sorted_and_told_once(tiny: Copy) -> None:
    """Faults are sorted by file, line and column, as numbers. None is reported twice."""
    break_everywhere(tiny)
    found = check(load(tiny.root))
    assert sorted(set(found)) == found
    plan = "pahittkoping/documents/plan-2030.yml"
    places = [
        tiny.edit(plan, "label: Datum", "label: ¦1"),
        tiny.edit(plan, "heading: Prioriteringar", "heading: ¦2"),
    ]
    found = [fault for fault in check(load(tiny.root)) if "plan-2030" in fault.position.file]
    assert places == [str(fault.position) for fault in found]


def test_faults_sort_by_number() -> None:
    """Line 9 comes before line 10."""
    nine, ten = (Fault(Position("a.yml", line, 1), "x") for line in (9, 10))
    assert [nine, ten] == sorted([ten, nine])
    assert "a.yml:9:1: x" == str(nine)


def test_the_same_faults_on_one_core(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever process finds a fault, all are told, in one order."""
    tiny.edit("links.yml", "quote: Vi går runt på torgen", "quote: Vi går bort från torgen")
    tiny.edit("pahittkoping/priorities/nya-bankar.yml", "inte lugn 2031.", "inte lugn 2031")
    told = []
    for number in (1, 2, 3):
        monkeypatch.setattr(cores, "available", lambda number=number: number)
        told.append(check(load(tiny.root)))

    assert told[0] == told[1] == told[2]
    assert len(told[0]) > 1


def test_edit_must_find_its_text(tiny: Copy) -> None:
    """A test fails if its edit does not find the text, instead of passing without a change."""
    for text in ("står inte där", "id"):
        with pytest.raises(AssertionError, match="stands"):
            tiny.edit("topics.yml", text, "x")


def test_a_sound_collection_is_read_once(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions are read again from the files only for a fault."""
    collection = load(tiny.root)
    read: list[str] = []

    def noted(path: Path, name: str) -> yamlfile.YamlFile:
        read.append(name)
        return parse(path, name)

    monkeypatch.setattr(yamlfile, "read", noted)
    monkeypatch.setattr(cores, "available", lambda: 1)  # what another process reads is not noted
    assert [] == check(collection)
    assert [] == read
    tiny.edit("pahittkoping/priorities/nya-bankar.yml", "inte lugn 2031.", "inte lugn 2031")
    assert 1 == len(check(load(tiny.root)))
    assert ["data/pahittkoping/priorities/nya-bankar.yml"] == read
