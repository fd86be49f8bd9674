"""The only file that knows MkDocs: hooks that give it the pages, and macros for hand-written ones.

MkDocs loads it as a hook, and the macros plugin loads it again as a module. So what both need is in
the configuration, where `on_config` puts it. Only the hook knows of the release that it builds.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateSyntaxError
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import pages as structure
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_datetime
from mkdocs.utils.meta import get_data

from planspegeln import cores, exports
from planspegeln.catalogue.entries import PriorityEntry
from planspegeln.checks.personal import named_in
from planspegeln.exports import feeds
from planspegeln.exports.linked import pages as linked_pages
from planspegeln.hosting.files import files as hosting_files
from planspegeln.hosting.rules import Moves, ensure_public
from planspegeln.loading.faults import DataError
from planspegeln.pages.addresses import CARDS, SCRIPTS, STYLES, oembed_address, of_content
from planspegeln.pages.pages import Page
from planspegeln.publishing import whole
from planspegeln.publishing.building import AHEAD, SERVING
from planspegeln.publishing.releases import PublishingError, Releases
from planspegeln.rendering import batches, docs
from planspegeln.rendering.cards import Cards, of_municipality, of_site
from planspegeln.rendering.embeds import EMBEDS, insert
from planspegeln.rendering.inserts import Inserts, words
from planspegeln.rendering.markup import plain
from planspegeln.rendering.scripts import joined
from planspegeln.rendering.site import Site
from planspegeln.rendering.written import Written
from planspegeln.search import indexing

_LOG: Final = logging.getLogger("mkdocs.planspegeln")  # what is said here, a strict build counts
_ID: Final = re.compile(r'\sid="([^"]+)"')
_GONE: Final = "Har någon kunnat läsa den skriver du den i data/withdrawn.yml"
_TEMPLATES: Final = (".html", ".txt", ".xml", ".webmanifest")  # how the names of templates end


class _Guard:
    """Keeps the last good site until the new one is finished, whichever command builds it."""

    def __init__(self) -> None:
        self.publishes = False  # not while serving: MkDocs then builds into a folder of its own
        self._releases: Releases | None = None
        self._new = Path()

    def begin(self, config: MkDocsConfig) -> None:
        """Build into a folder beside the site."""
        if self.publishes:
            releases = Releases(Path(config.site_dir))
            self._new = releases.begin()
            self._releases = releases
            config.site_dir = str(self._new)

    def finish(self, config: MkDocsConfig, site: Site) -> None:
        """Publish the new site, unless a strict build is about to fail or something is lacking."""
        if self._releases is None or _has_warned():
            return
        if lacking := whole.lacking(self._new, site.pages.values(), site.origin):
            raise Abort("\n".join(["Sajten är inte hel och publiceras inte:", *lacking]))
        before, pages = self._releases.site, site.pages.values()
        for address in whole.gone(before, self._new, pages, site.origin):
            _LOG.info("/%s fanns i den förra utgåvan men inte i den nya. %s", address, _GONE)
        self._releases.publish(self._new)
        config.site_dir = str(self._releases.site)
        self._releases = None

    def give_up(self) -> None:
        """Leave the site as it is."""
        if self._releases:
            self._releases.end()
            self._releases = None


def _has_warned() -> bool:
    """Whether a strict build has counted a warning, for which it fails when all is done."""
    logger: logging.Logger | None = _LOG
    while logger:
        if any(one.get_counts() for one in logger.handlers if hasattr(one, "get_counts")):
            return True
        logger = logger.parent
    return False


_GUARD: Final = _Guard()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs'
    """Note whether the command publishes what it builds."""
    _GUARD.publishes = command != "serve" and not _ahead()


def _ahead() -> list[str]:
    """The ids of the municipalities whose pages are all that is built (`publishing/serving.py`). [] if all are."""
    return os.environ.get(AHEAD, "").split()


def on_build_error(error: Exception) -> None:
    """Leave the last good site as it is, and say what the system or a template would not do."""
    _GUARD.give_up()
    if place := _in_template(error):
        raise Abort(
            f"{place}: mallen går inte att använda ({type(error).__name__}: {error})"
        ) from None
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        raise Abort(f"Bygget avbröts, och sajten är som förut: {error.strerror}{where}") from None


def _refuse_unread(site: Site) -> None:
    """Raises Abort if something is unread, unless `site.yml` lets it be published as such."""
    if unread := site.catalogue.unpublishable:
        raise Abort(
            "\n".join(
                [
                    *map(str, unread),
                    "Det här är inte genomläst än, och publiceras inte. Läs det, eller skriv "
                    "publish_unread: true i data/site.yml: då står det på sidorna.",
                ]
            )
        )


def _in_template(error: Exception) -> str:
    """The file and the line of the template that an error comes from; "" if it comes from none."""
    frames = [(one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    places = [(Path(name), line) for name, line in frames if name.endswith(_TEMPLATES)]
    if not places:
        return ""
    path, line = places[-1]
    project = Path(__file__).parent
    return f"{path.relative_to(project) if path.is_relative_to(project) else path}:{line}"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Open the site before the macros plugin copies the configuration. Raises Abort on faults."""
    project = Path(config.config_file_path).parent
    if not config.site_url:
        _LOG.info(
            "SITE_URL är inte satt: sidor och filer anger ingen webbplats i sina adresser, och det som "
            "inte går utan (flöden, katalogen för dataportalen, webbkartan, sökning från webbläsarens eget fält, "
            "koden för inbäddning) skrivs inte"
        )
    try:
        ensure_public("EDIT_URL", config.edit_uri or "")
    except ValueError as error:
        raise Abort(str(error)) from None
    if faults := list(docs.faults(Path(config.docs_dir))):
        raise Abort("\n".join(faults))
    gc.unfreeze()  # when serving: the site of the last build
    gc.disable()  # reading the data makes no garbage
    try:
        data, ahead = project / "data", _ahead()
        site = Site.around(data, ahead) if ahead else Site.open(data)
    except DataError as error:
        raise Abort(str(error)) from None
    finally:
        gc.enable()
    site.name, site.origin = config.site_name, config.site_url or ""
    site.keep_compiled(project / ".build" / "templates")
    config.extra["planspegeln"] = site
    config.extra["card_says"] = of_site().words
    config.extra["linked"] = partial(linked_pages.script, site)
    if _GUARD.publishes and not os.environ.get(SERVING):
        _refuse_unread(config.extra["planspegeln"])
    gc.freeze()  # the collector need not search what lives as long as the build
    try:
        _GUARD.begin(config)
    except PublishingError as error:
        raise Abort(str(error)) from None
    config.extra["written"] = Written()
    documents = config.extra["planspegeln"].catalogue.documents.values()
    config.extra["withheld"] = named_in(one.document for one in documents)
    config.markdown_extensions.append(config.extra["written"])
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, redirects from former addresses, data files and servers' rules."""
    site: Site = config.extra["planspegeln"]
    _leave_out_material(files)
    _join_styles(files, config)
    _name_scripts(files, config)
    taken = {file.dest_uri: file.src_uri for file in files}
    for written in files.documentation_pages():
        written.edit_uri = f"docs/{written.src_uri}"  # from the repository's root
    labels = _labels(config.nav)
    for address in _draw(site, config):  # each lies where it is to be: MkDocs leaves it there
        there = str(Path(config.site_dir) / address)
        _add(files, taken, File.generated(config, address, abs_src_path=there))
    environment = config.plugins["macros"].env  # type: ignore[attr-defined]
    environment.from_string = cache(environment.from_string)  # the same for each generated page
    cards = Cards(Path(config.config_file_path).parent)
    for page in site.shown:
        if page.is_panel:
            html = _drawn(config, page).encode()
            _add(files, taken, File.generated(config, f"{page.address}index.html", content=html))
        else:
            file = File.generated(
                config,
                f"{page.address}index.md",
                content="{{ sida() }}",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            file.edit_uri = page.editable
            _add(files, taken, file)
            head = _head(site, page, taken)
            if isinstance(page.subject, PriorityEntry) and (card := cards.drawn(page.subject)):
                copied = str(card.path)
                _add(files, taken, File.generated(config, card.address, abs_src_path=copied))
                head |= {"card": card.name, "card_says": str(plain(card.words))}
            Drawn(labels.get(file.src_uri), file, config, head)
        for address, path in page.files.items():
            copied = str(Path(config.config_file_path).parent / "data" / path)
            _add(files, taken, File.generated(config, address, abs_src_path=copied))
        for former in page.former:
            content = site.fragment(
                "redirect.html", former, page=page, scripts=config.extra["scripts"]
            )
            _add(
                files,
                taken,
                File.generated(config, f"{former}index.html", content=str(content).encode()),
            )
    texts = [f"{page.title} {page.description}" for page in site.pages.values() if not page.instead]
    own = [file.content_string for file in files.documentation_pages() if not file.generated_by]
    texts += [docs.searched(text) for text in own if _is_searched(text)]
    config.extra["words"] = site.lexicon.files(texts)
    try:
        moves = Moves.of(site.pages.values(), config.site_url or "")
        told = hosting_files(moves, site.catalogue.about, get_build_datetime().date())
    except ValueError as error:
        raise Abort(str(error)) from None
    further = feeds.files(site.pages.values(), config.site_url or "", site.name) | site.oembed
    further[site.choices.address] = site.choices.text
    for address, text in further.items():
        _add(files, taken, File.generated(config, address, content=text.encode()))
    for address, text in told.items():
        file = File.generated(
            config, address, content=text.encode(), inclusion=InclusionLevel.INCLUDED
        )
        _add(files, taken, file)
    return files


def _draw(site: Site, config: MkDocsConfig) -> list[str]:
    """Draw the pages, gather the search's sentences and write the data files, on all cores.

    Returns the addresses of the data files.
    """
    others: list[Callable[[], Any]] = [partial(_write_data, site, config), lambda: site.answers]
    wanted = [] if _ahead() else others
    done = cores.together([*wanted, *batches.batches(site)], cores.available())
    made, config.extra["answers"] = done[: len(wanted)] or ([], {})
    drawn = done[len(wanted) :]
    config.extra["drawn"] = {address: html for own in drawn for address, html in own.items()}
    return list(made)


def _write_data(site: Site, config: MkDocsConfig) -> list[str]:
    """Write each data file where MkDocs builds, which has been emptied. Returns their addresses."""
    folder, root = Path(config.site_dir), config.site_url or ""
    written = []
    for address, content in exports.files(site.catalogue, site.pages.values(), root):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(address)
    return written


def _drawn(config: MkDocsConfig, page: Page) -> str:
    """The HTML of a page. One that could not be drawn with all the others raises why."""
    packed: bytes | None = config.extra["drawn"].get(page.address)
    return batches.unpack(packed) if packed else str(config.extra["planspegeln"].render(page))


def _is_searched(text: str) -> bool:
    """Whether a written page is found by a search; in its head it may ask not to be."""
    kept, _ = docs.head(get_data(text)[1])
    return not kept.get("search", {}).get("exclude")


def _leave_out_material(files: Files) -> None:
    """Leave out Material's scripts, styles and images: no page uses them."""
    for file in list(files):
        if file.src_uri.startswith(
            ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
        ):
            files.remove(file)


def _join_styles(files: Files, config: MkDocsConfig) -> None:
    """Join the styles of all components into one file, so that a page fetches only one.

    An overview and a page that is written by hand have one more, and a panel has a smaller one instead. All
    are in a folder named after what they hold.
    """
    site: Site = config.extra["planspegeln"]
    joined = {
        "planspegeln.css": config.extra_css,
        "overview.css": config.extra["overview_css"],
        "written.css": config.extra["written_css"],
        "panel.css": config.extra["panel_css"],
    }
    texts = {path: _style(files, path) for paths in joined.values() for path in paths}
    held = {name: "".join(texts[path] for path in paths).encode() for name, paths in joined.items()}
    folder = f"{STYLES}{of_content(held)}/"
    for path in texts:
        files.remove(files.src_uris[path])
    for name, content in held.items():
        files.append(File.generated(config, f"{folder}{name}", content=content))
    config.extra_css = [f"{folder}planspegeln.css"]
    config.extra["further_styles"] = {
        "overview": f"{folder}overview.css",
        "written": f"{folder}written.css",
    }
    site.panel_style = f"{folder}panel.css"


def _style(files: Files, path: str) -> str:
    """The text of a component's styles, without comments and indents."""
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"stilmallen {path} i mkdocs.yml finns inte i theme/")
    return re.sub(r"/\*.*?\*/\s*|(?<=\n)[ \t]+", "", file.content_string, flags=re.DOTALL)


