"""What is sent with each file: its type, how long it may be kept, and what browsers may do with it."""

from __future__ import annotations

import mimetypes
from typing import Any

import pytest

from plugins.hosting.headers import Area, Headers, from_settings, media_type
from plugins.render.content_security_policy import policy
from tests.plugins.hosting.samples import PATHS, POLICY, SEARCHING, WRITING, site

DIRECTIVES = {"default-src": "'none'", "img-src": "'self'", "frame-ancestors": "'none'"}
STYLE = "'sha256-x='"
LANGUAGE = {"label": "", "locale": "", "phrases": "", "phone_format": ""}
HEADERS = Headers({"Referrer-Policy": "no-referrer"}, feed="feed.xml", lasting="static/")


def test_the_policy_allows_the_one_stylesheet() -> None:
    assert policy(DIRECTIVES, STYLE) == (
        "default-src 'none'; img-src 'self'; frame-ancestors 'none'; style-src 'sha256-x='"
    )


@pytest.mark.parametrize("name", ["frame-ancestors", "report-uri", "sandbox"])
def test_a_page_s_own_policy_leaves_out_what_only_a_header_can_say(name: str) -> None:
    assert policy({"img-src": "'self'", name: "x"}, STYLE, is_meta=True) == (
        "img-src 'self'; style-src 'sha256-x='"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("404.html", "text/html"),
        ("main.css", "text/css"),
        ("reload.js", "text/javascript"),
        ("robots.txt", "text/plain"),
        ("feed.xml", "application/xml"),
        ("contact.vcf", "text/vcard"),
        ("site.webmanifest", "application/manifest+json"),
        ("qr.svg", "image/svg+xml"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.jpg", "image/jpeg"),
        ("a.png", "image/png"),
        ("favicon.ico", "image/vnd.microsoft.icon"),
        ("a.woff2", "font/woff2"),
        ("form.pdf", "application/pdf"),
        ("page.html.gz", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_type_follows_from_the_name_whatever_the_machine_says(
    name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mimetypes, "_db", None)
    for suffix in (".css", ".xml", ".vcf", ".svg"):
        monkeypatch.setitem(mimetypes.types_map, suffix, "text/x-odd")
    assert media_type(name) == expected


@pytest.mark.parametrize(
    ("path", "kind", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("en/guide/index.html", "text/html; charset=utf-8", "no-cache"),
        ("feed.xml", "application/atom+xml; charset=utf-8", "no-cache"),
        ("en/feed.xml", "application/atom+xml; charset=utf-8", "no-cache"),
        ("news-feed.xml", "application/xml; charset=utf-8", "no-cache"),
        ("sitemap.xml", "application/xml; charset=utf-8", "no-cache"),
        ("robots.txt", "text/plain; charset=utf-8", "no-cache"),
        ("contact/hall/contact.vcf", "text/vcard; charset=utf-8", "no-cache"),
        ("static/images/a.3f2a9c1b07.png", "image/png", "public, max-age=31536000, immutable"),
        ("static/images/a.3f2a9c1b07.jpg", "image/jpeg", "public, max-age=31536000, immutable"),
        ("static/images/a.3f2a9c1b07.webp", "image/webp", "public, max-age=31536000, immutable"),
        ("static/favicon.3f2a9c1b07.svg", "image/svg+xml", "public, max-age=31536000, immutable"),
        ("en/static/a.png", "image/png", "no-cache"),
        ("statics.txt", "text/plain; charset=utf-8", "no-cache"),
    ],
)
def test_each_file_has_what_all_have_its_type_and_its_time(path: str, kind: str, cache: str) -> None:
    assert HEADERS.of(path) == {
        "Referrer-Policy": "no-referrer",
        "Content-Type": kind,
        "Cache-Control": cache,
    }


def test_a_pdf_has_headers_with_which_browsers_show_it() -> None:
    everywhere = {"Referrer-Policy": "no-referrer", "Content-Security-Policy": "default-src 'none'"}
    instead = {"Content-Security-Policy": "frame-ancestors 'none'"}
    headers = Headers(everywhere, "feed.xml", "static/", (Area(("files/", "en/files/"), instead),))
    for path in ("files/flyer.pdf", "en/files/2027/flyer.pdf"):
        assert headers.of(path) == {
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": "frame-ancestors 'none'",
            "Content-Type": "application/pdf",
            "Cache-Control": "no-cache",
        }
    for path in ("index.html", "guide/files/index.html", "filesystem/index.html"):
        assert headers.of(path)["Content-Security-Policy"] == "default-src 'none'"


def test_search_and_the_page_for_writing_have_policies_of_their_own_and_no_other_page_has_them() -> None:
    policies = [site().headers.of(path)["Content-Security-Policy"] for path in PATHS]
    found = dict(zip(PATHS, policies, strict=True))
    assert [path for path, policy in found.items() if policy == WRITING] == ["write/index.html"]
    searches = [path for path, policy in found.items() if policy == SEARCHING]
    shards = ["en/search/grams/0.json", "en/search/grams/1.json"]
    assert searches == [*shards, "en/search/pages.json", "search/index.html"]
    assert policies.count(POLICY) == len(PATHS) - 6  # and a PDF


def test_the_settings_are_the_one_source() -> None:
    settings: dict[str, Any] = {
        "LANGUAGES": {code: {**LANGUAGE, "prefix": prefix} for code, prefix in (("ja", ""), ("en", "en/"))},
        "DOWNLOADS": "pdf",
        "DOWNLOAD_HEADERS": {"Content-Security-Policy": "frame-ancestors 'none'"},
        "CONTENT_SECURITY_POLICY": DIRECTIVES,
        "RESPONSE_HEADERS": {"Referrer-Policy": "no-referrer"},
        "FEED_NAME": "atom.xml",
        "STATIC_ADDRESS": "files/",
        "KINDS": {"pages": {"address": "{name}/"}},
        "MENU_KIND": "pages",
        "SEARCH_PAGE": "find",
        "SEARCH_POLICY": {"script-src": "'self'"},
        "WRITE_PATH": "",
        "WRITE_ADDRESS": "write/",
        "WRITE_POLICY": {"script-src": "'self'", "frame-ancestors": "'none'"},
    }
    settings["LANGUAGES"]["ja"]["furigana"] = "kana/"
    pdfs = Area(("pdf/", "en/pdf/"), {"Content-Security-Policy": "frame-ancestors 'none'"})
    search = Area(
        ("find/", "kana/find/", "en/find/"),
        {"Content-Security-Policy": policy(DIRECTIVES | {"script-src": "'self'"}, STYLE)},
    )
    assert from_settings(settings, STYLE) == Headers(
        {
            "Content-Security-Policy": policy(DIRECTIVES, STYLE),
            "Referrer-Policy": "no-referrer",
        },
        feed="atom.xml",
        lasting="files/",
        areas=(pdfs, search),
        alike=(
            "find/pages/",
            "find/grams/",
            "kana/find/pages/",
            "kana/find/grams/",
            "en/find/pages/",
            "en/find/grams/",
        ),
    )
    own = {"Content-Security-Policy": "script-src 'self'; frame-ancestors 'none'"}
    writing = from_settings({**settings, "WRITE_PATH": "program"}, STYLE)
    assert writing.areas == (pdfs, search, Area(("write/",), own))
