"""Documents of the made-up municipality to try proposals on, and the sentences of `sentences.yml`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from planspegeln.authoring.propose.proposals import Proposals
from planspegeln.authoring.propose.propose import propose
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import Collection, load
from planspegeln.model import entities
from tests.conftest import TINY

PLAN: Final = "pahittkoping/plan-2030"
REPORT: Final = "pahittkoping/berattelse-2031"
_EMPTY: Final = dict.fromkeys(
    (
        *("mentions", "redactions", "personal", "notes", "commitments", "outcomes", "answers"),
        *("passages", "measures", "sums", "charts"),
    ),
    (),
)


@cache
def sentences() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The sets of sentences in other words, with what they say: those of plans and of reports."""
    path = Path(__file__).with_name("sentences.yml")
    found: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
        path.read_text(encoding="utf-8")
    )
    return found


@cache
def _tiny() -> Collection:
    return load(TINY)


def collection(**texts: Any) -> Collection:
    """The made-up municipality with other blocks and extracts for its `plan` and its `report`."""
    whole = _tiny()
    made = Collection(
        whole.root,
        municipalities={"pahittkoping": whole.municipalities["pahittkoping"]},
        priorities={
            key: replace(one, value=one.value.model_copy(update={"summary": None}))
            for key, one in whole.priorities.items()
            if key.startswith("pahittkoping/")
        },
        topics=whole.topics,
    )
    for key, name in ((PLAN, "plan"), (REPORT, "report")):
        given = texts.get(name, {"text": [{"text": "Inget."}]})
        own = whole.documents[key]
        fields = own.value.model_dump(include={"id", "kind", "title", "short_title", "issuer"})
        document = entities.Document.model_validate(
            {
                **fields,
                **_EMPTY,
                **_plain(given),
                "years": own.value.years,
                "source": own.value.source,
            },
            strict=False,
        )
        made.documents[key] = replace(own, value=document)
    return made


def _plain(value: Any) -> Any:
    """Lists as tuples: the model is strict."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, list) else value


def of_plan(*blocks: Any) -> Proposals:
    """What is proposed for a plan with some blocks. Text alone is a paragraph."""
    return propose(Catalogue(collection(plan={"text": _blocks(blocks)})), PLAN)


def of_report(*blocks: Any, plan: dict[str, Any] | None = None) -> Proposals:
    """What is proposed for a report with some blocks, beside a plan."""
    given = {"report": {"text": _blocks(blocks)}, **({"plan": plan} if plan else {})}
    return propose(Catalogue(collection(**given)), REPORT)


def _blocks(blocks: Any) -> list[Any]:
    return [{"text": one} if isinstance(one, str) else one for one in blocks]
