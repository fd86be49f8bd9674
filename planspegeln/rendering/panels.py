"""The code that shows a panel of the site within another website's page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from planspegeln.pages.pages import Page

WIDTH: Final = 700  # in pixels; less where the page around it is narrower
# In pixels, what a panel of each kind needs at that width. In less room it scrolls.
HEIGHT: Final = {
    "panels/strip.html": 650,
    "panels/priority.html": 790,
    "panels/figure.html": 450,
    "panels/withdrawn.html": 300,
}
_CODE: Final = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
    'style="max-width: 100%; border: 0"></iframe>'
)


def code(name: str, origin: str, panel: Page) -> str:
    """The HTML that shows a panel. `name` is what the site is called, and `origin` its own address."""
    source, title = f"{origin}{panel.address}", f"{name}: {panel.title}"
    return str(_CODE.format(source, title, WIDTH, HEIGHT[panel.template]))


def oembed(name: str, origin: str, panels: Iterable[Page]) -> dict[str, str]:
    """The text of the file beside each panel that tells a program how to show it, by the file's address.

    It is JSON by oEmbed 1.0 (https://oembed.com). A program finds it by a link in the head of the panel,
    and of the page whose panel it is. Without `origin` there is none (`Page.rooted`).
    """
    return {
        address: text
        for panel in panels
        if origin
        for text in [_told(name, origin, panel)]
        for address in panel.oembed
    }


def _told(name: str, origin: str, panel: Page) -> str:
    told = {
        "type": "rich",
        "version": "1.0",
        "title": panel.title,
        "provider_name": name,
        "provider_url": origin,
        "html": code(name, origin, panel),
        "width": WIDTH,
        "height": HEIGHT[panel.template],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
