"""Lists straight after paragraphs, boxes, tables, comments, and readings in all of them."""

from __future__ import annotations

import pytest

from plugins.model import ruby
from plugins.model.text import Use
from plugins.read.markdown.converter import Converter
from plugins.read.markdown.phrases import splitter

RUBY = ruby.marked("{漢字|かんじ}")
NOTE = '<div class="admonition note">\n'
TITLE = '<p class="admonition-title">題</p>\n'
ITEMS = "<ul>\n<li>二</li>\n<li>三</li>\n</ul>"


def html(text: str) -> str:
    return Converter(splitter("japanese")).convert(text, lambda _tag, link: link).html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\n- 二\n- 三", f"<p>一</p>\n{ITEMS}"),
        ("零\n一\n* 二\n* 三", f"<p>零一</p>\n{ITEMS}"),
        ("## 零 {#a}\n一\n+ 二\n+ 三", f'<h2 id="a">零</h2>\n<p>一</p>\n{ITEMS}'),
        ("一\n1. 二\n2. 三", "<p>一</p>\n<ol>\n<li>二</li>\n<li>三</li>\n</ol>"),
        ("> 一\n> - 二\n> - 三", f"<blockquote>\n<p>一</p>\n{ITEMS}\n</blockquote>"),
        (
            '!!! note "題"\n    一\n    - 二\n    - 三\n\n四',
            f"{NOTE}{TITLE}<p>一</p>\n{ITEMS}\n</div>\n<p>四</p>",
        ),
        ("!!! note\n\n    一\n    - 二\n    - 三", f"{NOTE}<p>一</p>\n{ITEMS}\n</div>"),
        ("一\n- 二\n    - 三", "<p>一</p>\n<ul>\n<li>二<ul>\n<li>三</li>\n</ul>\n</li>\n</ul>"),
    ],
)
def test_a_list_may_follow_a_paragraph_at_once(text: str, expected: str) -> None:
    assert html(text) == expected


TWO, THREE = "<ul>\n<li>二</li>\n</ul>", '<ol start="3">\n<li>三</li>\n</ol>'
WITH_TWO = f'<ol start="3">\n<li>三{TWO}\n</li>\n</ol>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 二\n3. 三", f"{TWO}\n{THREE}"),
        ("3. 三\n- 二", f"{THREE}\n{TWO}"),
        ("3. 三\n三の続き\n- 二", f"{THREE.replace('</li>', '三の続き</li>')}\n{TWO}"),
        ("3. 三\n    - 二\n- 二", f"{WITH_TWO}\n{TWO}"),
        ("> - 二\n> 3. 三", f"<blockquote>\n{TWO}\n{THREE}\n</blockquote>"),
        ("!!! note\n    - 二\n    3. 三", f"{NOTE}{TWO}\n{THREE}\n</div>"),
        ("- 二\n* 三", ITEMS),
        ("- 二\n\n文\n\n3. 三", f"{TWO}\n<p>文</p>\n{THREE}"),
    ],
)
def test_items_of_the_other_kind_begin_another_list(text: str, expected: str) -> None:
    assert html(text) == expected


