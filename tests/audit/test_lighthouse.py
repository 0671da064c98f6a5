"""Which pages are measured, how Lighthouse is run and what is told; the real one is never run here."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import pelicanconf
from audit import lighthouse, serving, tools
from audit.figures import Figures, MeasuringError
from plugins.hosting.headers import from_settings
from tests.audit.reports import RIGHT, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.hosting.headers import Headers

SLOW = replace(RIGHT, lcp=900.0)
ADDRESS = "http://127.0.0.1:1/news/"


def page(language: str, template: str) -> bytes:
    return f'<!doctype html><html lang="{language}"><main id="main" class="page-{template}">'.encode()


SETTINGS = {
    "LANGUAGES": pelicanconf.LANGUAGES,
    "CONTENT_SECURITY_POLICY": {},
    "RESPONSE_HEADERS": {"X": "y"},
    "FEED_NAME": "feed.xml",
    "STATIC_ADDRESS": "static/",
    "DOWNLOADS": "files",
    "DOWNLOAD_HEADERS": {},
    "KINDS": {"pages": {"address": "{name}/"}},
    "MENU_KIND": "pages",
    "SEARCH_PAGE": "search",
    "SEARCH_POLICY": {},
    "WRITE_PATH": "",
}
SITE = {
    "404.html": page("ja", "page"),
    "b/index.html": page("ja", "article"),
    "a/index.html": page("ja", "article"),
    "ended/index.html": page("ja", "ended"),
    "0/index.html": b'<!doctype html><html lang="ja"><p>moved',
    "hall/index.html": page("ja", "office"),
    "en/hall/index.html": page("en", "office"),
    "en/index.html": page("en", "home"),
    "index.html": page("ja", "home") + b"<p>style-src &#39;sha256-x=&#39;",
    "news/index.html": page("ja", "news"),
    "en/news/index.html": page("en", "news"),
    "robots.txt": page("ja", "article"),
}


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let every tool be there; return a folder with a small built site."""
    monkeypatch.setattr(lighthouse, "program", lambda: ["lighthouse"])
    monkeypatch.setattr(tools, "chromium", lambda _names: "chromium")
    for path, content in SITE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    @contextmanager
    def served(files: Mapping[str, bytes], headers: Headers) -> Iterator[str]:
        assert (files, headers) == (SITE, from_settings(SETTINGS, "'sha256-x='"))
        yield "http://127.0.0.1:1"

    monkeypatch.setattr(serving, "serving", served)
    return tmp_path


def test_the_first_page_of_each_template_is_chosen_in_each_language_that_has_one() -> None:
    found = lighthouse.chosen(SITE, ["ja", "en"])
    assert found == ["", "en/", "a/", "hall/", "en/hall/", "news/", "en/news/"]


def test_a_template_without_any_page_is_told() -> None:
    site = {path: content for path, content in SITE.items() if "news" not in path}
    with pytest.raises(MeasuringError, match=r"no page has this template: news$"):
        lighthouse.chosen(site, ["ja", "en"])


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        ([RIGHT], replace(RIGHT, tries=1)),
        ([SLOW, RIGHT], replace(RIGHT, tries=2)),
        ([SLOW, replace(SLOW, lcp=850.0), SLOW], replace(SLOW, lcp=850.0, tries=3)),
    ],
)
def test_a_slow_page_may_try_again_and_its_fastest_counts(tries: list[Figures], expected: Figures) -> None:
    left = iter(tries)
    assert lighthouse.fastest(lambda: next(left)) == expected
    assert list(left) == []


def test_what_is_missing_is_named_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "MODULES", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: "node")
    with pytest.raises(tools.MissingToolError, match=r"no lighthouse: apt-get install npm, make lighthouse$"):
        lighthouse.program()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert lighthouse.run(tmp_path, SETTINGS) == 2
    told = capsys.readouterr()
    assert told.err == "invoke lighthouse: Node.jsがありません / no Node.js: apt-get install nodejs\n"
    assert told.out == ""


