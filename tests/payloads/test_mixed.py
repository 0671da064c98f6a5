"""However payloads and Markdown are mixed, a text is told, or it makes a page as whole as any."""

from __future__ import annotations

import os

import pytest

from plugins.read.markdown import sanitizer
from plugins.report.problems import mistakes
from tests.payloads import oracle, places
from tests.plugins import reading

# MIXED=20000 tries more; each takes some milliseconds.
COUNT = int(os.environ.get("MIXED", "400"))
SEED = os.environ.get("MIXED_SEED", "1")
NAME = "ja/news/mixed-one.md"
FRAME = """<!DOCTYPE html><html lang="ja"><head><title>x</title></head><body>
<a href="#main">x</a><header></header><main id="main"><div>{}</div></main>
<footer><a href="tel:+81312345678">x</a></footer></body></html>"""
PARTS = ("<p>文です。</p>", '<a href="/x/">x</a><img src="/static/x.png">')


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> reading.Reading:
    return reading.start(tmp_path_factory.mktemp("mixed"))


def published(reader: reading.Reading, text: str) -> tuple[str, ...] | None:
    """Return the sections of a text that the guard lets through, or None."""
    source, problems = reader.read(NAME, places.news("題", text).encode())
    assert "unreadable" not in {problem.code for problem in problems}, problems
    return None if source is None or mistakes(problems) else source.converted.sections


def test_a_mixed_text_is_told_or_harmless(reader: reading.Reading) -> None:
    good = oracle.frame(FRAME.format(part) for part in PARTS)
    found, let_through = {}, 0
    for text in places.mixed(COUNT, SEED):
        sections = published(reader, text)
        if sections is None:
            continue
        let_through += 1
        html = "".join(sections).replace('"{filename}/', '"/').replace('"{static}/', '"/static/')
        wrong = good.faults(FRAME.format(html))
        # Each section is whole by itself, and nothing is left for another pass.
        wrong += [f"not clean: {part}" for part in sections if sanitizer.clean(part)[0] != part]
        if wrong:
            found[text] = wrong
    assert found == {}
    assert COUNT / 50 < let_through < COUNT


@pytest.mark.parametrize(
    "harm",
    [
        "<script>x</script>",
        "<b onclick=x>x</b>",
        "x</main>y",
        "<p>x <meta http-equiv=refresh content=0;url=//evil.example/ ",
        "<a href=javascript:x>x</a>",
        "<a href=//evil.example/>x</a>",
        "<img src=https://evil.example/>",
        '<b id="main">x</b>',
        "<h1>x</h1>",
    ],
)
def test_harm_is_found(harm: str) -> None:
    good = oracle.frame(FRAME.format(part) for part in PARTS)
    assert [good.faults(FRAME.format(part)) for part in PARTS] == [[], []]
    assert good.faults(FRAME.format(harm)) != []


def test_texts_are_the_same_each_time_and_others_with_another_seed() -> None:
    texts = [*places.mixed(50, "1")]
    assert texts == [*places.mixed(50, "1")] != [*places.mixed(50, "2")]
    assert len({*texts}) > 45
