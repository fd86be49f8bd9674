"""The rules of Mozilla's HTTP Observatory: a site's score and grade, from its own answers.

They are told in the table `SCORE_TABLE` and the analyzers of github.com/mdn/mdn-http-observatory.
Each part gives points to 100, and what is better than asked counts only where the rest is good.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

_SIX_MONTHS: Final = 15_552_000
_ENOUGH_FOR_EXTRA: Final = 90
_BROAD: Final = {
    "ftp:",
    "http:",
    "https:",
    "*",
    "http://*",
    "http://*.*",
    "https://*",
    "https://*.*",
}
_UNSAFE: Final = _BROAD | {"'unsafe-inline'", "data:"}
_PASSIVE: Final = {"img-src", "media-src"}
_PRIVATE: Final = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_TELLING: Final = {
    "origin",
    "origin-when-cross-origin",
    "unsafe-url",
    "no-referrer-when-downgrade",
}
_GRADES: Final = {
    100: "A+", 90: "A", 85: "A-", 80: "B+", 70: "B", 65: "B-", 60: "C+", 50: "C", 45: "C-",
    40: "D+", 30: "D", 25: "D-", 0: "F",
}  # fmt: skip


_CROSS_ORIGIN: Final = {
    "embedder": {"require-corp": 10, "credentialless": 10, "unsafe-none": 0},
    "opener": {
        "same-origin": 10,
        "same-origin-allow-popups": 10,
        "noopener-allow-popups": 10,
        "unsafe-none": 0,
    },
    "resource": {"same-origin": 10, "same-site": 10, "cross-origin": 0},
}


@dataclass(frozen=True)
class Answers:
    """What a site answers.

    `route` has the addresses that its http address leads over. `headers` and `html` are those of
    its start page over https, with names in lower case and one value for each time that it stands
    there. `cross` are the headers of an answer to another site's request.
    """

    route: Sequence[str]
    headers: Mapping[str, Sequence[str]]
    html: str
    cross: Mapping[str, Sequence[str]]


def points(answers: Answers) -> dict[str, int]:
    """What each part adds to 100, or takes from it."""
    headers = answers.headers
    directives = _directives(headers.get("content-security-policy", ()))
    return {
        "content-security-policy": _policy(directives),
        "cookies": _cookies(headers.get("set-cookie", ())),
        "cors": _cors(answers.cross),
        "redirection": _redirection(answers.route),
        "referrer-policy": _referrer(headers.get("referrer-policy", ())),
        "strict-transport-security": _transport(headers.get("strict-transport-security", ())),
        "subresource-integrity": _integrity(answers),
        "x-content-type-options": _exactly(headers, "x-content-type-options", "nosniff"),
        "x-frame-options": _frames(directives, headers.get("x-frame-options", ())),
        **{
            f"cross-origin-{name}-policy": _among(headers.get(f"cross-origin-{name}-policy"), known)
            for name, known in _CROSS_ORIGIN.items()
        },
    }


def grade(answers: Answers) -> tuple[int, str]:
    """The score and the grade."""
    found = points(answers).values()
    without = 100 + sum(one for one in found if one < 0)
    extra = sum(one for one in found if one > 0) if without >= _ENOUGH_FOR_EXTRA else 0
    score = max(without + extra, 0)
    return score, next(name for least, name in _GRADES.items() if score >= least)


def _directives(policies: Sequence[str]) -> dict[str, set[str]] | None:
    """The directives of the one policy there may be. None if one stands twice, which is invalid."""
    assert len(policies) <= 1, "the rules for joining several policies are not written here"
    found: dict[str, set[str]] = {}
    for policy in policies:
        for directive in filter(None, map(str.strip, policy.split(";"))):
            name, *sources = directive.lower().split()
            if name in found:
                return None
            found[name] = set(sources) or ({"'none'"} if name.endswith("-src") else set())
    return found


def _policy(directives: dict[str, set[str]] | None) -> int:
    if not directives:
        return -25
    default = directives.get("default-src", {"*"})
    script, style, plugin = (
        directives.get(name, default) for name in ("script-src", "style-src", "object-src")
    )
    active = {one for name, held in directives.items() if name not in _PASSIVE for one in held}
    passive = {one for name in _PASSIVE for one in directives.get(name, default)}
    if script & _UNSAFE or plugin & _BROAD:
        return -20
    if any(one.startswith(("http:", "ftp:")) for one in active):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if any(one.startswith(("http:", "ftp:")) for one in passive):
        return -10
    if style & _UNSAFE:
        return 0
    return 10 if default == {"'none'"} else 5


def _cookies(cookies: Sequence[str]) -> int:
    assert not cookies, "the rules for cookies are not written here: the site sets none"
    return 0


def _cors(cross: Mapping[str, Sequence[str]]) -> int:
    """Reading with a visitor's cookies is bad; that anybody may read what is public is not."""
    allowed = cross.get("access-control-allow-origin", ())
    cookies = cross.get("access-control-allow-credentials", ())
    return -50 if allowed and "*" not in allowed and "true" in cookies else 0


def _redirection(route: Sequence[str]) -> int:
    first, *others = (urlsplit(address) for address in route)
    if not others or others[-1].scheme != "https":
        return -20
    if others[0].scheme == "http":
        return -10
    return 0 if first.hostname == others[0].hostname else -5


def _referrer(given: Sequence[str]) -> int:
    if not given:
        return 0
    known = [
        one for one in re.split(r",\s*", ", ".join(given).lower()) if one in _PRIVATE | _TELLING
    ]
    return 5 if known and known[-1] in _PRIVATE else -5


def _transport(given: Sequence[str]) -> int:
    if not given:
        return -20
    age = re.search(r"(?:^|;)\s*max-age=(\d+)", given[0].lower())
    if not age or "," in given[0]:
        return -20
    return 0 if int(age[1]) >= _SIX_MONTHS else -10


def _integrity(answers: Answers) -> int:
    """Scripts of the site's own need no checksum; one with a checksum everywhere is better."""
    held = BeautifulSoup(answers.html, "html.parser").select("script[src]")
    host = urlsplit(answers.route[-1]).hostname
    away = [tag for tag in held if urlsplit(str(tag["src"])).hostname not in {None, host}]
    assert not away, "the rules for scripts from elsewhere are not written here"
    return 5 if any(tag.get("integrity") for tag in held) else 0


def _exactly(headers: Mapping[str, Sequence[str]], name: str, value: str) -> int:
    return 0 if [one.lower() for one in headers.get(name, ())] == [value] else -5


def _frames(directives: dict[str, set[str]] | None, given: Sequence[str]) -> int:
    if directives and "frame-ancestors" in directives:
        return 5
    if not given:
        return -20
    return 5 if given[0].lower() in {"deny", "sameorigin"} else -20


def _among(given: Sequence[str] | None, known: Mapping[str, int]) -> int:
    return known.get(", ".join(given).lower(), -5) if given else 0
