"""Which pages follow from the catalogue. Each kind of page has a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, TypeAlias

from planspegeln.catalogue import statements
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.changes import LogEntry, Year
from planspegeln.catalogue.comparison import Pair, pairs
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    MunicipalityEntry,
    PartEntry,
    PriorityEntry,
)
from planspegeln.catalogue.figures import Figure, Figures, FiguresOf
from planspegeln.catalogue.gaps import Gaps
from planspegeln.catalogue.parts import Part
from planspegeln.catalogue.standing import CommitmentsOf, absence, by_standing
from planspegeln.model import anchors, editorial, entities
from planspegeln.model.values import DOCUMENTS_FOLDER, ORIGINALS
from planspegeln.pages.addresses import (
    ACCESSIBILITY,
    CATALOGUE_FILES,
    COMMITMENTS,
    COMPARISON,
    CORRECTIONS,
    DATA,
    FEED,
    GAPS,
    GLOSSARY,
    MEASURES,
    NEWS,
    PANELS,
    PRIVACY,
    SEARCH,
    TOPICS,
    commitments_address,
    data_address,
    document_address,
    former_priority_addresses,
    gaps_address,
    measure_panel_addresses,
    measures_address,
    municipality_address,
    oembed_address,
    original_address,
    pair_address,
    part_address,
    priority_address,
    priority_panel_addresses,
    standing_address,
    strip_panel_address,
    topic_address,
    whole_address,
    withdrawn_panel_address,
    year_address,
)
from planspegeln.pages.datasets import DATASETS, PARTS
from planspegeln.swedish import phrases


class Meaning(NamedTuple):
    """The words that a published address stands for, with names withheld. "" if it has none.

    A former address leads to something under another id, which may have other words.
    """

    words: str = ""
    is_former: bool = False


Anchors: TypeAlias = Mapping[str, Meaning]

_OVERVIEWS: Final = frozenset(
    {
        *("municipality.html", "commitments.html", "commitments_of.html", "commitments_alike.html"),
        *("gaps.html", "gaps_of.html", "measures.html", "measures_of.html"),
        *("comparison.html", "data.html"),
    }
)


@dataclass(frozen=True)
class Page:
    """A page: its address, its title and description, its template and its subject.

    `source` is the file to edit, from the repository's root; None for a page without one. `parents`
    are the addresses of the pages above it. `former` are addresses that redirect here. `anchors`
    are those that must stay, with what they stand for. `moving` are those that only this site's own
    links use. `led` are anchors that the page leads on from, to the page that has them: those of all the
    pages of one long document, and those of the measures that have moved to their municipality's page.
    `gone` are anchors that were withdrawn. `withheld` are the sums of addresses that lead here and are
    not told. `script` is a script of the theme that the page uses.
    `instead` is the page that search engines are to show in its place. The search leaves it out.
    `headline` says what happened, where the page is shared. `reference` is how to refer to its sources.
    `panel` is the address of the panel that shows the page's subject within somebody else's page.
    `files` are the addresses of the file that a document was read from, the page's own first, each
    with the path under the data folder that it is copied from. `made` are those of data files that there
    only are with what the page tells. `log` is what has happened to its subject, the newest first. A page
    that is followed has a feed of it.
    """

    address: str
    title: str
    description: str
    template: str
    source: str | None
    subject: Any = None
    parents: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    anchors: Anchors = field(default_factory=dict)
    gone: tuple[editorial.Withdrawal, ...] = ()
    moving: frozenset[str] = frozenset()
    withheld: tuple[str, ...] = ()
    script: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    led: Anchors = field(default_factory=dict)
    instead: str | None = None
    headline: str | None = None
    reference: str | None = None
    log: tuple[LogEntry, ...] = ()
    is_followed: bool = False
    panel: str | None = None

    @property
    def is_overview(self) -> bool:
        """Whether it lists or sums what other pages tell: it looks otherwise than they do."""
        return self.template in _OVERVIEWS

    @property
    def feeds(self) -> tuple[str, ...]:
        """The addresses of its feed, the page's own first. None as long as nothing has happened."""
        is_told = self.is_followed and self.log
        return tuple(f"{address}{FEED}" for address in self.addresses) if is_told else ()

    @property
    def oembed(self) -> tuple[str, ...]:
        """The addresses of the file that tells other websites how to show the panel, the present one first."""
        return tuple(map(oembed_address, self.addresses)) if self.is_panel else ()

    @property
    def rooted(self) -> tuple[str, ...]:
        """The addresses of the files beside it that mean nothing without the site's own address in them.

        A feed, the catalogue of the data and how to show a panel are for programs elsewhere. A build that
        does not know the site's address (SITE_URL) makes none of them, and nothing that leads to them.
        """
        return (*self.feeds, *self.made, *self.oembed)

    @property
    def is_about_content(self) -> bool:
        """Whether it is about a document, a priority, a municipality or a topic. No panel is."""
        subject = self.subject
        own = DocumentEntry | PartEntry | PriorityEntry | MunicipalityEntry | entities.Topic
        return isinstance(subject, own) and not self.is_panel

    @property
    def is_panel(self) -> bool:
        """Whether it is a panel to show within somebody else's page, which has nothing of the frame."""
        return self.template.startswith("panels/")

    @property
    def municipality(self) -> str | None:
        """The id of the municipality that the page is about, if it is about one."""
        match self.subject:
            case DocumentEntry() | MunicipalityEntry() | PriorityEntry():
                return self.subject.municipality.id
            case PartEntry():
                return self.subject.entry.municipality.id
            case CommitmentsOf() | FiguresOf():
                return self.subject.own.municipality.id
            case Figure():
                return self.subject.one.entry.municipality.id
            case Gaps() if self.subject.only:
                return self.subject.only.municipality.id
        return None

    @property
    def editable(self) -> str | None:
        """The file that the page offers to edit: not one with names that are withheld."""
        match self.subject:
            case DocumentEntry():
                return None if self.subject.document.personal else self.source
            case PartEntry():
                return None if self.subject.entry.document.personal else self.source
        return self.source

    @property
    def meaning(self) -> Meaning:
        """What its address stands for: its title, without the municipality's name.

        That of a panel is made of the same ids as that of its subject, which tells the words.
        """
        if self.is_panel:
            return Meaning()
        match self.subject:
            case DocumentEntry():
                return Meaning(self.subject.publishable(self.subject.document.title))
            case PartEntry() if self.subject.part.anchor:
                return Meaning(self.subject.name(self.subject.heading))
            case PartEntry():
                return Meaning(self.subject.entry.publishable(self.subject.entry.document.title))
            case PriorityEntry():
                return Meaning(self.subject.priority.title)
            case editorial.Withdrawal():
                return Meaning()
        return Meaning(self.title)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The page's address, and those that redirect to it."""
        return (self.address, *self.former)

    @property
    def rows(self) -> tuple[str, ...]:
        """The addresses of the file with the rows about it, the present one first.

        A priority has one, and a document on its own page.
        """
        match self.subject:
            case DocumentEntry() | PriorityEntry() if not self.is_panel:
                return tuple(map(data_address, self.addresses))
        return ()

    def has(self, anchor: str) -> bool:
        """Whether the page has the anchor."""
        return anchor in self.anchors or anchor in self.moving


