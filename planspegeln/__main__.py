"""The command line: `python -m planspegeln build`, and the other commands that `--help` lists."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, get_args

from planspegeln.checks.check import doubts
from planspegeln.hosting.compress import compress
from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.rules import Moves
from planspegeln.loading.faults import DataError, RefusedError
from planspegeln.loading.load import Collection, load
from planspegeln.model import editorial, entities
from planspegeln.pages import ledger
from planspegeln.pages.addresses import CARDS, CATALOGUE_FILES
from planspegeln.publishing.building import BUILD
from planspegeln.publishing.history import committed, known, newest_change, write_former
from planspegeln.publishing.releases import Releases
from planspegeln.publishing.serving import serve
from planspegeln.rendering import docs
from planspegeln.rendering.site import Site
from planspegeln.swedish.phrases import listed

if TYPE_CHECKING:
    from planspegeln.authoring.sheet.document import Written

_ANSWER: Final = "Är det rätt svarar du under accepted, med skälet."
_MOST: Final = 20  # lost addresses that are told one by one
_READ: Final = (
    "Läs i ett ark, med make sheet DOC=<kommun>/<dokument>, eller skriv det som står inom "
    "hakparenteserna när du har läst."
)
# It is told and no more: a site may be published without it.
_UNCATALOGUED: Final = (
    f"{CATALOGUE_FILES[0]}, katalogen för Sveriges dataportal, publiceras inte. Den kräver att "
    "data/site.yml säger vem som ansvarar för data: actor och adopted: true under accessibility, och "
    "kind under open_data."
)


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns the exit code: 0 if it succeeds, 1 if the data has faults or the command cannot be
    carried out. argparse exits with 2 if the arguments are wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # the encoding may lack a character of the data
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"there is no folder {options.data}")
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
        return code
    except RefusedError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # whoever reads has had enough: make check | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(_refused(error), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m planspegeln", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("data"), help="the data folder (default: data)"
    )
    commands = parser.add_subparsers(required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int], about: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about)
        added.set_defaults(run=run)
        return added

    command("check", _check, "check the data and name every fault")
    left = command("publish", _publish, "name what is left before the site may be published")
    left.add_argument(
        "--since", default="", help="a commit: nothing of its ledger may be lost (default: none)"
    )
    added = command("municipality", _municipality, "lay the file of a new municipality")
    added.add_argument("name", help="as in Statistics Sweden's list: Ängelholm")
    added.add_argument("--accent", help="the colour of its pages (default: one that few have)")
    drafted = command("draft", _draft, "draft a document from its source")
    drafted.add_argument("source", help="its file, or the name of one under sources/")
    drafted.add_argument("municipality", help="the municipality's id")
    drafted.add_argument("--kind", choices=get_args(entities.DocumentKind))
    drafted.add_argument("--years", help="the years it is for: 2021, or 2009-2011")
    drafted.add_argument("--id", help="its id (default: the title's first word and year)")
    sheeted = command("sheet", _sheet, "write a document's sheet, for an editor to decide in")
    sheeted.add_argument("document", help="its key: huddinge/verksamhetsplan-2020")
    taken = command("take", _take, "put what has been decided in a sheet into the data")
    taken.add_argument("sheet", type=Path, help="the sheet's file")
    served = command("serve", _serve, "show the site here, and build it at each change")
    served.add_argument("--port", type=int, default=8000, help="where (default: 8000)")
    command("build", _build, "build the site and publish it into site/")
    command("cards", _cards, "draw the images that are shown where pages are shared")
    command("compress", _compress, "compress the site, so that a web server need not")
    told = command("nginx", _nginx, "print the configuration of nginx, for SITE_URL")
    told.add_argument("--brotli", action="store_true", help="nginx has the module for Brotli")
    command("rollback", _roll_back, "publish the release before the present one again")
    addresses = command("addresses", _addresses, "write new addresses to the ledger")
    addresses.add_argument(
        "--accept",
        action="store_true",
        help="take the ledger's lines for all there are: for a new site, or after a merge",
    )
    changed = command("changes", _changes, "propose entries of the public log, for an editor")
    changed.add_argument("--since", required=True, help="a commit: what has changed since then")
    command("words", _words, "propose compounds and their parts for words.yml")
    command("schema", _schema, "write the schemas that help while editing, into schema/")
    return parser


def _project(options: argparse.Namespace) -> Path:
    return Path(options.data).resolve().parent


def _refused(error: OSError) -> str:
    """What the system would not do, such as write to a full disk."""
    where = f" ({error.filename})" if error.filename else ""
    return f"Det gick inte: {error.strerror}{where}."


def _addresses(options: argparse.Namespace) -> int:
    held = options.data / ledger.LEDGER
    if options.accept and held.exists():  # without one the site is new
        for address in ledger.put_back(load(options.data), committed(held)):
            print(f"åter i listan, så som i den förra versionen: /{address}")
    for address in ledger.withhold(load(options.data), accept=options.accept):
        print(
            f"borta ur listan: /{address} (äldre versioner av förrådet har den kvar; data/README.md "
            "säger vad du gör åt det)"
        )
    site = Site.open(options.data, accept_ledger=options.accept)
    if faults := list(docs.faults(_project(options) / "docs")):
        print("\n".join(faults), file=sys.stderr)  # what no build publishes gets no address
        return 1
    if unread := site.catalogue.unpublishable:
        told = (
            "Det här är inte genomläst än. Läs det först: adresserna finns sedan kvar för alltid."
        )
        print("\n".join([*map(str, unread), told]), file=sys.stderr)
        return 1
    for address in ledger.add(options.data, site.pages.values()):
        print(f"ny adress: /{address}")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Name every fault, and what is left to do. Only a fault fails the check."""
    collection = load(options.data)
    doubtful = doubts(collection)
    told = [*map(str, doubtful)]
    if doubtful:
        told.append(f"{len(doubtful)} att se över. {_ANSWER}")
    try:
        site = Site.of(collection)
    except DataError as error:
        print("\n".join([*told, str(error)]), file=sys.stderr)
        return 1
    catalogue = site.catalogue
    if catalogue.unread:
        from planspegeln.authoring.propose import pairs  # noqa: PLC0415

        told += [*map(str, catalogue.unread), *pairs.told(catalogue)]
        told.append(f"Inte genomläst än. {_READ}")
    told.append(
        f"Inga fel: {len(catalogue.municipalities)} kommuner, "
        f"{len(catalogue.documents)} dokument, {len(catalogue.priorities)} prioriteringar "
        f"och insatser, {len(catalogue.topics)} ämnen, {len(catalogue.links)} samband."
    )
    print("\n".join([*told, *_unlisted(options, site)]))
    return 0


