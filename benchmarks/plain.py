"""The same pages for other generators: Material with macros, a bare loop, Hugo, Zensical and Eleventy.

The text comes from the pages that this project built. Links, charts and search fields are left out,
and tables become lists. That saves the others work.

`python -m benchmarks.plain SOURCES TARGET` runs the bare loop.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Final

import markdown
from jinja2 import Environment

_LEFT_OUT: Final = re.compile(
    r"<(svg|form|select|script|nav|noscript)\b.*?</\1>|<div hidden.*?</div>", re.DOTALL
)
_HEADING: Final = re.compile(r"<h([1-6])[^>]*>")
_ROW: Final = re.compile(r"<(?:li|tr)\b[^>]*>\s*")
_CELLS: Final = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
_BLOCK: Final = re.compile(r"</?(?:p|div|section|blockquote|figure|ul|ol|table|dl|h[1-6])\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_SIGNS: Final = re.compile(r"[\\*_<>`\[\]{}#|]")
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_BREAKS: Final = re.compile(r"\n\s*\n")

EXTENSIONS: Final = ("toc", "tables", "fenced_code")  # the default of MkDocs
TEXTS: Final = "texts.json"
_MKDOCS: Final = """\
site_name: Planspegeln
site_url: https://planspegeln.example/
theme:
  name: material
  language: sv
  font: false
plugins:
  - search
  - macros
"""
_MACRO: Final = f'''\
import json
from pathlib import Path


def define_env(env):
    texts = json.loads(Path(env.project_dir, "{TEXTS}").read_text(encoding="utf-8"))

    @env.macro
    def text(address):
        return texts[address]["text"]
'''
_PAGE: Final = """\
<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main>{{ content }}</main></body>
</html>
"""
_HUGO: Final = (
    'baseURL = "https://planspegeln.example/"\nlanguageCode = "sv"\ntitle = "Planspegeln"\n'
)
_HUGO_PAGE: Final = """\
<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body>
</html>
"""
_ELEVENTY: Final = """\
export const config = { dir: { input: "content" }, markdownTemplateEngine: false };
export default function () {}
"""


def texts(site: Path) -> dict[str, dict[str, str]]:
    """For every page of a built site, by address: its title, and its text as Markdown."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(site.rglob("index.html")):
        page = path.read_text(encoding="utf-8")
        if "<article" in page:  # a redirect has none
            address = str(path.parent.relative_to(site)).removeprefix(".")
            title = _TITLE.search(page)
            found[f"{address}/" if address else ""] = {
                "title": html.unescape(title[1]) if title else "",
                "text": _text(page[page.index("<article") : page.rindex("</article>")]),
            }
    return found


def _text(page: str) -> str:
    page = _LEFT_OUT.sub("", page)
    page = _HEADING.sub(lambda tag: f"\n\n\0{'#' * int(tag[1])} ", page)
    page = _CELLS.sub(" – ", page)
    page = _BLOCK.sub("\n\n", _ROW.sub("\n\n\0- ", page))
    page = _SIGNS.sub(
        lambda sign: f"&#{ord(sign[0])};",
        html.unescape(_TAG.sub("", re.sub(r"\0(#+|-)", _mark, page))),
    )
    blocks = (" ".join(block.split()) for block in _BREAKS.split(page))
    return "\n\n".join(
        block.replace("\1", "#").replace("\2 ", "- ") for block in blocks if block.strip("\2 ")
    )


def _mark(mark: re.Match[str]) -> str:
    """A stand-in for a mark of Markdown, different from the same character in the text."""
    return "\2" if mark[1] == "-" else "\1" * len(mark[1])


def lay_out(site: Path, to: Path) -> None:
    """Write sources under `to`: `material` (the bare loop reads it too), and a folder for each other."""
    found = texts(site)
    material = to / "material"
    (material / "docs").mkdir(parents=True)
    (material / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (material / "main.py").write_text(_MACRO, encoding="utf-8")
    (material / TEXTS).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    plain = to / "zensical"
    plain.mkdir()
    (plain / "mkdocs.yml").write_text(_MKDOCS.split("plugins:")[0], encoding="utf-8")
    hugo = to / "hugo"
    (hugo / "layouts" / "_default").mkdir(parents=True)
    (hugo / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for name in ("single.html", "list.html"):
        (hugo / "layouts" / "_default" / name).write_text(_HUGO_PAGE, encoding="utf-8")
    (hugo / "layouts" / "index.html").write_text(_HUGO_PAGE, encoding="utf-8")
    eleventy = to / "eleventy"
    _write(eleventy / "eleventy.config.mjs", _ELEVENTY)
    _write(eleventy / "content" / "_includes" / "page.liquid", _PAGE)
    _write(eleventy / "content" / "content.json", '{"layout": "page.liquid"}')
    for address, page in found.items():
        head = f"---\ntitle: {json.dumps(page['title'], ensure_ascii=False)}\n---\n\n"
        call = f"{{{{ text({json.dumps(address)}) }}}}"
        _write(material / "docs" / address / "index.md", f"{head}{call}\n")
        _write(plain / "docs" / address / "index.md", f"{head}{page['text']}\n")
        _write(eleventy / "content" / address / "index.md", f"{head}{page['text']}\n")
        # In Hugo, a page with other pages below it is called `_index.md`.
        holds = any(other != address and other.startswith(address) for other in found)
        name = "_index.md" if holds else "index.md"
        _write(hugo / "content" / address / name, f"{head}{page['text']}\n")


def empty(to: Path) -> None:
    """Write the sources of a plain Material site with one empty page."""
    (to / "docs").mkdir(parents=True)
    (to / "mkdocs.yml").write_text(_MKDOCS.split("plugins:")[0], encoding="utf-8")
    (to / "docs" / "index.md").write_text("# Planspegeln\n", encoding="utf-8")


def installed(name: str) -> str | None:
    """The path of a generator on the machine, beside this Python or elsewhere, or None."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def bare(source: Path, to: Path) -> None:
    """Build the texts with Markdown and Jinja2 only, one page after another."""
    pages = json.loads((source / TEXTS).read_text(encoding="utf-8"))
    environment = Environment()  # noqa: S701 - as MkDocs' themes, which escape nothing
    template = environment.from_string(_PAGE)
    converter = markdown.Markdown(extensions=list(EXTENSIONS))
    for address, page in pages.items():
        called = environment.from_string("{{ text(address) }}").render(
            address=address, text=lambda name: pages[name]["text"]
        )
        content = converter.reset().convert(called)
        _write(to / address / "index.html", template.render(title=page["title"], content=content))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    bare(Path(sys.argv[1]), Path(sys.argv[2]))
