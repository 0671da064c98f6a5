"""Compare the site with an earlier version: no address is lost, and changed texts have a new day."""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.model.data import TOPICS
from plugins.model.downloads import folders
from plugins.model.fingerprint import fingerprint
from plugins.model.lifecycle import OVER, State, state
from plugins.model.links import DOWNLOAD
from plugins.model.urls import address, alias_url, place, save_as
from plugins.read import front_matter
from plugins.read.data import load
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.model.languages import Language
    from plugins.model.source import Source

# What addresses are made by may have been another then. It is our own code of an earlier day: whoever can
# change it there can change it here too.
SETTINGS = "pelicanconf.py"
NEEDED = ("LANGUAGES", "KINDS", "TOPIC_ADDRESS")
TEXTS = "content/"
DATA = f"{TEXTS}data/"
MODIFIED = "Modified"
PUBLIC = {State.PUBLISHED, *OVER}  # the address of a page that is over still answers


class Address(NamedTuple):
    """A public address of an earlier version: its file there, its language's prefix, and the address."""

    path: str
    prefix: str
    url: str


def addresses(files: Mapping[str, bytes], today: datetime.date) -> list[Address]:
    """Return each address that answered in an earlier version, as of a day."""
    settings = _settings(files[SETTINGS])
    return [*_pages(files, settings, today), *_topics(files, settings), *_pdfs(files, settings)]


def gone(before: Iterable[Address], current: Collection[str]) -> Iterator[Problem]:
    """Yield each address that answered before and does not now.

    `current` are the files of all pages, PDFs and old addresses of the present site.
    """
    for path, prefix, url in before:
        if save_as(url) in current:
            continue
        if path.endswith(DOWNLOAD):
            yield Problem(path, 1, "pdf-gone", {"url": url})
        else:
            details = {"url": url, "alias": url.removeprefix(prefix)}
            yield Problem(path, 1, "address-gone", details)


def without_furigana(files: Mapping[str, bytes], languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Hint at each language whose pages stood with a reading above each kanji where none does any more."""
    now = {language.furigana for language in languages.values()}
    for code, entry in _settings(files[SETTINGS])["LANGUAGES"].items():
        folder = entry.get("furigana")
        if folder and folder != entry["prefix"] and folder not in now:
            yield Problem(SETTINGS, 0, "furigana-gone", {"language": code, "url": folder})


def unmodified(
    files: Mapping[str, bytes], sources: Mapping[str, Source], content: Path, today: datetime.date
) -> Iterator[Problem]:
    """Yield each text whose words differ from an earlier version's `files`, with the same last change.

    `sources` are the pages of today by their paths below the folder `content`.
    """
    for path, old in files.items():
        source = sources.get(path.removeprefix(TEXTS))
        if source is None or (content / source.path).read_bytes() == old:
            continue
        try:
            document, _ = front_matter.parse(decode(old), path)
        except BadValueError:  # it was never published
            continue
        day = source.value(MODIFIED)
        is_dated = day is not None and day == document.value(MODIFIED) and day.date() != today
        is_public = State.PUBLISHED == state(document, today) == source.state(today)
        if is_dated and is_public and fingerprint(document) != source.fingerprint:
            details = {"key": MODIFIED, "value": str(day.date())}
            yield Problem(source.shown, source.line(MODIFIED), "modified-unchanged", details)


def _settings(source: bytes) -> dict[str, Any]:
    """Return an earlier version's settings; raise `BadValueError` where they say too little."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, SETTINGS)
        path.write_bytes(source)
        found = runpy.run_path(str(path))
    if missing := [name for name in NEEDED if name not in found]:
        raise BadValueError("bad-revision", what=f"{SETTINGS}: {', '.join(missing)}")
    return found


def _pages(
    files: Mapping[str, bytes], settings: Mapping[str, Any], today: datetime.date
) -> Iterator[Address]:
    """Yield the address of each page, and each old address that it had."""
    for path, content in files.items():
        parts = path.removeprefix(TEXTS).removesuffix(".md").split("/", 2)
        if not path.endswith(".md") or len(parts) != 3:  # noqa: PLR2004 - language, kind and name
            continue
        if parts[0] not in settings["LANGUAGES"] or parts[1] not in settings["KINDS"]:
            continue
        try:
            document, _ = front_matter.parse(decode(content), path)
        except BadValueError:  # it was never published
            continue
        if document.entries and state(document, today) in PUBLIC:
            prefix = settings["LANGUAGES"][parts[0]]["prefix"]
            pattern = settings["KINDS"][parts[1]]["address"]
            url = place(pattern, prefix, parts[2], document.value("Save_as"))["url"]
            yield Address(path, prefix, url)
            for alias in document.value("Aliases") or ():
                yield Address(path, prefix, alias_url(prefix, alias))


def _pdfs(files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Iterator[Address]:
    """Yield the address of each PDF; it may be that there was no folder for them then."""
    if name := settings.get("DOWNLOADS"):
        for code, folder in folders(settings["LANGUAGES"], name).items():
            prefix = settings["LANGUAGES"][code]["prefix"]
            for path in sorted(files):
                if path.startswith(TEXTS + folder) and path.endswith(DOWNLOAD):
                    yield Address(path, prefix, prefix + path.removeprefix(f"{TEXTS}{code}/"))


def _topics(files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Iterator[Address]:
    """Yield the same for the page of each topic, whichever file of data the topics stood in."""
    data = load.read(data_files(files))
    path, _ = data.places.get((TOPICS,), ("", 0))
    for topic in sorted(data.ids().get(TOPICS, ())):
        for language in settings["LANGUAGES"].values():
            if language.get("edition_of"):  # they have no topics
                continue
            prefix = language["prefix"]
            yield Address(path, prefix, prefix + address(settings["TOPIC_ADDRESS"], topic))


def data_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of data among those of an earlier version."""
    return {path: content for path, content in files.items() if path.startswith(DATA)}
