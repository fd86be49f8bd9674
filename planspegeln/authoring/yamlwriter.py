"""Writes plain values as YAML, in the style of the files under `data/`, for `yamlfile` to read.

Long texts are folded. Short lists of short values are on one line. A text is in double quotation
marks if YAML needs them, or if it would otherwise be read as another type.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

import yaml

# PyYAML folds after the first word that reaches the width.
_WIDTH: Final = 88
# A text longer than this is folded. A list longer than this has a line for each value.
_TEXT: Final = 84
_LIST: Final = 70
_ID: Final = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z0-9-]*")
_STR: Final = "tag:yaml.org,2002:str"
_SEQ: Final = "tag:yaml.org,2002:seq"


class _Dumper(yaml.SafeDumper):
    """Treats the same unquoted texts as numbers, truth values and null as `yamlfile` does."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent the entries of a list under its name."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's
        """Write repeated values in full each time, without aliases."""
        return True


def write(value: dict[str, Any]) -> str:
    """The YAML of `value`: texts, whole numbers, truth values, lists and dicts."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, indent=2
    )


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A long text is folded. Others are plain if possible, or else in quotation marks."""
    analysis = dumper.analyze_scalar(text)
    if len(text) > _TEXT and analysis.allow_block:
        return dumper.represent_scalar(_STR, text, ">")
    read_as = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    plain = analysis.allow_flow_plain and read_as == _STR
    return dumper.represent_scalar(_STR, text, None if plain else _quotes(text))


def _quotes(text: str) -> str:
    """Double quotation marks, or single ones for a sign such as 🟢: in double ones it is written as a code."""
    return "'" if any(sign > "\uffff" for sign in text) else '"'


def _list(dumper: _Dumper, values: list[Any]) -> yaml.SequenceNode:
    """A short list of short values is on one line, with texts in quotation marks, but for ids."""
    short = all(isinstance(value, str | int) for value in values) and (
        sum(len(str(value)) + 4 for value in values) < _LIST
    )
    node = dumper.represent_sequence(_SEQ, values, flow_style=short)
    for child in node.value:
        if short and isinstance(child, yaml.ScalarNode) and child.tag == _STR:
            child.style = None if _ID.fullmatch(child.value) else _quotes(child.value)
    return node


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
for _kind, _form in {
    "int": r"-?(0|[1-9][0-9]*)",
    "float": r"-?(0|[1-9][0-9]*)\.[0-9]+",
    "bool": r"true|false",
    "null": r"null|~|",
}.items():
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_form})$"), None)