def test_a_report_becomes_figures_and_nothing_is_left_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "report.json").write_text(json.dumps({**report(), "requestedUrl": "頁"}), encoding="utf-8")
    program = f"""
import os, pathlib, sys
assert sys.argv[1] == {ADDRESS!r} and os.environ["CHROME_PATH"] == "chromium"
pathlib.Path(os.environ["TMPDIR"], "profile").mkdir()
sys.stdout.buffer.write(pathlib.Path({str(tmp_path / "report.json")!r}).read_bytes())
"""
    assert lighthouse.measured(ADDRESS, "chromium", [sys.executable, "-c", program]) == RIGHT
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import sys; sys.exit('Unable to connect\\n  at x.js:1')", "Lighthouse failed: Unable to connect"),
        ("import sys; sys.exit(3)", "Lighthouse failed: exit status 3"),
    ],
)
def test_a_lighthouse_that_fails_is_told_in_one_line(program: str, reason: str) -> None:
    with pytest.raises(MeasuringError) as error:
        lighthouse.measured(ADDRESS, "chromium", [sys.executable, "-c", program])
    assert str(error.value) == f"{ADDRESS}: Lighthouseが測れませんでした / {reason}"


@pytest.mark.parametrize("deaf", ["", "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"])
def test_a_lighthouse_that_outlives_its_time_is_ended(
    deaf: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lighthouse, "PATIENCE", 1.0)
    monkeypatch.setattr(lighthouse, "ENDING", 0.5)
    noted = tmp_path / "pid"
    program = f"{deaf}import os, pathlib, time\npathlib.Path({str(noted)!r}).write_text(str(os.getpid()))\n"
    with pytest.raises(MeasuringError, match=f"^{ADDRESS}: .* / not done after 1 seconds$"):
        lighthouse.measured(ADDRESS, "chromium", [sys.executable, "-c", f"{program}time.sleep(60)"])
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text(encoding="utf-8")), 0)


def test_every_page_is_a_line_of_the_table_and_the_end_says_that_targets_are_met(
    installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def measured(address: str, chromium: str, program: list[str]) -> Figures:
        asked.append((address, chromium, program))
        return RIGHT

    monkeypatch.setattr(lighthouse, "measured", measured)
    assert lighthouse.run(installed, SETTINGS) == 0
    told = capsys.readouterr()
    pages = ["/", "/en/", "/a/", "/hall/", "/en/hall/", "/news/", "/en/news/"]
    assert asked == [(f"http://127.0.0.1:1{address}", "chromium", ["lighthouse"]) for address in pages]
    assert [line.split()[0] for line in told.out.splitlines()] == ["performance", *pages, "==>"]
    assert told.out.endswith("==> すべての目標に届いています / Every target is met\n")
    assert told.err == ""


def test_what_is_missed_is_told_page_by_page_and_each_doubt_once(capsys: pytest.CaptureFixture[str]) -> None:
    doubtful = replace(SLOW, cls=0.1, warnings=("slow",))
    assert (
        lighthouse.conclude({"/": doubtful, "/en/": RIGHT, "/news/": replace(SLOW, warnings=("slow",))}) == 1
    )
    assert capsys.readouterr().out.splitlines() == [
        "==> Lighthouse: slow",
        "==> 目標に届いていません / Targets missed:",
        "/: LCP 900 > 800 ms",
        "/: CLS 0.100 > 0",
        "/news/: LCP 900 > 800 ms",
    ]


def test_a_page_that_cannot_be_measured_ends_with_two(
    installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(address: str, *_: object) -> Figures:
        raise MeasuringError(f"{address}: だめ / no")

    monkeypatch.setattr(lighthouse, "measured", measured)
    assert lighthouse.run(installed, SETTINGS) == 2
    assert capsys.readouterr().err == "invoke lighthouse: http://127.0.0.1:1/: だめ / no\n"
