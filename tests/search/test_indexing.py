"""The index, made by Pagefind, of small made-up sites."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from planspegeln.search import indexing
from planspegeln.search.indexing import ANSWERS, FACET_TABLE, POINTER, folder, index

TOWNS = {"exempelby": 3, "pahittkoping": 2, "tankestad": 5}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A start page, and some pages in a folder for each town, one topic each."""
    write(tmp_path / "index.html", "start", [])
    for old in ("avsomna", "bortdal"):  # pages that must not be searched, such as redirects
        (tmp_path / old).mkdir()
        (tmp_path / old / "index.html").write_text("<html><body>flyttad</body></html>")
    for town, count in TOWNS.items():
        for number in range(count):
            topics = ["torg", "broar"][: 1 + number % 2]
            write(tmp_path / town / str(number) / "index.html", f"{town} {number}", topics)
    return tmp_path


def write(path: Path, text: str, topics: list[str]) -> None:
    """Write a page that Pagefind indexes."""
    filters = "".join(f'<i data-pagefind-filter="amne">{topic}</i>' for topic in topics)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<html lang="sv"><body data-pagefind-body><h1>{text}</h1>{filters}</body></html>',
        encoding="utf-8",
    )


def facets(site: Path) -> dict[str, Any]:
    """What the index says of its pages."""
    found: dict[str, Any] = json.loads((folder(site) / FACET_TABLE).read_text(encoding="utf-8"))
    return found


def addresses(site: Path) -> list[list[str]]:
    """The addresses of the pages in each part of the index, in order."""
    shelf = json.loads((folder(site) / ANSWERS.format(0)).read_text(encoding="utf-8"))
    return list(parted([page["u"] for page in shelf["pages"]], facets(site)["parts"]))


def parted(whole: Sequence[Any], sizes: list[int]) -> Iterator[list[Any]]:
    """Everything, in pieces of these sizes."""
    assert len(whole) == sum(sizes)
    for end, size in zip(accumulate(sizes), sizes, strict=True):
        yield list(whole[end - size : end])


def meta(bundle: Path) -> list[Any]:
    """Pagefind's meta file of a part of the index."""
    (path,) = bundle.glob("*.pf_meta")
    held: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return held


def test_a_small_site_is_one_index(site: Path) -> None:
    """Up to so many pages are indexed together."""
    index(site, {}, {})
    found = facets(site)
    assert found["parts"] == [1 + sum(TOWNS.values())]
    assert not (folder(site) / "1").exists()


def test_a_large_site_is_indexed_in_parts(site: Path) -> None:
    """Towns share a part while they have room; the parts have every page once, in order."""
    index(site, {}, {}, most=5)
    parts = [folder(site), folder(site) / "1", folder(site) / "2"]
    towns = [sorted({url.split("/")[0] for url in part}) for part in addresses(site)]
    assert towns == [["", "exempelby"], ["pahittkoping"], ["tankestad"]]
    assert facets(site)["parts"] == [4, 2, 5]
    assert (parts[0] / "pagefind.js").exists()
    assert not list(folder(site).glob("[12]/*.js"))
    assert not list(folder(site).glob("[12]/wasm*"))


def test_pages_know_their_values(site: Path) -> None:
    """Each page has its values of a facet at its own place, in the order of the parts."""
    index(site, {}, {}, most=5)
    found = facets(site)
    assert found["facets"]["amne"] == {
        "values": ["broar", "torg"],
        "pages": [[], [1], [1, 0], [1], [1], [1, 0], [1], [1, 0], [1], [1, 0], [1]],
    }
    assert [] == list(folder(site).rglob("*.pf_fragment"))  # no search fetches one


def test_what_a_search_fetches_is_addressed_by_its_content(site: Path) -> None:
    """The lexicon lies beside the index, in a folder with another name when either has changed."""
    index(site, {"words-0.json": ["torg", "ö"]}, {})
    first = folder(site)
    assert {"pagefind.js", FACET_TABLE, "words-0.json"} <= {path.name for path in first.iterdir()}
    assert '["torg","ö"]' == (first / "words-0.json").read_text(encoding="utf-8")
    index(site, {"words-0.json": ["torg", "bro"]}, {})
    assert first != folder(site)
    assert [folder(site)] == list((site / "pagefind").iterdir())


