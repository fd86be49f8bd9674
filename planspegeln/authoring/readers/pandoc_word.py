"""Finds in a Word file what pandoc does not pass on: automatic numbers, contents pages, page breaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from planspegeln.authoring.readers import cells, colours, marks
from planspegeln.authoring.readers.archive import Archive, Node, ends, parse, spliced
from planspegeln.authoring.readers.outline import ContentsEntry, ReadingError
from planspegeln.authoring.readers.pandoc_plain import OFF, is_on, numberless, plain
from planspegeln.authoring.readers.pandoc_word_tables import unheaded

_DOCUMENT: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_HEAD: Final = re.compile(r"word/(?P<kind>header|footer)[0-9]*\.xml")
_LEVELS: Final = 9
_CHAIN: Final = 20
_CONTENTS: Final = re.compile(r"toc [1-9]|table of figures")
_SEEN_BY_PANDOC: Final = re.compile(r"heading [1-9]|title")
# Word has a style for each depth, and the lists of different depths do not know of each other.
_LISTED: Final = re.compile(r"list (?:bullet|number)(?: (?P<depth>[2-5]))?")
_HEADS: Final = re.compile(r"title|subtitle|author|date|abstract")
_SYMBOLS: Final = re.compile(r"(?:symbol|wingdings|webdings)\b", re.IGNORECASE)
_PICTURE: Final = "●"  # which it is does not matter here
_PAGE: Final = re.compile(r"[0-9]{1,4}|[ivxlc]+", re.IGNORECASE)
# What holds no text of the document, or holds it a second time.
_SKIPPED: Final = {"w:pPr", "w:rPr", "w:sdtPr", "w:del", "w:moveFrom", "w:instrText"}
# Word draws its diagrams itself, of values that are in files of their own.
_DIAGRAM: Final = re.compile(r".*/(?:chart|chartex|diagram)")
_BREAKS: Final = {"w:tab": "\t", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-", "w:ptab": "\t"}


@dataclass
class _Style:
    name: str
    based_on: str | None
    properties: Node | None
    bold: bool | None
    size: str | None  # in half points


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False


@dataclass
class _List:
    """The levels of a list, and the key of its count: lists made from one pattern count together."""

    pattern: str
    levels: dict[int, _Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


def marked(archive: Archive) -> marks.Marked:
    """A copy of the file with marks for pandoc."""
    names = set(archive.names)

    def part(name: str) -> Node | None:
        return parse(archive.read(name)) if name in names else None

    data = archive.read(_DOCUMENT)
    doubts = _tracked(parse(data))
    data, root, hidden = plain(data)
    body = root.find("w:body")
    if body is None:
        raise ReadingError("Filen har ingen text som går att läsa som ett Word-dokument.")
    styles = part(_STYLES)
    word = _Word(styles, part("word/numbering.xml"))
    word.go_through(body)
    found = marks.Marked(b"", word.contents, [*doubts, *word.doubts], words=word.words)
    app = part("docProps/app.xml")
    pages = app.find("Pages") if app else None
    # Word writes where its pages broke when it last saved. It is trusted if it counts all pages.
    if pages and word.page > 1 and pages.text == str(word.page):
        found.pages = word.page
    places: dict[int, bytes] = defaultdict(bytes)
    for at, mark, about_page in word.found:
        if found.pages or not about_page:
            places[at] += b"<w:r><w:t>" + mark + b"</w:t></w:r>"
    changes = [(at, at, text) for at, text in places.items()]
    changes += [(one.start, ends(data, one)[1], b"") for one in unheaded(body)]
    changed = {_DOCUMENT: spliced(data, sorted(changes))}
    if styles:
        changed[_STYLES] = _without_heads(archive.read(_STYLES), styles)
    found.data = archive.copy(changed)
    if hidden:
        found.doubts.append(marks.hidden(hidden))
    found.doubts += cells.tabbed(_text(paragraph) for paragraph in body.each("w:p"))
    found.heads = marks.heads(_heads(archive))
    if word.diagrams:
        found.doubts.append(
            f"Text och värden i diagram som Word har ritat är inte med: {word.diagrams} diagram. "
            "Beskriv dem under ”figure”."
        )
    found.doubts += [*colours.drawn(word.shapes), *colours.lost(word.behind)]
    comments = part("word/comments.xml")
    if comments and (number := len(list(comments.each("w:comment")))):
        found.doubts.append(f"Kommentarer i marginalen är utelämnade: {number} st.")
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = part(name)
        if notes:
            kept = [
                note
                for note in notes.each("w:footnote", "w:endnote")
                if note.attributes.get("w:type", "normal") == "normal"
            ]
            word.words += [w for note in kept for w in _text(note, apart=False).split()]
    return found


def _heads(archive: Archive) -> Iterator[str]:
    """The lines of the pages' heads, and then those of their feet."""
    named = [match for name in archive.names if (match := _HEAD.fullmatch(name))]
    for match in sorted(named, key=lambda one: one["kind"], reverse=True):
        _, root, _ = plain(numberless(archive.read(match[0])))
        yield from (_text(paragraph) for paragraph in root.each("w:p"))


