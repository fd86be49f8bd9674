"""The search index of the finished site, made by Pagefind."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from pagefind.service import get_executable

BUNDLE: Final = "pagefind"
FACETS: Final = "pagefind/facets.json"


def index(site: Path) -> None:
    """Index the finished pages under `site`, into `site/pagefind/`.

    Raises RuntimeError with Pagefind's own words when it fails.
    """
    executable = get_executable()
    if executable is None:
        raise RuntimeError("Pagefind is not installed; run make build, which installs it")
    done = subprocess.run(  # noqa: S603 - our own arguments
        [str(executable), "--site", str(site), "--output-subdir", BUNDLE, "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Pagefind could not index the site: {done.stderr or done.stdout}")
    for kind in ("ui", "modular-ui", "component-ui", "highlight"):
        for unused in (site / BUNDLE).glob(f"pagefind-{kind}.*"):
            unused.unlink()
    facets = json.dumps(_facets(site / BUNDLE / "fragment"), separators=(",", ":"))
    (site / FACETS).write_text(facets, encoding="utf-8")


def _facets(fragments: Path) -> dict[str, Any]:
    """Which pages have which value of each facet: `ids`, and by facet and value places in it.

    Asked for all pages under a filter, Pagefind would fetch its whole index to answer.
    """
    ids: list[str] = []
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, path in enumerate(sorted(fragments.glob("*.pf_fragment"))):
        text = gzip.decompress(path.read_bytes())
        ids.append(path.stem)
        for facet, values in json.loads(text[text.index(b"{") :])["filters"].items():
            for value in values:
                found[facet][value].append(number)
    return {"ids": ids, "facets": found}
