"""The index of a language for the search page, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.model import ruby
from plugins.render.output_file import OutputFile
from plugins.render.search.records import Record, found_pages, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from jinja2 import Environment

    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.project import Project
    from plugins.model.readings import Readings
    from plugins.model.site import Site


def files(  # noqa: PLR0913, PLR0917 - each is a value of its own
    project: Project,
    data: Data,
    site: Site,
    readings: Mapping[str, Readings],
    env: Environment,
    context: Mapping[str, Any],
) -> Iterator[OutputFile]:
    """Yield the index of each language that has a search page; it is made only where it has to be written."""
    settings = project.settings
    for language in project.languages.values():
        page = site.named(language.code, settings["SEARCH_PAGE"])
        if page is None:
            continue

        def load(language: Language = language) -> bytes:
            found = records(
                site, language.code, language.prefix, settings["SEARCH_WEIGHTS"], env, context
            )
            return index(found, data.synonyms, readings.get(language.code))

        known = [other.digest for other in found_pages(site, language.code)]
        digest = hashing.digest(repr((known, sorted(site.downloads.items()))).encode())
        yield OutputFile(page.url + settings["SEARCH_INDEX"], digest=digest, load=load)


def index(
    found: Iterable[Record], synonyms: Mapping[str, tuple[str, ...]] | None, readings: Readings | None = None
) -> bytes:
    """Return the index of some pages: `pages`, `readings` (word → how it is read) and `synonyms`."""
    kept = list(found)
    content = {
        "pages": [_plain(record) for record in kept],
        "readings": _readings(kept, readings) if readings else {},
        "synonyms": [[ruby.words(word) for word in words] for words in (synonyms or {}).values()],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(record: Record) -> dict[str, Any]:
    plain = record._asdict() | {"sections": [[*section] for section in record.sections]}
    text: dict[str, Any] = json.loads(ruby.unmarked(json.dumps(plain, ensure_ascii=False)))
    return text


def _readings(found: Iterable[Record], readings: Readings) -> dict[str, str]:
    """Return how each word with kanji is read in these texts: mostly, where there are several ways."""
    counted: Counter[tuple[str, str]] = Counter()
    for record in found:
        texts = [record.title, record.description]
        texts += (text for section in record.sections for text in (section.heading, section.text))
        for text in texts:
            counted.update(ruby.MARKED.findall(text))
            parts = readings.read(ruby.MARKED.sub("", text))
            counted.update((part.text, part.reading) for part in parts if part.reading)
    seldom_first = sorted(counted, key=lambda pair: (counted[pair], pair))
    return dict(sorted(dict(seldom_first).items()))
