"""The files for web servers that are part of the site."""

from __future__ import annotations

from datetime import date

from planspegeln.hosting import apache, plain, security
from planspegeln.hosting.rules import Moves
from planspegeln.model import editorial


def files(moves: Moves, about: editorial.About | None, today: date) -> dict[str, str]:
    """The text of each file, by its address. Each kind of server reads its own.

    `security.txt` has its place at the root of a host, so a site below another has none.
    """
    made = {
        "_headers": plain.headers(moves),
        "_redirects": plain.redirects(moves),
        ".htaccess": apache.htaccess(moves),
    }
    if about and about.security and moves.base == "/":
        made[security.ADDRESS] = security.text(about.security, today)
    return made
