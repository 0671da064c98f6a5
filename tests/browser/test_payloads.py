"""What the guard lets through of payloads does no harm in a browser, also on a host without a policy."""

from __future__ import annotations

import asyncio
import os
import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Error

import pelicanconf as settings
from audit import serving
from plugins.hosting.headers import Headers
from tests.browser import visits
from tests.payloads import places
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.browser.chromium import Chromium

pytestmark = pytest.mark.slow
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
PHONES = ["tel:+81312345678", "tel:+81312340001"]  # of the small site
WIDTH = 320
PATIENCE = 240.0  # seconds for all pages
MOMENT = 30  # milliseconds after loading, in which something could happen
LONG = 1000  # the same on a busy machine, where something does happen
MIXED = int(os.environ.get("MIXED", "300"))  # texts, some of which the guard lets through
LISTEN = "window.harmed = false; window.harm = () => { window.harmed = true; }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site with all payloads in texts, entries and drawings that the guard lets through."""
    project = small_site.write(tmp_path_factory.mktemp("payloads"))
    for write in (places.texts, places.entries, places.drawings):
        write(project)
    places.mixtures(project, MIXED, "browser")
    for path in {path for path, _, _ in places.problems(project)}:
        (project / path).unlink()
    done = programs.run(project, *programs.OURS)
    assert done.returncode == 0, done.stderr
    return {path: POLICY.sub(b"", data) for path, data in serving.read(project / "output").items()}


def seen(
    chromium: Chromium, files: Mapping[str, bytes], paths: Iterable[str], moment: int = MOMENT
) -> dict[str, list[str]]:
    """Return what is wrong with each file, opened in a browser."""
    headers = Headers({}, settings.FEED_NAME, settings.STATIC_ADDRESS)
    with serving.serving(files, headers, {}) as base:
        return chromium.run(_walk(chromium, base, paths, moment), PATIENCE)


async def _walk(chromium: Chromium, base: str, paths: Iterable[str], moment: int) -> dict[str, list[str]]:
    queue, found = iter(paths), dict[str, list[str]]()

    async def through() -> None:
        async with chromium.context(WIDTH, "light") as context:
            asked: list[str] = []
            context.on("request", lambda request: asked.append(request.url))
            await context.route(lambda url: not url.startswith(base), lambda route: route.abort())
            page = await context.new_page()
            await page.add_init_script(LISTEN)
            for path in queue:
                await page.goto(f"{base}/{path.removesuffix('index.html')}")
                await page.wait_for_timeout(moment)
                wrong = [f"asks {url}" for url in asked if not url.startswith(base)]
                try:
                    wrong += await page.evaluate(visits.probe("harm"), PHONES)
                except Error:  # there is another page in its place, or on the way
                    wrong.append("leaves")
                if wrong:
                    found[path] = wrong
                asked.clear()

    await asyncio.gather(*(through() for _ in range(visits.AT_ONCE)))
    return found


def test_what_the_guard_lets_through_does_no_harm(chromium: Chromium, site: dict[str, bytes]) -> None:
    pages = [path for path in site if re.search(r"/(text|entry|mixed)-[^/]*/index\.html$", path)]
    drawings = [path for path in site if path.endswith(".svg") and "/drawing-" in path]
    assert (len(pages) > 50, len(drawings) > 20) == (True, True)
    assert seen(chromium, site, [*pages, *drawings, "news/index.html"]) == {}


FAULTS: dict[str, str | tuple[str, ...]] = {
    "<p>x <img src=x onerror=harm()": "runs a script",
    "<script>harm()</script>": "runs a script",
    "<p>Thank you <meta http-equiv=refresh content=0;url=//evil.example/ ": ("asks http", "leaves"),
    "<img src=//evil.example/x.png>": "asks http",
    "<b onclick=harm()>x</b>": "<b onclick>",
    "<a href=javascript:harm()>x</a>": "leads to javascript:",
    "<iframe srcdoc=x></iframe>": "<iframe>",
    "<div style='position:fixed;inset:0;background:red'>x</div>": "hides tel:",
    "<style>[href^=tel] { display: none !important }</style>": "hides tel:",
    "x</main></body><textarea>": "hides tel:",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_harm_is_found(fault: str, chromium: Chromium, site: dict[str, bytes]) -> None:
    path = "about/index.html"
    assert "<p>本文です。</p>".encode() in site[path]
    broken = {path: site[path].replace("<p>本文です。</p>".encode(), fault.encode())}
    assert any(one.startswith(FAULTS[fault]) for one in seen(chromium, broken, [path], LONG)[path])


def test_harm_in_a_drawing_is_found(chromium: Chromium) -> None:
    drawing = places.DRAWING.format("<script>harm()</script><path onclick='x'/>").encode()
    found = seen(chromium, {"x.svg": drawing}, ["x.svg"], LONG)
    assert found == {"x.svg": ["runs a script", "<path onclick>"]}
