"""A release takes the site's place in one step, whatever happens meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planspegeln.publishing import exchange as system
from planspegeln.publishing import releases
from planspegeln.publishing.releases import PublishingError, Releases
from tests.built.project import ROOT
from tests.publishing.publisher import shown, write

pytestmark = pytest.mark.slow


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def publish(site: Path, release: str) -> bool:
    there = Releases(site)
    new = there.begin()
    write(new, release)
    return there.publish(new)


def earlier(site: Path, number: int) -> Path:
    return site.with_name(".site") / str(number)


def beside(site: Path) -> list[str]:
    """What lies in the folder of the releases."""
    return [path.name for path in site.with_name(".site").iterdir()]


def publisher(site: Path, release: str, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.publishing.publisher", str(site), release, *options]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_the_first_release(site: Path) -> None:
    """It takes the site's name, and nothing else is left than the lock."""
    assert publish(site, "ett")
    assert "ett" == shown(site)
    assert ["lock"] == beside(site)


def test_a_web_server_may_read_what_is_published(site: Path) -> None:
    """Whoever builds it may keep their own files to themselves."""
    mask = os.umask(0o077)
    try:
        publish(site, "a")
    finally:
        os.umask(mask)
    modes = {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (site, *site.rglob("*")) if path.is_dir()}
    assert ({0o644}, {0o755}) == (modes, folders)


def test_the_last_two_are_kept(site: Path) -> None:
    """The one before the present first; older ones go."""
    for release in ("ett", "två", "tre", "fyra"):
        publish(site, release)
    assert ["fyra", "tre", "två"] == [shown(site), shown(earlier(site, 1)), shown(earlier(site, 2))]
    assert {"1", "2", "lock"} == {*beside(site)}


def test_the_same_again_is_no_release(site: Path) -> None:
    """To build anew without a change does not push an earlier release out."""
    publish(site, "ett")
    publish(site, "två")
    assert not publish(site, "två")
    assert ["två", "ett"] == [shown(site), shown(earlier(site, 1))]
    assert not earlier(site, 2).exists()


def test_compressed_copies_are_no_change(site: Path) -> None:
    """A site that was compressed after it was published is still the same."""
    publish(site, "ett")
    for name in ("index.html.gz", "om/index.html.br"):
        (site / name).write_bytes(b"x")
    assert not publish(site, "ett")
    assert (site / "index.html.gz").exists()


@pytest.mark.parametrize("name", ["ny.html", "om/ny.html", "ny.html.gz"])
def test_a_file_more_or_less_is_a_change(site: Path, name: str) -> None:
    """Also in a folder."""
    publish(site, "ett")
    (site / name).write_text("", encoding="utf-8")
    assert publish(site, "ett")
    assert not (site / name).exists()


def test_roll_back_and_forth(site: Path) -> None:
    """A second time undoes the first."""
    publish(site, "ett")
    publish(site, "två")
    Releases(site).roll_back()
    assert ["ett", "två"] == [shown(site), shown(earlier(site, 1))]
    Releases(site).roll_back()
    assert ["två", "ett"] == [shown(site), shown(earlier(site, 1))]


def test_roll_back_to_a_site_that_is_lost(site: Path) -> None:
    """Somebody has removed the site's folder: the release before it takes its place."""
    publish(site, "ett")
    publish(site, "två")
    shutil.rmtree(site)
    Releases(site).roll_back()
    assert "ett" == shown(site)


def test_nothing_to_roll_back_to(site: Path) -> None:
    """That is said, and the site stays."""
    publish(site, "ett")
    with pytest.raises(PublishingError, match="ingen tidigare version"):
        Releases(site).roll_back()
    assert "ett" == shown(site)


def test_a_build_that_is_given_up(site: Path) -> None:
    """The site stays, and the next build can begin."""
    publish(site, "ett")
    there = Releases(site)
    write(there.begin(), "två")
    there.end()
    assert "ett" == shown(site)
    assert ["lock"] == beside(site)
    assert publish(site, "tre")


