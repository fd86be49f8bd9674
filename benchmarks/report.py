"""The results of one run as Markdown."""

from __future__ import annotations

import datetime as dt
import math
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks import proposals as proposed
from benchmarks.load import AT_ONCE, REQUESTS, Load
from benchmarks.measure import Cost, exponent
from benchmarks.proposals import FIRST_TRY, Counted
from benchmarks.readers import AIMS, MOST_MEMORY, MOST_SECONDS, Read
from benchmarks.visit import Fetched, Heaviest, Search, Searches, SlowSearch

OURS: Final = "Planspegeln"
MATERIAL: Final = "Material with macros"
BARE: Final = "Bare loop"
LINEAR_FROM: Final = 500
_PACE: Final = ("a second", "ms (median)", "ms (95 %)")
_TOOLS: Final = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-macros-plugin",
    "pagefind",
    "markdown",
    "jinja2",
)


@dataclass
class Results:
    """The results of a run."""

    pages: dict[int, int] = field(default_factory=dict)
    costs: dict[str, dict[int, Cost]] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    searches: dict[str, Searches] = field(default_factory=dict)
    slow: dict[str, SlowSearch] = field(default_factory=dict)
    priority: dict[str, Fetched] = field(default_factory=dict)
    heaviest: dict[str, Heaviest] = field(default_factory=dict)
    load: dict[str, Load] | None = None
    readers: dict[int, dict[str, Read]] = field(default_factory=dict)
    proposals: Counted | None = None
    real: Cost | None = None
    empty: Cost | None = None
    visible: dict[str, float] = field(default_factory=dict)


