"""A page of links that begin a page on the code host itself: its form for a new file, filled with a draft."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from plugins.model import ruby, translation_status
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
    """A link that begins a page of a kind in a language; a translation has the title of its original."""

    kind: str
    language: str
    address: str
    title: str = ""


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
        translations=[*translations(project, data, site)],
        proposals=f"{code_host}/pulls",
    )
    path = save_as(f"{project.settings['WRITE_ADDRESS']}{ADDRESS}")
    yield OutputFile(path, content=f"{shown}\n".encode())


def beginnings(project: Project, data: Data, site: Site) -> Iterator[Beginning]:
    """Yield each link: kind by kind, in every language, and in editions that have pages of the kind."""
    topics = tuple(topic.id for topic in data.topics)
    order = next_order(page.source for page in site.pages if page.source)
    originals = without_editions(project.languages)
    for kind, about in project.settings["KINDS"].items():
        for code, language in project.languages.items():
            if code not in originals and not (project.content / code / kind).is_dir():
                continue
            asked = topics if "Topics" in needed(about) else ()
            new = NewPage(project.today, order, topics=asked, is_of_edition=bool(language.edition_of))
            yield Beginning(kind, code, _address(project, data, f"{code}/{kind}/{NAME}", new))


def translations(project: Project, data: Data, site: Site) -> Iterator[Beginning]:
    """Yield a link for each page that a language does not have yet; it records what it is translated from."""
    languages = without_editions(project.languages)
    sources = [page.source for page in site.current if page.source]
    for found in translation_status.versions(sources, [*languages]):
        original = next(version.source for version in found if not version.original)
        has = {version.source.language for version in found}
        for code in languages:
            if code not in has:
                recorded = translation_status.entry(original)
                new = NewPage(project.today, 0, recorded=recorded, original=original)
                address = _address(project, data, f"{code}/{original.kind}/{original.name}.md", new)
                yield Beginning(original.kind, code, address, ruby.words(original.value("Title")))


def _address(project: Project, data: Data, path: str, new: NewPage) -> str:
    """Return the address of the code host's form for a new file at a path below content/."""
    code, kind, _ = path.split("/", 2)
    styles = {style.language: style for style in data.house_styles}
    style = styles.get(code) or styles[project.languages[code].edition_of]
    text = new.text(project.settings["KINDS"][kind], style)
    folder, _, name = project.shown(path).rpartition("/")
    place = quote(f"{project.settings['CODE_HOST_BACKEND']['branch']}/{folder}")
    filled = urlencode({"filename": name, "value": text}, quote_via=quote)
    return f"{project.settings['CODE_HOST']}/new/{place}?{filled}"
