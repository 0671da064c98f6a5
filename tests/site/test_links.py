"""Links of the built site, at a root and below a path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.site.checks import links

if TYPE_CHECKING:
    from tests.site.built import Built


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('href="/guide/"', 'href="/guides/"', "/guides/ leads nowhere"),
        ('href="#choosing"', 'href="#chosing"', "#chosing has no such fragment"),
        (
            'og:image" content="https://guide.example/static/',
            'og:image" content="https://guide.example/share.png" title="',
            "https://guide.example/share.png leads nowhere",
        ),
        ('href="/static/favicon.2e1cb8ecc6.svg"', 'href="/favicon.svg"', "/favicon.svg leads nowhere"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault("guide/sowing/index.html", old, new)
    assert f"guide/sowing/index.html: {found}" in list(links.broken(faulty))


def test_a_link_above_the_sub_path_is_found(below_path: Built) -> None:
    faulty = below_path.with_fault("index.html", 'href="/guide-site/guide/"', 'href="/guide/"')
    assert list(links.broken(faulty)) == ["index.html: /guide/ leads nowhere"]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ('<img src="https://other.example/x.png" alt="">', "<img> asks for https://other.example/x.png"),
        ('<script src="//other.example/x.js"></script>', "<script> asks for //other.example/x.js"),
        ('<a href="http://other.example/">x</a>', "a link to http://other.example/"),
    ],
)
def test_a_request_to_another_host_is_found(at_root: Built, new: str, found: str) -> None:
    faulty = at_root.with_fault("index.html", "</main>", f"{new}</main>")
    assert list(links.foreign(faulty)) == [f"index.html: {found}"]


def test_a_style_that_loads_something_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault(
        "index.html", "</style>", "p{background:url(https://o.example/a.png)}</style>"
    )
    assert list(links.foreign(faulty)) == ["index.html: the style asks for url(https://o.example/a.png"]


def test_another_host_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault("index.html", "</main>", '<a href="https://other.example/">x</a></main>')
    assert list(links.unnamed_hosts(faulty, {"map.example", "weather.example", "gone.example"})) == [
        "other.example: nobody has named it",
        "gone.example: no page leads there",
    ]


def test_a_page_that_nobody_links_to_is_found(at_root: Built) -> None:
    faulty = replace(at_root, files={**at_root.files, "lost/index.html": b"<h1>x</h1>"})
    assert "lost/index.html: no link leads here" in list(links.orphans(faulty))


MOVED = """\
<meta http-equiv="refresh" content="0; url=https://guide.example/about/">
<link rel="canonical" href="https://guide.example/about/">
<body><a href="https://guide.example/about/">x</a>
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("url=https://guide.example/about/", "url=https://guide.example/", True),
        ('<a href="https://guide.example/about/">', "<a>", True),
        ("/about/", "/gone/", True),
        (">x<", ">y<", False),
    ],
)
def test_an_old_address_that_leads_astray_is_found(at_root: Built, old: str, new: str, found: bool) -> None:  # noqa: FBT001 - a column
    page = MOVED.replace(old, new).encode()
    faulty = replace(at_root, files={**at_root.files, "old/index.html": page})
    assert [line.partition(":")[0] for line in links.astray(faulty)] == ["old/index.html"] * found
