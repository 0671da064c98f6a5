"""The index of a language for the search page."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.model import folding, ruby
from plugins.render import script
from plugins.render.search import ways
from plugins.render.search.records import Record, found_pages, records
from plugins.render.search.words import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from jinja2 import Environment

    from plugins.cache.build_record import BuildRecord
    from plugins.model.assets import Asset
    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.project import Project
    from plugins.model.readings import Readings
    from plugins.model.site import Site
    from plugins.render.output_file import OutputFile


def files(  # noqa: PLR0913, PLR0917 - each is a value of its own
    project: Project,
    data: Data,
    site: Site,
    readings: Mapping[str, Readings],
    env: Environment,
    context: Mapping[str, Any],
    assets: Mapping[str, Asset],
    before: BuildRecord | None,
) -> Iterator[OutputFile]:
    """Yield the index of each language that has a search page; it is made only where it has to be written."""
    settings, known_files = project.settings, before.files if before else {}
    module = PurePosixPath(assets[script.SHARDS].address).name
    for language in project.languages.values():
        page = site.named(language.code, settings["SEARCH_PAGE"])
        if page is None:
            continue

        def load(language: Language = language) -> dict[str, Any]:
            found = records(site, language.code, language.prefix, settings["SEARCH_WEIGHTS"], env, context)
            return index(found, data.synonyms, readings.get(language.code))

        known = [other.digest for other in found_pages(site, language.code)]
        digest = hashing.digest(repr((known, sorted(site.downloads.items()))).encode())
        path, most = page.url + settings["SEARCH_INDEX"], settings["SEARCH_WHOLE"]
        yield from ways.files(path, digest, load, most, module, known_files)


def index(
    found: Iterable[Record], synonyms: Mapping[str, tuple[str, ...]] | None, readings: Readings | None = None
) -> dict[str, Any]:
    """Return the index of some pages: `pages`, `readings` (word → how it is read) and `synonyms`."""
    kept = list(found)
    return {
        "pages": [_plain(record) for record in kept],
        "folding": folding.rules(),
        "readings": table(_texts(kept), readings) if readings else {},
        "synonyms": [[ruby.words(word) for word in words] for words in (synonyms or {}).values()],
    }


def _plain(record: Record) -> dict[str, Any]:
    plain = record._asdict() | {"sections": [[*section] for section in record.sections]}
    text: dict[str, Any] = json.loads(ruby.unmarked(json.dumps(plain, ensure_ascii=False)))
    return text


def _texts(found: Iterable[Record]) -> Iterator[str]:
    for record in found:
        yield from (record.title, record.description, *record.above)
        for section in record.sections:
            yield from (section.heading, section.text)
