"""HTML in texts: what is allowed, what is told, and what only looks like it."""

from __future__ import annotations

import pytest

from plugins.check import html
from tests.plugins.check import samples

Told = tuple[int, str, dict[str, str]]


def told(text: str) -> list[Told]:
    """Return each problem once, as a report does."""
    found = samples.told(html.wrong(samples.source(text)), samples.FIRST)
    return [problem for i, problem in enumerate(found) if problem not in found[:i]]


@pytest.mark.parametrize(
    "text",
    [
        "一<br>二<br/>三<br />四<BR>五",
        "水は H<sub>2</sub>O、<B>太字</B>",
        "<ruby>漢<rp>(</rp><rt>かん<rp>)</ruby>",
        '<span lang="en">text</span>',
        "<details>\n<summary>一</summary>\n二\n</details>",
        "<p>終わりのない段落",
        "<dl><dt>一<dd>二</dl>",
        "`<script>` と ``<b> ` <i>``",
        "<!-- あとで <script> を -->",
        "＜日本＞、a<b、a < b、5 < 6 > 4、<3、x <- y",
        "<日本>",
        "A&B、&lt;script&gt;、&#60;b&#62;",
        '<b title="a>b">c</b>',
        "<https://example.org/?a=1&b=2> <someone@example.org>",
        "[言葉](x.md){#id title=よい}",
        "言葉\n{: #id lang=en }",
        "!!! note\n    言葉",
        '!!! path "題"\n    1. 言葉',
        "    <b>見本</b>",
    ],
)
def test_what_cannot_harm_and_what_is_no_html_may_stand(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\n\n<script>x</script>", [(3, "html-not-allowed", {"tag": "script"})]),
        ("<SCRIPT SRC=x></SCRIPT>", [(1, "html-not-allowed", {"tag": "script"})]),
        (
            "<form>\n<input>\n</form>",
            [
                (1, "html-not-allowed", {"tag": "form"}),
                (2, "more-html-not-allowed", {"tags": "<input> 5", "line": "4"}),
            ],
        ),
        (
            '<iframe src="//map.example"></iframe>',
            [(1, "embedded", {"tag": "iframe", "address": "https://map.example"})],
        ),
        (
            "<svg><script>x</script></svg>",
            [
                (1, "html-not-allowed", {"tag": "svg"}),
                (1, "more-html-not-allowed", {"tags": "<script> 4", "line": "4"}),
            ],
        ),
        ("<style>b {}</style>", [(1, "html-not-allowed", {"tag": "style"})]),
        ("<h2>題</h2>", [(1, "html-not-allowed", {"tag": "h2"})]),
        ('<a href="x">y</a>', [(1, "html-not-allowed", {"tag": "a"})]),
        ("<font>赤</font>", [(1, "html-not-allowed", {"tag": "font"})]),
        ("<o:p></o:p>", [(1, "html-not-allowed", {"tag": "o:p"})]),
        ("<tel:+81566234567>", [(1, "html-not-allowed", {"tag": "tel:+81566234567"})]),
        (
            "<![CDATA[x> <script>y</script>]]>",
            [
                (1, "html-not-allowed", {"tag": "![CDATA["}),
                (1, "more-html-not-allowed", {"tags": "<script> 4", "line": "4"}),
            ],
        ),
        ("<img src=x onerror=y>", [(1, "html-not-allowed", {"tag": "img"})]),
        ("一</main>", [(1, "html-not-allowed", {"tag": "main"})]),
        ("<!DOCTYPE html>\n\n一", [(1, "html-not-allowed", {"tag": "!DOCTYPE"})]),
        ("一\n\n<?php x ?>", [(3, "html-not-allowed", {"tag": "?php"})]),
        ("> <h2>\n> 一\n> </h2>", [(1, "html-not-allowed", {"tag": "h2"})]),
    ],
)
def test_other_elements_are_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_the_elements_behind_the_first_one_are_one_problem() -> None:
    text = "<h2>一</h2>\n<font>二</font>\n<h2>三</h2> <h2>四</h2>\n\n<font>五</font>\n\n<h1>六</h1>"
    details = {"tags": "<font> 5 8, <h2> 6, <h1> 10", "line": "4"}
    expected = [(1, "html-not-allowed", {"tag": "h2"}), (2, "more-html-not-allowed", details)]
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>一", [(1, "unclosed-html", {"tag": "b"})]),
        ("一</b>", [(1, "unclosed-html", {"tag": "b"})]),
        ("<b/>一", [(1, "unclosed-html", {"tag": "b"})]),
        ("`<b>`\n\n<b>一", [(3, "unclosed-html", {"tag": "b"})]),
        ("一\n<b>二<i>三</b></i>", [(2, "unclosed-html", {"tag": "b"})]),
        ("<div>\n\n一\n\n<div>\n\n</div>", [(1, "unclosed-html", {"tag": "div"})]),
    ],
)
def test_what_is_not_opened_and_closed_in_pairs_is_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b onclick='x'>一</b>", (1, "attribute-not-allowed", {"attribute": "onclick"})),
        ("<b\nonMouseOver=x>一</b>", (1, "attribute-not-allowed", {"attribute": "onmouseover"})),
        ("<b/onclick=x>一</b>", (1, "attribute-not-allowed", {"attribute": "onclick"})),
        ("<div style='x'>一</div>", (1, "inline-style", {})),
        ("一\n\n[二](x.md){onclick=y}", (3, "attribute-not-allowed", {"attribute": "onclick"})),
        ("## 題 {#a onclick=y}", (1, "attribute-not-allowed", {"attribute": "onclick"})),
        ("| 一 |\n|---|\n| 二 {onclick=y} |", (3, "attribute-not-allowed", {"attribute": "onclick"})),
        ("一\n{: style='x' }", (2, "inline-style", {})),
        (
            "![一](x.png){srcset=https://x.example/y}",
            (1, "attribute-not-allowed", {"attribute": "srcset"}),
        ),
        ("[一](x.md){ping=//x.example}", (1, "attribute-not-allowed", {"attribute": "ping"})),
    ],
)
def test_attributes_that_run_style_or_load_are_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[一](x.md){.wide}", (1, "unknown-class", {"text": "wide"})),
        ("一\n\n二\n{: .admonition-title .wide }", (4, "unknown-class", {"text": "wide"})),
        ("[一](x.md){.note}\n\n## 題 {#a .big}", (1, "unknown-class", {"text": "note"})),
        ("一 {#b}\n\n## 題 {#a .big}", (3, "unknown-class", {"text": "big"})),
        ("一\n\n!!! warning 二\n    三", (3, "unknown-box", {"text": "warning", "known": "note, path"})),
        ('<div class="note tall">一</div>', (1, "unknown-class", {"text": "tall"})),
        ('<b class="note">一</b>', (1, "unknown-class", {"text": "note"})),
    ],
)
def test_looks_that_there_are_not_are_told(text: str, expected: Told) -> None:
    assert told(text)[0] == expected


