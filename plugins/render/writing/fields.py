"""The fields of a form, from those of front matter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.model.fields import FIELDS, STATUSES
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.model.data import Data
    from plugins.render.writing.words import Words

PICTURES = "pictures"  # a field of the form that pages do not have: the format adds them to the text
NEW = "draft"  # the status of a page that somebody begins
TODAY = "{{now}}"  # Sveltia CMS's own word for it
DAY = {"type": "date", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD"}
# What each widget of forms.toml is to Sveltia CMS.
WIDGETS: Mapping[str, Mapping[str, Any]] = {
    "string": {"widget": "string", "use_emoji_autocomplete": False},
    "text": {"widget": "text"},
    "date": {"widget": "datetime", **DAY, "time_format": False, "picker_utc": False},
    "number": {"widget": "number", "value_type": "int", "min": 0, "step": 1},
    "choice": {"widget": "select", "dropdown_threshold": 10},
    "list": {"widget": "list"},
}

Choices = dict[str, list[dict[str, str]]]  # table that a field names → its rows, as a form offers them


def choices(data: Data, drawings: Iterable[str], language: str) -> Choices:
    """Return what a field can name; a name says what it is in the language of the form."""
    named = {"topics": data.topics, "offices": data.offices}
    found = {
        table: [{"label": row.name[language], "value": row.id} for row in rows]  # type: ignore[attr-defined]
        for table, rows in named.items()
    }
    return {**found, "drawings": [{"label": name, "value": name} for name in sorted(drawings)]}


def fields(
    allowed: Collection[str],
    required: Collection[str],
    words: Words,
    offered: Choices,
    limits: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """Yield what a form asks of a kind of page, in the order in which pages have their entries.

    `limits` maps a field to how long it may be. Raises `BadValueError` for a field without words.
    """
    for name in FIELDS:
        if name in allowed and (widget := _widget(name, words)):
            yield _field(name, widget, name in required, words, offered, limits)


def _widget(name: str, words: Words) -> str:
    widget = words.get("fields", name, "widget")
    if widget not in {"", *WIDGETS}:
        raise BadValueError("missing-data-key", key=f"fields.{name}", name="widget")
    return str(widget)


def _field(  # noqa: PLR0913, PLR0917 - each is a value of its own
    name: str,
    widget: str,
    is_required: bool,  # noqa: FBT001
    words: Words,
    offered: Choices,
    limits: Mapping[str, str],
) -> dict[str, Any]:
    field = FIELDS[name]
    found = {
        "name": name,
        "label": words.text("fields", name, "label"),
        "hint": words.text("fields", name, "hint", limits=limits.get(name, "")),
        **WIDGETS[widget],
        "required": is_required,
        "i18n": "duplicate" if field.is_shared else True,
    }
    if widget == "date" and is_required:
        found["default"] = TODAY
    if widget == "choice":
        found |= _choice(name, words, offered)
    return found


def _choice(name: str, words: Words, offered: Choices) -> dict[str, Any]:
    field = FIELDS[name]
    if field.table:
        return {"options": offered[field.table], "multiple": field.shape == "names"}
    options = words.get("fields", name, "options") or {}
    said = [{"label": words.text("fields", name, "options", value), "value": value} for value in options]
    return {"options": said, "required": True, **({"default": NEW} if {*options} == {*STATUSES} else {})}


def body(words: Words) -> dict[str, Any]:
    """Return the field of the text below the entries: its Markdown as it is, which nothing rewrites."""
    return {
        "name": "body",
        "label": words.text("body", "label"),
        "hint": words.text("body", "hint"),
        "widget": "richtext",
        "modes": ["raw"],
        "buttons": [],
        "editor_components": [],
        "use_emoji_autocomplete": False,
        "i18n": True,
        "required": True,
    }


def pictures(words: Words) -> dict[str, Any]:
    """Return the field of pictures to be added to the text, each with the words that stand for it."""
    text = partial(words.text, "pictures")
    file = {"name": "file", "label": text("file"), "widget": "image", "choose_url": False}
    said = {"name": "alternative", "label": text("alternative"), "hint": text("alternative_hint")}
    return {
        "name": PICTURES,
        "label": text("label"),
        "label_singular": text("one"),
        "hint": text("hint"),
        "widget": "list",
        "fields": [{**file, "i18n": "duplicate"}, {**said, **WIDGETS["string"], "i18n": True}],
        "i18n": True,
        "required": False,
    }


def limits(styles: Iterable[Any], labels: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return field → how long it may be, as the house styles of the languages in `labels` have it."""
    known: Sequence[Any] = [style for style in styles if style.language in labels]

    def told(name: str) -> str:
        numbers = ((labels[style.language], str(getattr(style, name))) for style in known)
        said = (words.text("limit", "one", language=label, number=number) for label, number in numbers)
        return words.text("limit", "joint").join(said)

    return {"Title": told("longest_title"), "Description": told("longest_description")}