def _name_scripts(files: Files, config: MkDocsConfig) -> None:
    """Join the scripts, in a folder named after what all of them hold: they fetch one another."""
    scripts = [file for file in files if file.src_uri.startswith(SCRIPTS)]
    texts = {file.src_uri.removeprefix(SCRIPTS): file.content_string for file in scripts}
    held = {name: text.encode() for name, text in joined(texts).items()}
    folder = f"{SCRIPTS}{of_content(held)}/"
    for file in scripts:
        files.remove(file)
    for name, content in held.items():
        files.append(File.generated(config, f"{folder}{name}", content=content))
    config.extra["scripts"] = folder


@event_priority(100)
def on_page_markdown(
    markdown: str,
    page: structure.Page,
    config: MkDocsConfig,
    files: Files,  # noqa: ARG001 - MkDocs'
) -> str:
    """Read the embeds of a written page, before the macros plugin would run anything on it."""
    if isinstance(page, Drawn):
        return markdown
    site: Site = config.extra["planspegeln"]
    embeds = {
        embed.__name__: partial(insert, embed, site, page.url.removeprefix("./"))
        for embed in EMBEDS
    }
    kept, faults = docs.head(page.meta)
    text = page.file.content_string
    for key, fault in faults:
        line = text[: text.find(f"\n{key}:") + 1].count("\n") + 1
        _LOG.error("%s", docs.placed(page.file.src_uri, text, fault, line))
    page.meta = {**kept, "render_macros": False} | (
        {} if page.is_homepage else {"style": "written"}
    )
    if _ahead():  # what it embeds is not read
        markdown = ""
    config.extra["inserts"], config.extra["markdown"] = Inserts(embeds), markdown
    return str(config.extra["inserts"].read(markdown))


