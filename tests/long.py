"""A made-up municipality, Längesta, whose plan has 150 pages."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

KEY: Final = "langesta/plan-2040"
ADDRESS: Final = "langesta/dokument/plan-2040/"
PRIORITIES: Final = ("bryggor", "broar", "berg")
# Chapter 2 is too long for a page. Chapter 3 has priorities.
LONG: Final = 2
_CHAPTERS: Final = 15
_READ: Final = 74_160  # as `make check` counts them
_WORDS: Final = [
    "längs",
    "stigen",
    "går",
    "vi",
    "vidare",
    "mot",
    "bryggan",
    "och",
    "räknar",
    "varje",
    "sten",
    "som",
    "ligger",
    "i",
    "vattnet",
    "medan",
    "kvällen",
    "kommer",
    "med",
    "vind",
    "från",
    "berget",
    "och",
    "broarna",
    "står",
    "kvar",
    "över",
    "ån",
    "där",
    "båtarna",
    "väntar",
    "på",
    "dem",
    "som",
    "ska",
    "hem",
    "till",
    "torget",
    "innan",
    "lyktorna",
    "släcks",
    "och",
    "alla",
    "grindar",
    "stängs",
    "för",
    "natten",
    "i",
    "Längesta",
]


class _Lines(list[str]):
    """The lines of the source, collected while its document is written."""

    def add(self, text: str, mark: str = "") -> str:
        self.append(f"{mark}{text}")
        return text


def add_to(data: Path) -> None:
    """Add Längesta to a copy of the data."""
    lines = _Lines()
    text: list[dict[str, Any]] = [
        {"title": lines.add("Plan 2040 för Längesta")},
        {"text": lines.add("Planen är lång.¹ Hela Längesta skrev på den på bergstorget.")},
    ]
    commitments: list[dict[str, Any]] = []
    text += [_chapter(lines, commitments, number) for number in range(1, _CHAPTERS + 1)]
    again = {"item": PRIORITIES[-1], "anchor": "berg-igen", "title": lines.add("Berg igen")}
    north = {"section": "berg-norr", "heading": lines.add("Berg i norr")}
    under = [{**north, "blocks": [{"text": lines.add("I norr är bergen höga vid stenbryggan.")}]}]
    text.append({**again, "blocks": under})
    text.append({"text": lines.add("Så slutar planen, mellan kapitlen och noterna.")})
    notes = {"section": "noter", "heading": lines.add("Noter")}
    told = (("¹", "Lång som en å."), ("²", "Sten för sten."))
    footnotes = [{"mark": mark, "text": lines.add(words, f"{mark} ")} for mark, words in told]
    text.append({**notes, "blocks": [{"footnotes": footnotes}]})
    source = "\n\n".join(lines).encode()
    (data / "sources/langesta-plan-2040.txt").write_bytes(source)
    _write(
        data / "langesta/documents/plan-2040.yml",
        {
            "id": "plan-2040",
            "former_ids": ["plan-2039"],
            "kind": "plan",
            "title": "Plan 2040 för Längesta",
            "short_title": "Plan 2040",
            "years": [2040],
            "issuer": "Längesta",
            "source": {
                "file": "langesta-plan-2040.txt",
                "sha256": hashlib.sha256(source).hexdigest(),
            },
            "text": text,
            "read": [{"words": _READ}],
            "commitments": commitments,
            "measures": [
                {
                    "id": "stenar",
                    "label": "Stenar i ån",
                    "value": 1202,
                    "unit": "stenar",
                    "year": 2040,
                    "role": "plan",
                    "topics": ["stigar"],
                    "quote": "ån har 1202 stenar",
                }
            ],
        },
    )
    _write(
        data / "langesta/municipality.yml",
        {
            "id": "langesta",
            "name": "Längesta",
            "genitive": "Längestas",
            "official_name": "Längesta kommun",
            "code": "9990",
            "accent": "teal",
        },
    )
    for name in PRIORITIES:
        priority = {
            "id": name,
            "kind": "priority",
            "title": f"Fler {name}",
            "topics": ["stigar"],
            "summary": {
                "planned": {
                    "text": f"Längesta skulle få fler {name}.",
                    "quotes": [
                        {"document": "plan-2040", "quote": f"Längesta ska få fler {name} 2040."}
                    ],
                }
            },
        }
        _write(data / f"langesta/priorities/{name}.yml", priority)
    topic = {
        "id": "stigar",
        "labels": {"sv": "Stigar", "en": "Paths", "fi": "Polut"},
        "description": "Stigar i Längesta.",
    }
    with (data / "topics.yml").open("a", encoding="utf-8") as opened:
        opened.write(f"\n  - {json.dumps(topic, ensure_ascii=False)}\n")


def _chapter(lines: _Lines, commitments: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """A chapter with five sections: some nine pages, or four times as many."""
    chapter = {
        "section": f"kapitel-{number}",
        "former_anchors": [f"del-{number}"],
        "number": f"{number}.",
        "heading": lines.add(f"Kapitlet om sten {number}", f"{number}. "),
    }
    blocks: list[dict[str, Any]] = [_paragraph(lines, f"{number}.0")]
    if number == LONG + 1:
        blocks += [_item(lines, commitments, name) for name in PRIORITIES]
    blocks += [
        _section(lines, commitments, f"{number}.{i}", 34 if number == LONG else 9)
        for i in range(1, 6)
    ]
    return {**chapter, "blocks": blocks}


def _section(
    lines: _Lines, commitments: list[dict[str, Any]], number: str, paragraphs: int
) -> dict[str, Any]:
    name = number.replace(".", "-")
    section = {
        "section": f"avsnitt-{name}",
        "number": number,
        "heading": lines.add("Avsnittet om vatten", f"{number} "),
    }
    blocks = [_paragraph(lines, f"{number}.{i}") for i in range(paragraphs)]
    if number == f"{LONG}.4":
        blocks.append({"text": lines.add("Här är ån full av sten.² Ja, ån har 1202 stenar.")})
    goal = lines.add(f"Mål {number} är torra fötter", "- ")
    blocks.append({"list": [{"text": goal, "goal": f"mal-{name}"}]})
    promised = lines.add(f"Längesta ska lägga bro {number}.")
    blocks.append({"text": promised})
    commitments.append({"id": f"bro-{name}", "kind": "task", "quote": promised})
    return {**section, "blocks": blocks}


def _item(lines: _Lines, commitments: list[dict[str, Any]], name: str) -> dict[str, Any]:
    title = lines.add(f"Fler {name}")
    promised = lines.add(f"Längesta ska få fler {name} 2040.")
    commitments.append({"id": name, "kind": "task", "quote": promised})
    return {"item": name, "title": title, "blocks": [{"text": promised}]}


def _paragraph(lines: _Lines, number: str) -> dict[str, Any]:
    """A paragraph of 90 words that no other has."""
    start = sum(map(ord, number))
    words = [_WORDS[(start + 7 * i) % len(_WORDS)] for i in range(88)]
    return {"text": lines.add(f"Stycke {number}: {' '.join(words)}.")}


def _write(file: Path, value: object) -> None:
    """Write a value as YAML. JSON is a subset of YAML."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")
