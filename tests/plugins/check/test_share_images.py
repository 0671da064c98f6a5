"""Pictures for shared links have the size that previews want."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import share_images
from plugins.read.pictures import Facts
from tests.plugins.check.samples import DATA

if TYPE_CHECKING:
    from plugins.model.types import Key

PLACES: dict[Key, tuple[str, int]] = {
    ("site", "share_image", language): ("data.toml", line) for line, language in enumerate(("ja", "en"), 1)
}


@pytest.mark.parametrize(
    ("size", "told"), [((1200, 630), []), (None, []), ((630, 1200), [("data.toml", 2, "630×1200")])]
)
def test_another_size_is_told_where_the_picture_is_named(
    size: tuple[int, int] | None, told: list[tuple[str, int, str]]
) -> None:
    sizes = {"images/share-ja.png": share_images.SIZE, "images/share-en.png": size}
    facts = {path: Facts("PNG", width=size[0], height=size[1]) for path, size in sizes.items() if size}
    found = share_images.hints(DATA, PLACES, facts)
    assert [(p.path, p.line, p.details["size"]) for p in found] == told


def test_without_data_there_is_nothing_to_tell() -> None:
    assert list(share_images.hints(None, {}, {})) == []
