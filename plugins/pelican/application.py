"""Pelican's application class, with our page generator in place of its own (`PELICAN_CLASS`)."""

from __future__ import annotations

import pelican
from pelican.generators import Generator, PagesGenerator

from plugins.pelican.generator import SitePagesGenerator


class Pelican(pelican.Pelican):  # type: ignore[misc]
    """Has one page generator, ours, so that Pelican counts the pages that there are."""

    def _get_generator_classes(self) -> list[type[Generator]]:
        found: list[type[Generator]] = super()._get_generator_classes()
        return [SitePagesGenerator if each is PagesGenerator else each for each in found]
