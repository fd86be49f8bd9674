"""Two made-up municipalities whose every text tries to be code."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

# Each would do something if Jinja, Markdown, an attribute list or a browser read it as code.
ATTACKS: Final = {
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


def titled(name: str) -> str:
    """A text of one line that starts with a name and holds every attack."""
    return f"{name} {ALL}"


def add_to(data: Path) -> None:
    """Add the municipalities `elak` and `hemsk`, a topic and a link to a copy of the data."""
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
    for name, entry in (("topics.yml", topic), ("links.yml", link)):
        with (data / name).open("a", encoding="utf-8") as file:
            file.write(f"\n  - {_yaml(entry)}\n")
    for municipality in ("elak", "hemsk"):
        _add_municipality(data, municipality)


def _side(municipality: str) -> dict[str, str]:
    return {
        "document": f"{municipality}/plan-2020",
        "priority": f"{municipality}/elakt",
        "quote": titled(f"Stycke i {municipality}"),
    }


def _add_municipality(data: Path, name: str) -> None:
    source = f"{name}-plan-2020.txt"
    blocks, lines = _document(name)
    text = "\n\n".join(lines).encode()
    (data / "sources" / source).write_bytes(text)
    document: dict[str, Any] = {
        "id": "plan-2020",
        "kind": "plan",
        "title": titled("Titel"),
        "short_title": titled(f"Plan {name}"),
        "years": [2020],
        "issuer": titled("Avsändare"),
        "source": {"file": source, "sha256": hashlib.sha256(text).hexdigest()},
        "personal": [{"name": "Elak Person", "role": "x", "withheld": True, "replacement": ALL}],
        "notes": [{"quote": f"Stycke i {name}", "note": titled("Anmärkning")}],
        "text": blocks,
    }
    priority = {
        "id": "elakt",
        "kind": "priority",
        "title": f"{ALL} prioritering i {name}",
        "topics": ["elakt-amne"],
    }
    municipality = {
        "id": name,
        "name": titled(name.title()),
        "genitive": titled(f"{name.title()}s"),
        "official_name": titled(f"{name.title()} kommun"),
        "code": "9998" if name == "elak" else "9999",
        "accent": "plum",
        "themes": [{"id": "tema", "title": titled("Tema")}],
    }
    for path, entity in (
        ("documents/plan-2020.yml", document),
        ("priorities/elakt.yml", priority),
        ("municipality.yml", municipality),
    ):
        file = data / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_yaml(entity) + "\n", encoding="utf-8")


def _document(name: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The document's blocks, one of every kind, and the lines of its source."""
    lines: list[str] = []

    def line(text: str, mark: str = "") -> str:
        lines.append(f"{mark}{titled(text)}")
        return titled(text)

    def item(paragraph: str) -> dict[str, Any]:
        return {
            "item": "elakt",
            "number": 1,
            "title": line("Insats", "1. "),
            "blocks": [
                {"text": line(f"{paragraph} i {name}"), "emphasis": ["{ onclick=alert(1) }"]},
                {"text": line("Skrivet av Elak Person")},
            ],
            "responsible": {"text": line("Ansvarig")},
        }

    return [
        {"title": line("Titel")},
        {"facts": [{"label": line("Etikett"), "lines": [line("Avsändare")]}]},
        {"letterhead": [[line("Brevhuvud")]]},
        {"lines": [line("Rad†")]},
        {
            "section": "avsnitt",
            "heading": line("Avsnittet"),
            "theme": "tema",
            "blocks": [
                {"list": [line("Punkt", "- ")]},
                item("Stycke"),
                {
                    "table": "tabell",
                    "caption": titled("Tabell"),
                    "headers": [line("Kolumn ett"), line("Kolumn två")],
                    "rows": [[line("Cell ett"), line("Cell två")]],
                },
                {
                    "activities": "insatser",
                    "caption": titled("Insatser"),
                    "year": 2020,
                    "headers": [line("Insatser"), line("Ansvariga")],
                    "rows": [
                        {"heading": line("Radrubrik"), "theme": "tema"},
                        item("Annat") | {"anchor": "elakt-igen"},
                    ],
                },
            ],
        },
        {"footnote": line("Fotnot", "† "), "mark": "†"},
    ], lines


def _yaml(value: object) -> str:
    """A value as YAML, of which JSON is a part."""
    return json.dumps(value, ensure_ascii=False)
