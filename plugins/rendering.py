"""Render the pages: only those that something has changed for, and with all processors."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins import links
from plugins.mishaps import unexpected
from plugins.parallel import shared
from plugins.questions import Answers, Questions
from plugins.records import Made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from plugins.build import Build
    from plugins.page import Page
    from plugins.problems import Problem
    from plugins.questions import Question


class Task(NamedTuple):
    """A file of the site: its path below the output folder, its template, and the page that this shows."""

    path: str
    template: str
    page: Page

    @property
    def own(self) -> str:
        """Return what changes with all that it shows of its own page."""
        return f"{self.template} {self.page.digest}"


class RenderingError(Exception):
    """A template failed; holds the problem to tell."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Renderer:
    """What all pages are rendered with: templates, what they know, what they ask, and what was made before.

    `before` maps a file's path to how it was made for the site that lies in `old`.
    """

    env: Environment
    context: Mapping[str, Any]
    answers: Answers
    folder: Path
    old: Path
    before: Mapping[str, Made]

    def files(self, tasks: Iterable[Task]) -> Iterator[tuple[str, Made]]:
        """Write files, and yield how each was made; raise RenderingError."""
        for task in tasks:
            made = self.before.get(task.path)
            if made is None or not self._is_current(task, made) or not self._taken_over(task.path, made):
                try:
                    made = self._rendered(task)
                except Exception as error:
                    raise RenderingError(unexpected(error, Path(self.context["PATH"]).parent)) from error
            yield task.path, made

    def _is_current(self, task: Task, made: Made) -> bool:
        return made.own == task.own and all(
            self.answers.digest(question) == digest for question, digest in made.asked.items()
        )

    def _taken_over(self, path: str, made: Made) -> bool:
        """Let a file of the old site be one of the new one too; return whether it is there as it was made."""
        old, new = f"{self.old}/{path}", f"{self.folder}/{path}"
        try:
            with open(old, "rb", buffering=0) as file:  # noqa: PTH123 - Path takes twice as long
                if digest(file.read()) != made.digest:
                    return False
            _make_folder(new)
            os.link(old, new, follow_symlinks=False)  # noqa: PTH200 - as above
        except OSError:  # it is gone, or this file system has no such links
            return False
        return True

    def _rendered(self, task: Task) -> Made:
        site: Any = self.context["site"]
        questions = Questions(self.answers, site.languages)
        text = self.env.get_template(task.template).render(
            {**self.context, "page": task.page, "site": questions}
        )
        data = text.encode()
        path = f"{self.folder}/{task.path}"
        _make_folder(path)
        with open(path, "wb") as file:  # noqa: PTH123 - as above
            file.write(data)
        asked: dict[Question, str] = {question: self.answers.digest(question) for question in questions.asked}
        return Made(task.own, digest(data), asked)


def digest(data: bytes) -> str:
    """Return what changes with any byte of a file."""
    return hashlib.sha256(data).hexdigest()


def _make_folder(path: str) -> None:
    folder = path.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - most often the one above is there; makedirs would look first
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def text(site: Questions, page: Any, base: str, static: Mapping[str, str]) -> str:
    """Return a page's text with addresses; `base` stands before those of this site."""

    def address(path: str) -> str:
        return f"{base}/{site.address(path)}"

    return links.resolved(site.html(page), address, lambda path: f"{base}/{static[path]}")


def render(now: Build, env: Environment, context: Mapping[str, Any]) -> None:
    """Write the file of each task of a build."""
    answers = Answers(context["site"])
    before = now.record.files if now.record and now.record.frame == now.frame else {}
    renderer = Renderer(env, context, answers, now.staging, now.target, before)
    for template in sorted({task.template for task in now.tasks}):
        env.get_template(template)  # once, and not in each process
    now.made = dict(shared(renderer.files, now.tasks, now.jobs))
