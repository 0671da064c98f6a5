"""What all pages share: the data, the theme and the rules, from the cache unless one of them has changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from plugins import hashing
from plugins.read.shared_inputs import unparsed
from plugins.render import theme

if TYPE_CHECKING:
    from plugins.cache.build_cache import BuildCache
    from plugins.check.rules import Rules
    from plugins.model.project import Project
    from plugins.read.shared_inputs import SharedInputs
    from plugins.render.theme import Theme
    from plugins.report.problems import Problem


class Shared(NamedTuple):
    """The tables of the data, the theme, the rules for texts, and what is wrong with any of them."""

    inputs: SharedInputs
    theme: Theme
    rules: Rules
    problems: list[Problem]


def shared(project: Project, cache: BuildCache) -> Shared:
    """Return what all pages of a project share."""
    settings, found = project.settings, unparsed(project)
    files = hashing.tree(project.theme, follows=True)

    def is_unchanged() -> bool:
        return files == hashing.tree(project.theme, follows=True)

    # Pelican adds its own settings, which a check does without: both find what the other has cached.
    given = settings.get("SETTINGS_DIGEST") or hashing.plain(settings)
    theme_inputs = repr((hashing.code(), given, files))
    look = cache.cached("theme", theme_inputs, partial(theme.load, project), is_unchanged)
    if settings["AGAINST"]:  # what that revision holds is part of the rules
        cache = replace(cache, database=None)
    data_inputs = repr((theme_inputs, project.today, sorted(found.paths), found.digests, found.problems))

    def load() -> tuple[SharedInputs, Rules]:
        from plugins import loading  # noqa: PLC0415 - with this, an editor's check would take twice as long

        return loading.inputs(project, found)

    def look_through() -> list[Problem]:
        from plugins import loading  # noqa: PLC0415 - as above

        return loading.problems(project, inputs, look, rules)

    inputs, rules = cache.cached("data", data_inputs, load, is_unchanged)
    return Shared(inputs, look, rules, cache.cached("problems", data_inputs, look_through, is_unchanged))
