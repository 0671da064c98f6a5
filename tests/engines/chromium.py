"""Chromium of earlier years, inside Qt, driven by the Chrome DevTools Protocol."""

from __future__ import annotations

import base64
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import urllib3

from audit.tools import ENGINES, MissingToolError
from tests.engines.channel import Channel, channel
from tests.engines.processes import free_port, home, running
from tests.engines.window import HEIGHT, PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

# A window that shows nothing until it is told; Qt 5 and 6 differ in where things are.
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
if sys.argv[2] == "5":
    from PyQt5.QtCore import QUrl
    from PyQt5.QtWebEngineWidgets import QWebEngineView
    from PyQt5.QtWidgets import QApplication
else:
    from PyQt6.QtCore import QUrl
    from PyQt6.QtWebEngineWidgets import QWebEngineView
    from PyQt6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
view = QWebEngineView()
view.setUrl(QUrl("about:blank"))
view.show()
getattr(application, "exec", getattr(application, "exec_", None))()
"""


@dataclass(frozen=True)
class Chromium:
    """The engine inside a version of Qt."""

    name: str
    qt: int

    @contextmanager
    def start(self, scheme: str, smallest_text: int = 0) -> Iterator[Window]:
        """Open a window; the scheme is emulated as the engine's own developer tools do."""
        assert not smallest_text, "Qt's engine has no such setting here"
        if not (ENGINES / f"PyQt{self.qt}").is_dir():
            raise MissingToolError("以前のChromiumがありません / no earlier Chromium: make engines")
        with home() as folder:
            env = {
                **os.environ,
                "HOME": str(folder),
                "QT_QPA_PLATFORM": "offscreen",
                "QT_QUICK_BACKEND": "software",
                "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{free_port()}",
                "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
            }
            command = [sys.executable, "-c", PROGRAM, str(ENGINES), str(self.qt)]
            with running(command, r"DevTools listening on ws://(\S+?)/", env) as found:
                pages = urllib3.request("GET", f"http://{found[1]}/json", timeout=PATIENCE).json()
                with channel(pages[0]["webSocketDebuggerUrl"]) as devtools:
                    yield Window(devtools, scheme)


class Window:
    """The view's one page."""

    def __init__(self, devtools: Channel, scheme: str) -> None:
        self._devtools, self._width = devtools, 0
        devtools.call("Page.enable")
        # A window without a screen may not count as the active one, and what has the focus is then not shown.
        devtools.call("Emulation.setFocusEmulationEnabled", enabled=True)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        devtools.call("Emulation.setEmulatedMedia", media="screen", features=features)

    def _resize(self, width: int, height: int) -> None:
        self._devtools.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def open(self, url: str, width: int) -> None:
        """Show a page in a window of that width."""
        self._width = width
        self._resize(width, HEIGHT)
        self._devtools.call_until("Page.loadEventFired", "Page.navigate", url=url)

    def evaluate(self, expression: str) -> Any:
        """Return a value by way of JSON."""
        answer = self._devtools.call("Runtime.evaluate", expression=f"JSON.stringify({expression})")
        if "exceptionDetails" in answer:
            raise RuntimeError(answer)
        return json.loads(answer["result"].get("value", "null"))

    def focus(self) -> None:
        """Call what the key would: Qt's view of 2020 crashes when keys reach it without a screen."""
        self.evaluate("document.querySelector('a').focus()")

    def picture(self) -> bytes:
        """Return the window, made as high as its page."""
        self._resize(self._width, self.evaluate("document.documentElement.scrollHeight"))
        data = self._devtools.call("Page.captureScreenshot")["data"]
        self._resize(self._width, HEIGHT)
        return base64.b64decode(data)