def feed_title(page: Page, name: str) -> str:
    """What the feed of a page is called, on a site called `name`."""
    return f"{name}: nytt" if page.address == NEWS else f"{name}: nytt om {page.title}"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every generated page, parents before children."""
    gone: dict[str, list[editorial.Withdrawal]] = defaultdict(list)
    for withdrawal in catalogue.withdrawn:
        if withdrawal.anchor:
            gone[withdrawal.page].append(withdrawal)
    withheld: dict[str, list[str]] = defaultdict(list)
    for one in catalogue.withheld:
        withheld[one.moved_to.partition("#")[0]].append(one.sha256)
    every = list(_pages(catalogue))
    for page in (*every, *_withdrawn_panels(catalogue, every)):
        told = tuple(w for address in page.addresses for w in gone.get(address, ()))
        hidden = tuple(withheld.get(page.address, ()))
        log = tuple(_log(catalogue, page))
        yield replace(page, gone=told, withheld=hidden, log=log) if told or hidden or log else page


def _log(catalogue: Catalogue, page: Page) -> Iterable[LogEntry]:
    """What has happened to the subject of a page, the newest first. Nothing of what is only computed."""
    log = catalogue.log
    if page.is_panel:
        return ()
    match page.subject:
        case DocumentEntry() | PriorityEntry():
            return log.of(page.subject)
        case PartEntry():
            return log.of(page.subject.entry)
        case MunicipalityEntry():
            return log.of_municipality(page.subject.municipality.id)
        case entities.Topic():
            return log.of_topic(page.subject.id)
        case editorial.Withdrawal():
            return log.of_withdrawal(page.subject)
        case Year():
            return page.subject.entries
    return {NEWS: log.entries, CORRECTIONS: log.corrections}.get(page.address, ())


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    figures = {key: FiguresOf(own) for key, own in catalogue.municipalities.items()}
    measured: dict[str, Meaning] = {}
    for key, own in catalogue.municipalities.items():
        yield _municipality(own)
        yield _commitments_of(CommitmentsOf(own))
        yield _gaps(Gaps(catalogue, own), own)
        page = _figures(catalogue, figures[key])
        measured |= page.anchors
        measured |= {
            one.anchor: Meaning() for one in catalogue.withdrawn if one.page == page.address
        }
        yield page
        for document in own.documents:
            yield from _document(catalogue, document)
        for priority in own.priorities:
            yield _priority(priority)
        yield from _panels(own, figures[key])
    yield Page(
        address=TOPICS,
        title="Ämnen",
        description="Alla ämnen i samlingen, med prioriteringar och insatser från varje kommun.",
        template="topics.html",
        source=catalogue.topics_file,
    )
    for topic in catalogue.topics.values():
        yield _topic(catalogue, topic)
    yield from _overviews(catalogue, pairs(catalogue))
    yield Page(
        address=MEASURES,
        title="Siffror",
        description="Siffrorna i dokumenten, kommun för kommun, skillnaderna mellan åren, och hur många "
        "mål i siffror som inte har något utfall.",
        template="measures.html",
        source=None,
        subject=Figures(figures),
        led=measured,
        script="figures.js",
    )
    yield from _about(catalogue)
    yield from _news(catalogue)
    for withdrawal in catalogue.withdrawn:
        if withdrawal.address.startswith(PANELS):
            yield _withdrawn_panel(withdrawal, withdrawal.address, NEWS)
        elif not withdrawal.anchor:
            yield Page(
                address=withdrawal.address,
                title=withdrawal.title,
                description=f"Sidan {withdrawal.title} är borttagen.",
                template="withdrawn.html",
                source="data/withdrawn.yml",
                subject=withdrawal,
                is_followed=_may_be_followed(withdrawal.address),
            )


def _may_be_followed(address: str) -> bool:
    """Whether somebody may follow the page that had an address: a municipality, or a topic."""
    return address.removeprefix(TOPICS).count("/") == 1


def _news(catalogue: Catalogue) -> Iterator[Page]:
    """The log: what is new, all of each year, and what has been corrected."""
    yield Page(
        address=NEWS,
        title="Nytt",
        description="Vad som är nytt här: nya dokument, dokument som är genomlästa, rättelser och sidor som "
        "har tagits bort.",
        template="news.html",
        source=None,
        is_followed=True,
    )
    for one in catalogue.log.years:
        yield Page(
            address=year_address(one.year),
            title=f"Nytt {one.year}",
            description=f"Dokument som lades till eller lästes igenom, rättelser och sidor som togs bort under {one.year}.",
            template="news_of.html",
            source=None,
            subject=one,
            parents=(NEWS,),
            anchors={entry.anchor: Meaning(entry.meaning) for entry in one.entries},
        )
    yield Page(
        address=CORRECTIONS,
        title="Rättelser",
        description="Rättelser av det som har stått här: vad som stod, vad som står nu, när det rättades "
        "och varför.",
        template="corrections.html",
        source=None,
    )


def _overviews(catalogue: Catalogue, tied: list[Pair]) -> Iterator[Page]:
    yield Page(
        address=COMMITMENTS,
        title="Åtaganden",
        description="Alla åtaganden i planerna, och vad som har rapporterats om dem. Välj efter "
        "kommun, status, ämne, ansvarig och år.",
        template="commitments.html",
        source=None,
        script="commitments.js",
    )
    for alike in by_standing(catalogue.municipalities.values()):
        yield Page(
            address=standing_address(alike.id),
            title=f"Åtaganden: {phrases.first_lower(alike.label)}",
            description=f"Alla åtaganden i samlingen med statusen {alike.label}, kommun för kommun.",
            template="commitments_alike.html",
            source=None,
            subject=alike,
            parents=(COMMITMENTS,),
            instead=None if alike.number else COMMITMENTS,
        )
    yield Page(
        address=GAPS,
        title="Uppföljning",
        description="Vilka planer och åtaganden som har följts upp, kommun för kommun, och vad som "
        "saknas i samlingen: dokument, uppföljningar och utfall.",
        template="gaps.html",
        source=None,
        subject=Gaps(catalogue),
    )
    yield Page(
        address=COMPARISON,
        title="Jämför",
        description="Jämför kommuner ämne för ämne: vad de har planerat, vad som har rapporterats och "
        "vilka samband dokumenten har.",
        template="comparison.html",
        source=None,
        subject=tied,
        script="compare.js",
    )
    for pair in tied:
        yield Page(
            address=pair_address(pair),
            title=f"Jämför {pair.title}",
            description=f"{pair.title} ämne för ämne, och sambanden mellan dokumenten med skäl och "
            "citat från båda.",
            template="comparison_of.html",
            source="data/links.yml",
            subject=pair,
            parents=(COMPARISON,),
        )
    yield Page(
        address=SEARCH,
        title="Sök",
        description="Sök bland prioriteringar, insatser, ämnen och dokument.",
        template="search.html",
        source=None,
        script="search/page.js",
    )


def _about(catalogue: Catalogue) -> Iterator[Page]:
    yield Page(
        address=DATA,
        title="Öppna data",
        description="Planspegelns innehåll som filer: CSV, Excel, JSON och SQLite, med vad varje fält "
        "betyder, licens och exempel.",
        template="data.html",
        source=None,
        anchors=_each(
            [
                *(((one.name,), one.title_sv) for one in DATASETS),
                *(((anchor,), "") for anchor in (*PARTS, "in-english")),
            ]
        ),
        script="data.js",
    )
    if catalogue.abbreviations:
        yield Page(
            address=GLOSSARY,
            title="Ordlista",
            description="Förkortningar i dokumenten: vad de betyder, och vilka som källan inte "
            "förklarar.",
            template="glossary.html",
            source="data/glossary.yml",
            anchors=_each(
                ((one.id,), f"{one.term} {one.municipality or ''}")
                for one in catalogue.abbreviations
            ),
        )
    if catalogue.about:
        yield Page(
            address=ACCESSIBILITY,
            title="Tillgänglighet",
            description="Tillgänglighetsredogörelse: hur webbplatsen uppfyller lagen, vilka brister "
            "som är kända och hur du säger till om fler.",
            template="accessibility.html",
            source="data/site.yml",
            subject=catalogue.about.accessibility,
            made=CATALOGUE_FILES if editorial.publisher(catalogue.about) else (),
        )
        yield Page(
            address=PRIVACY,
            title="Personuppgifter",
            description="Hur personuppgifter behandlas: vilka namn som visas, vem som ansvarar, "
            "dina rättigheter och hur du begär att ett namn tas bort.",
            template="privacy.html",
            source="data/site.yml",
            subject=catalogue.about.privacy,
        )


def _municipality(own: MunicipalityEntry) -> Page:
    municipality = own.municipality
    place = f"{municipality.name} i {own.county}" if own.county else municipality.name
    return Page(
        address=municipality_address(municipality),
        title=municipality.name,
        description=f"{place}: {'planer och uppföljningar' if own.reports else 'planer'}, {own.noun.one} för "
        f"{own.noun.one}, med länk till varje ställe i dokumenten.",
        template="municipality.html",
        source=own.file,
        subject=own,
        anchors=_commitment_anchors(own.commitments_outside),
        is_followed=True,
        panel=strip_panel_address(municipality),
    )


def _commitments_of(subject: CommitmentsOf) -> Page:
    """The page with all commitments of a municipality, by status."""
    municipality = subject.own.municipality
    return Page(
        address=commitments_address(municipality),
        title=f"Åtaganden – {municipality.name}",
        description=f"Alla åtaganden i {municipality.genitive} planer, efter vad som har "
        "rapporterats om dem.",
        template="commitments_of.html",
        source=None,
        subject=subject,
        parents=(municipality_address(municipality),),
        moving=frozenset(group.anchor for group in subject.groups),
    )


def _gaps(gaps: Gaps, own: MunicipalityEntry) -> Page:
    """The page with a municipality's follow-up."""
    municipality = own.municipality
    return Page(
        address=gaps_address(municipality),
        title=f"Uppföljning – {municipality.name}",
        description=f"Vad i {municipality.genitive} planer som har följts upp, "
        f"{own.noun.one} för {own.noun.one}, och vad som saknas i samlingen.",
        template="gaps_of.html",
        source=None,
        subject=gaps,
        parents=(municipality_address(municipality),),
    )


