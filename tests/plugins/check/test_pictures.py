"""Pictures that cannot be published are told with what their editor can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import pictures
from plugins.read.pictures import Facts, examine
from tests.plugins import pictures as made
from tests.plugins.check import samples

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plugins.report.problems import Problem

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" '
PNG, JPEG = made.encoded(made.quarters(), "PNG"), made.encoded(made.quarters(), "JPEG")


def told(content: Path, name: str, data: bytes) -> list[Problem]:
    path = content / "images" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)

    def look(paths: Sequence[str]) -> dict[str, Facts]:
        return {path: examine((content / path).read_bytes()) for path in paths}

    return list(pictures.wrong(content, [f"images/{name}"], look))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.jpg", JPEG),
        ("deep/a.jpeg", JPEG),
        ("a.svg", SVG + b'width="2" height="3"/>'),
        ("a.svg", (SVG + b'width="2" height="3"/>').ljust(300_000)),
        ("large.png", PNG.ljust(20_000_000, b"\0")),
    ],
)
def test_a_picture_as_it_is_taken_or_drawn_is_right(tmp_path: Path, name: str, data: bytes) -> None:
    assert told(tmp_path, name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "code", "details"),
    [
        ("a.png", PNG.ljust(20_000_001, b"\0"), "large-image", {"size": "21", "limit": "20"}),
        ("a.png", made.png_head(60_000, 60_000), "too-many-pixels", {"limit": "50"}),
        ("a.png", JPEG, "other-image-type", {"type": "JPEG", "ending": ".jpg"}),
        ("a.jpeg", PNG, "other-image-type", {"type": "PNG", "ending": ".png"}),
        ("a.jpg", made.HEIC, "heic-image", {}),
        ("a.jpg", JPEG[:-50], "damaged-image", {}),
        ("a.gif", made.animation("GIF"), "animated-image", {}),
        ("a.png", b"", "bad-image", {}),
        ("a.jpg", b"hello", "bad-image", {}),
        ("a.png", SVG + b'width="2" height="3"/>', "bad-image", {}),
        ("a.jpg", made.photo(), "image-with-place", {}),
        ("a.svg", b"<svg", "bad-drawing", {"what": "unclosed token"}),
        ("a.svg", PNG, "binary-file", {"line": "1"}),
        ("a.svg", SVG + b'width="100%"/>', "bad-drawing-size", {}),
        ("a.svg", SVG.ljust(300_001), "large-drawing", {"size": "301", "limit": "300"}),
    ],
)
def test_others_are_told(tmp_path: Path, name: str, data: bytes, code: str, details: dict[str, str]) -> None:
    found = told(tmp_path, name, data)
    shown = f"{tmp_path.name}/images/{name}"
    assert [(p.path, p.line, p.code, p.details) for p in found] == [(shown, 1, code, details)]


def test_only_a_place_does_not_keep_a_picture_from_being_published(tmp_path: Path) -> None:
    assert [problem.is_hint for problem in told(tmp_path, "a.jpg", made.photo())] == [True]


def test_what_is_too_large_to_be_read_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    with (tmp_path / "images" / "a.jpg").open("wb") as file:
        file.truncate(30_000_000)
    asked: list[str] = []

    def look(paths: Sequence[str]) -> dict[str, Facts]:
        asked.extend(paths)
        return {}

    found = list(pictures.wrong(tmp_path, ["images/a.jpg"], look))
    assert (samples.told(found), asked) == ([(1, "large-image", {"size": "30", "limit": "20"})], [])


def test_a_drawing_is_looked_into(tmp_path: Path) -> None:
    data = SVG + b'width="2"\n height="3">\n<script>x</script></svg>'
    found = told(tmp_path, "a.svg", data)
    assert samples.told(found) == [(3, "not-in-drawings", {"text": "<script>"})]
