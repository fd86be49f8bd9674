"""The site behind a real nginx, with the rules for it that the project gives."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli
import pytest
from playwright.sync_api import Browser, expect

from planspegeln.hosting.compress import compress
from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.rules import EVERYWHERE, Moves, Rule, policy
from planspegeln.rendering.site import Site
from tests.built.conftest import windows
from tests.built.html import BuiltSite
from tests.built.nginx import Answer, Server, behind_the_container, behind_the_example
from tests.built.observatory import Answers, grade
from tests.built.project import ORIGIN, copy_project, mkdocs, replace_once
from tests.repository.files import health_check
from tests.workers import made_once

FOREVER: Final = "public, max-age=31536000, immutable"
REQUESTS: Final = 600
AT_ONCE: Final = 24
PLAN: Final = "huddinge/dokument/verksamhetsplan-2020/"
FORMER: Final = "huddinge/dokument/plan-2020/"
GONE: Final = "huddinge/prioriteringar/borta/"
WITHDRAWN: Final = f"""\
withdrawn:
  - address: {GONE}
    title: Något som är borta
    date: 2026-11-20
    reason: Det stod två gånger.
"""


@pytest.fixture(scope="module")
def packed(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, compressed."""

    def pack(target: Path) -> None:
        shutil.copytree(site.root, target)
        compress(target)

    return BuiltSite(made_once(tmp_path_factory, "packed", pack))


