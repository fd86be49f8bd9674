"""What `site.yml` says of who runs the site."""

from __future__ import annotations

import pytest

from tests.conftest import Copy
from tests.rendering.test_accessibility import STATEMENT


@pytest.fixture
def stated(tiny: Copy) -> Copy:
    """The made-up collection with an organisation that runs the site."""
    tiny.write("site.yml", STATEMENT)
    return tiny


def without(stated: Copy, part: str, name: str) -> str:
    """Let a field be null. Returns the fault."""
    lines = stated.read("site.yml").splitlines(keepends=True)
    start = next(
        i
        for i, line in enumerate(lines)
        if line.startswith(f"  {name}:") and f"{part}:\n" in lines[:i]
    )
    end = start + 1
    while end < len(lines) and lines[end].startswith("   "):
        end += 1
    stated.write("site.yml", "".join([*lines[:start], f"  {name}: null\n", *lines[end:]]))
    return (
        f"data/site.yml:{start + 1}:{len(name) + 5}: fyll i ”{name}” under ”{part}”; det får bara "
        "saknas med adopted: false"
    )


NEEDED = [
    ("accessibility", "actor"),
    ("accessibility", "contact"),
    ("privacy", "controller"),
    ("privacy", "contact"),
    ("privacy", "officer"),
    ("privacy", "legal_basis"),
    ("privacy", "logs"),
]


@pytest.mark.parametrize(("part", "name"), NEEDED)
def test_who_runs_the_site_is_told(stated: Copy, part: str, name: str) -> None:
    """Once the site is in use, no required part may be missing."""
    assert [] == stated.faults()
    assert [without(stated, part, name)] == stated.faults()
    stated.edit("site.yml", "adopted: true", "adopted: false")
    assert [] == stated.faults()


@pytest.mark.parametrize(
    "said",
    [
        "FYLL I namnet",
        "fyll i",
        "[FYLL\u00a0I]",
        "…",
        "?",
        "12",
        "Anges senare",
        "Kommer att kompletteras",
        "[kommunen]",
        "<kommun>",
    ],
)
def test_a_place_that_is_held_says_nothing(stated: Copy, said: str) -> None:
    """It is as good as left out."""
    old = "controller: Påhittköpings kommun"
    stated.edit("site.yml", old, f'controller: "{said}"')
    (fault,) = stated.faults()
    assert "fyll i ”controller” under ”privacy”" in fault


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("method: Vi har provat själva.", "method: ¦TODO", "method"),
        ("actor: Påhittköpings kommun", "actor: ¦XXX", "actor"),
        ("service: Speglet", "service: ¦x", "service"),
        ("tested: [Tangentbordet.]", 'tested: [Tangentbordet., ¦"Fyll  i"]', "tested"),
        ("email: hjalp@pahittkoping.test", "email: ¦hjalp@example.org", "contact.email"),
        ("email: hjalp@pahittkoping.test", "email: ¦hjalp@kommunen", "contact.email"),
        ("https://pahittkoping.test/kontakt", "¦https://kommunen.example/kontakt", "contact.page"),
    ],
)
def test_a_place_is_held_in_no_part(stated: Copy, old: str, new: str, name: str) -> None:
    """Nor in a list, in an address or in a part that may be short."""
    position = stated.edit("site.yml", old, new)
    message = f"fyll i ”{name}” under ”accessibility”; det får bara saknas med adopted: false"
    assert [f"{position}: {message}"] == stated.faults()


@pytest.mark.parametrize(
    "said", ["Allt i exemplet", "Metodologi", "e-post", "Fyllig information", "[Kommunen] svarar"]
)
def test_words_like_a_place_that_is_held_say_something(stated: Copy, said: str) -> None:
    """They are words of their own."""
    stated.edit("site.yml", "controller: Påhittköpings kommun", f'controller: "{said}"')
    assert [] == stated.faults()


def test_who_runs_the_site_is_told_at_once(stated: Copy) -> None:
    """All that is missing is told in one run, of both pages, and beside what does not agree."""
    for part, name in NEEDED:
        without(stated, part, name)
    stated.edit("site.yml", "conformance: partly", "conformance: full")
    assert len(NEEDED) + 1 == len(stated.faults())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "conformance: partly",
            "conformance: ¦full",
            "”conformance: full” går inte ihop med brister under ”faults”",
        ),
        (
            "faults:\n    - { what: En karta saknas som text., why: Den är ritad. }\n",
            "faults: ¦[]\n",
            "ange under ”faults” vad som brister, eller ”conformance: full”",
        ),
        (
            "updated: 2030-02-03",
            "updated: ¦2030-01-01",
            "”updated” kan inte vara före ”assessed”",
        ),
    ],
)
def test_accessibility_statement_agrees(stated: Copy, old: str, new: str, message: str) -> None:
    """Parts that contradict each other are a fault."""
    position = stated.edit("site.yml", old, new)
    assert [f"{position}: {message}"] == stated.faults()
