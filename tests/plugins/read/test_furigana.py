"""Readings over the kanji of HTML."""

from __future__ import annotations

import pytest

from plugins.model import ruby
from plugins.model.readings import Readings
from plugins.model.types import Words
from plugins.read.furigana import annotated

READINGS = Readings(Words({"漢字": "かんじ", "一つ": "ひとつ", "支援": "しえん"}), Words({"年": "ねん"}))


def read(word: str, reading: str) -> str:
    return f"<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


KANJI, HELP = read("漢字", "かんじ"), read("支援", "しえん")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>漢字と<em>一つ</em>。</p>", f"<p>{KANJI}と<em>{read('一', 'ひと')}つ</em>。</p>"),
        ("漢<wbr>字の<wbr>支援", f"{KANJI}の<wbr>{HELP}"),  # no line breaks within a word
        ("漢字<wbr>支援<wbr>", f"{KANJI}<wbr>{HELP}<wbr>"),
        ("A &amp; B&#x27;s 漢字 &lt;", f"A &amp; B's {KANJI} &lt;"),
        ('<img alt="漢字" lang="en">漢字', f'<img alt="漢字" lang="en">{KANJI}'),
        ("<ruby>漢字<rt>x</rt></ruby>漢字", f"<ruby>漢字<rt>x</rt></ruby>{KANJI}"),
        ("<svg><title>漢字</title><path/></svg>", "<svg><title>漢字</title><path/></svg>"),
        ("<script>'漢字' && '</p>'</script>", "<script>'漢字' && '</p>'</script>"),
        ('<p lang="zh">漢<b lang="zh">字</b></p>漢字', f'<p lang="zh">漢<b lang="zh">字</b></p>{KANJI}'),
        ('<p lang="ja-simple">漢字</p>', f'<p lang="ja-simple">{KANJI}</p>'),
        ('<a href="/x/">漢字へ</a>', f'<a href="/F/x/"><span>{KANJI}へ</span></a>'),
        ('<a lang="en">A</a> 漢字 ', f'<a lang="en">A</a> {KANJI} '),  # is in no link any more
        ('<a href="/x/">かな</a>', '<a href="/F/x/">かな</a>'),
        ('<a rel="alternate" href="/x/">かな</a>', '<a rel="alternate" href="/x/">かな</a>'),
        ('<a lang="ja-simple" href="/x/">かな</a>', '<a lang="ja-simple" href="/x/">かな</a>'),
        (
            ruby.marked('<b title="{上|うえ}">{上|うえ}漢字</b>'),
            f'<b title="上">{read("上", "うえ")}{KANJI}</b>',
        ),
        (
            "<!doctype html>\n<html><head><title>漢字</title></head>",
            "<!doctype html>\n<html><head><title>漢字</title></head>",
        ),
        ("2024年", f"2024{read('年', 'ねん')}"),
    ],
)
def test_text_gets_readings_and_all_else_stays(html: str, expected: str) -> None:
    assert annotated(html, "ja", READINGS, lambda address: f"/F{address}") == (expected, ())


def test_what_has_no_reading_is_told_once() -> None:
    found = annotated("<p>店の漢字、店と<b>本屋</b></p>", "ja", READINGS)
    assert found == (f"<p>店の{KANJI}、店と<b>本屋</b></p>", ("店", "本屋"))
