"""Measure the built site's pages with Lighthouse, as they are on a slow telephone."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from audit import serving, tools
from audit.figures import CATEGORIES, HEADINGS, Figures, MeasuringError, cells, figures, missed, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

# What readers meet first: one page of each of these templates is measured, in each language.
TEMPLATES = ("home", "article", "office", "news")
TRIES = 3  # other work on the machine can only slow a page down: it may try again, and its fastest counts
PATIENCE = 180.0  # seconds for one page; Lighthouse itself waits up to 45 for it to load
ENDING = 5.0  # seconds in which Lighthouse closes its Chromium when it is told to stop

PROGRAM = "lighthouse/cli/index.js"
FLAGS = (  # mobile is the default
    "--quiet",
    "--output=json",
    "--output-path=stdout",
    "--no-enable-error-reporting",  # it would ask, and connect to its makers
    "--disable-full-page-screenshot",  # nobody looks at it
    f"--only-categories={','.join(CATEGORIES)}",
    f"--chrome-flags={' '.join((*tools.SWITCHES, '--headless=new'))}",
)


def chosen(files: Mapping[str, bytes], languages: Iterable[str]) -> list[str]:
    """Return addresses below the root: of each template, each language's first page.

    Raises MeasuringError for a template of which the site has no page.
    """
    first: dict[tuple[str, str], str] = {}
    for path in sorted(files):
        if not path.endswith(".html"):
            continue
        page = BeautifulSoup(files[path], "html.parser")
        main = page.select_one("html[lang] main[class^=page-]")  # an old address has none
        if main and page.html:
            template = str(main["class"][0]).removeprefix("page-")
            first.setdefault((template, str(page.html["lang"])), path.removesuffix("index.html"))
    codes = tuple(languages)
    found = {name: [first[name, code] for code in codes if (name, code) in first] for name in TEMPLATES}
    if lacking := [name for name, pages in found.items() if not pages]:
        names = ", ".join(lacking)
        raise MeasuringError(f"このテンプレートのページがありません / no page has this template: {names}")
    return [address for pages in found.values() for address in pages]


def fastest(measure: Callable[[], Figures]) -> Figures:
    """Measure a page, again while it is slow, and return the fastest of its tries."""
    tried = [measure()]
    while tried[-1].is_slow and len(tried) < TRIES:
        tried.append(measure())
    best = max(tried, key=lambda found: (found.scores["performance"], -found.lcp))
    return replace(best, tries=len(tried))


def program() -> list[str]:
    """Return how to start Lighthouse; raise MissingToolError without it or Node.js."""
    node = shutil.which("node")
    if not node:
        raise tools.MissingToolError("Node.jsがありません / no Node.js: apt-get install nodejs")
    return [node, str(tools.module(PROGRAM, "lighthouse"))]


def measured(address: str, chromium: str, lighthouse: list[str]) -> Figures:
    """Run Lighthouse on a page and return its figures; raise MeasuringError if there are none."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # Chromium may still write there
        process = subprocess.Popen(  # noqa: S603 - what package-lock.json pins
            [*lighthouse, address, *FLAGS],  # behind the categories, the address would be one of them
            env={**os.environ, "CHROME_PATH": chromium, "TMPDIR": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        try:
            told, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise MeasuringError(
                f"{address}: {PATIENCE:.0f}秒で終わりませんでした / not done after {PATIENCE:.0f} seconds"
            ) from None
        finally:
            end(process)
    if process.returncode:
        reason = (errors.strip() or f"exit status {process.returncode}").splitlines()[0]
        raise MeasuringError(f"{address}: Lighthouseが測れませんでした / Lighthouse failed: {reason}")
    report: dict[str, Any] = json.loads(told)
    return figures(report)


def end(process: subprocess.Popen[str]) -> None:
    """End a Lighthouse that still runs: at SIGINT it closes its Chromium, which has a group of its own."""
    for number in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=ENDING)


def run(folder: Path, settings: Mapping[str, Any]) -> int:
    """Serve a built site, print the figures of its pages and what they miss; return the exit status.

    0: every target is met. 1: some are missed. 2: a tool is missing, or a page could not be measured.
    """
    found: dict[str, Figures] = {}
    try:
        lighthouse, chromium, files = program(), tools.chromium(tools.CHROMIUM), serving.read(folder)
        addresses = [f"/{address}" for address in chosen(files, settings["LANGUAGES"])]
        width = max(map(len, addresses))
        with serving.serving(files, serving.site_headers(files, settings)) as base:
            print(row("", HEADINGS, width), flush=True)
            for address in addresses:
                found[address] = fastest(partial(measured, base + address, chromium, lighthouse))
                print(row(address, cells(found[address]), width), flush=True)
    except (tools.MissingToolError, MeasuringError) as error:
        print(f"invoke lighthouse: {error}", file=sys.stderr)
        return 2
    return conclude(found)


def conclude(found: Mapping[str, Figures]) -> int:
    """Print what made Lighthouse doubt, and which targets each page misses; return the exit status."""
    for warning in dict.fromkeys(text for page in found.values() for text in page.warnings):
        print(f"==> Lighthouse: {warning}")
    lines = [f"{address}: {line}" for address, page in found.items() for line in missed(page)]
    if lines:
        print("==> 目標に届いていません / Targets missed:", *lines, sep="\n")
        return 1
    print("==> すべての目標に届いています / Every target is met")
    return 0
