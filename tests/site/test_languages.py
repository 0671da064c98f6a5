"""Japanese and English are the same site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.checks import languages

if TYPE_CHECKING:
    from tests.site.built import Built


def test_hreflang_is_written_out_as_search_engines_want_it(below_path: Built) -> None:
    assert languages.alternates(below_path.page("en/guide/sowing/index.html")) == {
        "ja": "https://example.org/guide-site/guide/sowing/",
        "en": "https://example.org/guide-site/en/guide/sowing/",
        "x-default": "https://example.org/guide-site/guide/sowing/",
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            'hreflang="en" href="https://guide.example/en/about/"',
            'hreflang="en" href="/en/about/"',
            "about/index.html: en /en/about/ does not say the same",
        ),
        (
            'hreflang="ja" href="https://guide.example/about/"',
            'hreflang="ja" href="https://guide.example/"',
            "about/index.html: does not name itself as ja",
        ),
        ('hreflang="x-default"', 'hreflang="fr"', "about/index.html: no x-default"),
    ],
)
def test_a_wrong_alternate_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    assert found in list(languages.wrong_alternates(at_root.with_fault("about/index.html", old, new)))


@pytest.mark.parametrize("pair", [("ja", "en"), ("en", "ja")])
def test_both_languages_have_the_same_pages_headings_lists_and_links(
    site: Built, pair: tuple[str, str]
) -> None:
    assert list(languages.unequal(site, *pair)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "<h2>x</h2></main>", "headings differ"),
        ("</main>", "<ul><li>x</li></ul></main>", "list items differ"),
        ('id="main"', 'id="mian"', "ids differ"),
        ("</main>", '<a href="/guide/">x</a></main>', "links differ"),
    ],
)
def test_a_difference_between_languages_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault("topics/balcony/index.html", old, new)
    assert any(found in line for line in languages.unequal(faulty, "ja", "en"))


def test_a_missing_translation_is_found(at_root: Built) -> None:
    faulty = at_root.without("en/about/index.html")
    assert "about/index.html: not in en" in list(languages.unequal(faulty, "ja", "en"))


def test_the_language_switch_leads_to_the_same_page(at_root: Built) -> None:
    link = at_root.page("guide/sowing/index.html").select_one(".language-switch a")
    assert link is not None
    assert (link["href"], link["lang"], link["hreflang"], link.text) == (
        "/en/guide/sowing/",
        "en",
        "en",
        "English",
    )
