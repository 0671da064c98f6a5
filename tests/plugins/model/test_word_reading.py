"""What of a reading stands for which part of a word."""

from __future__ import annotations

import pytest

from plugins.model.word_reading import fitted


@pytest.mark.parametrize(
    ("word", "reading", "parts"),
    [
        ("少ない", "すくない", [("少", "すく"), ("ない", "")]),
        ("個別|支援", "こべつ|しえん", [("個別", "こべつ"), ("支援", "しえん")]),
        ("一ツ木町", "ひとつぎちょう", [("一", "ひと"), ("ツ", ""), ("木町", "ぎちょう")]),
        ("14日", "じゅうよっか", [("14日", "じゅうよっか")]),
        ("11日", "11にち", [("11", ""), ("日", "にち")]),
        ("QR符号", "QRふごう", [("QR", ""), ("符号", "ふごう")]),
        ("少ない", "すこし", []),
        ("漢字", "kanji", []),
        ("漢字", "漢字", []),
        ("漢字", "", []),
        ("かな", "かな", []),
        ("個別|支援", "こべつしえん", []),
        ("山あ山", "やまあやま", [("山", "やま"), ("あ", ""), ("山", "やま")]),
        ("山あ" * 9, "やまあ" * 9, [("山", "やま"), ("あ", "")] * 9),
        ("木の木", "きのきのき", []),  # it could be き-の-きのき or きのき-の-き
    ],
)
def test_a_reading_fits_its_word_in_one_way(word: str, reading: str, parts: list[tuple[str, str]]) -> None:
    assert [tuple(part) for part in fitted(word, reading)] == parts