PATH = '<div class="admonition path">\n<p class="admonition-title">題</p>\n<ol>\n<li>{}</li>\n</ol>\n</div>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('!!! path "題"\n    1. 今日は天気です。', PATH.format("今日は<wbr>天気です。")),
        (
            '!!! path "題"\n    1. [今日は](#a)：明日は雨です。',
            PATH.format('\ue002a\ue002<a href="#a">今日は</a>：<wbr>明日は<wbr>雨です。'),
        ),
        (
            '!!! note "題"\n    1. 今日は天気です。',
            PATH.format("今日は天気です。").replace("path", "note"),
        ),
    ],
)
def test_the_steps_of_a_path_break_between_phrases(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("これは\n2026. の話", "<p>これは\n2026. の話</p>"),
        ("一\n2. 二", "<p>一\n2. 二</p>"),
        ("一\n-二", "<p>一\n-二</p>"),
        ("一 - 二", "<p>一 - 二</p>"),
        ("    一\n    - 二", "<pre><code>一\n- 二\n</code></pre>"),
        ("- 一\n  二\n- 三", "<ul>\n<li>一二</li>\n<li>三</li>\n</ul>"),
    ],
)
def test_other_lines_begin_no_list(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## {漢字|かんじ} {#a}", f'<h2 id="a">{RUBY}</h2>'),
        ("- {漢字|かんじ}", f"<ul>\n<li>{RUBY}</li>\n</ul>"),
        ("[{漢字|かんじ}](x.md)", f'<p><a href="x.md">{RUBY}</a></p>'),
        ("**{漢字|かんじ}**{漢字|かんじ}", f"<p><strong>{RUBY}</strong>{RUBY}</p>"),
        ('[一](x.md "{漢字|かんじ}")', '<p><a href="x.md" title="漢字">一</a></p>'),
        ("![{漢字|かんじ}](x.png)", '<p><img alt="漢字" src="x.png"></p>'),
        ("`{漢字|かんじ}`", "<p><code>{漢字|かんじ}</code></p>"),
        ("{漢字|かんじ}\n{: #a }", f'<p id="a">{RUBY}</p>'),
        (
            '!!! note "{漢字|かんじ}"\n    一',
            f'{NOTE}<p class="admonition-title">{RUBY}</p>\n<p>一</p>\n</div>',
        ),
        ("一 | {漢字|かんじ}", f"<p>一 | {RUBY}</p>"),
    ],
)
def test_a_word_may_have_a_reading_anywhere(text: str, expected: str) -> None:
    assert html(text) == expected


def test_the_bar_of_a_reading_ends_no_cell_and_columns_are_aligned_by_class() -> None:
    found = html("| {漢字|かんじ} | 二 |\n|:-:|--:|\n| 三 | {漢字|かんじ} |")
    cells = f'<td class="align-center">三</td>\n<td class="align-right">{RUBY}</td>'
    assert f'<th class="align-center">{RUBY}</th>\n<th class="align-right">二</th>' in found
    assert cells in found
    assert "style=" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n    一", f"{NOTE}<p>一</p>\n</div>"),
        ("!!! note 題\n    一", f"{NOTE}{TITLE}<p>一</p>\n</div>"),
        ("!!! note “題”\n    一", f"{NOTE}{TITLE}<p>一</p>\n</div>"),
        ("!!!note　'題'\n    一", f"{NOTE}{TITLE}<p>一</p>\n</div>"),
        ('!!! note "題"\n    一', f"{NOTE}{TITLE}<p>一</p>\n</div>"),
        ("一\n\n<!-- 二\n\n三 -->\n\n四", "<p>一</p>\n\n\n<p>四</p>"),
        ("一<!-- 二 -->三", "<p>一三</p>"),
    ],
)
def test_a_box_needs_no_title_and_comments_are_left_out(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[{漢字|かんじ}](x.md#y)", Use("a", "x.md#y", "漢字")),
        ("[![絵](x.png)](x.md)", Use("a", "x.md", "絵")),
        ("[一](<a b.md>)", Use("a", "a b.md", "一")),
        ("[一](x.md '題')", Use("a", "x.md", "一")),
        ("[一][1]\n\n[1]: x.md", Use("a", "x.md", "一")),
        ("[一](https://a.example/?b=1&amp;c=2)", Use("a", "https://a.example/?b=1&c=2", "一")),
        ("[一](&#106;avascript:x)", Use("a", "javascript:x", "一")),
        ("<https://a.example>", Use("a", "https://a.example", "https://a.example")),
        ("![](x.png){role=presentation}", Use("img", "x.png", "", decorates=True)),
        ("![絵](x.png)", Use("img", "x.png", "絵")),
    ],
)
def test_each_use_of_an_address_is_noted(text: str, expected: Use) -> None:
    assert Converter(splitter("")).convert(text, lambda _tag, link: link).uses[0] == expected
