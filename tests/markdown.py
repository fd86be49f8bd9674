"""Reads Markdown like a hand-written page: with every extension of the project's configuration."""

from __future__ import annotations

from markdown import Markdown
from mkdocs.config import load_config

from planspegeln.rendering.written import Written
from tests.conftest import REAL

_CONFIG = load_config(str(REAL.parent / "mkdocs.yml"))


def markdown(written: Written | None = None) -> Markdown:
    """A reader of hand-written pages. `written.faults` lists what must be corrected."""
    return Markdown(
        extensions=[*_CONFIG.markdown_extensions, written or Written()],
        extension_configs=_CONFIG.mdx_configs,
    )
