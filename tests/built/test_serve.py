"""While an editor writes, changes show at once. What is wrong is told on the page that is being read."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built.project import copy_project, environment, replace_once

PRIORITY = "data/huddinge/priorities/lokal-samverkan.yml"
ADDRESS = "huddinge/prioriteringar/lokal-samverkan/"
DEADLINE = 60.0
# What is wrong: a file, what is replaced, by what, and what the page tells.
FAULTS: dict[str, tuple[str, str, str, str | re.Pattern[str]]] = {
    "data": (
        PRIORITY,
        "title: Lokal samverkan",
        "title: Lokal samverkan\ntitle: dubbelt",
        f"{PRIORITY}:5:1: fältet ”title” står två gånger",
    ),
    "an embed on a written page": (
        "docs/om/index.md",
        'prioritet("huddinge/lokal-samverkan")',
        'prioritet("huddinge/lokal")',
        re.compile(r"docs/om/index\.md:\d+: prioriteringen ”huddinge/lokal” finns inte"),
    ),
    "Markdown on a written page": (
        "docs/redaktion/sidor.md",
        "# Skriva egna sidor",
        "# Skriva egna sidor\n\n!!! obs\n    Text.",
        re.compile(r"docs/redaktion/sidor\.md:\d+: typen ”obs” finns inte"),
    ),
    "a link on a written page": (
        "docs/redaktion.md",
        "# För redaktionen",
        "# [a](personuppgift.md) { #for-redaktionen }",
        re.compile(r"docs/redaktion\.md:6: länken ”personuppgift\.md” leder till en sida"),
    ),
    "a template of a page": (
        "planspegeln/rendering/templates/priority.html",
        "{% set marked = site.",
        "{{ hittepa }}{% set marked = site.",
        re.compile(
            r"planspegeln/rendering/templates/priority\.html:\d+: mallen går inte att använda "
            r"\(UndefinedError: 'hittepa' is undefined\)"
        ),
    ),
    "a template that cannot be read": (
        "planspegeln/rendering/templates/priority.html",
        "{% set marked = site.",
        "{% if %}{% set marked = site.",
        re.compile(
            r"planspegeln/rendering/templates/priority\.html:\d+: mallen .*TemplateSyntaxError"
        ),
    ),
    "a template of the frame": (
        "theme/partials/footer.html",
        "<ul>",
        "{% hittepa %}<ul>",
        re.compile(r"theme/partials/footer\.html:\d+: mallen .*unknown tag 'hittepa'"),
    ),
    "the code": (
        "planspegeln/pages/pages.py",
        "\n\ndef pages(",
        "\n\nhittepa\n\n\ndef pages(",
        re.compile(r"planspegeln/pages/pages\.py:\d+: NameError: name 'hittepa' is not defined"),
    ),
    "the configuration": (
        "mkdocs.yml",
        "site_name: Planspegeln",
        "site_nam: Planspegeln",
        re.compile("site_name"),
    ),
}


def free_port() -> int:
    """A port that no program uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Editing:
    """A project that is served while it is edited."""

    def __init__(self, root: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.root = root
        self.process = process
        self.address = f"http://127.0.0.1:{port}/"

    def output(self) -> str:
        """What the server has printed."""
        return (self.root / "output.txt").read_text(encoding="utf-8")

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Wait until something becomes true. The server must keep running."""
        end = time.monotonic() + DEADLINE
        while not until():
            assert self.process.poll() is None, f"the server ended:\n{self.output()}"
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.output()}"
            time.sleep(0.05)

    def wait_for(self, line: str, times: int = 1) -> None:
        """Wait until the server has printed something, so many times."""
        self.wait(lambda: self.output().count(line) >= times, line)


def serve(root: Path, port: int, *command: str) -> Iterator[Editing]:
    """Serve a project as `make serve` does, or with another command, and end it with Ctrl-C."""
    command = command or (sys.executable, "-m", "planspegeln", "serve", "--port", str(port))
    with (
        (root / "output.txt").open("wb") as output,
        subprocess.Popen(
            command, cwd=root, env=environment(), stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield Editing(root, process, port)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    """A copy of the project that is served. Each test leaves its files as they were."""
    root = copy_project(tmp_path_factory.mktemp("serve") / "project")
    yield from serve(root, free_port())


@pytest.fixture
def page(editing: Editing, browser: Browser) -> Iterator[Page]:
    """A browser on the priority's page. It is opened once and never loaded again by the test."""
    editing.wait_for("Klart efter ")
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(DEADLINE * 1000)
    page.goto(editing.address + ADDRESS)
    yield page
    context.close()


def shown(page: Page, selector: str, text: str | re.Pattern[str]) -> None:
    """Wait until the page shows a text in an element."""
    expect(page.locator(selector)).to_contain_text(text, timeout=DEADLINE * 1000)


def test_a_change_shows(editing: Editing, page: Page) -> None:
    """The page loads itself again, with the change, and the terminal says which file it was."""
    shown(page, "h1", "Lokal samverkan")
    replace_once(editing.root / PRIORITY, "title: Lokal samverkan", "title: Lokal Samverkan")
    shown(page, "h1", "Lokal Samverkan")
    assert f"{PRIORITY} har ändrats. Bygger om …" in editing.output()
    replace_once(editing.root / PRIORITY, "title: Lokal Samverkan", "title: Lokal samverkan")
    shown(page, "h1", "Lokal samverkan")
    assert page.locator("#_fel").count() == 0


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_on_the_page(editing: Editing, page: Page, what: str) -> None:
    """The page shows the fault with its file and line, above what it showed, until it is mended."""
    file, old, new, told = FAULTS[what]
    path = editing.root / file
    before = path.read_text(encoding="utf-8")
    replace_once(path, old, new)
    shown(page, "#_fel pre", told)
    shown(page, "h1", "Lokal samverkan")
    said = page.locator("#_fel").inner_text()
    assert "Rutan försvinner när felet är rättat." in said
    assert not re.search("Aborted with|Error reading page|INFO", said)
    assert ("Traceback" in said) == (file.endswith(".py"))
    path.write_text(before, encoding="utf-8")
    expect(page.locator("#_fel")).to_have_count(0, timeout=DEADLINE * 1000)
    shown(page, "h1", "Lokal samverkan")


def test_every_fault_is_told(editing: Editing, page: Page) -> None:
    """Several faults stand below each other, each on its line, and no text of theirs is run."""
    path = editing.root / PRIORITY
    before = path.read_text(encoding="utf-8")
    replace_once(path, "kind: priority", "kind: <b>fet</b>\nslag: x")
    shown(page, "#_fel pre", "hittade ”<b>fet</b>”, väntade ett av priority, activity")
    shown(page, "#_fel pre", f"{PRIORITY}:4:1: hittade det okända fältet ”slag”")
    assert page.locator("#_fel b").count() == 0
    path.write_text(before, encoding="utf-8")
    expect(page.locator("#_fel")).to_have_count(0, timeout=DEADLINE * 1000)


def test_a_change_of_the_code_counts(editing: Editing, page: Page) -> None:
    """The page shows what the new code makes, and the terminal says that the code has changed."""
    names = editing.root / "planspegeln/swedish/names.py"
    replace_once(names, '"Ska göras"', '"Skall göras"')
    shown(page, "main", "skall göras")
    assert (
        "planspegeln/swedish/names.py har ändrats. Bygger om med den nya koden …"
        in editing.output()
    )
    replace_once(names, '"Skall göras"', '"Ska göras"')
    expect(page.locator("main")).not_to_contain_text("skall göras", timeout=DEADLINE * 1000)


def test_a_page_that_is_none(editing: Editing, page: Page) -> None:
    """The site's own page for what is missing is shown, and files are given out as they are."""
    answer = page.goto(f"{editing.address}finns/inte/")
    assert answer
    assert 404 == answer.status
    shown(page, "h1", "Sidan finns inte")
    assert page.request.get(f"{editing.address}data/priorities.json").json()
    assert 404 == page.request.get(f"{editing.address}data/finns-inte.json").status
    assert page.request.get(f"{editing.address}om").url == f"{editing.address}om/"


def test_a_port_in_use(editing: Editing) -> None:
    """One sentence says so, and the exit code is 1. The server that has the port goes on."""
    editing.wait_for("Klart efter ")
    port = editing.address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "planspegeln", "serve", "--port", port]
    done = subprocess.run(
        command, cwd=editing.root, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    told = f"Port {port} används redan av ett annat program; välj en annan, till exempel PORT="
    assert 1 == done.returncode
    assert (done.stdout + done.stderr).startswith(told)
    assert 1 == len((done.stdout + done.stderr).splitlines())
    assert editing.process.poll() is None


def test_it_starts_with_a_fault_and_ends_cleanly(tmp_path: Path, browser: Browser) -> None:
    """What is wrong from the start is told too. Ctrl-C ends it without a traceback, and leaves nothing."""
    root = copy_project(tmp_path / "project")
    before = (root / PRIORITY).read_text(encoding="utf-8")
    replace_once(root / PRIORITY, "kind: priority", "kind: prioritet")
    for editing in serve(root, free_port()):
        editing.wait_for("Bygger webbplatsen …")
        context = browser.new_context()
        page = context.new_page()
        page.goto(editing.address + ADDRESS)
        shown(page, "#_fel pre", f"{PRIORITY}:3:7: hittade ”prioritet”")
        (root / PRIORITY).write_text(before, encoding="utf-8")
        shown(page, "h1", "Lokal samverkan")
        assert page.locator("#_fel").count() == 0
        context.close()
    assert 0 == editing.process.returncode
    assert editing.output().endswith("\nAvslutat.\n")
    assert "Traceback" not in editing.output()
    assert not (root / "site").exists()


def test_what_nobody_has_read_is_shown(editing: Editing, page: Page) -> None:
    """A build that is published would refuse it. Here it is marked, until somebody has read it."""
    plan = editing.root / "data/huddinge/documents/verksamhetsplan-2020.yml"
    before = plan.read_text(encoding="utf-8")
    replace_once(plan, "read:\n  - words: ", "read:\n  - words: 1")
    page.goto(f"{editing.address}huddinge/")
    shown(page, ".ps-unread", "meningar i planen för 2020 är inte genomlästa än.")
    plan.write_text(before, encoding="utf-8")
    expect(page.locator(".ps-unread")).to_have_count(0, timeout=DEADLINE * 1000)


def test_mkdocs_alone_serves_too(tmp_path: Path) -> None:
    """It builds at a change, and a fault does not end it."""
    root, port = copy_project(tmp_path / "project"), free_port()
    address = f"127.0.0.1:{port}"

    def title() -> str:
        try:
            with urllib.request.urlopen(f"http://{address}/{ADDRESS}", timeout=5) as answer:
                return str(re.findall("<h1>(.*?)</h1>", answer.read().decode())[0])
        except OSError:
            return ""

    command = (sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", address)
    for editing in serve(root, port, *command):
        editing.wait(lambda: title() == "Lokal samverkan", "the page")
        replace_once(root / PRIORITY, "title: Lokal samverkan", "title: [Lokal samverkan")
        editing.wait_for(PRIORITY)
        replace_once(root / PRIORITY, "title: [Lokal samverkan", "title: LOKAL samverkan")
        editing.wait(lambda: title() == "LOKAL samverkan", "the change")


def test_another_name_of_the_machine_is_refused(editing: Editing) -> None:
    """A page elsewhere, whose name leads here, would read what is not published yet."""
    asked = urllib.request.Request(editing.address, headers={"Host": "plan.example:80"})  # noqa: S310 - here
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(asked, timeout=5)  # noqa: S310 - here
    own = editing.address.replace("127.0.0.1", "localhost").removeprefix("http://").rstrip("/")
    asked = urllib.request.Request(editing.address, headers={"Host": own})  # noqa: S310 - here
    with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310 - here
        assert 200 == answer.status


def test_a_large_site_shows_what_has_changed_first(tmp_path: Path, browser: Browser) -> None:
    """The page is there before all is built, and a further change does not wait for that either."""
    root, port = copy_project(tmp_path / "project"), free_port()
    large = (
        "import sys; from pathlib import Path; from planspegeln.publishing import serving; "
        "serving.LONG = 0.0; "
        f"sys.exit(serving.serve(Path().resolve(), {port}, lambda line: print(line, flush=True)))"
    )
    first = "Kommunens sidor visas efter "
    for editing in serve(root, port, sys.executable, "-c", large):
        editing.wait_for("Klart efter ")
        context = browser.new_context(locale="sv-SE")
        page = context.new_page()
        page.goto(editing.address + ADDRESS)
        replace_once(root / PRIORITY, "title: Lokal samverkan", "title: Lokal Samverkan")
        editing.wait_for(first)
        replace_once(root / PRIORITY, "title: Lokal Samverkan", "title: LOKAL samverkan")
        editing.wait_for(first, times=2)
        shown(page, "h1", "LOKAL samverkan")
        assert page.locator("nav a").count()
        editing.wait_for("Klart efter ", times=2)
        page.goto(f"{editing.address}huddinge/")
        shown(page, "main", "LOKAL samverkan")
        context.close()
    assert 0 == editing.process.returncode
    assert "Traceback" not in editing.output()
    assert not (root / "site").exists()
