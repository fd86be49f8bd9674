"""Finishes the Markdown of a hand-written page for its readers.

`mkdocs.yml` names the extensions that Material's users know: admonitions, details, tabs, icons,
footnotes, tables. Their output is in English, has `style` attributes that a strict policy refuses,
and lacks names that a screen reader needs. `Written` comes after them and corrects that. Text that
was meant for an extension, but that no extension has read, becomes a fault, so that it is never
published as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from pymdownx.details import DetailsProcessor

from planspegeln.loading.faults import suggest

# Material's types of admonition, with the title of each for boxes without their own.
TITLES: Final = {
    "note": "Obs",
    "abstract": "Sammanfattning",
    "info": "Information",
    "tip": "Tips",
    "success": "Klart",
    "question": "Fråga",
    "warning": "Varning",
    "failure": "Fel",
    "danger": "Fara",
    "bug": "Känt fel",
    "example": "Exempel",
    "quote": "Citat",
}

# Comes after what stands in for an embed: a sign that no text holds.
_END: Final = "\x06"
_BLOCK: Final = re.compile(r"\s*<(?:div|dl|figure|form|ol|p|section|table|ul)\b")
_HELD: Final = re.compile(rf"(?P<before>(?:[ >]|[-*+] |\d+\. )+)(?P<html><.*){_END} *")

_UNREAD: Final = re.compile(r"^(?:!!!|\?\?\?|===).*", re.MULTILINE)
_ICON: Final = re.compile(r":[a-z]+(?:-[a-z0-9]+)+:")
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\]")
_STASHED: Final = re.compile("\x02.*?\x03")
_ALIGNED: Final = re.compile(r"text-align: (left|center|right);")


def stand_in(number: int, embed: Markup) -> str:
    """What stands in for an embed while Markdown reads the page: a block for a block.

    It is one line, so that it stays where it is indented to, in an admonition, a tab or a list.
    """
    tag, end = ("div", _END) if _BLOCK.match(embed) else ("span", "")
    return f'<{tag} data-embed="{number}"></{tag}>{end}'


class Written(Extension):
    """Finishes the output of the other extensions. List it last.

    `faults` has what an editor must correct, in Swedish, for page after page. Empty it between
    pages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's
        """Add the steps that finish the page, before and after Markdown has read it."""
        blocks = md.parser.blockprocessors
        blocks.register(_Admonition(md.parser, self.faults), "admonition", 105)
        blocks.register(_Details(md.parser, self.faults), "details", 105)
        md.preprocessors.register(_Embeds(md), "embeds", 28)  # before the fences, at 25
        # After the inline patterns, at 20, and the footnotes, at 15; before attributes, at 8.
        md.treeprocessors.register(_Finish(md, self.faults), "written", 12)


class _Admonition(AdmonitionProcessor):
    """Admonitions of known types. One without a title gets a Swedish one."""

    def __init__(self, parser: Any, faults: list[str]) -> None:
        super().__init__(parser)
        self._faults = faults

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The classes and the title of an admonition that starts with `match`."""
        classes, title = super().get_class_and_title(match)
        own = _title(classes, self._faults)
        return classes, own if match[2] is None else title


class _Details(DetailsProcessor):
    """Details of known types or of none. One without a title gets a Swedish one."""

    def __init__(self, parser: Any, faults: list[str]) -> None:
        super().__init__(parser)
        self._faults = faults

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the first of the blocks."""
        match = self.START.search(blocks[0])
        if match and match[2]:
            _title(match[2], self._faults)
        elif match and match[4]:
            before, after = blocks[0][: match.end(4)], blocks[0][match.end(4) :]
            blocks[0] = f'{before} "{_title(match[4], self._faults)}"{after}'
        super().run(parent, blocks)


def _title(classes: str, faults: list[str]) -> str:
    """The title for an admonition or details with these classes. The first class is the type."""
    found = classes.lower().split()[0]
    if found not in TITLES:
        faults.append(f"typen ”{found}” finns inte{suggest(found, TITLES)}")
    return TITLES.get(found, "")


class _Embeds(Preprocessor):
    """Keeps what stands in for an embed from Markdown, where it is in something indented."""

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines."""
        return [self._kept(line) for line in lines]

    def _kept(self, line: str) -> str:
        within = _HELD.fullmatch(line)
        if within is None:
            return line.replace(_END, "")
        return str(within["before"] + self.md.htmlStash.store(within["html"]))


class _Finish(Treeprocessor):
    """Gives the finished page its names, and notes what no extension has read."""

    def __init__(self, md: Markdown, faults: list[str]) -> None:
        super().__init__(md)
        self._faults = faults

    def run(self, root: Element) -> None:
        """Change the page's tree in place."""
        self._faults += _faults(root)
        for element in list(root.iter()):
            classes = element.get("class", "").split()
            if "tabbed-set" in classes:
                _name_tabs(element)
            elif "twemoji" in classes:
                _quiet(element)
            elif "footnote" in classes:
                element.tag = "section"
                element.set("aria-label", "Fotnoter")
            elif "footnote-ref" in classes:
                element.set("aria-label", f"Fotnot {_text(element)}")
            elif "footnote-backref" in classes:
                element.set("aria-label", element.attrib.pop("title"))
            elif element.tag == "details" and "ps-details" not in classes:  # those are embeds'
                element.set("class", " ".join(["ps-fold", *classes]))
            elif element.tag in ("th", "td"):
                _align(element)
        _frame_tables(root)