def _figures(catalogue: Catalogue, figures: FiguresOf) -> Page:
    """The page with a municipality's measures."""
    municipality = figures.own.municipality
    address = municipality_address(municipality)
    return Page(
        address=measures_address(municipality),
        title=f"Siffror – {municipality.name}",
        description=f"Alla siffror i {municipality.genitive} planer och uppföljningar, år för år, med "
        "enhet, citat och länk till källan.",
        template="measures_of.html",
        source=None,
        subject=figures,
        parents=(address,),
        anchors=_measured(catalogue, figures.own.measures),
        instead=None if figures.own.measures else address,
    )


def _document(catalogue: Catalogue, entry: DocumentEntry) -> Iterator[Page]:
    """The document's own page. Of a long one also a page for each further part, and for the whole."""
    document = entry.document
    own = municipality_address(entry.municipality)
    first = Page(
        address=document_address(entry),
        title=f"{document.short_title} – {entry.municipality.name}",
        description=f"{document.title}: hela texten i ordning, ord för ord. Det som har utelämnats är märkt.",
        template="document.html",
        source=entry.file,
        subject=entry,
        parents=(own,),
        former=tuple(f"{own}{DOCUMENTS_FOLDER}/{former}/" for former in document.former_ids),
        reference=statements.reference(entry.municipality, [document]),
    )
    every = _headings(catalogue, entry) | _quoted(entry)
    moving = frozenset(one.anchor for one in entry.quoted if not one.is_promised)
    files = _original(document, first.addresses)
    if not entry.parts.are_several:
        yield replace(first, anchors=every, moving=moving, files=files)
        return
    first = replace(first, led=every, script="parts.js")
    there: dict[Part, list[str]] = defaultdict(list)
    for name in (*every, *sorted(moving)):
        there[entry.part_of(name)].append(name)
    for part in entry.parts.all:
        page = _part(first, PartEntry(entry, part)) if part.anchor else replace(first, files=files)
        held = {name: every[name] for name in there[part] if name in every}
        yield replace(page, anchors=held, moving=moving.intersection(there[part]))
    yield replace(
        first,
        address=whole_address(entry),
        title=f"{document.short_title}, hela texten – {entry.municipality.name}",
        description=f"{document.title}: hela texten på en sida, för utskrift.",
        template="whole.html",
        subject=PartEntry(entry, entry.parts.whole),
        parents=(own, first.address),
        former=tuple(f"{former}hela/" for former in first.former),
        script=None,
        instead=first.address,
    )


