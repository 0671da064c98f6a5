"""What was tested for accessibility, when and how: words for it, and the last recorded test run."""

from __future__ import annotations

import datetime  # noqa: TC003 - the types are read when the data is
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model.types import Slug, Text  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.model.languages import Language
    from plugins.model.types import Key


@dataclass(frozen=True)
class Scheme:
    """A colour scheme that a reader's device may ask for."""

    id: Slug
    name: Text


@dataclass(frozen=True)
class Check:
    """One of the tests' checks, named by its id there; `result` says what is so once it has passed."""

    id: Slug
    name: Text
    result: Text


@dataclass(frozen=True)
class Criterion:
    """A success criterion of WCAG 2.2 at level AAA, met as far as `checks` tell when all of them passed."""

    number: str
    name: Text
    meaning: Text
    checks: tuple[Slug, ...]


@dataclass(frozen=True)
class Limit:
    """Something that does not work for everyone, or that nobody has tested."""

    name: Text


@dataclass(frozen=True)
class Look:
    """Windows in which every page was opened: each of the widths in each of the colour schemes."""

    widths: tuple[int, ...]  # CSS pixels
    schemes: tuple[Slug, ...]


@dataclass(frozen=True)
class Passed:
    """A check that passed on every page of a run; without a look where no window was needed."""

    id: Slug
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class Run:
    """What one run of all tests did: the record of a day, whatever the site has become since."""

    day: datetime.date
    browser: str
    browser_version: str
    axe_version: str
    pages: tuple[str, ...]  # addresses below the root, each beginning with a slash
    checks: tuple[Passed, ...]


@dataclass(frozen=True)
class Group:
    """Checks that looked at pages in the same way."""

    looks: tuple[Look, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Accessibility:
    """All words with which the accessibility page tells of a run, and what no run can tell."""

    schemes: tuple[Scheme, ...]
    checks: tuple[Check, ...]
    criteria: tuple[Criterion, ...]
    limits: tuple[Limit, ...]
    untested: tuple[Limit, ...]

    def groups(self, run: Run) -> list[Group]:
        """Return the checks that passed, those together that looked at pages in the same way."""
        passed = {check.id: check.looks for check in run.checks}
        ways = dict.fromkeys(passed[check.id] for check in self.checks if check.id in passed)
        return [
            Group(looks, tuple(check for check in self.checks if passed.get(check.id) == looks))
            for looks in ways
        ]

    def named(self, schemes: Collection[Slug]) -> list[Text]:
        """Return the names of colour schemes."""
        return [scheme.name for scheme in self.schemes if scheme.id in schemes]

    def met(self, run: Run) -> list[Criterion]:
        """Return the criteria all of whose checks passed."""
        passed = {check.id for check in run.checks}
        return [criterion for criterion in self.criteria if passed.issuperset(criterion.checks)]


def pages_of(run: Run, language: Language, languages: Mapping[str, Language]) -> list[str]:
    """Return the addresses of a run that lie below a language's prefix and below no longer one."""
    longer = tuple(
        f"/{other.prefix}"
        for other in languages.values()
        if other.prefix != language.prefix and other.prefix.startswith(language.prefix)
    )
    own = (page for page in run.pages if page.startswith(f"/{language.prefix}"))
    return [page for page in own if not page.startswith(longer)]


def contradictions(words: Accessibility | None, run: Run | None) -> Iterator[tuple[Key, str, dict[str, str]]]:
    """Yield what stands twice, and what criteria and the run name although there are no words for it."""
    checks = [check.id for check in words.checks] if words else []
    schemes = [scheme.id for scheme in words.schemes] if words else []
    if words:
        yield from _twice("checks", "id", checks)
        yield from _twice("schemes", "id", schemes)
        yield from _twice("criteria", "number", [criterion.number for criterion in words.criteria])
        for i, criterion in enumerate(words.criteria):
            key = ("accessibility", "criteria", i, "checks")
            yield from _unknown(key, criterion.checks, checks)
            if not criterion.checks:
                yield key, "no-checks", {}
    for i, passed in enumerate(run.checks if run else ()):
        yield from _unknown(("test_run", "checks", i, "id"), [passed.id], checks)
        for look in passed.looks:
            yield from _unknown(("test_run", "checks", i, "looks"), look.schemes, schemes)


def _twice(name: str, key: str, ids: Sequence[str]) -> Iterator[tuple[Key, str, dict[str, str]]]:
    for i, item in enumerate(ids):
        if item in ids[:i]:
            yield ("accessibility", name, i, key), "same-id", {"id": item}


def _unknown(
    key: Key, named: Iterable[str], known: Sequence[str]
) -> Iterator[tuple[Key, str, dict[str, str]]]:
    for item in named:
        if item not in known:
            yield key, "unknown-id", {"value": item, "known": ", ".join(known)}
