"""The theme's drawings, one SVG a file, which stand inside pages and take the colours of their stylesheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup

from plugins.check import svg
from plugins.check.template_ids import DRAWINGS
from plugins.read.markdown.preprocess import DRAWING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.report.problems import Problem

NAME = re.compile(f"{DRAWING}(.*?){DRAWING}")


@dataclass(frozen=True)
class Drawing:
    """A drawing, which decorates where it stands as it is."""

    view_box: str
    content: Markup

    def __html__(self) -> str:
        """Return it as an element that is hidden from screen readers."""
        return self._element(Markup('aria-hidden="true"'))

    def titled(self, title: str) -> Markup:
        """Return it as an element that says what it shows."""
        return self._element(Markup('role="img" aria-label="{}"').format(title))

    def _element(self, attributes: Markup) -> Markup:
        element = Markup('<svg class="drawing" viewBox="{}" {}>{}</svg>')
        return element.format(self.view_box, attributes, self.content)


def placed(html: str, drawings: Mapping[str, Drawing]) -> str:
    """Return a text with the drawings that there are in place of their names."""
    if DRAWING not in html:
        return html
    return NAME.sub(lambda m: drawings[m[1]].__html__() if m[1] in drawings else "", html)


def load(theme: Path) -> tuple[dict[str, Drawing], list[Problem]]:
    """Return name → drawing, and what is wrong with the files by the rules for pictures of editors."""
    drawings: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for path in sorted((theme / DRAWINGS).glob("*.svg")):
        content = path.read_bytes()
        if found := [*svg.wrong(content, f"{theme.name}/{DRAWINGS}/{path.name}")]:
            problems += found
            continue
        root = ET.fromstring(content)  # noqa: S314 - without a document type
        drawings[path.stem] = Drawing(root.get("viewBox", ""), _content(root))
    return drawings, problems


def _content(root: ET.Element) -> Markup:
    """Return what is in an SVG document as HTML has it: without namespaces, and space between elements."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.tail = None
    return Markup("".join(ET.tostring(child, "unicode") for child in root))  # noqa: S704 - looked through
