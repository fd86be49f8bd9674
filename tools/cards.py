"""Draws the images for sharing the site, and its icons: `make cards`.

There is one image for each municipality and one for the whole site. The browser of the tests draws
them. They are kept in the repository, so that a build needs no browser.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from markupsafe import Markup
from playwright.sync_api import Page, sync_playwright

from planspegeln.rendering.site import Site
from tools.browser import system_browser

ROOT: Final = Path(__file__).parents[1]
ASSETS: Final = ROOT / "theme" / "assets"
CARDS: Final = ASSETS / "share"
WHOLE_SITE: Final = "planspegeln"
SIZE: Final = {"width": 1200, "height": 630}
ICONS: Final = (192, 512)

_CARD: Final = Markup("""\
<!doctype html><html lang="sv" data-accent="{accent}"><style>{tokens}
body {{ margin: 0; box-sizing: border-box; width: 1200px; height: 630px; padding: 80px;
  border-left: 40px solid var(--ps-accent); background: var(--ps-tint); color: var(--ps-ink);
  font-family: var(--ps-sans); display: flex; flex-direction: column; }}
h1 {{ margin: auto 0 24px; font: 700 {size}px/1.05 var(--ps-serif); letter-spacing: -0.01em; }}
p {{ margin: 0 0 auto; max-width: 22em; font-size: 40px; line-height: 1.35; }}
div {{ display: flex; align-items: center; gap: 20px; font: 700 36px var(--ps-serif); }}
svg {{ width: 56px; height: 56px; }}
</style><div>{mark} {name}</div><h1>{title}</h1><p>{text}</p></html>""")
_ICON: Final = Markup(
    "<!doctype html><style>body {{ margin: 0; background: #fff; }} "
    "svg {{ display: block; width: 100vw; height: 100vh; }}</style>{mark}"
)


def main() -> None:
    """Draw all the images."""
    mark = Markup((ASSETS / "planspegeln.svg").read_text(encoding="utf-8"))  # noqa: S704 - our file
    tokens = Markup((ASSETS / "css/tokens.css").read_text(encoding="utf-8"))  # noqa: S704 - our file
    site = Site.open(ROOT / "data")
    CARDS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser())
        page = browser.new_page()

        def card(name: str, title: str, text: str, accent: str) -> None:
            size = 96 if len(title) < 20 else 76
            page.set_viewport_size(SIZE)  # type: ignore[arg-type]
            _draw(
                page,
                _CARD.format(
                    accent=accent,
                    tokens=tokens,
                    mark=mark,
                    name="Planspegeln",
                    title=title,
                    text=text,
                    size=size,
                ),
                CARDS / f"{name}.png",
            )

        promise = "Vad kommunen planerade bredvid vad den rapporterade, ord för ord ur dokumenten."
        card(WHOLE_SITE, "Vad kommunen lovade, och vad det blev", promise, "green")
        for own in site.catalogue.municipalities.values():
            one = own.municipality
            card(one.id, one.official_name, promise, one.accent)
        for side in ICONS:
            page.set_viewport_size({"width": side, "height": side})
            _draw(page, _ICON.format(mark=mark), ASSETS / f"icon-{side}.png")
        browser.close()


def _draw(page: Page, html: str, to: Path) -> None:
    page.set_content(html)
    page.screenshot(path=to)


if __name__ == "__main__":
    main()
