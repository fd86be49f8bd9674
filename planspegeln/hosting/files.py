"""The files for web servers that are part of the site."""

from __future__ import annotations

from planspegeln.hosting import apache, plain
from planspegeln.hosting.rules import Moves


def files(moves: Moves) -> dict[str, str]:
    """The text of each file, by its address. Each kind of server reads its own."""
    return {
        "_headers": plain.headers(moves),
        "_redirects": plain.redirects(moves),
        ".htaccess": apache.htaccess(moves),
    }
