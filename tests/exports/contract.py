"""What a version of the data files promises: `python -m tests.exports.contract` records added fields.

`published/` has the JSON Schemas of the present version as they were last recorded. A schema may only get
fields that may be missing. Anything else is a new version: give `pages/datasets.py` its name, let the old
one stay beside it, and record the new one's schemas.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from planspegeln.exports.described import schemas
from planspegeln.pages.datasets import VERSION
from tests.tiny.update import ROOT

PUBLISHED: Final = Path(__file__).parent / "published" / VERSION


def changes(before: Any, now: Any, at: str = "") -> list[str]:
    """What a schema says otherwise than before, a place each. Empty if it only has fields added."""
    return list(_changes(before, now, at))


def _changes(before: Any, now: Any, at: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        added = now.keys() - before.keys()
        if not at.endswith(("/properties", "/$defs")):
            yield from (f"{at}/{key} is new" for key in sorted(added))
        for key, value in before.items():
            if key not in now:
                yield f"{at}/{key} is gone"
            else:
                yield from _changes(value, now[key], f"{at}/{key}")
    elif before != now:
        yield f"{at} was {before!r} and is {now!r}"


def main() -> None:
    """Record the schemas, if they keep what was promised."""
    PUBLISHED.mkdir(parents=True, exist_ok=True)
    for name, content in schemas(ROOT):
        path = PUBLISHED / Path(name).name
        if path.exists():
            before = json.loads(path.read_text(encoding="utf-8"))
            if broken := changes(before, json.loads(content)):
                sys.exit("\n".join([f"{path.name} needs a new version:", *broken]))
        path.write_bytes(content)


if __name__ == "__main__":
    main()
