"""Pictures of the pages that a reader saves: what is shown, with a title and a source."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from planspegeln.rendering.site import Site
from tests.built.conftest import Visit

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, title: str, kind: str, to: Path) -> Path:
    """The picture with that title, saved by its button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(f"{kind}.*{title}")).click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def words(drawing: ET.Element) -> str:
    """What the texts of a picture say, each once: a halo has the text once more."""
    return " ".join(dict.fromkeys("".join(one.itertext()) for one in drawing.iter(f"{SVG}text")))


@pytest.mark.parametrize("width", [360, 1440])
def test_the_flow_is_saved_as_shown(visit: Visit, tmp_path: Path, width: int) -> None:
    """With every band, every label, the title, the plan and the report, and the page's address."""
    page = visit(width).open("huddinge/")
    path = saved(page, "Huddinge: från plan till rapport", "SVG", tmp_path)
    assert "huddinge-fran-plan-till-rapport.svg" == path.name
    drawing = ET.parse(path).getroot()  # noqa: S314 - the site's own
    shown = page.locator(".ps-flow__picture")
    assert len(list(drawing.iter(f"{SVG}path"))) == shown.locator("path, rect, circle").count()
    told = words(drawing)
    for label in ("Ökad trygghet: 12", "Genomfört 2021: 6", "Hur det gick 2020 framgår inte."):
        assert label in told
    assert told.startswith("Huddinge: från plan till rapport")
    assert "Källa: Verksamhetsplan 2020 och Verksamhetsberättelse 2021." in told
    assert re.search(r"/huddinge/$", told)
    assert "Samma i ord" not in told
    high = float(drawing.get("height", "0"))
    places = [float(one.get("y", "-1")) for one in drawing.iter(f"{SVG}text")]
    assert 0 < min(places) < max(places) < high


@pytest.mark.parametrize("width", [360, 1440])
def test_the_strip_is_saved_as_shown(visit: Visit, model: Site, tmp_path: Path, width: int) -> None:
    """A mark for each commitment in its status's colour, each status with its number, and the documents."""
    page = visit(width).open("huddinge/")
    path = saved(page, "Huddinge: åtaganden efter besked", "SVG", tmp_path)
    assert "huddinge-ataganden-efter-besked.svg" == path.name
    drawing = ET.parse(path).getroot()  # noqa: S314 - the site's own
    marks = page.locator(".ps-page-head .ps-run use")
    paths = list(drawing.iter(f"{SVG}path"))
    commitments = model.catalogue.municipalities["huddinge"].commitments
    assert len(paths) == marks.count() == len(commitments) > 50
    done = marks.first.evaluate("(mark) => getComputedStyle(mark).color")
    assert done in {one.get("fill") for one in paths}
    told = words(drawing)
    for label in page.locator(".ps-page-head .ps-glance__label").all():
        assert label.inner_text().split("\n")[0] in told
    assert "Bedömningarna är redaktionens. Hur det gick 2020 framgår inte." in told
    assert "Källa: Verksamhetsplan 2020 och Verksamhetsberättelse 2021." in told


@pytest.mark.parametrize("width", [360, 1440])
def test_the_timeline_is_saved_as_shown(visit: Visit, tmp_path: Path, width: int) -> None:
    """A dot for each document, those that are missing not filled, and a line between them."""
    page = visit(width).open("huddinge/")
    path = saved(page, "Huddinge: dokument år för år", "SVG", tmp_path)
    assert "huddinge-dokument-ar-for-ar.svg" == path.name
    drawing = ET.parse(path).getroot()  # noqa: S314 - the site's own
    paths = list(drawing.iter(f"{SVG}path"))
    lines = [one for one in paths if one.get("stroke") == "none"]
    dots = [one for one in paths if one not in lines]
    moments = page.locator(".ps-moment")
    assert len(lines) == len(dots) == moments.count() > 3
    filled = [one for one in dots if one.get("fill") == one.get("stroke")]
    assert len(dots) - len(filled) == page.locator(".ps-moment--missing").count() > 0
    told = words(drawing)
    for moment in moments.all():
        year = moment.locator(".ps-moment__year").inner_text()
        assert year in told
    assert "Saknas i samlingen." in told
    across = [one.get("transform", "").split(",")[4] for one in lines]
    assert 1 == len(set(across))  # it is one line


def test_a_picture_in_points(visit: Visit, tmp_path: Path) -> None:
    """A PNG is twice as sharp as the page, and is not blank."""
    page = visit(1440).open("huddinge/")
    path = saved(page, "Huddinge: från plan till rapport", "PNG", tmp_path)
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    across = int.from_bytes(content[16:20], "big")
    box = page.locator(".ps-flow").bounding_box()
    assert box is not None
    assert across == pytest.approx(2 * (box["width"] + 48), abs=2)
    colours = page.evaluate(
        """async (bytes) => {
          const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const brush = canvas.getContext("2d");
          brush.drawImage(image, 0, 0);
          const { data } = brush.getImageData(0, 0, image.width, image.height);
          const found = new Set();
          for (let at = 0; at < data.length; at += 4) found.add(data.slice(at, at + 3).join());
          return [...found];
        }""",
        list(content),
    )
    done = page.locator(".ps-flow__end").first.evaluate("(bar) => getComputedStyle(bar).fill")
    assert ",".join(re.findall(r"\d+", done)) in colours
    assert "255,255,255" in colours


