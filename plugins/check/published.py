"""Compare the site with an earlier version: no address is lost, and changed texts have a new day."""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.data import TOPICS
from plugins.model.fingerprint import fingerprint
from plugins.model.lifecycle import State, state
from plugins.model.urls import address, alias_url, place, save_as
from plugins.read import front_matter
from plugins.read.data import load
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator, Mapping

    from plugins.model.source import Source

# What addresses are made by may have been another then. It is our own code of an earlier day: whoever can
# change it there can change it here too.
SETTINGS = "pelicanconf.py"
NEEDED = ("LANGUAGES", "KINDS", "TOPIC_ADDRESS")
TEXTS = "content/"
DATA = f"{TEXTS}data/"
MODIFIED = "Modified"
PUBLIC = {State.PUBLISHED, State.ENDED}  # an ended page's address still answers


def gone(files: Mapping[str, bytes], current: Collection[str], today: datetime.date) -> Iterator[Problem]:
    """Yield each public address that an earlier version's `files` had and that the present site has not.

    `current` are the files of all pages and old addresses of the present site.
    """
    settings = _settings(files[SETTINGS])
    for path, prefix, url in (*_pages(files, settings, today), *_topics(files, settings)):
        if save_as(url) not in current:
            details = {"url": url, "alias": url.removeprefix(prefix)}
            yield Problem(path, 1, "address-gone", details)


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
) -> Iterator[tuple[str, str, str]]:
    """Yield path, language's prefix and address of each page and of each old address that it had."""
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
            yield path, prefix, place(pattern, prefix, parts[2], document.value("Save_as"))["url"]
            for alias in document.value("Aliases") or ():
                yield path, prefix, alias_url(prefix, alias)


def _topics(files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the same for the page of each topic, whichever file of data the topics stood in."""
    data = load.read({path: content for path, content in files.items() if path.startswith(DATA)})
    path, _ = data.places.get((TOPICS,), ("", 0))
    for topic in sorted(data.ids().get(TOPICS, ())):
        for language in settings["LANGUAGES"].values():
            prefix = language["prefix"]
            yield path, prefix, prefix + address(settings["TOPIC_ADDRESS"], topic)