def _original(document: entities.Document, addresses: tuple[str, ...]) -> dict[str, str]:
    """The file that the document was read from, at each of its addresses, if it is published."""
    original = document.source.original
    if original is None or not original.publish:
        return {}
    path = f"sources/{ORIGINALS}/{original.file}"
    return {original_address(address, original): path for address in addresses}


def _part(first: Page, one: PartEntry) -> Page:
    """The page of a further part; `first` is the document's own page."""
    entry, document = one.entry, one.entry.document
    names = " – ".join(one.name(heading) for heading in (*one.above, one.heading))
    addresses = (
        f"{folder}{name}/"
        for folder in first.addresses
        for name in (one.part.anchor, *one.part.former)
    )
    present = part_address(entry, one.part)
    return replace(
        first,
        address=present,
        title=f"{one.name(one.heading)} – {document.short_title} – {entry.municipality.name}",
        description=f"{names}. Ur {document.title}, ord för ord. Det som har utelämnats är märkt.",
        template="part.html",
        subject=one,
        parents=(*first.parents, first.address),
        former=tuple(address for address in addresses if address != present),
    )


def _headings(catalogue: Catalogue, entry: DocumentEntry) -> dict[str, Meaning]:
    """The anchors of the document's parts, with the heading or the first words of each."""
    return {
        anchor: Meaning(
            entry.publishable(catalogue.heading(entry.key, anchor)), trail[-1] == "former_anchors"
        )
        for anchor, trail in anchors.in_document(entry.document)
    }


