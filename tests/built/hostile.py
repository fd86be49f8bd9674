"""Two made-up municipalities. Every text of theirs tries to be code."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from planspegeln.pages import ledger
from tests.built.project import replace_once

# Each would have an effect if Jinja, Markdown, an attribute list or a browser read it as code.
ATTACKS: Final = {
    "box": '!!! note "Ruta"',
    "what unfolds": '??? tip "Vik ut"',
    "tab": '=== "Flik"',
    "icon": ":material-home:",
    "emoji": ":smile:",
    "footnote": "[^egen] [^egen]: fotnot",
    "definition": ":   betydelse",
    "block": "::: modul /// note",
    "snippet": '--8<-- "mkdocs.yml"',
    "abbreviation": "*[Elak]: förkortning",
    "jinja": "{{ 7*7 }}",
    "jinja block": "{% raw %}",
    "jinja comment": "{# borta #}",
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "end of title": "</title><script>alert(1)</script>",
    "out of an attribute": '"\' onmouseover=alert(1) x="',
    "comment": "<!-- borta -->",
    "link": "[klicka](javascript:alert(1))",
    "reference": "[klicka]: javascript:alert(1)",
    "automatic link": "<javascript:alert(1)>",
    "picture": "![x](x)",
    "attribute list": "{ onclick=alert(1) }",
    "block attribute list": "{: #x onmouseover=alert(1) }",
    "emphasis": "_lutad_ `kod` ~~struken~~",
    "entity": "&lt;b&gt; &amp;",
    "backslash": r"\[x\] \{ \<",
    "table": "| a | b |",
    "heading": "## Rubrik",
}
ALL: Final = " ".join(ATTACKS.values())
# As many as fit in a short text. None contains a word of a person's name.
BRIEF: Final = " ".join(
    ATTACKS[name]
    for name in (
        *("emoji", "definition", "jinja", "jinja block", "jinja comment", "script", "image"),
        *("end of title", "out of an attribute", "link", "attribute list", "entity"),
    )
)
# Without the last word of the name that is left out, which must stand in no address.
_JOINED: Final = ALL.removesuffix(ATTACKS["heading"]).replace(" ", "")
EMAIL: Final = f"{_JOINED}@exempelby.test"
PAGE: Final = f"https://exempelby.test/{_JOINED}"


def titled(name: str) -> str:
    """A text of one line that starts with a name and contains every attack."""
    return f"{name} {ALL}"


def add_to(data: Path) -> None:
    """Add the municipalities `elak` and `hemsk` to a copy of the data, and what refers to them.

    They have every field that can contain text, each with every attack that the field allows.
    """
    topic = {
        "id": "elakt-amne",
        "labels": {"sv": titled("Elakt ämne"), "en": titled("Evil"), "fi": titled("Paha")},
        "description": titled("Beskrivning"),
        "synonyms": [titled("synonym")],
    }
    link = {
        "id": "elak-lank",
        "reason": titled("Skälet"),
        "sides": [_side("elak"), _side("hemsk")],
    }
    _append(data / "topics.yml", topic)
    _append(data / "links.yml", link)
    _append(data / "glossary.yml", titled("Undantag i elak"))
    _insert(data / "glossary.yml", "abbreviations:\n", f"  - {_yaml(_abbreviation())}\n")
    _insert(data / "words.yml", "stop:\n  [\n", f"{_yaml(titled('stoppord'))},\n")
    _insert(
        data / "words.yml", "\ncompounds:\n", f"  {_yaml('elakord')}: [{_yaml(titled('del'))}]\n"
    )
    _insert(data / "words.yml", "\nspelled:\n  [\n", f"{_yaml(titled('rättstavat'))},\n")
    _insert(data / "words.yml", "\nstems:\n", f"  - [{_yaml(titled('verb'))}]\n")
    _write(
        data / "site.yml",
        {
            "accessibility": _statement(),
            "privacy": _privacy(),
            "publish_unread": True,
            "open_data": {"kind": "LocalAuthority"},
        },
    )
    for withdrawal in _withdrawn():
        _append(data / "withdrawn.yml", withdrawal)
    for change in _changes():
        _append(data / "changes" / "2026.yml", change)
    reworded = {
        "address": "elak/",
        "now": titled("Elak"),  # its name
        "date": "2026-11-20",
        "reason": titled("Omskrivet för att"),
    }
    with (data / "withdrawn.yml").open("a", encoding="utf-8") as opened:
        opened.write("\nreworded:\n")
    _append(data / "withdrawn.yml", reworded)
    path = data / ledger.LEDGER
    lines = path.read_text(encoding="utf-8").splitlines()[:-1]
    path.write_text(ledger.signed([*lines, reworded["address"]]), encoding="utf-8")
    for municipality in ("elak", "hemsk"):
        _add_municipality(data, municipality)


def _side(municipality: str) -> dict[str, str]:
    return {
        "document": f"{municipality}/plan-2020",
        "priority": f"{municipality}/elakt",
        "quote": titled(f"Stycke i {municipality}"),
    }


def _abbreviation() -> dict[str, Any]:
    return {
        "id": "elakord",
        "term": titled("Elakord"),
        "municipality": "elak",
        "expansion": titled("elakord"),
        "explained_in": [{"document": "elak/plan-2020", "quote": titled("Elakord")}],
        "note": titled("Om ordet"),
    }


def _statement() -> dict[str, Any]:
    def fault(name: str) -> list[dict[str, str]]:
        return [{"what": titled(f"{name} brist"), "why": titled(f"{name} orsak")}]

    return {
        "service": titled("Tjänsten"),
        "adopted": True,
        "actor": titled("Aktören"),
        "contact": {"email": EMAIL, "page": PAGE},
        "conformance": "partly",
        "faults": fault("Känd"),
        "burdensome": fault("Betungande"),
        "outside": fault("Undantagen"),
        "assessed": "2026-11-20",
        "updated": "2026-11-20",
        "method": titled("Metoden"),
        "tested": [titled("Prövat")],
    }


def _privacy() -> dict[str, Any]:
    return {
        "controller": titled("Den ansvariga"),
        "contact": {"email": EMAIL, "page": PAGE},
        "officer": {"email": EMAIL, "page": PAGE},
        "legal_basis": titled("Grunden"),
        "logs": titled("Loggen"),
        "updated": "2026-11-20",
    }


def _changes() -> list[dict[str, Any]]:
    added = {
        "id": "elak-plan-2020",
        "date": "2026-11-20",
        "kind": "document",
        "document": "elak/plan-2020",
        "text": BRIEF,
    }
    corrected = {
        "id": "elak-rattelse",
        "date": "2026-11-20",
        "kind": "correction",
        "priorities": ["elak/elakt"],
        "was": titled("Fel"),
        "now": titled("Rätt"),
        "why": titled("Fel för att"),
    }
    return [added, corrected]


def _withdrawn() -> list[dict[str, str]]:
    there = {"date": "2026-11-20", "moved_to": "elak/prioriteringar/elakt/"}
    return [
        {
            "address": "elak/prioriteringar/borta/",
            "title": titled("Borttagen"),
            "reason": titled("Borttagen för att"),
            **there,
        },
        {
            "address": "elak/prioriteringar/elakt/#borta",
            "title": titled("Flyttat"),
            "reason": titled("Flyttat för att"),
            **there,
        },
    ]


def _add_municipality(data: Path, name: str) -> None:
    priority: dict[str, Any] = {
        "id": "elakt",
        "former_ids": ["elakare"],
        "kind": "priority",
        "title": f"{ALL} prioritering i {name}",
        "topics": ["elakt-amne"],
    }
    if name == "elak":
        ground = {"document": "plan-2020", "quote": titled("Sju mått")}
        priority["summary"] = {"planned": {"text": f"{BRIEF}.", "quotes": [ground]}}
    municipality = {
        "id": name,
        "name": titled(name.title()),
        "genitive": titled(f"{name.title()}s"),
        "official_name": titled(f"{name.title()} kommun"),
        "code": "9998" if name == "elak" else "9999",
        "accent": "plum",
        "themes": [{"id": "tema", "title": titled("Tema")}],
    }
    _add_document(data, name, "plan-2020", *_plan(name))
    _add_document(data, name, "berattelse-2021", *_report())
    _write(data / name / "priorities/elakt.yml", priority)
    _write(data / name / "municipality.yml", municipality)


def _add_document(
    data: Path,
    municipality: str,
    name: str,
    fields: dict[str, Any],
    lines: list[str],
) -> None:
    """Add a document with some fields and a source with some lines."""
    source = f"{municipality}-{name}.txt"
    text = "\n\n".join(lines).encode()
    (data / "sources" / source).write_bytes(text)
    kind, year = name.split("-")
    document: dict[str, Any] = {
        "id": name,
        "title": titled("Titel"),
        "short_title": titled(f"{kind.title()} {municipality}"),
        "years": [int(year)],
        "issuer": titled("Avsändare"),
        "issuer_role": titled("Uppdrag"),
        "caveat": titled("Förbehåll"),
        "source": {
            "file": source,
            "sha256": hashlib.sha256(text).hexdigest(),
            "url": PAGE,
            **({"original_sha256": "0" * 64} if "redactions" in fields else {}),
        },
        **fields,
    }
    if "redactions" not in fields:
        kept = data / f"sources/originals/{municipality}-{name}.pdf"
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(b"%PDF")
        document["source"] |= {
            "original": {
                "file": kept.name,
                "sha256": hashlib.sha256(b"%PDF").hexdigest(),
                "reader": titled("Läsare"),
                "text_sha256": hashlib.sha256(text).hexdigest(),
                "publish": "personal" not in fields,
            },
            "removed": [{"what": "sidnummer", "text": titled("Sida")}],
        }
    _write(data / municipality / f"documents/{name}.yml", document)


class _Lines(list[str]):
    """The lines of a source, collected while its document is written."""

    def add(self, text: str, mark: str = "") -> str:
        """Add a text with every attack, and return it. The source has a mark before it."""
        self.append(f"{mark}{titled(text)}")
        return titled(text)


def _read_in_plan(name: str) -> dict[str, Any]:
    """The extracts of the plan, one of every kind."""
    measure = {
        "label": titled("Måttet"),
        "unit": titled("enheter"),
        "value": 7,
        "year": 2020,
        "role": "plan",
        "series": "serie",
        "topics": ["elakt-amne"],
    }
    cell = {"table": "tabell", "row": 1, "column": 2}
    return {
        "kind": "plan",
        "reference": titled("Diarienummer"),
        "contact": titled("Kontakt"),
        "mentions": [
            {
                "kind": "report",
                "year": 2019,
                "title": titled("Saknad berättelse"),
                "quote": titled("Omnämnande"),
            }
        ],
        "personal": [
            {"name": "Elak Person", "role": "x"},
            {
                "name": titled("Dold person"),
                "role": titled("Roll"),
                "why": titled("Dold för att"),
                "common": titled("Efternamnet"),
            },
        ],
        "redactions": [
            {
                "mark": "[raden utelämnad]",
                "what": titled("Utelämnad rad"),
                "why": titled("Utelämnad för att"),
            }
        ],
        "notes": [{"quote": titled(f"Stycke i {name}"), "note": titled("Anmärkning")}],
        "commitments": [
            {
                "id": "elakt",
                "kind": "task",
                "quote": titled("Åtagande"),
                "recurs": titled("Åtagande"),
                "actor": titled("Avsändare"),
            },
            {"id": "allmant", "kind": "aim", "quote": titled("Allmänt åtagande")},
        ],
        "passages": [{"id": "elakt", "quote": titled("Omnämnande"), "about": ["elakt"]}],
        "measures": [
            {"id": "elakt", "quote": titled("Sju mått"), **measure},
            {"id": "cell", "cell": cell, "about": "elakt", **measure, "series": "cell"},
        ],
        "charts": [{"id": "elakt", "title": titled("Diagram"), "series": ["serie"]}],
        "accepted": [{"doubt": "liknar-namn", "about": titled("Tvivel"), "why": titled("Svar")}],
    }


def _plan(name: str) -> tuple[dict[str, Any], list[str]]:
    """The plan with a block of every kind, and the lines of its source."""
    lines = _Lines()

    def item(*paragraphs: str, number: int | str = 1) -> dict[str, Any]:
        return {
            "item": "elakt",
            "number": number,
            "title": lines.add("Insats", "1. " if number == 1 else f"{number} "),
            "blocks": [
                {
                    "text": lines.add(text),
                    "emphasis": [ATTACKS["attribute list"], ATTACKS["script"]],
                }
                for text in paragraphs
            ],
            "responsible": {
                "text": lines.add("Ansvarig"),
                "bodies": [ATTACKS["script"]],
            },
        }

    text = [
        {"title": lines.add("Titel")},
        {"contents": [{"text": lines.add("Innehållet"), "page": lines.add("Sidan")}], "page": 1},
        {"facts": [{"label": lines.add("Etikett"), "lines": [lines.add("Avsändare")]}]},
        {"figure": {"caption": lines.add("Bildtext"), "description": titled("Bild")}, "page": 2},
        {"letterhead": [[lines.add("Brevhuvud"), lines.add("Diarienummer"), lines.add("Kontakt")]]},
        {"lines": [lines.add("Rad†"), lines.add("Dold person"), lines.add("Elakord")]},
        {"lines": [lines.add("[raden utelämnad]")]},
        {"lines": [lines.add("Undantag i elak"), lines.add("Allmänt åtagande")]},
        {
            "section": "avsnitt",
            "number": titled("Del"),
            "heading": lines.add("Avsnittet", f"{titled('Del')} "),
            "theme": "tema",
            "blocks": [
                {
                    "list": [
                        lines.add("Punkt", "- "),
                        {
                            "text": lines.add("Yttre", "- "),
                            "list": [{"mark": "<b>", "text": lines.add("Inre", "<b> ")}],
                            "ordered": True,
                        },
                    ]
                },
                {"text": lines.add("Omnämnande")},
                item(f"Stycke i {name}", "Skrivet av Elak Person", "Åtagande", "Sju mått"),
                {
                    "table": "tabell",
                    "caption": titled("Tabell"),
                    "headers": [lines.add("Kolumn ett"), lines.add("Kolumn två")],
                    "rows": [
                        [lines.add("Cell ett"), lines.add("Sju i cell två")],
                        {
                            "item": "elakt",
                            "anchor": "elakt-i-raden",
                            "cells": [lines.add("Radens cell"), {"text": lines.add("Bred cell")}],
                        },
                        [lines.add("Summa"), lines.add("Cell fyra")],
                    ],
                    "total": titled("Summa"),
                },
                {
                    "activities": "insatser",
                    "caption": titled("Insatser"),
                    "year": 2020,
                    "headers": [lines.add("Insatser"), lines.add("Ansvariga")],
                    "rows": [
                        {"heading": lines.add("Radrubrik"), "theme": "tema"},
                        item("Annat", number=titled("Nummer")) | {"anchor": "elakt-igen"},
                    ],
                },
            ],
        },
        {"footnotes": [{"mark": "†", "text": lines.add("Fotnot", "† ")}]},
    ]
    return {**_read_in_plan(name), "text": text}, lines


def _read_in_report() -> dict[str, Any]:
    """The extracts and answers of the report."""
    return {
        "kind": "report",
        "follows_up": {
            "kind": "plan",
            "year": 2021,
            "title": titled("Saknad plan"),
            "quote": titled("Uppföljning"),
        },
        "outcomes": [
            {
                "id": "svar",
                "quote": titled("Utfall"),
                "about": "elakt",
            },
            {"id": "nytt", "quote": titled("Nyhet")},
        ],
        "answers": [
            {
                "commitment": "plan-2020#elakt",
                "status": "genomfort",
                "because": titled("Bedömning"),
                "outcomes": ["svar"],
            }
        ],
    }


def _report() -> tuple[dict[str, Any], list[str]]:
    """The report and the lines of its source."""
    lines = _Lines()
    text = [
        {"title": lines.add("Titel")},
        {"lines": [lines.add("Avsändare"), lines.add("Uppföljning")]},
        {"text": lines.add("Utfall")},
        {"text": lines.add("Nyhet")},
    ]
    return {**_read_in_report(), "text": text}, lines


def _append(file: Path, entry: object) -> None:
    """Add an entry to the list that a file ends with."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"\n  - {_yaml(entry)}\n")


def _insert(file: Path, after: str, text: str) -> None:
    """Add text after some existing text of the file."""
    replace_once(file, after, after + text)


def _write(file: Path, value: object) -> None:
    """Write a value to a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_yaml(value) + "\n", encoding="utf-8")


def _yaml(value: object) -> str:
    """A value as YAML. JSON is a subset of YAML."""
    return json.dumps(value, ensure_ascii=False)
