"""What does not fit the model, in an editor's words: pydantic's errors with place and suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planspegeln import blocks, model
from planspegeln.faults import Fault, suggest
from planspegeln.values import Model
from planspegeln.yamlfile import Trail, YamlFile

_FIELDS: Final = {
    name
    for module in (blocks, model)
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, Model)
    for name in cls.model_fields
}

# The lists whose entries are of several kinds; pydantic puts the kind into the location.
_TAGGED: Final = {"text", "blocks", "rows"}


def shape_faults(file: YamlFile, error: ValidationError) -> Iterator[Fault]:
    """One fault for each thing in the file that does not fit the model."""
    for detail in error.errors(include_url=False):
        path = _trail(file, detail["loc"])
        if detail["type"] == "too_short" and len(file.at(path)) >= detail["ctx"]["min_length"]:
            continue  # the entries are there, and what is wrong with them is told on its own
        if detail["type"] == "extra_forbidden":
            name = str(path[-1])
            near = suggest(name, _FIELDS)
            yield Fault(file.key_place(*path), f"hittade det okända fältet ”{name}”{near}")
        elif detail["type"] == "missing":
            name = str(detail["loc"][-1])
            what = f"fältet ”{name}”" if not name.isdigit() else f"del nummer {int(name) + 1}"
            yield Fault(file.place(*path), f"{what} saknas; lägg till det")
        else:
            yield Fault(file.place(*path), _explain(file.at(path), detail))


def _trail(file: YamlFile, loc: tuple[int | str, ...]) -> Trail:
    """The part of pydantic's location that exists in the file: union tags are left out.

    A tag is the name after a block's number; it is often the name of a field of the block too.
    """
    path: Trail = ()
    for i, step in enumerate(loc):
        if (
            isinstance(step, str)
            and i > 1
            and isinstance(loc[i - 1], int)
            and loc[i - 2] in _TAGGED
        ):
            continue
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
            return f'hittade talet {found}, väntade text; sätt citattecken: "{found}"'
        case "string_type":
            return f"hittade {shown}, väntade text"
        case "int_type":
            return f"hittade {shown}, väntade ett heltal utan citattecken"
        case "bool_type":
            return f"hittade {shown}, väntade true eller false"
        case "tuple_type":
            return f"hittade {shown}, väntade en lista (rader som börjar med ”- ”)"
        case "model_type" | "model_attributes_type" | "dict_type":
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
            return f"hittade {shown}, väntade formen {context['pattern']}{_slug_hint(found)}"
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
    return f"hittade {shown}; {detail['msg']}"


def _near(found: Any, choices: list[str]) -> str:
    near = suggest(str(found), choices)
    return near if "menade du" in near else ""


def _slug_hint(found: Any) -> str:
    if not isinstance(found, str) or "/" in found:
        return ""
    slug = found.strip().lower().translate(str.maketrans("åäöéü _", "aaoeu--"))
    return f"; menade du ”{slug}”?" if slug != found else ""


def _show(value: Any) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"”{text if len(text) <= 60 else text[:57] + '…'}”"
    if isinstance(value, dict):
        return "fält (" + ", ".join(list(value)[:3]) + ")"
    if isinstance(value, tuple):
        return f"en lista med {len(value)} delar"
    if value is None:
        return "ett tomt värde"
    return str(value).lower() if isinstance(value, bool) else str(value)
