"""The text with which a page begins: the entries that its kind needs, and words to be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.model.fields import FIELDS, SHARED
from plugins.model.lifecycle import State
from plugins.model.translation_status import KEY
from plugins.read.fences import FENCE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from plugins.model.house_style import HouseStyle
    from plugins.model.source import Source


@dataclass(frozen=True)
class NewPage:
    """What is known of a page that somebody begins; `recorded` is its `Translated_from`.

    A translation has the entries of its `original`, and the same values where languages share them.
    """

    day: datetime.date
    order: int
    title: str = ""
    topics: tuple[str, ...] = ()
    recorded: str = ""
    is_of_edition: bool = False
    original: Source | None = None

    def text(self, kind: Mapping[str, Any], style: HouseStyle) -> str:
        """Return a draft with the entries that a kind needs, in the style of a language."""
        template = ""
        if self.is_of_edition:  # which has no lists: its pages need not say more
            plain = next((name for name, needs in kind["templates"].items() if not needs), "")
            template = "" if plain == next(iter(kind["templates"])) else plain
        values = {
            "Template": template,
            "Title": self.title,
            "Description": style.new_description,
            "Date": str(self.day),
            "Modified": str(self.day),
            "Topics": ", ".join(self.topics),
            "Order": str(self.order),
            "Outcomes": f"\n  - {style.new_outcome}",
            "Status": State.DRAFT,
            KEY: self.recorded,
        }
        wanted = {*kind["requires"], *(("Template", "Status") if template else kind["allows"])}
        if self.original:
            wanted = {*kind["requires"], *self.original.document.entries, "Status", KEY}
            values |= _shared(self.original)
        keys = [key for key in FIELDS if key in wanted and (values.get(key) or key == "Title")]
        head = "".join(
            f"{key}:{'' if values[key].startswith(chr(10)) else ' '}{values[key]}\n" for key in keys
        )
        return f"{FENCE}\n{head}{FENCE}\n\n{style.new_text}\n"


def _shared(original: Source) -> dict[str, str]:
    """Return what all languages share of a page, as pages write it; "" for what it does not have."""
    found = {key: original.value(key) for key in SHARED}
    return {
        key: ", ".join(value) if isinstance(value, tuple) else str("" if value is None else value)
        for key, value in found.items()
    }


def needed(kind: Mapping[str, Any]) -> list[str]:
    """Return the entries that a page of a kind needs if it does not choose a template."""
    return [*kind["requires"], *next(iter(kind["templates"].values()))]


def next_order(sources: Iterable[Source]) -> int:
    """Return the `Order` of a page that comes after all others."""
    return max((source.value("Order") or 0 for source in sources), default=0) + 1
