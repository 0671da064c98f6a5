"""Pictures are made once, whatever becomes of the cache and however many processes make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins import hashing
from plugins.cache.database import VERSIONS, Database
from plugins.model.assets import Asset
from plugins.render import picture_files
from plugins.render.pictures import Original, Published, Publisher
from tests.plugins import pictures

if TYPE_CHECKING:
    from pathlib import Path

PHOTO, DRAWING = pictures.photo(pictures.quarters(600, 400)), pictures.encoded(pictures.drawing(), "PNG")
WIDTHS = (480, 800, 1200)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(PHOTO)
    (tmp_path / "images" / "b.png").write_bytes(DRAWING)
    return tmp_path


def published(
    content: Path,
    database: Database | None = None,
    *,
    jobs: int = 1,
    widths: tuple[int, ...] = WIDTHS,
    is_shared: bool = False,
) -> Published:
    paths = sorted(path.relative_to(content).as_posix() for path in (content / "images").iterdir())
    originals = [Original(path, hashing.digest_of(f"{content}/{path}"), is_shared) for path in paths]
    return Publisher(content, widths, "static/", database).publish(originals, jobs)


def loaded(found: Published) -> dict[str, bytes]:
    return {address: file.load() for address, file in found.files.items() if file.load}


def name(ending: str, file: picture_files.File, stem: str = "a") -> str:
    return f"static/images/{stem}.{hashing.digest(file.content)[:10]}{ending}"


def test_each_picture_has_an_asset_and_each_asset_its_files(content: Path) -> None:
    found = published(content)
    photo, drawing = picture_files.make(PHOTO, WIDTHS), picture_files.make(DRAWING, WIDTHS)
    narrow, wide = (name(".webp", file) for file in photo.versions)
    [clear] = (name(".webp", file, "b") for file in drawing.versions)
    whole = name(".jpg", photo.whole), name(".png", drawing.whole, "b")
    assert found.assets == {
        "images/a.jpg": Asset(whole[0], 600, 400, ((narrow, 480), (wide, 600)), is_clear=False),
        "images/b.png": Asset(whole[1], 60, 40, ((clear, 60),), is_clear=True),
    }
    files = (photo.whole, *photo.versions, drawing.whole, *drawing.versions)
    addresses = (whole[0], narrow, wide, whole[1], clear)
    assert loaded(found) == dict(zip(addresses, (file.content for file in files), strict=True))
    assert [file.own for file in found.files.values()] == [hashing.digest(file.content) for file in files]


def test_any_number_of_processes_makes_the_same(content: Path) -> None:
    one, two = published(content, jobs=1), published(content, jobs=2)
    assert (one.assets, loaded(one)) == (two.assets, loaded(two))


def test_what_was_made_is_not_made_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(content / "cache.sqlite")
    before = published(content, database)
    files = loaded(before)
    monkeypatch.delattr(picture_files, "make")
    after = published(content, database)
    assert (after.assets, loaded(after), after.damaged) == (before.assets, files, [])


def test_other_settings_content_and_packages_make_other_files(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(content / "cache.sqlite")
    first = published(content, database).assets["images/a.jpg"]
    narrow = published(content, database, widths=(300,)).assets["images/a.jpg"]
    shared = published(content, database, is_shared=True).assets["images/a.jpg"]
    assert [len(asset.versions) for asset in (first, narrow, shared)] == [2, 1, 0]
    assert (narrow.width, narrow.height) == (300, 200)
    (content / "images" / "a.jpg").write_bytes(DRAWING)
    assert published(content, database).assets["images/a.jpg"].width == 60
    before = len(database.keys(VERSIONS))
    monkeypatch.setattr(hashing, "packages", lambda: ["pillow-0.0.dist-info"])
    published(content, database)
    assert len(database.keys(VERSIONS)) == before + 1  # of one content: the same files, by another key


@pytest.mark.parametrize("value", [b"", b"[", b"[1, 2, 3, 4, 5]", b"7"])
def test_entries_that_are_none_are_made_anew(content: Path, value: bytes) -> None:
    database = Database(content / "cache.sqlite")
    before = published(content, database)
    files = loaded(before)
    for key in database.keys(VERSIONS):
        if key not in {file.digest for file in before.files.values()}:
            database.save({VERSIONS: {key: value}})
    after = published(content, database)
    assert (after.assets, loaded(after)) == (before.assets, files)


def test_files_that_the_cache_has_lost_are_made_anew(content: Path) -> None:
    database = Database(content / "cache.sqlite")
    before = published(content, database)
    files = loaded(before)
    database.remove(VERSIONS, [file.digest for file in before.files.values()])
    assert loaded(published(content, database)) == files


def test_a_picture_that_cannot_be_made_is_told(content: Path) -> None:
    (content / "images" / "c.jpg").write_bytes(PHOTO[:2000])
    found = published(content, Database(content / "cache.sqlite"))
    assert (sorted(found.assets), found.damaged) == (["images/a.jpg", "images/b.png"], ["images/c.jpg"])


def test_two_names_of_one_picture_are_two_assets(content: Path) -> None:
    (content / "images" / "b.png").write_bytes(PHOTO)
    found = published(content)
    assert found.assets["images/a.jpg"].width == found.assets["images/b.png"].width == 600
    assert len(found.files) == 6
