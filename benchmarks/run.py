"""Measure everything in one run: `make bench`, or `make bench SIZES="500 2000 20000"`.

Plain Material at 5 000 pages takes most of an hour, and Zensical more memory than most have. `MATERIAL=5000`
includes both. `ONLY=readers` measures
the readers of documents alone, and `ONLY=proposals` what is proposed for documents. Either prints what
it found, and leaves RESULTS.md as it is.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import chart, load, plain, preview, proposals, readers, report, visit
from benchmarks.measure import Cost, best, run
from benchmarks.projects import ROOT

HERE: Final = Path(__file__).parent
CHART: Final = "results.svg"
SIZES: Final = (50, 500, 1000, 2000, 5000)
# The time of plain Material grows with the square of the pages, and so does the memory of Zensical.
MOST_MATERIAL: Final = 2000
# What is measured if it is installed.
_FURTHER: Final = ("hugo", "zensical", "eleventy")
_BAR: Final = 30
_MKDOCS: Final = (sys.executable, "-m", "mkdocs", "build", "-q")
_SELF: Final = {"PYTHONPATH": str(ROOT)}


class Progress:
    """A bar on standard error: how many steps are done, and which one is running."""

    def __init__(self, steps: int) -> None:
        self._steps, self._done, self._start = steps, 0, time.monotonic()

    def step(self, what: str) -> None:
        """Show that the step `what` is running."""
        filled = _BAR * self._done // self._steps
        passed = int(time.monotonic() - self._start)
        bar = "█" * filled + "·" * (_BAR - filled)
        line = f"{bar} {self._done}/{self._steps} {passed // 60}:{passed % 60:02} {what}"
        end = "" if sys.stderr.isatty() else "\n"
        print(f"\r\x1b[K{line}" if not end else line, end=end, file=sys.stderr, flush=True)
        self._done += 1


@dataclass
class Bench:
    """A run: its folder, its results and its progress."""

    work: Path
    most_material: int
    extra: dict[str, str]
    results: report.Results
    progress: Progress

    def build(self, size: int) -> None:
        """Build one size with each generator in turn, several times if that is quick."""
        work = self.work / str(size)
        work.mkdir(parents=True)
        self.progress.step(f"{size} pages: inventing municipalities")
        # In a separate process: a child's peak memory is never less than its parent's.
        _python(work, "benchmarks.projects", str(size), str(work / "project"))
        self.progress.step(f"{size} pages: {report.OURS}")
        measured = {report.OURS: [_ours(work / "project", work / "ours")]}
        _python(work, "benchmarks.projects", "--others", str(work / "ours"), str(work))
        self.results.pages[size] = int((work / "pages").read_text())
        rounds = 3 if size <= 500 else 2 if size <= 1000 else 1
        for turn in range(rounds):
            for name, build in self._others(work, size).items():
                if turn == 0:
                    self.progress.step(f"{size} pages: {name}")
                try:
                    measured.setdefault(name, []).append(build())
                except RuntimeError as error:
                    self.failed(name, size, error)
            if turn < rounds - 1:
                measured[report.OURS].append(_ours(work / "project", work / "ours"))
        for name, costs in measured.items():
            if costs:
                self.results.costs.setdefault(name, {})[size] = best(costs)
        shutil.rmtree(work / "out", ignore_errors=True)

    def failed(self, name: str, size: int, error: RuntimeError) -> None:
        """Note that another generator cannot build a size, and leave it out from now on.

        Raises the error if the generator is one that must not fail.
        """
        if name.lower() not in self.extra:
            raise error
        del self.extra[name.lower()]
        reason = (str(error).strip() or "it did not say why").splitlines()[-1]
        self.results.failed.append(f"{name} could not build {size} pages: {reason}")

    def _others(self, work: Path, size: int) -> dict[str, Callable[[], Cost]]:
        ways: dict[str, Callable[[], Cost]] = {}
        out = work / "out"
        if size <= self.most_material:
            ways[report.MATERIAL] = lambda: run(
                (*_MKDOCS, "--site-dir", str(_fresh(out))), work / "material"
            )
        ways[report.BARE] = lambda: run(
            (sys.executable, "-m", "benchmarks.plain", str(work / "material"), str(_fresh(out))),
            work,
            _SELF,
        )
        if hugo := self.extra.get("hugo"):
            ways["Hugo"] = lambda: run(
                (hugo, "--quiet", "--destination", str(_fresh(out))), work / "hugo"
            )
        zensical = self.extra.get("zensical")
        if zensical and size <= self.most_material:
            ways["Zensical"] = lambda: run((zensical, "build", "--clean"), work / "zensical")
        if eleventy := self.extra.get("eleventy"):
            ways["Eleventy"] = lambda: run(
                (eleventy, "--quiet", f"--output={_fresh(out)}"), work / "eleventy"
            )
        return ways

    def real(self) -> None:
        """Measure the real documents, and an empty plain Material site."""
        self.progress.step("the real documents")
        project = self.work / "real" / "project"
        _python(self.work, "benchmarks.projects", "--real", str(project))
        plain.empty(self.work / "empty")
        real, empty = [], []
        for _ in range(5):
            real.append(_ours(project, self.work / "real" / "site"))
            out = _fresh(self.work / "empty-site")
            empty.append(run((*_MKDOCS, "--site-dir", str(out)), self.work / "empty"))
        self.results.real, self.results.empty = best(real), best(empty)
        self.edit("The real documents", project)

    def edit(self, name: str, project: Path) -> None:
        """Measure a change to a municipality's file while a project is served."""
        self.progress.step(f"a change while serving: {name}")
        self.results.visible[name] = preview.seconds_until_visible(project)

    def visit(self, sites: dict[str, Path]) -> None:
        """Measure searches on each site, and the weight of a priority's page."""
        with visit.browser() as chromium:
            for name, site in sites.items():
                self.progress.step(f"searching: {name}")
                self.results.index[name] = sum(
                    path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()
                )
                self.results.heaviest[name] = visit.heaviest(site)
                page = sorted(site.glob("*/prioriteringar/*/"))[0].relative_to(site)
                with visit.serve(site) as host:
                    self.results.searches[name] = visit.searches(chromium, host, f"{page}/")
                    weight = visit.weight(chromium, host, f"{page}/")
                    self.results.priority[f"{name}: /{page}/"] = weight
                with visit.serve(site, slow=True) as host:
                    self.results.slow[name] = visit.slowly(chromium, host, f"{page}/")

    def load(self) -> None:
        """Measure how servers give out the real site."""
        self.progress.step("a web server")
        real = self.work / "real"
        self.results.load = load.measure(real / "project/data", real / "site", real / "nginx")

    def readers(self) -> None:
        """Measure how documents are read."""
        self.results.readers = readers.measure(self.work / "readers", self.progress.step)

    def proposals(self) -> None:
        """Measure what is proposed for the real documents."""
        self.progress.step("proposals")
        self.results.proposals = proposals.measure(ROOT / "data")


