"""The site as a whole: the catalogue, its pages, the links between them, and their HTML."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from types import CodeType
from typing import Any, Final, Self, TypeAlias

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_environment
from jinja2.bccache import Bucket
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from planspegeln.catalogue import flow, standing, statements
from planspegeln.catalogue.catalogue import NEWEST, Catalogue
from planspegeln.catalogue.charts import Charts
from planspegeln.catalogue.comparison import Pair
from planspegeln.catalogue.contents import are_many
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    GroundEntry,
    OutcomeEntry,
    PartEntry,
    PassageEntry,
    PriorityEntry,
)
from planspegeln.catalogue.timeline import timeline
from planspegeln.checks.check import check
from planspegeln.loading.around import around
from planspegeln.loading.faults import DataError
from planspegeln.loading.load import Collection, load
from planspegeln.model import anchors, rows
from planspegeln.pages import addresses, datasets, ledger, pages
from planspegeln.pages.pages import Page
from planspegeln.rendering import glossary, panels, tables
from planspegeln.rendering.compiled import Compiled
from planspegeln.rendering.glossary import Glossary
from planspegeln.rendering.marked import MarkedText, Reading, Said
from planspegeln.rendering.markup import plain
from planspegeln.search import facets, lexicon
from planspegeln.search.answers import Answers, Sentence
from planspegeln.search.choices import CHOICES, Choices
from planspegeln.swedish import names, phrases, sentences
from planspegeln.swedish.measures import unit

_Quoted: TypeAlias = CommitmentEntry | OutcomeEntry | PassageEntry | GroundEntry
LISTED: Final = 300  # the most priorities, and documents, that the search page lists itself
LARGEST: Final = 12  # the most topics that an embed shows
FEW: Final = 4  # the most municipalities that a list of topics names
SHOWN_MEASURES: Final = 40  # the most measures that a topic's page shows
MOST_CHANGED: Final = 8  # the most changes that the overview of figures shows
SHOWN_CHANGES: Final = 30  # the most entries of the log that a page shows, if it is not its year's
SHOWN_ALIKE: Final = 150  # the most commitments that a page with those of one status shows
_TEMPLATES: Final = Path(__file__).parent / "templates"


class Site:
    """Every generated page by address, and what renders it.

    `shown` are the pages that are drawn: all, but for a quick look. `name` is what the site is called, and
    `origin` its own address: "" if it is not known. `panel_style` is the address of the style sheet of its
    panels, which have nothing of the frame.
    """

    def __init__(self, catalogue: Catalogue, every: Iterable[Page]) -> None:
        """Make the site of a catalogue; `every` are the pages that follow from it."""
        self.catalogue = catalogue
        self.name = "Planspegeln"
        self.origin = ""
        self.panel_style = f"{addresses.STYLES}panel.css"
        self.pages: dict[str, Page] = {page.address: page for page in every}
        self.shown = [*self.pages.values()]
        self.glossary = Glossary(catalogue.abbreviations)
        self.charts = Charts(catalogue)
        self.lexicon = lexicon.Lexicon(catalogue)
        self.choices = Choices(catalogue)
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        for page in self.pages.values():
            if isinstance(page.subject, Pair):
                for own in page.subject.sides:
                    self.pairs[own.municipality.id].append(page.subject)
        self._marked: dict[str, MarkedText] = {}
        self._templates = _environment(self)

    @classmethod
    def open(cls, data: Path, *, accept_ledger: bool = False) -> Self:
        """The site of the data folder `data`.

        Raises DataError with every fault that `check` finds. If it finds none, raises DataError
        with every address that two pages share, every wrong withdrawal, every published address
        that would die or mean something else, and what the ledger of addresses has lost. With
        `accept_ledger`, its lines are taken for all there are.
        """
        return cls.of(load(data), accept_ledger=accept_ledger)

    @classmethod
    def around(cls, data: Path, wanted: Sequence[str]) -> Self:
        """The site of `wanted` municipalities and of those that a link ties them to, for a quick look.

        The pages of `wanted` are those that the whole site has, but for what only the search reads. All else
        is of those municipalities alone. Raises DataError with every fault of shape, and those of truth that
        show in the files of `wanted`. What only all the data together shows is not asked for, nor what the
        ledger promises.
        """
        collection = around(data, wanted)
        own = tuple(f"{data.name}/{name}/" for name in wanted)
        told = set(collection.faults)
        faults = [
            one for one in check(collection) if one in told or one.position.file.startswith(own)
        ]
        if faults:
            raise DataError(faults)
        catalogue = Catalogue(collection)
        site = cls(catalogue, pages.pages(catalogue))
        site.shown = [page for page in site.shown if page.municipality in {None, *wanted}]
        return site

    @classmethod
    def of(cls, collection: Collection, *, accept_ledger: bool = False) -> Self:
        """The site of a collection that is already loaded. Raises DataError as `open` does."""
        if faults := check(collection):
            raise DataError(faults)
        catalogue = Catalogue(collection)
        every = list(pages.pages(catalogue))
        faults = [
            *ledger.broken(collection, every),
            *([] if accept_ledger else ledger.losses(collection.root)),
        ]
        if faults:
            raise DataError(faults)
        return cls(catalogue, every)

    def keep_compiled(self, folder: Path) -> None:
        """Keep the compiled templates in a folder, for later builds. Raises OSError if it cannot be made."""
        self._templates.bytecode_cache = Compiled(folder)

    def href(self, here: str, address: str, anchor: str = "") -> Markup:
        """The relative link from the page at `here` to a generated page, or an anchor on it.

        The address "" is the start page. Raises KeyError if the page or the anchor does not exist.
        """
        if address and (
            address not in self.pages or (anchor and not self.pages[address].has(anchor))
        ):
            raise KeyError(f"{address}#{anchor}")
        return Markup(relative(here, address) + (f"#{anchor}" if anchor else ""))

    @property
    def answers(self) -> dict[str, list[Sentence]]:
        """The sentences of each page that a search can show, by address."""
        every = Answers(self.catalogue)
        pages = self.pages.items()
        return {address: every.of(page) for address, page in pages if not page.instead}

    def marked(self, key: str) -> MarkedText:
        """The text of the document `key` as markup."""
        if key not in self._marked:
            self._marked[key] = MarkedText(self.catalogue.documents[key], self.glossary)
        return self._marked[key]

    def reading(self, page: Page) -> Reading:
        """The reading view on a document's page, or on a page with a part or the whole of it."""
        one = page.subject
        entry, part = (
            (one.entry, one.part) if isinstance(one, PartEntry) else (one, one.parts.all[0])
        )

        def link(anchor: str) -> Markup:
            there, _ = addresses.document_place(entry, anchor)
            is_here = there == page.address or part is entry.parts.whole
            return Markup(f"{'' if is_here else relative(page.address, there)}#{anchor}")

        return Reading(link, entry.parts.are_several and bool(one.contents))

    def led(self, entry: DocumentEntry) -> Markup:
        """Where the anchors of a long document are, for the script that leads old addresses on.

        For each further part: its anchor, and those on its page.
        """
        found = []
        for part in entry.parts.all[1:]:
            page = self.pages[addresses.part_address(entry, part)]
            found.append(" ".join([part.anchor, *page.anchors, *sorted(page.moving)]))
        return Markup(",".join(found))

    def said(self, quoted: Sequence[_Quoted]) -> list[tuple[list[_Quoted], Said]]:
        """The sentences around quotes, each with its quotes."""
        found: list[tuple[list[_Quoted], Said]] = []
        for key, run in groupby(quoted, key=lambda one: one.entry.key):
            ones = list(run)
            told = self.marked(key).said([one.location for one in ones])
            found += [([ones[number] for number in said.numbers], said) for said in told]
        return found

    def render(self, page: Page) -> Markup:
        """The page's HTML for the theme's frame, with what the search index needs. A panel's is whole."""
        html = self._draw(page.template, page.address, page=page, subject=page.subject)
        if page.is_panel:
            return Markup(html.lstrip())
        told = facets.facets(self.catalogue, self.lexicon, page)
        searched = self.fragment("_search.html", page.address, page=page, facets=told)
        gone = self.fragment("_gone.html", page.address, page=page) if page.gone else ""
        return Markup("".join([html, gone, self._abbreviations(html, page), searched]))

    def _abbreviations(self, html: str, page: Page) -> Markup:
        """A list of what the abbreviations on a page mean, or "". It comes below the text."""
        found = self.glossary.marked_in(html)
        if not found:
            return Markup("")
        return self.fragment("_abbreviations.html", page.address, abbreviations=found)

    def feeds(self, page: Page | None) -> dict[str, Markup]:
        """The feeds that somebody on a page may follow, with what each is called: address and title.

        Those are the feed of all, and that of the municipality or the topic which the page is about.
        None if the site's address is not known.
        """
        if not self.origin:
            return {}
        told = [self.pages[addresses.NEWS], *filter(None, [self.followed(page)] if page else [])]
        return {one.feeds[0]: plain(pages.feed_title(one, self.name)) for one in told if one.feeds}

    def followed(self, page: Page) -> Page | None:
        """The page with the feed of what a page is about: itself, or its municipality's page.

        None if the site's address is not known.
        """
        own = self.pages.get(f"{page.municipality}/") if page.municipality else page
        return own if own and own.feeds and self.origin else None

    @property
    def municipal_feeds(self) -> list[Page]:
        """The pages of the municipalities that have a feed, in order. [] if the site's address is not known."""
        every = [self.pages[f"{key}/"] for key in self.catalogue.municipalities]
        return [page for page in every if self.followed(page)]

    def changed(self, page: Page | None) -> Markup:
        """When what a page is about was last changed, and how to follow it, for the foot of the page.

        "" if the log does not say, or if the page itself is about what has happened.
        """
        if page is None or not page.log or not page.is_about_content:
            return Markup("")
        return self.fragment("_changed.html", page.address, page=page)

    @property
    def moved(self) -> dict[str, str]:
        """Where each address leads that is not told, by its SHA-256."""
        return {one.sha256: one.moved_to for one in self.catalogue.withheld}

    @property
    def alphabetical(self) -> list[PriorityEntry]:
        """Every priority and activity by title, in Swedish order. [] if they are more than one list holds."""
        if max(len(self.catalogue.priorities), len(self.catalogue.documents)) > LISTED:
            return []
        return sorted(
            self.catalogue.priorities.values(),
            key=lambda entry: phrases.alphabetical(entry.priority.title),
        )

    def code(self, panel: Page) -> str:
        """The HTML that shows a panel within another website's page."""
        return panels.code(self.name, self.origin, panel)

    @property
    def oembed(self) -> dict[str, str]:
        """The text of each file that tells other websites how to show a panel, by its address."""
        found = (page for page in self.pages.values() if page.is_panel)
        return panels.oembed(self.name, self.origin, found)

    def fragment(self, template: str, here: str, **context: object) -> Markup:
        """A template's HTML with links relative to the page at `here`."""
        return Markup(self._draw(template, here, **context))

    def mark(self, name: str) -> Markup:
        """The mark of a status as SVG, without its colour."""
        module: Any = self._templates.get_template("_marks.html").module
        return Markup(module.shape(name))

    def _draw(self, template: str, here: str, **context: object) -> str:
        """Like `fragment`, but a plain string: a part of a page need not be copied into Markup."""
        return self._templates.get_template(template).render(
            context, here=here, href=partial(self.href, here), file=partial(_file, here)
        )