def _quoted(entry: DocumentEntry) -> dict[str, Meaning]:
    """The promised anchors of quotes, with the quoted words."""
    return _each(
        ((one.anchor, *one.former), entry.publishable(one.location.words))
        for one in entry.quoted
        if one.is_promised
    )


def _measured(catalogue: Catalogue, measures: Iterable[MeasureEntry]) -> dict[str, Meaning]:
    """The anchors of measures among the municipality's, with the words of each.

    Several may have the same quote, or the same number in their cells.
    """

    def words(one: MeasureEntry) -> str:
        cell = one.measure.cell
        within = catalogue.extracts.cell_names(one) if cell else (f"{one.measure.value:g}",)
        return one.entry.publishable(" ".join((*within, one.ground)))

    return _each((one.page_anchors, words(one)) for one in measures)


def _each(found: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, Meaning]:
    """The anchors of several things, the present one of each first, with the words of each."""
    return {
        anchor: Meaning(words, is_former)
        for (present, *former), words in found
        for anchor, is_former in ((present, False), *((one, True) for one in former))
    }


def _priority(entry: PriorityEntry) -> Page:
    priority, own = entry.priority, municipality_address(entry.municipality)
    sources = ", ".join(source.item.entry.document.short_title for source in entry.sources)
    return Page(
        address=priority_address(entry),
        title=f"{priority.title} – {entry.municipality.name}",
        description=_told(entry, sources),
        template="priority.html",
        source=entry.file,
        subject=entry,
        parents=(own,),
        former=former_priority_addresses(entry),
        anchors=_commitment_anchors(entry.commitments),
        script="print.js",
        headline=statements.headline(entry),
        reference=f"{priority.title}, ur "
        + statements.reference(
            entry.municipality, [source.item.entry.document for source in entry.sources]
        ),
        panel=priority_panel_addresses(entry)[0],
    )


