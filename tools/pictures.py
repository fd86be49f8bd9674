"""Draws the pictures of a sheet that the editors' guide shows: `python -m tools.pictures`.

The sheet is that of a real report, as it is before anybody has decided what it says.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from markupsafe import Markup
from playwright.sync_api import Page, sync_playwright

from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.document import write_sheet
from planspegeln.authoring.sheet.layout import PARTS, SENTENCES, Layout
from planspegeln.authoring.sheet.lines import YES
from planspegeln.authoring.sheet.workbook import SHADES
from planspegeln.swedish import names
from tools.browser import system_browser

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs/redaktion"
REPORT: Final = "huddinge/verksamhetsberattelse-2021"
# The part of the sheet that is shown, and what an editor has written in its first row.
SHOWN: Final = "Lokal samverkan"
ANSWERS: Final = (
    "2020:14 Trygghetsdialoger för invånare och verksamma ska genomföras i de olika kommundelarna."
)
STATUS: Final = names.STATUS["delvis-genomfort"]
WHY: Final = "Flertalet ställdes in. Andra hölls i tre kommundelar."
_LISTS: Final = re.compile(
    r"^(?:read|background|outcomes|compared|answers|passages|measures|sums|charts):\n(?:[ \n].*\n?)*",
    re.MULTILINE,
)
_SHEET: Final = Markup("""\
<!doctype html><html lang="sv"><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff; color: #1f1f1f; font: 15px/1.35 Calibri, Carlito, Arial, sans-serif; }}
table {{ border-collapse: collapse; width: 1240px; table-layout: fixed; }}
th, td {{ border: 1px solid #c8c8c8; padding: 4px 7px; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }}
.frame {{ background: #e6e6e6; color: #555; font-weight: 400; text-align: center; }}
.fixed {{ background: #f3f3f3; }}
nav {{ background: #e6e6e6; padding: 0 0 0 44px; border: 1px solid #c8c8c8; border-top: 0; }}
nav span {{ display: inline-block; padding: 5px 14px; color: #555; }}
nav .here {{ background: #fff; color: #1a6b37; font-weight: 700; border-bottom: 3px solid #1a6b37; }}
</style><table><colgroup><col style="width:36px">{columns}</colgroup>{rows}</table>
<nav>{tabs}</nav></html>""")
_TABS: Final = (
    *(
        "Så här gör du",
        "Uppgifter",
        "Andra dokument",
        "Rubriker",
        "Meningar",
        "Jämförelse",
        "I korthet",
    ),
)


def main() -> None:
    """Draw all the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder, "data")
        shutil.copytree(ROOT / "data", data)
        file = data / f"{REPORT.replace('/', '/documents/')}.yml"
        file.write_text(_LISTS.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
        path = write_sheet(data, REPORT).path
        _, sheets = workbook.read(path, (PARTS, SENTENCES))
        browser = playwright.chromium.launch(executable_path=system_browser())
        page = browser.new_page(device_scale_factor=1.5, viewport={"width": 1240, "height": 100})
        rows = [one for one in sheets[SENTENCES] if one[1]["heading"] == SHOWN]
        rows[0][1].update(answers=ANSWERS, status=STATUS, why=WHY, done=YES)
        widths = {
            "text": 290,
            "what": 90,
            "answers": 230,
            "status": 90,
            "why": 190,
            "certainty": 170,
        }
        _draw(page, SENTENCES, rows, widths)
        widths = {"heading": 300, "tied": 240, "name": 180, "topics": 240, "certainty": 150}
        _draw(page, PARTS, sheets[PARTS][:8], widths)
        browser.close()


def _draw(
    page: Page,
    layout: Layout,
    rows: list[tuple[int, dict[str, str]]],
    widths: Mapping[str, int],
) -> None:
    """Draw some rows of a sheet, and of its columns those in `widths` and the one for ja."""
    fields = {**widths, "done": 60}
    columns = [column for column in layout.columns if column.field in fields]
    lines = [
        Markup("<tr><td class=frame></td>{}</tr>").format(
            Markup("").join(
                Markup("<td class=frame>{}</td>").format(layout.letters[one.field])
                for one in columns
            )
        ),
        Markup("<tr><td class=frame>1</td>{}</tr>").format(
            Markup("").join(Markup("<th>{}</th>").format(one.heading) for one in columns)
        ),
    ]
    for number, given in rows:
        word = given["certainty"].partition(":")[0]
        shade = f"background:#{SHADES[word]}" if word in SHADES and not given["done"] else ""
        cells = [
            Markup('<td class="{}" style="{}">{}</td>').format(
                "fixed" if one.is_fixed else "",
                "" if one.is_fixed else shade,
                given[one.field],
            )
            for one in columns
        ]
        lines.append(
            Markup("<tr><td class=frame>{}</td>{}</tr>").format(number, Markup("").join(cells))
        )
    tabs = Markup("").join(
        Markup('<span class="{}">{}</span>').format("here" if name == layout.name else "", name)
        for name in _TABS
    )
    sizes = Markup("").join(
        Markup('<col style="width:{}px">').format(fields[one.field]) for one in columns
    )
    page.set_content(_SHEET.format(columns=sizes, rows=Markup("").join(lines), tabs=tabs))
    page.screenshot(path=FOLDER / f"ark-{layout.name.lower()}.png", full_page=True)


if __name__ == "__main__":
    main()
