"""What is to be built: the content, the theme, the settings and the day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model import lifecycle
from plugins.model.languages import languages

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from plugins.model.languages import Language


@dataclass(frozen=True)
class Project:
    """The folders of a build, its settings as Pelican has read them, and the day that it shows."""

    content: Path
    theme: Path
    settings: Mapping[str, Any]
    languages: Mapping[str, Language]
    today: datetime.date

    @property
    def own_addresses(self) -> tuple[str, ...]:
        """Return the addresses of this site that a text might give in full."""
        return tuple(filter(None, (self.settings["SITEURL"], self.settings["PUBLIC_ADDRESS"])))

    def needed_pages(self, language: str) -> tuple[str, ...]:
        """Return the names of the pages that a language or an edition must have, with those of its menus."""
        menus = self.languages[language].menu or self.settings["MENU"]
        return (*self.settings["REQUIRED_PAGES"], *(name for menu in menus.values() for name in menu))

    def shown(self, path: str) -> str:
        """Return how problems name a file below the content folder: content/ja/guide/steps.md."""
        return f"{self.content.name}/{path}"


def project(settings: Mapping[str, Any]) -> Project:
    """Return the project that Pelican's settings describe."""
    day = settings["TODAY"] or lifecycle.today(settings["TIMEZONE"])
    return Project(Path(settings["PATH"]), Path(settings["THEME"]), settings, languages(settings), day)
