"""WebKit as GNOME has it, driven by WebDriver (W3C) on a screen that nobody sees."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import urllib3

from audit.tools import MissingToolError
from tests.engines.processes import free_port, home, running
from tests.engines.window import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

BROWSERS = "/usr/lib"  # below it, in a folder of the machine's kind, is the browser that Debian ships
TAB = "\ue004"  # WebDriver's code of the key
SEEN = 1100  # CSS pixels of a page: what fits on the screen that nobody sees
FRAME = "document.querySelector('iframe')"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element in JSON


class WebKit:
    """WebKitGTK: the nearest to Safari that runs on a server."""

    name = "webkit"

    @contextmanager
    def start(self, scheme: str, smallest_text: int = 0) -> Iterator[Window]:
        """Open a window; it prefers what the desktop's theme is."""
        assert not smallest_text, "WebKit's driver has no such setting"
        driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
        browser = next(Path(BROWSERS).glob("*/webkit2gtk-4.*/MiniBrowser"), None)
        if not driver or not screen or not browser:
            raise MissingToolError("WebKitがありません / no WebKit: apt-get install webkit2gtk-driver xvfb")
        theme = "Adwaita:dark" if scheme == "dark" else "Adwaita"
        shown = [screen, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
        with home() as folder, running(shown, r"^(\d+)$", os.environ) as display:
            env = {**os.environ, "HOME": str(folder), "DISPLAY": f":{display[1]}", "GTK_THEME": theme}
            port = free_port()
            process = subprocess.Popen([driver, f"--port={port}"], env=env)  # noqa: S603 - the driver
            try:
                yield from _session(port, str(browser))
            finally:
                process.terminate()
                process.wait(PATIENCE)


def _session(port: int, browser: str) -> Iterator[Window]:
    remote = Remote(f"http://127.0.0.1:{port}")
    remote.wait()
    options = {"binary": browser, "args": ["--automation"]}
    capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
    session = f"/session/{remote.call('POST', '/session', capabilities=capabilities)['sessionId']}"
    try:
        yield Window(remote, session)
    finally:
        remote.call("DELETE", session)


class Remote:
    """Commands over HTTP."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._http = urllib3.PoolManager(retries=False, timeout=PATIENCE)

    def wait(self) -> None:
        """Return once the driver answers."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.call("GET", "/status")
            except urllib3.exceptions.HTTPError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
            else:
                return

    def call(self, method: str, path: str, **body: Any) -> Any:
        """Return the value of the answer; raise RuntimeError if it is an error."""
        answer = self._http.request(
            method, self._address + path, body=json.dumps(body) if method == "POST" else None
        )
        value = answer.json()["value"]
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {value}")
        return value


class Window:
    """A page in a frame of its own width: a window cannot be narrower than its buttons."""

    def __init__(self, remote: Remote, session: str) -> None:
        self._remote, self._session = remote, session

    def _post(self, command: str, **body: Any) -> Any:
        return self._remote.call("POST", f"{self._session}/{command}", **body)

    def open(self, url: str, width: int) -> None:
        """Show a page in a frame of that width."""
        style = f"border:0;width:{width}px;height:{SEEN}px"
        html = f'<!doctype html><body style="margin:0"><iframe src="{url}" style="{style}"></iframe>'
        self._post("window/rect", width=1600, height=1200)
        self._post("url", url=f"data:text/html,{quote(html)}")  # returns when the frame is loaded too
        self._post("frame", id=0)

    def evaluate(self, expression: str) -> Any:
        """Return a value from the frame."""
        return self._post("execute/sync", script=f"return ({expression}\n)", args=[])

    def focus(self) -> None:
        """Press the Tab key."""
        keys = [{"type": "keyDown", "value": TAB}, {"type": "keyUp", "value": TAB}]
        self._post("actions", actions=[{"type": "key", "id": "keys", "actions": keys}])

    def picture(self) -> bytes:
        """Return the frame as far as it is seen: WebKit paints nothing of a window larger than a screen."""
        self._post("frame/parent")
        frame = self._post("execute/sync", script=f"return {FRAME}", args=[])
        data = self._remote.call("GET", f"{self._session}/element/{frame[ELEMENT]}/screenshot")
        self._post("frame", id=0)
        return base64.b64decode(data)
