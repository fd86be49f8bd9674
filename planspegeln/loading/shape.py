"""Turns pydantic's errors into faults for editors, with a position and a suggestion."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from pydantic import Tag, ValidationError
from pydantic_core import ErrorDetails

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.yamlfile import MOST_DIGITS, YamlFile
from planspegeln.model import blocks, editorial, entities, values
from planspegeln.model.tables import PLAIN_TAGS
from planspegeln.model.values import Model, Trail
from planspegeln.swedish.numerals import cell, exact

# The file that holds each class; `load` reads it.
FILES: Final[dict[type[Model], str]] = {
    entities.Municipality: "municipality.yml",
    entities.Document: "documents/<id>.yml",
    entities.Priority: "priorities/<id>.yml",
    entities.Topics: "topics.yml",
    entities.Links: "links.yml",
    editorial.Words: "words.yml",
    editorial.Glossary: "glossary.yml",
    editorial.About: "site.yml",
    editorial.Withdrawals: "withdrawn.yml",
    editorial.Changes: "changes/<year>.yml",
}
_MOST_HOLDERS: Final = 5
# What a field of another kind of block is called in this one, or makes of it.
_CURES: Final[dict[tuple[type[Model], str], str]] = {
    (blocks.Item, "heading"): "; menade du ”title”?",
    (blocks.Section, "title"): "; menade du ”heading”?",
    (blocks.Section, "item"): (
        "; är det en prioritering eller insats tar du bort ”section”, och skriver ”title” i stället "
        "för ”heading”"
    ),
    (blocks.RowHeading, "item"): (
        "; är raden en prioritering eller insats skriver du ”title” i stället för ”heading”"
    ),
}


def shape_faults(file: YamlFile, error: ValidationError, cls: type[Model]) -> Iterator[Fault]:
    """A fault for each value in the file that does not fit `cls`, from pydantic's `error`."""
    for detail in error.errors(include_url=False):
        loc, holder = _untagged(cls, detail["loc"])
        path = _trail(file, loc)
        if detail["type"] == "too_short" and len(file.at(path)) >= detail["ctx"]["min_length"]:
            continue  # the entries exist, and their own faults are reported
        if detail["type"] == "extra_forbidden":
            yield Fault(file.key_position(*path), _unknown_field(str(path[-1]), holder))
        elif detail["type"] == "missing":
            name = str(loc[-1])
            what = f"fältet ”{name}”" if not name.isdigit() else f"del nummer {int(name) + 1}"
            yield Fault(file.position(*path), f"{what} saknas; lägg till det")
        else:
            yield Fault(file.position(*path), _explain(file.at(path), detail))


def _untagged(cls: type[Model], loc: tuple[int | str, ...]) -> tuple[Trail, type[Model]]:
    """Pydantic's `loc` without the tags of unions, and the class of the object that it is in.

    Where an entry may be of several kinds, pydantic adds a tag after the entry's number. A tag is
    often the name of one of the entry's fields too.
    """
    path: Trail = ()
    kinds: dict[str, type[Model]] = {}
    for step in loc:
        if step in PLAIN_TAGS:
            continue
        if step in kinds:
            cls, kinds = kinds[str(step)], {}
            continue
        if isinstance(step, str):
            kinds = dict(_fields(cls).get(step, {}))
            cls = kinds.pop("", cls)
        path = (*path, step)
    return path, cls


@functools.cache
def _fields(cls: type[Model]) -> dict[str, dict[str, type[Model]]]:
    """By name of field, the classes that it may hold, by their tag in a union or else by ""."""
    hints = get_type_hints(cls, include_extras=True)
    return {name: dict(_kinds(hints[name])) for name in cls.model_fields}


