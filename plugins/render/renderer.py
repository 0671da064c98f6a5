"""Render the files that have changed, in parallel."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.cache.build_record import Rendered
from plugins.cache.database import CacheGoneError
from plugins.cache.dependencies import RecordedQueries
from plugins.hashing import digest, digest_of
from plugins.model import links
from plugins.model.page import Page
from plugins.read.markdown.preprocess import DRAWING
from plugins.report.crashes import CrashError, unexpected
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from plugins.cache.build_record import BuildRecord
    from plugins.cache.dependencies import SiteQueries
    from plugins.render.drawings import Drawing
    from plugins.render.output_file import OutputFile

NAME = re.compile(f"{DRAWING}(.*?){DRAWING}")


@dataclass(frozen=True)
class Renderer:
    """What all files are rendered with: templates, their context, the site's answers, the site before.

    `before` tells how the site was rendered that lies in `old`; `may_share` whether both sites may have one
    file in common (link(2)): nothing writes into such a file, but a release sets times and modes.
    """

    env: Environment
    context: Mapping[str, Any]
    queries: SiteQueries
    folder: Path
    old: Path
    before: BuildRecord | None
    may_share: bool

    def render(self, files: Iterable[OutputFile]) -> Iterator[tuple[str, Rendered | None]]:
        """Write files, and yield how each was rendered, or None where it is as before; raise CrashError."""
        for file in files:
            if self._is_current(file) and self._is_there(file.path):
                yield file.path, None
                continue
            try:
                rendered = self._rendered(file)
            except CacheGoneError:
                raise
            except Exception as error:
                raise CrashError(unexpected(error, Path(self.context["PATH"]).parent)) from error
            yield file.path, rendered

    @cached_property
    def _is_same(self) -> dict[int, bool]:
        """Return number of a query → whether its answer is the same as before, as far as was asked."""
        return {}

    def _is_current(self, file: OutputFile) -> bool:
        known = self.before.files.get(file.path) if self.before else None
        if self.before is None or known is None or known.own != file.own:
            return False
        for number in known.queries:
            if number not in self._is_same:
                answer = self.queries.digest(self.before.queries[number])
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

    def _rendered(self, file: OutputFile) -> Rendered:
        if file.page is None:
            self._write(file.path, file.content)
            return Rendered(file.own, digest(file.content), {})
        site = RecordedQueries(self.queries)
        text = self.env.get_template(file.template).render({**self.context, "page": file.page, "site": site})
        data = text.encode()
        self._write(file.path, data)
        answers = {query: self.queries.digest(query) for query in site.recorded}
        return Rendered(file.own, digest(data), answers)

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


def sections(
    site: RecordedQueries,
    page: Any,
    base: str,
    static: Mapping[str, str],
    drawings: Mapping[str, Drawing],
) -> list[str]:
    """Return the sections of a page's text with addresses and drawings; `base` stands before its own."""

    def address(path: str) -> str:
        return f"{base}/{site.address(path)}"

    # Its own, or that of another one.
    found: tuple[str, ...] = page.sections if isinstance(page, Page) else site.sections(page)
    return [
        _drawn(links.resolved(html, address, lambda path: f"{base}/{static[path]}"), drawings)
        for html in found
    ]


def _drawn(html: str, drawings: Mapping[str, Drawing]) -> str:
    """Return text with the drawings that there are in place of their names."""
    if DRAWING not in html:
        return html
    return NAME.sub(lambda m: drawings[m[1]].__html__() if m[1] in drawings else "", html)


def render_files(renderer: Renderer, files: Sequence[OutputFile], jobs: int) -> dict[str, Rendered | None]:
    """Render all files, and return path → how each was rendered, or None where it is as before."""
    if renderer.before is None:  # each template once, and not in each process
        for template in sorted({file.template for file in files if file.template}):
            renderer.env.get_template(template)
    return dict(shared(renderer.render, files, jobs))
