"""The command line: `python -m planspegeln check` and `… addresses`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from planspegeln import addresses
from planspegeln.faults import DataError
from planspegeln.site import Site


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 when the data is sound, 1 when it has faults."""
    parser = argparse.ArgumentParser(prog="python -m planspegeln", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("data"), help="the data folder (default: data)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the data and name every fault")
    commands.add_parser("addresses", help="write new addresses to the ledger of published ones")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"there is no folder {options.data}")
    try:
        site = Site.open(options.data)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if options.command == "addresses":
        for address in addresses.add(options.data, site.pages.values()):
            print(f"ny adress: /{address}")
    else:
        catalogue = site.catalogue
        print(
            f"Inga fel: {len(catalogue.municipalities)} kommuner, "
            f"{len(catalogue.documents)} dokument, {len(catalogue.priorities)} prioriteringar "
            f"och insatser, {len(catalogue.topics)} ämnen, {len(catalogue.links)} samband."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
