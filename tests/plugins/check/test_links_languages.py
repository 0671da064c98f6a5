"""A link leads to a page in the reader's own language whenever there is one to lead to."""

from __future__ import annotations

import pytest

from plugins.check import page_links
from tests.plugins.check import samples

LINK = "[一](../../ja/news/a.md)"


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ({}, ["other-language-link"]),
        ({"Status": "draft"}, []),
        # It may be public one day while the text is: a mistake would come by the date alone.
        ({"Date": "2026-03-11"}, ["own-language-some-days"]),
        ({"Date": "2026-03-10"}, ["own-language-some-days"]),
        ({"Expires": "2026-03-10"}, ["own-language-some-days"]),
        ({"Expires": "2026-03-09"}, []),
        (None, []),
    ],
)
def test_a_page_in_another_language_may_stand_in_for_one_that_nobody_can_read(
    own: dict[str, str] | None, codes: list[str]
) -> None:
    page = samples.source(LINK, "en/guide/x.md")
    pages = [page, samples.source("文", "ja/news/a.md")]
    if own is not None:
        head = "".join(f"{key}: {value}\n" for key, value in {"Title": "T", **own}.items())
        pages.append(samples.source("Text", "en/news/a.md", head))
    around = page_links.Surroundings(
        sources={each.path: each for each in pages},
        files={each.path for each in pages},
        template_ids=lambda _: (),
        today=samples.TODAY,
        moved=lambda _path: None,
    )
    assert [problem.code for problem in page_links.wrong(page, around)] == codes
