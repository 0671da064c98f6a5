"""Compare what a host sends with the manifest of a release."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

import urllib3

from pelicanconf import SITEMAP_NAME
from plugins.hosting.published import NOT_FOUND as NOT_FOUND_PAGE
from plugins.hosting.published import PACKED
from plugins.model.urls import base_path, save_as
from plugins.release.compression import FOR_HOSTS
from plugins.release.manifest import file
from plugins.report.problems import Problem
from plugins.report.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.release.manifest import Manifest

AT_ONCE = 8  # requests: quick for thousands of files, and no burden for a host
PATIENCE = urllib3.Timeout(connect=10, read=30)  # seconds
RETRIES = urllib3.Retry(3, redirect=0, backoff_factor=0.5, raise_on_redirect=False)
OK, NOT_FOUND = 200, 404
NOWHERE = "verify-no-page-has-this-name"
LARGEST_SITEMAP = 50 * 2**20  # bytes, as sitemaps.org allows
LISTED = re.compile(rb"<loc>([^<]+)</loc>")  # sitemaps.org: an address


@dataclass(frozen=True)
class Answer:
    """What a host sends: the status, where it leads to another address, and the content."""

    status: int
    location: str
    content: bytes


class UnreachableError(Exception):
    """The host does not answer."""


def compare(where: str, published: Manifest) -> Iterator[Problem]:
    """Yield what a host sends that differs from a release; raise `UnreachableError`.

    `where` is the site's address without a slash at its end. A host cannot be asked for all that it has, so
    what is extra is looked for in its sitemap. Compressed copies are looked at unpacked, as it sends them.
    """
    asked = [path for path in published.files if is_served(path, published)]
    pool = urllib3.PoolManager(maxsize=AT_ONCE, block=True, timeout=PATIENCE, retries=RETRIES)
    executor = ThreadPoolExecutor(AT_ONCE)
    try:
        looked = executor.map(lambda path: look(pool, where, path, published), asked)
        for problems in progress(looked, len(asked), "比べています / Comparing"):
            yield from problems
        yield from extra(pool, where, published)
    finally:
        executor.shutdown(cancel_futures=True)
        pool.clear()


def is_served(path: str, published: Manifest) -> bool:
    """Tell whether a host has an address for a file: neither for what it reads itself, nor for copies."""
    is_copy = path.endswith(PACKED) and path.rpartition(".")[0] in published.files
    return not is_copy and not path.rpartition("/")[2].startswith(FOR_HOSTS)


def address_of(path: str) -> str:
    """Return where a file answers, below the site's address: a folder's page has the folder's address."""
    folder, slash, name = path.rpartition("/")
    at = {"index.html": folder + slash, NOT_FOUND_PAGE: folder + slash + NOWHERE}.get(name, path)
    return quote(at)


def look(pool: urllib3.PoolManager, where: str, path: str, published: Manifest) -> list[Problem]:
    """Return what differs in the one file; raise `UnreachableError`."""
    address = f"{where}/{address_of(path)}"
    answer = ask(pool, address, published.files[path].size)
    moved = published.redirects.get(urlsplit(address).path)
    if moved and urljoin(address, answer.location) == urljoin(address, moved):
        return []
    expected = NOT_FOUND if path.rpartition("/")[2] == NOT_FOUND_PAGE else OK
    if answer.status != expected:
        code = "file-missing" if expected == OK and answer.status == NOT_FOUND else "file-different"
        return [Problem(address, 0, code, {"what": f"HTTP {answer.status}"})]
    got, known = file(answer.content), published.files[path]
    if got == known:
        return []
    size = f"> {known.size}" if got.size > known.size else str(got.size)
    return [Problem(address, 0, "file-different", {"what": f"{size} / {known.size} bytes"})]


def extra(pool: urllib3.PoolManager, where: str, published: Manifest) -> Iterator[Problem]:
    """Yield addresses in a host's sitemap that are not those of the release; raise `UnreachableError`."""
    answer = ask(pool, f"{where}/{SITEMAP_NAME}", LARGEST_SITEMAP)
    if answer.status != OK or file(answer.content) == published.files.get(SITEMAP_NAME):
        return
    base = base_path(published.address)
    for found in LISTED.findall(answer.content):
        address = found.decode(errors="replace")
        path = unquote(urlsplit(address).path).removeprefix(f"{base}/")
        if save_as(path) not in published.files:
            yield Problem(address, 0, "file-extra")


def ask(pool: urllib3.PoolManager, address: str, size: int) -> Answer:
    """Return a host's answer, unpacked; raise `UnreachableError`.

    Of the content no more is taken than `size` bytes and one: that tells that there are too many, whatever a
    host sends.
    """
    headers = {"Accept-Encoding": "br, gzip"}
    try:
        answer = pool.request("GET", address, headers=headers, redirect=False, preload_content=False)
        content = answer.read(size + 1, decode_content=True)
        if len(content) > size:
            answer.close()
        else:
            answer.drain_conn()
        answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise UnreachableError(_reason(error)) from error
    return Answer(answer.status, answer.headers.get("Location", ""), content)


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    """Return what went wrong at the last try, without the connection's own name before it."""
    last = str(getattr(error, "reason", None) or error)
    return last.partition(": ")[2] or last
