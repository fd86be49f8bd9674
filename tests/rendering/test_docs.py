"""What may lie in the folder of hand-written pages, and where a fault on one is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planspegeln.rendering.docs import faults, head, placed, searched


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "om").mkdir(parents=True)
    (folder / "om/index.md").write_text("# Om\n", encoding="utf-8")
    (folder / "om/karta.png").write_bytes(b"\x89PNG")
    (folder / ".DS_Store").write_bytes(b"\x00")
    return folder


def test_pages_and_pictures(docs: Path) -> None:
    """They may lie there, and what an operating system leaves is passed over."""
    assert [] == list(faults(docs))


@pytest.mark.parametrize("name", ["x.html", "x.js", "X.SVG", "om/x.xhtml", "x", "x.py"])
def test_what_a_browser_would_run(docs: Path, name: str) -> None:
    """It would be published as it is, under the site's own name."""
    (docs / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    (fault,) = faults(docs)
    assert fault.startswith(f"docs/{name}: filtypen kan inte publiceras; väntade en av .avif, ")


@pytest.mark.parametrize("name", ["index.md", "x.png", "huddinge/x.md"])
def test_nothing_written_lies_among_the_panels(docs: Path, name: str) -> None:
    """Anybody may frame what is there, and a written page is not made for it."""
    path = docs / "inbaddning" / name
    path.parent.mkdir(parents=True)
    path.write_text("# Rubrik\n", encoding="utf-8")
    (fault,) = faults(docs)
    assert fault.startswith(f"docs/inbaddning/{name}: det som ligger i inbaddning/ får andra ")


@pytest.mark.parametrize("name", ["lista.csv", "om/text.txt", "data.JSON", "sida.md"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Å".encode("utf-16"), "1:1: filen är sparad i UTF-16; spara den som UTF-8"),
        ("Åter".encode("latin-1"), "1:1: filen ser ut att vara sparad i Windows teckenuppsättning"),
        (b"a\nb\0", "2:2: hittade "),
        (b"\x1b[31m", "1:1: hittade "),
    ],
)
def test_text_that_is_no_plain_text(docs: Path, name: str, content: bytes, told: str) -> None:
    """It is refused, whatever is done with the file."""
    (docs / name).write_bytes(content)
    (fault,) = faults(docs)
    assert fault.startswith(f"docs/{name}:{told}")


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "om/index.md", "nowhere"])
@pytest.mark.parametrize("name", ["x.md", "om/x", "x.png"])
def test_links_are_not_followed(docs: Path, name: str, target: str) -> None:
    """A link could publish any file of the machine."""
    (docs / name).symlink_to(target)
    assert [f"docs/{name}: symboliska länkar följs inte; lägg själva filen här"] == list(
        faults(docs)
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe(docs: Path) -> None:
    """Whoever reads one waits for ever."""
    os.mkfifo(docs / "x.md")
    assert ["docs/x.md: det är ingen vanlig fil; lägg en fil här, eller ta bort den"] == list(
        faults(docs)
    )


def test_the_folder_itself_is_no_link(docs: Path, tmp_path: Path) -> None:
    """What it leads to could be any folder of the machine."""
    other = tmp_path / "lank"
    other.symlink_to(docs)
    assert ["lank: symboliska länkar följs inte; lägg själva mappen här"] == list(faults(other))


@pytest.mark.parametrize(
    ("content", "place", "told"),
    [
        (b"# \xc3\x84pplen\n\nN\xc3\xa5got \xff\xfer", "3:7", "filen är inte text i UTF-8"),
        (b"# X\n\nN\xe5got", "3:2", "filen ser ut att vara sparad i Windows teckenuppsättning"),
        (b"# X\n\n<<<<<<< HEAD\nEtt\n", "3:1", "raden ”<<<<<<< …” är ett märke efter en samman"),
        (b"# X\n\nEtt\x00 tv\xc3\xa5\n", "3:4", "hittade ett styrtecken (U+0000); ta bort det"),
        (b"# X\n\nEtt\x1b[31m\n", "3:4", "hittade ett styrtecken (U+001B); ta bort det"),
        ("# X\nEtt \u202eåvt\n".encode(), "2:5", "hittade ett tecken som vänder texten (U+202E)"),
    ],
)
def test_a_page_that_is_no_text_of_one_person(
    docs: Path, content: bytes, place: str, told: str
) -> None:
    """The place is told, and what is there."""
    (docs / "x.md").write_bytes(content)
    (fault,) = faults(docs)
    assert fault.startswith(f"docs/x.md:{place}: {told}")


def test_a_name_with_two_dots(docs: Path) -> None:
    """Some web servers run x.php.txt."""
    (docs / "x.php.txt").write_text("x", encoding="utf-8")
    told = "docs/x.php.txt: ett filnamn får ha en enda punkt; byt namn på filen"
    assert [told] == list(faults(docs))


def test_tabs_and_the_ends_of_lines_of_windows(docs: Path) -> None:
    """They are text."""
    (docs / "x.md").write_bytes(b"# X\r\n\r\n\tkod\r\n")
    assert [] == list(faults(docs))


TEXT = '# Om\n\nVi observerar.\n\n!!! obs\n    <img src="https://example.org/x.png" style="a">\n'


@pytest.mark.parametrize(
    ("fault", "line", "place"),
    [
        ("inlägget ”x” finns inte", 3, "docs/om.md:3"),
        ("typen ”obs” finns inte", None, "docs/om.md:5"),
        ('<img src="https://example.org/x.png"> får inte finnas', None, "docs/om.md:6"),
        ("<img style> får inte finnas", None, "docs/om.md:6"),
        ("typen ”hittepå” finns inte", None, "docs/om.md"),
        ("något annat", None, "docs/om.md"),
    ],
)
def test_a_fault_has_its_place(fault: str, line: int | None, place: str) -> None:
    """The line is the one that is given, or the first that has what the fault names, as a word."""
    assert f"{place}: {fault}" == placed("om.md", TEXT, fault, line)


def test_what_a_page_says_of_itself() -> None:
    """A title, a description, its language, and whether it is searched."""
    told = {"title": "Om oss", "description": "Vad vi gör.", "search": {"exclude": True}}
    told["lang"] = "en"
    assert (told, []) == head(told)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("template", "redirect.html"),
        ("location", "https://example.org/"),
        ("script", 'x.js" onerror="alert(1)'),
        ("instead", '"><script>alert(1)</script>'),
        ("card", '"><img src=x onerror=alert(1)>'),
        ("render_macros", True),
        ("title", ["a"]),
        ("lang", 'en" onclick="alert(1)'),
        ("lang", True),
        ("search", True),
        ("search", {"exclude": "yes", "boost": 2}),
    ],
)
def test_nothing_else_of_a_head_counts(key: str, value: object) -> None:
    """The templates would take it for the project's own."""
    kept, found = head({"description": "Vad vi gör.", key: value})
    assert {"description": "Vad vi gör."} == kept
    assert [key] == [name for name, _ in found]


def test_what_the_search_finds() -> None:
    """A quote is found on its document's own page."""
    text = 'Ett\n\n{{ citat("a/b", "två") }}\n\n<div data-pagefind-ignore markdown>\n\ntre\n\n</div>\n\nfyra'
    assert ["Ett", "fyra"] == searched(text).split()