def main(arguments: list[str] | None = None) -> int:
    """Measure, and write RESULTS.md and its chart."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of pages")
    parser.add_argument("--most-material", type=int, default=MOST_MATERIAL)
    parser.add_argument("--output", type=Path, default=HERE)
    parser.add_argument("--only", choices=["readers", "proposals"])
    options = parser.parse_args(arguments)
    if options.only == "readers":
        return _alone(readers.STEPS, Bench.readers, report.readers)
    if options.only == "proposals":
        return _alone(1, Bench.proposals, report.proposals)
    sizes = sorted(set(options.sizes))
    results = report.Results()
    extra = {name: path for name in _FURTHER if (path := plain.installed(name))}
    results.absent = [name.capitalize() for name in _FURTHER if name not in extra]
    small = sum(size <= options.most_material for size in sizes)
    steps = len(sizes) * 3 + 7 + readers.STEPS + small  # with Material
    for name in extra:
        steps += small if name == "zensical" else len(sizes)
    progress = Progress(steps)
    with tempfile.TemporaryDirectory(prefix="planspegeln-bench-") as folder:
        work = Path(folder)
        bench = Bench(work, options.most_material, extra, results, progress)
        for size in sizes:
            bench.build(size)
        bench.real()
        largest = f"{results.pages[sizes[-1]]} made-up pages"
        bench.edit(largest, work / str(sizes[-1]) / "project")
        bench.visit(
            {"The real site": work / "real" / "site", largest: work / str(sizes[-1]) / "ours"}
        )
        bench.load()
        bench.readers()
        bench.proposals()
    progress.step("done")
    lines = {
        name: [(float(results.pages[size]), cost.wall) for size, cost in costs.items()]
        for name, costs in results.costs.items()
    }
    options.output.mkdir(parents=True, exist_ok=True)
    if len(sizes) > 1:
        (options.output / CHART).write_text(chart.draw(lines), encoding="utf-8")
    text = report.report(results, CHART)
    (options.output / "RESULTS.md").write_text(text, encoding="utf-8")
    print(f"\n\n{text}")
    return 0


def _alone(
    steps: int, measure: Callable[[Bench], None], told: Callable[[report.Results], str]
) -> int:
    """Measure one part, and print what the report says of it."""
    progress = Progress(steps)
    with tempfile.TemporaryDirectory(prefix="planspegeln-bench-") as folder:
        bench = Bench(Path(folder), 0, {}, report.Results(), progress)
        measure(bench)
    progress.step("done")
    print(f"\n\n{told(bench.results)}")
    return 0


def _ours(project: Path, to: Path) -> Cost:
    return run((*_MKDOCS, "--strict", "--site-dir", str(_fresh(to))), project)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _python(work: Path, module: str, *arguments: str) -> None:
    run((sys.executable, "-m", module, *arguments), work, _SELF)


if __name__ == "__main__":
    sys.exit(main())