def _without_heads(data: bytes, styles: Node) -> bytes:
    """The styles, without the names by which pandoc takes a title and an author out of the text."""
    named = [node for style in styles.each("w:style") for node in style.children]
    return spliced(
        data,
        [
            (node.start, ends(data, node)[1], b'<w:name w:val="Planspegeln"/>')
            for node in named
            if node.name == "w:name" and _HEADS.fullmatch(node.attributes.get("w:val", "").lower())
        ],
    )


def _tracked(body: Node) -> list[str]:
    added = sum(1 for _ in body.each("w:ins", "w:moveTo"))
    taken = sum(1 for _ in body.each("w:del", "w:moveFrom"))
    if not added and not taken:
        return []
    return [
        f"Filen har spårade ändringar ({added} tillägg, {taken} borttagningar). "
        "De är lästa som godkända."
    ]


def _text(node: Node, apart: bool = True) -> str:
    """The words of a paragraph. With `apart`, those of text boxes in it are left to themselves.

    In a symbol font letters are pictures, and no words. Pandoc knows which.
    """
    pieces = []
    pictures = node.name == "w:r" and _is_of_symbols(node)
    for child in node.children:
        if child.name == "w:sym" or (child.name == "w:t" and pictures):
            pieces.append(_PICTURE)
        elif child.name == "w:t":
            pieces.append(child.text)
        elif child.name in _BREAKS:
            pieces.append(_BREAKS[child.name])
        elif child.name == "w:p" and not apart:
            pieces += [_text(child, apart), " "]
        elif child.name not in _SKIPPED and child.name != "w:p":
            pieces.append(_text(child, apart))
    return "".join(pieces)


def _is_of_symbols(run: Node) -> bool:
    fonts = run.find("w:rPr", "w:rFonts")
    return fonts is not None and bool(_SYMBOLS.match(fonts.attributes.get("w:ascii", "")))


def _shapes(cell: Node) -> list[Node]:
    """The figures that are drawn in a cell. Word may write each in two ways, of which one is enough."""
    return list(cell.each("wps:wsp")) or list(cell.each("v:oval", "v:rect", "v:roundrect"))


def _fill(shape: Node) -> str | None:
    """The colour of a figure, as one of its two ways has it."""
    fill = shape.find("wps:spPr", "a:solidFill")
    own = fill.get("a:srgbClr", "val") if fill else shape.attributes.get("fillcolor")
    return own.partition(" ")[0] if own else None


def _colour(cell: Node) -> str:
    """The colour of the first sign in a cell, of a figure drawn in it, or else of the cell."""
    signs = (run for run in cell.each("w:r") if _text(run).strip())
    own = (properties.get("w:color", "w:val") for run in signs if (properties := run.find("w:rPr")))
    properties = cell.find("w:tcPr")
    shade = properties.get("w:shd", "w:fill") if properties else None
    told = (*own, *map(_fill, _shapes(cell)), shade)
    return next(filter(None, (colours.hex_of(one or "") for one in told)), "")


