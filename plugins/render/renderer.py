"""Render the files that have changed, in parallel."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.cache.build_record import Rendered
from plugins.cache.database import CacheGoneError
from plugins.cache.dependencies import RecordedQueries
from plugins.hashing import digest, digest_of
from plugins.model import links, ruby
from plugins.model.page import Page
from plugins.render import table_frame
from plugins.render.furigana import chosen
from plugins.render.picture_element import with_pictures
from plugins.report.crashes import CrashError, unexpected
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from plugins.cache.build_record import BuildRecord
    from plugins.cache.dependencies import Query, SiteQueries
    from plugins.model.assets import Asset
    from plugins.model.downloads import Download
    from plugins.render.furigana import Edition
    from plugins.render.output_file import OutputFile


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
    editions: Mapping[str, Edition] = field(default_factory=dict)  # by language

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
            content = file.load() if file.load else file.content
            self._write(file.path, content)
            return Rendered(file.own, digest(content), {})
        text, asked = self._from_template(file.template, file.page)
        text, missing = chosen(text, furigana=file.furigana), tuple[str, ...]()
        site = RecordedQueries(self.queries, asked)
        if file.furigana:
            text, missing = self.editions[file.page.lang].page(text, site)
        else:
            text = ruby.unmarked(text)
        data = text.encode()
        self._write(file.path, data)
        answers = {query: self.queries.digest(query) for query in site.recorded}
        return Rendered(file.own, digest(data), answers, missing)

    @cached_property
    def _latest(self) -> dict[tuple[str, str], tuple[str, dict[Query, None]]]:
        """Return what `_from_template` has returned last, by template and page."""
        return {}

    def _from_template(self, name: str, page: Page) -> tuple[str, dict[Query, None]]:
        """Return what a template makes of a page, and its queries: the one with furigana often follows."""
        key = name, page.save_as
        if key not in self._latest:
            site, template = RecordedQueries(self.queries), self.env.get_template(name)
            text = template.render({**self.context, "page": page, "site": site})
            self._latest.clear()
            self._latest[key] = text, site.recorded
        return self._latest[key]

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


def sections(  # noqa: PLR0913, PLR0917 - each is a value of its own
    site: RecordedQueries,
    page: Any,
    base: str,
    assets: Mapping[str, Asset],
    sizes: str,
    download: Callable[..., str],
) -> list[str]:
    """Return the sections of a page's text with addresses, pictures and links to PDFs.

    `base` stands before addresses of this site, `sizes` tells browsers how wide pictures are shown.
    `download` returns a link to a PDF: `file`, its `address`, other `attributes` and `words`.
    """

    def address(path: str) -> str:
        return f"{base}/{site.address(path)}"

    def static(path: str) -> str:
        return f"{base}/{assets[path].address}"

    def link(path: str, fragment: str, attributes: str, words: str) -> str:
        file: Download = site.download(path)
        text = (f"{base}/{file.url}{fragment}", attributes, words)
        address, attributes, words = map(Markup, text)  # sanitized
        return download(page=page, file=file, address=address, attributes=attributes, words=words)

    # Its own, or that of another one.
    found: tuple[str, ...] = page.sections if isinstance(page, Page) else site.sections(page)
    shown = table_frame.framed(with_pictures(found, assets, base, sizes))
    told = (links.with_downloads(html, link) for html in shown)
    return [links.resolved(html, address, static) for html in told]


def render_files(renderer: Renderer, files: Sequence[OutputFile], jobs: int) -> dict[str, Rendered | None]:
    """Render all files, and return path → how each was rendered, or None where it is as before."""
    if renderer.before is None:  # each template once, and not in each process
        for template in sorted({file.template for file in files if file.template}):
            renderer.env.get_template(template)
    # What is made of many pages takes longest: begun last, it would keep one process busy while others wait.
    longest_first = sorted(files, key=lambda file: file.load is None)
    return dict(shared(renderer.render, longest_first, jobs))