def test_another_build_goes_on(site: Path) -> None:
    """It is told which process has the lock. The build that goes on is not disturbed."""
    there = Releases(site)
    new = there.begin()
    with pytest.raises(PublishingError, match=rf"bygge av site/ pågår \(process {os.getpid()}\)"):
        Releases(site).begin()
    with pytest.raises(PublishingError):
        Releases(site).roll_back()
    write(new, "ett")
    assert there.publish(new)


def test_a_link_to_the_site_is_kept(tmp_path: Path) -> None:
    """Where the site's name is a link, the folder that it leads to is exchanged."""
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "www/plan", target_is_directory=True)
    publish(tmp_path / "www/plan", "ett")
    publish(tmp_path / "site", "två")
    assert (tmp_path / "site").is_symlink()
    assert "två" == shown(tmp_path / "site")


@pytest.mark.parametrize("exchanges", ["yes", "no"])
def test_killed_before_any_step(site: Path, exchanges: str) -> None:
    """The site is whole, the last good one is not lost, and the next build goes through.

    Without the system's exchange of names the site may be missing until then.
    """
    options = [f"exchange={exchanges}"]
    publish(site, "noll")
    publish(site, "ett")
    counting = publisher(site, "två", *options, "steps=yes")
    steps = int(counting.communicate()[0])
    assert steps > 5
    good = "två"
    for step in range(1, steps + 1):
        killed = publisher(site, f"död {step}", *options, f"kill={step}")
        killed.communicate()
        assert -signal.SIGKILL == killed.returncode
        if exchanges == "yes":
            assert shown(site) in (good, f"död {step}")
        there = Releases(site)
        there.begin()  # puts right what was left
        there.end()
        now = shown(site)
        assert now in (good, f"död {step}")
        kept = [shown(earlier(site, number)) for number in (1, 2) if earlier(site, number).exists()]
        assert good in [now, *kept[:1]]
        good = now
    assert "död" in good, "no step came after the exchange"
    assert publish(site, "sist")
    assert ["sist", good] == [shown(site), shown(earlier(site, 1))]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_killed_while_building(site: Path, how: signal.Signals) -> None:
    """What was half built is gone after the next build."""
    publish(site, "ett")
    building = publisher(site, "två", "wait=30")
    folder = site.with_name(".site")
    while not list(folder.glob("building-*/sok/index.html")):
        assert building.poll() is None
    building.send_signal(how)
    building.communicate()
    assert "ett" == shown(site)
    assert publish(site, "tre")
    assert ["1", "lock"] == sorted(beside(site))


def test_many_at_once(site: Path) -> None:
    """One after the other publishes or is told to wait; the site is whole, and of one of them."""
    publish(site, "noll")
    building = [publisher(site, f"bygge {number}", "wait=0.1") for number in range(8)]
    told = [one.communicate()[1] for one in building]
    published = [f"bygge {i}" for i, one in enumerate(building) if one.returncode == 0]
    assert published
    assert shown(site) in published
    assert all("Ett annat bygge" in text for text in told if text)
    assert len([text for text in told if text]) == len(building) - len(published)


def test_a_reader_never_misses_a_page(site: Path) -> None:
    """While sixty releases follow each other, each page can be read all the time."""
    publish(site, "noll")
    missed: list[OSError] = []
    read = 0
    done = threading.Event()

    def fetch() -> None:
        nonlocal read
        while not done.is_set():
            for name in ("index.html", "om/index.html"):
                try:
                    assert (site / name).read_text(encoding="utf-8")
                    read += 1
                except OSError as error:
                    missed.append(error)

    reader = threading.Thread(target=fetch)
    reader.start()
    for number in range(60):
        publish(site, f"nr {number}")
    done.set()
    reader.join()
    assert [] == missed
    assert read > 60


def test_the_exchange_is_the_systems(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where these tests run the system has it; without it, the site's name is missing for a moment."""
    seen: list[bool] = []

    def exchange(one: Path, other: Path) -> bool:
        seen.append(system.exchange(one, other))
        return seen[-1]

    monkeypatch.setattr(releases, "exchange", exchange)
    publish(site, "ett")
    publish(site, "två")
    assert [True] == seen
