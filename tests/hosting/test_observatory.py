"""That the rules of Mozilla's Observatory, as the tests apply them, find what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planspegeln.hosting.rules import EVERYWHERE
from tests.built.observatory import Answers, grade, points

BEST = Answers(
    route=["http://plan.example/", "https://plan.example/"],
    headers={name.lower(): [value] for name, value in EVERYWHERE.items()},
    html='<script type="module" src="assets/js/x.js"></script>',
    cross={},
)
CSP = "content-security-policy"


def test_the_sites_own_headers_are_the_best() -> None:
    """More than is asked for is given in five parts."""
    assert (140, "A+") == grade(BEST)
    assert {0, 5, 10} == set(points(BEST).values())


@pytest.mark.parametrize(
    ("name", "value", "part", "worth"),
    [
        (CSP, None, CSP, -25),
        (CSP, "default-src 'none'; default-src 'self'", CSP, -25),
        (CSP, "script-src 'self'", CSP, -20),
        (CSP, "default-src 'none'; script-src 'self' 'unsafe-inline'", CSP, -20),
        (CSP, "default-src 'none'; script-src https:", CSP, -20),
        (CSP, "default-src 'none'; connect-src http://x.example", CSP, -20),
        (CSP, "default-src 'none'; script-src 'unsafe-eval'", CSP, -10),
        (CSP, "default-src 'none'; img-src http://x.example", CSP, -10),
        (CSP, "default-src 'none'; style-src 'unsafe-inline'", CSP, 0),
        (CSP, "default-src 'self'", CSP, 5),
        (CSP, "default-src 'none'", "x-frame-options", -20),
        ("strict-transport-security", None, "strict-transport-security", -20),
        ("strict-transport-security", "max-age=100", "strict-transport-security", -10),
        ("strict-transport-security", "preload", "strict-transport-security", -20),
        ("x-content-type-options", None, "x-content-type-options", -5),
        ("referrer-policy", None, "referrer-policy", 0),
        ("referrer-policy", "unsafe-url", "referrer-policy", -5),
        ("referrer-policy", "nonsense", "referrer-policy", -5),
        ("cross-origin-resource-policy", "cross-origin", "cross-origin-resource-policy", 0),
        ("cross-origin-opener-policy", "x", "cross-origin-opener-policy", -5),
        ("cross-origin-embedder-policy", "require-corp", "cross-origin-embedder-policy", 10),
    ],
)
def test_a_header_that_is_worse(name: str, value: str | None, part: str, worth: int) -> None:
    """A header that is missing, wrong or weak is worth what the Observatory says."""
    headers = {**BEST.headers, name: [value] if value else []}
    assert worth == points(replace(BEST, headers=headers))[part]


@pytest.mark.parametrize(
    ("route", "worth"),
    [
        (["http://plan.example/"], -20),
        (["http://plan.example/", "http://www.plan.example/"], -20),
        (["http://plan.example/", "http://plan.example/a", "https://plan.example/a"], -10),
        (["http://plan.example/", "https://www.plan.example/"], -5),
    ],
)
def test_a_way_that_is_not_safe(route: list[str], worth: int) -> None:
    """Plain http should lead to the same host over TLS, at once."""
    assert worth == points(replace(BEST, route=route))["redirection"]


def test_others_who_read_with_a_visitors_cookies() -> None:
    """Everybody may read what is public, and nobody with a visitor's cookies."""
    told = {"access-control-allow-origin": ["https://annan.example"]}
    assert 0 == points(replace(BEST, cross={"access-control-allow-origin": ["*"]}))["cors"]
    told |= {"access-control-allow-credentials": ["true"]}
    assert -50 == points(replace(BEST, cross=told))["cors"]


@pytest.mark.parametrize(
    ("less", "score", "name"),
    [
        (["x-content-type-options"], 135, "A+"),
        (["strict-transport-security"], 80, "B+"),
        ([CSP, "strict-transport-security"], 35, "D"),
        (list(BEST.headers), 30, "D"),
    ],
)
def test_extra_counts_only_where_the_rest_is_good(less: list[str], score: int, name: str) -> None:
    """Below 90, what is better than asked for does not make up for what is missing."""
    headers = {key: value for key, value in BEST.headers.items() if key not in less}
    assert (score, name) == grade(replace(BEST, headers=headers))
