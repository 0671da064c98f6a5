"""The pages of a language once more, with a reading above all kanji: links in them lead to such pages.

A template is rendered once for both. What differs, apart from readings and links, it gives as `either`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

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

BEGINS, BAR, ENDS = "\ue007", "\ue008", "\ue009"  # private use, and taken out of texts
EITHER = re.compile(f"{BEGINS}([^{BAR}]*){BAR}([^{ENDS}]*){ENDS}")


@dataclass(frozen=True)
class Edition:
    """What makes a page of a language into the one with readings; `base` stands before addresses.

    `languages` are those whose pages with readings it leads to: its own, then the one it is an edition of.
    """

    languages: tuple[Language, ...]
    readings: Readings
    base: str

    def page(self, html: str, site: RecordedQueries) -> Annotated:
        """Return a page with readings, and the runs of kanji that have none."""

        def lead(address: str) -> str:
            if not address.startswith(f"{self.base}/"):
                return address
            path, sign, fragment = address.removeprefix(f"{self.base}/").partition("#")
            for language in self.languages:
                if site.at(language.code, path):
                    return f"{self.base}/{language.with_furigana(path)}{sign}{fragment}"
            return address

        return annotated(html, self.languages[0].code, self.readings, lead)


def either(with_furigana: str, without: str) -> Markup:
    """Return what stands in a rendered template for both of two texts."""
    return Markup(f"{BEGINS}{{}}{BAR}{{}}{ENDS}").format(with_furigana, without)  # noqa: S704 - it escapes both


def chosen(text: str, *, furigana: bool) -> str:
    """Return what a template was rendered to, with one text of each two."""
    return EITHER.sub(r"\1" if furigana else r"\2", text)


def editions(project: Project, readings: Mapping[str, Readings]) -> dict[str, Edition]:
    """Return language → its edition, of those that have one."""
    base, known = base_path(project.settings["SITEURL"]), project.languages

    def led_to(language: Language) -> tuple[Language, ...]:
        return tuple(known[code] for code in (language.code, language.edition_of) if code in readings)

    return {code: Edition(led_to(known[code]), found, base) for code, found in readings.items()}


def files(page: Page, language: Language) -> Iterator[OutputFile]:
    """Yield the file of a page, and the one with readings where its language has such pages."""
    template = f"{page.template}.html"
    if not language.always_furigana:
        yield OutputFile(page.save_as, template, page)
    if language.furigana:
        yield OutputFile(language.with_furigana(page.save_as), template, page, furigana=True)
