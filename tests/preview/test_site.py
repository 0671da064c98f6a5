"""The built site as a web server shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from preview.site import Shown, Site, nearest_not_found
from tests.preview.asgi import Answer, get

if TYPE_CHECKING:
    from pathlib import Path

APART = "write/"
SCRIPT = '<script src="/_preview/reload.js" data-built="7.1"></script></body>'
SITE = {
    "index.html": "<body>日本</body>",
    "404.html": "<body>ない</body>",
    "en/index.html": "<body>English</body>",
    "en/404.html": "<body>gone</body>",
    "en/news/index.html": "<body>News</body>",
    "contact/hall/contact.vcf": "BEGIN:VCARD\r\n",
    "feed.xml": "<feed></body></feed>",
    "robots.txt": "User-agent: *",
    "write/index.html": "<body>form</body>",
    "images/a b.png": "png",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (tmp_path / "pelicanconf.py").write_text("secret", encoding="utf-8")
    (tmp_path / "output-2").mkdir()
    (tmp_path / "output-2" / "x.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "output"


def ask(site: Path, address: str) -> Answer:
    return get(Site(site, Shown("7.1")), address)


def ask_after_a_mistake(site: Path, address: str) -> Answer:
    return get(Site(site, Shown("7.2", "<p>list</p></body>")), address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", f"<body>日本{SCRIPT}"),
        ("/index.html", f"<body>日本{SCRIPT}"),
        ("/en/", f"<body>English{SCRIPT}"),
        ("/en/news/", f"<body>News{SCRIPT}"),
    ],
)
def test_a_folder_s_address_shows_its_page_which_reloads(site: Path, address: str, expected: str) -> None:
    answer = ask(site, address)
    assert (answer.status, answer.text) == (200, expected)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_a_folder_s_address_without_its_slash_leads_to_the_one_with_it(site: Path) -> None:
    answer = ask(site, "/en/news")
    assert (answer.status, answer.headers["location"]) == (307, "http://127.0.0.1:8000/en/news/")


@pytest.mark.parametrize(
    ("address", "content_type", "expected"),
    [
        ("/contact/hall/contact.vcf", "text/vcard; charset=utf-8", "BEGIN:VCARD\r\n"),
        ("/robots.txt", "text/plain; charset=utf-8", "User-agent: *"),
        ("/images/a%20b.png", "image/png", "png"),
    ],
)
def test_other_files_stay_as_they_are(site: Path, address: str, content_type: str, expected: str) -> None:
    answer = ask(site, address)
    assert (answer.status, answer.text) == (200, expected)
    assert answer.headers["content-type"] == content_type
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/robots.txt", "/en/news/", "/gone/"])
def test_head_answers_as_get_does(site: Path, address: str) -> None:
    got, headed = (get(Site(site, Shown("7.1")), address, method) for method in ("GET", "HEAD"))
    assert (headed.status, headed.headers) == (got.status, got.headers)


@pytest.mark.parametrize("address", [f"/{'x' * 300}", "/a%00b"])
def test_a_name_that_no_file_can_have_is_not_there(site: Path, address: str) -> None:
    assert (ask(site, address).status, ask(site, address).text) == (404, f"<body>ない{SCRIPT}")


def test_the_script_stands_in_html_only(site: Path) -> None:
    assert ask(site, "/feed.xml").text == "<feed></body></feed>"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/gone/", f"<body>ない{SCRIPT}"),
        ("/guide/gone/deep", f"<body>ない{SCRIPT}"),
        ("/en/gone/", f"<body>gone{SCRIPT}"),
        ("/en/news/gone.png", f"<body>gone{SCRIPT}"),
        ("/contact/hall/", f"<body>ない{SCRIPT}"),  # a folder without a page
    ],
)
def test_what_is_not_there_is_told_in_the_nearest_language(site: Path, address: str, expected: str) -> None:
    answer = ask(site, address)
    assert (answer.status, answer.text) == (404, expected)


@pytest.mark.parametrize(
    "address",
    [
        "/../pelicanconf.py",
        "/%2e%2e/pelicanconf.py",
        "/en/../../pelicanconf.py",
        "/..%2fpelicanconf.py",
        "/../output-2/x.txt",
        "//../pelicanconf.py",
    ],
)
def test_no_address_leads_out_of_the_site(site: Path, address: str) -> None:
    answer = ask(site, address)
    assert answer.status == 404
    assert "secret" not in answer.text


def test_a_link_that_leads_out_of_the_site_is_not_followed(site: Path) -> None:
    (site / "link.txt").symlink_to(site.parent / "pelicanconf.py")
    assert ask(site, "/link.txt").status == 404


@pytest.mark.parametrize("address", ["/", "/en/news/", "/en/index.html", "/new/", "/gone.png"])
def test_while_there_is_something_to_mend_the_list_stands_in_place_of_every_page(
    site: Path, address: str
) -> None:
    answer = ask_after_a_mistake(site, address)
    assert (answer.status, answer.text) == (503, f"<p>list</p>{SCRIPT.replace('7.1', '7.2')}")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/robots.txt", "/contact/hall/contact.vcf", "/images/a%20b.png"])
def test_while_there_is_something_to_mend_other_files_stay_as_they_are(site: Path, address: str) -> None:
    assert ask_after_a_mistake(site, address) == ask(site, address)


def test_while_there_is_something_to_mend_a_folder_still_leads_to_its_slash(site: Path) -> None:
    assert ask_after_a_mistake(site, "/en/news").status == 307


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("x", "404.html"),
        (".", "404.html"),
        ("en/x/y", "en/404.html"),
        ("en", "en/404.html"),
        ("../en/x", "404.html"),
    ],
)
def test_the_nearest_page_is_that_of_the_deepest_folder(site: Path, path: str, expected: str) -> None:
    assert nearest_not_found(site, path) == site / expected


def test_a_site_without_such_a_page_has_none(tmp_path: Path) -> None:
    assert nearest_not_found(tmp_path, "en/x") is None


@pytest.mark.parametrize("shown", [Shown("7.1", "", APART), Shown("7.2", "<p>list</p></body>", APART)])
def test_a_page_on_which_somebody_writes_stays_as_it_is(site: Path, shown: Shown) -> None:
    answer = get(Site(site, shown), f"/{APART}")
    assert (answer.status, answer.text) == (200, "<body>form</body>")
    assert "reload.js" in get(Site(site, Shown("7.1", "", APART)), "/").text
