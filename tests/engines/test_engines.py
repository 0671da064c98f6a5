"""Pages can be read and operated in every engine; each fault that was once found there is found again."""

from __future__ import annotations

import re
import time
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from audit.tools import ROOT
from plugins.render.stylesheet import Stylesheet
from tests.browser.conftest import samples
from tests.engines.chromium import Chromium
from tests.engines.conftest import served
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.needed import needed
from tests.site.sources import EDITIONS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.engines.window import Engine, Window
    from tests.site.built import Built

    Windows = Callable[..., Window]

pytestmark = pytest.mark.slow  # a browser of another kind takes seconds to start
FIREFOX, WEBKIT = Firefox(), WebKit()
EARLY, OLD = Chromium("chromium-80", 5), Chromium("chromium-108", 6)
OTHERS: list[Engine] = [WEBKIT, EARLY, OLD]
WIDTHS = (320, 1280)  # CSS pixels
PATIENCE = 60.0  # seconds until a page is painted
KINDS = {"home", "article", "office", "404"}  # of pages: one of each in every language; editions have some
PICTURES = ROOT / ".audit" / "engines"
PROBE = Path(__file__).with_name("readable.js").read_text(encoding="utf-8")
SIGNS = re.compile(r"\W+")
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def name_of(value: object) -> str:
    """Return how a test names an engine."""
    return getattr(value, "name", str(value))


@pytest.fixture(scope="module")
def windows() -> Iterator[Windows]:
    """Return what opens a window of an engine, once for all tests; without the engine, tests are left out."""
    with ExitStack() as stack:

        @cache
        def window(engine: Engine, scheme: str, smallest_text: int = 0) -> Window:
            context = engine.start(scheme, smallest_text)
            return needed(lambda: stack.enter_context(context), f"tests/engines ({engine.name})")

        yield window


def paths(site: Built) -> list[str]:
    """Return the address of a page of each kind in each language."""
    return sorted(kinds(site).values())


def kinds(site: Built) -> dict[tuple[str, str], str]:
    """Return (kind, language) → address of such a page; of articles, that with drawn steps."""
    found: dict[tuple[str, str], str] = {}
    for path, page in site.pages():
        kind = (
            "404"
            if path.endswith("404.html")
            else str(page.select("main")[0]["class"][0]).removeprefix("page-")
        )
        key = (kind, str(page.select("html")[0]["lang"]))
        if kind in KINDS and (key not in found or page.select(".path")):
            found[key] = path.removesuffix("index.html")
    return found


def steps(site: Built) -> str:
    """Return the address of a page with drawn steps, in a language without spaces between words."""
    drawn = ".unspaced:not(.spaced-phrases) .path"
    return next(path.removesuffix("index.html") for path, page in site.pages() if page.select(drawn))


def findings(opened: Window, url: str, width: int) -> list[str]:
    """Return what is wrong with a page, as "rule: element: message"."""
    opened.open(url, width)
    opened.focus()
    return [": ".join(found) for found in opened.evaluate(PROBE)]


def restyled(site: Built, change: Callable[[str], str]) -> Built:
    """Return the site with another stylesheet, and the policy that goes with it."""
    found = STYLE.search(site.files["index.html"].decode())
    assert found
    new = change(found[1])
    assert new != found[1], "there is nothing to change"
    before, after = (Stylesheet(text).sources().strip("'") for text in (found[1], new))
    pages = {
        path: data.decode().replace(found[1], new).replace(before, after).encode()
        for path, data in site.files.items()
        if path.endswith(".html")
    }
    return replace(site, files={**site.files, **pages})


def look(site: Built, opened: Window, path: str, width: int) -> set[str]:
    """Return the rules that a page breaks."""
    own = {name: site.files[name] for name in ("index.html", f"{path}index.html")}
    with contextmanager(served)(own) as base:
        return {one.partition(":")[0] for one in findings(opened, f"{base}/{path}", width)}


# In dark, those for which `light-dark()` is written in older words, and one that knows it; in light, Chromium
# of 2022 knows all that the one of 2020 does.
LOOKS = [(FIREFOX, "light"), *product(OTHERS, ("light", "dark"))]
LOOKS.remove((OLD, "light"))