def report(results: Results, chart: str) -> str:
    """The whole report. `chart` is the file name of the picture beside it."""
    return (
        "\n\n".join(
            [
                "# What a build, a search and a reading cost",
                _machine(),
                "Made by `make bench`. Each row was measured in turn in one run; compare rows, not "
                "runs. The corpus is made up, with the structure, length and vocabulary of the real "
                "documents; every generator gets the same text, and all but this project get it "
                "without links, charts and data files, which saves them work. Where seconds by the "
                "clock far exceed processor seconds, other work on the machine took part; the "
                "processor's are then the fairer measure.",
                "## Building",
                f"![Build time against the number of pages; the figures stand in the table]({chart})",
                _costs(results),
                _ratios(results),
                _growth(results),
                "## Searching",
                _searches(results),
                "## A priority's page",
                _priority(results),
                "## A web server",
                load(results),
                "## The real documents",
                _real(results),
                "## A change in `make serve`",
                _visible(results),
                "## Reading documents",
                readers(results),
                "## Proposals",
                proposals(results),
            ]
        )
        + "\n"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table. All columns except the first contain numbers."""
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, marks, *rows))


def _machine() -> str:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = (line for line in info.read_text().splitlines() if line.startswith("model name"))
        cpu = next((line.split(":", 1)[1].strip() for line in named), cpu)
    tools = ", ".join(f"{name} {version(name)}" for name in _TOOLS)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return (
        f"{today}. {cpu}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, {tools}."
    )


def _costs(results: Results) -> str:
    rows = [
        [
            str(results.pages[size]),
            name,
            f"{cost.wall:.1f}",
            f"{cost.cpu:.1f}",
            f"{1000 * cost.wall / results.pages[size]:.1f}",
            f"{cost.memory / 1e6:.0f}",
            f"{cost.memory / 1e3 / results.pages[size]:.0f}",
        ]
        for size in results.pages
        for name, costs in results.costs.items()
        if (cost := costs.get(size))
    ]
    head = ["Pages", "", "Seconds", "Processor seconds", "ms a page", "Peak MB", "kB a page"]
    said = [table(head, rows)]
    said.append("Peak memory is that of the largest single process, the search indexer's included.")
    said += [f"{name} was not installed, and was not measured." for name in results.absent]
    said += results.failed
    return "\n\n".join(said)


def _ratios(results: Results) -> str:
    others = [name for name in results.costs if name != OURS]
    rows = [
        [str(results.pages[size]), *(_ratio(results, name, size) for name in others)]
        for size in results.costs[OURS]
    ]
    return "Times as long as each of the others, by the clock and the processor:\n\n" + table(
        ["Pages", *others], rows
    )


def _ratio(results: Results, other: str, size: int) -> str:
    """How many times as long as the other this project takes: by the clock, and by the processor."""
    ours, theirs = results.costs[OURS][size], results.costs[other].get(size)
    if theirs is None:
        return "–"
    return f"{_short(ours.wall / theirs.wall)} / {_short(ours.cpu / theirs.cpu)}"


def _short(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def _growth(results: Results) -> str:
    rows = []
    for name, costs in results.costs.items():
        from_here = {size: cost for size, cost in costs.items() if size >= LINEAR_FROM}
        wall = exponent([(results.pages[size], cost.wall) for size, cost in from_here.items()])
        cpu = exponent([(results.pages[size], cost.cpu) for size, cost in from_here.items()])
        if wall is not None and cpu is not None:
            rows.append([name, f"{min(from_here)}–{max(from_here)}", f"{wall:.2f}", f"{cpu:.2f}"])
    if not rows:
        return "Growth was not measured: it takes two sizes from 500 pages up."
    head = ["", "Pages", "Growth exponent, clock", "Growth exponent, processor"]
    return "1 is linear, 2 is quadratic.\n\n" + table(head, rows)


def _searches(results: Results) -> str:
    rows = []
    for name, found in results.searches.items():
        rows += [
            [f"{name}, first search in the header of a page", *_search(found.header)],
            [f"{name}, first search on the search page", *_search(found.first)],
            [f"{name}, further search there", *_search(found.further)],
        ]
    indexes = ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in results.index.items())
    return (
        table(["", "kB", "Requests", "ms to the first result"], rows)
        + "\n\nA first search is made in a fresh browser and fetches the search itself, on the search "
        "page that page too; a further one is the median of five. Words are typed at ten letters "
        "a second, and what is fetched on the way counts. Time counts from the last letter, the "
        f"pause for more letters included. The index on disk: {indexes}.\n\n"
        + table(
            ["Over a slow line", "s, in the header of a page", "s, by a link to a search"],
            [[name, f"{one.header:.1f}", f"{one.page:.1f}"] for name, one in results.slow.items()],
        )
        + "\n\n400 kbit/s for all answers together, and 400 ms before each. In the header the time is "
        "from reaching for the field to the first suggestion, eight letters at ten a second included; "
        "by a link it is from following it to the first hit, with nothing fetched before."
    )


def _search(one: Search) -> list[str]:
    return [f"{one.fetched.bytes / 1000:.1f}", str(one.fetched.requests), f"{one.milliseconds:.0f}"]


def _priority(results: Results) -> str:
    rows = [
        [name, f"{one.bytes / 1000:.1f}", str(one.requests)]
        for name, one in results.priority.items()
    ]
    head = ["First visit, everything fetched", "kB as sent", "Requests"]
    heavy = [
        [f"{name}: {one.address}", f"{one.plain / 1000:.0f}", f"{one.packed / 1000:.1f}"]
        for name, one in results.heaviest.items()
    ]
    named = ["The heaviest page, documents aside", "kB of HTML, the most of any", "kB in gzip"]
    return f"{table(head, rows)}\n\n{table(named, heavy)}"


def load(results: Results) -> str:
    """What the web servers did."""
    if results.load is None:
        return (
            "Not measured: nginx, or its module for Brotli, was not installed "
            "(on Debian nginx and libnginx-mod-http-brotli-static)."
        )
    rows = [
        [
            name,
            *(f"{size / 1000:.1f}" for size in (one.plain, one.gzip, one.brotli)),
            *(f"{one.nginx.a_second:.0f}", f"{one.nginx.median:.1f}", f"{one.nginx.most:.1f}"),
            *(f"{one.python.a_second:.0f}", f"{one.python.median:.1f}", f"{one.python.most:.1f}"),
            f"{one.nginx.a_second / one.python.a_second:.1f}",
        ]
        for name, one in results.load.items()
    ]
    head = ["The real site", "kB", "gzip", "Brotli"]
    head += [f"{server}: {what}" for server in ("nginx", "Python") for what in _PACE]
    return (
        table([*head, "Times as many a second"], rows)
        + f"\n\nOne file each, {REQUESTS} requests, {AT_ONCE} at a time, each on a connection of its own "
        "without TLS, from a client in Python on the same machine. For nginx the client, not the "
        "server, may be the limit. nginx has the configuration of the container and sends what "
        "`make hosting` compressed; Python's `http.server` sends the same files as they are."
    )


def readers(results: Results) -> str:
    """How well the readers of files read a made-up document, and what it costs."""
    rows = [
        [
            *(name, str(size), str(one.pages or "–")),
            *(_percent(one.score.words), str(one.score.extra_words)),
            *(_percent(one.score.headings), str(one.score.false_headings)),
            *map(_percent, (one.score.levels, one.score.entries, one.score.cells)),
            str(one.score.leaked),
            *(f"{one.cost.wall:.1f}", f"{one.cost.cpu:.1f}", f"{one.cost.memory / 1e6:.0f}"),
        ]
        for size, found in results.readers.items()
        for name, one in found.items()
    ]
    if not rows:
        return "Not measured."
    head = ["", "Pages asked for", "Pages", "% words", "Words too many", "% headings"]
    head += ["Headings too many", "% levels", "% list entries", "% cells", "Leaked"]
    head += ["Seconds", "Processor seconds", "Peak MB"]
    aims = ", ".join(f"{_percent(least)} % of the {name}" for name, least in AIMS.items())
    missed = [
        f"{name}, {size} pages: {', '.join(short)}"
        for size, found in results.readers.items()
        for name, one in found.items()
        if (short := one.missed())
    ]
    return (
        table(head, rows)
        + "\n\nA made-up document in each format, with a contents page, headings to the third level with "
        "and without numbers, lists in lists, tables with two header rows and merged cells, footnotes, "
        "words broken at the ends of lines, heads, feet and page numbers. Chromium printed the PDFs, "
        "pandoc wrote all others but Word and text. Shares are of what the document has: words in "
        "their order, headings with their numbers, levels of the headings that were found, entries "
        "with their depth and mark, cells with what they cover. Leaked is how often a head, a foot or a "
        "page's number stands in the text. A process of its own read and settled each file. Peak memory "
        "is that of its largest process.\n\n"
        f"Aimed at: {aims}, nothing leaked, {MOST_SECONDS} processor seconds and "
        f"{MOST_MEMORY // 1_000_000} MB. "
        + (f"Missed: {'; '.join(missed)}." if missed else "No aim was missed.")
    )


def proposals(results: Results) -> str:
    """How well proposals agree with what editors have read out, and with made-up sentences."""
    if results.proposals is None:
        return "Not measured."
    found = results.proposals.found
    places = list(dict.fromkeys(where for row in found.values() for where in row))
    places.sort(key=lambda where: where in proposed.SETS)  # documents first
    rows = [
        [what, *(_of(row.get(where)) for where in places), _aim(proposed.AIMS.get(what))]
        for what, row in found.items()
    ]
    first = [
        [what, *(_of(row.get(where)) for where in proposed.SETS)] for what, row in FIRST_TRY.items()
    ]
    missed = [
        f"{what}, {where} ({_of(count)})"
        for what, row in found.items()
        for where, count in row.items()
        if what in proposed.AIMS and count[1] and count[0] / count[1] < proposed.AIMS[what]
    ]
    return (
        table(["", *places, "Aim, %"], rows)
        + "\n\nEach document was proposed for with its own extracts hidden and the other documents' kept. "
        "Its parts are known by title and text, never by number. A proposal is right if it overlaps the "
        "sentence of what editors read out. The rules were written by somebody who had read these "
        "documents: only the made-up sentences say how they do elsewhere. "
        + (f"Missed: {'; '.join(missed)}." if missed else "No aim was missed.")
        + "\n\nA label of a measure is compared with the reviewed one by the stems of its words. Small words, "
        "numbers, ”antal” and ”andel” do not count. Half of them is twice those that both have, to all of both. "
        "A proposal of background is right if editors have taken nothing from the sentence; few sentences are "
        "certain enough to be proposed.\n\n"
        "Five sets of made-up sentences in other words were each written before they were tried. The rules "
        "were then mended by each but the third, which no rule was changed for. At the first try of each they "
        "were:\n\n"
        + table(["", *proposed.SETS], first)
        + "\n\nIn the first set two sentences had lost their end at a decimal comma at that time."
    )


def _of(count: tuple[int, int] | None) -> str:
    return f"{count[0]} of {count[1]}" if count else "–"


def _aim(least: float | None) -> str:
    return f"{100 * least:.0f}" if least is not None else "–"


def _percent(share: float) -> str:
    """A share in per cent, rounded down: 100.0 is all."""
    return f"{math.floor(share * 1000) / 10:.1f}"


def _real(results: Results) -> str:
    if results.real is None or results.empty is None:
        return "Not measured."
    times = results.real.wall / results.empty.wall
    return (
        f"A clean build takes {results.real.wall:.2f} s, search index included: {times:.1f} times "
        f"an empty plain Material site ({results.empty.wall:.2f} s)."
    )


def _visible(results: Results) -> str:
    rows = [[name, f"{seconds:.2f}"] for name, seconds in results.visible.items()]
    return (
        table(["", "s"], rows)
        + "\n\nFrom the change of a file of a municipality, the title of a priority, "
        "until its page shows it. On a large site all other pages follow when the whole is built."
    )
