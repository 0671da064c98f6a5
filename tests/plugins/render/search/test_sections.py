"""HTML of templates, taken apart into sections of plain text."""

from __future__ import annotations

import pytest

from plugins.render.search.sections import sections


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>One\n  two.</p><p>Three.</p>", [("", "", "One two.\nThree.")]),
        ('<p>Before</p><h2 id="a">A &amp; B</h2><p>In.</p>', [("", "", "Before"), ("a", "A & B", "In.")]),
        ('<section id="a"><h2>A</h2><p>In.</p></section>', [("a", "A", "In.")]),
        ("<h2>仕事を<wbr>探す</h2>", [("", "仕事を探す", "")]),
        ("<p>a <strong>b</strong><br>c</p>", [("", "", "a b\nc")]),
        ("<ul><li>a</li><li>b</li></ul>", [("", "", "a\nb")]),
        ('<dl><div id="t"><dt>T</dt> <dd>M</dd></div></dl>', [("t", "T", "M")]),
        ("<dl><dt>T</dt> <dd>M</dd></dl>", [("", "", "T\nM")]),
        ("<svg><title>x</title><g><path/></g></svg><p>a</p>", [("", "", "a")]),
        ("<h2></h2>", []),
    ],
)
def test_each_heading_begins_a_section(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert sections(html) == expected
