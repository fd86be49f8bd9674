"""The configuration of nginx, to include in a `server` block.

It is no file of the site: what stands in the site may be changed by whoever publishes, but nginx
reads its configuration as root. An older or newer one than the site does no harm. What it does not
know of has moved is then a page that leads on, and what is gone a page that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planspegeln.hosting.rules import (
    EVERYWHERE,
    NOT_FOUND,
    RULES,
    SPECIAL,
    TYPES,
    UNKNOWN,
    UNSERVED,
    Moves,
    Rule,
)


def configuration(moves: Moves, *, brotli: bool = False, rules: Sequence[Rule] = RULES) -> str:
    """The text of the configuration. `brotli`: nginx has the module that gives out .br files."""
    inner = (
        *_whole(moves.base, brotli=brotli),
        *_headers(EVERYWHERE),
        *(line for rule in rules for line in _rule(moves, rule)),
        *(_exact(moves.base + name, "return 404;") for name in UNSERVED),
        _exact(moves.base + NOT_FOUND, "internal;"),
        _exact(
            f"{moves.base}manifest.webmanifest", "types {} default_type application/manifest+json;"
        ),
        *_types(),
        *_moves(moves, lambda address: not any(address.startswith(one.folder) for one in rules)),
    )
    return "\n".join(
        (
            "# Made by `python -m planspegeln nginx`. Include it in a server block whose root",
            f"# has the site at {moves.base}, and make it anew when something has moved.",
            f"location ^~ {moves.base} {{",
            *(f"    {line}" for line in inner),
            "}\n",
        )
    )


def _whole(base: str, *, brotli: bool) -> Iterator[str]:
    yield "index index.html;"
    yield f"error_page 404 {base}{NOT_FOUND};"
    yield "absolute_redirect off;  # right behind any proxy"
    yield "server_tokens off;"
    yield "log_not_found off;  # the log of errors would tell a visitor's address"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(TYPES)};"
    yield "gzip on;"
    yield "gzip_static on;"
    if brotli:
        yield "brotli_static on;"
    yield "gzip_vary on;"
    yield "gzip_proxied any;"
    yield "gzip_min_length 1000;"
    yield f"gzip_types {' '.join(TYPES)};"


def _types() -> Iterator[str]:
    """The types of what nginx does not know, or knows as something more general."""
    endings = SPECIAL | {rf"\.{ending}": kind for ending, kind in UNKNOWN.items()}
    for ending, kind in endings.items():
        yield f"location ~ {ending}$ {{ types {{}} default_type {kind}; }}"


def _headers(headers: Mapping[str, str]) -> Iterable[str]:
    return (f'add_header {name} "{value}" always;' for name, value in headers.items())


def _rule(moves: Moves, rule: Rule) -> Iterator[str]:
    """A folder's headers. All of them, since nginx forgets the outer ones where it sees one.

    What has moved and what is gone in the folder has them too, and so has what nginx does not know the type of.
    """
    yield f"location ^~ {moves.base}{rule.folder} {{"
    yield from (f"    {line}" for line in _headers(rule.whole))
    yield from (f"    {line}" for line in _types())
    yield from (f"    {line}" for line in _moves(moves, lambda one: one.startswith(rule.folder)))
    yield "}"


def _moves(moves: Moves, told: Callable[[str], bool]) -> Iterator[str]:
    """What has moved and what is gone, where `told` says so of the former address."""
    for former, present in moves.moved.items():
        if told(former):
            yield _exact(moves.base + former, f"return 301 {moves.base}{present}$is_args$args;")
    for gone in filter(told, moves.gone):
        page = f"{moves.base}{gone}"
        yield _exact(page, f"error_page 410 {page}index.html; return 410;")


def _exact(path: str, what: str) -> str:
    return f"location = {path} {{ {what} }}"
