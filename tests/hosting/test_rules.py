"""Tests of planspegeln.hosting.rules."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from planspegeln.exports import feeds
from planspegeln.hosting.files import files
from planspegeln.hosting.rules import (
    CACHE,
    EVERYWHERE,
    RULES,
    SPECIAL,
    TYPES,
    UNKNOWN,
    UNSERVED,
    Moves,
    base,
    ensure_public,
    policy,
)
from planspegeln.model.rows import BESIDE, ROWS
from planspegeln.pages.addresses import KEPT, PANELS
from planspegeln.pages.datasets import DATASETS, METADATA, WORKBOOK, schema
from planspegeln.rendering.site import Site


def test_what_has_moved_and_what_is_gone_is_found(site: Site) -> None:
    """Each former address leads to a page that is there; a withdrawn place on a page is not gone."""
    moves = Moves.of(site.pages.values(), "")
    panel = "inbaddning/pahittkoping/"
    figure = f"{panel}siffror/"
    assert {
        "amnen/torgen/": "amnen/torg/",
        f"{panel}lugnare-torg/": f"{panel}lugna-torg/",
        f"{figure}berattelse-2031-bankar-aret-innan/": f"{figure}berattelse-2031-bankar-2030/",
        f"{figure}plan-2029-avsatt/": f"{figure}plan-2030-avsatt/",
        f"{figure}plan-2029-sagostunder/": f"{figure}plan-2030-sagostunder/",
        "pahittkoping/dokument/plan-2029/": "pahittkoping/dokument/plan-2030/",
        "pahittkoping/prioriteringar/lugnare-torg/": "pahittkoping/prioriteringar/lugna-torg/",
    } == moves.moved
    gone = (f"{panel}borttagen/", "pahittkoping/prioriteringar/borttagen/")
    assert gone == moves.gone


def test_files_have_the_types_that_are_told_of_them(site: Site) -> None:
    """Pages and the catalogue say the type of a file, and servers send it with that one."""
    told = {file.newest: file.media_type for one in DATASETS for file in one.files}
    told |= {file.newest: file.media_type for file in (METADATA, *map(schema, (*ROWS, *BESIDE)))}
    followed = (address for page in site.pages.values() for address in page.feeds)
    told |= dict.fromkeys(followed, feeds.TYPE)
    known = {"application/json", WORKBOOK.media_type}
    endings = SPECIAL | {rf"\.{ending}": kind for ending, kind in UNKNOWN.items()}
    sent = {
        address: [kind for ending, kind in endings.items() if re.search(f"{ending}$", address)]
        for address, kind in told.items()
        if kind not in known
    }
    assert {address: [told[address]] for address in sent} == sent
    assert {*SPECIAL.values()} <= {*TYPES} & {kind for kinds in sent.values() for kind in kinds}


@pytest.mark.parametrize(
    "address", ["a b/", "a;return 200/", "a/../b/", "a", "", "å/", "a/\n", "/a/", "a}/", "$a/"]
)
@pytest.mark.parametrize("former", [True, False])
def test_no_address_becomes_a_rule_of_its_own(site: Site, address: str, former: bool) -> None:
    """What could mean something to a server is refused, not written into its rules."""
    page = site.pages["amnen/torg/"]
    other = replace(page, former=(address,)) if former else replace(page, address=address)
    with pytest.raises(ValueError, match="är ingen adress på webbplatsen"):
        Moves.of([other], "")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "/"),
        ("https://plan.example", "/"),
        ("https://plan.example/", "/"),
        ("https://plan.example/planer", "/planer/"),
        ("https://plan.example/a/b-c_d.e~f/", "/a/b-c_d.e~f/"),
    ],
)
def test_the_root_is_a_path_with_slashes(url: str, path: str) -> None:
    """Where the site is below another, its path begins and ends with a slash."""
    assert path == base(url)


@pytest.mark.parametrize(
    "path",
    [
        *("/a b/", "/å/", "/a;b/", "/a//b/", "/{a}/", '/"/', "/a\\b/", "/../", "/a/./", "/a/.."),
        *("/?a", "/a/?b=/", "/#a", "/a#", "/%2e%2e/", "/a\n/"),
    ],
)
def test_a_root_that_means_something_to_a_server_is_refused(path: str) -> None:
    """What SITE_URL may have is told."""
    with pytest.raises(ValueError, match="SITE_URL får bara ha"):
        base(f"https://plan.example{path}")


@pytest.mark.parametrize(
    "url",
    [
        *("javascript://x/", "ftp://plan.example/", "//plan.example/", "plan.example", "/planer/"),
        *("https://", "https:///a/", "https://plän.example/", "https://a b/", 'https://a"b/'),
        *("https://plan.example?a", "https://plan.example#a", "https://plan.example:a/", " "),
        *("https://[::1]/", "https://plan.example\\a/", "https://plan.example\n"),
    ],
)
def test_what_is_no_address_of_a_website(url: str) -> None:
    """It would be shown, or followed, on each page."""
    with pytest.raises(ValueError, match="SITE_URL är ”"):
        base(url)


def test_a_password_is_not_told() -> None:
    """Neither on a page nor in the fault."""
    with pytest.raises(ValueError, match="utan användare och lösenord") as told:
        base("https://namn:hemligt@plan.example/")
    assert "hemligt" not in str(told.value)


@pytest.mark.parametrize(
    "key", ["private_token", "api-key", "x.Secret", "sig", "auth", "jsessionid"]
)
def test_a_key_is_not_told(key: str) -> None:
    """An editor's address may have a query, but none that lets whoever reads it in."""
    ensure_public("EDIT_URL", "https://git.example/fil?path=data/&v=2#L1")
    with pytest.raises(ValueError, match=f"EDIT_URL har en nyckel, ”{key}…”") as told:
        ensure_public(
            "EDIT_URL", f"https://git.example/fil?path=data/;{key.replace('s', '%73')}=hemligt"
        )
    assert "hemligt" not in str(told.value)


