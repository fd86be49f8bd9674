"""What cannot be read as YAML: each error at its place, in Swedish, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.loading.yamlfile import read

COLON = "ett kolon med mellanslag efter står i texten; sätt hela texten inom citattecken"
INDENT = "raden är fel indragen; dra in den lika långt som dem den hör ihop med"
TAB = "hittade en tabb; dra in med mellanslag"
AFTER = (
    "texten går vidare efter citattecknet som avslutar den; "
    "sätt hela texten inom den andra sortens citattecken (' eller \")"
)
CODE = "koden efter omvänt snedstreck är inget tecken; skriv tecknet självt i stället"
OTHER = (
    "texten kan inte läsas härifrån; jämför indrag och skiljetecken med raderna omkring, och "
    "sätt text med tecken som : # [ ] { } inom citattecken"
)


def start(sign: str) -> str:
    return f"text kan inte börja med ”{sign}”; sätt hela texten inom citattecken"


def opened(line: int, end: str) -> str:
    return (
        f"det som öppnas på rad {line} ska ha komma mellan delarna och sluta med ”{end}”; "
        "sätt text med skiljetecken inom citattecken"
    )


def faults(tmp_path: Path, content: str | bytes) -> list[str]:
    path = tmp_path / "x.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [str(fault) for fault in read(path, "data/x.yml").faults]


@pytest.mark.parametrize(
    ("content", "position", "message"),
    [
        ("title: Fria: sagor\n", "1:12", COLON),
        ("- title: Fria: sagor\n", "1:14", COLON),
        ("a: x:\n", "1:5", COLON),
        ("a: ”x: y”\n", "1:6", COLON),
        ("a: 1\n b: 2\n", "2:3", INDENT),
        ("a: b\n  c: d\n", "2:4", INDENT),
        ("a:\n  b: 1\n c: 2\n", "3:2", INDENT),
        ("a:\n  - b\n - c\n", "3:2", INDENT),
        ("a: |\n  x\n y\n", "3:2", INDENT),
        ("b: 1\n- a\n", "2:1", INDENT),
        ("- a\nb: 1\n", "2:1", f"{INDENT} (delarna av en lista börjar med ”- ”)"),
        ("a:\n\tb: 1\n", "2:1", TAB),
        ("a: 1\n\tb: 1\n", "2:1", TAB),
        ("a:\n  - b: 1\n\t  c: 1\n", "3:1", TAB),
        ("a: |\n\tx\n", "2:1", TAB),
        ("a: @x\n", "1:4", start("@")),
        ("a: `x\n", "1:4", start("`")),
        ("a: %x\n", "1:4", start("%")),
        ("%x: 1\n", "1:1", start("%")),
        ("a: *x\n", "1:4", start("*")),
        ("a: * x\n", "1:4", start("*")),
        ("a: & x\n", "1:4", start("&")),
        ("a: !x!y z\n", "1:4", start("!")),
        ("a: ? b\n", "1:4", start("?")),
        ("a: >x\n", "1:4", start(">")),
        ("a: ,b\n", "1:4", start(",")),
        ("a: ]\n", "1:4", start("]")),
        ("a: 'x\nb: 1\n", "1:4", "citattecknet (') har inget som avslutar texten"),
        ('a: 1\nb: "x\n', "2:4", 'citattecknet (") har inget som avslutar texten'),
        ('a: "x\n---\n', "1:4", 'citattecknet (") har inget som avslutar texten'),
        ("a: 'it's'\n", "1:8", AFTER),
        ('a: "x" y\n', "1:8", AFTER),
        ("a: 'x'b: 1\n", "1:7", AFTER),
        ("a: 1\nb: [1, 2\n", "3:1", opened(2, "]")),
        ("a: [b: c: d]\n", "1:9", opened(1, "]")),
        ("a: {b: 1\n", "2:1", opened(1, "}")),
        (
            "a: 1\nabc\n",
            "2:1",
            "raden är inget fält (namn: värde) och ingen del av en lista",
        ),
        (
            "a: - b\n",
            "1:4",
            "en lista börjar på en rad för sig; är det text, sätt hela texten inom citattecken",
        ),
        (
            'a: "C:\\data"\n',
            "1:7",
            'omvänt snedstreck inom "…" skrivs dubbelt (\\\\); '
            "eller sätt texten inom '…' i stället",
        ),
        ("a: 1\n---\nb: 2\n", "2:1", "en fil kan bara ha en del; ta bort raden ”---”"),
        ("a: 1\n...\nb: 2\n", "3:1", OTHER),
        ('a: "\\uD800"\n', "1:7", CODE),
        ("a: [[[\n", "2:1", OTHER),
    ],
)
def test_fault(tmp_path: Path, content: str, position: str, message: str) -> None:
    """A syntax error is one fault, and the message says how to correct it."""
    assert [f"data/x.yml:{position}: filen är inte giltig YAML: {message}"] == faults(
        tmp_path, content
    )


@pytest.mark.parametrize(
    ("content", "position", "message"),
    [
        (b"a: \xff\xfe\n", "1:4", "filen är inte text i UTF-8 härifrån; spara om den i UTF-8"),
        (
            "å: 1\nö: åä".encode() + b"\xe9\n",
            "2:6",
            "filen är inte text i UTF-8 härifrån; spara om den i UTF-8",
        ),
        (b"a: \x00\n", "1:4", "tecknet U+0000 kan inte stå i en YAML-fil; ta bort det"),
        (
            "a: 1\nå: ä\x07\n".encode(),
            "2:5",
            "tecknet U+0007 kan inte stå i en YAML-fil; ta bort det",
        ),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, position: str, message: str) -> None:
    """A byte that is not UTF-8, or a control character, is one fault at that place."""
    assert [f"data/x.yml:{position}: {message}"] == faults(tmp_path, content)