def _breaks(node: Node) -> Iterator[bool]:
    """The page breaks in a paragraph: whether each comes before all of its words."""
    before = True
    for child in node.each("w:t", "w:lastRenderedPageBreak"):
        if child.name == "w:t":
            before = before and not child.text.strip()
        else:
            yield before


class _Word:
    """Goes through the paragraphs of a document in order, and counts as Word does."""

    def __init__(self, styles: Node | None, numbering: Node | None) -> None:
        self.contents: list[ContentsEntry] = []
        self.doubts: list[str] = []
        self.words: list[str] = []
        self.page = 1
        self.diagrams = 0
        self.shapes = 0
        self.behind: set[str] = set()  # signs of the colours of cells with words
        # Where, the mark, and whether it is about a page.
        self.found: list[tuple[int, bytes, bool]] = []
        self._told = 1
        self._styles = _styles(styles)
        self._default = next(
            (
                style.attributes.get("w:styleId")
                for style in (styles.each("w:style") if styles else ())
                if style.attributes.get("w:default") in ("1", "true")
                and style.attributes.get("w:type") == "paragraph"
            ),
            None,
        )
        usual = styles.find("w:docDefaults", "w:rPrDefault", "w:rPr") if styles else None
        self._size = usual.get("w:sz", "w:val") if usual else None
        self._lists = _lists(numbering)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[tuple[str, int]] = set()

    def go_through(self, node: Node, contents: bool = False, cell: bool = False) -> None:
        """Mark the paragraphs below an element."""
        for child in node.children:
            if child.name in _SKIPPED:
                continue
            inside = contents
            if child.name == "w:sdt":
                gallery = child.find("w:sdtPr", "w:docPartObj", "w:docPartGallery")
                inside = inside or (
                    gallery is not None and gallery.attributes.get("w:val") == "Table of Contents"
                )
            if child.name == "w:p":
                self._paragraph(child, inside, cell)
            if child.name == "w:tr":
                self._colours(child)
            self.go_through(child, inside, cell or child.name == "w:tc")

    def _paragraph(self, node: Node, contents: bool, cell: bool) -> None:
        properties = node.find("w:pPr")
        style = properties.get("w:pStyle", "w:val") if properties else None
        chain = list(self._chain(style or self._default))
        text = _text(node)
        breaks = list(_breaks(node))
        self.page += sum(breaks)
        removed = properties.find("w:rPr", "w:del") if properties else None
        number = None if removed and not text else self._number(properties, chain)
        if text.strip() and self._told != self.page:
            self._told = self.page
            self._mark(node, marks.mark(marks.PAGE, str(self.page)), about_page=True)
        self.page += len(breaks) - sum(breaks)
        entry = self._contents_entry(text, chain, contents)
        if entry:
            self._mark(node, marks.mark(marks.CONTENTS, str(len(self.contents))))
            self.contents.append(entry)
            return
        self.words += text.split()
        self._diagrams(node)
        if number is not None and (text.strip() or (cell and node.children)):
            self._mark(node, marks.mark(marks.NUMBER, number))
        if not text.strip():
            return
        listed = next((match for _, one in chain if (match := _LISTED.fullmatch(one.name))), None)
        if listed and not (properties and properties.find("w:numPr")):
            self._mark(node, marks.mark(marks.DEPTH, listed["depth"] or "1"))
        level = self._outline_level(properties, chain)
        if level is not None:
            self._mark(node, marks.mark(marks.LEVEL, str(level)))
        elif next((s.name for _, s in chain if _HEADS.fullmatch(s.name)), "") == "title":
            self._mark(node, marks.mark(marks.TITLE))
        elif any(style.name == "caption" for _, style in chain):
            self._mark(node, marks.mark(marks.CAPTION))
        elif next((bold for _, style in chain if (bold := style.bold) is not None), False):
            own = [run.find("w:rPr", "w:b") for run in node.each("w:r")]
            if all(bold is None or bold.attributes.get("w:val") not in OFF for bold in own):
                self._mark(node, marks.mark(marks.BOLD))
        if level is None and (size := self._size_of_bold(node, chain)):
            self._mark(node, marks.mark(marks.SIZE, size))

    def _size_of_bold(self, node: Node, chain: list[tuple[str, _Style]]) -> str | None:
        """The size of a paragraph's type in points, if all of it is bold and has the same."""
        by_style = next((bold for _, style in chain if (bold := style.bold) is not None), False)
        size = next((style.size for _, style in chain if style.size), self._size)
        sizes = set()
        for run in node.each("w:r"):
            if _text(run).strip():
                own = run.find("w:rPr")
                if not (is_on(own, "w:b") if own and own.find("w:b") else by_style):
                    return None
                sizes.add((own.get("w:sz", "w:val") if own else None) or size)
        [only, *others] = sizes or {None}
        return f"{int(only) / 2}" if only and only.isdecimal() and not others else None

    def _colours(self, row: Node) -> None:
        """Mark the cells of a row that only a colour tells of: that of their sign, or of the cell."""
        cells = [cell for cell in row.children if cell.name == "w:tc"]
        told = [(_text(cell, apart=False), _colour(cell)) for cell in cells]
        self.behind |= colours.behind(told)
        found = colours.alone(told)
        for cell, colour in zip(cells, found, strict=True):
            if colour and (inside := cell.find("w:p")):
                self._mark(inside, marks.mark(marks.COLOUR, colour))
            elif not _text(cell, apart=False).strip():
                self.shapes += len(_shapes(cell))

    def _diagrams(self, node: Node) -> None:
        """Mark the diagrams in a paragraph, which pandoc passes over."""
        for drawing in node.each("wp:inline", "wp:anchor"):
            kinds = (one.attributes.get("uri", "") for one in drawing.each("a:graphicData"))
            if any(map(_DIAGRAM.fullmatch, kinds)):
                self.diagrams += 1
                told = drawing.get("wp:docPr", "descr") or ""
                self._mark(node, marks.mark(marks.DIAGRAM, told))

    def _mark(self, node: Node, mark: bytes, about_page: bool = False) -> None:
        after = next((child.start for child in node.children if child.name != "w:pPr"), node.end)
        self.found.append((after, mark, about_page))

    def _chain(self, style: str | None) -> Iterator[tuple[str, _Style]]:
        for _ in range(_CHAIN):
            if style is None or style not in self._styles:
                return
            yield style, self._styles[style]
            style = self._styles[style].based_on

    @staticmethod
    def _contents_entry(
        text: str, chain: list[tuple[str, _Style]], contents: bool
    ) -> ContentsEntry | None:
        words, tab, page = text.strip().rpartition("\t")
        numbered = bool(tab and _PAGE.fullmatch(page.strip()))
        named = any(_CONTENTS.fullmatch(style.name) for _, style in chain)
        if not text.strip() or not (named or (contents and numbered)):
            return None
        if not numbered:
            words, page = text, ""
        return ContentsEntry(" ".join(words.split()), page.strip())

    @staticmethod
    def _outline_level(properties: Node | None, chain: list[tuple[str, _Style]]) -> int | None:
        """The level of a heading that only its outline level makes a heading."""
        if any(_SEEN_BY_PANDOC.fullmatch(style.name) for _, style in chain):
            return None
        for found in (properties, *(style.properties for _, style in chain)):
            level = found.get("w:outlineLvl", "w:val") if found else None
            if level is not None:
                at = marks.whole(level, _LEVELS)
                return at + 1 if at < _LEVELS else None
        return None

    def _number(self, properties: Node | None, chain: list[tuple[str, _Style]]) -> str | None:
        """The number that Word prints before a paragraph. None for none, "" if it is not known."""
        own = properties.find("w:numPr") if properties else None
        list_id = own.get("w:numId", "w:val") if own else None
        level = own.get("w:ilvl", "w:val") if own else None
        if list_id is None:
            for _, inherited in chain:
                numbers = inherited.properties.find("w:numPr") if inherited.properties else None
                if numbers:
                    list_id = list_id or numbers.get("w:numId", "w:val")
                    level = level or numbers.get("w:ilvl", "w:val")
            named = (self._level_of_style(list_id or "", name) for name, _ in chain)
            level = next((at for at in named if at is not None), level)
        if list_id in (None, "0") or list_id not in self._lists:
            return None
        return self._count(list_id, marks.whole(level, 0))

    def _level_of_style(self, list_id: str, style: str) -> str | None:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((str(at) for at, level in levels.items() if level.style == style), None)

    def _count(self, list_id: str, at: int) -> str | None:
        found = self._lists[list_id]
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._counts[found.pattern]
        if at in found.restarts and (list_id, at) not in self._started:
            self._started.add((list_id, at))
            counts[at] = found.restarts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for below in [below for below in counts if below > at]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or at < restart:
                del counts[below]
        return self._printed(found, level, counts)

    def _printed(self, found: _List, level: _Level, counts: dict[int, int]) -> str | None:
        """A level's pattern, such as "%1.%2", with the numbers in it."""
        if level.form == "bullet":
            return None
        unknown = False

        def number(match: re.Match[str]) -> str:
            nonlocal unknown
            at = int(match[1]) - 1
            other = found.levels.get(at, _Level())
            text = _formed(counts.get(at, other.start), "decimal" if level.legal else other.form)
            unknown = unknown or text is None
            return text or ""

        printed = " ".join(re.sub(r"%([1-9])", number, level.text).split())
        if not unknown:
            return printed or None
        doubt = f"Numreringen ”{level.form}” är inte känd. Sådana nummer saknas i utkastet."
        if doubt not in self.doubts:
            self.doubts.append(doubt)
        return ""


