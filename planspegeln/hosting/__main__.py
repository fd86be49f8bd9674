"""The command line: `python -m planspegeln.hosting nginx` and `… compress`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from planspegeln.hosting.compress import compress
from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.rules import Moves
from planspegeln.loading.faults import DataError
from planspegeln.rendering.site import Site


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns the exit code: 1 if the data or SITE_URL has faults."""
    parser = argparse.ArgumentParser(prog="python -m planspegeln.hosting", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    told = commands.add_parser("nginx", help="print the configuration of nginx, for SITE_URL")
    told.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    told.add_argument("--brotli", action="store_true", help="nginx has the module for Brotli")
    packed = commands.add_parser("compress", help="compress the built site")
    packed.add_argument("site", type=Path, help="its folder")
    options = parser.parse_args(arguments)
    if options.command == "compress":
        whole, zipped, smaller = compress(options.site)
        print(f"{whole // 1000} kB text: {zipped // 1000} kB gzip, {smaller // 1000} kB Brotli")
        return 0
    try:
        pages = Site.open(options.data).pages.values()
        moves = Moves.of(pages, os.environ.get("SITE_URL", ""))
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(configuration(moves, brotli=options.brotli), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
