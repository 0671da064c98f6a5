"""The time until a first result is that of a slow telephone: from the address, and from the first key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from audit import serving, tools
from bench import first_result
from plugins.hosting.headers import Headers
from tests.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

LATE = 400  # milliseconds, of a result on a page without any network
TYPED = f"""<!doctype html><html lang="en"><title>.</title><input id="q"><div class="found"><ol></ol></div>
<script>
document.getElementById("q").addEventListener("input", () => setTimeout(() => {{
  document.querySelector("ol").append(document.createElement("li"));
}}, {LATE}));
</script>""".encode()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = needed(tools.chromium, "tests/bench/test_first_result.py")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(tools.SWITCHES))
        yield running
        running.close()


@pytest.mark.parametrize(
    ("page", "words", "least"),
    [(first_result.BARE, "", first_result.NETWORK["latency"]), (TYPED, "x", LATE)],
)
def test_time_runs_from_the_address_or_from_the_first_key(
    browser: Browser, page: bytes, words: str, least: float
) -> None:
    with serving.serving({"page.html": page}, Headers({}, "feed.xml", "static/")) as base:
        assert first_result.milliseconds(browser, f"{base}/page.html", words) >= least