def _formed(number: int, form: str) -> str | None:
    match form:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            # After z comes aa, bb.
            return chr(ord("a") + (number - 1) % 26) * ((number + 25) // 26)
        case "upperLetter":
            return (_formed(number, "lowerLetter") or "").upper()
        case "lowerRoman":
            return marks.roman(number)
        case "upperRoman":
            return marks.roman(number).upper()
        case "none":
            return ""
        case _:
            return None


def _styles(root: Node | None) -> dict[str, _Style]:
    found = {}
    for node in root.each("w:style") if root else ():
        if node.attributes.get("w:type") == "paragraph":
            name = (node.get("w:name", "w:val") or "").lower()
            runs = node.find("w:rPr")
            bold = is_on(runs, "w:b") if runs and runs.find("w:b") else None
            size = runs.get("w:sz", "w:val") if runs else None
            style = _Style(name, node.get("w:basedOn", "w:val"), node.find("w:pPr"), bold, size)
            found[node.attributes.get("w:styleId", "")] = style
    return found


def _levels(node: Node) -> dict[int, _Level]:
    found = {}
    for level in node.children:
        if level.name == "w:lvl":
            restart = level.get("w:lvlRestart", "w:val")
            legal = level.find("w:isLgl")
            found[marks.whole(level.attributes.get("w:ilvl"), 0)] = _Level(
                marks.whole(level.get("w:start", "w:val"), 0),
                level.get("w:numFmt", "w:val") or "decimal",
                level.get("w:lvlText", "w:val") or "",
                level.get("w:pStyle", "w:val"),
                marks.whole(restart, 0) if restart is not None else None,
                legal is not None and legal.attributes.get("w:val") not in ("0", "false"),
            )
    return found


def _lists(root: Node | None) -> dict[str, _List]:
    """The lists by the number that paragraphs call them."""
    if root is None:
        return {}
    patterns = {
        node.attributes.get("w:abstractNumId", ""): node for node in root.each("w:abstractNum")
    }
    by_style = {
        link: key for key, node in patterns.items() if (link := node.get("w:styleLink", "w:val"))
    }
    found = {}
    for node in root.each("w:num"):
        key = node.get("w:abstractNumId", "w:val") or ""
        if key in patterns and (link := patterns[key].get("w:numStyleLink", "w:val")):
            key = by_style.get(link, key)
        if key not in patterns:
            continue
        made = _List(key, _levels(patterns[key]))
        for override in node.each("w:lvlOverride"):
            at = marks.whole(override.attributes.get("w:ilvl"), 0)
            start = override.get("w:startOverride", "w:val")
            if start is not None:
                made.restarts[at] = marks.whole(start, 1)
            made.levels |= _levels(override)
        found[node.attributes.get("w:numId", "")] = made
    return found
