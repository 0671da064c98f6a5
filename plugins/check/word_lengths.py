"""Find words and phrases that are too long for easy reading: kanji in a row, and text without a space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.house_style import HouseStyle

KANJI = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇"  # Unicode: Script=Han
COMPOUND = pattern(f"[{KANJI}]+")
PHRASE = pattern(f"[{KANJI}ぁ-ゖァ-ヺー]+")  # whatever else there is ends one


def wrong(sentences: Iterable[tuple[int, str]], path: str, style: HouseStyle) -> Iterator[Problem]:
    """Yield each compound and each phrase that is longer than the house style allows."""
    limits = {
        "long-compound": (COMPOUND, style.longest_compound),
        "long-phrase": (PHRASE, style.longest_phrase),
    }
    for line, sentence in sentences:
        text = sentence
        for name in style.names:
            text = text.replace(name, " ")
        for code, (signs, limit) in limits.items():
            for words in signs.findall(text) if limit else ():
                if len(words) > limit:
                    details = {"text": words, "size": str(len(words)), "limit": str(limit)}
                    yield Problem(path, line, code, details)
