"""From sources to site in six stages: read, check, list, render, write, cache.

Each stage takes values and returns one, and none reaches back. A build without Pelican, such as a check, ends
after the second one; plugins/pelican/ calls all of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.cache import build_record
from plugins.cache.dependencies import SiteQueries
from plugins.cache.source_cache import SourceCache, read_sources
from plugins.check.one_page import one_page
from plugins.check.whole_site import whole_site
from plugins.listing import collections
from plugins.model.links import PAGE
from plugins.read.reader import Reader
from plugins.read.sources import source_paths
from plugins.render.renderer import Renderer, render_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment

    from plugins.build import Build
    from plugins.cache.build_record import BuildRecord, Rendered
    from plugins.model.data import Data
    from plugins.model.site import Site
    from plugins.read.sources import Sources
    from plugins.render.output_file import OutputFile
    from plugins.report.problems import Problem


def read(build: Build) -> Sources:
    """Read each text and check it by itself, or take it from the cache."""
    rules, inputs = build.rules, build.cache.inputs
    known = inputs.content if inputs else {}
    cache = SourceCache(build.cache.database, build.project.content, rules.digest, known)
    reader = Reader(rules, build.files, partial(one_page, rules))
    paths = source_paths(build.shared.paths - build.unusable, rules.languages, rules.kinds)
    found = read_sources(cache, reader, build.files, paths, build.jobs)
    return found.without(path for path in build.unusable if path.endswith(PAGE))


def check(build: Build, sources: Sources) -> list[Problem]:
    """Return what is wrong in any text, and between texts."""
    between = whole_site(build.project, build.shared, build.rules, sources)
    return [*sources.problems, *between]


def list_pages(build: Build, data: Data, sources: Sources) -> Site:
    """Return all pages of the site, and what each language lists."""
    return collections.list_pages(build.project, data, sources.pages)


def render(
    build: Build, site: Site, files: Sequence[OutputFile], env: Environment, context: Mapping[str, Any]
) -> Mapping[str, Rendered | None]:
    """Render files into the staging folder, and return path → how each was, or None where it is as before."""
    before = build.cache.record
    renderer = Renderer(
        env,
        context,
        SiteQueries(site),
        build.output.staging,
        build.output.target,
        before if before and before.shared == _shared_digest(build) else None,
        may_share=build.output.release is None,
    )
    return render_files(renderer, files, build.jobs)


def write(build: Build, rendered: Mapping[str, Rendered | None]) -> None:
    """Let the new site take the old one's place, without stale files; raise OSError."""
    before = build.cache.record
    build.output.swap(without=before.files.keys() - rendered.keys() if before else ())


def cache(build: Build, rendered: Mapping[str, Rendered | None]) -> BuildRecord:
    """Save how the site was rendered for the next build."""
    shared, before = _shared_digest(build), build.cache.record
    is_comparable = before is not None and before.shared == shared
    record = build_record.record(shared, rendered, before if is_comparable else None)
    if build.cache.is_as_read(build.project, build.theme.files, _digests_as_read(build)):
        build.cache.save(record, build.theme.digest, build.problems)
    return record


def _digests_as_read(build: Build) -> dict[str, str]:
    """Return path below content/ → digest of what was read of it."""
    folder = build.project.shown("")
    of_data = {path.removeprefix(folder): digest for path, digest in build.shared.digests.items()}
    return {**of_data, **build.sources.digests}


def _shared_digest(build: Build) -> str:
    """Return what changes with all that the files of the site share."""
    settings = hashing.plain(build.project.settings)
    shared = (settings, build.theme.digest, build.shared.digests, sorted(build.assets.items()))
    return hashing.digest(repr(shared).encode())
