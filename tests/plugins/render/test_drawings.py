"""The theme's drawings inside pages."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from plugins.render import drawings
from plugins.render.drawings import Drawing

THEME = Path(__file__).parents[3] / "theme"
LAMP = Drawing("0 0 9 9", Markup('<path d="M0 0h9"/>'))
FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- <svg> of a lamp -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path
 d="M0 0h9"/>
</svg>
"""


def write(theme: Path, text: str) -> None:
    (theme / "drawings").mkdir()
    (theme / "drawings" / "lamp.svg").write_text(text, encoding="utf-8")


def test_a_drawing_decorates_unless_it_is_given_a_title() -> None:
    assert Markup("{}").format(LAMP) == (
        '<svg class="drawing" viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0h9"/></svg>'
    )
    assert LAMP.titled('a "lamp"') == (
        '<svg class="drawing" viewBox="0 0 9 9" role="img" aria-label="a &#34;lamp&#34;">'
        '<path d="M0 0h9"/></svg>'
    )


def test_a_file_is_read_without_what_html_does_not_need(tmp_path: Path) -> None:
    write(tmp_path, FILE)
    assert drawings.load(tmp_path) == (
        {"lamp": Drawing("0 0 9 9", Markup('<path d="M0 0h9" />'))},
        [],
    )


@pytest.mark.parametrize("wrong", ["<script/>", '<path onclick="x"/>', "<path", "<style>a{}</style>"])
def test_what_a_picture_may_not_hold_is_told_and_not_drawn(wrong: str, tmp_path: Path) -> None:
    write(tmp_path, FILE.replace("</svg>", f"{wrong}</svg>"))
    found, [problem] = drawings.load(tmp_path)
    assert (found, problem.path) == ({}, f"{tmp_path.name}/drawings/lamp.svg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<li>\ue002lamp\ue002<a>x</a></li>", f"<li>{LAMP.__html__()}<a>x</a></li>"),
        ("<li>\ue002gone\ue002<a>x</a></li>", "<li><a>x</a></li>"),
        ("<li><a>lamp</a></li>", "<li><a>lamp</a></li>"),
    ],
)
def test_a_drawing_stands_where_it_is_named_if_there_is_one(text: str, expected: str) -> None:
    assert drawings.placed(text, {"lamp": LAMP}) == expected


def test_the_drawings_of_the_theme_are_right_and_take_their_colours_from_its_stylesheet() -> None:
    found, problems = drawings.load(THEME)
    assert (problems, len(found) > 15) == ([], True)
    tokens = (THEME / "css" / "tokens.css").read_text(encoding="utf-8")
    for path in (THEME / "drawings").glob("*.svg"):
        root = ET.parse(path).getroot()  # noqa: S314 - ours
        paints = {e.get(name, "none") for e in root.iter() for name in ("fill", "stroke", "stop-color")}
        names = {paint[4:-1] for paint in paints if paint.startswith("var(")}
        assert paints <= {"none", "currentColor", *map("var({})".format, names), *map("url(#{})".format, IDS)}
        assert [name for name in names if f"{name}: " not in tokens] == []


IDS = ("dusk", "glow")
