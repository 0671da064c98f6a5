"""Markdown as this site understands it."""

from __future__ import annotations

import pytest

from plugins.read.markdown.converter import Converter, break_phrases
from plugins.read.markdown.phrases import splitter


def html(text: str, model: str = "japanese") -> str:
    return Converter(splitter(model)).convert(text, lambda _tag, link: link).html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今日は、\n晴れです。", "<p>今日は、晴れです。</p>"),
        ("一\n二\n三", "<p>一二三</p>"),
        ("「一」\n『二』", "<p>「一」『二』</p>"),
        ("カー\nード", "<p>カーード</p>"),
        ("晴れ。\nJapan", "<p>晴れ。Japan</p>"),
        ("**晴れ、**\n*Japan*", "<p><strong>晴れ、</strong><em>Japan</em></p>"),
        ("「晴れ」\n2026年", "<p>「晴れ」2026年</p>"),
        ("𠮟る。\n𠮟らない。", "<p>𠮟る。𠮟らない。</p>"),
        ("一\n**二**\n三", "<p>一<strong>二</strong>三</p>"),
        ("*一*\n`二`\n三", "<p><em>一</em><code>二</code>三</p>"),
        ("[一](a.md)\n[二](b.md)", '<p><a href="a.md">一</a><a href="b.md">二</a></p>'),
        ("- 一\n  二\n- 三", "<ul>\n<li>一二</li>\n<li>三</li>\n</ul>"),
        (
            '!!! note "題"\n    一\n    二',
            '<div class="admonition note">\n<p class="admonition-title">題</p>\n<p>一二</p>\n</div>',
        ),
    ],
)
def test_japanese_lines_join_without_a_space(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("日本\nJapan\n日本", "<p>日本\nJapan\n日本</p>"),
        ("日本\n**Japan**\n日本", "<p>日本\n<strong>Japan</strong>\n日本</p>"),
        ("日本\n2026年", "<p>日本\n2026年</p>"),
        ("Japan\n。日本", "<p>Japan\n。日本</p>"),
        ("一  \n二", "<p>一<br>\n二</p>"),
        ("一\n\n二", "<p>一</p>\n<p>二</p>"),
        ("    一\n    二", "<pre><code>一\n二\n</code></pre>"),
        ("<pre>一\n二\n</pre>", "<pre>一\n二\n</pre>"),
        ("一\n二\n\n    三\n    四\n\n五\n六", "<p>一二</p>\n<pre><code>三\n四\n</code></pre>\n<p>五六</p>"),
    ],
)
def test_other_line_breaks_stay(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 今日は天気です。 {#a}", '<h2 id="a">今日は<wbr>天気です。</h2>'),
        ("### 今日は天気です。**いい** {#a}", '<h3 id="a">今日は<wbr>天気です。<strong>いい</strong></h3>'),
        ("## 天気 {#a}", '<h2 id="a">天気</h2>'),
        ("今日は天気です。", "<p>今日は天気です。</p>"),
    ],
)
def test_japanese_headings_break_at_phrases_only(text: str, expected: str) -> None:
    assert html(text) == expected


def test_headings_of_spaced_languages_have_no_marks() -> None:
    assert html("## Fine weather today\n\n## 今日は天気です。 {#a}", "") == (
        '<h2 id="fine-weather-today">Fine weather today</h2>\n<h2 id="a">今日は天気です。</h2>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>ab</b>", "<b>a|b</b>"),
        ('<a title="xy">ab</a>c', '<a title="xy">a|b</a>c'),
        ("a&amp;b", "a|&amp;|b"),
        ("&lt;&#39;&quot;", "&lt;|'|\""),
        ("", ""),
    ],
)
def test_neither_tags_nor_character_references_are_cut(text: str, expected: str) -> None:
    assert break_phrases(text, lambda phrase: list(phrase) or [phrase]) == expected.replace("|", "<wbr>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 求人票の見方 {#reading}", "reading"),
        ("## 求人票の見方", "求人票の見方"),
        ("## S&Jパンドラ、とは？", "sjパンドラとは"),
        ("## Two words", "two-words"),
    ],
)
def test_the_id_of_a_heading_is_the_given_one_or_its_words(text: str, expected: str) -> None:
    assert f'<h2 id="{expected}">' in html(text)


def test_a_second_heading_of_the_same_words_has_an_id_of_its_own() -> None:
    assert html("## 天気\n\n## 天気") == '<h2 id="天気">天気</h2>\n<h2 id="天気_1">天気</h2>'


def test_ids_begin_anew_in_each_text() -> None:
    converter = Converter(splitter(""))
    both = [converter.convert("## 天気", lambda _tag, link: link) for _ in range(2)]
    assert both[0] == both[1]


