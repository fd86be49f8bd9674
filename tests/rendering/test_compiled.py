"""What is kept of templates never changes what a page says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from planspegeln.rendering import compiled
from planspegeln.rendering.compiled import Compiled


@pytest.fixture
def render(tmp_path: Path) -> Callable[[str, str], str]:
    """What a template gives that has a constant, which a function of ours finishes."""

    def finish(text: str, prefix: str) -> str:
        environment = Environment(
            loader=DictLoader({"page.html": text}),
            autoescape=True,
            finalize=lambda value: Markup("{}{}").format(prefix, value),
            bytecode_cache=Compiled(tmp_path / "kept"),
        )
        return environment.get_template("page.html").render()

    return finish


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], list[bytes]]:
    """What is kept in the folder."""
    return lambda: [path.read_bytes() for path in (tmp_path / "kept").iterdir()]


def test_it_is_kept(render: Callable[[str, str], str], kept: Callable[[], list[bytes]]) -> None:
    """A second build compiles nothing: it even has what a function gave for the first one."""
    assert render("{{ 1 }}", "a") == "a1"
    (file,) = kept()
    assert render("{{ 1 }}", "b") == "a1"
    assert kept() == [file]


def test_a_changed_template_is_compiled(
    render: Callable[[str, str], str], kept: Callable[[], list[bytes]]
) -> None:
    """In place of what was kept."""
    render("{{ 1 }}", "a")
    assert render("{{ 2 }}", "a") == "a2"
    assert len(kept()) == 1


@pytest.mark.parametrize("changed", ["code", "jinja"])
def test_changed_code_compiles_every_template(
    render: Callable[[str, str], str],
    kept: Callable[[], list[bytes]],
    changed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was kept has what the former functions gave."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "markup.py").write_text("one")
    monkeypatch.setattr(compiled, "_PACKAGE", package)
    compiled.code.cache_clear()
    render("{{ 1 }}", "a")
    if changed == "code":
        (package / "markup.py").write_text("two")
    else:
        monkeypatch.setattr(jinja2, "__version__", "4")
    compiled.code.cache_clear()
    assert render("{{ 1 }}", "b") == "b1"
    assert len(kept()) == 1
    compiled.code.cache_clear()


def test_what_is_cut_off_is_compiled(render: Callable[[str, str], str], tmp_path: Path) -> None:
    """As it may be after the power has gone."""
    render("{{ 1 }}", "a")
    (path,) = (tmp_path / "kept").iterdir()
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert render("{{ 1 }}", "b") == "b1", end


def test_the_folder_can_be_removed(
    render: Callable[[str, str], str], kept: Callable[[], list[bytes]], tmp_path: Path
) -> None:
    """Then all is compiled, and kept again."""
    render("{{ 1 }}", "a")
    shutil.rmtree(tmp_path / "kept")
    assert render("{{ 1 }}", "b") == "b1"
    assert len(kept()) == 1
