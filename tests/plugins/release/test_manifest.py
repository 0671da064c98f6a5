"""The manifest tells of each file of a release, the same for the same release."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from plugins.release import manifest
from plugins.release.manifest import File, Manifest
from plugins.release.mtimes import settle
from plugins.release.provenance import Revision
from plugins.report.problems import BadValueError
from tests.plugins import builds

RELEASE = Manifest(
    "https://guide.example",
    "2026-11-24",
    Revision("0123456789abcdef0123456789abcdef01234567", 1_795_548_928),
    {"python": "3.11.7"},
    {"/old/": "/new/"},
    {"案内.txt": File(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")},
)
TEXT = """\
{
 "format": 1,
 "address": "https://guide.example",
 "day": "2026-11-24",
 "revision": {
  "name": "0123456789abcdef0123456789abcdef01234567",
  "time": 1795548928,
  "is_changed": false
 },
 "versions": {
  "python": "3.11.7"
 },
 "redirects": {
  "/old/": "/new/"
 },
 "files": {
  "案内.txt": {
   "size": 3,
   "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  }
 }
}
"""


PROJECT = builds.project(Path(), today=datetime.date(2026, 11, 24), SITEURL="https://guide.example")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a small site prepared."""
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en" / "index.html").write_bytes(b"abc")
    (site / "_redirects").write_text("/old/ /new/ 301\n", encoding="utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "a.txt").touch()
    return site


def test_it_is_json_and_reads_as_it_was_written() -> None:
    assert manifest.dump(RELEASE) == TEXT
    assert manifest.load(TEXT) == RELEASE


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "Expecting value"),
        ("[]", "TypeError"),
        ("{}", "KeyError: 'format'"),
        (TEXT.replace('"format": 1', '"format": 2'), "format 1"),
        (TEXT.replace('"day"', '"date"'), "date"),
        (TEXT.replace('"size"', '"length"'), "length"),
    ],
)
def test_what_is_no_manifest_is_told(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        manifest.load(text)


def test_all_files_are_told_hidden_ones_too(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "revision", lambda _root: RELEASE.revision)
    _, problems = manifest.write(PROJECT, tmp_path, RELEASE.redirects, settle(site))
    found = manifest.load((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    abc = RELEASE.files["案内.txt"]
    empty = File(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert list(found.files) == [".well-known/a.txt", "_redirects", "en/index.html"]
    assert (found.files["en/index.html"], found.files[".well-known/a.txt"]) == (abc, empty)
    assert (found.address, found.day, found.revision) == (RELEASE.address, RELEASE.day, RELEASE.revision)
    assert found.redirects == {"/old/": "/new/"}
    assert problems == []


def test_a_release_with_changes_that_are_not_committed_brings_a_hint(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "revision", lambda _root: Revision("0123456789", 1, is_changed=True))
    _, [hint] = manifest.write(PROJECT, tmp_path, RELEASE.redirects, settle(site))
    assert (hint.code, hint.details, hint.is_hint) == ("uncommitted-changes", {"revision": "0123456"}, True)
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["revision"]["is_changed"]


def test_a_release_without_a_revision_is_a_mistake(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_root: Path) -> Revision:
        raise BadValueError("no-revision", what="no git")

    monkeypatch.setattr(manifest, "revision", unknown)
    made_from, [mistake] = manifest.write(PROJECT, tmp_path, RELEASE.redirects, settle(site))
    assert made_from is None
    assert (mistake.path, mistake.code, mistake.is_hint) == ("manifest.json", "no-revision", False)
    assert not (tmp_path / "manifest.json").exists()
