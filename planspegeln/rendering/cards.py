"""What stands on the images that are shown where pages are shared, and which of them are drawn.

A card is drawn by `planspegeln/drawing/`, before a site is published. A build draws none: a priority has its own
card if there is one that shows what its page says, and else that of its municipality.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import normalize

from planspegeln.catalogue import standing, statements
from planspegeln.catalogue.entries import PriorityEntry
from planspegeln.model import entities
from planspegeln.pages.addresses import CARDS, card_address

NAME: Final = "Planspegeln"
WHOLE_SITE: Final = "planspegeln"  # the name of the site's own card, beside those of municipalities
# The heading of the start page.
TITLE: Final = "Vad kommunen planerade, och vad som rapporterades"
_WORDS: Final = "Planer bredvid rapporter, åtagande för åtagande och ord för ord."
_ENDS: Final = ".!?"  # what ends a sentence
_DRAWN: Final = Path(".build/cards")  # in the project
_PACKAGE: Final = Path(__file__).parents[1]
# What a card looks like by. If any of it changes, so do all the cards.
_OURS: Final = ("drawing/*.py", "rendering/templates/_marks.html")
OF_THE_PROJECT: Final = (
    "theme/assets/planspegeln.svg",
    "theme/assets/css/tokens.css",
    "theme/assets/css/marks.css",
    "requirements/cards.txt",
)


class Run(NamedTuple):
    """Commitments with the same status: the name of its mark, and how many they are."""

    name: str
    number: int


class Card(NamedTuple):
    """What stands on a card, from its top. What it lacks is "" or empty.

    `text` says what happened, `strip` and `told` how it stands, and `foot` what that rests on.
    """

    accent: str
    title: str
    above: str = ""
    text: str = ""
    strip: tuple[Run, ...] = ()
    told: str = ""
    foot: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written on it."""
        return (self.above, self.title, self.text, self.told, self.foot, NAME)

    @property
    def words(self) -> str:
        """What it says to somebody who cannot see it."""
        whole = (self.above, self.title, self.text, self.told, self.foot)
        return " ".join(_stopped(one) for one in whole if one)


def of_site() -> Card:
    """The card of the site."""
    return Card("green", TITLE, text=_WORDS)


def of_municipality(municipality: entities.Municipality) -> Card:
    """The card of a municipality. It says nothing that a new document changes."""
    title = normalize("NFC", municipality.official_name)
    return Card(municipality.accent, title, text="Ur kommunens egna dokument, ord för ord.")


def of_priority(entry: PriorityEntry) -> Card:
    """The card of a priority: what its page says, in brief."""
    read = [*(one.item.entry for one in entry.sources), *entry.reports]
    sources = " · ".join(dict.fromkeys(one.document.short_title for one in read))
    groups = standing.by_status(entry.commitments)
    return Card(
        accent=entry.municipality.accent,
        above=normalize("NFC", entry.municipality.name),
        title=normalize("NFC", entry.priority.title),
        text=_stopped(normalize("NFC", statements.all_news(entry) or "")),
        strip=tuple(Run(group.name, len(group.commitments)) for group in groups),
        told=normalize("NFC", " ".join(_told(entry))),
        foot=normalize("NFC", ". ".join(filter(None, (sources, statements.editors(entry))))),
    )


def _stopped(text: str) -> str:
    return f"{text}." if text and text[-1] not in _ENDS else text


def _told(entry: PriorityEntry) -> Iterator[str]:
    """Sentences on how it stands with a priority, every status with its year, and on what is unread."""
    if entry.commitments:
        yield from statements.brief(entry.commitments)
    else:
        yield from (f"{words}." for _, words in statements.marks(entry))
    if entry.unread:
        yield from statements.unread(entry.unread)


class Drawn(NamedTuple):
    """The card of a priority that is drawn: its address, its file, and what it says."""

    address: str
    path: Path
    words: str

    @property
    def name(self) -> str:
        """What it is called in its folder on the site, as the theme names a card."""
        return self.address.removeprefix(CARDS).removesuffix(".png")


class Cards:
    """The cards that are drawn, in a folder of the project. Each has the name of what it shows.

    So one that shows what no longer is so is never used, and one that is drawn need not be drawn again.
    """

    def __init__(self, project: Path) -> None:
        """Look in `project`, the folder that holds the data folder, the theme and the locked packages."""
        self.folder = project / _DRAWN
        found = [(_PACKAGE, path) for one in _OURS for path in sorted(_PACKAGE.glob(one))]
        found += [(project, project / one) for one in OF_THE_PROJECT]
        self._looks = {
            path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for root, path in found
            if path.is_file()
        }

    def content(self, shown: object) -> str:
        """The sum of what a card shows, and of what it looks like by."""
        whole = json.dumps([shown, self._looks])
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    def path(self, shown: object) -> Path:
        """Where a card that shows this is, once it is drawn."""
        return self.folder / f"{self.content(shown)}.png"

    def drawn(self, entry: PriorityEntry) -> Drawn | None:
        """The card of a priority. None if there is none that shows what its page says."""
        if not self.folder.is_dir():
            return None
        card = of_priority(entry)
        path = self.path(card)
        if not path.is_file():
            return None
        return Drawn(card_address(entry, path.stem), path, card.words)
