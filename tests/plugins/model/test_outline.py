"""The outline of a text is counted from its HTML."""

from __future__ import annotations

import pytest

from plugins.model.outline import Outline, outline
from plugins.read.markdown import sanitizer

TAG_IN_A_TITLE = '<p title="<li>"><abbr title="a > <a>">一</abbr></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一</p>", Outline()),
        ("<h2>一</h2><h3>二</h3>", Outline(headings=2)),
        ("<ol><li>一<ul><li>二</li></ul></li></ol>", Outline(items=2)),
        ('<p><a href="x">一</a><img src="y" alt=""><img src="z" alt="" /></p>', Outline(links=1, pictures=2)),
        ('<div class="admonition note"><p class="admonition-title">一</p></div>', Outline(boxes=1)),
    ],
)
def test_headings_list_items_links_pictures_and_boxes_count(html: str, expected: Outline) -> None:
    assert outline(html) == expected


def test_what_looks_like_an_element_in_a_title_does_not_count() -> None:
    """Only because the sanitizer writes it otherwise."""
    assert outline(sanitizer.clean(TAG_IN_A_TITLE)[0]) == Outline()
    assert outline(TAG_IN_A_TITLE) != Outline()
