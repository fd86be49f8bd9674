"""Builds that are killed, that meet, or that find no room: the site is never half published."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.built.project import copy_project, environment, mkdocs, replace_once, snapshot

BUILD = [sys.executable, "-m", "planspegeln", "build"]
START = "docs/index.md"
PLAN = "data/huddinge/documents/verksamhetsplan-2020.yml"
# What needs a file system of its own is tried where a process can have one without being root.
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="mounts are the kernel's own")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a good site."""
    root = copy_project(tmp_path_factory.mktemp("publishing") / "project")
    done = run(root, BUILD)
    assert done.returncode == 0, done.stdout
    return root


def run(root: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def change(root: Path, words: str) -> None:
    """Another sentence on the start page, so that the next build is another release."""
    page = root / START
    text = page.read_text(encoding="utf-8").partition("\n\nUtgåva ")[0].rstrip()
    page.write_text(f"{text}\n\nUtgåva {words}.\n", encoding="utf-8")


@contextmanager
def read_all_the_while(site: Path) -> Iterator[list[str]]:
    """A reader who fetches pages of every kind; what was missing is in the list afterwards."""
    pages = [page for page in sorted(site.rglob("index.html"))[::9] if "pagefind" not in page.parts]
    assert len(pages) > 5
    missed: list[str] = []
    done = threading.Event()

    def fetch() -> None:
        while not done.is_set():
            for page in pages:
                try:
                    if not page.read_bytes().rstrip().endswith(b"</html>"):
                        missed.append(f"{page} is cut off")
                except OSError as error:
                    missed.append(str(error))
            time.sleep(0.001)

    reader = threading.Thread(target=fetch)
    reader.start()
    try:
        yield missed
    finally:
        done.set()
        reader.join()


def test_builds_at_once(project: Path) -> None:
    """One publishes; the other does so after it, or says who is building. No page is missing."""
    change(project, "två")
    with read_all_the_while(project / "site") as missed:
        both = [
            subprocess.Popen(
                BUILD,
                cwd=project,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            for _ in range(2)
        ]
        told = [one.communicate()[0].decode() for one in both]
    assert 0 in [one.returncode for one in both], told
    for one, text in zip(both, told, strict=True):
        assert one.returncode == 0 or "Ett annat bygge av site/ pågår (process " in text
        assert "Traceback" not in text
    assert missed == []
    assert "Utgåva två." in (project / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("after", [0.6, 1.6])
def test_killed(project: Path, how: signal.Signals, after: float) -> None:
    """The site is the last good one or the new one, whole; nobody misses a page."""
    site = project / "site"
    before = snapshot(site)
    change(project, f"{how.name} {after}")
    with read_all_the_while(site) as missed:
        building = subprocess.Popen(
            BUILD,
            cwd=project,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(after)
        # A terminal ends all processes of a command; a service manager asks the first to end.
        ended = os.kill if how == signal.SIGTERM else os.killpg
        ended(building.pid, how)
        building.wait(timeout=60)
    assert missed == []
    now = snapshot(site)
    assert now == before or f"Utgåva {how.name} {after}." in now["index.html"].decode()


def test_after_a_kill_the_next_build_clears_up(project: Path) -> None:
    """What was half built is gone, and a fault in the data then takes nothing away."""
    change(project, "efteråt")
    assert run(project, BUILD).returncode == 0
    assert {path.name for path in (project / ".site").iterdir()} == {"1", "2", "lock"}
    good = snapshot(project / "site")
    topic = project / "data/topics.yml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(f"{text}\n  - [", encoding="utf-8")
    assert run(project, BUILD).returncode == 1
    topic.write_text(text, encoding="utf-8")
    assert snapshot(project / "site") == good


def test_roll_back(project: Path) -> None:
    """The release before the present one comes back as it was, and the present one after it."""
    rollback = [sys.executable, "-m", "planspegeln", "rollback"]
    present, earlier = snapshot(project / "site"), snapshot(project / ".site/1")
    assert present != earlier
    done = run(project, rollback)
    assert (done.returncode, snapshot(project / "site")) == (0, earlier), done.stdout
    assert run(project, rollback).returncode == 0
    assert snapshot(project / "site") == present


def test_what_the_last_release_had_is_named(project: Path) -> None:
    """A page that was published without being in the ledger, and is gone, is told."""
    written = project / "docs/prov.md"
    written.write_text("# Prov\n", encoding="utf-8")
    told = "/prov/ fanns i den förra utgåvan men inte i den nya"
    assert told not in run(project, BUILD).stdout
    assert (project / "site/prov").is_dir()
    written.unlink()
    done = run(project, BUILD)
    assert done.returncode == 0, done.stdout
    assert told in done.stdout


def test_the_original_of_a_document(project: Path) -> None:
    """A file that a text was read from is on the site if the data says so, and the page leads to it."""
    name = "verksamhetsberattelse-2021"
    document = project / f"data/huddinge/documents/{name}.yml"
    text = document.read_text(encoding="utf-8")
    kept = project / "data/sources/originals/berattelse.pdf"
    kept.parent.mkdir()
    kept.write_bytes(b"%PDF-1.7 made up")
    sum_ = hashlib.sha256(kept.read_bytes()).hexdigest()
    own = text.partition("\n  sha256: ")[2].partition("\n")[0]
    original = (
        f"{{file: berattelse.pdf, sha256: {sum_}, reader: x, text_sha256: {own}, publish: true}}"
    )
    replace_once(document, f"\n  sha256: {own}\n", f"\n  sha256: {own}\n  original: {original}\n")
    done = run(project, BUILD)
    document.write_text(text, encoding="utf-8")
    shutil.rmtree(kept.parent)
    assert done.returncode == 0, done.stdout
    page = project / f"site/huddinge/dokument/{name}"
    assert (page / "original.pdf").read_bytes() == b"%PDF-1.7 made up"
    assert '<a href="original.pdf">PDF-filen</a>' in (page / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ sokfalt() }}", '{{ prioritet("huddinge/ingen") }}', "”huddinge/ingen” finns inte"),
        ("{{ sokfalt() }}", "\udce5", "docs/index.md:"),
    ],
    ids=["a bad embed", "not UTF-8"],
)
def test_mkdocs_alone_leaves_the_site_too(project: Path, old: str, new: str, told: str) -> None:
    """The generator's own command has the same guard."""
    good = snapshot(project / "site")
    page = project / START
    text = page.read_bytes()
    assert old.encode() in text
    page.write_bytes(text.replace(old.encode(), new.encode(errors="surrogateescape")))
    done = mkdocs(project, "build")
    page.write_bytes(text)
    assert done.returncode == 1
    assert told in done.stdout
    assert snapshot(project / "site") == good


def test_what_nobody_has_read_is_not_published(project: Path) -> None:
    """A build names what is unread, and publishes it only if the site's own file says so."""
    good = snapshot(project / "site")
    plan, site = project / PLAN, project / "data/site.yml"
    text, about = plan.read_text(encoding="utf-8"), site.read_text(encoding="utf-8")
    replace_once(plan, "read:\n  - words: ", "read:\n  - words: 1")
    done = run(project, BUILD)
    assert done.returncode == 1
    assert "är inte genomlästa [read: part: mal, words: 119]" in done.stdout
    assert "publish_unread: true" in done.stdout
    assert snapshot(project / "site") == good
    site.write_text(f"{about}publish_unread: true\n", encoding="utf-8")
    done = run(project, BUILD)
    plan.write_text(text, encoding="utf-8")
    site.write_text(about, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    page = project / "site/huddinge/prioriteringar/demokratidagar/index.html"
    assert "En mening i planen för 2020 är inte genomläst än." in page.read_text(encoding="utf-8")


def mounted(root: Path, mount: str, *given: object) -> subprocess.CompletedProcess[str]:
    """A build in a namespace of its own, after the shell commands `mount`, which get what is given."""
    script = f'set -e\n{mount}\ncd "$0"\nexec {" ".join(BUILD)}'
    command = ["unshare", "--mount", "--user", "--map-root-user", "sh", "-c", script, str(root)]
    return run(root, [*command, *map(str, given)])


def room(folder: Path) -> int:
    """The bytes that a folder takes on a disk with pages of 4 096 bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(-(-size // 4096) * 4096 for size in sizes)


@ON_LINUX
def test_a_full_disk(project: Path) -> None:
    """It is said in words, and the site on that disk is as it was."""
    good = shutil.copytree(project / "site", project.parent / "good", dirs_exist_ok=True)
    small = project.parent / "small"
    shutil.copytree(project, small, ignore=shutil.ignore_patterns("site", ".site"))
    before = snapshot(good)
    # The project on a disk with room for it, the site and half of another one.
    done = mounted(
        small,
        'disk="$(mktemp -d)"; mount -t tmpfs -o size="$2" none "$disk"; cp -R "$0/." "$disk/"; '
        'cp -R "$1" "$disk/site"; mount --bind "$disk" "$0"',
        good,
        room(small) + room(good) * 3 // 2,
    )
    assert done.returncode == 1, done.stdout
    assert "No space left on device" in done.stdout
    assert "Traceback" not in done.stdout
    assert snapshot(good) == before


@ON_LINUX
def test_a_folder_that_nothing_can_be_written_to(project: Path) -> None:
    """It is said in words which."""
    good = snapshot(project / "site")
    change(project, "skrivskyddad")
    done = mounted(project, 'mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"')
    assert done.returncode == 1
    assert "Bygget avbröts, och sajten är som förut: Read-only file system (" in done.stdout
    assert "Traceback" not in done.stdout
    assert snapshot(project / "site") == good


def test_two_builds_are_the_same(project: Path, tmp_path: Path) -> None:
    """Whatever the folder, the time zone, the language, the hash seed and the order of files."""
    other = tmp_path / "en annan mapp/x"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("site", ".site"))
    replace_once(other / "mkdocs.yml", "site_dir: site", "site_dir: ut")
    env = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "LANG": "tr_TR.UTF-8"}
    done = subprocess.run(
        BUILD, cwd=other, env=environment() | env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(project, BUILD).returncode == 0
    ours, theirs = snapshot(project / "site"), snapshot(other / "ut")
    assert ours.keys() == theirs.keys()
    assert [] == [name for name, content in ours.items() if content != theirs[name]]


def test_without_an_address_nothing_names_a_website(project: Path, tmp_path: Path) -> None:
    """An empty SITE_URL is an unset one: addresses are paths, and the build says so."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "ut")],
        cwd=project,
        env=environment() | {"SITE_URL": "", "EDIT_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "SITE_URL är inte satt" in done.stdout
    files = snapshot(tmp_path / "ut")
    assert [] == [
        name
        for name, content in files.items()
        if b"planspegeln.example" in content and Path(name).parent.name != "drift"
    ]  # whose commands have a made-up address as an example
    page = files["huddinge/prioriteringar/prevention/index.html"].decode()
    assert (
        'Sidans adress: <a href="./"><span data-here>/huddinge/prioriteringar/prevention/</span>'
        in page
    )
    assert "og:image" not in page
    assert "canonical" not in page
    assert b'"href": "/huddinge/prioriteringar/prevention/"' in files["data/priorities.json"]
