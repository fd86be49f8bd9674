"""The real documents, set as Word, OpenDocument and PDF files, come back with the structure they have."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from planspegeln.authoring.draft import Wanted, draft
from planspegeln.loading.yamlfile import read
from tests.authoring.conftest import Print
from tests.conftest import REAL
from tests.documents import PLAN, PROGRAM, REPORT

pytestmark = pytest.mark.slow

Block = dict[str, Any]


def words(value: Any) -> str:
    """The text of an entry, with its mark, or of a cell."""
    if isinstance(value, dict):
        return f"{value.get('mark', '')} {value['text']}".strip()
    return str(value)


def headed(block: Block) -> str:
    """A heading with its number."""
    number = block.get("number", "")
    number = f"{number}." if isinstance(number, int) else number
    return f"{number} {block.get('heading') or block.get('title') or ''}".strip()


def table(headers: list[Any], rows: list[str]) -> str:
    head = "".join(f"<th>{escape(words(cell))}</th>" for cell in headers)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def action(row: Block, width: int) -> str:
    """A row of a table of activities."""
    if "heading" in row:
        return f"<td colspan={width}><b>{escape(row['heading'])}</b></td>"
    title = f"<p>{escape(row['title'])}</p>" if row.get("title") else ""
    who = escape(row.get("responsible", {}).get("text", ""))
    return f"<td>{title}{html(row.get('blocks', []), 2)}</td><td>{who}</td>"


def html(blocks: list[Block], depth: int = 1) -> str:
    """The blocks as a page, as a program for word processing would set them."""
    return "".join(_block(block, depth) for block in blocks)


def _lines(lines: list[str]) -> str:
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"


def _block(block: Block, depth: int) -> str:
    match block:
        case {"section": _} | {"item": _}:
            level, title = min(depth + 1, 6), escape(headed(block))
            head = f"<h{level}>{title}</h{level}>" if title else ""
            who = block.get("responsible", {}).get("text")
            after = f"<p>{escape(who)}</p>" if who else ""
            return head + html(block["blocks"], depth + 1) + after
        case {"activities": _}:
            width = len(block["headers"])
            return table(block["headers"], [action(row, width) for row in block["rows"]])
        case {"table": _}:
            cells = [[f"<td>{escape(words(one))}</td>" for one in row] for row in block["rows"]]
            return table(block["headers"], ["".join(row) for row in cells])
        case {"title": title}:
            return f"<h1>{escape(title)}</h1>"
        case {"text": text}:
            text = escape(text)
            for phrase in block.get("emphasis", []):
                text = text.replace(escape(phrase), f"<strong>{escape(phrase)}</strong>")
            return f"<p>{text}</p>"
        case {"list": entries}:
            return f"<ul>{''.join(f'<li>{escape(words(one))}</li>' for one in entries)}</ul>"
        case {"lines": lines}:
            return _lines(lines)
        case {"letterhead": groups}:
            return "".join(map(_lines, groups))
        case {"facts": facts}:
            return "".join(_lines([fact["label"], *fact["lines"]]) for fact in facts)
        case {"footnotes": notes}:
            return "".join(
                f"<p class=note>{one['mark']} {escape(one['text'])}</p>" for one in notes
            )
    raise TypeError(block)


def shape(blocks: list[Block], depth: int = 0) -> list[tuple[Any, ...]]:
    """The structure in order: headings with their levels, texts, lists and tables with their sizes.

    A letterhead is its lines, and so are facts and a paragraph of one line. Notes are not in order:
    pages have them at their feet.
    """
    found: list[tuple[Any, ...]] = []
    for block in blocks:
        match block:
            case {"section": _} | {"item": _}:
                if title := headed(block):
                    found.append(("heading", depth, title))
                found += shape(block["blocks"], depth + 1)
                if who := block.get("responsible", {}).get("text"):
                    found.append(("text", who))
            case {"activities": _} | {"table": _}:
                found.append(("table", len(block["rows"]), len(block["headers"])))
            case {"title": title}:
                found.append(("title", title))
            case {"text": text}:
                found.append(("text", text))
            case {"list": entries}:
                found.append(("list", [words(one) for one in entries]))
            case {"lines": lines}:
                found.append(("text", " ".join(lines)))
            case {"letterhead": groups}:
                found += [("text", " ".join(lines)) for lines in groups]
            case {"facts": facts}:
                found += [("text", " ".join([one["label"], *one["lines"]])) for one in facts]
            case {"footnotes": _}:
                pass
    return found


def differences(before: list[Block], after: list[Block]) -> str:
    """The lines that differ, to be read."""
    ours, theirs = ([str(one) for one in shape(blocks)] for blocks in (before, after))
    return "\n".join(difflib.unified_diff(ours, theirs, n=0, lineterm=""))


def notes(blocks: list[Block]) -> list[str]:
    """The notes, wherever they stand."""
    inner = [note for block in blocks for note in notes(block.get("blocks", []))]
    return inner + [note["text"] for block in blocks for note in block.get("footnotes", [])]


@pytest.fixture
def set_as(to_pdf: Print, tmp_path: Path) -> Callable[[str, str], Path]:
    """Sets a page as a file of some format."""

    def make(page: str, form: str) -> Path:
        if form in ("docx", "odt"):
            path = tmp_path / f"x.{form}"
            pypandoc.convert_text(page, form, format="html", outputfile=str(path))
            return path
        return to_pdf(page, tagged=form == "tagged pdf")

    return make


@pytest.mark.parametrize("form", ["docx", "odt", "tagged pdf", "pdf"])
@pytest.mark.parametrize(
    ("key", "years"),
    [(PLAN, None), (REPORT, None), (PROGRAM, "2009-2011")],
    ids=["plan", "report", "programme"],
)
def test_structure_comes_back(
    tmp_path: Path, set_as: Callable[[str, str], Path], key: str, years: str | None, form: str
) -> None:
    """Each heading with its level, each text, list and table is where it was."""
    root = Path(shutil.copytree(REAL, tmp_path / "data"))
    municipality, _, name = key.partition("/")
    own = root / municipality / "documents" / f"{name}.yml"
    before: Any = read(own, "x.yml").value
    own.unlink()
    style = "body{font:11pt DejaVu Serif,serif}td,th{border:1px solid}tr{break-inside:avoid}h1{font-size:22pt}.note{font-size:8pt}"
    page = f"<!doctype html><html lang=sv><meta charset=utf-8><style>{style}</style>"
    path = set_as(page + html(before["text"]), form)
    made = draft(root, Wanted(str(path), municipality, years=years, id="nytt"))
    after: Any = read(made.path, "x.yml").value
    assert before["title"] == after["title"]
    assert "" == differences(before["text"], after["text"])
    assert notes(before["text"]) == notes(after["text"])
