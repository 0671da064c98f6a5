"""`invoke verify` says in both languages whether a site is what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.release import manifest
from publishing import host, verify
from tests.publishing import samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.json"
    path.write_text(manifest.dump(samples.manifest({"index.html": b"abc"})), encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"abc")
    return folder


def test_the_same_site_is_told_with_its_revision_and_its_day(
    site: Path, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.run(str(site), listed) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == f"==> 公開したものと同じです / Just what was published: {site} (0123456, 2026-11-24)\n"


def test_a_difference_is_told_and_ends_with_1(
    site: Path, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "index.html").write_bytes(b"abd")
    assert verify.run(str(site), listed) == 1
    said = capsys.readouterr()
    assert said.out == ""
    japanese, english, last = said.err.splitlines()
    assert japanese.startswith(f"{site}/index.html: [file-different] 中身が、公開したものと違います")
    assert english.startswith(
        f"{site}/index.html: [file-different] the content is not what was published (3 / 3 "
    )
    assert last == "==> 1件 / 1 to look at"


@pytest.mark.parametrize("content", [None, "{}", "not JSON"])
def test_without_a_manifest_nothing_can_be_compared(
    content: str | None, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert verify.run(str(site), path) == 2
    assert f"{path}: [no-manifest] the list of published files cannot be read (" in capsys.readouterr().err


def test_nor_can_it_where_nothing_is(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.run("nowhere", listed) == 2
    assert "nowhere: [not-reached] this cannot be looked at (nowhere)" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["https://guide.example", "https://guide.example/", "http://guide.example"])
def test_an_address_is_asked_over_the_network(
    where: str, listed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def unreachable(address: str, _manifest: object) -> list[object]:
        asked.append(address)
        raise host.UnreachableError("no such host")

    monkeypatch.setattr(host, "compare", unreachable)
    assert verify.run(where, listed) == 2
    assert asked == [where.rstrip("/")]
    assert "[not-reached] this cannot be looked at (no such host)" in capsys.readouterr().err
