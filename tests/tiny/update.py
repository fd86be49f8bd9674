"""Write the expected output of the made-up collection: `python -m tests.tiny.update`.

Read the difference before you commit it: the tests compare the output with `expected/`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from planspegeln.exports import feeds, files
from planspegeln.model.rows import ROWS
from planspegeln.pages.addresses import DATA, FEED, SCRIPTS, TOPIC_FILES
from planspegeln.rendering.site import Site

HERE: Final = Path(__file__).parent
ROOT: Final = "https://plan.example/"
EXPECTED: Final = HERE / "expected"
PAGES: Final = {
    "municipality.html": "pahittkoping/",
    "plan.html": "pahittkoping/dokument/plan-2030/",
    "report.html": "pahittkoping/dokument/berattelse-2031/",
    "programme.html": "exempelby/dokument/program-2030/",
    "priority.html": "pahittkoping/prioriteringar/lugna-torg/",
    "activity.html": "exempelby/insatser/torgvandring/",
    "reported.html": "pahittkoping/prioriteringar/nya-bankar/",
    "topic.html": "amnen/fientlig-text/",
    "topics.html": "amnen/",
    "search.html": "sok/",
    "commitments.html": "ataganden/",
    "commitments_of.html": "pahittkoping/ataganden/",
    "commitments_alike.html": "ataganden/andrat/",
    "gaps.html": "uppfoljning/",
    "gaps_of.html": "pahittkoping/uppfoljning/",
    "measures.html": "siffror/",
    "measures_of.html": "exempelby/siffror/",
    "data.html": "data/",
    "comparison.html": "jamfor/",
    "comparison_of.html": "jamfor/exempelby-och-pahittkoping/",
    "news.html": "nytt/",
    "news_of.html": "nytt/2031/",
    "corrections.html": "om/rattelser/",
    "withdrawn.html": "pahittkoping/prioriteringar/borttagen/",
    "panel_strip.html": "inbaddning/pahittkoping/",
    "panel_priority.html": "inbaddning/pahittkoping/lugna-torg/",
    "panel_figure.html": "inbaddning/pahittkoping/siffror/plan-2030-avsatt/",
    "panel_withdrawn.html": "inbaddning/pahittkoping/borttagen/",
}


def pages(site: Site) -> dict[str, str]:
    """The HTML of one page of each kind, and of a redirect, by the name of the expected file."""
    html = {name: str(site.render(site.pages[address])) for name, address in PAGES.items()}
    page = site.pages["pahittkoping/prioriteringar/lugna-torg/"]
    redirect = site.fragment("redirect.html", page.former[0], page=page, scripts=SCRIPTS)
    html["redirect.html"] = str(redirect)
    return html


def exports(site: Site) -> dict[str, str]:
    """The text of the files with rows, of the topics and of the feeds, by address. See `expected`."""
    made = dict(files(site.catalogue, site.pages.values(), ROOT))
    names = (*(f"{DATA}{kind}.json" for kind in ROWS), *TOPIC_FILES)
    rows = {address: made[address].decode() for address in names}
    return rows | feeds.files(site.pages.values(), ROOT, site.name)


def expected(name: str) -> Path:
    """The expected file of a page, or of a data file by its address."""
    folder, _, last = name.rpartition("/")
    return EXPECTED / (f"{folder.replace('/', '-')}.xml" if last == FEED else last)


def main() -> None:
    """Write every expected file."""
    site = Site.open(HERE / "data")
    for name, text in (pages(site) | exports(site)).items():
        expected(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
