"""Hugo gets the same texts at the same addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import conversion

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "ja/pages/index.md": "---\nTitle: 最初\n---\n\n[案内](guide.md)\n",
    "ja/pages/guide.md": "---\nTitle: 案内\n---\n",
    "ja/pages/404.md": "---\nTitle: ありません\nSave_as: 404.html\n---\n",
    "ja/pages/contact/office.md": "---\nTitle: 事業所\n---\n",
    "ja/guide/steps.md": "---\nTitle: 段階\nTopics: one, two\nDate: 2026-01-02\nModified: 2026-01-03\n---\n",
    "en/news/a.md": '---\nTitle: A “b" c\nDescription: D\\e.\nOrder: 1\n---\n\n![x](../../images/x.svg)\n',
    "README.md": "# Not a page\n",
}
WRITTEN = {
    "ja/_index.md": '+++\ntitle = "最初"\n+++\n\n[案内](/guide/)\n',
    "ja/guide/_index.md": '+++\ntitle = "案内"\n+++\n',
    "ja/contact/office.md": '+++\ntitle = "事業所"\n+++\n',
    "ja/guide/steps.md": '+++\ntitle = "段階"\ndate = 2026-01-02\nlastmod = 2026-01-03\n'
    'topics = ["one", "two"]\n+++\n',
    "en/news/a.md": '+++\ntitle = "A “b\\" c"\ndescription = "D\\\\e."\n+++\n\n![x](/images/x.svg)\n',
}
ADDRESSES = {"ja/guide/steps.md": "guide/steps/", "en/news/a.md": "en/news/a/"}


def test_pages_and_pictures_lie_where_hugo_wants_them(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "ours" / "images").mkdir()
    (tmp_path / "ours" / "images" / "x.svg").write_text("<svg/>", encoding="utf-8")
    conversion.write(tmp_path / "ours", tmp_path / "hugo")
    folder = tmp_path / "hugo" / "content"
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    assert {name: path.read_text(encoding="utf-8") for name, path in found.items()} == WRITTEN
    assert (tmp_path / "hugo" / "static" / "images" / "x.svg").is_file()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("steps.md", "/guide/steps/"),
        ("steps.md#plan", "/guide/steps/#plan"),
        ("../../en/news/a.md", "/en/news/a/"),
        ("../../images/x.svg", "/images/x.svg"),
        ("#here", "#here"),
        ("https://example.org/steps.md", "https://example.org/steps.md"),
        ("tel:+81000000000", "tel:+81000000000"),
    ],
)
def test_a_link_leads_to_the_address_of_its_file(written: str, expected: str) -> None:
    assert conversion.target("ja/guide/center.md", written, ADDRESSES) == expected
