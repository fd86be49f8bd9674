"""The only module that makes markup of text from the data.

Every character with a meaning in Jinja, Markdown, its attribute lists or HTML is written as a
numeric character reference. The same string is therefore safe in an HTML block, in an attribute and
inside a Markdown paragraph, and reads the same in all three.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

_SIGNS: Final = re.compile(
    r"""["#$%&'*+:<=>@\[\\\]^_`{|}~]"""
    r"""|(?<![^\W_])-|-(?![^\W_])"""  # a hyphen inside a word has no meaning in any of them
    r"""|(?<=\d)\.|(?<=www)\."""  # "1." would start a list
    r"""|(?<=!)!|(?<=\?)\?"""  # "!!!" would start a box, "???" one that unfolds
)
_SPACE: Final = re.compile("[^\\S\N{NO-BREAK SPACE}]+")  # 14 000 keeps its no-break space
_NOTHING: Final = Markup("")
_JSON: Final = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def plain(value: object) -> Markup:
    """`value` as text that no later step reads as code. `Markup` is trusted and stays as it is."""
    if isinstance(value, Markup):
        return value
    return _plain(str(value))


@lru_cache(maxsize=8192)  # many pages show the same names and titles
def _plain(text: str) -> Markup:
    text = _SPACE.sub(" ", text)
    return Markup(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text))


def script_data(value: object) -> Markup:
    """`value` as JSON for a script element. No sign in it can end the element, or hide its end."""
    return htmlsafe_json_dumps(value, dumps=_JSON)


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a text, wrapped in a tag.

    `replacement`, if given, is shown instead of the text. `attributes` is trusted markup. `id` is
    written once, even if the span is cut where it crosses another.
    """

    start: int
    end: int
    tag: str
    attributes: Markup = _NOTHING
    id: str | None = None
    replacement: str | None = None


def annotate(text: str, spans: Iterable[Span]) -> Markup:
    """`text` as markup with each span wrapped. Spans may nest, touch and cross."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    if not ordered:
        return plain(text)
    bounds = sorted({0, len(text), *(s.start for s in ordered), *(s.end for s in ordered)})
    out: list[Markup] = []
    stack: list[Span] = []
    cover: list[Span] = []
    waiting = ordered[::-1]
    written: set[int] = set()
    for start, end in pairwise(bounds):
        cover = [span for span in cover if span.end > start]
        while waiting and waiting[-1].start <= start:
            span = waiting.pop()
            cover += [span] if span.end > start else []
        kept = 0
        while kept < min(len(stack), len(cover)) and stack[kept] is cover[kept]:
            kept += 1
        out += [Markup(f"</{span.tag}>") for span in reversed(stack[kept:])]
        out += [_open(span, first=id(span) not in written) for span in cover[kept:]]
        hidden = next((span for span in cover if span.replacement is not None), None)
        if hidden is None:
            out.append(plain(text[start:end]))
        elif id(hidden) not in written:
            out.append(plain(hidden.replacement))
        written |= {id(span) for span in cover}
        stack = cover
    out += [Markup(f"</{span.tag}>") for span in reversed(stack)]
    return _NOTHING.join(out)


def find_spans(text: str, phrase: str, tag: str, attributes: Markup = _NOTHING) -> list[Span]:
    """A span for each occurrence of `phrase` in `text`."""
    if phrase not in text:
        return []
    return [
        Span(match.start(), match.end(), tag, attributes)
        for match in re.finditer(re.escape(phrase), text)
    ]


def _open(span: Span, *, first: bool) -> Markup:
    name = Markup(' id="{}"').format(plain(span.id)) if span.id and first else _NOTHING
    return Markup(f"<{span.tag}{name}{span.attributes}>")
