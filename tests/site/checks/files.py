"""The site consists of the files that its sources, its pictures and the theme make, and of no other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pelicanconf
from tests.site import sources
from tests.site.built import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site.built import Built
    from tests.site.sources import Sources

ONCE = ("robots.txt", "sitemap.xml", "static/search.js", "static/shards.js")
OF_SEARCH = (pelicanconf.OPENSEARCH_NAME, pelicanconf.SEARCH_INDEX)  # below its page in each language
HEADERS, REDIRECTS = "_headers", "_redirects"  # only in a release, which has compressed copies too
SECURITY = ".well-known/security.txt"  # only at the root of a host, and only until its day
PICTURES = "static/images/"  # each as itself, and smaller ones of its name
FINGERPRINT = re.compile(r"(?<=\.)[0-9a-f]{10}\.")


def wrong(site: Built, of: Sources) -> Iterator[str]:
    """Yield files that are missing, and files that there should not be."""
    found = Counter(FINGERPRINT.sub("", path) if path.startswith("static/") else path for path in site.files)
    is_release = bool(site.copies) or HEADERS in site.files  # of some, copies are not looked at
    wanted = Counter(_expected(of, is_at_root=not urlsplit(site.url).path, is_release=is_release))
    missing = sorted((wanted - found).elements())
    yield from (f"missing: {path}" for path in missing if _as_jpeg(path) not in found)
    stems = {_stem(path) for path in wanted if path.startswith(PICTURES)}
    further = (found - wanted).elements()
    yield from (f"too much: {path}" for path in sorted(further) if _stem(path) not in stems)


def _as_jpeg(path: str) -> str:
    """Return the name of a picture for which a JPEG is smaller; any other path as it is."""
    return f"{path.rpartition('.')[0]}.jpg" if path.startswith(PICTURES) else path


def _stem(path: str) -> str:
    """Return a picture's name without what follows its first dot; any other path as it is."""
    return path.partition(".")[0] if path.startswith(PICTURES) else path


def _expected(of: Sources, *, is_at_root: bool, is_release: bool) -> Iterator[str]:
    yield from ONCE
    for language, prefix in sources.LANGUAGES.items():
        pages = [
            *of.pages(language, "published", "ended"),
            *of.further_pages(language),
            *of.old_pages(language),
        ]
        yield from pages
        if furigana := sources.FURIGANA.get(language):
            yield from (furigana + path.removeprefix(prefix) for path in pages)
        yield from (f"{prefix}{pelicanconf.SEARCH_PAGE}/{name}" for name in OF_SEARCH)
        if language not in sources.EDITIONS:
            yield f"{prefix}feed.xml"
        folder = of.content / language
        yield from (f"{prefix}{path.relative_to(folder)}" for path in folder.glob("files/**/[!.]*.pdf"))
        yield from (path.replace("index.html", "contact.vcf") for path in of.office_pages(language).values())
    for folder in (of.content / "images", PROJECT / "theme" / "static"):
        yield from (f"static/{path}" for path in _below(folder))
    if is_release:
        yield HEADERS
    if is_release and any(map(of.old_pages, sources.LANGUAGES)):
        yield REDIRECTS
    if is_at_root and of.data["security"]["expires"] >= of.today:
        yield SECURITY


def _below(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, pictures with the folder's name."""
    for path in folder.rglob("[!.]*"):
        if path.is_file():
            base = folder.parent if folder.name == "images" else folder
            yield path.relative_to(base).as_posix()
