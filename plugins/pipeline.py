"""The six stages of a build, in order: read, check, list, render, write, cache.

Each takes what the build begins with and the results of earlier stages, and returns its own. plugins/pelican/
calls all of them; `checked` calls the first two, without Pelican.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.build import Run, begin
from plugins.cache import build_record, picture_cache
from plugins.cache.dependencies import SiteQueries
from plugins.cache.source_cache import SourceCache, read_sources
from plugins.check import contacts, missing_entries, synonyms
from plugins.check.one_page import one_page
from plugins.check.whole_site import whole_site
from plugins.listing import collections
from plugins.model.languages import without_editions
from plugins.model.links import PAGE, PICTURES
from plugins.read.pictures import RASTER
from plugins.read.reader import Reader
from plugins.read.sources import source_paths
from plugins.render import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from plugins.build import Build
    from plugins.cache.build_record import BuildRecord, Rendered
    from plugins.model.assets import Asset
    from plugins.model.data import Data
    from plugins.model.site import Site
    from plugins.read.sources import Sources
    from plugins.render.output_file import OutputFile
    from plugins.render.pictures import Published
    from plugins.report.problems import Problem

    Assets = Mapping[str, Asset]  # by the path of a picture below content/, or of a file of the theme


def checked(settings: Mapping[str, Any]) -> Run:
    """Return a run that has read and checked everything; nothing is printed or written."""
    begun = begin(settings)
    sources = read(begun)
    return Run(begun, [*begun.problems, *check(begun, sources)], sources)


def read(build: Build) -> Sources:
    """Read each text and check it on its own, or load it from the cache."""
    rules, inputs = build.rules, build.cache.inputs
    known = inputs.content if inputs else {}
    cache = SourceCache(build.cache.database, build.project.content, rules.digest, known)
    reader = Reader(rules, build.files, partial(one_page, rules))
    paths = source_paths(build.shared.paths - build.unusable, rules.languages, rules.kinds)
    found = read_sources(cache, reader, build.files, paths, build.jobs)
    return found.with_unread(path for path in build.unusable if path.endswith(PAGE))


def check(build: Build, sources: Sources) -> list[Problem]:
    """Return the problems found while reading, and those between texts."""
    between = whole_site(build.project, build.shared, build.rules, sources)
    alone = missing_entries.proposed(sources.problems, build.project, build.rules, sources)
    contacts_known = build.rules.contacts
    told = contacts.with_one_line(alone, contacts_known) if contacts_known else alone
    return [*told, *between, *_unused_synonyms(build, sources)]


def _unused_synonyms(build: Build, sources: Sources) -> Iterator[Problem]:
    project, shared = build.project, build.shared
    if shared.data and not sources.unread:  # what cannot be read might have the words
        languages = without_editions(project.languages)
        strings = theme.shown_strings(build.theme, languages, project.settings["MESSAGES_LANGUAGE"])
        pages = sources.pages.values()
        yield from synonyms.unused(shared.data, shared.places, pages, languages, strings, project.today)


def list_pages(build: Build, data: Data, sources: Sources) -> Site:
    """Return all pages and PDFs of the site, and what each language lists."""
    return collections.list_pages(build.project, data, sources.pages, build.shared.paths)


def publish_pictures(build: Build, data: Data) -> Published:
    """Return the pictures as they are published; it is the part of rendering that needs no page."""
    from plugins.render.pictures import Original, Publisher  # noqa: PLC0415 - not for a check, which makes none

    content, settings, inputs = build.project.content, build.project.settings, build.cache.inputs
    folder, widths = settings["STATIC_ADDRESS"], settings["PICTURE_WIDTHS"]
    paths = sorted(path for path in build.shared.paths if path.startswith(PICTURES) and path.endswith(RASTER))
    digests = picture_cache.digests(content, paths, inputs.content if inputs else {})
    shown = {*data.site.share_image.values()}
    originals = [Original(path, digest, path in shown) for path, digest in digests.items()]
    return Publisher(content, widths, folder, build.cache.database).publish(originals, build.jobs)


def search(  # noqa: PLR0913, PLR0917 - each is a value of its own
    build: Build, assets: Assets, data: Data, site: Site, env: Environment, context: Mapping[str, Any]
) -> Iterator[OutputFile]:
    """Return the files that the search page reads."""
    from plugins.render.search import index  # noqa: PLC0415 - not for a check, which renders nothing

    before = _comparable_record(build, assets)
    return index.files(build.project, data, site, build.rules.readings, env, context, assets, before)


def render(  # noqa: PLR0913, PLR0917 - each is a value of its own
    build: Build,
    assets: Assets,
    site: Site,
    files: Sequence[OutputFile],
    env: Environment,
    context: Mapping[str, Any],
) -> Mapping[str, Rendered | None]:
    """Render files into the staging folder; return path → how, or None where a file is as before."""
    from plugins.render.furigana import editions  # noqa: PLC0415 - not for a check, which renders nothing
    from plugins.render.renderer import Renderer, render_files  # noqa: PLC0415 - as above

    folders = build.output
    renderer = Renderer(
        env,
        context,
        SiteQueries(site),
        folders.site.staging,
        folders.site.target,
        _comparable_record(build, assets),
        may_share=folders.release is None,
        editions=editions(build.project, build.rules.readings),
    )
    return render_files(renderer, files, build.jobs)


def write(build: Build, rendered: Mapping[str, Rendered | None]) -> Path:
    """Let the new site replace the old one, without stale files, and return where it is; raise OSError."""
    before = build.cache.record
    build.output.swap(without=before.files.keys() - rendered.keys() if before else ())
    return build.output.site.target


def cache(
    build: Build,
    assets: Assets,
    sources: Sources,
    rendered: Mapping[str, Rendered | None],
    hints: Iterable[Problem],
) -> list[Problem]:
    """Save how the site was made, close the cache, and return what was wrong with it."""
    if build.cache.is_as_read(build.project, build.theme.files, _digests_as_read(build, sources)):
        before = _comparable_record(build, assets)
        record = build_record.record(_shared_digest(build, assets), rendered, before)
        build.cache.save(record, hints)
    return build.cache.close()


def _comparable_record(build: Build, assets: Assets) -> BuildRecord | None:
    """Return the record of the site before if all that its files share is as it is now."""
    before = build.cache.record
    return before if before and before.shared == _shared_digest(build, assets) else None


def _shared_digest(build: Build, assets: Assets) -> str:
    """Return a digest of all that the files of the site share."""
    settings = hashing.plain(build.project.settings)
    shared = (settings, build.theme.digest, build.shared.digests, sorted(assets.items()))
    return hashing.digest(repr(shared).encode())


def _digests_as_read(build: Build, sources: Sources) -> dict[str, str]:
    """Return path below content/ → digest of what was read of it."""
    folder = build.project.shown("")
    of_data = {path.removeprefix(folder): digest for path, digest in build.shared.digests.items()}
    return {**of_data, **sources.digests}
