"""The kinds of block. Each is used somewhere in the made-up collection."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planspegeln.model import blocks
from planspegeln.rendering.site import Site


def kinds(parts: tuple[Any, ...]) -> Iterator[str]:
    """The kinds of the blocks and of those within them."""
    for block in parts:
        yield block.kind
        yield from kinds(getattr(block, "blocks", ()))
        if isinstance(block, blocks.Activities):
            yield from kinds(block.rows)


def test_every_kind_is_drawn(site: Site) -> None:
    """Each kind of block has an example. Otherwise it would have no expected HTML."""
    found = {kind for one in site.catalogue.documents.values() for kind in kinds(one.document.text)}
    assert {*blocks.BLOCKS, blocks.RowHeading.kind} == found


def test_every_kind_has_a_look() -> None:
    """The template has each kind of block. Otherwise it would be shown as nothing."""
    folder = Path(inspect.getfile(Site)).parent / "templates"
    template = (folder / "_text.html").read_text(encoding="utf-8")
    assert [] == [kind for kind in blocks.BLOCKS if f'kind == "{kind}"' not in template]
