"""What a host sends is compared with what was published."""

from __future__ import annotations

import socket
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest

from publishing import host
from tests.publishing.samples import ADDRESS, FILES, PAGE, SERVED, SITEMAP, manifest
from tests.publishing.serving import serving

if TYPE_CHECKING:
    from tests.publishing.serving import Answer

GOOD: dict[str, Answer] = {
    **{f"/{host.address_of(path)}": (200, {}, FILES[path]) for path in SERVED},
    f"/{host.NOWHERE}": (404, {}, FILES["404.html"]),
    f"/en/{host.NOWHERE}": (404, {}, FILES["en/404.html"]),
}
MOVED = {"/old/": "/about/"}


def told(changed: dict[str, Answer], redirects: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Return what is found where some answers are others: path, code, and what is told of it."""
    with serving({**GOOD, **changed}) as address:
        found = list(host.compare(address, manifest(redirects=redirects)))
        return [(p.path.removeprefix(address), p.code, p.details.get("what", "")) for p in found]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", ""),
        ("en/about/index.html", "en/about/"),
        ("404.html", "verify-no-page-has-this-name"),
        ("en/404.html", "en/verify-no-page-has-this-name"),
        ("static/a b.png", "static/a%20b.png"),
        ("old.html", "old.html"),
    ],
)
def test_a_file_answers_at_its_address(path: str, expected: str) -> None:
    assert host.address_of(path) == expected


def test_a_host_that_sends_just_these_files_is_the_same() -> None:
    assert told({}) == []


@pytest.mark.parametrize(
    ("path", "answer", "expected"),
    [
        ("/about/", (404, {}, b"x"), ("/about/", "file-missing", "HTTP 404")),
        ("/about/", (500, {}, b"x"), ("/about/", "file-different", "HTTP 500")),
        ("/about/", (301, {"Location": "/"}, b""), ("/about/", "file-different", "HTTP 301")),
        (
            "/about/",
            (200, {}, PAGE[:-1]),
            ("/about/", "file-different", f"{len(PAGE) - 1} / {len(PAGE)} bytes"),
        ),
        ("/", (200, {}, PAGE + b"Home"), ("/", "file-different", f"{len(PAGE) + 4} / {len(PAGE) + 4} bytes")),
        (
            f"/en/{host.NOWHERE}",
            (200, {}, FILES["en/404.html"]),
            (f"/en/{host.NOWHERE}", "file-different", "HTTP 200"),
        ),
        (
            f"/{host.NOWHERE}",
            (404, {}, b"nginx"),
            (f"/{host.NOWHERE}", "file-different", f"5 / {len(FILES['404.html'])} bytes"),
        ),
        ("/lone.gz", (404, {}, b""), ("/lone.gz", "file-missing", "HTTP 404")),
    ],
)
def test_each_difference_is_told(path: str, answer: Answer, expected: tuple[str, str, str]) -> None:
    assert told({path: answer}) == [expected]


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("br", brotli.compress(PAGE)), ("gzip", zlib.compress(PAGE, wbits=31))],
)
def test_a_page_may_come_compressed(encoding: str, packed: bytes) -> None:
    assert told({"/about/": (200, {"Content-Encoding": encoding}, packed)}) == []


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_compressed_page_that_does_not_unpack_is_told_as_a_host_that_cannot_be_read(encoding: str) -> None:
    with pytest.raises(host.UnreachableError):
        told({"/about/": (200, {"Content-Encoding": encoding}, b"not compressed")})


def test_of_a_page_that_unpacks_to_more_than_was_published_no_more_than_that_is_taken() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000, wbits=31)
    tracemalloc.start()
    found = told({"/about/": (200, {"Content-Encoding": "gzip"}, bomb)})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [("/about/", "file-different", f"> {len(PAGE)} / {len(PAGE)} bytes")]
    assert most < 10_000_000  # bytes


@pytest.mark.parametrize("location", ["/about/", "{address}/about/"])
def test_an_old_address_may_lead_to_the_new_one(location: str) -> None:
    answers = {**GOOD}
    with serving(answers) as address:
        answers["/old/"] = (301, {"Location": location.format(address=address)}, b"")
        assert list(host.compare(address, manifest(redirects=MOVED))) == []
        answers["/old/"] = (301, {"Location": "/"}, b"")
        [problem] = host.compare(address, manifest(redirects=MOVED))
    assert (problem.path, problem.code) == (f"{address}/old/", "file-different")


def test_or_to_a_page_that_leads_there() -> None:
    assert told({}, MOVED) == []


def test_addresses_in_the_sitemap_that_were_not_published_are_extra() -> None:
    body = SITEMAP.format(ADDRESS) + SITEMAP.format(f"{ADDRESS}/secret")
    size = f"> {len(FILES['sitemap.xml'])} / {len(FILES['sitemap.xml'])} bytes"
    assert told({"/sitemap.xml": (200, {}, body.encode())}) == [
        ("/sitemap.xml", "file-different", size),
        (f"{ADDRESS}/secret/", "file-extra", ""),
    ]


def test_a_host_that_does_not_answer_cannot_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "RETRIES", 0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(host.UnreachableError, match=r"^Failed to establish a new connection: "):
            list(host.compare(f"http://127.0.0.1:{unused.getsockname()[1]}", manifest()))
