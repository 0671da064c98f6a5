"""Links that are written as paths to files."""

from __future__ import annotations

import pytest

from plugins import links

FILES = {
    "ja/guide/steps.md",
    "ja/guide/天気.md",
    "ja/pages/contact.md",
    "images/a b.png",
    "images/doc.md",
    "../secret.md",
    "/etc/passwd",
}


@pytest.mark.parametrize(
    ("tag", "link", "expected"),
    [
        ("a", "steps.md", "{filename}/ja/guide/steps.md"),
        ("a", "./steps.md#plan", "{filename}/ja/guide/steps.md#plan"),
        ("a", "../pages/contact.md", "{filename}/ja/pages/contact.md"),
        ("a", "%E5%A4%A9%E6%B0%97.md", "{filename}/ja/guide/天気.md"),
        ("a", "../../images/a%20b.png", "{static}/images/a b.png"),
        ("img", "../../images/a b.png", "{static}/images/a b.png"),
        ("img", "../../images/doc.md", "{static}/images/doc.md"),
    ],
)
def test_a_path_to_a_file_becomes_pelican_s_own_word_for_it(tag: str, link: str, expected: str) -> None:
    resolve, broken = links.resolver("ja/guide/x.md", FILES.__contains__)
    assert resolve(tag, link) == expected
    assert broken == []


@pytest.mark.parametrize(
    "link",
    ["https://example.org/x.md", "mailto:a@example.org", "tel:+81312345678", "//example.org/x", "#plan", ""],
)
def test_links_to_elsewhere_and_within_the_page_stay(link: str) -> None:
    resolve, broken = links.resolver("ja/guide/x.md", FILES.__contains__)
    assert resolve("a", link) == link
    assert broken == []


@pytest.mark.parametrize(
    "link",
    [
        "nosuch.md",
        "Steps.md",
        "/ja/guide/steps.md",
        "/guide/steps/",
        "/etc/passwd",
        "steps",
        "../guide",
        "{filename}/ja/guide/steps.md",
        "../../../secret.md",  # above content/, though there
    ],
)
def test_a_link_that_leads_nowhere_is_remembered(link: str) -> None:
    resolve, broken = links.resolver("ja/guide/x.md", FILES.__contains__)
    assert resolve("a", link) == link
    assert broken == [link]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a.md", 8), ("b.md", 10), ("nowhere", 7)],
)
def test_a_link_is_found_in_its_line(text: str, expected: int) -> None:
    assert links.line_of(text, "\n[a](a.md)\n\n[b](b.md) [b](b.md)\n", 7) == expected


def test_texts_outside_the_folders_of_a_language_and_a_kind_are_found() -> None:
    files = [
        "ja/guide/a.md",
        "ja/pages/contact/b.md",
        "xx/pages/c.md",
        "ja/blog/d.md",
        "ja/e.md",
        "f.md",
        "ja/guides/g.md",
        "images/h.png",
    ]
    assert links.unknown_folders(files, ("ja", "en"), ("guide", "pages")) == [
        "f.md",
        "ja/blog/d.md",
        "ja/e.md",
        "ja/guides/g.md",
        "xx/pages/c.md",
    ]
