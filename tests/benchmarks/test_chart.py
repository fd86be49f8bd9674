"""The chart of the benchmarks."""

from __future__ import annotations

from bs4 import BeautifulSoup

from benchmarks.chart import draw


def test_each_line_is_named_at_its_end() -> None:
    """Names are to the right of the last points. They are moved down only to avoid each other."""
    lines = {
        "Long": [(50.0, 1.0), (5000.0, 100.0)],
        "Close": [(50.0, 1.0), (5000.0, 99.0)],
        "Short": [(50.0, 1.0), (500.0, 100.0)],
    }
    svg = BeautifulSoup(draw(lines), "html.parser")
    ends = [str(line["points"]).split()[-1].split(",") for line in svg("polyline")]
    names = {text.get_text(): text for text in svg("text")}
    shifts = {}
    for name, (across, height) in zip(lines, ends, strict=True):
        assert float(str(names[name]["x"])) == float(across) + 10
        shifts[name] = round(float(str(names[name]["y"])) - float(height))
    assert shifts["Long"] == shifts["Short"] == 4
    assert shifts["Close"] >= 16
    assert "Short: 1.0 s at 50 pages, 100.0 s at 500 pages" in svg.get_text()
