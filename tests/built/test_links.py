"""Every link leads somewhere, every page is well formed, and nothing comes from other sites."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from planspegeln.catalogue.figures import Figure
from planspegeln.model.editorial import Withdrawal
from planspegeln.pages.addresses import ASSETS, INDEX
from planspegeln.rendering.site import Site
from planspegeln.swedish.persons import form_of
from tests.built import project
from tests.built.html import BuiltSite, address_of, is_internal
from tests.built.project import EDIT, ORIGIN, ROOT


def links(site: BuiltSite, address: str) -> list[str]:
    """Everything that a page links to or loads."""
    page = site.pages[address]
    found = [str(tag[name]) for name in ("href", "src") for tag in page.select(f"[{name}]")]
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    if refresh:
        found.append(str(refresh["content"]).partition("url=")[2])
    return found


def test_every_link_leads_to_a_file_and_a_place(site: BuiltSite) -> None:
    """Every internal link leads to a file of the site. Its anchor is an id on that page."""
    checked = [
        site.fault_of(here, link)
        for here in site.pages
        for link in links(site, here)
        if is_internal(here, link) and not link.startswith(EDIT)
    ]
    assert len(checked) > 1000
    assert [fault for fault in checked if fault] == []


def test_every_edit_link_leads_to_a_file_of_the_project(site: BuiltSite) -> None:
    """The edit link of a page leads to the YAML or Markdown file behind it."""
    found = {link for here in site.pages for link in links(site, here) if link.startswith(EDIT)}
    missing = {link for link in found if not (ROOT / link.removeprefix(EDIT)).is_file()}
    assert f"{EDIT}data/huddinge/priorities/lokal-samverkan.yml" in found
    assert missing == set()


def test_no_edit_link_leads_to_a_name_that_is_left_out(site: BuiltSite, model: Site) -> None:
    """No page leads to a file with a name that is withheld. The other documents have their link."""
    people = {
        person for entry in model.catalogue.documents.values() for person in entry.document.personal
    }
    found = {link for here in site.pages for link in links(site, here) if link.startswith(EDIT)}
    assert f"{EDIT}data/huddinge/documents/verksamhetsberattelse-2021.yml" in found
    for link in found:
        text = (ROOT / link.removeprefix(EDIT)).read_text(encoding="utf-8")
        named = [p for p in people if form_of(p.name, text, surname=p.common is None)]
        assert [] == named, link


def test_no_edit_link_without_a_place_to_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address for editing, no page has an edit link."""
    monkeypatch.setattr(project, "EDIT", "")
    built = project.mkdocs(ROOT, "build", "--strict", "--site-dir", str(tmp_path))
    assert built.returncode == 0, built.stdout
    assert "Redigera" not in (tmp_path / "huddinge/index.html").read_text(encoding="utf-8")


def test_every_address_in_the_data_file_exists(site: BuiltSite) -> None:
    """Every url in priorities.json leads to a page of the site. Its anchor is a place on it."""

    def urls(value: object) -> list[str]:
        if isinstance(value, list):
            return [url for one in value for url in urls(one)]
        if isinstance(value, dict):
            own = [value["url"]] if "url" in value else []
            return own + [url for one in value.values() for url in urls(one)]
        return []

    data = json.loads((site.root / "data/priorities.json").read_text(encoding="utf-8"))
    found = urls(data)
    assert len(found) > len(data)
    assert [url for url in found if url.startswith("/") or site.fault_of("", url)] == []


def test_every_page_can_be_reached_from_the_start(site: BuiltSite, model: Site) -> None:
    """Links from the start page lead to every page that is not withdrawn or moved.

    Of the figures of a series, each of which has a panel, one is offered, and of those in a table none.
    """
    seen, ahead = {""}, [""]
    while ahead:
        here = ahead.pop()
        for link in links(site, here):
            there = address_of(urldefrag(urljoin(ORIGIN + here, link))[0].removeprefix(ORIGIN))
            if there in site.pages and there not in seen:
                seen.add(there)
                ahead.append(there)
    withdrawn = {
        page.address for page in model.pages.values() if isinstance(page.subject, Withdrawal)
    }
    series = {
        page.address
        for page in model.pages.values()
        if isinstance(page.subject, Figure)
        and (
            page.subject.one is not page.subject.series.measures[0]
            or page.subject.one.location.leaf.cell
        )
    }
    assert site.pages.keys() - seen - site.redirects - withdrawn - series == {"404.html"}


