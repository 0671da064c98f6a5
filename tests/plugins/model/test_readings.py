"""How words are read."""

from __future__ import annotations

import pytest

from plugins.model.address import Address
from plugins.model.readings import Readings
from plugins.model.types import PostalCode, SomeText, Text, Words

WORDS = {
    "個別": "こべつ",
    "支援": "しえん",
    "支援者": "しえんしゃ",
    "仕事|探し": "しごと|さがし",
    "働": "はたら",
    "働く人": "はたらくひと",
    "少し": "すこし",
    "少ない": "すくない",
    "開いて": "あいて",
    "窓を開いて": "まどをひらいて",
    "人": "ひと",
    "一人": "ひとり",
    "1人": "ひとり",
    "1日に": "いちにちに",
    "ページ中": "ページちゅう",
    "受け入れ": "うけいれ",
}
COUNTERS = {
    "年": "ねん",
    "月": "がつ",
    "か月": "かげつ",
    "人": "にん",
    "日": "にち",
    "月|1日": "がつ|ついたち",
    "月|11日": "がつ|11にち",
}
READINGS = Readings(Words(WORDS), Words(COUNTERS))


def read(text: str) -> str:
    """Return a text with what is read of it in parentheses."""
    return "".join(f"{word}({reading})" if reading else word for word, reading in READINGS.read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支援者の支援", "支援者(しえんしゃ)の支援(しえん)"),  # the longest
        ("個別支援", "個別(こべつ)支援(しえん)"),
        ("仕事探しへ", "仕事(しごと)探(さが)しへ"),
        ("少し、少ない", "少(すこ)し、少(すく)ない"),
        ("働く人と", "働(はたら)く人(ひと)と"),
        ("受け入れる", "受(う)け入(い)れる"),
        ("店が開いて、窓を開いて", "店が開(あ)いて、窓(まど)を開(ひら)いて"),
        ("2024年11月1日", "2024年(ねん)11月(がつ)1日(ついたち)"),
        ("2024年11月11日", "2024年(ねん)11月(がつ)11日(にち)"),
        ("1人、11人、一人", "1人(ひとり)、11人(にん)、一人(ひとり)"),
        ("1日に3か月", "1日(いちにち)に3か月(げつ)"),
        ("全2ページ中1", "全2ページ中(ちゅう)1"),
        ("", ""),
        ("かな & ABC 12", "かな & ABC 12"),
    ],
)
def test_the_longest_word_that_fits_is_read(text: str, expected: str) -> None:
    assert read(text) == expected
    assert "".join(part.text for part in READINGS.read(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支援と個別", []),
        ("支援人", ["支援人"]),  # a single kanji beside others
        ("本人の人", ["本人"]),
        ("働く人事", ["人事"]),  # nor does one end a word there
        ("カナ人", ["カナ人"]),
        ("再開いて", ["再開"]),
        ("3日間と3日", ["3日間"]),
        ("店と店", ["店"]),
        ("3個別", ["3個別"]),  # behind a number only what is read so there
    ],
)
def test_what_no_word_fits_is_not_guessed(text: str, expected: list[str]) -> None:
    assert READINGS.missing(text) == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (
            "はなのけん はなさきし ひとつばしちょう",
            "花野県(はなのけん)花咲市(はなさきし)一(ひと)ツ橋町(ばしちょう)1",
        ),
        ("はなのけん はなさきし", "花野県花咲市一ツ橋町1"),
        ("はなのけん はなさきし 花", "花野県花咲市一ツ橋町1"),
    ],
)
def test_places_are_read_as_their_address_says(reading: str, expected: str) -> None:
    region, locality, street = (Text({"ja": name}) for name in ("花野県", "花咲市", "一ツ橋町1-13"))
    address = Address(PostalCode("448-0003"), region, locality, street, SomeText({"ja": reading}))
    known = READINGS.with_places([address], "ja")
    told = "".join(f"{word}({how})" if how else word for word, how in known.read("花野県花咲市一ツ橋町1"))
    assert told == expected
