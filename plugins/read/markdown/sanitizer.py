"""The HTML that a text may come to: an allow-list, enforced by a parser that reads HTML as browsers do.

Whatever is published has gone through it (ammonia, by nh3). What it would change is a problem of the text,
which `plugins.check.html` explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

# The kinds of box that a text may have (`!!! note`), and that the theme draws.
NOTE, PATH = BOXES = ("note", "path")
PLAIN: AbstractSet[str] = frozenset()  # no attributes but those of every element

# Element → its attributes. Markdown makes these:
MARKDOWN: Mapping[str, AbstractSet[str]] = {
    **dict.fromkeys(("blockquote", "code", "em", "hr", "li", "pre", "strong", "ul"), PLAIN),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), PLAIN),
    **dict.fromkeys(("table", "tbody", "td", "th", "thead", "tr"), PLAIN),
    "a": {"href"},
    "img": {"alt", "src"},  # plugins/render/picture_element.py adds what else it has
    "ol": {"start"},
}
# For these it has no sign, and none of them runs, loads or covers anything.
HTML: Mapping[str, AbstractSet[str]] = {
    **dict.fromkeys(("abbr", "b", "br", "cite", "dd", "del", "dfn", "div", "dl", "dt", "figcaption"), PLAIN),
    **dict.fromkeys(("figure", "i", "ins", "kbd", "mark", "p", "q", "rp", "rt", "ruby", "s", "samp"), PLAIN),
    **dict.fromkeys(("small", "span", "sub", "summary", "sup", "u", "var", "wbr"), PLAIN),
    "details": {"open"},
    "time": {"datetime"},
}
ELEMENTS = {**MARKDOWN, **HTML}
EVERYWHERE = {"id", "lang", "title"}
VALUES = {"img": {"role": {"presentation"}}}
_ALIGNED = {"align-center", "align-left", "align-right"}
CLASSES = {
    "div": {"admonition", *BOXES},
    "p": {"admonition-title"},
    "td": _ALIGNED,
    "th": _ALIGNED,
}
SCHEMES = {"https", "tel"}  # nothing is sent before such a link is followed

ID = pattern(r"\S+")
_ids: list[str] = []  # of what is being cleaned


def _note_id(_tag: str, attribute: str, value: str) -> str:
    if attribute == "id":
        _ids.append(value)
    return value


_CLEANER = nh3.Cleaner(
    tags={*ELEMENTS},
    clean_content_tags={"script", "style"},
    attributes={"*": EVERYWHERE, **{name: {*allowed} for name, allowed in ELEMENTS.items()}},
    attribute_filter=_note_id,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> tuple[str, list[str]]:
    """Return a fragment as it may be published, in the standard's own notation, and the ids in it."""
    _ids.clear()
    return _CLEANER.clean(html), [*_ids]


def is_allowed(tag: str, attribute: str, value: str) -> bool:
    """Tell whether an element may have an attribute with this value; addresses are looked at elsewhere."""
    if attribute == "class":
        return CLASSES.get(tag, set()).issuperset(value.split())
    if attribute == "id" and not ID.fullmatch(value):
        return False
    if attribute in EVERYWHERE or attribute in ELEMENTS.get(tag, ()):
        return True
    return value in VALUES.get(tag, {}).get(attribute, ())
