"""The main path in Firefox: read, choose, search, save. The other tests of the built site use Chromium."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.built import firefox as browser
from tests.built.firefox import PATIENCE, Firefox

PHONE, WIDE = 360, 1440
# The keys of WebDriver.
DOWN, RETURN = "\ue015", "\ue006"
HITS = "return document.querySelectorAll('[data-results] > li').length"


@pytest.fixture(scope="module")
def shared(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with browser.firefox(server, tmp_path_factory.mktemp("firefox")) as found:
        yield found


@pytest.fixture
def firefox(shared: Firefox) -> Iterator[Firefox]:
    """The browser. The test fails on any fault in its pages."""
    shared.faults.clear()
    yield shared
    assert shared.faults == []


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize(
    "address",
    [
        *("", "huddinge/", "huddinge/prioriteringar/lokal-samverkan/", "ataganden/", "jamfor/"),
        *(
            "huddinge/siffror/",
            "amnen/trygghet/",
            "huddinge/dokument/verksamhetsplan-2020/",
            "sok/",
        ),
    ],
)
def test_pages_fit_and_have_no_faults(firefox: Firefox, address: str, width: int) -> None:
    """Nothing is wider than the window, and no script fails."""
    firefox.open(address, width)
    assert firefox.run("return document.querySelector('h1').innerText.trim()")
    assert width == firefox.run("return innerWidth")
    assert firefox.run("return document.documentElement.scrollWidth") <= width


def test_a_search_answers(firefox: Firefox) -> None:
    """By its address and when somebody types, with the sentence that answers."""
    firefox.open("sok/?q=klotter", PHONE)
    firefox.until(HITS)
    told = firefox.run("return document.querySelector('[data-results]').innerText")
    assert "74% av de inkomna felanmälningar som avser klotter" in told
    firefox.run("const field = document.querySelector('[data-search-form] input'); field.select()")
    firefox.press(*"demokratipris")
    firefox.until("return document.querySelector('[data-results]').innerText.includes('tilldelas')")
    firefox.until("return location.search === '?q=demokratipris'")


def test_suggestions_by_keys(firefox: Firefox) -> None:
    """The start page's field suggests, and arrows and Return choose."""
    firefox.open("", PHONE)
    firefox.press("/", *"klokhus")
    firefox.until("return document.querySelector('[role=option]')?.innerText.includes('Klokhuset')")
    firefox.press(DOWN)
    option = "document.querySelector('[role=option]').getAttribute('aria-selected')"
    assert "true" == firefox.run(f"return {option}")
    firefox.press(RETURN)
    firefox.until("return location.pathname.endsWith('/soderhamn/insatser/klokhuset/')")


def test_commitments_are_chosen(firefox: Firefox) -> None:
    """By an address that somebody shared, and by the lists of the page."""
    firefox.open("ataganden/?status=genomfort")
    firefox.until("return document.querySelector('.ps-choose__told')?.innerText.startsWith('6 av')")
    firefox.run(
        "const list = document.querySelector('[name=kommun]');"
        "list.value = 'huddinge'; list.dispatchEvent(new Event('change', { bubbles: true }));"
    )
    firefox.until("return location.search.includes('kommun=huddinge')")


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize(
    ("title", "shapes", "label"),
    [
        ("från plan till rapport", ".ps-flow__band", "Ökad trygghet: 12"),
        ("åtaganden efter besked", ".ps-run use", "Genomfört 2021: 6"),
        ("dokument år för år", ".ps-moment svg", "Verksamhetsplan 2020"),
    ],
)
def test_a_picture_is_saved(
    firefox: Firefox, kind: str, title: str, shapes: str, label: str
) -> None:
    """With all its shapes and labels, or in points."""
    firefox.open("huddinge/")
    firefox.until("return document.querySelector('[data-save]')?.hidden === false")
    figure = f"document.querySelector('[data-picture=\"Huddinge: {title}\"]')"
    firefox.run(f"{figure}.querySelector(`[data-format=${{given[0]}}]`).click()", kind)
    name = title.translate(str.maketrans("åäö ", "aao-"))
    saved = firefox.folder / f"huddinge-{name}.{kind}"
    last = time.monotonic() + PATIENCE
    while not (saved.exists() and saved.stat().st_size):
        assert time.monotonic() < last
        time.sleep(0.05)
    content = saved.read_bytes()
    if kind == "png":
        assert content.startswith(b"\x89PNG")
    else:
        drawn = firefox.run(f"return {figure}.querySelectorAll('{shapes}').length")
        assert content.count(b"<path") >= drawn > 0
        assert label.encode() in content


def test_nothing_is_asked_of_another_host(firefox: Firefox) -> None:
    """What a page and its search fetch is the site's own."""
    firefox.open("sok/?q=trygghet")
    firefox.until(HITS)
    names = firefox.run("return performance.getEntriesByType('resource').map(({ name }) => name)")
    assert names
    assert [one for one in names if not one.startswith(firefox.root)] == []