def _name_tabs(group: Element) -> None:
    """Put each radio button into its label, and name the group.

    Then a label is the button with its name, next to its panel. See `written.css`.
    """
    names = []
    for button, label in zip(group.findall("input"), group.findall("label"), strict=True):
        names.append(_text(label))
        group.remove(button)
        button.tail, label.text = label.text, None
        label.insert(0, button)
        label.set("class", "tabbed-label")
    group.set("role", "group")
    group.set("aria-label", f"Flikar: {', '.join(names)}")


def _quiet(icon: Element) -> None:
    """Hide an icon from screen readers. For an emoji, keep the character, not its picture.

    The picture would be fetched from another site.
    """
    if icon.tag == "img":
        icon.tag, icon.text = "span", icon.get("alt")
        icon.attrib.clear()
    else:
        icon.set("aria-hidden", "true")


def _align(cell: Element) -> None:
    """Use a class instead of a style, and say what each heading is a heading of."""
    aligned = _ALIGNED.fullmatch(cell.attrib.pop("style", ""))
    if aligned:
        cell.set("class", f"ps-{aligned[1]}")
    if cell.tag == "th" and not cell.get("scope"):
        cell.set("scope", "col")


def _frame_tables(root: Element) -> None:
    """Put each table into a region that scrolls, also by keyboard, and name it by its headings.

    A table with a class is an embed's, and has its region.
    """
    names: dict[str, int] = {}
    for parent in list(root.iter()):
        for place, table in enumerate(parent):
            if table.tag == "table" and not table.get("class"):
                name = ", ".join(_text(heading) for heading in table.iter("th"))
                names[name] = names.get(name, 0) + 1
                number = f" {names[name]}" if names[name] > 1 else ""
                region = Element("div", {"class": "ps-table-region", "role": "region"})
                region.set("tabindex", "0")
                region.set("aria-label", f"Tabell{number}: {name}")
                region.tail, table.tail = table.tail, None
                region.append(table)
                parent[place] = region


def _text(element: Element) -> str:
    """The words in an element. What Markdown has put aside, such as an icon, does not count."""
    return " ".join(_STASHED.sub("", "".join(element.itertext())).split())


def _faults(root: Element) -> Iterator[str]:
    """Text that was meant for an extension and is still there."""
    for text in _running_text(root):
        for found in _UNREAD.findall(text):
            yield (
                f"”{found}” blev vanlig text; namnet ska stå inom raka citattecken, "
                'så här: === "Namn", !!! note "Namn" eller ??? "Namn"'
            )
        for found in _ICON.findall(text):
            yield f"ikonen ”{found}” finns inte; kontrollera namnet"
        for found in _NOTE.findall(text):
            yield f"fotnoten ”{found}” finns inte; skriv den på en egen rad: {found}: Fotnotens text"
    for name in _empty(root):
        yield f"”{name}” är tom; dra in det som ska stå där med fyra mellanslag"
    ids = {element.get("id") for element in root.iter()}
    for note in root.iter("li"):
        name = note.get("id", "")
        if name.startswith("fn:") and f"fnref:{name[3:]}" not in ids:
            yield f"fotnoten ”[^{name[3:]}]” används inte; skriv [^{name[3:]}] i texten"


def _empty(root: Element) -> Iterator[str]:
    """The names of elements without content."""
    for element in root.iter():
        classes = element.get("class", "").split()
        if element.tag == "details" or "admonition" in classes:
            titles = [part for part in element if _is_title(part)]
            if len(element) == len(titles) and not (element.text or "").strip():
                yield _text(element)
        elif "tabbed-set" in classes:
            for label, content in zip(
                element.findall("label"), element.findall("div"), strict=True
            ):
                if len(content) == 0 and not (content.text or "").strip():
                    yield _text(label)


def _is_title(element: Element) -> bool:
    return element.tag == "summary" or element.get("class") == "admonition-title"


def _running_text(element: Element) -> Iterator[str]:
    """The text of an element and its parts, without code."""
    if element.tag in ("code", "pre"):
        return
    yield element.text or ""
    for part in element:
        yield from _running_text(part)
        yield part.tail or ""