def test_every_generated_page_is_built(site: BuiltSite, model: Site) -> None:
    """Each page of the catalogue, and each of its former addresses, is a file of the site."""
    expected = {
        address for page in model.pages.values() for address in (page.address, *page.former)
    }
    assert expected - site.pages.keys() == set()


def test_every_folder_is_known(site: BuiltSite) -> None:
    """Other folders at the root have names that no municipality may use."""
    folders = {f"{path.name}/" for path in site.root.iterdir() if path.is_dir()}
    pages = {f"{address.partition('/')[0]}/" for address in site.pages}
    assert folders - pages == {ASSETS, INDEX}


def test_no_id_stands_twice_on_a_page(site: BuiltSite) -> None:
    """No id occurs twice on a page."""
    twice = {
        f"/{address}#{name}"
        for address, page in site.pages.items()
        for name, times in Counter(str(tag["id"]) for tag in page.find_all(id=True)).items()
        if times > 1
    }
    assert twice == set()


def test_nothing_comes_from_another_site(site: BuiltSite) -> None:
    """No page or style sheet uses a file or form of another site.

    Two links lead to other sites. The law requires them: they lead to the authorities that take
    complaints.
    """
    attributes = ("href", "src", "srcset", "action", "poster", "data")
    named = {
        f"/{here}: {tag[name]}"
        for here, page in site.pages.items()
        for name in attributes
        for tag in page.select(f"[{name}]")
        if re.match(r"(https?:)?//", str(tag[name])) and not is_internal(here, str(tag[name]))
    }
    styled = {
        f"{path.relative_to(site.root)}: {url}"
        for path in site.root.rglob("*.css")
        for url in re.findall(
            r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""",
            path.read_text(encoding="utf-8"),
        )
    }
    complaints = "https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/"
    assert named | styled == {
        "/om/tillganglighet/: https://www.digg.se/tdosanmalan",
        f"/om/personuppgifter/: {complaints}",
    }


def test_every_page_has_its_head(site: BuiltSite, model: Site) -> None:
    """Every page is in Swedish and has one title, one description and its canonical address.

    That of a page with nothing in it is the page above.
    """
    faults = []
    for address, page in site.pages.items():
        html, titles = page.find("html"), page.find_all("title")
        if html is None or html.get("lang") != "sv":
            faults.append(f"/{address}: lang")
        if len([title for title in titles if title.find_parent("head")]) != 1:
            faults.append(f"/{address}: title")
        if address in site.redirects:
            continue
        descriptions = page.find_all("meta", attrs={"name": "description"})
        if len(descriptions) != 1 or not str(descriptions[0]["content"]).strip():
            faults.append(f"/{address}: description")
        canonical = [str(tag["href"]) for tag in page.find_all("link", rel="canonical")]
        instead = model.pages[address].instead if address in model.pages else None
        if canonical != ([] if address == "404.html" else [ORIGIN + (instead or address)]):
            faults.append(f"/{address}: canonical")
    assert faults == []


def test_titles_tell_pages_apart(site: BuiltSite) -> None:
    """No two pages have the same title. Tabs and lists of results show nothing else of them."""
    titles = Counter(
        page.title.get_text() if page.title else ""
        for address, page in site.pages.items()
        if address not in site.redirects
    )
    assert {title for title, times in titles.items() if times > 1 or not title.strip()} == set()


def test_headings_form_an_outline(site: BuiltSite) -> None:
    """Every page has one h1, which comes first. No heading skips a level or is empty."""
    faults = []
    for address, page in site.pages.items():
        if address in site.redirects:
            continue
        headings = page.find_all(re.compile(r"^h[1-6]$"))
        levels = [int(heading.name[1]) for heading in headings]
        steps = zip([0, *levels], levels, strict=False)
        if levels.count(1) != 1 or any(level > before + 1 for before, level in steps):
            faults.append(f"/{address}: {levels}")
        faults += [f"/{address}: empty" for one in headings if not one.get_text(strip=True)]
    assert faults == []
