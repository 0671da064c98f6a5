"""The strings of templates: what is marked, where it stands, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.render.template_strings import extract
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """\
<p>{{ _("Hello") }} {{ ngettext("One", "Many", count) }} {{ pgettext("greeting", "Bye") }}</p>
{% trans %}
  Two
  lines
{% endtrans %}
{# _("Unused") #}
"""


def test_each_marked_string_is_found_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "style.css").write_text('{{ _("No template") }}', encoding="utf-8")
    catalog, problems = extract(tmp_path, "templates")
    assert [(message.id, message.context, message.locations) for message in catalog if message.id] == [
        ("Hello", None, [("page.html", 1)]),
        (("One", "Many"), None, [("page.html", 1)]),
        ("Bye", "greeting", [("page.html", 1)]),
        ("Two lines", None, [("page.html", 2)]),
    ]
    assert problems == []


def test_every_template_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<p>\n{% if %}\n", encoding="utf-8")
    (tmp_path / "page.html").write_text('{{ _("Hello") }}', encoding="utf-8")
    (tmp_path / "robots.txt").write_bytes(b"\xff")
    catalog, (feed, robots) = extract(tmp_path, "templates")
    assert (feed.path, feed.line, feed.code) == ("templates/feed.xml", 2, "bad-template")
    assert robots == Problem("templates/robots.txt", 1, "not-utf-8")
    assert catalog.get("Hello")
