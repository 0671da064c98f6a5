"""Links of the built site, at a root and below a path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.site import sources
from tests.site.checks import links

if TYPE_CHECKING:
    from tests.site.built import Built


def test_every_link_image_and_fragment_resolves(site: Built) -> None:
    assert list(links.broken(site)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('href="/guide/"', 'href="/guides/"', "/guides/ leads nowhere"),
        ('href="#assessment"', 'href="#asessment"', "#asessment has no such fragment"),
        (
            'og:image" content="https://guide.example/static/',
            'og:image" content="https://guide.example/share.png" title="',
            "https://guide.example/share.png leads nowhere",
        ),
        ('href="/static/favicon.356fd538a0.svg"', 'href="/favicon.svg"', "/favicon.svg leads nowhere"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault("guide/steps/index.html", old, new)
    assert f"guide/steps/index.html: {found}" in list(links.broken(faulty))


def test_a_link_above_the_sub_path_is_found(below_path: Built) -> None:
    faulty = below_path.with_fault("index.html", 'href="/guide-site/guide/"', 'href="/guide/"')
    assert list(links.broken(faulty)) == ["index.html: /guide/ leads nowhere"]


def test_nothing_is_loaded_from_another_host(site: Built) -> None:
    assert list(links.foreign(site)) == []


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


def test_the_only_other_hosts_are_those_that_texts_and_data_name(site: Built) -> None:
    assert links.outside(site) == sources.hosts()


def test_another_host_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault("index.html", "</main>", '<a href="https://other.example/">x</a></main>')
    assert "other.example" in links.outside(faulty)


def test_every_page_is_linked_to(site: Built) -> None:
    assert list(links.orphans(site)) == []


def test_a_page_that_nobody_links_to_is_found(at_root: Built) -> None:
    faulty = replace(at_root, files={**at_root.files, "lost/index.html": b"<h1>x</h1>"})
    assert "lost/index.html: no link leads here" in list(links.orphans(faulty))


MOVED = """\
<meta http-equiv="refresh" content="0; url=https://guide.example/about/">
<link rel="canonical" href="https://guide.example/about/">
<body><a href="https://guide.example/about/">x</a>
"""


def test_every_old_address_leads_to_the_page_in_its_place(site: Built) -> None:
    assert list(links.astray(site)) == []


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
