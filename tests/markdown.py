"""Markdown as a hand-written page is read: with every extension of the project's configuration."""

from __future__ import annotations

from markdown import Markdown
from mkdocs.config import load_config

from planspegeln.rendering.written import Written
from tests.conftest import REAL

_CONFIG = load_config(str(REAL.parent / "mkdocs.yml"))


def markdown(written: Written | None = None) -> Markdown:
    """A reader of written pages; what it finds to mend is in `written.faults`."""
    return Markdown(
        extensions=[*_CONFIG.markdown_extensions, written or Written()],
        extension_configs=_CONFIG.mdx_configs,
    )
