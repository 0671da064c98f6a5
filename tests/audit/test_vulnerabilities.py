"""Every package that is pinned is looked up, and whatever is found or cannot be looked up is a failure.

The service that is asked here is on this machine and speaks as OSV does (OSV Schema 1.0).
"""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from audit import vulnerabilities
from audit.tools import ROOT
from plugins.release.packages import applies, pins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow
FAULT = {
    "id": "TEST-2026-1",
    "summary": "A fault.",
    "affected": [{"package": {"name": "babel", "ecosystem": "PyPI"}, "ranges": []}],
}
Asked = list[tuple[str, str]]  # names and versions


@contextmanager
def service(faulty: str = "") -> Iterator[tuple[str, Asked]]:
    """Serve what is known of packages: nothing but of one; yield the address, and what is asked for."""
    asked: Asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((query["package"]["name"], query["version"]))
            known: dict[str, Any] = {"vulns": [FAULT]} if query["package"]["name"] == faulty else {}
            answer = json.dumps(known).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Return what looks the packages up at an address."""

    def look(address: str) -> int:
        monkeypatch.setenv("PIP_AUDIT_VULNERABILITY_SERVICE", "osv")
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        return vulnerabilities.run(ROOT)

    return look


def test_every_package_that_is_pinned_is_looked_up(
    ask: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with service() as (address, asked):
        assert ask(address) == 0
    files = sorted({*ROOT.glob("requirements*.txt")} - {ROOT / "requirements-engines.txt"})
    pinned = [pin for file in files for pin in pins(file.read_text(encoding="utf-8"))]
    assert {*asked} == {(pin.name, pin.version) for pin in pinned if applies(pin.requirement)}
    said = "==> 既知の弱点はありません / There are no known vulnerabilities\n"
    assert capsys.readouterr() == (said, "")


def test_a_vulnerability_is_a_failure_and_named(
    ask: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with service("babel") as (address, _):
        assert ask(address) == 1
    said = capsys.readouterr()
    assert ["babel", "TEST-2026-1"] in [line.split()[::2] for line in said.out.splitlines()]
    assert said.err.splitlines() == [
        "==> 弱点のない版にしてください（方法は pyproject.toml）",
        "==> Change to a version without it; pyproject.toml tells how",
    ]


def test_a_service_that_does_not_answer_is_a_failure_told_in_one_line(
    ask: Callable[[str], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with service() as (address, _):
        pass
    assert ask(address) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err.startswith("==> 調べられませんでした / This could not be looked up: requests.exceptions.")


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (1, "ERROR:pip_audit._cli:x: Dependency not found\n", "ERROR:pip_audit._cli:x: Dependency not found"),
        (-9, "", "exit status -9"),
    ],
)
def test_what_cannot_be_looked_up_is_told_with_the_reason(
    status: int,
    error: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = subprocess.CompletedProcess([], status, "", error)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    assert vulnerabilities.run(ROOT) == 2
    assert capsys.readouterr().err == f"==> 調べられませんでした / This could not be looked up: {told}\n"


def test_a_package_that_is_not_known_there_is_a_failure() -> None:
    assert "--strict" in vulnerabilities.OPTIONS