def _publish(options: argparse.Namespace) -> int:
    """Name in one list what is left before the site may be published. It fails if anything is."""
    since = known(_project(options), options.since)
    collection = load(options.data)
    site = Site.of(collection)
    doubtful, unread = doubts(collection), site.catalogue.unpublishable
    images = Path("theme") / CARDS
    project = _project(options)
    left = [
        *docs.faults(project / "docs"),
        *map(str, doubtful),
        *([_ANSWER] if doubtful else []),
        *map(str, unread),
        *([_READ] if unread else []),
        *_unlisted(options, site),
        *(_lost(collection, since) if since else ()),
        *(
            f"dokumentet {key} står inte i {options.data.name}/changes/ än; skriv en post med "
            "kind: document, eller kör make changes SINCE=<den förra versionen>"
            for key in site.catalogue.log.untold
        ),
        *(
            f"bilden {images / name}.png saknas; kör make cards"
            for name in site.catalogue.municipalities
            if not (project / images / f"{name}.png").is_file()
        ),
    ]
    if left:
        print("\n".join(["Kvar innan det kan publiceras:", *left]), file=sys.stderr)
        return 1
    if editorial.publisher(site.catalogue.about) is None:
        print(_UNCATALOGUED)
    print("Inget är kvar att göra. Skicka in ändringen.")
    return 0


def _unlisted(options: argparse.Namespace, site: Site) -> list[str]:
    """What is said of addresses that the ledger does not hold: they could die unseen."""
    new = len(ledger.unlisted(options.data, site.pages.values()))
    told = (
        f"{new} {'ny adress' if new == 1 else 'nya adresser'} står inte i "
        f"{options.data.name}/{ledger.LEDGER} än; kör make addresses innan du publicerar."
    )
    return [told] if new else []


def _lost(collection: Collection, since: str) -> list[str]:
    """What is said of what the ledger had in the commit `since` and has no longer."""
    held = collection.root / ledger.LEDGER
    gone = sorted(ledger.lost(collection, committed(held, since)))
    name = f"{held.parent.name}/{held.name}"
    told = [
        f"den publicerade adressen /{address} är borta ur {name}, eller har ett annat märke där, sedan "
        f"version {since[:12]}"
        for address in gone[:_MOST]
    ]
    if len(gone) > _MOST:
        told.append(f"och {len(gone) - _MOST} adresser till")
    if gone:
        told.append(
            f"Återställ {name} ur den versionen (git checkout {since[:12]} -- {name}) och kör "
            "make addresses."
        )
    return told


def _serve(options: argparse.Namespace) -> int:
    return serve(_project(options), options.port, lambda line: print(line, flush=True))


def _build(options: argparse.Namespace) -> int:
    """Build with MkDocs, which macros.py makes publish the site in one step."""
    project = _project(options)
    date = {"SOURCE_DATE_EPOCH": str(newest_change(project))}
    with subprocess.Popen(BUILD, cwd=project, env=date | os.environ) as building:  # noqa: S603 - our own arguments
        for number in (signal.SIGTERM, signal.SIGINT):
            # A process that is asked to end asks its own.
            signal.signal(number, lambda given, _: building.send_signal(given))
        return int(building.wait() != 0)


def _compress(options: argparse.Namespace) -> int:
    site = _project(options) / "site"
    with Releases(site).held():
        whole, zipped, smaller = compress(site)
    print(f"{whole // 1000} kB text: {zipped // 1000} kB gzip, {smaller // 1000} kB Brotli")
    return 0


