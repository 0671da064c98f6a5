"""The element that shows a picture is ours alone, whatever editors write."""

from __future__ import annotations

import pytest

from plugins.model.assets import Asset
from plugins.render.picture_element import with_pictures
from tests.plugins.check.samples import source

SIZES = "(min-width: 47.5em) 42.75em, 90vw"
ASSETS = {
    "images/photo.jpg": Asset("static/p.jpg", 1200, 900, (("static/s.webp", 480), ("static/l.webp", 1200))),
    "images/small.png": Asset("static/small.png", 90, 60, (("static/small.webp", 90),), is_clear=True),
    "images/shared.png": Asset("static/shared.png", 1200, 630),
    "images/plan.svg": Asset("static/plan.svg", 300, 200, is_clear=True),
}
LAZY = ' loading="lazy"'
ONE = '<source type="image/webp" srcset="/b/static/small.webp">'
WEBP = (
    '<source type="image/webp" srcset="/b/static/s.webp 480w, /b/static/l.webp 1200w" '
    'sizes="(min-width: 47.5em) 42.75em, 90vw">'
)


def shown(*sections: str, base: str = "/b") -> list[str]:
    return with_pictures(sections, ASSETS, base, SIZES)


def image(path: str, before: str = ' alt="x"', behind: str = "") -> str:
    """Return an image as a text has it after sanitizing."""
    return f'<img{before} src="{{static}}/images/{path}"{behind}>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            image("photo.jpg"),
            f'<picture>{WEBP}<img alt="x" src="/b/static/p.jpg" width="1200" height="900"{LAZY}></picture>',
        ),
        (
            image("small.png"),
            (
                f'<picture>{ONE}<img alt="x" src="/b/static/small.png" width="90" height="60" '
                f'class="clear"{LAZY}></picture>'
            ),
        ),
        (image("shared.png"), f'<img alt="x" src="/b/static/shared.png" width="1200" height="630"{LAZY}>'),
        (
            image("plan.svg"),
            f'<img alt="x" src="/b/static/plan.svg" width="300" height="200" class="clear"{LAZY}>',
        ),
        (
            image("shared.png", ' alt="a &gt; &quot;b&quot;" id="c"', ' title="d"'),
            (
                '<img alt="a &gt; &quot;b&quot;" id="c" src="/b/static/shared.png" title="d" '
                f'width="1200" height="630"{LAZY}>'
            ),
        ),
        ('<img alt="x" src="https://x.example/a.png">', '<img alt="x" src="https://x.example/a.png">'),
        ('<a href="{static}/images/photo.jpg">x</a>', '<a href="{static}/images/photo.jpg">x</a>'),
        ("&lt;img src={static}/images/photo.jpg&gt;", "&lt;img src={static}/images/photo.jpg&gt;"),
    ],
)
def test_a_picture_is_offered_in_the_ways_that_there_are(html: str, expected: str) -> None:
    assert shown("", html) == ["", expected]


def test_only_the_first_picture_before_all_headings_does_not_wait() -> None:
    two = image("shared.png") * 2
    found = "".join(shown(two, two)).split("<img")[1:]
    assert [LAZY in tag for tag in found] == [False, True, True, True]
    assert [LAZY in html for html in shown("<p>x</p>", image("photo.jpg"))] == [False, True]


@pytest.mark.parametrize(("characters", "waits"), [(0, False), (200, False), (201, True)])
def test_a_picture_below_a_long_beginning_waits(characters: int, waits: bool) -> None:  # noqa: FBT001 - a table
    [html] = shown(f"<p>{'あ' * characters}</p><p><em>{image('photo.jpg')}</em></p>")
    assert (LAZY in html) is waits


def test_what_editors_write_beside_a_picture_stays_within_its_words() -> None:
    text = '![a" src="{static}/images/photo.jpg"> <img src=x loading="lazy">](../../images/shared.png "b")'
    [html] = source(text, "ja/guide/x.md").converted.sections
    written = html.replace("../../images/", "{static}/images/")
    [found] = shown(written)
    assert found.count("<img") == 1
    assert found.endswith(' src="/b/static/shared.png" title="b" width="1200" height="630"></p>')


@pytest.mark.parametrize(
    "attribute", ["width=9", "height=9", "loading=eager", "srcset=x", "sizes=x", ".clear"]
)
def test_editors_cannot_write_what_belongs_to_the_element(attribute: str) -> None:
    found = source(f"![x](a.png){{{attribute}}}", "ja/guide/x.md").converted
    assert [(tag, name) for tag, name, _ in found.attributes] == [
        ("img", "class" if attribute == ".clear" else attribute.partition("=")[0])
    ]
    assert found.html == '<p><img alt="x" src="a.png"></p>'


@pytest.mark.parametrize(
    "html", ["<picture>", "<source srcset=x>", "<img src=x>", "<picture><img src=x></picture>"]
)
def test_editors_cannot_write_the_element_itself(html: str) -> None:
    assert "<picture" not in source(html, "ja/guide/x.md").converted.html
    assert "srcset" not in source(html, "ja/guide/x.md").converted.html
