"""Drawings in SVG: an allow-list, since a drawing is also a document that readers can open by itself.

Expat reads it as strictly as browsers do. Nothing in it runs, moves, or refers to anything but its own parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from plugins.patterns import pattern
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
# What programs note for themselves: no browser does anything with elements and attributes of these.
NOTES = frozenset(
    {
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
)
_ELEMENTS = """
circle clipPath defs desc ellipse g line linearGradient marker mask metadata path polygon polyline
radialGradient rect stop svg text textPath title tspan
"""
_GEOMETRY = """
clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust markerHeight
markerUnits markerWidth maskContentUnits maskUnits method offset orient pathLength points
preserveAspectRatio r refX refY rotate rx ry side spacing spreadMethod startOffset textLength transform
viewBox width x x1 x2 y y1 y2
"""
# Presentation attributes (SVG 2, 6.6), which `style` may hold too.
_LOOKS = """
alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display
dominant-baseline enable-background fill fill-opacity fill-rule font-family font-size font-stretch
font-style font-variant font-weight image-rendering isolation letter-spacing line-height marker
marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order shape-rendering
stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi
vector-effect visibility white-space word-spacing writing-mode
"""
_MEANING = """
aria-hidden aria-label aria-labelledby baseProfile class focusable id lang role version
"""
ELEMENTS, LOOKS = frozenset(_ELEMENTS.split()), frozenset(_LOOKS.split())
ATTRIBUTES = LOOKS.union(_GEOMETRY.split(), _MEANING.split())
REFERRED_TO = frozenset(f"{SVG} {name}" for name in ("clipPath", "marker", "mask"))
REFERRING = frozenset({"clip-path", "marker", "marker-end", "marker-mid", "marker-start", "mask"})
OF_XML = frozenset({"lang", "space"})
PART = pattern(r"#[\w.-]+")  # of the same drawing
_CALL = r"(?:hsla?|matrix|rgba?|rotate|scale|skew[XY]|translate|var)\([\w\s.,%+-]*\)"
# Words, numbers and colours, a paint of the same drawing, and a colour of the stylesheet around it.
VALUE = pattern(rf"""(?:[^()<>&@:;\\{{}}]|{_CALL}|url\((["']?)#[\w.-]+\1\))*""")
WORDS = frozenset(
    {"aria-label", "aria-labelledby", "class", "id", "lang"}
)  # hold no addresses, and any words
DECLARATION = pattern(r"\s*([a-z-]+)\s*:(.*)", re.DOTALL)
BETWEEN = " "  # namespace and name
EXAMPLES, SHOWN = 3, 60  # of what is told of a drawing: how many, and characters of each


class _RefusedError(Exception):
    """The document holds what a drawing may not, and is read no further."""


class _Drawing:
    """Reads a drawing and collects what may not be in it, each with its line."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=BETWEEN)
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._end
        self._is_root = True
        self._within = 0  # elements that others refer to and that are open

    def read(self, text: str) -> None:
        """Read all of it; raise `expat.ExpatError` where it is not well-formed."""
        try:
            self._parser.Parse(text, True)  # noqa: FBT003 - expat's own way to say that nothing follows
        except _RefusedError:
            return

    def _note(self, what: str) -> None:
        self.found.append((self._parser.CurrentLineNumber, what))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._note(f'encoding="{encoding}"')

    def _doctype(self, *_: object) -> None:
        self._note("<!DOCTYPE>")
        raise _RefusedError  # entities could stand for anything

    def _instruction(self, target: str, _data: str) -> None:
        self._note(f"<?{target}?>")

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(BETWEEN)
        if space in NOTES and not self._is_root:
            return  # with attributes of any name: only elements of HTML, SVG and MathML have handlers
        if self._is_root and not space:
            self._note(f"xmlns={SVG}")
        elif space != SVG or local not in ELEMENTS or (self._is_root and local != "svg"):
            self._note(f"<{local}>")
        self._is_root = False
        self._within += name in REFERRED_TO
        for attribute, value in attributes.items():
            if not _is_allowed(attribute, value) or (self._within and _refers(attribute, value)):
                self._note(f'{attribute.rpartition(BETWEEN)[2]}="{value}"')

    def _end(self, name: str) -> None:
        self._within -= name in REFERRED_TO


def _refers(attribute: str, value: str) -> bool:
    """Tell whether what is drawn so is itself drawn by other parts: one in another would take for ever."""
    names = {
        attribute,
        *(part.partition(":")[0].strip() for part in value.split(";") if attribute == "style"),
    }
    return not names.isdisjoint(REFERRING)


def _is_allowed(attribute: str, value: str) -> bool:
    space, _, name = attribute.rpartition(BETWEEN)
    if name == "href" and space in {"", XLINK}:
        return PART.fullmatch(value) is not None
    if space:
        return space in NOTES or (space == XML and name in OF_XML)
    if name.startswith("data-"):
        return True
    if name == "style":
        return all(map(_is_declaration, value.split(";")))
    return name in ATTRIBUTES and (name in WORDS or VALUE.fullmatch(value) is not None)


def _is_declaration(text: str) -> bool:
    found = DECLARATION.fullmatch(text)
    return not text.strip() or bool(found and found[1] in LOOKS and VALUE.fullmatch(found[2]))


def wrong(content: bytes, shown: str) -> Iterator[Problem]:
    """Yield what is wrong with a drawing; `shown` is how problems name its file."""
    drawing = _Drawing()
    try:
        drawing.read(decode(content))
    except BadValueError as error:
        yield error.at(shown, int(error.details["line"]))
    except expat.ExpatError as error:
        yield Problem(shown, error.lineno, "bad-drawing", {"what": expat.ErrorString(error.code)})
    if drawing.found:  # a program that writes one such thing writes many: one line tells of them
        names = [*dict.fromkeys(what[:SHOWN] for _, what in drawing.found)]
        text = ", ".join(names[:EXAMPLES]) + (" …" if len(names) > EXAMPLES else "")
        yield Problem(shown, drawing.found[0][0], "not-in-drawings", {"text": text})
