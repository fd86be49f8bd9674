"""Serves the site on this machine while somebody edits it, and builds it again at every change.

Each build is a process of its own, as when the site is published, in a folder that is removed at the
end. So a change in the code counts at once, and nothing that goes wrong in a build ends the server. The
pages are those of the last build that was whole. If a later one failed, each page says why, until it
is mended. A script on each page asks for the number of the build, and loads the page again when it is
another.

A large site takes long to build. So the pages of the municipalities whose files have changed are made
first, by a build of them and of those that they are linked to. They are shown until the whole site is
built, and then forgotten, whether it went well or not: they are not checked whole. A further change ends
a build of such a site that is going on.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from types import FrameType
from typing import Any, Final

from markupsafe import Markup

from planspegeln.loading.load import NOBODYS, is_litter
from planspegeln.pages.addresses import PANELS
from planspegeln.publishing.building import AHEAD, BUILD, SERVING
from planspegeln.publishing.told import told

_HOST: Final = "127.0.0.1"
_OWN_NAMES: Final = {_HOST, "localhost"}
_WATCHED: Final = ("data", "docs", "theme", "planspegeln", "macros.py", "mkdocs.yml")
_PAUSE: Final = 0.2  # seconds between two looks at the files
LONG: Final = 6.0  # seconds; a site that takes longer to build is large
_OWN: Final = 3  # data, the municipality and more are in the path of a municipality's file
_NUMBER: Final = "/_bygge"  # where a page asks for the number of the build
_START: Final = "Webbplatsen byggs. Sidan visas när den är klar."
# What asks the server to end. Windows lacks the last.
_ENDS: Final = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]

_BOX: Final = Markup("""
<section id="_fel" role="alert" lang="sv" tabindex="0"><style>
#_fel {{ all: initial; position: fixed; inset: auto 0 0; z-index: 9999; box-sizing: border-box;
max-height: 60vh; overflow: auto; padding: 1rem 1.5rem; font: 1rem/1.5 system-ui, sans-serif;
color: #fff; background: #7a1f1f; border-top: 4px solid #fff; }}
#_fel strong, #_fel p, #_fel pre {{ all: unset; display: block; color: inherit; }}
#_fel strong {{ font-weight: bold; }}
#_fel pre {{ margin-top: 0.5rem; font: 0.9rem/1.5 ui-monospace, monospace; white-space: pre-wrap;
overflow-wrap: anywhere; }}
</style><strong>Det går inte att bygga webbplatsen</strong>
<p>Sidan är som den var i det senaste bygget som gick. Rutan försvinner när felet är rättat.</p>
<pre>{}</pre></section>
""")
_SCRIPT: Final = Markup("""
<script>
(() => {{
  const ask = async () => {{
    try {{
      const answer = document.hidden ? null : await fetch("{}");
      if (answer?.ok && (await answer.text()) !== "{}") {{ return location.reload(); }}
    }} catch {{}} // the server is away
    setTimeout(ask, 300);
  }};
  ask();
}})();
</script>
""")
_EMPTY: Final = Markup("""<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Planspegeln</title></head><body><p>{}</p></body></html>
""")


class Edited:
    """A project's site as it is being edited: its pages, what is wrong, and the number of the build."""

    def __init__(self, project: Path, work: Path, address: str) -> None:
        """`work` is a folder to build in, and `address` where the site is served."""
        self.site = work / "site"
        self.faults = ""
        self.number = f"{time.time_ns()}-0"  # one that no page from an earlier server has
        self.is_large = False  # whether the last whole build took long
        self._ahead = work / "ahead"
        self._project = project
        own = {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", SERVING: "yes"}
        # Messages are not to be broken to the width of a terminal.
        self._environment = {k: v for k, v in os.environ.items() if k != "COLUMNS"} | own

    def build(self, is_outdated: Callable[[], bool]) -> bool | None:
        """Build the whole site. What is wrong is in `faults` afterwards. Returns whether nothing is.

        None if the build of a large site was ended, since `is_outdated` said that it builds what no longer is.
        """
        start = time.monotonic()
        done = self._run(self.site, {}, lambda: self.is_large and is_outdated())
        if done is None:
            return None
        self.is_large = time.monotonic() - start > LONG
        code, said = done
        self.faults = told(said, self._project) if code else ""
        shutil.rmtree(self._ahead, ignore_errors=True)
        self._count()
        return not code

    def look_ahead(self, municipalities: Iterable[str]) -> bool:
        """Show the pages of these municipalities as they will be. Returns False if they cannot be built alone."""
        new = self._ahead.with_name("looking")
        shutil.rmtree(new, ignore_errors=True)
        done = self._run(new, {AHEAD: " ".join(municipalities)}, lambda: False)
        if done is None or done[0]:
            return False
        for own in municipalities:
            for folder in (own, f"{PANELS}{own}"):
                shown = self._ahead / folder
                shutil.rmtree(shown, ignore_errors=True)
                if (new / folder).exists():
                    shown.parent.mkdir(parents=True, exist_ok=True)
                    (new / folder).rename(shown)
        self._count()
        return True

    def _run(
        self, to: Path, told: dict[str, str], is_outdated: Callable[[], bool]
    ) -> tuple[int, str] | None:
        """Build into a folder. Returns the exit code and what was said; None if it was ended before."""
        with TemporaryFile() as said:
            process = subprocess.Popen(  # noqa: S603 - our own arguments
                [*BUILD, "--site-dir", str(to)],
                cwd=self._project,
                env=self._environment | told,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                while process.poll() is None:
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(_PAUSE)
                    if process.poll() is None and is_outdated():
                        return None
            finally:
                process.kill()
                process.wait()
            said.seek(0)
            return process.returncode, said.read().decode(errors="replace")

    def _count(self) -> None:
        started, _, count = self.number.partition("-")
        self.number = f"{started}-{int(count) + 1}"

    def page(self, path: Path) -> Markup:
        """The page in a file of the site, with what is wrong and the script. Raises OSError without one."""
        ahead = self._ahead / path.relative_to(self.site)
        with suppress(OSError):
            return self._with(Markup(ahead.read_text(encoding="utf-8")))
        return self._with(Markup(path.read_text(encoding="utf-8")))

    def missing(self) -> Markup:
        """What is shown where there is no page."""
        try:
            return self.page(self.site / "404.html")
        except OSError:
            return self._with(_EMPTY.format("" if self.faults else _START))

    def _with(self, html: Markup) -> Markup:
        before, end, after = html.rpartition("</body>") if "</body>" in html else (html, "", "")
        box = _BOX.format(self.faults) if self.faults else ""
        return Markup("").join([before, box, _SCRIPT.format(_NUMBER, self.number), end, after])


class _Handler(SimpleHTTPRequestHandler):
    """Answers with the site's files, and with its pages as `Edited` gives them."""

    def __init__(self, edited: Edited, *given: Any) -> None:
        self._edited = edited
        super().__init__(*given, directory=str(edited.site))

    def do_GET(self) -> None:
        """Answer. Another host's name is that of a page elsewhere, which would read what is shown here."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _OWN_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        asked = self.path.partition("?")[0]
        path = Path(self.translate_path(asked))
        if asked == _NUMBER:
            self._answer(HTTPStatus.OK, self._edited.number, "text/plain")
        elif asked.endswith("/") or path.suffix == ".html":
            try:
                page = self._edited.page(path / "index.html" if asked.endswith("/") else path)
                self._answer(HTTPStatus.OK, page)
            except OSError:
                self._answer(HTTPStatus.NOT_FOUND, self._edited.missing())
        elif path.exists():
            super().do_GET()
        else:
            self._answer(HTTPStatus.NOT_FOUND, self._edited.missing())

    def _answer(self, status: HTTPStatus, text: str, kind: str = "text/html") -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Let no browser keep what may have changed a moment later."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's
        """Say nothing of each answer."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, two programs would share the port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(project: Path, port: int, say: Callable[[str], None]) -> int:
    """Serve the site of a project until somebody ends it. Returns the exit code.

    It is 1 if the port cannot be used, and otherwise 0. `say` gets each line for the terminal.
    """
    address = f"http://{_HOST}:{port}/"
    with TemporaryDirectory(prefix="planspegeln-", ignore_cleanup_errors=True) as folder:
        edited = Edited(project, Path(folder), address)
        try:
            server = _Server((_HOST, port), partial(_Handler, edited))
        except (OSError, OverflowError) as error:
            say(_unusable(port, error))
            return 1
        before = {number: signal.signal(number, _end) for number in _ENDS}
        with server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                _keep_building(edited, project, address, say)
            except KeyboardInterrupt:
                say("\nAvslutat.")
            finally:
                server.shutdown()
                for number, handler in before.items():
                    signal.signal(number, handler)
    return 0


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal's
    raise KeyboardInterrupt


def _unusable(port: int, error: Exception) -> str:
    in_use = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    why = "används redan av ett annat program" if in_use else "går inte att använda"
    return f"Port {port} {why}; välj en annan, till exempel PORT={port + 1 if in_use else 8000}."


def _keep_building(edited: Edited, project: Path, address: str, say: Callable[[str], None]) -> None:
    """Build, wait until a file changes, and build again, for ever."""
    say("Bygger webbplatsen …")
    seen = _seen(project)
    changed: set[str] = set()  # since the last build of the whole site
    while True:
        start = time.monotonic()
        built = edited.build(lambda: _seen(project) != seen)  # noqa: B023 - called before it changes
        if built is not None:
            changed.clear()
            if built:
                say(f"Klart efter {_since(start)}: {address}")
            else:
                say(f"{edited.faults}\nDet går inte att bygga. Sidorna säger det, på {address}")
        while (now := _seen(project)) == seen:
            time.sleep(_PAUSE)
        new = sorted(name for name in seen.keys() | now if seen.get(name) != now.get(name))
        seen = now
        for line in _told(new):
            say(line)
        changed.update(new)
        if edited.is_large and (own := only_of(changed)):
            start = time.monotonic()
            if edited.look_ahead(own):
                whose = "Kommunernas" if own[1:] else "Kommunens"
                say(f"{whose} sidor visas efter {_since(start)}. Resten av webbplatsen byggs …")


def _since(start: float) -> str:
    """How long ago that was: 2,4 s."""
    return f"{time.monotonic() - start:.1f} s".replace(".", ",")


def only_of(changed: Iterable[str]) -> list[str]:
    """The ids of the municipalities that all these files are of. [] if one of them is another's."""
    found = [Path(name).parts for name in changed]
    if any(len(parts) < _OWN or parts[0] != "data" or parts[1] in NOBODYS for parts in found):
        return []
    return sorted({parts[1] for parts in found})


def _seen(project: Path) -> dict[str, tuple[int, int]]:
    """Every file that the site is built from, with the time of its last change and its size."""
    found = {}
    for name in _WATCHED:
        for path in _files(project / name):
            try:
                stat = path.stat()
            except OSError:  # it has just been removed, or leads nowhere
                continue
            found[path.relative_to(project).as_posix()] = (stat.st_mtime_ns, stat.st_size)
    return found


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(folder, name) for name in names if not is_litter(name))


def _told(changed: list[str]) -> Iterator[str]:
    """What to say of the files that have changed."""
    more = f" och {len(changed) - 1} till" if changed[1:] else ""
    code = [name for name in changed if name.endswith(".py")]
    if code:
        yield f"{code[0]}{more} har ändrats. Bygger om med den nya koden …"
    else:
        yield f"{changed[0]}{more} har ändrats. Bygger om …"
    if Path(__file__).name in (Path(name).name for name in code):
        yield "För att visa sidorna på ett nytt sätt behöver make serve startas om (Ctrl-C)."
