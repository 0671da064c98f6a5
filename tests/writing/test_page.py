"""The page for writing is on the site, and nothing leads readers or search engines there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import pelicanconf
from plugins.render.content_security_policy import policy
from plugins.render.writing.page import CONFIGURATION
from tests.conftest import SUBPATH_URL
from tests.hosting.planted import add_program
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

PAGE = f"{pelicanconf.WRITE_ADDRESS}index.html"
BEGIN = f"{pelicanconf.WRITE_ADDRESS}new/index.html"
CODE_HOST = "https://code.example/we/site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = built.copy(tmp_path_factory.mktemp("write") / "project")
    add_program(project)
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"CODE_HOST = {CODE_HOST!r}\n")
    return built.built(project, SUBPATH_URL)


def test_search_engines_leave_it_out(site: Built) -> None:
    for path in (PAGE, BEGIN):
        assert site.page(path).select_one('meta[name="robots"]')["content"] == "noindex"  # type: ignore[index]
    assert pelicanconf.WRITE_ADDRESS.encode() not in site.files["sitemap.xml"]


def test_nothing_leads_there(site: Built) -> None:
    address = f"/{pelicanconf.WRITE_ADDRESS}".encode()
    leading = {path for path, data in site.files.items() if address in data.replace(b"static/write/", b"")}
    assert leading <= {PAGE}


def test_its_policy_is_its_own_and_no_other_page_has_it(site: Built) -> None:
    own = policy(pelicanconf.WRITE_POLICY, is_meta=True)
    selector = 'meta[http-equiv="Content-Security-Policy"]'
    found = {path: str(page.select(selector)[0]["content"]) for path, page in site.all_pages()}
    assert [path for path, policy in found.items() if policy == own] == [PAGE]


def test_it_loads_its_program_and_what_that_is_told(site: Built) -> None:
    [script] = site.page(PAGE).select("script")
    assert site.file_at(str(script["src"])) == "static/write/write-0A1B2C3D.js"
    told = json.loads(site.files[f"{pelicanconf.WRITE_ADDRESS}{CONFIGURATION}"])
    assert [*told["forms"]] == ["ja", "en"]


def test_each_kind_of_page_can_be_begun_on_the_code_host_in_each_language(site: Built) -> None:
    page = site.page(BEGIN)
    kinds = [heading.get_text() for heading in page.select("h2")][:-1]
    assert kinds == ["ガイドの記事", "お知らせ", "そのほかのページ", "紙に印刷するページ"]
    [*links, proposals] = [str(link["href"]) for link in page.select("a")]
    folders = [link.partition("?")[0].removeprefix(f"{CODE_HOST}/new/main/content/") for link in links]
    assert folders == [
        *("ja/guide", "en/guide", "ja-simple/guide", "ja/news", "en/news"),
        *("ja/pages", "en/pages", "ja-simple/pages", "ja/paper", "en/paper"),
    ]
    assert proposals == f"{CODE_HOST}/pulls"


def test_that_page_has_the_policy_of_ordinary_pages(site: Built) -> None:
    selector = 'meta[http-equiv="Content-Security-Policy"]'
    here, elsewhere = (site.page(path).select(selector)[0]["content"] for path in (BEGIN, "about/index.html"))
    assert here == elsewhere


def test_a_site_without_a_program_has_none_of_it(at_root: Built) -> None:
    assert [path for path in at_root.files if "write" in path] == []


def test_a_field_without_words_stops_the_build(project: Path) -> None:
    add_program(project)
    words = project / "plugins" / "render" / "writing" / "forms.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('label.ja = "題名"\n', ""), encoding="utf-8")
    done = built.build(project, project / "output", SUBPATH_URL, release=False)
    assert done.returncode == 1
    assert "plugins/render/writing/forms.toml: [missing-data-key] fields.Title lacks label.ja" in done.stderr