def _kinds(annotation: Any, tag: str = "") -> Iterator[tuple[str, type[Model]]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield tag, annotation
    if get_origin(annotation) is Annotated:
        tags = [one.tag for one in annotation.__metadata__ if isinstance(one, Tag)]
        tag = next(iter(tags), tag)
    for part in get_args(annotation):
        yield from _kinds(part, tag)


@functools.cache
def _holders() -> dict[str, list[str]]:
    """By name of field, where it may stand: in which files, fields or blocks."""
    holders: dict[str, set[str]] = defaultdict(set)
    waiting, seen = list(FILES.items()), set()
    while waiting:
        cls, holder = waiting.pop()
        if (cls, holder) not in seen:
            seen.add((cls, holder))
            for name, kinds in _fields(cls).items():
                holders[name].add(holder)
                waiting += [(kind, f"”{tag or name}”") for tag, kind in kinds.items()]
    return {name: sorted(found) for name, found in holders.items()}


def _unknown_field(name: str, cls: type[Model]) -> str:
    """The message for an unknown field: where such a field belongs, and the nearest in `cls`."""
    holders = _holders().get(name, [])
    belongs = f", som hör hemma i {', '.join(holders[:_MOST_HOLDERS])}" if holders else ""
    more = " med flera" if len(holders) > _MOST_HOLDERS else ""
    cure = _CURES.get((cls, name)) or suggest(name, cls.model_fields)
    return f"hittade det okända fältet ”{name}”{belongs}{more}{cure}"


def _trail(file: YamlFile, loc: Trail) -> Trail:
    """The steps of `loc` that exist in the file."""
    path: Trail = ()
    for step in loc:
        try:
            file.at((*path, step))
        except KeyError:
            continue
        path = (*path, step)
    return path


def _explain(found: Any, detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    shown = _show(found)
    match kind:
        case "string_type" if isinstance(found, int | float):
            what = shown if isinstance(found, bool) else f"talet {shown}"
            return f'hittade {what}, väntade text; sätt citattecken: "{shown}"'
        case "string_type":
            return f"hittade {shown}, väntade text"
        case "string_too_short":
            return f"hittade {shown}, väntade minst {context['min_length']} tecken"
        case "string_too_long":
            return f"hittade {shown}, väntade högst {context['max_length']} tecken"
        case "int_type":
            return f"hittade {shown}, väntade ett heltal{_written(found, whole=True)}"
        case "number_type":
            return f"hittade {shown}, väntade ett tal{_written(found)}"
        case "date_type":
            return f"hittade {shown}, väntade ett datum: ÅÅÅÅ-MM-DD"
        case "bool_type":
            return f"hittade {shown}, väntade true eller false"
        case "tuple_type":
            return f"hittade {shown}, väntade en lista (rader som börjar med ”- ”)"
        case "model_type" | "dict_type":
            return f"hittade {shown}, väntade fält (namn: värde)"
        case "union_tag_not_found":
            first = next(iter(found), "") if isinstance(found, dict) else ""
            near = _near(first, list(blocks.BLOCKS))
            kinds = ", ".join(blocks.BLOCKS)
            return f"hittade {shown}, väntade ett block som börjar med något av {kinds}{near}"
        case "literal_error":
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"hittade {shown}, väntade ett av {', '.join(choices)}{_near(found, choices)}"
        case "string_pattern_mismatch":
            form = context["pattern"]
            near = _near_id(found) if form == values.ID_FORM else ""
            return f"hittade {shown}, väntade {values.FORMS[form]}{near}"
        case "too_short":
            return f"hittade {context['actual_length']} i listan, väntade minst " + str(
                context["min_length"]
            )
        case "too_long":
            return f"hittade {context['actual_length']} i listan, väntade högst " + str(
                context["max_length"]
            )
        case "greater_than_equal":
            return f"hittade {shown}, väntade minst {context['ge']}"
        case "less_than_equal":
            return f"hittade {shown}, väntade högst {context['le']}"
        case "value_error":
            return f"hittade {shown}: {context['error']}"
    return f"hittade {shown}, som inte passar här"


def _written(found: Any, *, whole: bool = False) -> str:
    """How to write the number in YAML, if `found` is text. Otherwise ""."""
    if not isinstance(found, str):
        return ""
    if sum(map(str.isdigit, found)) > MOST_DIGITS:
        return f" med högst {MOST_DIGITS} siffror"
    number = cell(found)
    cure = " utan citattecken och mellanslag" + ("" if whole else ", med punkt före decimaler")
    if number is None or (whole and number % 1):
        return cure
    return f"{cure}: {number:.0f}" if whole else f"{cure}: {number}"


def _near(found: Any, choices: list[str]) -> str:
    near = suggest(str(found), choices)
    return near if "menade du" in near else ""


def _near_id(found: str) -> str:
    near = values.slug(found)
    return f"; menade du ”{near}”?" if near else ""


def _show(value: Any) -> str:
    if isinstance(value, str):
        return f"”{_short(value)}”"
    if isinstance(value, dict):
        return "fält (" + ", ".join(map(_short, list(value)[:3])) + ")"
    if isinstance(value, tuple):
        return f"en lista med {len(value)} delar"
    if value is None:
        return "ett tomt värde"
    return str(value).lower() if isinstance(value, bool) else f"{exact(value):f}"


def _short(text: str) -> str:
    """The start of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"
