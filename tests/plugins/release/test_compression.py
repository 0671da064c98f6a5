"""Text files get compressed copies that unpack to just what they are."""

from __future__ import annotations

import os
import threading
import zlib
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from plugins.release import compression

BR, GZ = compression.ENCODINGS
TEXT = "<!doctype html><title>案内</title>".encode() * 20


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "index.html").write_bytes(TEXT)
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "compressed"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "size", "copies"),
    [
        ("index.html", 201, 2),
        ("index.html", 200, 0),
        ("feed.xml", 201, 2),
        ("robots.txt", 201, 2),
        ("icon.svg", 201, 2),
        ("contact.vcf", 201, 2),
        ("share.png", 201, 0),
        ("form.pdf", 201, 0),
        ("index.html.gz", 201, 0),
        ("_headers.txt", 201, 0),
    ],
)
def test_text_of_more_than_200_bytes_gets_copies(
    name: str, size: int, copies: int, tmp_path: Path, kept: Path
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / name).write_bytes(b"a" * size)
    compression.compress(folder, kept)
    assert len(names(folder)) == 1 + copies


@pytest.mark.parametrize(("many", "quality"), [(1, 11), (0, 8)])
def test_of_a_large_site_copies_are_made_in_less_time(
    many: int, quality: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TEXT + bytes(range(256)) * 20
    (site / "en" / "index.html").write_bytes(text)
    monkeypatch.setattr(compression, "MANY", many)
    compression.compress(site, None)
    assert (site / "en" / "index.html.br").read_bytes() == brotli.compress(text, quality=quality)
    assert (site / "en" / "index.html.gz").is_file()


def test_copies_stand_beside_their_file_and_unpack_to_it(site: Path, kept: Path) -> None:
    compression.compress(site, kept)
    assert names(site) == ["en/index.html", "en/index.html.br", "en/index.html.gz"]
    page = site / "en" / "index.html"
    assert page.read_bytes() == TEXT
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == TEXT
    packed = page.with_name("index.html.gz").read_bytes()
    assert zlib.decompress(packed, 31) == TEXT
    assert packed[4:8] == b"\0" * 4  # RFC 1952, 2.3.1: no time
    assert len(packed) < len(TEXT) / 5


def test_files_that_hold_the_same_do_not_get_in_each_other_s_way(
    site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "index.html").write_bytes(TEXT)
    both, write = threading.Barrier(2), Path.write_bytes

    def write_together(path: Path, content: bytes) -> int:
        size = write(path, content)
        if path.parent == kept:
            both.wait(timeout=5)
        return size

    monkeypatch.setattr(compression, "ENCODINGS", (BR,))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(Path, "write_bytes", write_together)
    compression.compress(site, kept)
    assert names(site) == ["en/index.html", "en/index.html.br", "index.html", "index.html.br"]
    assert len(names(kept)) == 1


def test_what_has_not_changed_is_not_compressed_again(
    site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compression.compress(site, kept)
    first = {path.name: path.read_bytes() for path in (site / "en").iterdir()}
    monkeypatch.setattr(compression, "ENCODINGS", (_failing(BR), _failing(GZ)))
    compression.compress(site, kept)
    assert {path.name: path.read_bytes() for path in (site / "en").iterdir()} == first


def test_a_changed_file_has_new_copies_and_the_old_ones_are_not_kept(site: Path, kept: Path) -> None:
    compression.compress(site, kept)
    before = names(kept)
    (site / "en" / "index.html").write_bytes(TEXT + b".")
    compression.compress(site, kept)
    assert brotli.decompress((site / "en" / "index.html.br").read_bytes()) == TEXT + b"."
    assert len(before) == len(names(kept)) == 2
    assert {*before}.isdisjoint(names(kept))


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda _packed: b"",
        lambda packed: bytes([packed[0] ^ 0xFF]) + packed[1:],
        lambda _packed: b"not compressed at all",
    ],
    ids=["truncated", "empty", "a wrong bit", "foreign"],
)
def test_what_is_kept_but_damaged_is_made_anew(damage: object, site: Path, kept: Path) -> None:
    assert callable(damage)
    compression.compress(site, kept)
    right = {path: path.read_bytes() for path in kept.iterdir()}
    for path, packed in right.items():
        path.write_bytes(damage(packed))
    compression.compress(site, kept)
    assert {path: path.read_bytes() for path in kept.iterdir()} == right
    assert zlib.decompress((site / "en" / "index.html.gz").read_bytes(), 31) == TEXT


def test_what_is_kept_of_another_content_is_not_taken_for_this_one(site: Path, kept: Path) -> None:
    compression.compress(site, kept)
    for path in kept.iterdir():
        encoding = BR if path.suffix == ".br" else GZ
        path.write_bytes(encoding.pack(b"another page"))
    compression.compress(site, kept)
    assert brotli.decompress((site / "en" / "index.html.br").read_bytes()) == TEXT


def test_another_version_of_a_library_makes_its_own_copies(
    site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compression.compress(site, kept)
    newer = replace(BR, version="brotli 9.9 11", pack=lambda content: brotli.compress(content, quality=1))
    monkeypatch.setattr(compression, "ENCODINGS", (newer, GZ))
    compression.compress(site, kept)
    assert (site / "en" / "index.html.br").read_bytes() == brotli.compress(TEXT, quality=1)


def test_an_error_ends_the_work_and_leaves_nothing_half_kept(
    site: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "ENCODINGS", (_failing(BR),))
    with pytest.raises(OSError, match="No space left"):
        compression.compress(site, kept)
    assert names(kept) == []


def _failing(encoding: compression.Encoding) -> compression.Encoding:
    def pack(_content: bytes) -> bytes:
        raise OSError(28, "No space left on device")

    return replace(encoding, pack=pack)
