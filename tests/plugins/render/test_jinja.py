"""What templates can use, in the language of the page at hand."""

from __future__ import annotations

import gettext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import UndefinedError

from plugins.cache.dependencies import RecordedQueries, SiteQueries
from plugins.model.site import Site
from tests.plugins.samples import jinja, page

CATALOGUE = {"Hello": "こんにちは", "%(count)s thing": "%(count)s件", "Hello %(name)s": "%(name)sさん"}
HALL_PAGES = (
    page("ja", "pages", "contact/hall", "contact/hall/", office="hall"),
    page("en", "pages", "contact/hall", "en/contact/hall/", office="hall"),
)
SITE: Any = RecordedQueries(SiteQueries(Site(HALL_PAGES, ("ja", "en"), ("pages",), "pages")))


class Translations(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return CATALOGUE[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return CATALOGUE[msgid1] if n else msgid2


def render(template: str, lang: str = "ja", site_url: str = "", **values: Any) -> str:
    env = jinja(Path("theme"), {"ja": Translations(), "en": gettext.NullTranslations()}, site_url)
    return env.from_string(template).render(page=SimpleNamespace(lang=lang), **values)


@pytest.mark.parametrize(
    ("template", "ja", "en"),
    [
        ("{{ data.site.name|localized }}", "案内", "Guide"),
        ("{{ data.organisation.name|localized }}", "ひだまりの会", "Sunny Side &amp; Friends"),
        ("{{ data.also_printed[0].source_date|date }}", "2024年2月29日", "29 February 2024"),
        ("{{ data.offices[0].phone|phone }}", "03-1234-5678", "+81 3-1234-5678"),
        ("{{ data.offices[0].phone|phone_at_home }}", "03-1234-5678", "03-1234-5678"),
        (
            "{{ data.offices[0].address|address }}",
            (
                '<span class="whole">〒100-0001</span> '
                '<span class="whole">東京都千代田区一番町<span class="whole">1-2-3</span></span>'
            ),
            (
                '<span class="whole">1-2-3</span> Ichibancho, Chiyoda, Tokyo '
                '<span class="whole">100-0001,</span> Japan'
            ),
        ),
        ("{{ '今日は天気です。'|phrases }}", "今日は<wbr>天気です。", "今日は天気です。"),
        ("{{ '<S&J>'|phrases }}", "&lt;S&amp;J&gt;", "&lt;S&amp;J&gt;"),
        ("{{ _('Hello') }}", "こんにちは", "Hello"),
        ("{{ _('Hello %(name)s', name='<A>') }}", "&lt;A&gt;さん", "Hello &lt;A&gt;"),
        (
            "{% trans count=2 %}{{ count }} thing{% pluralize %}{{ count }} things{% endtrans %}",
            "2件",
            "2 things",
        ),
        ("{{ languages[page.lang].label }}", "日本語", "English"),
    ],
)
def test_a_template_speaks_the_language_of_its_page(template: str, ja: str, en: str) -> None:
    assert render(template, "ja") == ja
    assert render(template, "en") == en


def test_a_qr_code_and_a_map_are_those_of_the_page_s_language() -> None:
    assert render("{{ data.offices[0]|mecard|qr_code }}").startswith("<svg ")
    assert "Ichibancho" in render("{{ data.offices[0].address|map_url }}", "en")


@pytest.mark.parametrize(
    ("site_url", "href", "absolute"),
    [
        ("", "/en/news/", "/en/news/"),
        ("https://example.org", "/en/news/", "https://example.org/en/news/"),
        ("https://example.org/site", "/site/en/news/", "https://example.org/site/en/news/"),
    ],
)
def test_addresses_work_at_the_root_and_below_a_path(site_url: str, href: str, absolute: str) -> None:
    assert render("{{ 'en/news/'|href }}", site_url=site_url) == href
    assert render("{{ 'en/news/'|absolute }}", site_url=site_url) == absolute


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{{ page.nothing }}", "{% if page.nothing %}{% endif %}"]
)
def test_what_is_not_there_is_a_mistake_and_not_an_empty_place(template: str) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        render(template)


def test_what_an_author_writes_is_escaped() -> None:
    assert render("{{ title }}", title="<script>") == "&lt;script&gt;"


def test_structured_data_stands_in_the_page_s_language_and_at_absolute_addresses() -> None:
    text = "{{ (site|organisation_data).department[0].url }} {{ (hall|office_data).name }}"
    found = render(text, "en", "https://example.org", site=SITE, hall=HALL_PAGES[1])
    assert found == "https://example.org/en/contact/hall/ Sunny Hall"
    crumbs = "{{ ([hall]|breadcrumbs_data('Home')).itemListElement[0].item }}"
    assert render(crumbs, "en", "https://example.org", hall=HALL_PAGES[1]) == found.partition(" ")[0]


def test_japanese_in_structured_data_is_not_escaped() -> None:
    assert render("{{ json_ld({'name': '案内'})|tojson }}") == (
        '{"@context": "https://schema.org", "@graph": [{"name": "案内"}]}'
    )


def test_the_policy_allows_the_one_stylesheet_and_nothing_else() -> None:
    source = "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"
    assert render("{{ policy(false, [])|safe }}") == f"img-src 'self'; style-src {source}"
    with_script = f"img-src 'self'; script-src 'self'; style-src {source}"
    assert render("{{ policy(true, [])|safe }}") == with_script
    assert render("{{ stylesheet }}") == "a{color:red}"


def test_templates_come_from_the_theme_and_never_from_pelican(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.html").touch()
    assert jinja(tmp_path, {}).list_templates() == ["own.html"]


def test_a_compiled_template_holds_nothing_of_the_build_that_it_was_compiled_for(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.html").write_text("{{ 'a'|href }} {{ 'a'|absolute }}", encoding="utf-8")
    (tmp_path / "compiled").mkdir()
    found = [
        jinja(tmp_path, {}, url, str(tmp_path / "compiled")).get_template("own.html").render()
        for url in ("https://example.org", "https://example.org/site")
    ]
    assert found == ["/a https://example.org/a", "/site/a https://example.org/site/a"]
