"""`.htaccess`, for Apache as ordinary web hosts have it.

It asks for nothing beyond `AllowOverride FileInfo`, and for modules only where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planspegeln.hosting.rules import (
    CACHE,
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


def htaccess(moves: Moves, rules: Sequence[Rule] = RULES) -> str:
    """The text of the file."""
    return "\n".join(
        (
            f"ErrorDocument 404 {moves.base}{NOT_FOUND}",
            "AddDefaultCharset utf-8",
            "<IfModule mod_mime.c>",
            "AddType application/manifest+json .webmanifest",
            *(f"AddType {kind} .{ending}" for ending, kind in UNKNOWN.items()),
            "AddCharset utf-8 .css .csv .js .json .rdf .svg .ttl .webmanifest .xml",
            "</IfModule>",
            *(line for ending, kind in SPECIAL.items() for line in _special(ending, kind)),
            "<IfModule mod_headers.c>",
            *_headers(moves.base, rules),
            "</IfModule>",
            "<IfModule mod_filter.c>",
            "<IfModule mod_deflate.c>",
            f"AddOutputFilterByType DEFLATE text/html text/javascript {' '.join(TYPES)}",
            "</IfModule>",
            "</IfModule>",
            "<IfModule mod_rewrite.c>",
            "RewriteEngine On",
            *(f"RewriteRule ^{re.escape(name)}$ - [R=404,L]" for name in UNSERVED),
            *_moves(moves),
            "</IfModule>\n",
        )
    )


def _special(ending: str, kind: str) -> Iterator[str]:
    yield f'<If "%{{REQUEST_URI}} =~ m#{ending}$#">'
    yield f"ForceType {kind}"
    yield "</If>"


def _headers(base: str, rules: Sequence[Rule]) -> Iterator[str]:
    for name, value in EVERYWHERE.items():
        yield f'Header always set {name} "{value}"'
    for rule in rules:
        yield f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(base + rule.folder)}#">'
        for name, value in rule.headers.items():
            # A browser must not keep it if a file is not there.
            kept = ' "expr=%{REQUEST_STATUS} < 400"' if name == CACHE else ""
            yield f'Header always set {name} "{value}"{kept}'
        yield "</If>"


def _moves(moves: Moves) -> Iterator[str]:
    for former, present in moves.moved.items():
        yield f"RewriteRule ^{former}$ {moves.base}{present} [R=301,L]"
    for gone in moves.gone:
        page = f"{moves.base}{gone}"
        yield f"RewriteRule ^{gone}$ - [G,L]"
        yield f"<If \"%{{REQUEST_URI}} == '{page}'\">"
        yield f"ErrorDocument 410 {page}index.html"
        yield "</If>"
