"""Breaks a module in many small ways, one at a time, and finds those that no test notices.

    python -m tools.mutants planspegeln/swedish/numerals.py

Cosmic Ray makes the changes in a copy of the project under `.build/`. After each change it runs the
module's own tests, here `tests/swedish/test_numerals.py`, or those given as arguments. A change
that no test notices is printed as a diff: a test is missing there, or the change changes nothing.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
COPY: Final = ROOT / ".build" / "mutants"
# The first failure is enough. The options of a whole run do not apply to such short ones.
_OPTIONS: Final = ("-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=")
_NOT_COPIED: Final = (".*", "__pycache__", "node_modules", "site")
# Only the nearest operator: tests that miss its change rarely notice another operator.
_NEAREST: Final = {
    "Binary": ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Div", "Mod_FloorDiv"),
    "Comparison": (
        *("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Is_IsNot", "IsNot_Is"),
    ),
    "Unary": ("USub_UAdd", "Delete_Not", "Delete_Invert"),
}
_LEFT_OUT: Final = [
    rf"core/Replace{kind}Operator_(?!(?:{'|'.join(kept)})$)" for kind, kept in _NEAREST.items()
]


def main(module: str, *tests: str) -> None:
    """Print the changes to a module that its tests miss, and how many there are."""
    mirrored = Path("tests", *Path(module).parts[1:-1], f"test_{Path(module).name}")
    chosen = tests or (str(mirrored),)
    for path in (module, *chosen):
        if not (ROOT / path).exists():
            raise SystemExit(f"{path} does not exist; name a module, and tests if none mirror it")
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    pytest = [sys.executable, "-m", "pytest", *_OPTIONS, *chosen]
    started = time.monotonic()
    if subprocess.run(pytest, cwd=COPY, check=False).returncode:
        raise SystemExit("the tests fail before anything is broken")
    took = time.monotonic() - started
    config = f"""
        [cosmic-ray]
        module-path = {json.dumps(module)}
        test-command = {json.dumps(shlex.join(pytest))}
        timeout = {30 + 5 * took:.0f}
        [cosmic-ray.distributor]
        name = "local"
        [cosmic-ray.filters.operators-filter]
        exclude-operators = {json.dumps(_LEFT_OUT)}
    """
    (COPY / "mutants.toml").write_text(config, encoding="utf-8")
    _run("cosmic_ray.cli", "init", "mutants.toml", "mutants.sqlite")
    _run("cosmic_ray.tools.filters.operators_filter", "mutants.sqlite", "mutants.toml")
    waiting = sum(result is None for _, result in _results())
    print(f"{waiting} mutants, about {waiting * took / 60:.0f} minutes", flush=True)
    _run("cosmic_ray.cli", "exec", "mutants.toml", "mutants.sqlite")
    tried = [result for _, result in _results() if result["worker_outcome"] == "normal"]
    alive = [result for result in tried if result["test_outcome"] == "survived"]
    for result in alive:
        print(*(line for line in result["diff"].splitlines() if line[:3] != "---"), "", sep="\n")
    print(f"{len(tried) - len(alive)} of {len(tried)} mutants of {module} are found")


def _run(tool: str, *arguments: str) -> str:
    """The output of a Cosmic Ray tool. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", tool, *arguments]
    return subprocess.run(command, cwd=COPY, check=True, stdout=subprocess.PIPE, text=True).stdout


def _results() -> list[tuple[Any, Any]]:
    """Every change and its result. The result is None before the change has been tried."""
    return [
        tuple(json.loads(line))
        for line in _run("cosmic_ray.cli", "dump", "mutants.sqlite").splitlines()
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
