"""Pelican itself, with our generator in the place of its own for pages (its setting `PELICAN_CLASS`)."""

from __future__ import annotations

import pelican
from pelican.generators import Generator, PagesGenerator

from plugins.pelican.generator import SitePagesGenerator


class Pelican(pelican.Pelican):  # type: ignore[misc]
    """Counts pages with the generator that makes them: Pelican asks the first that is a PagesGenerator."""

    def _get_generator_classes(self) -> list[type[Generator]]:
        found: list[type[Generator]] = super()._get_generator_classes()
        return [SitePagesGenerator if each is PagesGenerator else each for each in found]