@pytest.mark.parametrize(("engine", "scheme"), LOOKS, ids=name_of)
def test_every_kind_of_page_can_be_read_and_operated(
    engine: Engine, scheme: str, windows: Windows, base: str, real_at_root: Built
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    found, opened, shown = [], windows(engine, scheme), samples(kinds(real_at_root)).values()
    widths = WIDTHS if scheme == "light" else WIDTHS[:1]  # colours are the same at each
    for path, width in product(paths(real_at_root), widths):
        found += [f"{path} {width}: {one}" for one in findings(opened, f"{base}/{path}", width)]
        if path and (width > WIDTHS[0] or path not in shown):
            continue  # one wide picture will do: they take most of the time
        picture = painted(opened, width)
        (PICTURES / f"{engine.name}-{SIGNS.sub('-', path)}{width}-{scheme}.png").write_bytes(picture)
    assert found == []


def painted(opened: Window, width: int) -> bytes:
    """Return a picture of this width that is not blank; a busy machine may need a moment to paint it."""
    end = time.monotonic() + PATIENCE
    while True:
        picture = opened.picture()
        with Image.open(BytesIO(picture)) as image:
            low, high = image.convert("L").getextrema()
            if low != high and width - SCROLL_BAR <= image.width <= width:
                return picture
            found = f"a picture of {image.size}, from {low} to {high}"
        assert time.monotonic() < end, found
        time.sleep(0.1)


def test_each_kind_is_looked_at_in_each_language(at_root: Built) -> None:
    found = paths(at_root)
    of_editions = [p for p in found if p.startswith(tuple(LANGUAGES[code] for code in EDITIONS))]
    assert len(found) - len(of_editions) == len(KINDS) * (len(LANGUAGES) - len(EDITIONS))
    assert {f"{LANGUAGES[code]}{page}" for code in EDITIONS for page in ("", "404.html")} <= {*of_editions}


def without(pattern: str, new: str = "") -> Callable[[str], str]:
    """Return a change of the stylesheet: what the pattern matches goes, or is replaced."""
    return lambda css: re.sub(pattern, new, css)


SCROLL_BAR = 20  # CSS pixels at most: Firefox leaves it out of pictures
LIGHT_DARK = (r"var\(--lightningcss-light,([^)]+)\)var\(--lightningcss-dark,([^)]+)\)", r"light-dark(\1,\2)")
FAULTS: dict[str, tuple[Engine, str, int, Callable[[str], str], set[str]]] = {
    "black on black before Chromium 123": (OLD, "dark", 320, without(*LIGHT_DARK), {"contrast"}),
    "an underline that WebKit refuses": (
        *(WEBKIT, "light", 1280),
        without("text-decoration:underline;text-decoration-thickness:1px", "text-decoration:underline 1px"),
        {"underline"},
    ),
    "a mark of the menu that WebKit refuses": (
        *(WEBKIT, "light", 1280),
        without(r"(\.menu \[aria-current\]\{)", r"\1text-decoration:underline 3px var(--accent);"),
        {"underline"},
    ),
    "spacing that WebKit prints over itself": (
        *(WEBKIT, "light", 320),
        without(r"@supports not \(\(-webkit-hyphens:none\)\)\{(.*?\})\}", r"\1"),
        {"autospace"},
    ),
    "steps without numbers where alternative text is unknown": (
        *(FIREFOX, "light", 320),
        without(r'content:(counter\(station\)|"/");content:[^;]* / "";', 'content:x / "";'),
        {"number"},
    ),
    "steps that break inside a word in Firefox": (
        *(FIREFOX, "light", 320),
        without(r",\.unspaced \.path li,"[:-1], ""),
        {"broken-word"},
    ),
    "steps that break inside a word in WebKit": (
        *(WEBKIT, "light", 320),
        without(r",\.unspaced \.path li", ""),
        {"broken-word"},
    ),
    "words beside each other without a gap": (
        *(EARLY, "light", 1280),
        without(r"(\.menu ul\{)", r"\1column-gap:1em;"),
        {"flex-gap"},
    ),
    "a link without a ring": (EARLY, "light", 1280, without("outline:3px", "outline:0"), {"focus"}),
    "a page that shows nothing": (
        OLD,
        "light",
        320,
        without(r"body\{", "body{visibility:hidden;"),
        {"empty"},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, windows: Windows, at_root: Built) -> None:
    engine, scheme, width, change, rules = FAULTS[fault]
    assert look(restyled(at_root, change), windows(engine, scheme), steps(at_root), width) >= rules


def test_alternative_text_of_signs_may_be_unknown(windows: Windows, at_root: Built) -> None:
    """Safari before 17.4 and Firefox before 128 pass over `content: … / ""`."""
    older = restyled(at_root, without(r'content:[^;]* / "";'))
    assert look(older, windows(FIREFOX, "light"), steps(at_root), 320) == set()


LARGE = 28  # CSS pixels: a reader's smallest text
NARROW_MENU = r"minmax\(0,max-content\) minmax\(0,max-content\)"


def test_a_large_smallest_text_needs_no_scrolling_sideways(windows: Windows, at_root: Built) -> None:
    opened, found = windows(FIREFOX, "light", LARGE), dict[str, list[str]]()
    with contextmanager(served)(at_root.files) as base:
        for path in (path for path in paths(at_root) if not path.endswith("404.html")):
            found[path] = findings(opened, f"{base}/{path}", 390)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert len(found) > len(LANGUAGES)


def test_a_menu_too_wide_for_a_large_smallest_text_is_found(windows: Windows, at_root: Built) -> None:
    wide = restyled(at_root, without(NARROW_MENU, "max-content max-content"))
    assert look(wide, windows(FIREFOX, "light", LARGE), steps(at_root), 390) == {"sideways"}


# What Chromium 80 passes over, each for a reason: it shows the page plainer, and nothing is lost.
PLAINER = {
    "color-scheme",  # its own scroll bars stay light
    "text-autospace",  # as all engines did until lately
    "text-wrap",  # lines are filled as they come
    "text-underline-offset",
    "text-decoration-thickness",  # underlines are there, as thick as the browser has them
    "forced-color-adjust",  # it knows no forced colours
    "-webkit-text-size-adjust",
    "word-break:auto-phrase",  # a line may break anywhere, as in most Japanese texts
    # The words of other engines stand beside its own.
    "inline-size:-moz-fit-content",
    "-webkit-text-decoration-color",
    "position:-webkit-sticky",
    ":focus:not(:focus-visible)",
    ".record::details-content",  # what is folded stays so on paper
    ".text li:has(>a:first-child)",  # links in lists stand somewhat closer
    "main:has(.contact-box)~.footer",  # on paper the numbers stand twice
    "p:has(+ul,+ol)",
}
UNKNOWN = r"""
(function () {
  var found = [], rule = /([^{}]+)\{([^{}]*)\}/g, css = document.querySelector("style").textContent, match;
  while ((match = rule.exec(css))) {
    if (match[1].startsWith("@")) continue;
    try { document.querySelector(match[1]); } catch (error) { found.push([match[1], match[1]]); continue; }
    match[2].split(";").forEach(function (text) {
      var at = text.indexOf(":"), name = text.slice(0, at), value = text.slice(at + 1);
      if (name && !name.startsWith("--") && !CSS.supports(name, value)) found.push([name, text]);
    });
  }
  return found;
})()
"""


def unknown(site: Built, opened: Window) -> set[str]:
    """Return what Chromium 80 does not know of the stylesheet, besides what only makes a page plainer."""
    own = {"index.html": site.files["index.html"]}
    with contextmanager(served)(own) as base:
        opened.open(f"{base}/", 1280)
        found = {text for name, text in opened.evaluate(UNKNOWN) if not {name, text} & PLAINER}
        return {text for text in found if ":has(" not in text}  # on paper, a sheet more


def test_chromium_of_2020_knows_all_of_the_stylesheet_that_matters(windows: Windows, at_root: Built) -> None:
    assert unknown(at_root, windows(EARLY, "light")) == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("main{inset-block-start:0;", "inset-block-start:0"),
        ("main{margin-block:var(--gap);", "margin-block:var(--gap)"),
        ("main{color:light-dark(red,green);", "color:light-dark(red,green)"),
        ("p:is(a,b){color:red}main{", "p:is(a,b)"),
    ],
)
def test_what_chromium_of_2020_does_not_know_is_found(
    new: str, found: str, windows: Windows, at_root: Built
) -> None:
    faulty = restyled(at_root, without(r"main\{(?=inline-size)", new))
    assert found in unknown(faulty, windows(EARLY, "light"))