def test_the_contents_hold_nested_headings_without_marks_and_with_escaped_names() -> None:
    text = "## 今日は天気です。 {#a}\n\n### 雨 & `風` {#b}\n\n## 二 {#c}"
    toc = Converter(splitter("japanese")).convert(text, lambda _tag, link: link).toc
    assert [(item["level"], item["id"], item["name"]) for item in toc] == [
        (2, "a", "今日は天気です。"),
        (2, "c", "二"),
    ]
    assert [(item["id"], item["name"]) for item in toc[0]["children"]] == [("b", "雨 &amp; 風")]


def test_a_text_without_headings_has_no_contents() -> None:
    assert Converter(splitter("")).convert("text", lambda _tag, link: link).toc == []


def test_a_path_is_a_block_with_a_title_and_steps() -> None:
    assert html('!!! path "2つの段階"\n    1. はじめ\n    2. [おわり](#two)：見る') == (
        '<div class="admonition path">\n<p class="admonition-title">2つの段階</p>\n<ol>\n'
        '<li>はじめ</li>\n<li>\ue002two\ue002<a href="#two">おわり</a>：<wbr>見る</li>\n</ol>\n</div>'
    )


def test_a_step_that_leads_to_a_heading_of_another_page_has_its_drawing() -> None:
    assert '<li>\ue002one\ue002<a href="steps.md#one">' in html(
        '!!! path "題"\n    1. [はじめ](steps.md#one)'
    )
    assert '<li><a href="steps.md">' in html('!!! path "題"\n    1. [はじめ](steps.md)')


@pytest.mark.parametrize(("stations", "resting"), [(1, []), (2, [1]), (3, [1]), (4, [1, 3]), (7, [1, 3, 5])])
def test_a_path_has_a_resting_place_after_every_second_step(stations: int, resting: list[int]) -> None:
    steps = "\n".join(f"    {number}. [段階](#s{number})：見る" for number in range(1, stations + 1))
    items = html(f'!!! path "題"\n{steps}').split("</li>")[:-1]
    assert len(items) == stations
    assert [n for n, item in enumerate(items, 1) if item.endswith("見る\ue002bench\ue002")] == resting


def test_a_table_is_a_table() -> None:
    assert "<td>二</td>" in html("| 一 |\n|---|\n| 二 |")


def test_links_and_images_are_handed_over_and_their_answer_is_written() -> None:
    asked = []

    def resolve(tag: str, link: str) -> str:
        asked.append((tag, link))
        return f"/{tag}/{link}"

    text = "[a](x.md#y) ![b](z.png)\n\n[c][1]\n\n<https://example.org>\n\n[1]: w.md"
    written = Converter(splitter("")).convert(text, resolve).html
    links = [("a", "x.md#y"), ("img", "z.png"), ("a", "w.md"), ("a", "https://example.org")]
    assert sorted(asked) == sorted(links)
    assert all(f'"/{tag}/{link}"' in written for tag, link in links)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a", ["<p>a</p>"]),
        (
            "a\n\n## b\n\nc\n\n### d\n\n## e",
            ["<p>a</p>\n", '<h2 id="b">b</h2>\n<p>c</p>\n<h3 id="d">d</h3>\n', '<h2 id="e">e</h2>'],
        ),
        ("## a", ["", '<h2 id="a">a</h2>']),
        ("- ## a\n- b", ['<ul>\n<li>\n<h2 id="a">a</h2>\n</li>\n<li>b</li>\n</ul>']),
        ("> ## a", ['<blockquote>\n<h2 id="a">a</h2>\n</blockquote>']),
        (
            '<div title="<h2 b=">a</div>\n\n## b',
            ['<div title="&lt;h2 b=">a</div>\n\n', '<h2 id="b">b</h2>'],
        ),
        ("a\ue001b &#xe001;", ["<p>ab \ue001</p>"]),
    ],
)
def test_a_text_is_cut_before_each_heading_of_the_second_level(text: str, expected: list[str]) -> None:
    found = Converter(splitter("")).convert(text, lambda _tag, link: link)
    assert [*found.sections] == expected
    assert found.html == "".join(expected)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## a {#b}\n\nc {#d}", ["b"]),
        ('<div id="a">b</div>\n\n## c\n\nd <b id="e">f</b>', ["a", "c", "e"]),
        ("`<b id=x>`\n\n    <b id=y>", []),
    ],
)
def test_the_ids_of_a_text_are_those_that_browsers_see(text: str, ids: list[str]) -> None:
    assert Converter(splitter("")).convert(text, lambda _tag, link: link).ids == ids
