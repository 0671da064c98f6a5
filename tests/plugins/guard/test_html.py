"""HTML in texts: what is allowed, what is told, and what only looks like it."""

from __future__ import annotations

import pytest

from plugins.guard import html
from tests.plugins.guard import samples

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
        "[言葉](x.md){.wide #id title=よい}",
        "言葉\n{: .wide }",
        "    <b>見本</b>",
    ],
)
def test_what_cannot_harm_and_what_is_no_html_may_stand(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\n\n<script>x</script>", [(3, "active-html", {"tag": "script"})]),
        ("<SCRIPT SRC=x></SCRIPT>", [(1, "active-html", {"tag": "script"})]),
        (
            "<form>\n<input>\n</form>",
            [(1, "active-html", {"tag": "form"}), (2, "active-html", {"tag": "input"})],
        ),
        (
            '<iframe src="//map.example"></iframe>',
            [(1, "active-html", {"tag": "iframe"}), (1, "foreign-source", {"address": "//map.example"})],
        ),
        (
            "<svg><script>x</script></svg>",
            [(1, "active-html", {"tag": "svg"}), (1, "active-html", {"tag": "script"})],
        ),
        ("<style>b {}</style>", [(1, "active-html", {"tag": "style"})]),
        ("<h2>題</h2>", [(1, "html-not-allowed", {"tag": "h2"})]),
        ('<a href="x">y</a>', [(1, "html-not-allowed", {"tag": "a"})]),
        ("<font>赤</font>", [(1, "html-not-allowed", {"tag": "font"})]),
        ("<o:p></o:p>", [(1, "html-not-allowed", {"tag": "o:p"})]),
        ("<tel:+81566234567>", [(1, "html-not-allowed", {"tag": "tel:+81566234567"})]),
        (
            "<![CDATA[x> <script>y</script>]]>",
            [(1, "html-not-allowed", {"tag": "![CDATA["}), (1, "active-html", {"tag": "script"})],
        ),
        (
            "<img src=x onerror=y>",
            [(1, "html-not-allowed", {"tag": "img"}), (1, "event-handler", {"attribute": "onerror"})],
        ),
    ],
)
def test_other_elements_are_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>一", [(1, "unclosed-html", {"tag": "b"})]),
        ("一</b>", [(1, "unclosed-html", {"tag": "b"})]),
        ("<b/>一", [(1, "unclosed-html", {"tag": "b"})]),
        ("一\n<b>二<i>三</b></i>", [(2, "unclosed-html", {"tag": "b"})]),
        ("<div>\n\n一\n\n<div>\n\n</div>", [(1, "unclosed-html", {"tag": "div"})]),
        ("<b <i>一</i>", [(1, "unclosed-html", {"tag": "i"}), (1, "unclosed-html", {"tag": "b"})]),
    ],
)
def test_what_is_not_opened_and_closed_in_pairs_is_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b onclick='x'>一</b>", (1, "event-handler", {"attribute": "onclick"})),
        ("<b\nonMouseOver=x>一</b>", (1, "event-handler", {"attribute": "onmouseover"})),
        ("<b/onclick=x>一</b>", (1, "event-handler", {"attribute": "onclick"})),
        ("<div style='x'>一</div>", (1, "inline-style", {})),
        ("一\n\n[二](x.md){onclick=y}", (3, "event-handler", {"attribute": "onclick"})),
        ("## 題 {#a onclick=y}", (1, "event-handler", {"attribute": "onclick"})),
        ("| 一 |\n|---|\n| 二 {onclick=y} |", (3, "event-handler", {"attribute": "onclick"})),
        ("一\n{: style='x' }", (2, "inline-style", {})),
        (
            "![一](x.png){srcset=https://x.example/y}",
            (1, "foreign-source", {"address": "https://x.example/y"}),
        ),
        ("[一](x.md){ping=//x.example}", (1, "foreign-source", {"address": "//x.example"})),
    ],
)
def test_attributes_that_run_style_or_load_are_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"一\`<script>x</script>\`", (1, "active-html", {"tag": "script"})),
        ("一\n\n<div>`<script>x</script>`</div>", (3, "active-html", {"tag": "script"})),
        ("<div>`<b onclick=x>`</div>", (1, "event-handler", {"attribute": "onclick"})),
        ("<div>`<b STYLE=x>`</div>", (1, "inline-style", {})),
        ("<div>`<img src=//x.example/y>`</div>", (1, "foreign-source", {"address": "//x.example/y"})),
        ("![一](x.png){ONERROR=x}", (1, "event-handler", {"attribute": "onerror"})),
    ],
)
def test_what_only_seems_to_be_code_is_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('<svg viewBox="0 0 1 1"><style>a{}</style><path d="M0" style="x"/><title>t</title></svg>', []),
        ("<svg>\n<script>x</script></svg>", [(2, "active-html", {"tag": "script"})]),
        (
            '<svg><a xlink:href="https://x.example"/><image href="data:image/png;base64,x"/></svg>',
            [],
        ),
        ('<svg><use href="#a"/></svg>', []),
        ('<svg xmlns:s="x"><s:script>y</s:script></svg>', [(1, "active-html", {"tag": "script"})]),
        ('<svg><a href="JavaScript:x"/></svg>', [(1, "foreign-source", {"address": "JavaScript:x"})]),
        (
            '<svg><use xlink:href="//x.example/y"/></svg>',
            [(1, "foreign-source", {"address": "//x.example/y"})],
        ),
        ('<!DOCTYPE svg [\n<!ENTITY a "b">]><svg/>', [(2, "active-html", {"tag": "!ENTITY"})]),
        ('<svg onload="x"></svg>', [(1, "event-handler", {"attribute": "onload"})]),
        ("<svg><foreignObject><iframe/></foreignObject></svg>", [(1, "active-html", {"tag": "iframe"})]),
        (
            '<svg><image src="https://x.example/y"/></svg>',
            [(1, "foreign-source", {"address": "https://x.example/y"})],
        ),
    ],
)
def test_a_picture_in_svg_may_not_run_or_load_anything(svg: str, expected: list[Told]) -> None:
    assert samples.told(html.wrong_picture(svg, "content/images/x.svg")) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../../images/x.png", False),
        ("x.png", False),
        ("https://x.example/y.png", True),
        (" //x.example/y.png", True),
        ("data:image/png;base64,x", True),
        ("http://[x", True),
    ],
)
def test_another_host_is_known_by_its_address(address: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert html.is_foreign(address) is expected
