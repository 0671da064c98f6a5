"""Links to the code host, and pictures whose words do not tell what they show."""

from __future__ import annotations

import pytest

from plugins.check import links
from plugins.check.known_links import Known
from tests.plugins.check import samples

PATH = "ja/guide/x.md"
OWN = ["https://guide.example/sub/"]  # this site
HOST = "https://code.example/we/site"


@pytest.mark.parametrize(
    ("address", "right"),
    [
        (f"{HOST}/blob/main/content/ja/guide/steps.md", ["steps.md"]),
        (f"{HOST}/edit/main/content/ja/pages/about.md", ["../pages/about.md"]),
        (f"{HOST}/issues/1", ["steps.md"]),
        ("https://code.example/we/other", []),
        ("https://code.example/we/site-2", []),
    ],
)
def test_pages_of_the_code_host_are_told(address: str, right: list[str]) -> None:
    page = samples.source(f"[一]({address})", PATH)
    files = {"ja/guide/steps.md", "ja/pages/about.md"}
    known = Known(files.__contains__, OWN, {}, code_host=HOST)
    told = [(problem.code, problem.details) for problem in links.alone(page, known)]
    assert told == [("code-host-link", {"link": address, "right": path}) for path in right]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("画像", True),
        ("写真1", True),
        ("写真 2", True),
        ("IMG_1234", True),
        ("img-20270105_101112.JPG", True),
        ("画像.png", True),
        ("写真展", False),
        ("画像の直し方", False),
        ("10", False),
        ("map", False),
    ],
)
def test_a_picture_that_is_only_called_one_is_told(words: str, is_told: bool) -> None:  # noqa: FBT001 - a table
    page = samples.source(f"![{words}](../../images/map.png)", PATH)
    known = Known(lambda _: True, OWN, {}, {"ja": ("画像", "写真", "img")})
    told = [(problem.code, problem.details) for problem in links.alone(page, known)]
    details = {"text": words, "link": "../../images/map.png"}
    assert told == ([("vague-picture", details)] if is_told else [])
