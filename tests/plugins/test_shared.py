"""What all pages share: from the cache, and made again as soon as anything that it is made of has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editing import sources
from plugins import loading
from plugins.cache.build_cache import BuildCache
from plugins.cache.database import NAME, Database
from plugins.model.project import project
from plugins.render import theme
from plugins.shared import Shared, shared
from tests.plugins import repositories, small_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site."""
    return small_site.write(tmp_path / "project")


@pytest.fixture
def cache(site: Path, tmp_path: Path) -> Iterator[BuildCache]:
    """Return an empty cache for that site."""
    database = Database(tmp_path / NAME)
    yield BuildCache(site / "output", database)
    assert not database.is_refused
    database.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what is made from now on, instead of taken from the cache."""
    found: list[str] = []
    for module, name in ((theme, "load"), (loading, "inputs"), (loading, "problems")):
        monkeypatch.setattr(module, name, _noted(getattr(module, name), found, f"{module.__name__}.{name}"))
    return found


def _noted(make: Callable[..., Any], found: list[str], name: str) -> Callable[..., Any]:
    def noted(*given: Any) -> Any:
        found.append(name.removeprefix("plugins."))
        return make(*given)

    return noted


ALL = ["render.theme.load", "loading.inputs", "loading.problems"]
OF_DATA = ALL[1:]


def take(site: Path, cache: BuildCache, **settings: Any) -> Shared:
    return shared(project(sources.settings(site, **settings)), cache)


def test_all_of_it_comes_back_as_it_was(site: Path, cache: BuildCache, made: list[str]) -> None:
    first, second = take(site, cache), take(site, cache)
    assert made == ALL
    # Readings are never equal, as each remembers its own.
    tables = [{**vars(each.inputs), "data": repr(each.inputs.data)} for each in (first, second)]
    assert tables[0] == tables[1]
    assert (second.rules.digest, second.problems) == (first.rules.digest, first.problems)
    strings = [
        {code: theme.strings(t) for code, t in each.theme.translations.items()} for each in (first, second)
    ]
    assert strings[0] == strings[1]
    assert any(strings[0].values())
    plain = [{**vars(each.theme), "translations": None} for each in (first, second)]
    assert plain[0] == plain[1]


CHANGES: dict[str, tuple[str, list[str]]] = {
    "data": ("content/data/data.toml", OF_DATA),
    "a new file of data": ("content/data/more.toml", OF_DATA),
    "a new text": ("content/ja/pages/more.md", OF_DATA),
    "a template": ("theme/templates/page.html", ALL),
    "a catalogue": ("theme/translations/ja/LC_MESSAGES/messages.po", ALL),
}


@pytest.mark.parametrize(("name", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_made_again(
    name: str, expected: list[str], site: Path, cache: BuildCache, made: list[str]
) -> None:
    take(site, cache)
    made.clear()
    path = site / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    take(site, cache)
    assert made == expected
    take(site, cache)
    assert made == expected


def test_with_other_settings_all_is_made_again(site: Path, cache: BuildCache, made: list[str]) -> None:
    take(site, cache)
    take(site, cache, SITEURL="https://guide.example")
    assert made == [*ALL, *ALL]


def test_a_text_that_is_edited_changes_nothing(site: Path, cache: BuildCache, made: list[str]) -> None:
    take(site, cache)
    path = site / "content" / "ja" / "pages" / "about.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nもう一行。\n", encoding="utf-8")
    take(site, cache)
    assert made == ALL


def test_a_mistake_in_the_data_is_told_until_it_is_mended(site: Path, cache: BuildCache) -> None:
    path = site / "content" / "data" / "bad.toml"
    path.write_text("colour = 1\n", encoding="utf-8")
    told = [take(site, cache).problems for _ in range(2)]
    assert [[problem.code for problem in problems] for problems in told] == [["unknown-data-key"]] * 2
    path.unlink()
    assert take(site, cache).problems == []


def test_a_theme_that_changes_while_it_is_loaded_is_not_cached(
    site: Path, cache: BuildCache, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load, path = theme.load, site / "theme" / "templates" / "page.html"

    def slowly(*given: Any) -> Any:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return load(*given)

    with monkeypatch.context() as patched:
        patched.setattr(theme, "load", slowly)
        take(site, cache)
    before = path.read_text(encoding="utf-8")
    path.write_text(before.removesuffix("\n"), encoding="utf-8")
    made.clear()
    take(site, cache)
    assert made == ALL


def test_what_a_revision_holds_is_looked_up_each_time(site: Path, cache: BuildCache, made: list[str]) -> None:
    repositories.commit(site)
    for _ in range(2):
        take(site, cache, AGAINST="HEAD")
    assert made == [*ALL, *OF_DATA]


def test_without_a_cache_all_is_made_each_time(site: Path, made: list[str]) -> None:
    for _ in range(2):
        take(site, BuildCache(site / "output"))
    assert made == [*ALL, *ALL]
