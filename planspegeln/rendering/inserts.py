"""A hand-written page may hold embeds and a little HTML, and nothing that runs.

`{{ prioritet("huddinge/lokal-samverkan") }}` looks like Jinja, and is read by Jinja's own parser. It is
never run as Jinja: what is not an embed with texts is a fault. What Markdown then makes of the page is
cleaned by nh3, from a list of what a page may hold. The embeds' own HTML is put in last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from typing import Final, TypeAlias

import nh3
from jinja2 import Environment, TemplateSyntaxError, Undefined, nodes
from markupsafe import Markup

from planspegeln.loading.faults import suggest
from planspegeln.rendering.embeds import EmbedError
from planspegeln.rendering.written import stand_in

Embeds: TypeAlias = Mapping[str, Callable[..., Markup]]

_READER: Final = Environment(autoescape=True, keep_trailing_newline=True)
_STAND_IN: Final = re.compile(r'<(div|span) data-embed="(\d+)"></\1>')
_EXAMPLE: Final = '{{ prioritet("kommun/id") }}'
_HELP: Final = "ska det stå på sidan skriver du {% raw %} före och {% endraw %} efter"

# What Markdown and its extensions make, and what staff may write as HTML themselves.
_TAGS: Final = {
    *("a", "abbr", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div"),
    *("dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("input", "ins", "kbd", "label", "li", "mark", "ol", "p", "path", "pre", "q", "s", "samp"),
    *("section", "small", "span", "strong", "sub", "summary", "sup", "svg", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "ul", "var", "wbr"),
}
_EVERYWHERE: Final = {"class", "dir", "id", "lang", "role", "tabindex", "title"}
_ATTRIBUTES: Final = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "blockquote": {"cite"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type"},
    "path": {"d"},
    "svg": {"viewBox", "xmlns"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}


class Inserts:
    """One hand-written page on its way to HTML.

    `faults` says in Swedish what must be mended, each after its line in the Markdown if it is known.
    """

    def __init__(self, embeds: Embeds) -> None:
        """`embeds` are what the page may ask for, by name."""
        self.faults: list[tuple[int | None, str]] = []
        self._embeds = embeds
        self._drawn: list[Markup] = []

    def read(self, text: str) -> str:
        """The page's Markdown, with something short in place of each embed."""
        try:
            parts = _READER.parse(text).body
        except TemplateSyntaxError as error:
            self._fault(error.lineno, f"det går inte att läsa ({error.message}); {_HELP}")
            return text
        except RecursionError:
            self._fault(None, f"det går inte att läsa (för mycket står inuti vartannat); {_HELP}")
            return text
        return "".join(part for output in parts for part in self._output(output))

    def finish(self, html: str) -> str:
        """The page's HTML, without anything that is not allowed and with the embeds drawn."""
        cleaned = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_kept,
            generic_attribute_prefixes={"aria-", "data-"},
            link_rel=None,
            url_schemes=_SCHEMES,
        )
        for lost in _held(html) - _held(cleaned):
            self.faults.append((None, f"{lost} får inte finnas på en egen sida; skriv det utan"))
        return _STAND_IN.sub(self._put_in, cleaned)

    def _output(self, output: nodes.Node) -> Iterator[str]:
        """The parts of what the page outputs. Other nodes are statements, such as loops."""
        if not isinstance(output, nodes.Output):
            self._fault(output.lineno, f"{{% … %}} går inte att använda här; {_HELP}")
            return
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                yield node.data
            elif embed := self._embed(node):
                yield stand_in(len(self._drawn), embed)
                self._drawn.append(embed)

    def _embed(self, node: nodes.Expr) -> Markup | None:
        """An embed's HTML; None if it is none, which is a fault then."""
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            self._fault(node.lineno, f"bara inlägg som {_EXAMPLE} går att använda här; {_HELP}")
            return None
        name = node.node.name
        if name not in self._embeds:
            self._fault(node.lineno, f"inlägget ”{name}” finns inte{suggest(name, self._embeds)}")
            return None
        try:
            return self._embeds[name](
                *map(_value, [*node.args, *filter(None, (node.dyn_args, node.dyn_kwargs))]),
                **{one.key: _value(one.value) for one in node.kwargs},
            )
        except EmbedError as error:
            self._fault(node.lineno, str(error))
            return None

    def _put_in(self, place: re.Match[str]) -> str:
        number = int(place[2])
        return self._drawn[number].strip() if number < len(self._drawn) else ""

    def _fault(self, line: int | None, message: str) -> None:
        self.faults.append((line, message))


def words(html: str) -> str:
    """What a reader of some HTML reads: its text, without tags."""
    return unescape(nh3.clean(html, tags=set()))


def _value(node: nodes.Node) -> object:
    """A text as it is given; what is none is not worked out, but named."""
    if isinstance(node, nodes.Const):
        return node.value
    return Undefined(name=node.name if isinstance(node, nodes.Name) else "…")


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value, or None if it must go: a picture from another website would be fetched.

    Browsers pass over tabs and ends of lines in an address, and take a backslash for a slash.
    """
    address = re.sub(r"[\t\n\r]", "", value).replace("\\", "/").strip("".join(map(chr, range(33))))
    is_elsewhere = re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", address, re.IGNORECASE)
    return None if (tag, attribute) == ("img", "src") and is_elsewhere else value


def _held(html: str) -> Counter[str]:
    """The tags, and the attributes with their tag, that some HTML has, as a fault names them."""
    reader = _Tags()
    reader.feed(html)
    return reader.found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the tag and what it has."""
        self.found[f"<{tag}>"] += 1
        for name, value in attrs:
            what = f'{name}="{value}"' if name in ("href", "src") else name
            self.found[f"<{tag} {what}>"] += 1
