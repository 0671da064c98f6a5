"""The files beside the pages: feeds, sitemap, robots.txt, security.txt, old addresses, the offices' cards."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.generators import Generator
from pelican.plugins import signals

from plugins import build
from plugins.model.urls import alias_url, save_as
from plugins.render import security_txt, vcard
from plugins.render.renderer import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican import Pelican
    from pelican.writers import Writer

    from plugins.model.page import Page
    from plugins.model.site import Site

ROBOTS = "robots.txt"  # RFC 9309 fixes the name


def feed_id(namespace: str, url: str) -> str:
    """Return an Atom id that stays the same wherever the site lives: a UUID made from a name (RFC 9562)."""
    return uuid.uuid5(uuid.UUID(namespace), url).urn


def aliases(site: Site, prefixes: Mapping[str, str]) -> list[tuple[str, Page]]:
    """Return each old address with the page that has taken its place; `prefixes` is language → prefix."""
    return sorted(
        (
            (alias_url(prefixes[page.lang], alias), page)
            for page in site.pages
            for alias in old_addresses(page)
        ),
        key=lambda moved: moved[0],
    )


def old_addresses(page: Page) -> tuple[str, ...]:
    """Return the aliases that a page's source gives."""
    return (page.source.value("Aliases") or ()) if page.source and page.number == 1 else ()


class Extras(Generator):  # type: ignore[misc]
    """Pelican's way to files that are not pages."""

    def generate_output(self, _writer: Writer) -> None:
        """Write all of them, or let them be rendered."""
        now: build.Build = self.settings[build.KEY]
        site: Site = self.context["site"]
        home = site.home(site.languages[0])
        for language in now.languages.values():
            name = language.prefix + self.settings["FEED_NAME"]
            now.tasks.append(Task(name, "feed.xml", site.home(language.code)))
        now.tasks.append(Task(self.settings["SITEMAP_NAME"], "sitemap.xml", home))
        now.tasks.append(Task(ROBOTS, ROBOTS, home))
        # A page at each old address; plugins/hosting/ tells hosts that can lead on by themselves.
        prefixes = {language.code: language.prefix for language in now.languages.values()}
        now.tasks += [Task(save_as(url), "alias.html", page) for url, page in aliases(site, prefixes)]
        self._write_cards(now, site)
        self._write_security(now)

    def _write_cards(self, now: build.Build, site: Site) -> None:
        if not now.data:
            return
        for language in now.languages.values():
            for office in now.data.offices:
                page = site.office_page(language.code, office.id)
                if page is None:
                    continue
                url = f"{self.settings['SITEURL']}/{page.url}"
                text = vcard.vcard(language, now.data.organisation, office, url)
                path = Path(self.output_path, page.url, self.settings["CARD_NAME"])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())  # bytes: line ends stay as the standard wants them

    def _write_security(self, now: build.Build) -> None:
        zone, url = self.settings["TIMEZONE"], self.settings["SITEURL"]
        text = security_txt.text(now.data, now.languages, now.today, zone, url)
        if text is None:
            return
        path = Path(self.output_path, security_txt.PATH)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())  # bytes: a template would lose the last line end, which the RFC wants


def register() -> None:
    """Add the generator to Pelican's own."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Pelican) -> type[Generator]:
    return Extras
