"""Render the pages: only those that something has changed for, and with all processors."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.cache import build_cache
from plugins.cache.build_cache import Made
from plugins.cache.database import GoneError
from plugins.cache.dependencies import Answers, Questions
from plugins.hashing import digest, digest_of
from plugins.model.page import Page
from plugins.read.markdown import links
from plugins.report.crashes import MishapError, unexpected
from plugins.workers import shared
from plugins.write import atomic_swap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from plugins.build import Build
    from plugins.cache.build_cache import Record
    from plugins.cache.dependencies import Question


class Task(NamedTuple):
    """A file of the site: its path below the output folder, its template, and the page that this shows."""

    path: str
    template: str
    page: Page

    @property
    def own(self) -> str:
        """Return what changes with all that it shows of its own page."""
        return f"{self.template} {self.page.digest}"


@dataclass(frozen=True)
class Renderer:
    """What all pages are rendered with: templates, what they know, what they ask, and what was made before.

    `before` tells how the site was made that lies in `old`; `may_share` whether both sites may have one file
    in common (link(2)): nothing writes into such a file, but a release sets times and modes.
    """

    env: Environment
    context: Mapping[str, Any]
    answers: Answers
    folder: Path
    old: Path
    before: Record | None
    may_share: bool

    def files(self, tasks: Iterable[Task]) -> Iterator[tuple[str, Made | None]]:
        """Write files, and yield how each was made, or None where it is as before; raise MishapError."""
        for task in tasks:
            if self._is_current(task) and self._is_there(task.path):
                yield task.path, None
                continue
            try:
                made = self._rendered(task)
            except GoneError:
                raise
            except Exception as error:
                raise MishapError(unexpected(error, Path(self.context["PATH"]).parent)) from error
            yield task.path, made

    @cached_property
    def _is_same(self) -> dict[int, bool]:
        """Return number of a question → whether its answer is the same as before, as far as was asked."""
        return {}

    def _is_current(self, task: Task) -> bool:
        known = self.before.files.get(task.path) if self.before else None
        if self.before is None or known is None or known.own != task.own:
            return False
        for number in known.asked:
            if number not in self._is_same:
                answer = self.answers.digest(self.before.questions[number])
                self._is_same[number] = answer == self.before.answers[number]
            if not self._is_same[number]:
                return False
        return True

    def _is_there(self, path: str) -> bool:
        """Tell whether a file of the new site is as it was made; take it from the old one if that has it.

        What has been taken is looked at, and not what was to be: another build may take the old one's place.
        """
        expected = self.before.files[path].digest if self.before else ""
        if digest_of(f"{self.folder}/{path}") == expected:
            return True
        file = self._place(path)
        try:
            if self.may_share:
                os.link(f"{self.old}/{path}", file, follow_symlinks=False)
            else:
                shutil.copyfile(f"{self.old}/{path}", file, follow_symlinks=False)
        except (OSError, NotImplementedError):  # it is gone, or this file system has no such links
            return False
        if not os.path.islink(file) and digest_of(file) == expected:  # noqa: PTH114 - as below
            return True
        os.unlink(file)  # noqa: PTH108
        return False

    def _rendered(self, task: Task) -> Made:
        site: Any = self.context["site"]
        questions = Questions(self.answers, site.languages)
        text = self.env.get_template(task.template).render(
            {**self.context, "page": task.page, "site": questions}
        )
        data = text.encode()
        self._write(task.path, data)
        asked: dict[Question, str] = {question: self.answers.digest(question) for question in questions.asked}
        return Made(task.own, digest(data), asked)

    def _write(self, path: str, data: bytes) -> None:
        with open(self._place(path), "wb") as file:  # noqa: PTH123
            file.write(data)

    def _place(self, path: str) -> str:
        """Return where a new file is to lie: its folder is there, and nothing lies there yet."""
        file = f"{self.folder}/{path}"
        folder = os.path.dirname(file)  # noqa: PTH120
        try:
            os.mkdir(folder)  # noqa: PTH102
        except FileExistsError:
            with suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108
        except FileNotFoundError:  # nor is the one above there, which is seldom
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        return file


def sections(site: Questions, page: Any, base: str, static: Mapping[str, str]) -> list[str]:
    """Return the sections of a page's text with addresses; `base` stands before those of this site."""

    def address(path: str) -> str:
        return f"{base}/{site.address(path)}"

    # Its own, or that of another one.
    found: tuple[str, ...] = page.sections if isinstance(page, Page) else site.sections(page)
    return [links.resolved(html, address, lambda path: f"{base}/{static[path]}") for html in found]


def render(now: Build, env: Environment, context: Mapping[str, Any]) -> None:
    """Write the file of each task of a build."""
    now.frame = digest(repr((now.frame, sorted(now.static.items()))).encode())
    answers = Answers(context["site"])
    before = now.record if now.record and now.record.frame == now.frame else None
    renderer = Renderer(env, context, answers, now.staging, now.target, before, now.release is None)
    if before is None:  # each template once, and not in each process
        for template in sorted({task.template for task in now.tasks}):
            env.get_template(template)
    made = dict(shared(renderer.files, now.tasks, now.jobs))
    atomic_swap.remove(now.staging, now.record.files.keys() - made.keys() if now.record else ())
    now.record = build_cache.record(now.frame, made, before)
