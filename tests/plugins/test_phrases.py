"""Where a line may break."""

from __future__ import annotations

import pytest

from plugins.phrases import splitter


def test_japanese_is_cut_into_phrases() -> None:
    assert splitter("japanese")("今日は天気です。") == ["今日は", "天気です。"]


@pytest.mark.parametrize("text", ["Words have spaces here", "今日は天気です。", ""])
def test_without_a_model_nothing_is_cut(text: str) -> None:
    assert splitter("")(text) == [text]


def test_no_text_stays_no_text() -> None:
    assert splitter("japanese")("") == [""]


def test_a_model_is_loaded_once() -> None:
    assert splitter("japanese") is splitter("japanese")
