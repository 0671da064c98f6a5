"""The pages of a language once more, with a reading above all kanji: links in them lead to such pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model.urls import base_path
from plugins.read.furigana import annotated
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.cache.dependencies import RecordedQueries
    from plugins.model.languages import Language
    from plugins.model.page import Page
    from plugins.model.project import Project
    from plugins.model.readings import Readings
    from plugins.read.furigana import Annotated


@dataclass(frozen=True)
class Edition:
    """What makes a page of a language into the one with readings; `base` stands before addresses."""

    language: Language
    readings: Readings
    base: str

    def page(self, html: str, site: RecordedQueries) -> Annotated:
        """Return a page with readings, and the runs of kanji that have none."""

        def lead(address: str) -> str:
            if not address.startswith(f"{self.base}/"):
                return address
            path, sign, fragment = address.removeprefix(f"{self.base}/").partition("#")
            if not site.at(self.language.code, path):
                return address
            return f"{self.base}/{self.language.with_furigana(path)}{sign}{fragment}"

        return annotated(html, self.language.code, self.readings, lead)


def editions(project: Project, readings: Mapping[str, Readings]) -> dict[str, Edition]:
    """Return language → its edition, of those that have one."""
    base = base_path(project.settings["SITEURL"])
    return {code: Edition(project.languages[code], known, base) for code, known in readings.items()}


def files(page: Page, language: Language) -> Iterator[OutputFile]:
    """Yield the file of a page, and the one with readings where its language has such pages."""
    template = f"{page.template}.html"
    if not language.always_furigana:
        yield OutputFile(page.save_as, template, page)
    if language.furigana:
        yield OutputFile(language.with_furigana(page.save_as), template, page, furigana=True)
