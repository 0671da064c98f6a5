"""The built site is served as its public host does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli
import pytest

from audit import serving
from plugins.hosting.headers import Headers
from tests.audit.web import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME = "<!doctype html><html lang=ja><title>案内</title>".encode()
ABOUT = "<!doctype html><html lang=ja><title>この会について</title>".encode() * 20
FILES = {
    "index.html": HOME,
    "about/index.html": ABOUT,
    "404.html": "ありません".encode(),
    "en/index.html": b"Guide",
    "en/404.html": b"Not here",
    "static/favicon.svg": b"<svg/>",
    "static/favicon.png": b"\x89PNG" * 100,
    "feed.xml": b"<feed/>",
    "contact.vcf": b"BEGIN:VCARD",
    "robots.txt": b"User-agent: *",
    "CNAME": b"guide.example",
}
HEADERS = Headers({"Referrer-Policy": "no-referrer"}, feed="feed.xml", lasting="static/")


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """Serve a small site."""
    with serving.serving(FILES, HEADERS) as address:
        yield address


def test_a_folder_is_read_with_all_that_is_below_it(tmp_path: Path) -> None:
    (tmp_path / "en" / "about").mkdir(parents=True)
    (tmp_path / "en" / "about" / "index.html").write_bytes(b"a")
    (tmp_path / ".nojekyll").touch()
    assert serving.read(tmp_path) == {"en/about/index.html": b"a", ".nojekyll": b""}


def test_it_is_to_be_reached_from_this_machine_only(base: str) -> None:
    assert urlsplit(base).hostname == "127.0.0.1"
    assert not base.endswith("/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/about/", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/contact.vcf", "text/vcard; charset=utf-8"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/static/favicon.svg", "image/svg+xml"),
        ("/static/favicon.png", "image/png"),
        ("/CNAME", "application/octet-stream"),
    ],
)
def test_a_type_follows_from_the_name_and_text_is_utf_8(path: str, kind: str, base: str) -> None:
    got = ask(base, path)
    assert (got.status, got.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    ("path", "file"), [("/", "index.html"), ("/?x=1", "index.html"), ("/en/", "en/index.html")]
)
def test_a_file_comes_byte_for_byte(path: str, file: str, base: str) -> None:
    got = ask(base, path)
    assert (got.status, got.body) == (200, FILES[file])
    assert got.headers["content-length"] == str(len(FILES[file]))


@pytest.mark.parametrize("accepted", ["br", "gzip, deflate, br", "gzip;q=0.5,BR ; q=0.1, *", "br;q=1.0"])
def test_text_is_compressed_for_those_who_ask_for_brotli(accepted: str, base: str) -> None:
    got = ask(base, "/about/", Accept_Encoding=accepted)
    assert (got.headers["content-encoding"], got.headers["vary"]) == ("br", "accept-encoding")
    assert brotli.decompress(got.body) == ABOUT
    assert got.headers["content-length"] == str(len(got.body))
    assert len(got.body) < len(ABOUT)


@pytest.mark.parametrize(("copies", "kind"), [({}, None), ({"about/index.html.br": b"br"}, "br")])
def test_a_release_comes_with_its_own_copies(copies: dict[str, bytes], kind: str | None) -> None:
    with serving.serving(FILES, HEADERS, copies) as address:
        got = ask(address, "/about/", Accept_Encoding="br")
    assert got.headers.get("content-encoding") == kind
    assert got.body == copies.get("about/index.html.br", ABOUT)


@pytest.mark.parametrize("accepted", ["", "gzip, deflate", "br;q=0", "gzip, br;q=0.000", "brotli, x-br"])
def test_nobody_else_gets_brotli(accepted: str, base: str) -> None:
    got = ask(base, "/about/", Accept_Encoding=accepted)
    assert "content-encoding" not in got.headers
    assert (got.body, got.headers["vary"]) == (ABOUT, "accept-encoding")


@pytest.mark.parametrize("path", ["/static/favicon.png", "/robots.txt"])
def test_what_compression_does_not_help_comes_as_it_is(path: str, base: str) -> None:
    got = ask(base, path, Accept_Encoding="br")
    assert "content-encoding" not in got.headers
    assert got.body == FILES[path.removeprefix("/")]


def test_a_file_that_is_there_already_is_not_sent_again(base: str) -> None:
    etag = ask(base, "/about/").headers["etag"]
    for known in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        for encoding in ("", "br"):
            got = ask(base, "/about/", If_None_Match=known, Accept_Encoding=encoding)
            assert (got.status, got.body, got.headers["etag"]) == (304, b"", etag)
            assert got.headers["cache-control"] == "no-cache"


def test_a_file_that_has_changed_is_sent_again(base: str) -> None:
    stale = ask(base, "/").headers["etag"]
    got = ask(base, "/about/", If_None_Match=stale)
    assert (got.status, got.body) == (200, ABOUT)


@pytest.mark.parametrize("accepted", ["", "br"])
def test_one_etag_is_weak_as_it_names_both_forms_of_a_file(accepted: str, base: str) -> None:
    etag = ask(base, "/about/", Accept_Encoding=accepted).headers["etag"]
    assert etag == ask(base, "/about/").headers["etag"]
    assert etag.startswith('W/"')


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/missing", FILES["404.html"]),
        ("/about/missing/", FILES["404.html"]),
        ("/en/missing", FILES["en/404.html"]),
        ("/en/deep/missing/", FILES["en/404.html"]),
        ("/english/missing", FILES["404.html"]),
        ("/robots.txt/", FILES["404.html"]),
    ],
)
def test_a_wrong_address_gets_the_404_page_of_the_visitor_s_language(
    path: str, body: bytes, base: str
) -> None:
    got = ask(base, path, If_None_Match="*")
    assert (got.status, got.body, got.headers["content-type"]) == (404, body, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/../index.html", FILES["404.html"]),
        ("/about/../index.html", FILES["404.html"]),
        ("/en/%2e%2e/index.html", FILES["en/404.html"]),
        ("/en/..%2findex.html", FILES["en/404.html"]),
        ("/../../../../etc/hostname", FILES["404.html"]),
        ("//etc/hostname", FILES["404.html"]),
    ],
)
def test_a_path_leads_nowhere_but_to_the_site_s_own_files(path: str, body: bytes, base: str) -> None:
    got = ask(base, path)
    assert (got.status, got.body) == (404, body)


def test_a_site_without_404_page_says_404_all_the_same() -> None:
    with serving.serving({"index.html": HOME}, HEADERS) as address:
        assert ask(address, "/missing").status == 404


def test_a_folder_without_slash_redirects_once(base: str) -> None:
    got = ask(base, "/about")
    assert (got.status, got.headers["location"]) == (301, "/about/")
    assert ask(base, got.headers["location"]).status == 200


@pytest.mark.parametrize("path", ["/about/", "/missing", "/about"])
def test_head_has_the_headers_that_get_has_and_no_body(path: str, base: str) -> None:
    head, get = ask(base, path, "HEAD"), ask(base, path)
    assert (head.status, head.body) == (get.status, b"")
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/feed.xml", "no-cache"),
        ("/static/favicon.png", "public, max-age=31536000, immutable"),
        ("/static/missing.png", "no-cache"),
    ],
)
def test_every_file_has_the_headers_that_its_host_sends(path: str, cache: str, base: str) -> None:
    got = ask(base, path)
    assert (got.headers["referrer-policy"], got.headers["cache-control"]) == ("no-referrer", cache)


def test_the_headers_of_a_built_site_name_the_stylesheet_of_its_pages() -> None:
    page = b'<meta content="img-src &#39;self&#39;; style-src &#39;sha256-x=&#39;"><style></style>'
    settings = {
        "CONTENT_SECURITY_POLICY": {"img-src": "'self'", "frame-ancestors": "'none'"},
        "RESPONSE_HEADERS": {"Referrer-Policy": "no-referrer"},
        "FEED_NAME": "feed.xml",
        "STATIC_ADDRESS": "static/",
        "LANGUAGES": {},
        "DOWNLOADS": "files",
        "DOWNLOAD_HEADERS": {},
        "KINDS": {"pages": {"address": "{name}/"}},
        "MENU_KIND": "pages",
        "SEARCH_PAGE": "search",
        "SEARCH_POLICY": {},
        "WRITE_PATH": "",
    }
    assert serving.site_headers({"index.html": page}, settings).everywhere == {
        "Content-Security-Policy": "img-src 'self'; frame-ancestors 'none'; style-src 'sha256-x='",
        "Referrer-Policy": "no-referrer",
    }


@pytest.mark.parametrize("files", [{}, {"index.html": HOME}])
def test_a_site_whose_pages_name_no_stylesheet_is_an_error(files: dict[str, bytes]) -> None:
    with pytest.raises(serving.ServingError, match=r"index\.html names no style's hash$"):
        serving.site_headers(files, {})
