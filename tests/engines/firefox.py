"""Firefox, driven by WebDriver BiDi (W3C), which it speaks by itself."""

from __future__ import annotations

import base64
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from audit.tools import MissingToolError
from tests.engines.channel import Channel, channel
from tests.engines.processes import home, running
from tests.engines.window import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB = "\ue004"  # WebDriver's code of the key
PROGRAMS = ("firefox-esr", "firefox")
# Asks nobody for anything, and starts with what shows pages only, which takes half as long.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.ml.enable": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processCount": 1,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.enabledScopes": 0,
    "fission.autostart": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}


class Firefox:
    """Firefox as Debian and its makers ship it."""

    name = "firefox"

    @contextmanager
    def start(self, scheme: str, smallest_text: int = 0) -> Iterator[Window]:
        """Open a window; the schemes and sizes are its settings."""
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        if not program:
            raise MissingToolError("Firefoxがありません / no Firefox: apt-get install firefox-esr")
        settings: dict[str, Any] = PREFERENCES | {
            "layout.css.prefers-color-scheme.content-override": 0 if scheme == "dark" else 1,
            **{f"font.minimum-size.{group}": smallest_text for group in ("ja", "x-western")},
        }
        with home() as folder:
            lines = (
                f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in settings.items()
            )
            (folder / "user.js").write_text("".join(lines), encoding="utf-8")
            command = [
                program,
                "--headless",
                "--no-remote",
                "--profile",
                str(folder),
                "--remote-debugging-port=0",
            ]
            says = r"WebDriver BiDi listening on (ws://\S+)"
            with (
                running(command, says, {**os.environ, "HOME": str(folder)}) as found,
                channel(f"{found[1]}/session") as bidi,
            ):
                bidi.call("session.new", capabilities={})
                yield Window(bidi)


class Window:
    """A window of its own: the first one never becomes active, so that nothing in it has the focus."""

    def __init__(self, bidi: Channel) -> None:
        self._bidi = bidi
        self._tab = bidi.call("browsingContext.create", type="window")["context"]

    def open(self, url: str, width: int) -> None:
        """Show a page in a window of that width."""
        self._bidi.call(
            "browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": HEIGHT}
        )
        self._bidi.call("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return a value by way of JSON."""
        source = f"JSON.stringify({expression})"
        answer = self._bidi.call(
            "script.evaluate", expression=source, target={"context": self._tab}, awaitPromise=False
        )
        if answer["type"] != "success":
            raise RuntimeError(answer)
        return json.loads(answer["result"]["value"])

    def focus(self) -> None:
        """Press the Tab key."""
        keys = [{"type": "keyDown", "value": TAB}, {"type": "keyUp", "value": TAB}]
        actions = [{"type": "key", "id": "keys", "actions": keys}]
        self._bidi.call("input.performActions", context=self._tab, actions=actions)

    def picture(self) -> bytes:
        """Return the whole document."""
        return base64.b64decode(
            self._bidi.call("browsingContext.captureScreenshot", context=self._tab, origin="document")["data"]
        )