def test_the_parts_of_a_table_go_with_it() -> None:
    text = "<table>\n<tr><td>一</td></tr>\n</table>\n\n二\n\n<ul>\n<li>三</li>\n</ul>\n\n<tr>"
    refused = [
        (1, "html-not-allowed", {"tag": "table"}),
        (7, "more-html-not-allowed", {"tags": "<ul> 10", "line": "4"}),
    ]
    assert told(text) == refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"一\`<script>x</script>\`", (1, "html-not-allowed", {"tag": "script"})),
        ("一\n\n<div>`<script>x</script>`</div>", (3, "html-not-allowed", {"tag": "script"})),
        ("<div>`<b onclick=x>y</b>`</div>", (1, "attribute-not-allowed", {"attribute": "onclick"})),
        ("<div>`<b STYLE=x>y</b>`</div>", (1, "inline-style", {})),
        ("<div>`<img src=//x.example/y>`</div>", (1, "html-not-allowed", {"tag": "img"})),
        ("![一](x.png){ONERROR=x}", (1, "attribute-not-allowed", {"attribute": "ONERROR"})),
        ("[一](x.md){Href=https://x.example}", (1, "attribute-not-allowed", {"attribute": "Href"})),
        ("[一](x.md){＃二}", (1, "leftover-id", {"text": "{＃二}"})),
    ],
)
def test_what_only_seems_to_be_code_or_an_address_is_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "near", "line"),
    [
        ("一\n\n<p>二 <meta http-equiv=refresh content=0 ", "<meta", 3),
        ("一\n\n<p>二 <img src=x onerror='y'", "<img", 3),
        ("一\n\n二 <div>三</div>", "<div>三", 3),
        ("- 一\n- <p>二</p><div>三</div></p>", "", 2),
        ("<b>一\n\n二</b>", "<b>一", 1),
        ("<table><tr><td>一</td></tr></table>", "<table>", 1),
        ("<ruby>一<rt>二<b>三</rt></b></ruby>", "", 1),
    ],
)
def test_what_browsers_would_read_otherwise_is_told(text: str, near: str, line: int) -> None:
    found = [*html.wrong(samples.source(text)), *html.changed(samples.source(text))]
    assert found
    assert {problem.line for problem in found} == {line + samples.FIRST - 1}
    changed = [problem for problem in found if problem.code == "changed-html"]
    assert all(near in problem.details["text"] for problem in changed)


@pytest.mark.parametrize(
    "text",
    [
        "一<br/>二<BR>三&copy;四&nbsp;五&#60;六",
        "<p>一\n\n<dl><dt>二<dd>三</dl>",
        "<ruby>漢<rp>(<rt>かん<rp>)</ruby>",
        "<details open>\n<summary>一</summary>\n<div title='二\"三'>四</div>\n</details>",
        '<time datetime="2026-01-02">一</time>',
        "一 < 二 & 三 > 四 \u00a0 五",
        "| 一 | 二 |\n|:--|--:|\n| 三 | 四 |",
        "    <b>見本</b>",
        "![一](x.png){role=presentation}\n\n3. 二\n4. 三",
    ],
)
def test_another_notation_of_the_same_html_is_none_of_it(text: str) -> None:
    source = samples.source(text)
    assert [*html.wrong(source), *html.changed(source)] == []


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("一\n\n&#x202e;二&#x202c;", "U+202E, U+202C"),
        ("一\n\n0&#8203;9", "U+200B"),
        ("一\n\n二&shy;三", "U+00AD"),
        ("一\n\n二 &#12; 三", "U+000C"),
        ('一\n\n[二](x.md "&#x202e;")', "U+202E"),
        ("一\n\n<div>&rlm;二</div>", "U+200F"),
    ],
)
def test_characters_that_no_text_may_have_are_found_behind_references(text: str, character: str) -> None:
    line, code, details = told(text)[0]
    assert (line, code, details["text"]) == (3, "invisible-character", character)


def test_an_id_is_one_word() -> None:
    assert told('<b id="">一</b> <i id="a b">二</i>') == [(1, "attribute-not-allowed", {"attribute": "id"})]
