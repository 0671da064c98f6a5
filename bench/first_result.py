"""Measure when a slow telephone shows the first result: `python -m bench.first_result SITE QUERY …`.

SITE is a built site, as `invoke build` makes it; its own search pages are opened, each with nothing cached.
Beside them stands a page without styles and drawings that is opened in the same way.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import pelicanconf
from audit import serving, tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 9
CPU = 4  # times slower than this machine
# As Lighthouse has "slow 4G": milliseconds of a round trip, bytes a second.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
BARE = b'<!doctype html><html lang="en"><title>.</title><div class=found><ol><li>.</ol></div>'
# The milliseconds since the address was asked for, or since the first key.
SHOWN = """() => new Promise((done) => {
  const look = () => {
    if (!document.querySelector(".found > ol li")) setTimeout(look, 5);
    else requestAnimationFrame(() => done(performance.now()));
  };
  look();
})"""


def milliseconds(browser: Browser, address: str, words: str = "") -> float:
    """Return the time until a page shows an item of a list: its own, or what is found for words typed."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
        page.goto(address, wait_until="load" if words else "commit")
        begin = page.evaluate("() => performance.now()") if words else 0
        if words:
            page.fill("#q", words)  # the index is asked for by the focus that this gives
        return float(page.evaluate(SHOWN)) - begin
    finally:
        context.close()


def main(folder: str, *queries: str) -> None:
    """Print medians and the slowest of each way to a first result."""
    files = serving.read(Path(folder))
    headers = serving.site_headers(files, vars(pelicanconf))
    searches = sorted(path.removesuffix("index.html") for path in files if path.endswith("search/index.html"))
    with serving.serving({**files, "bare.html": BARE}, headers) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=list(tools.SWITCHES))
        ways = {"a bare page": (f"{base}/bare.html", "")}
        for path in searches:
            for words in queries:
                ways[f"/{path}?q={words}"] = (f"{base}/{path}?q={words}", "")
                ways[f"/{path}, {words} typed"] = (f"{base}/{path}", words)
        for name, (address, words) in ways.items():
            taken = [milliseconds(browser, address, words) for _ in range(RUNS)]
            print(f"{name}: median {statistics.median(taken):.0f} ms, most {max(taken):.0f} ms", flush=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[2:] else sys.exit(__doc__)
