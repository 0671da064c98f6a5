"""A folder of files as a web server shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from preview.files import Files
from tests.preview.asgi import Answer, get


def ask(folder: Path, address: str, method: str = "GET") -> Answer:
    return get(Starlette(routes=[Mount("/", Files(directory=folder))]), address, method)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a b.xml").write_bytes("<a>日</a>\r\n".encode())
    (tmp_path / "sub" / "a.txt").write_bytes(b"text")
    return tmp_path


def test_a_file_comes_byte_for_byte_and_is_not_kept(folder: Path) -> None:
    answer = ask(folder, "/a%20b.xml")
    assert (answer.status, answer.text) == (200, "<a>日</a>\r\n")
    assert answer.headers == {
        "cache-control": "no-store",
        "content-length": "12",
        "content-type": "application/xml",
    }


def test_a_text_says_that_it_is_utf_8(folder: Path) -> None:
    assert ask(folder, "/sub/a.txt").headers["content-type"] == "text/plain; charset=utf-8"


def test_head_has_the_headers_that_get_has(folder: Path) -> None:
    assert ask(folder, "/sub/a.txt", "HEAD").headers == ask(folder, "/sub/a.txt").headers


def test_nothing_can_be_sent(folder: Path) -> None:
    assert ask(folder, "/sub/a.txt", "POST").status == 405


@pytest.mark.parametrize("address", ["/sub/a.txt/", "/a%20b.xml/", "/sub/", "/sub", "/b.txt"])
def test_what_is_no_file_is_not_there(folder: Path, address: str) -> None:
    assert ask(folder, address).status == 404


def test_a_file_that_a_build_removes_before_it_is_read_is_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert ask(folder, "/sub/a.txt").status == 404