def _told(entry: PriorityEntry, sources: str) -> str:
    """The description of a priority's page: its summary, or else what the page contains."""
    if entry.summary:
        return " ".join(f"{line.label}: {line.text}" for line in statements.summary(entry))
    title, own = entry.priority.title, entry.municipality.official_name
    if not entry.follow_ups:
        told = f"Vad {own} planerade om {title}, ordagrant ur {sources}."
        return f"{told} {absence(entry).label}."
    if not entry.plans:
        return f"Vad som rapporterades om {title}, ordagrant ur {sources}. Ingen plan i samlingen."
    return f"Vad {own} planerade och vad som rapporterades om {title}, ordagrant ur {sources}."


def _commitment_anchors(commitments: Iterable[CommitmentEntry]) -> dict[str, Meaning]:
    return _each(
        (one.page_anchors, one.entry.publishable(one.commitment.quote)) for one in commitments
    )


def _topic(catalogue: Catalogue, topic: entities.Topic) -> Page:
    name = topic.labels.sv
    where = {entry.municipality.name: None for entry in catalogue.priorities_under(topic.id)}
    return Page(
        address=topic_address(topic),
        title=name,
        description=f"Vad {' och '.join(where)} har planerat och rapporterat om ämnet {name}.",
        template="topic.html",
        source=catalogue.topics_file,
        subject=topic,
        parents=(TOPICS,),
        former=tuple(f"{TOPICS}{former}/" for former in topic.former_ids),
        is_followed=True,
    )