@pytest.mark.parametrize("key", ["ghp_", "github_pat_", "glpat-"])
def test_a_key_of_a_code_host_is_not_told(key: str) -> None:
    """It is known by how it starts, wherever it stands."""
    with pytest.raises(ValueError, match=f"EDIT_URL har en nyckel, ”{key}…”") as told:
        ensure_public("EDIT_URL", f"https://git.example/{key}hemligt/fil")
    assert "hemligt" not in str(told.value)


def test_one_rule_is_about_an_address() -> None:
    """No rule's folder lies in another's: which of two counts, servers do not agree on."""
    folders = [rule.folder for rule in RULES]
    assert [] == [pair for pair in permutations(folders, 2) if pair[0].startswith(pair[1])]
    assert set(KEPT) <= set(folders)


def test_only_what_is_addressed_by_its_content_is_kept_for_good() -> None:
    """Every other address is asked for each time."""
    assert "no-cache" == EVERYWHERE[CACHE]
    kept = {rule.folder for rule in RULES if "immutable" in rule.whole[CACHE]}
    assert set(KEPT) == kept


def test_nothing_is_allowed_that_is_not_named() -> None:
    """The policy starts from nothing, and allows nothing inline and nothing from elsewhere."""
    directives = dict(one.split(" ", 1) for one in policy().split("; "))
    assert "'none'" == directives["default-src"]
    assert {"'none'", "'self'", "'wasm-unsafe-eval'"} == {
        source for sources in directives.values() for source in sources.split()
    }
    assert "frame-ancestors https://a.example" in policy("https://a.example")


def test_only_what_is_made_for_it_may_be_framed() -> None:
    """One folder's pages may stand within those of others, and no other page may."""
    frames = {rule.folder: rule.whole["Content-Security-Policy"] for rule in RULES}
    open_to_all = {folder for folder, told in frames.items() if "frame-ancestors *" in told}
    assert {PANELS} == open_to_all
    assert all(
        "frame-ancestors 'none'" in told for folder, told in frames.items() if folder != PANELS
    )
    assert "frame-ancestors 'none'" in EVERYWHERE["Content-Security-Policy"]
    assert policy("*").replace("frame-ancestors *", "frame-ancestors 'none'") == policy()


def test_values_fit_every_server() -> None:
    """No header has a sign that would end it where a server's file quotes it."""
    headers = [EVERYWHERE, *(rule.headers for rule in RULES)]
    values = [value for held in headers for value in held.values()]
    assert [] == [value for value in values if set(value) & set('"\\$%\n')]


def test_what_is_for_servers_is_not_served(site: Site) -> None:
    """Every file that is written for one kind of server is withheld by the others."""
    moves = Moves.of(site.pages.values(), "")
    assert set(UNSERVED) == files(moves, None, date(2031, 1, 1)).keys()
