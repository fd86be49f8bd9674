"""Reads Markdown like a hand-written page: with every extension of the project's configuration."""

from __future__ import annotations

from functools import cache

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from planspegeln.rendering.written import Written
from tests.conftest import REAL


@cache
def configuration() -> MkDocsConfig:
    """The project's configuration. Reading it takes a second, so only who needs it does."""
    return load_config(str(REAL.parent / "mkdocs.yml"))


def markdown(written: Written | None = None) -> Markdown:
    """A reader of hand-written pages. `written.faults` lists what must be corrected."""
    return Markdown(
        extensions=[*configuration().markdown_extensions, written or Written()],
        extension_configs=configuration().mdx_configs,
    )