@pytest.mark.parametrize("most", [100, 5])
def test_what_every_search_fetches_is_told(site: Path, most: int) -> None:
    """Beside the folder stand the files that a browser may ask for at once, of each part."""
    index(site, {"lexicon.json": {}}, {}, most=most)
    told = json.loads((site / POINTER).read_text(encoding="utf-8"))
    assert site / told["folder"] == folder(site)
    names = [name.partition("?")[0] for name in told["first"]]
    assert len(set(names)) == len(names)
    assert all((folder(site) / name).is_file() for name in names)
    parts = len(facets(site)["parts"])
    assert ["lexicon.json", FACET_TABLE] == [
        one for one in names if one in ("lexicon.json", FACET_TABLE)
    ]
    assert 1 == names.count("pagefind.js") == names.count("wasm.sv.pagefind")
    assert parts == sum(name.endswith("pagefind-entry.json") for name in names)
    assert parts == sum(name.endswith(".pf_meta") for name in names)


@pytest.mark.parametrize("most", [100, 5])
def test_pages_are_numbered_across_the_parts(site: Path, most: int) -> None:
    """Each page has a number of its own, in the order of the parts and of the addresses."""
    index(site, {}, {}, most=most)
    bundles = [folder(site), *sorted(folder(site).glob("[0-9]"))]
    numbers = [[int(page) for page, *_ in meta(bundle)[1]] for bundle in bundles]
    assert [len(own) for own in numbers] == facets(site)["parts"]
    assert [sorted(own) for own in numbers] == list(parted(range(11), facets(site)["parts"]))


def test_what_pagefind_says_is_told(tmp_path: Path) -> None:
    """A site that cannot be indexed is an error in Pagefind's words."""
    with pytest.raises(RuntimeError, match=r"Pagefind could not index the site: .*index"):
        index(tmp_path, {}, {})


def test_a_machine_without_pagefind(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Pagefind is missing, the message says how to install it."""
    monkeypatch.setattr(indexing, "get_executable", lambda: None)
    with pytest.raises(RuntimeError, match="Pagefind is not installed; run make build"):
        index(site, {}, {})


@pytest.mark.parametrize("kept", [0, 0.5])
@pytest.mark.parametrize(
    "form", ["pagefind-entry.json", "*.pf_meta", "filter/*.pf_filter", "fragment/*.pf_fragment"]
)
def test_files_that_are_not_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch, form: str, kept: float
) -> None:
    """Pagefind says nothing when the disk is full, and leaves its files short or empty."""
    run = subprocess.run

    def short(command: list[Any], **given: Any) -> Any:
        done = run(command, **given)
        for path in command[command.index("--output-path") + 1].glob(form):
            content = path.read_bytes()
            path.write_bytes(content[: int(len(content) * kept)])
        return done

    monkeypatch.setattr("planspegeln.search.indexing.subprocess.run", short)
    with pytest.raises(
        RuntimeError, match=r"Sökningens fil .* är inte hel, eller .* disken full\?"
    ):
        index(site, {}, {})


def test_a_small_site_tells_which_file_has_a_word(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file of the index stands there once, with its first word, in the order of the words.

    A browser can ask for it before Pagefind does. The meta file tells Pagefind the same.
    """
    monkeypatch.setattr(indexing, "_SMALL", "20")
    for number in range(20):
        write(site / "ord" / str(number) / "index.html", f"ord{number} sak{number}", [])
    index(site, {}, {})
    told = facets(site)["files"]
    words = [first for first, _ in told]
    assert words == sorted(set(words))
    assert len(told) > 2
    assert {f"{name}.pf_index" for _, name in told} == {
        path.name for path in (folder(site) / "index").iterdir()
    }
    assert told == [[first, name] for first, _, name in sorted(meta(folder(site))[2])]


def test_a_large_site_has_larger_files_and_does_not_tell(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would be so many that their names weigh more than what a browser gains."""
    monkeypatch.setattr(indexing, "FEW", 3)
    monkeypatch.setattr(indexing, "_SMALL", "20")
    index(site, {}, {})
    assert [] == facets(site)["files"]
    assert 1 == len(list((folder(site) / "index").iterdir()))
