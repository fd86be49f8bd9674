"""The command line: `python -m planspegeln build`, and the other commands that `--help` lists."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import get_args

from planspegeln.checks.check import doubts
from planspegeln.loading.faults import DataError
from planspegeln.loading.load import load
from planspegeln.model import entities
from planspegeln.pages import ledger
from planspegeln.publishing.dates import newest_change
from planspegeln.publishing.releases import PublishingError, Releases
from planspegeln.publishing.serving import BUILD, serve
from planspegeln.rendering.site import Site


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns the exit code: 0 if it succeeds, 1 if the data has faults or the command cannot be
    carried out. argparse exits with 2 if the arguments are wrong.
    """
    parser = argparse.ArgumentParser(prog="python -m planspegeln", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("data"), help="the data folder (default: data)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="check the data and name every fault")
    checked.add_argument(
        "--strict", action="store_true", help="fail on what is doubtful and not answered, too"
    )
    drafted = commands.add_parser("draft", help="draft a document from its source")
    drafted.add_argument("source", help="its file, or the name of one under sources/")
    drafted.add_argument("municipality", help="the municipality's id")
    drafted.add_argument("--kind", choices=get_args(entities.DocumentKind))
    drafted.add_argument("--years", help="the years it is for: 2021, or 2009-2011")
    drafted.add_argument("--id", help="its id (default: the title's first word and year)")
    served = commands.add_parser("serve", help="show the site here, and build it at each change")
    served.add_argument("--port", type=int, default=8000, help="where (default: 8000)")
    commands.add_parser("build", help="build the site and publish it into site/")
    commands.add_parser("rollback", help="publish the release before the present one again")
    addresses = commands.add_parser("addresses", help="write new addresses to the ledger")
    addresses.add_argument(
        "--accept",
        action="store_true",
        help="take the ledger's lines for all there are: for a new site, or after a merge",
    )
    commands.add_parser("words", help="propose compounds and their parts for words.yml")
    commands.add_parser("schema", help="write the schemas that help while editing, into schema/")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # the encoding may lack a character of the data
            stream.reconfigure(errors="backslashreplace")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"there is no folder {options.data}")
    project = options.data.resolve().parent
    if options.command == "draft":
        return _draft(options)
    if options.command == "serve":
        return serve(project, options.port, lambda line: print(line, flush=True))
    if options.command == "build":
        return _build(project)
    if options.command == "rollback":
        return _roll_back(project)
    if options.command == "check":
        return _check(options)
    try:
        if options.command == "schema":
            _write_schemas(project)
            return 0
        if options.command == "addresses":
            _withhold_addresses(options.data, accept=options.accept)
        accept = options.command == "addresses" and options.accept
        site = Site.open(options.data, accept_ledger=accept)
        if options.command == "addresses":
            for address in ledger.add(options.data, site.pages.values()):
                print(f"ny adress: /{address}")
        else:
            _propose_words(site)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_refused(error), file=sys.stderr)
        return 1
    return 0


def _refused(error: OSError) -> str:
    """What the system would not do, such as write to a full disk."""
    where = f" ({error.filename})" if error.filename else ""
    return f"Det gick inte: {error.strerror}{where}."


def _withhold_addresses(data: Path, *, accept: bool) -> None:
    for address in ledger.withhold(load(data), accept=accept):
        print(
            f"borta ur listan: /{address} (äldre versioner av förrådet har den kvar; data/README.md "
            "säger vad du gör åt det)"
        )


def _check(options: argparse.Namespace) -> int:
    """Name every fault and every doubt. Doubts alone fail only a strict check."""
    collection = load(options.data)
    doubtful = doubts(collection)
    told = "\n".join(map(str, doubtful))
    if doubtful:
        told += (
            f"\n{len(doubtful)} att se över. Är det rätt svarar du under accepted, med skälet.\n"
        )
    try:
        site = Site.of(collection)
    except DataError as error:
        print(f"{told}{error}", file=sys.stderr)
        return 1
    catalogue = site.catalogue
    print(
        f"{told}Inga fel: {len(catalogue.municipalities)} kommuner, "
        f"{len(catalogue.documents)} dokument, {len(catalogue.priorities)} prioriteringar "
        f"och insatser, {len(catalogue.topics)} ämnen, {len(catalogue.links)} samband."
    )
    if new := len(ledger.unlisted(options.data, site.pages.values())):
        print(
            f"{new} {'ny adress' if new == 1 else 'nya adresser'} står inte i "
            f"{options.data.name}/{ledger.LEDGER} än; kör make addresses innan du publicerar."
        )
    return int(options.strict and bool(doubtful))


def _build(project: Path) -> int:
    """Build with MkDocs, which macros.py makes publish the site in one step."""
    date = {"SOURCE_DATE_EPOCH": str(newest_change(project))}
    with subprocess.Popen(BUILD, cwd=project, env=date | os.environ) as building:  # noqa: S603 - our own arguments
        for number in (signal.SIGTERM, signal.SIGINT):
            # A process that is asked to end asks its own.
            signal.signal(number, lambda given, _: building.send_signal(given))
        return int(building.wait() != 0)


def _roll_back(project: Path) -> int:
    try:
        Releases(project / "site").roll_back()
    except PublishingError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_refused(error), file=sys.stderr)
        return 1
    print("site/ är nu den förra versionen. Kör kommandot en gång till för att ångra.")
    return 0


def _draft(options: argparse.Namespace) -> int:
    # It needs what only editors install.
    from planspegeln.authoring.draft import DraftError, Wanted, draft  # noqa: PLC0415

    wanted = Wanted(options.source, options.municipality, options.kind, options.years, options.id)
    try:
        made = draft(options.data, wanted, lambda line: print(line, file=sys.stderr))
    except DraftError as error:
        print(error, file=sys.stderr)
        return 1
    for line in made.found:
        print(line)
    print(f"Utkastet är {made.path.as_posix()}. Se över:")
    for note in (*made.notes, "allt som börjar med FYLL I; make check säger var det står"):
        print(f"- {note}")
    return 0


def _write_schemas(project: Path) -> None:
    # No build needs it.
    from planspegeln.authoring import schema  # noqa: PLC0415

    schema.write(project)


def _propose_words(site: Site) -> None:
    """Print proposals to review and put under `compounds` in words.yml."""
    # Imported here, because only editors have the dictionary installed.
    from planspegeln.authoring.compounds import propose  # noqa: PLC0415

    reviewed = site.catalogue.words.compounds
    for word, parts in propose(site.lexicon.text_words, reviewed).items():
        print(f"  {word}: [{', '.join(parts)}]")


if __name__ == "__main__":
    sys.exit(main())
