"""A page of links that begin a page on the code host itself: its form for a new file, filled with a draft."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from plugins.model.languages import without_editions
from plugins.model.urls import save_as
from plugins.render.output_file import OutputFile
from plugins.render.writing.new_page import NewPage, needed, next_order
from plugins.render.writing.words import Words, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from plugins.model.data import Data
    from plugins.model.project import Project
    from plugins.model.site import Site

TEMPLATE, ADDRESS = "write-new.html", "new/"  # below the page for writing
NAME = "NAME.md"  # no page may be called so: whoever forgets to change it is told


@dataclass(frozen=True)
class Beginning:
    """A link that begins a page of a kind in a language."""

    kind: str
    language: str
    address: str


def files(project: Project, data: Data, site: Site, env: Environment) -> Iterator[OutputFile]:
    """Yield the page, or nothing where no repository is known."""
    if not (code_host := project.settings["CODE_HOST"]):
        return
    language = site.languages[0]
    shown = env.get_template(TEMPLATE).render(
        page=site.home(language),
        words=Words(language, texts()),
        beginnings={
            kind: [*found] for kind, found in groupby(beginnings(project, data, site), attrgetter("kind"))
        },
        proposals=f"{code_host}/pulls",
    )
    path = save_as(f"{project.settings['WRITE_ADDRESS']}{ADDRESS}")
    yield OutputFile(path, content=f"{shown}\n".encode())


def beginnings(project: Project, data: Data, site: Site) -> Iterator[Beginning]:
    """Yield each link: kind by kind, in every language, and in editions that have pages of the kind."""
    settings = project.settings
    styles = {style.language: style for style in data.house_styles}
    topics = tuple(topic.id for topic in data.topics)
    order = next_order(page.source for page in site.pages if page.source)
    originals = without_editions(project.languages)
    for kind, about in settings["KINDS"].items():
        for code, language in project.languages.items():
            if code not in originals and not (project.content / code / kind).is_dir():
                continue
            asked = topics if "Topics" in needed(about) else ()
            new = NewPage(project.today, order, topics=asked, is_of_edition=bool(language.edition_of))
            style = styles.get(code) or styles[language.edition_of]
            folder = quote(f"{settings['CODE_HOST_BACKEND']['branch']}/{project.shown(f'{code}/{kind}')}")
            filled = urlencode({"filename": NAME, "value": new.text(about, style)}, quote_via=quote)
            yield Beginning(kind, code, f"{settings['CODE_HOST']}/new/{folder}?{filled}")
