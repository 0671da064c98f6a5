"""What is left of a session: the checks that passed on every page, and no other."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from audit import record
from tests.browser import recording
from tests.browser.chromium import Opened
from tests.browser.recording import Outcome, Recorder

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ["/", "/en/"]
FILE, MORE = "tests/browser/test_axe.py", "tests/browser/test_more.py"
DONE = Outcome({f"{FILE}::a"}, {f"{FILE}::a"})


def opened(*windows: tuple[int, str], pages: list[str] = PAGES) -> set[Opened]:
    return {Opened(path, *window) for window in windows for path in pages}


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        (
            [(1280, "light"), (320, "dark"), (320, "light"), (1280, "dark")],
            [([320, 1280], ["dark", "light"])],
        ),
        ([(1280, "light"), (320, "dark")], [([320], ["dark"]), ([1280], ["light"])]),
        ([(320, "dark")], [([320], ["dark"])]),
        ([], []),
    ],
)
def test_widths_with_the_same_colour_schemes_stand_together(
    windows: list[tuple[int, str]], expected: list[tuple[list[int], list[str]]]
) -> None:
    looks = recording.looks(opened(*windows), PAGES)
    assert [(look["widths"], look["schemes"]) for look in looks] == expected


def test_a_window_in_which_one_page_was_left_out_does_not_count() -> None:
    seen = opened((320, "light")) | opened((768, "light"), pages=["/"])
    assert recording.looks(seen, PAGES) == [{"widths": [320], "schemes": ["light"]}]


def looked_at(check: str) -> set[Opened]:
    """Return pages that were opened for several checks, and that one of them has looked at."""
    return {Opened(path, 320, "light", check) for path in PAGES}


SEEN = {FILE: opened((320, "light"))}
LOOK = [{"widths": [320], "schemes": ["light"]}]


@pytest.mark.parametrize(
    ("tests", "seen", "expected"),
    [
        (DONE, SEEN, [{"id": "axe", "looks": LOOK}]),
        (Outcome(DONE.wanted, DONE.passed, read={*PAGES}), {}, [{"id": "axe", "looks": []}]),
        (DONE, {}, []),
        (DONE, {FILE: opened((320, "light"), pages=["/"])}, []),
        (DONE, {MORE: SEEN[FILE]}, []),
        (DONE, {FILE: looked_at("axe")}, [{"id": "axe", "looks": LOOK}]),
        (DONE, {FILE: looked_at("layout")}, []),
        (Outcome(DONE.wanted, DONE.passed, read={"/"}), {}, []),
        (Outcome({*DONE.wanted, f"{FILE}::b"}, DONE.passed), SEEN, []),
        (Outcome(DONE.wanted, DONE.passed, DONE.wanted), SEEN, []),
        (Outcome(), SEEN, []),
    ],
    ids=[
        *("seen", "read", "nothing", "one page", "another file's", "by itself", "another's", "one read"),
        *("left out", "failed", "none"),
    ],
)
def test_a_check_counts_when_all_its_tests_passed_and_every_page_was_there(
    tests: Outcome, seen: dict[str, set[Opened]], expected: list[object]
) -> None:
    assert list(recording.passed({"axe": tests}, seen, PAGES)) == expected
    assert list(recording.passed({"axe": tests}, seen, [])) == []


@pytest.mark.parametrize(
    ("nodeid", "marker", "expected"),
    [
        ("tests/browser/test_axe.py::test_a[1]", None, "axe"),
        ("tests/browser/test_axe.py::test_a", "paper", "paper"),
        ("tests/site/test_validity.py::test_a", "validity", "validity"),
        ("tests/site/test_validity.py::test_a", None, None),
        ("tests/browser/deep/test_a.py::test_a", None, None),
    ],
)
def test_a_test_belongs_to_the_check_of_its_file_or_of_its_marker(
    nodeid: str, marker: str | None, expected: str | None
) -> None:
    mark = SimpleNamespace(args=(marker,)) if marker else None
    item: Any = SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda _: mark)
    assert recording.check_of(item) == expected


class Session:
    """A session that tests play through, one call after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.recorder = Recorder(root)
        self.chromium: Any = SimpleNamespace(version="141.0", opened=set())

    def collect(self, *tests: str) -> None:
        for test in tests:
            item: Any = SimpleNamespace(nodeid=test, get_closest_marker=lambda _: None)
            self.recorder.pytest_itemcollected(item)

    def run(self, test: str, *outcomes: str, seen: set[Opened] | None = None, read: Any = ()) -> None:
        """Run a test with the outcome of each of its phases."""
        item: Any = SimpleNamespace(nodeid=test)
        around = self.recorder.pytest_runtest_protocol(item)
        next(around)
        for when, outcome in zip(("setup", "call", "teardown"), outcomes, strict=False):
            properties = [("pages", read)] if read else []
            report: Any = SimpleNamespace(nodeid=test, when=when, outcome=outcome, user_properties=properties)
            self.recorder.pytest_runtest_logreport(report)
        self.chromium.opened |= seen or set()
        next(around, None)

    def end(self, *arguments: str) -> dict[str, Any] | None:
        """Return the outcome that is left, if one is."""
        session: Any = SimpleNamespace(config=SimpleNamespace(args=arguments or ["tests"]))
        self.recorder.pytest_sessionfinish(session)
        path = self.root / record.OUTCOME
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return a session in which the browser runs and pages are known."""
    monkeypatch.setattr(recording, "axe_version", lambda: "4.11.0")
    found = Session(tmp_path)
    found.recorder.watch(found.chromium, "http://localhost", ["", "en/"])
    return found


GOOD = ("passed", "passed", "passed")
ALL = opened((320, "light"))


def test_a_session_leaves_what_it_did(session: Session) -> None:
    session.collect(f"{FILE}::a", f"{FILE}::b", f"{MORE}::a")
    session.run(f"{FILE}::a", *GOOD, seen=ALL)
    session.run(f"{FILE}::b", *GOOD)
    session.run(f"{MORE}::a", *GOOD)
    found = session.end()
    assert found is not None
    assert found.pop("day")
    assert found == {
        "fingerprint": record.fingerprint(session.root),
        "browser": "Chromium",
        "browser_version": "141.0",
        "axe_version": "4.11.0",
        "pages": PAGES,
        "checks": [{"id": "axe", "looks": LOOK}],
    }


@pytest.mark.parametrize(
    "outcomes",
    [
        ("passed", "failed", "passed"),
        ("passed", "skipped", "passed"),
        ("skipped", "passed"),
        ("failed",),
        ("passed", "passed", "failed"),
        (),
    ],
)
def test_a_test_that_did_not_pass_leaves_its_check_out(session: Session, outcomes: tuple[str, ...]) -> None:
    session.collect(f"{FILE}::a", f"{FILE}::b", f"{MORE}::a")
    session.run(f"{FILE}::a", *GOOD, seen=ALL)
    session.run(f"{FILE}::b", *outcomes)
    session.run(f"{MORE}::a", *GOOD, seen=ALL)
    found = session.end()
    assert found is not None
    assert [check["id"] for check in found["checks"]] == ["more"]


def test_pages_that_are_read_without_a_browser_count_too(session: Session) -> None:
    session.collect(f"{FILE}::a")
    session.run(f"{FILE}::a", *GOOD, read=["", "en/"])
    found = session.end()
    assert found is not None
    assert found["checks"] == [{"id": "axe", "looks": []}]


def test_a_session_that_names_single_tests_leaves_nothing(session: Session) -> None:
    session.collect(f"{FILE}::a")
    session.run(f"{FILE}::a", *GOOD, seen=ALL)
    assert session.end(f"{FILE}::a") is None


def test_what_an_earlier_session_left_goes_once_pages_are_looked_at_again(session: Session) -> None:
    (session.root / record.OUTCOME).parent.mkdir()
    (session.root / record.OUTCOME).write_text("{}", encoding="utf-8")
    assert Session(session.root).end() == {}
    assert session.end() is None
