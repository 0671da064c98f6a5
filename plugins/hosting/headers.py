"""The headers of each file, from which every host's configuration is made."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.model import downloads
from plugins.model.languages import languages
from plugins.model.urls import address
from plugins.render.content_security_policy import POLICY, policy
from plugins.render.search import shards

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# RFC 9111: kept, but asked for again with its ETag; RFC 8246: never asked for again.
REVALIDATED = "no-cache"
FOREVER = "public, max-age=31536000, immutable"  # a year
# Where Python's own table differs from what hosts send, or between versions of Python.
TYPES = {
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".vcf": "text/vcard",  # RFC 6350
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
KNOWN = mimetypes.MimeTypes()  # unlike the module's functions, it asks no file of the machine
for _suffix, _kind in TYPES.items():
    KNOWN.add_type(_kind, _suffix)
ATOM = "application/atom+xml"  # RFC 4287
TEXT = ("text/", "application/xml", ATOM)  # what is sent with its encoding, UTF-8


def media_type(name: str) -> str:
    """Return the type of a file with this name or path, the same on every machine (RFC 6838)."""
    found, packed = KNOWN.guess_type(name)
    return found if found and not packed else "application/octet-stream"


@dataclass(frozen=True)
class Area:
    """Folders, by their paths below the root, and the headers that their files have instead of others'."""

    folders: tuple[str, ...]
    instead: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Headers:
    """What is sent with every file, the name of feeds, and the folder whose files bear a fingerprint.

    `everywhere` maps a header's name to its value; `lasting` is a path below the root, like "static/".
    No file is in two of the `areas`. In each folder of `alike`, all files have one type.
    """

    everywhere: Mapping[str, str]
    feed: str
    lasting: str
    areas: tuple[Area, ...] = ()
    alike: tuple[str, ...] = ()

    def of(self, path: str) -> dict[str, str]:
        """Return all headers of a file by its path below the root; names as in their specifications."""
        own = {"Content-Type": self.content_type(path), "Cache-Control": self.cache_control(path)}
        instead = (area.instead for area in self.areas if path.startswith(area.folders))
        return {**self.everywhere, **next(instead, {}), **own}

    @property
    def varying(self) -> dict[str, list[tuple[Area, str]]]:
        """Return name of a header → the areas in which it has another value, with that value."""
        found: dict[str, list[tuple[Area, str]]] = {}
        for area in self.areas:
            for name, value in area.instead.items():
                found.setdefault(name, []).append((area, value))
        return found

    def is_feed(self, path: str) -> bool:
        """Tell a feed by its name."""
        return path.rpartition("/")[2] == self.feed

    def content_type(self, path: str) -> str:
        """Return a file's type, text with its encoding (RFC 9110, 8.3)."""
        kind = ATOM if self.is_feed(path) else media_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind

    def cache_control(self, path: str) -> str:
        """Return how long a file may be kept: whatever is in its name's fingerprint changes never."""
        return FOREVER if path.startswith(self.lasting) else REVALIDATED


def from_settings(settings: Mapping[str, Any], style: str) -> Headers:
    """Return the site's headers; `style` are the source expressions of its styles."""
    everywhere = {
        POLICY: policy(settings["CONTENT_SECURITY_POLICY"], style),
        **settings["RESPONSE_HEADERS"],
    }
    folders = downloads.addresses(languages(settings), settings["DOWNLOADS"])
    of_search = policy(settings["CONTENT_SECURITY_POLICY"] | settings["SEARCH_POLICY"], style)
    searches = tuple(_searches(settings))
    areas = [
        Area(folders, settings["DOWNLOAD_HEADERS"]),
        Area(searches, {POLICY: of_search}),
    ]
    if settings["WRITE_PATH"]:
        areas.append(Area((settings["WRITE_ADDRESS"],), {POLICY: policy(settings["WRITE_POLICY"])}))
    alike = tuple(search + folder for search in searches for folder in (shards.PAGES, shards.GRAMS))
    return Headers(everywhere, settings["FEED_NAME"], settings["STATIC_ADDRESS"], tuple(areas), alike)


def _searches(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the folders of the search pages of all languages, those with furigana too."""
    url = address(settings["KINDS"][settings["MENU_KIND"]]["address"], settings["SEARCH_PAGE"])
    for language in languages(settings).values():
        for prefix in dict.fromkeys((language.prefix, language.furigana or language.prefix)):
            yield prefix + url
