"""Hugo gets the same texts at the same addresses."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from bench import conversion
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "ja/pages/index.md": "---\nTitle: 最初\n---\n\n[案内](guide.md)\n",
    "ja/pages/404.md": "---\nTitle: ありません\nSave_as: 404.html\n---\n",
    "ja/pages/contact/office.md": "---\nTitle: 事業所\n---\n",
    "ja/guide/steps.md": "---\nTitle: 段階\n---\n",
    "en/news/a.md": "---\nTitle: A\n---\n",
    "ja-simple/pages/index.md": "---\nTitle: さいしょ\n---\n",
    "ja/files/README.md": "# Not a page\n",
}
ADDRESSES = {"ja/guide/steps.md": "guide/steps/", "en/news/a.md": "en/news/a/"}


def test_pages_have_the_addresses_of_ours_and_what_hugo_makes_otherwise_is_left_out(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert {path: url for path, url, _ in conversion.read(tmp_path)} == {
        "ja/pages/index.md": "",
        "ja/pages/contact/office.md": "contact/office/",
        "ja/guide/steps.md": "guide/steps/",
        "en/news/a.md": "news/a/",
    }


def test_entries_and_links_are_written_as_hugo_reads_them() -> None:
    text = 'Title: A “b" c\nTopics: one, two\nDate: 2026-01-02\nSummary: s\n---\n\n![x](../../images/x.svg)\n'
    head, _, body = conversion.page(parse(f"---\n{text}", "")[0], "en/news/b.md", ADDRESSES).partition("\n")
    entries = json.loads(head)
    assert datetime.datetime.fromisoformat(entries.pop("date")).date() == datetime.date(2026, 1, 2)
    assert entries == {"title": 'A “b" c', "topics": ["one", "two"], "dated": True}
    assert body == "\n![x](images/x.svg)\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("steps.md", "/guide/steps/"),
        ("steps.md#plan", "/guide/steps/#plan"),
        ("../../en/news/a.md", "/en/news/a/"),
        ("../../images/x.svg", "images/x.svg"),
        ("#here", "#here"),
        ("https://example.org/steps.md", "https://example.org/steps.md"),
        ("tel:+81000000000", "tel:+81000000000"),
    ],
)
def test_a_link_leads_to_the_address_of_its_file(written: str, expected: str) -> None:
    assert conversion.target("ja/guide/center.md", written, ADDRESSES) == expected
