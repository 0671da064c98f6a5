"""Templates say what differs on a page with furigana."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from plugins.render.furigana import chosen, either


@pytest.mark.parametrize(
    ("template", "with_furigana", "without"),
    [
        ("<p>{{ either('a', 'b') }}</p>", "<p>a</p>", "<p>b</p>"),
        ("{{ either('', 'b') }}{{ either('c', '') }}", "c", "b"),
        ("{{ either('<', '<br>'|safe) }}", "&lt;", "<br>"),
        ("{{ either('a\nb', '') }}c", "a\nbc", "c"),
        ("{% set address = either('a', 'b') %}<a href=\"{{ address }}\">", '<a href="a">', '<a href="b">'),
    ],
)
def test_each_page_has_its_own_of_both(template: str, with_furigana: str, without: str) -> None:
    text = Environment(autoescape=True).from_string(template).render(either=either)
    assert chosen(text, furigana=True) == with_furigana
    assert chosen(text, furigana=False) == without
