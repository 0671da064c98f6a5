"""Drawings in SVG: what may be in them, and each way to run, load or lead somewhere that may not."""

from __future__ import annotations

import pytest

from plugins.check import svg
from tests.plugins.check import samples

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


# What Inkscape notes for itself.
INKSCAPE = """<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:docname="x" pagecolor="#fff"/>
<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="a" i:groupmode="layer"/>"""


def told(text: str | bytes) -> list[tuple[int, str, dict[str, str]]]:
    content = text if isinstance(text, bytes) else text.encode()
    return samples.told(svg.wrong(content, "content/images/x.svg"))


@pytest.mark.parametrize(
    "inside",
    [
        '<title xml:lang="en">A map</title><desc>x &lt; y &#38; z</desc>',
        '<g id="a" class="b" transform="translate(1, 2) rotate(3)"><path d="M0 0L1-1z" fill="#fff"/></g>',
        '<linearGradient id="a"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>',
        '<defs/><rect fill="url(#a)" style="stroke: none; fill:url(&quot;#a&quot;); opacity:.5" rx="1"/>',
        """<text font-family="'Noto Sans'" xml:space="preserve">駅 <tspan dy="1em">南口</tspan></text>""",
        '<path id="a" d="M0 0"/><text><textPath xlink:href="#a" href="#a">x</textPath></text>',
        '<!-- <script> --><clipPath id="c"><circle r="1"/></clipPath><line clip-path="url(#c)"/>',
        '<g aria-label="a: b (c)" role="img" focusable="false"/>',
        "<title><![CDATA[<script>]]></title>",
        '<g data-name="レイヤー 1" style="enable-background:new 0 0 9 9"/>',
        INKSCAPE,
    ],
)
def test_what_draws_may_stand(inside: str) -> None:
    assert told(f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {SPACES}>{inside}</svg>\n') == []
    assert told(b"\xef\xbb\xbf" + f"<svg {SPACES}>{inside}</svg>".encode()) == []


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<script>x</script>", "<script>"),
        ('<metadata><script xmlns="http://www.w3.org/1999/xhtml">x</script></metadata>', "<script>"),
        ("<metadata><script>x</script></metadata>", "<script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', "<script>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "<script>"),
        ("<style>@import '//x.example'</style>", "<style>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "<foreignObject>"),
        ('<image href="https://x.example/y.png"/>', "<image>"),
        ('<use href="x.svg#y"/>', "<use>"),
        ('<a href="https://x.example"><text>y</text></a>', "<a>"),
        ('<animate attributeName="href" values="javascript:x"/>', "<animate>"),
        ('<set attributeName="onload" to="x"/>', "<set>"),
        ('<filter><feImage href="//x.example"/></filter>', "<filter>"),
        ('<handler xmlns="http://www.w3.org/2001/xml-events">x</handler>', "<handler>"),
        ('<path onclick="x"/>', 'onclick="x"'),
        ('<path ONLOAD="x"/>', 'ONLOAD="x"'),
        ('<path xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"/>', 'event="load"'),
        ('<textPath href="//x.example#y"/>', 'href="//x.example#y"'),
        ('<textPath xlink:href="data:image/svg+xml,x"/>', 'href="data:image/svg+xml,x"'),
        ('<path fill="url(//x.example#y)"/>', 'fill="url(//x.example#y)"'),
        ('<path fill="url(&#34;x.svg#y&#34;)"/>', 'fill="url("x.svg#y")"'),
        (r'<path fill="u\72l(//x.example)"/>', r'fill="u\72l(//x.example)"'),
        ('<path style="fill: url( //x.example )"/>', 'style="fill: url( //x.example )"'),
        ('<path style="background: red"/>', 'style="background: red"'),
        ('<path style="fill: image-set(x)"/>', 'style="fill: image-set(x)"'),
        ('<g style="--a: url(x)"/>', 'style="--a: url(x)"'),
        ('<g xml:base="https://x.example/"/>', 'base="https://x.example/"'),
        ('<g src="x"/>', 'src="x"'),
        ("<?xml-stylesheet href='x.xsl' type='text/xsl'?>", "<?xml-stylesheet?>"),
    ],
)
def test_nothing_runs_loads_or_leads_anywhere(inside: str, text: str) -> None:
    [(line, code, details)] = told(f"<svg {SPACES}>\n{inside}</svg>")
    assert (line, code, text in details["text"]) == (2, "not-in-drawings", True)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ('<!DOCTYPE svg [\n<!ENTITY a "b">]>\n<svg/>', (1, "not-in-drawings", {"text": "<!DOCTYPE>"})),
        (
            '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]><svg/>',
            (1, "not-in-drawings", {"text": "<!DOCTYPE>"}),
        ),
        ('<!DOCTYPE svg SYSTEM "//x.example/x.dtd"><svg/>', (1, "not-in-drawings", {"text": "<!DOCTYPE>"})),
        (
            '<?xml version="1.0" encoding="UTF-7"?>\n<svg/>',
            (1, "not-in-drawings", {"text": f'encoding="UTF-7", xmlns={svg.SVG}'}),
        ),
        ("<svg/>", (1, "not-in-drawings", {"text": f"xmlns={svg.SVG}"})),
        ('<g xmlns="http://www.w3.org/2000/svg"/>', (1, "not-in-drawings", {"text": "<g>"})),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', (1, "not-in-drawings", {"text": "<html>"})),
        (f"<svg {SPACES}>\n<g>\n</svg>", (3, "bad-drawing", {"what": "mismatched tag"})),
        (f"<svg {SPACES}>&nbsp;</svg>", (1, "bad-drawing", {"what": "undefined entity"})),
        (f'<svg {SPACES} width="1" width="2"/>', (1, "bad-drawing", {"what": "duplicate attribute"})),
        ("GIF89a", (1, "binary-file", {"line": "1"})),
        ("<svg/>".encode("utf-16"), (1, "not-utf-8", {"line": "1"})),
    ],
)
def test_what_is_no_plain_drawing_is_told(
    drawing: str | bytes, expected: tuple[int, str, dict[str, str]]
) -> None:
    assert expected in told(drawing)


@pytest.mark.parametrize(
    "inside",
    [
        '<mask id="a"><rect mask="url(#b)"/></mask>',
        '<mask id="a" mask="url(#b)"/>',
        '<clipPath id="a"><g><rect style="clip-path: url(#b)"/></g></clipPath>',
        '<marker id="a"><path marker-mid="url(#b)"/></marker>',
    ],
)
def test_what_is_referred_to_may_not_refer_on(inside: str) -> None:
    """Nine levels of six each would keep a browser busy for ever."""
    assert [code for _, code, _ in told(f"<svg {SPACES}>{inside}</svg>")] == ["not-in-drawings"]
    assert told(f'<svg {SPACES}><mask id="a"><rect fill="url(#c)"/></mask><rect mask="url(#a)"/></svg>') == []