def _panels(own: MunicipalityEntry, figures: FiguresOf) -> Iterator[Page]:
    """The panels that show a municipality's commitments, its priorities and its figures elsewhere."""
    municipality = own.municipality
    yield Page(
        address=strip_panel_address(municipality),
        title=f"Åtaganden – {municipality.name}",
        description=f"{municipality.genitive} åtaganden efter status, att visa på en annan webbplats.",
        template="panels/strip.html",
        source=None,
        subject=own,
        instead=municipality_address(municipality),
    )
    for entry in own.priorities:
        present, *former = priority_panel_addresses(entry)
        yield Page(
            address=present,
            title=f"{entry.priority.title} – {municipality.name}",
            description=f"{entry.priority.title} i {municipality.name}, att visa på en annan webbplats.",
            template="panels/priority.html",
            source=entry.file,
            subject=entry,
            former=tuple(former),
            instead=priority_address(entry),
        )
    for figure in figures.each:
        yield _figure_panel(figure)


def _figure_panel(figure: Figure) -> Page:
    one = figure.one
    present, *former = measure_panel_addresses(one)
    year = f", {one.measure.year}" if one.measure.year else ""
    name = one.entry.publishable(f"{one.what}{year} – {one.entry.document.short_title}")
    return Page(
        address=present,
        title=f"{name} – {one.entry.municipality.name}",
        description=f"{name}, att visa på en annan webbplats.",
        template="panels/figure.html",
        source=one.entry.file,
        subject=figure,
        former=tuple(former),
        instead=measures_address(one.entry.municipality),
    )


def _withdrawn_panels(catalogue: Catalogue, every: Iterable[Page]) -> Iterator[Page]:
    """A panel for each thing that is withdrawn and had one, unless one of `every` page has its address."""
    taken = {address: page for page in every for address in page.addresses}
    for withdrawal in catalogue.withdrawn:
        address, page = withdrawn_panel_address(withdrawal), taken.get(withdrawal.page)
        if address and page and address not in taken:
            taken[address] = panel = _withdrawn_panel(withdrawal, address, page.address)
            yield panel


def _withdrawn_panel(withdrawal: editorial.Withdrawal, address: str, instead: str) -> Page:
    return Page(
        address=address,
        title=withdrawal.title,
        description=f"Det som kortet visade är borttaget: {withdrawal.title}.",
        template="panels/withdrawn.html",
        source="data/withdrawn.yml",
        subject=withdrawal,
        instead=instead,
    )
