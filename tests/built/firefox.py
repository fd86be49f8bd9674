"""Firefox, spoken with over WebDriver BiDi, the standard that it speaks itself: no program stands between.

Playwright drives only a Firefox of its own, which cannot be had everywhere. What is called what here is
called so in the standard: https://w3c.github.io/webdriver-bidi/.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from websocket import WebSocket, create_connection

from tools.firefox import LACKING, system_firefox

PATIENCE: Final = 30  # seconds; only a fault takes as long
_LISTENS: Final = re.compile(r"WebDriver BiDi listening on (ws://127\.0\.0\.1:[0-9]+)")
# Nothing is asked of others, or of who sits there.
_PREFERENCES: Final = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.download.alwaysOpenPanel": False,
    "browser.download.folderList": 2,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A window of Firefox on the site. `faults` is what its pages have told of their own."""

    def __init__(self, socket: WebSocket, root: str, folder: Path) -> None:
        self.root = root
        self.folder = folder  # where it saves files
        self.faults: list[str] = []
        self._socket = socket
        self._numbers = itertools.count(1)
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        tree = self._ask("browsingContext.getTree")
        self._window = {"context": tree["contexts"][0]["context"]}

    def open(self, address: str, width: int = 1440) -> None:
        """Go to an address of the site, in a window of that width."""
        self._ask(
            "browsingContext.setViewport", **self._window, viewport={"width": width, "height": 900}
        )
        self._ask(
            "browsingContext.navigate", **self._window, url=self.root + address, wait="complete"
        )

    def run(self, script: str, *given: Any) -> Any:
        """What a script says that runs in the page."""
        told = self._ask(
            "script.evaluate",
            expression=f"JSON.stringify(((...given) => {{{script}}})(...{json.dumps(given)}))",
            target=self._window,
            awaitPromise=False,
            userActivation=True,
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"].get("value", "null"))

    def until(self, script: str, *given: Any) -> Any:
        """What a script says as soon as that is something. Fails if it never is."""
        last = time.monotonic() + PATIENCE
        while not (told := self.run(script, *given)):
            assert time.monotonic() < last, script
            time.sleep(0.05)
        return told

    def press(self, *keys: str) -> None:
        """Press keys one after the other, where the page's focus is."""
        pressed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask(
            "input.performActions",
            **self._window,
            actions=[{"type": "key", "id": "keys", "actions": pressed}],
        )

    def end(self) -> None:
        """Close the browser."""
        self._ask("browser.close")

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (told := json.loads(self._socket.recv())).get("id") != number:
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.faults.append(told["params"]["text"])
        assert told["type"] == "success", told.get("message")
        found: dict[str, Any] = told["result"]
        return found


@contextmanager
def firefox(root: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox on a site, with a profile of its own in an empty folder. The test fails if there is none."""
    profile, saved = folder / "profile", folder / "saved"
    profile.mkdir()
    saved.mkdir()
    preferences = _PREFERENCES | {"browser.download.dir": str(saved)}
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    program = system_firefox() or pytest.fail(LACKING)
    options = "--headless", "--no-remote", "--remote-debugging-port", "0"
    with subprocess.Popen(
        [program, *options, "--profile", str(profile), "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            address = next(match[1] for line in process.stderr if (match := _LISTENS.search(line)))
            socket = create_connection(f"{address}/session", timeout=PATIENCE, suppress_origin=True)
            found = Firefox(socket, root, saved)
            yield found
            found.end()
            socket.close()
        finally:
            process.terminate()
            process.communicate()
