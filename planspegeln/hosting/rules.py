"""The rules for every kind of server: which headers an address gets, and what has moved or is gone.

The table `RULES` is by address: an address gets the headers of `EVERYWHERE`, changed by the rule
whose folder it is in. Folders of rules do not lie in each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from planspegeln.model import editorial
from planspegeln.pages.addresses import CARDS, DATA, KEPT, PANELS
from planspegeln.pages.pages import Page

CACHE: Final = "Cache-Control"
NOT_FOUND: Final = "404.html"
# For a server, not for visitors: each kind of server reads its own and should give out none.
UNSERVED: Final = ("_headers", "_redirects", ".htaccess")
# Texts beside HTML: they are UTF-8, and sent compressed.
TYPES: Final = (
    "application/atom+xml",
    "application/csvm+json",
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "application/rdf+xml",
    "application/schema+json",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/plain",
    "text/turtle",
    "text/xml",
)
# What servers may not know the type of, by how the file's name ends.
UNKNOWN: Final = {
    "csv": "text/csv",
    "rdf": "application/rdf+xml",
    "sqlite": "application/vnd.sqlite3",
    "ttl": "text/turtle",
}
# What servers take for any XML or JSON, by how its address ends: an expression that they all read alike.
SPECIAL: Final = {
    r"/feed\.xml": "application/atom+xml",
    r"/csv-metadata\.json": "application/csvm+json",
    r"/schema/[a-z]+\.json": "application/schema+json",
}
_KEEP: Final = "public, max-age=31536000, immutable"  # a year, the longest that is of use
_ASK: Final = "no-cache"  # keep it, but ask each time whether it is still the same
_PATH: Final = re.compile(r"/((?!\.{1,2}/)[A-Za-z0-9._~-]+/)*")
_HOST: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(?=/|\Z)")
# A part of an address that lets whoever has it in.
_KEY: Final = re.compile(
    r"[?&#;]([\w.-]*(?:token|key|secret|passw|pwd|sig|auth|session)[\w.-]*)="
    r"|\b(gh[opsu]_|github_pat_|glpat-)\w",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"([a-z0-9-]+/)+")


def policy(framed_by: str = "'none'") -> str:
    """The content security policy: nothing inline, and nothing from elsewhere.

    Pagefind, which is on every page behind the search field, is WebAssembly and starts a worker.
    `framed_by` says who may show the page within their own: `*` for a page made for that.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {framed_by}",
        )
    )


# The site has no use for what is refused here. Copying an address needs `clipboard-write`.
_REFUSED: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)

EVERYWHERE: Final[Mapping[str, str]] = {
    "Content-Security-Policy": policy(),
    # Only for the host itself: what else its owner has beside it is not known here.
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED) + ", clipboard-write=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    CACHE: _ASK,
}


@dataclass(frozen=True)
class Rule:
    """The headers that are others for the addresses in `folder`."""

    folder: str
    headers: Mapping[str, str]

    @property
    def whole(self) -> Mapping[str, str]:
        """Every header of the addresses in the folder."""
        return {**EVERYWHERE, **self.headers}


RULES: Final = (
    *(Rule(folder, {CACHE: _KEEP}) for folder in KEPT),
    # Files for whoever builds on them, also for scripts on other websites. Nobody is logged in here.
    Rule(
        DATA,
        {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"},
    ),
    # Images that are made to be shown where somebody shares a page.
    Rule(CARDS, {"Cross-Origin-Resource-Policy": "cross-origin"}),
    # Pages that are made to be shown within those of others, also where these let nothing in unasked.
    Rule(
        PANELS,
        {
            "Content-Security-Policy": policy(framed_by="*"),
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    ),
)


@dataclass(frozen=True)
class Moves:
    """What no longer is where it was.

    `base` is the path of the site's root ("/" or "/planer/"). `moved` has the present address for
    each former one, and `gone` has the withdrawn addresses, whose pages say why.
    """

    base: str
    moved: Mapping[str, str]
    gone: tuple[str, ...]

    @classmethod
    def of(cls, pages: Iterable[Page], site_url: str) -> Moves:
        """The moves among the pages. Raises ValueError if an address is not one of the site's."""
        moved: dict[str, str] = {}
        gone = []
        for page in pages:
            moved |= dict.fromkeys(page.former, page.address)
            if isinstance(page.subject, editorial.Withdrawal):
                gone.append(page.address)
        for address in (*moved, *moved.values(), *gone):
            if not _ADDRESS.fullmatch(address):  # it is written into the servers' own languages
                raise ValueError(f"”{address}” är ingen adress på webbplatsen")
        return cls(base(site_url), dict(sorted(moved.items())), tuple(sorted(gone)))


def ensure_public(name: str, url: str) -> None:
    """Raises ValueError if an address that each page shows has a password or a key, or is no website's."""
    if key := _KEY.search(unquote(url)):
        raise ValueError(
            f"{name} har en nyckel, ”{key[1] or key[2]}…”; varje sida visar adressen, så skriv den utan"
        )
    if url and _HOST.match(url) is None:
        raise ValueError(
            f"{name} är ”{_without_password(url)}”; väntade https:// och webbplatsens namn, utan "
            "användare och lösenord, som https://plan.kommunen.example/ (å, ä och ö skrivs som xn--…)"
        )


def base(site_url: str) -> str:
    """The path of the site's root, with a slash at both ends. "" is a site whose address is unknown.

    It is told by no part of an address but its host and path: each page shows it. Raises ValueError.
    """
    ensure_public("SITE_URL", site_url)
    path = _HOST.sub("", site_url)
    path = path if path.endswith("/") else f"{path}/"
    if not _PATH.fullmatch(path):
        raise ValueError(
            f"sökvägen ”{path}” i SITE_URL får bara ha a–z, 0–9 och tecknen . _ ~ - mellan snedstreck, "
            "och ingen fråga (?) och inget ställe (#)"
        )
    return path


def _without_password(url: str) -> str:
    return re.sub(r"(?<=://)[^/]*@", "…@", url)