def _nginx(options: argparse.Namespace) -> int:
    pages = Site.open(options.data).pages.values()
    try:
        moves = Moves.of(pages, os.environ.get("SITE_URL", ""))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(configuration(moves, brotli=options.brotli), end="")
    return 0


def _roll_back(options: argparse.Namespace) -> int:
    Releases(_project(options) / "site").roll_back()
    print("site/ är nu den förra versionen. Kör kommandot en gång till för att ångra.")
    return 0


# The commands below need what no build does, so they import it when they run.


def _cards(options: argparse.Namespace) -> int:
    """Draw what is not drawn yet. A card that cannot be drawn is told, and the site may be published without."""
    from planspegeln.drawing.cards import draw  # noqa: PLC0415

    done = draw(Site.open(options.data), _project(options))
    for line in done.refused:
        print(line, file=sys.stderr)
    print(f"{done.drawn} bilder ritade, {done.removed} borttagna.")
    return 0


def _draft(options: argparse.Namespace) -> int:
    from planspegeln.authoring.draft import Wanted, draft  # noqa: PLC0415

    wanted = Wanted(options.source, options.municipality, options.kind, options.years, options.id)
    made = draft(options.data, wanted, lambda line: print(line, file=sys.stderr))
    for line in made.found:
        print(line)
    print(f"Utkastet är {made.path.as_posix()}. Se över:")
    for note in (*made.notes, "allt som börjar med FYLL I; make check säger var det står"):
        print(f"- {note}")
    return 0


def _municipality(options: argparse.Namespace) -> int:
    from planspegeln.authoring.municipality import add  # noqa: PLC0415

    path = add(options.data, options.name, options.accent)
    print(f"Kommunens fil är {path.as_posix()}. Se över genitive och official_name.")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from planspegeln.authoring.sheet.document import write_sheet  # noqa: PLC0415

    written = write_sheet(options.data, options.document)
    print(f"Arket är {written.path}. När du har bestämt: make take SHEET={written.path}")
    if written.former and written.is_sheet:
        told = "Det du hade ändrat i det förra arket står i det. " if written.is_carried else ""
        print(f"{told}Det förra är {written.former}.")
    elif written.former:
        print(f"Det som var där gick inte att läsa som ett ark. Det är nu {written.former}.")
    for line in _left(written):
        print(line)
    return 0


def _left(written: Written) -> Iterator[str]:
    """What only the former sheet has."""
    if written.left:
        number = "1 ändrad rad" if written.left == 1 else f"{written.left} ändrade rader"
        yield f"{number} står bara i det förra: där har data ändrats på annat sätt sedan dess."
    if written.own:
        named = listed(f"”{one}”" for one in written.own)
        yield f"Egna kolumner och blad står bara i det förra: {named}."


def _take(options: argparse.Namespace) -> int:
    from planspegeln.authoring.sheet.document import renew_sheet, take_sheet  # noqa: PLC0415
    from planspegeln.authoring.sheet.workbook import SheetError  # noqa: PLC0415

    told = take_sheet(options.data, options.sheet)
    for line in told or ["Inget är ändrat."]:
        print(line)
    if not told:
        return 0
    try:
        written = renew_sheet(options.data, options.sheet)
    except SheetError as open_elsewhere:
        print(open_elsewhere)
    else:
        print(
            f"Öppna {written.path} igen: det är nytt, med det som nu gäller. Det förra är {written.former}."
            if written
            else "Vill du rätta något som är infört gör du ett nytt ark först."
        )
        for line in _left(written) if written else ():
            print(line)
    return 0


def _words(options: argparse.Namespace) -> int:
    """Print proposals to review and put under `compounds` in words.yml."""
    from planspegeln.authoring.compounds import propose  # noqa: PLC0415

    site = Site.open(options.data)
    reviewed = site.catalogue.words.compounds
    for word, parts in propose(site.lexicon.text_words, reviewed).items():
        print(f"  {word}: [{', '.join(parts)}]")
    return 0


def _changes(options: argparse.Namespace) -> int:
    """Print entries to finish and put last in the file of their year in changes/."""
    from planspegeln.authoring import changes, yamlwriter  # noqa: PLC0415

    since = known(_project(options), options.since)
    if not since:
        raise RefusedError("ange den version som ska jämföras: make changes SINCE=<version>")
    now = load(options.data)
    Site.of(now)
    with TemporaryDirectory() as folder:
        before = load(write_former(options.data, since, Path(folder)))
        found, unlike = changes.propose(before, now), changes.unlike(before, now)
    for key in unlike:
        print(f"{key} går inte att jämföra: filen hade en annan form då", file=sys.stderr)
    if found:
        print(yamlwriter.write({"changes": found}), end="")
        told = "Fyll i posterna, ta bort dem som inte är något att berätta, och lägg resten sist i"
        print(f"{told} {options.data.name}/changes/<år>.yml.", file=sys.stderr)
    else:
        print("Inget nytt att berätta.", file=sys.stderr)
    return 0


def _schema(options: argparse.Namespace) -> int:
    from planspegeln.authoring import schema  # noqa: PLC0415

    schema.write(_project(options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