def relative(here: str, there: str) -> str:
    """The relative address from one page to another. Both end with a slash or are empty."""
    ours, theirs = here.split("/")[:-1], there.split("/")[:-1]
    shared = len(posixpath.commonprefix([ours, theirs]))
    return "../" * (len(ours) - shared) + "".join(f"{part}/" for part in theirs[shared:]) or "./"


def _file(here: str, path: str) -> Markup:
    """The relative link from the page at `here` to a file, such as a data file."""
    return Markup(posixpath.relpath(f"/{path}", f"/{here}"))


def _alphabetical(environment: Environment, entries: Iterable[Any], attribute: str) -> list[Any]:
    """The entries in Swedish alphabetical order of the text at `attribute`."""
    text = make_attrgetter(environment, attribute)
    return sorted(entries, key=lambda entry: phrases.alphabetical(text(entry)))


class _Compiled(BytecodeCache):
    """The compiled templates, shared by all sites in the process. They contain nothing of a site.

    The key is the template's name and the checksum of its text, so that a changed template is
    compiled.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use the stored code, if there is any."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the code."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


def _environment(site: Site) -> Environment:
    """The templates' environment. Every printed value goes through `markup.plain`."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=plain,
        undefined=StrictUndefined,
        auto_reload=False,  # each build has its own environment
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["topic_mark"] = lexicon.topic_mark
    environment.filters["alphabetical"] = pass_environment(_alphabetical)
    environment.globals.update(
        are_many=are_many,
        site=site,
        catalogue=site.catalogue,
        municipality_address=addresses.municipality_address,
        document_address=addresses.document_address,
        document_place=addresses.document_place,
        part_address=addresses.part_address,
        whole_address=addresses.whole_address,
        priority_address=addresses.priority_address,
        topic_address=addresses.topic_address,
        phrases=phrases,
        names=names,
        standing=standing,
        timeline=timeline,
        flow=flow,
        statements=statements,
        tables=tables,
        unit=unit,
        commitment_target=addresses.commitment_target,
        commitments_address=addresses.commitments_address,
        gaps_address=addresses.gaps_address,
        standing_address=addresses.standing_address,
        oembed_address=addresses.oembed_address,
        measure_panel_addresses=addresses.measure_panel_addresses,
        TOPICS=addresses.TOPICS,
        COMMITMENTS=addresses.COMMITMENTS,
        GAPS=addresses.GAPS,
        FACETS=facets.FACETS,
        CHOICES=CHOICES,
        NEWEST=NEWEST,
        LARGEST=LARGEST,
        MOST_CHANGED=MOST_CHANGED,
        SHOWN_MEASURES=SHOWN_MEASURES,
        FEW=FEW,
        SHOWN_ALIKE=SHOWN_ALIKE,
        MEASURES=addresses.MEASURES,
        first_sentence=sentences.first,
        measures_address=addresses.measures_address,
        pair_address=addresses.pair_address,
        measure_place=addresses.measure_place,
        DATA=addresses.DATA,
        TOPIC_FILES=addresses.TOPIC_FILES,
        datasets=datasets,
        rows=rows,
        COMPARISON=addresses.COMPARISON,
        SEARCH=addresses.SEARCH,
        GLOSSARY=addresses.GLOSSARY,
        NEWS=addresses.NEWS,
        CORRECTIONS=addresses.CORRECTIONS,
        SHOWN_CHANGES=SHOWN_CHANGES,
        year_address=addresses.year_address,
        change_place=addresses.change_place,
        changed_address=addresses.changed_address,
        PRIVACY=addresses.PRIVACY,
        hint=glossary.hint,
        explanation_anchor=anchors.of_explanation,
    )
    return environment
