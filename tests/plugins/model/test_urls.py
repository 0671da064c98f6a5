"""Where pages live."""

from __future__ import annotations

import pytest

from plugins.model import urls


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("guide/{name}/", "steps", "guide/steps/"),
        ("{name}/", "contact/hall", "contact/hall/"),
        ("{name}/", "index", ""),
        ("{name}/", "contact/index", "contact/"),
        ("guide/{name}/", "index", "guide/"),
        ("{name}/", "reindex", "reindex/"),
    ],
)
def test_a_page_lives_where_its_kind_says_and_an_index_at_its_folder(
    pattern: str, name: str, expected: str
) -> None:
    assert urls.address(pattern, name) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [("", "index.html"), ("en/", "en/index.html"), ("404.html", "404.html"), ("en/feed.xml", "en/feed.xml")],
)
def test_the_index_of_a_folder_answers_at_the_folder(url: str, expected: str) -> None:
    assert urls.save_as(url) == expected


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        ("", ""),
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("https://example.org/guide-site", "/guide-site"),
        ("https://example.org/a/b/", "/a/b"),
    ],
)
def test_the_base_path_has_no_slash_at_its_end(site_url: str, expected: str) -> None:
    assert urls.base_path(site_url) == expected


def test_a_page_gets_its_address_from_its_language_kind_and_name() -> None:
    assert urls.place("guide/{name}/", "en/", "steps", None) == {
        "url": "en/guide/steps/",
        "save_as": "en/guide/steps/index.html",
    }


def test_an_address_of_its_own_still_lies_below_the_language() -> None:
    assert urls.place("{name}/", "en/", "404", "404.html") == {
        "url": "en/404.html",
        "save_as": "en/404.html",
    }
