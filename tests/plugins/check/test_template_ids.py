"""The ids that templates use themselves."""

from __future__ import annotations

from pathlib import Path

from plugins.check.template_ids import drawing_names, template_ids

TEMPLATES = {
    "base.html": '<main id="main">{% include "partials/menu.html" %}</main>',
    "page.html": '{% extends "base.html" %}{% from "macros/box.html" import box %}<p id="a-b">',
    "home.html": "{%- extends 'base.html' -%}{% include 'gone.html' %}<p data-id=\"x\" id=\"{{ y }}\">",
    "alone.html": '{% include "alone.html" %}<i id="alone">',
    "partials/menu.html": '<nav id="menu">{% import "macros/box.html" as boxes %}</nav>',
    "macros/box.html": '<div id="box">',
}
LAMP = '<svg xmlns="http://www.w3.org/2000/svg"><radialGradient id="glow"/></svg>'


def test_a_template_has_the_ids_of_all_that_it_is_made_of(tmp_path: Path) -> None:
    files = {**{f"templates/{name}": text for name, text in TEMPLATES.items()}, "drawings/lamp.svg": LAMP}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert template_ids(tmp_path) == {
        "base": {"main", "menu", "box", "glow"},
        "page": {"main", "menu", "box", "a-b", "glow"},
        "home": {"main", "menu", "box", "glow"},
        "alone": {"alone", "glow"},
    }
    assert drawing_names(tmp_path) == {"lamp"}


def test_without_templates_there_are_none(tmp_path: Path) -> None:
    assert template_ids(tmp_path) == {}


def test_the_real_theme_has_a_place_to_skip_to() -> None:
    found = template_ids(Path(__file__).parents[3] / "theme")
    assert found["article"] >= found["base"] != frozenset()