def on_page_content(html: str, page: structure.Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs'
    """Finish a written page, and tell what must be mended in it."""
    if isinstance(page, Drawn):
        return html
    inserts: Inserts = config.extra["inserts"]
    html = inserts.finish(html)
    written: Written = config.extra["written"]
    text = page.file.content_string
    # MkDocs has taken the page's head away.
    above = text[: text.rfind(config.extra["markdown"])].count("\n")
    for person in config.extra["withheld"].told(words(html)):
        told = f"här nämns ”{person.name}”, som står under ”personal” och inte ska visas"
        _LOG.error("%s", docs.placed(page.file.src_uri, text, told))
    for line, fault in [*inserts.faults, *((None, fault) for fault in written.faults)]:
        told = docs.placed(page.file.src_uri, text, fault, line + above if line else None)
        _LOG.error("%s", told)
    written.faults.clear()
    return html


@event_priority(-100)
def on_post_build(*_: Any, config: MkDocsConfig | None = None) -> None:
    """Index the finished pages and publish them. The macros plugin calls this too, but with nothing."""
    if config is None or _ahead():
        return
    try:
        indexing.index(Path(config.site_dir), config.extra["words"], config.extra["answers"])
    except RuntimeError as error:
        raise Abort(str(error)) from None
    _GUARD.finish(config, config.extra["planspegeln"])


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG001 - MkDocs'
    """Keep serving the last good pages if a change does not build. MkDocs would stop answering."""

    def rebuild() -> None:
        try:
            builder()
        except Abort as error:
            print(error, file=sys.stderr, flush=True)

    server.builder = rebuild
    return server


def define_env(env: Any) -> None:
    """Give generated pages the macro that renders them."""
    site: Site = env.conf["extra"]["planspegeln"]

    def sida() -> Markup:
        try:
            return Markup(_drawn(env.conf, site.pages[str(env.page.url).removeprefix("./")]))  # noqa: S704 - ours
        except Exception as error:  # noqa: BLE001 - the plugin would make a page of any
            env.page.error = error
            return Markup("")

    env.macro(sida)


class Drawn(structure.Page):
    """A generated page. Its macro makes finished HTML, so Markdown need not read it."""

    def __init__(
        self, label: str | None, file: File, config: MkDocsConfig, head: dict[str, Any]
    ) -> None:
        self._held: int | None = None
        self.error: Exception | None = None
        super().__init__(label, file, config)
        self._head = head

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs'
        """Set the macro to run, and the page's metadata."""
        self.markdown = self.file.content_string
        self.meta = dict(self._head)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs'
        """Take the HTML that the macro made, or raise what it has met."""
        if self.error:
            raise self.error
        html = (self.markdown or "").strip()
        self.markdown = ""
        self.content = html
        self.toc = TableOfContents([])

    @property
    def content(self) -> str:
        """The HTML. It is kept compressed, since MkDocs renders all pages before it writes any."""
        return batches.unpack(self._html)

    @content.setter
    def content(self, html: str | None) -> None:
        held = hash(html)
        if held != self._held:  # at every step, MkDocs sets the same content again
            self._held = held
            self._html = batches.pack(html or "")

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # MkDocs only reads it
        """The anchors that a hand-written page may link to."""
        return set(_ID.findall(self.content))


def _labels(menu: Any) -> dict[str, str]:
    """The menu's label for each page in it, by path."""
    if isinstance(menu, list):
        return {path: label for entry in menu for path, label in _labels(entry).items()}
    found: dict[str, str] = {}
    for label, below in menu.items() if isinstance(menu, dict) else ():
        found |= {below: label} if isinstance(below, str) else _labels(below)
    return found


def _head(site: Site, page: Page, taken: dict[str, str]) -> dict[str, Any]:
    """The page's metadata. Jinja would run the title as code if `plain` did not neutralise it."""
    head: dict[str, Any] = {
        "title": str(plain(page.title)),
        "description": str(plain(page.description)),
    }
    if page.headline:
        head["headline"] = str(plain(page.headline))
    if page.reference:
        head["reference"] = str(plain(page.reference))
    if page.panel and site.origin:
        panel = site.pages[page.panel]
        head["code"] = str(site.fragment("_code.html", page.address, panel=panel))
        head["oembed"] = f"{site.origin}{oembed_address(panel.address)}"
    head["generated"] = "true"
    if page.source is None:
        head["computed"] = "true"
    if page.municipality and f"{CARDS}{page.municipality}.png" in taken:
        own = site.catalogue.municipalities[page.municipality].municipality
        head |= {"card": page.municipality, "card_says": str(plain(of_municipality(own).words))}
    if page.script:
        head["script"] = page.script
    if page.is_overview:
        head["style"] = "overview"
    if page.log:
        head["changed"] = page.log[0].date.isoformat()
    if page.instead:
        head |= {"instead": page.instead, "search": {"exclude": True}}
    return head


def _add(files: Files, taken: dict[str, str], file: File) -> None:
    if file.dest_uri in taken:
        raise PluginError(f"docs/{taken[file.dest_uri]} står i vägen för en sida som bygget skapar")
    taken[file.dest_uri] = file.src_uri
    files.append(file)
