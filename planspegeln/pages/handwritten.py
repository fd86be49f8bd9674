"""What is published of `docs/`: its pages, the places on them that have an id, and other files.

The ids are those that the site generator gives, since the same Markdown gives them here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

# Those of mkdocs.yml that decide what is a heading, and what is only code or text.
EXTENSIONS: Final = (
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details"),
    *("pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed", "tables", "toc"),
)
_READER: Final = Environment(autoescape=True, keep_trailing_newline=True)
_HEAD: Final = re.compile(r"\A-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_UNSAFE: Final = re.compile(r"[^\w./~-]")  # in an address; a space would also end it in the ledger


def pages(project: Path) -> dict[str, str]:
    """The addresses of hand-written pages, and the file of each."""
    return {_address(path): f"docs/{path.as_posix()}" for path in _published(project, is_page=True)}


def addresses(project: Path) -> list[str]:
    """Every address: of the pages, of the places on them, and of the other files."""
    found = [_quoted(path.as_posix()) for path in _published(project, is_page=False)]
    for address, file in pages(project).items():
        text = (project / file).read_text(encoding="utf-8-sig", errors="replace")
        found += [address, *(f"{address}#{place}" for place in _places(text))]
    return found


def _published(project: Path, *, is_page: bool) -> list[Path]:
    """The files in `docs/`, from there. The generator leaves out hidden ones, and templates."""
    docs = project / "docs"
    found = [path.relative_to(docs) for path in sorted(docs.rglob("*")) if path.is_file()]
    return [
        path
        for path in found
        if is_page is (path.suffix == ".md")
        and path.parts[0] != "templates"
        and not any(one.startswith(".") for one in path.parts)
    ]


def _address(path: Path) -> str:
    page = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return f"{_quoted(page.as_posix())}/"


def _quoted(path: str) -> str:
    return _UNSAFE.sub(lambda sign: quote(sign[0]), path)


@lru_cache(maxsize=256)
def _places(text: str) -> tuple[str, ...]:
    """The ids on a page: of headings, and those that it gives itself.

    Not those that start with "_", which are the layout's or numbers, nor those of footnotes.
    """
    quiet = {"pymdownx.highlight": {"use_pygments": False}}
    markdown = Markdown(extensions=[*EXTENSIONS, _Icons()], extension_configs=quiet)
    reader = _Ids()
    reader.feed(markdown.convert(_without_embeds(_HEAD.sub("", text, count=1))))
    reader.close()
    return tuple(dict.fromkeys(reader.found))


def _without_embeds(text: str) -> str:
    """A page's Markdown, read as when the site is built, with nothing where an embed stands."""
    try:
        parts = _READER.parse(text).body
    except (TemplateSyntaxError, RecursionError):
        return text  # the build says so
    outputs = [part for part in parts if isinstance(part, nodes.Output)]
    own = [one for part in outputs for one in part.nodes if isinstance(one, nodes.TemplateData)]
    return "".join(one.data for one in own)


class _Icons(Extension):
    """Reads the names of icons, which have no part in the id of a heading, and shows none."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's
        """Add the step, where the site's own comes."""
        icon = _Icon(r"(:[a-z]+(?:-[a-z0-9]+)+:)")
        md.inlinePatterns.register(icon, "icons", 75)


class _Icon(SimpleTextInlineProcessor):
    def handleMatch(  # noqa: N802 - Python-Markdown's
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown's
    ) -> tuple[str, int, int]:
        """Nothing, in place of the icon."""
        return "", m.start(0), m.end(0)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - Python's
        """Note the id of a tag, if somebody may link to it."""
        own = dict(attrs).get("id") or "_"
        if not re.match(r"_|fn:|fnref\d*:", own) and not re.search(r"\s", own):
            self.found.append(own)