def test_a_chart_on_a_phone_has_its_labels(visit: Visit, tmp_path: Path) -> None:
    """There a number's label is its style's. What only readers' programs see is left out."""
    page = visit(360).open("soderhamn/siffror/")
    path = saved(page, "Programmets kostnader per år, planerat", "SVG", tmp_path)
    assert "soderhamn-programmets-kostnader-per-ar-planerat.svg" == path.name
    drawing = ET.parse(path).getroot()  # noqa: S314 - the site's own
    texts = ["".join(one.itertext()) for one in drawing.iter(f"{SVG}text")]
    assert 4 == texts.count("Nettokostnad")  # in the key, and in each of three years
    assert "År" not in texts
    assert "Söderhamn" == texts[0]


@pytest.mark.parametrize("width", [360, 1440])
def test_a_comparison_is_saved_as_shown(visit: Visit, tmp_path: Path, width: int) -> None:
    """What is chosen stands in it: in the title, beside the marks, in the sources and in the address."""
    page = visit(width).open("jamfor/?kommun=huddinge&kommun=soderhamn")
    table = page.get_by_role("table", name="Ämne för ämne")
    expect(table).to_be_visible()
    path = saved(page, "ämne för ämne", "SVG", tmp_path)
    assert "huddinge-och-soderhamn-amne-for-amne.svg" == path.name
    drawing = ET.parse(path).getroot()  # noqa: S314 - the site's own
    rows = table.locator("tbody tr")
    texts = ["".join(one.itertext()) for one in drawing.iter(f"{SVG}text")]
    columns = rows.count() if width == 360 else 1  # a phone has the name at each of them
    assert [columns, columns] == [texts.count(name) for name in ("Huddinge", "Söderhamn")]
    assert (width == 360) == ("Ämne" not in texts)
    marks, high = table.locator("svg path, svg circle").count(), rows.count()
    told = words(drawing)
    assert told.startswith("Huddinge och Söderhamn: ämne för ämne")
    for row in (rows.first, rows.last):
        assert row.get_by_role("rowheader").inner_text() in told
    assert "Ämnet är hela prioriteringens." in told
    assert "Källa: Huddinge: Verksamhetsplan 2020 och Verksamhetsberättelse 2021." in told
    assert "Söderhamn: Handlingsprogram 2009–2011." in told
    assert told.replace(" ", "").endswith("/jamfor/?kommun=huddinge&kommun=soderhamn")
    assert "Dokumenten kan gälla olika år" in told
    page.set_content(path.read_text(encoding="utf-8"))
    over = "all => Math.max(...all.map(one => one.getBBox().x + one.getBBox().width))"
    assert page.locator("svg text").evaluate_all(over) <= float(drawing.get("width", "0"))
    paths = list(drawing.iter(f"{SVG}path"))
    ruled = [one for one in paths if re.fullmatch(r"M\S+ \S+h\S+", one.get("d", ""))]
    assert marks == len(paths) - len(ruled) > 100
    assert len(ruled) >= high


def test_a_new_choice_gives_a_new_picture(visit: Visit, tmp_path: Path) -> None:
    """The order is that of the choice. On the page of a pair, the same is saved with its address."""
    visitor = visit(1440)
    page = visitor.open("jamfor/?kommun=huddinge&kommun=soderhamn")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_visible()
    page.goto(f"{visitor.root}jamfor/?kommun=soderhamn&kommun=huddinge")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_visible()
    path = saved(page, "ämne för ämne", "PNG", tmp_path)
    assert "soderhamn-och-huddinge-amne-for-amne.png" == path.name
    page.goto(f"{visitor.root}jamfor/huddinge-och-soderhamn/")
    path = saved(page, "ämnen som finns hos båda", "SVG", tmp_path)
    told = words(ET.parse(path).getroot())  # noqa: S314 - the site's own
    assert told.startswith("Huddinge och Söderhamn: ämnen som finns hos båda")
    assert "Söderhamn: Handlingsprogram 2009–2011." in told
    assert told.endswith("/jamfor/huddinge-och-soderhamn/")


def test_a_very_long_picture_is_less_sharp(visit: Visit, tmp_path: Path) -> None:
    """A browser that cannot draw so many points would save nothing."""
    page = visit(360).open("jamfor/?kommun=huddinge&kommun=soderhamn")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_visible()
    content = saved(page, "ämne för ämne", "PNG", tmp_path).read_bytes()
    across, down = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert down == 16_000
    assert 360 < across < 2 * 360


def test_without_a_script_no_button(visit: Visit) -> None:
    """What the picture shows stands in words."""
    page = visit(360, javascript=False).open("huddinge/")
    assert 3 == page.locator("[data-save]").count()
    for row in page.locator("[data-save]").all():
        expect(row).to_be_hidden()
    page.get_by_text("Samma i ord").click()
    part = page.get_by_role("listitem").filter(has_text="Ökad trygghet. Tolv åtaganden: ")
    expect(part).to_contain_text("genomfört 2021 (2)")
