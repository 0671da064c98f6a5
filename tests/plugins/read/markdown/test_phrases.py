"""Where a line may break."""

from __future__ import annotations

import pytest

from plugins.read.markdown.phrases import splitter


def test_japanese_is_cut_into_phrases() -> None:
    assert splitter("japanese")("今日は天気です。") == ["今日は", "天気です。"]


def test_a_colon_ends_a_phrase() -> None:
    assert splitter("japanese")("：明日は雨です。") == ["：", "明日は", "雨です。"]
    assert splitter("japanese")("予報：") == ["予報："]


@pytest.mark.parametrize("text", ["Words have spaces here", "今日は天気です。", ""])
def test_without_a_model_nothing_is_cut(text: str) -> None:
    assert splitter("")(text) == [text]


def test_no_text_stays_no_text() -> None:
    assert splitter("japanese")("") == [""]


def test_a_model_is_loaded_once() -> None:
    assert splitter("japanese") is splitter("japanese")


@pytest.mark.parametrize(
    ("text", "unbroken", "expected"),
    [
        ("職場体験", (), ["職場体", "験"]),
        ("職場体験", ("職場体験",), ["職場体験"]),
        ("次の職場体験を見る", ("職場体験",), ["次の", "職場体験を", "見る"]),
        ("第一歩ガイドの第一歩", ("第一歩", "第一歩ガイド"), ["第一歩ガイドの", "第一歩"]),
        ("第一歩ガイドの第一歩", ("第一歩",), ["第一歩", "ガイドの", "第一歩"]),
        ("今日は天気です。", ("天気予報",), ["今日は", "天気です。"]),
    ],
)
def test_words_that_are_never_broken(text: str, unbroken: tuple[str, ...], expected: list[str]) -> None:
    assert splitter("japanese", unbroken)(text) == expected
