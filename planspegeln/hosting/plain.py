"""`_headers` and `_redirects`, for hosts that publish a folder and read these two files in it.

Such a host asks a browser to look whether a page is still the same without being told. It joins
what several rules say of a header, so a rule takes the outer header away first. A host that
does not know how to (`! Name`) then keeps both, which is the stricter. It says itself which type a file
has: hosts do not read an expression for what is beside many pages alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planspegeln.hosting.rules import CACHE, EVERYWHERE, RULES, Moves, Rule


def headers(moves: Moves, rules: Sequence[Rule] = RULES) -> str:
    """The text of `_headers`."""
    return "\n".join((*_headers(moves.base, rules), ""))


def _headers(base: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"{base}*"
    yield from (f"  {name}: {value}" for name, value in EVERYWHERE.items() if name != CACHE)
    for rule in rules:
        yield f"{base}{rule.folder}*"
        for name, value in rule.headers.items():
            if name != CACHE:
                yield f"  ! {name}"
            yield f"  {name}: {value}"


def redirects(moves: Moves) -> str:
    """The text of `_redirects`. Its hosts know no way to say that a page is gone."""
    what = "# former and present address, and the status"  # no file of the site is empty
    lines = (f"{moves.base}{old} {moves.base}{new} 301" for old, new in moves.moved.items())
    return "\n".join((what, *lines, ""))