@pytest.fixture(scope="module")
def server(
    packed: BuiltSite, model: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The compressed site behind the nginx of docs/drift.md."""
    included = configuration(Moves.of(model.pages.values(), ORIGIN), brotli=True)
    with behind_the_example(tmp_path_factory.mktemp("nginx"), packed.root, included) as running:
        yield running


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site at /planer/, where a page has moved and another is gone, without the Brotli module."""
    project = copy_project(tmp_path_factory.mktemp("below") / "project")
    plan = project / f"data/{PLAN.replace('dokument', 'documents').rstrip('/')}.yml"
    replace_once(plan, "id: verksamhetsplan-2020", f"id: {plan.stem}\nformer_ids: [plan-2020]")
    replace_once(project / "data/withdrawn.yml", "withdrawn:\n", WITHDRAWN)
    url = f"{ORIGIN}planer/"
    root = project / "out"
    built = mkdocs(project, "build", "--strict", "--site-dir", str(root / "planer"), url=url)
    assert built.returncode == 0, built.stdout
    moves = Moves.of(Site.open(project / "data").pages.values(), url)
    rules = (Rule("om/", {"Content-Security-Policy": policy(framed_by="*")}),)  # as if made for it
    included = configuration(moves, rules=rules)
    with behind_the_example(tmp_path_factory.mktemp("nginx"), root, included) as running:
        yield running


def common(answer: Answer) -> dict[str, str | None]:
    """The headers of an answer that the rules are about."""
    return {name: answer.header(name.lower()) for name in EVERYWHERE}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("om/", "text/html; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("nytt/feed.xml", "application/atom+xml; charset=utf-8"),
        ("assets/search.json", "application/json; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("assets/planspegeln.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_what_may_change_is_asked_for_each_time(server: Server, path: str, kind: str) -> None:
    """Pages, data and what says where the search is have every header, and are looked up anew."""
    answer = server.ask(f"/{path}")
    assert (200, kind) == (answer.status, answer.header("content-type"))
    assert dict(EVERYWHERE) == common(answer)
    assert "nginx" == answer.header("server")  # and not which version


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/", "text/html; charset=utf-8"),
        ("data/priorities.json", "application/json; charset=utf-8"),
        ("data/amnen.rdf", "application/rdf+xml; charset=utf-8"),
        ("data/amnen.ttl", "text/turtle; charset=utf-8"),
        ("data/v1/commitments.csv", "text/csv; charset=utf-8"),
        ("data/planspegeln.sqlite", "application/vnd.sqlite3"),
        ("data/csv-metadata.json", "application/csvm+json; charset=utf-8"),
        ("data/v1/schema/commitments.json", "application/schema+json; charset=utf-8"),
    ],
)
def test_data_may_be_fetched_by_other_websites(server: Server, path: str, kind: str) -> None:
    """Scripts there may read it, and it has every other header."""
    answer = server.ask(f"/{path}")
    assert (200, kind) == (answer.status, answer.header("content-type"))
    assert {**EVERYWHERE, "Cross-Origin-Resource-Policy": "cross-origin"} == common(answer)
    assert "*" == answer.header("access-control-allow-origin")
    assert server.ask("/om/").header("access-control-allow-origin") is None


def test_what_is_addressed_by_its_content_is_kept(server: Server, site: BuiltSite) -> None:
    """Scripts, styles and the search's files stay in the browser for a year, safe all the same."""
    styles = (site.root / "assets/css").rglob("*.css")
    found = [site.root / site.scripts / "search/box.js", *styles, *site.search.rglob("*")]
    files = [path for path in found if path.is_file()]
    assert len(files) > 15
    for path in files:
        answer = server.ask(f"/{path.relative_to(site.root).as_posix()}")
        assert 200 == answer.status
        assert {**EVERYWHERE, "Cache-Control": FOREVER} == common(answer)


def test_images_for_sharing_may_be_shown_elsewhere(server: Server) -> None:
    """What is shown where somebody shares a page is let out, and nothing else."""
    answer = server.ask("/assets/share/planspegeln.png")
    assert {**EVERYWHERE, "Cross-Origin-Resource-Policy": "cross-origin"} == common(answer)


@pytest.mark.parametrize(
    "path",
    [
        "finns-inte",
        "huddinge/finns-inte/",
        "assets/js/0000000000000000/search/box.js",
        "pagefind/0000000000000000/pagefind.js",
        "404.html",
        "_headers",
        "_redirects",
        ".htaccess",
    ],
)
def test_what_is_not_there_says_so(server: Server, path: str) -> None:
    """An address that leads nowhere has the site's own page, its status, and is not kept."""
    answer = server.ask(f"/{path}")
    assert 404 == answer.status
    assert "<h1>Sidan finns inte</h1>" in answer.body.decode()
    assert dict(EVERYWHERE) == common(answer)


def test_a_folder_leads_to_its_page(server: Server) -> None:
    """An address without its last slash leads to the one with it, wherever the server stands."""
    answer = server.ask("/om")
    assert (301, "/om/") == (answer.status, answer.header("location"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_done_but_read(server: Server, method: str) -> None:
    """There is nothing to send to."""
    assert 405 == server.ask("/", method=method).status


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("gzip, br", "br", brotli.decompress),
        ("identity", None, bytes),
    ],
)
def test_text_is_sent_as_it_was_compressed(
    server: Server,
    packed: BuiltSite,
    accepted: str,
    encoding: str | None,
    unpack: Callable[[bytes], bytes],
) -> None:
    """A browser gets the file that was compressed for it, and no cache mistakes one for another."""
    for name in ("om/index.html", f"{packed.scripts}search/box.js", "data/measures.json"):
        answer = server.ask(f"/{name.removesuffix('index.html')}", accept_encoding=accepted)
        assert encoding == answer.header("content-encoding")
        assert (packed.root / name).read_bytes() == unpack(answer.body)
        assert "Accept-Encoding" == answer.header("vary")
        if encoding:
            made = packed.root / f"{name}.{'br' if encoding == 'br' else 'gz'}"
            assert made.read_bytes() == answer.body


def test_what_is_unchanged_is_not_sent_again(server: Server) -> None:
    """A browser that has the page is told so, by its tag or by its time, with the same headers."""
    first = server.ask("/om/")
    tag, time_of = first.header("etag"), first.header("last-modified")
    assert tag
    assert time_of
    for again in (
        server.ask("/om/", if_none_match=tag),
        server.ask("/om/", if_modified_since=time_of),
    ):
        assert (304, b"") == (again.status, again.body)
        assert dict(EVERYWHERE) == common(again)
    assert 200 == server.ask("/om/", if_none_match='"another"').status


def test_a_part_can_be_asked_for(server: Server, packed: BuiltSite) -> None:
    """A download that broke off goes on where it was."""
    whole = (packed.root / "data/measures.json").read_bytes()
    part = server.ask("/data/measures.json", range="bytes=100-199")
    assert (206, whole[100:200]) == (part.status, part.body)
    assert f"bytes 100-199/{len(whole)}" == part.header("content-range")
    assert 416 == server.ask("/data/measures.json", range=f"bytes={len(whole)}-").status


def test_plain_http_leads_to_tls(server: Server) -> None:
    """Over http every address leads to the same one over https."""
    answer = server.ask("/om/?a=b", tls=False)
    assert (301, f"{server.root}om/?a=b") == (answer.status, answer.header("location"))


def test_below_another_site(below: Server) -> None:
    """The site may be a folder of an address: its pages, what is not there, and its folders."""
    page = below.ask("/planer/data/priorities.json")
    assert 200 == page.status
    assert json.loads(page.body)[0]["href"].startswith(f"{ORIGIN}planer/")
    lost = below.ask("/planer/finns-inte/")
    assert 404 == lost.status
    assert 'href="/planer/sok/"' in lost.body.decode()
    assert dict(EVERYWHERE) == common(lost)
    folder = below.ask("/planer/huddinge")
    assert (301, "/planer/huddinge/") == (folder.status, folder.header("location"))
    beside = below.ask("/annat/")
    assert 404 == beside.status
    assert {None} == set(common(beside).values())  # what else the server has is not ours


def test_what_has_moved_leads_on_for_good(below: Server) -> None:
    """A former address leads to the present one, with what stood after it."""
    answer = below.ask(f"/planer/{FORMER}?q=x")
    assert (301, f"/planer/{PLAN}?q=x") == (answer.status, answer.header("location"))
    assert dict(EVERYWHERE) == common(answer)


def test_what_is_gone_says_why(below: Server) -> None:
    """A withdrawn page's address is gone for good, and its page says what happened."""
    answer = below.ask(f"/planer/{GONE}")
    assert 410 == answer.status
    assert "Det stod två gånger." in answer.body.decode()
    assert dict(EVERYWHERE) == common(answer)


def test_a_page_can_be_made_to_stand_within_others(below: Server) -> None:
    """A rule by address lets one folder's pages be framed, and no other's."""
    framed = below.ask("/planer/om/").header("content-security-policy")
    assert framed == policy(framed_by="*")
    assert "frame-ancestors 'none'" in str(below.ask("/planer/").header("content-security-policy"))


def test_text_is_compressed_where_no_file_is(below: Server) -> None:
    """A site that was not compressed is sent compressed with gzip all the same."""
    answer = below.ask(f"/planer/{PLAN}", accept_encoding="br, gzip")
    assert "gzip" == answer.header("content-encoding")
    assert b"<!doctype html>" == gzip.decompress(answer.body)[:15]


def test_many_at_once_are_answered(
    server: Server, packed: BuiltSite, told: Callable[[str], None]
) -> None:
    """Hundreds of requests, many at a time, are all answered with the page that they are for."""
    addresses = [one for one in packed.pages if one != "404.html"]
    asked = (addresses * (REQUESTS // len(addresses) + 1))[:REQUESTS]

    def is_right(address: str) -> bool:
        answer = server.ask(f"/{address}", accept_encoding="gzip")
        expected = packed.pages.html(address).encode()
        return answer.status == 200 and gzip.decompress(answer.body) == expected

    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as workers:
        right = list(workers.map(is_right, asked))
    spent = time.perf_counter() - start
    told(f"nginx: {REQUESTS} pages over TLS, {AT_ONCE} at a time, in {spent:.1f} s")
    assert [] == [address for address, good in zip(asked, right, strict=True) if not good]


def test_the_grade_is_the_best(server: Server) -> None:
    """By the rules of Mozilla's HTTP Observatory, the answers over TLS get an A+."""
    first = server.ask("/", tls=False)
    start = server.ask("/")
    answers = Answers(
        route=[f"http://localhost:{server.plain}/", str(first.header("location"))],
        headers=start.headers,
        html=start.body.decode(),
        cross=server.ask("/", origin="https://annan.example").headers,
    )
    assert (140, "A+") == grade(answers)


def test_the_log_tells_of_no_visitor(server: Server) -> None:
    """The log has the page, and neither an address nor what was searched for.

    The log that Debian's nginx has for all its sites has nothing of this one.
    """
    server.ask("/sok/?q=nagot-hemligt", user_agent="webblasare", referer="https://fran.example/")
    server.ask("/finns-inte/?q=nagot-hemligt")
    server.ask("/?q=nagot-hemligt", tls=False)
    folder = server.certificate.parent
    until = time.monotonic() + 5  # a line is written when its answer has been sent
    while " /finns-inte/ " not in (told := (folder / "access.log").read_text(encoding="utf-8")):
        assert time.monotonic() < until, told
        time.sleep(0.05)
    told += (folder / "error.log").read_text(encoding="utf-8")
    assert re.search(r"^\S+ GET /sok/ 200 \d+$", told, re.MULTILINE)
    assert re.search(r"^\S+ GET /finns-inte/ 404 \d+$", told, re.MULTILINE)
    told += (folder / "others.log").read_text(encoding="utf-8")
    for secret in ("nagot-hemligt", "127.0.0.1", "::1", "webblasare", "fran.example"):
        assert secret not in told


def test_every_kind_of_page_works_under_the_rules(
    browser: Browser, server: Server, kinds: list[str]
) -> None:
    """With all its headers in force a browser finds nothing to object to, and the search finds."""
    with windows(browser, server.root) as new:
        visitor = new()
        for address in set(kinds) - {"404.html"}:  # whose status is a fault to a browser
            page = visitor.open(address)
            page.wait_for_load_state("networkidle")
            expect(page.get_by_role("main")).to_be_visible()
        visitor.open("om/")
        page.get_by_role("combobox").press_sequentially("klokhus")
        expect(page.get_by_role("option").first).to_contain_text("Klokhuset")
        visitor.open("sok/?q=trygghet")
        expect(page.locator("[data-search-message]")).to_contain_text("träffar")
        page.locator("[data-results] > li a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_works_below_another_site(browser: Browser, below: Server) -> None:
    """In a folder of an address, hits lead to the pages there."""
    with windows(browser, below.root) as new:
        page = new().open("planer/sok/?q=klokhuset")
        expect(page.locator("[data-search-message]")).to_contain_text("träff")
        page.locator("[data-results] > li a").first.click()
        page.wait_for_url("**/planer/soderhamn/insatser/klokhuset/**")


def test_the_container_serves_the_same(packed: BuiltSite, model: Site, tmp_path: Path) -> None:
    """The container's configuration gives every header, and its health check passes and fails."""
    included = configuration(Moves.of(model.pages.values(), ""), brotli=True)
    check = health_check()
    with behind_the_container(tmp_path, packed.root, included) as container:
        answer = container.ask("/om/", tls=False, accept_encoding="br")
        assert (200, "br") == (answer.status, answer.header("content-encoding"))
        assert dict(EVERYWHERE) == common(answer)
        assert 0 == run(check, container.plain, "/")
        assert 0 != run(check, container.plain, "/finns-inte/")
    assert 0 != run(check, container.plain, "/")
    assert "127.0.0.1" not in (tmp_path / "access.log").read_text(encoding="utf-8")


def run(check: list[str], port: int, base: str) -> int:
    """What a health check ends with, at this port."""
    command = [one.replace("127.0.0.1/8080", f"127.0.0.1/{port}") for one in check]
    assert command != check
    own = os.environ | {"BASE": base}
    return subprocess.run(command, env=own, capture_output=True, timeout=10, check=False).returncode
