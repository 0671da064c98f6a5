"""Saves are noticed, however an editor saves; what it leaves beside files is not."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import watchfiles

from preview import watching

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

pytestmark = pytest.mark.slow
SECONDS = 10  # more than any notice takes


class Noticed:
    """Collects the names of what was saved."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.more = asyncio.Event()

    def __call__(self, names: set[str]) -> None:
        self.names |= names
        self.more.set()

    async def after(self, save: Callable[[], object], name: str) -> set[str]:
        """Save, wait until the name comes, and return all names that have come since."""
        self.names.clear()
        save()
        while name not in self.names:
            await self.more.wait()
            self.more.clear()
        return {*self.names}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("content/ja/x.md", "theme/css/main.css", "plugins/run.py", "pelicanconf.py", "tasks.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


def watch(root: Path, body: Callable[[Noticed], Awaitable[object]]) -> None:
    """Do something while the project is watched."""

    async def both() -> None:
        noticed = Noticed()
        watch = asyncio.create_task(watching.watch(root, noticed))
        try:
            for name in ("content/begin", "pelicanconf.py"):  # until both watches are there
                while name not in noticed.names:
                    (root / name).touch()
                    await asyncio.sleep(0.02)
            await asyncio.sleep(0.2)  # the last of these saves
            await body(noticed)
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

    asyncio.run(asyncio.wait_for(both(), SECONDS))


def replace(path: Path, text: str = "new") -> None:
    """Save as many editors do: write a new file and give it the old one's name."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)


@pytest.mark.parametrize(
    "name", ["content/ja/x.md", "theme/css/main.css", "plugins/run.py", "pelicanconf.py"]
)
def test_a_file_may_be_written_again_and_replaced_again(root: Path, name: str) -> None:
    async def body(noticed: Noticed) -> None:
        for save in (replace, replace, type(root).touch, replace):
            assert await noticed.after(partial(save, root / name), name) == {name}
            await asyncio.sleep(0.2)

    watch(root, body)


def test_what_editors_leave_and_files_that_no_build_reads_are_not_noticed(root: Path) -> None:
    async def body(noticed: Noticed) -> None:
        def save() -> None:
            for name in ("content/ja/.x.md.swp", "content/ja/4913", "content/ja/x.md~", "tasks.py", ".env"):
                (root / name).write_text("?", encoding="utf-8")
            (root / "content" / "ja" / "4913").unlink()

        def save_one() -> None:
            (root / "content" / "ja" / "x.md").write_text("?", encoding="utf-8")

        save()
        await asyncio.sleep(0.5)
        assert await noticed.after(save_one, "content/ja/x.md") == {"content/ja/x.md"}

    watch(root, body)


def test_a_folder_that_takes_another_s_place_is_watched_too(root: Path) -> None:
    async def body(noticed: Noticed) -> None:
        def swap() -> None:
            (root / "content").rename(root / "old")
            (root / "content" / "en").mkdir(parents=True)

        await noticed.after(swap, "content")
        await asyncio.sleep(0.2)
        await noticed.after((root / "content" / "en" / "y.md").touch, "content/en/y.md")

    watch(root, body)


def test_where_the_system_allows_no_more_watching_the_files_are_looked_at_instead(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def limited(*paths: Path, **options: Any) -> AsyncIterator[set[tuple[Any, str]]]:
        if not options.get("force_polling"):
            raise OSError("OS file watch limit reached.")
        async for changes in watchfiles.awatch(*paths, **options):
            yield changes

    monkeypatch.setattr(watching, "awatch", limited)

    async def body(noticed: Noticed) -> None:
        await asyncio.sleep(1)  # who looks sees times in whole seconds
        await noticed.after(partial(replace, root / "pelicanconf.py"), "pelicanconf.py")
        await noticed.after((root / "content" / "new.md").touch, "content/new.md")

    watch(root, body)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content/ja/x.md", True),
        ("content/data/offices.toml", True),
        ("theme/templates/base.html", True),
        ("plugins/report/problems.toml", True),
        ("pelicanconf.py", True),
        ("content", True),
        ("content/ja/.x.md.swp", False),
        ("content/ja/x.md~", False),
        ("content/ja/#x.md#", False),
        ("content/ja/4913", False),
        ("content/.obsidian/workspace.json", False),
        ("content/.DS_Store", False),
        ("plugins/__pycache__/run.cpython-311.pyc", False),
        ("publishconf.py", False),
        ("output", False),
        ("contents/x.md", False),
        (".", False),
    ],
)
def test_what_matters_is_what_a_build_reads(name: str, expected: object) -> None:
    assert watching.matters(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plugins/run.py", True),
        ("plugins/report/problems.toml", True),
        ("pelicanconf.py", True),
        ("content/plugins/x.md", False),
        ("theme/translations/ja/LC_MESSAGES/messages.po", False),
    ],
)
def test_code_is_what_a_process_keeps(name: str, expected: object) -> None:
    assert watching.is_code(name) is expected
