"""Links that are written as paths to files."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.model import links
from plugins.model.text import Use

FILES = {
    "ja/guide/steps.md",
    "ja/guide/天気.md",
    "ja/pages/contact.md",
    "images/a b.png",
    "images/doc.md",
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
    assert links.resolver("ja/guide/x.md", FILES.__contains__)(tag, link) == expected


@pytest.mark.parametrize(
    "link",
    ["https://example.org/x.md", "mailto:a@example.org", "tel:+81312345678", "//example.org/x", "#plan", ""],
)
def test_links_to_elsewhere_and_within_the_page_stay(link: str) -> None:
    assert links.resolver("ja/guide/x.md", FILES.__contains__)("a", link) == link


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
        "../../../secret.md",  # above content/
    ],
)
def test_a_link_that_leads_nowhere_stays(link: str) -> None:
    assert links.resolver("ja/guide/x.md", FILES.__contains__)("a", link) == link


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("steps.md", links.Link(path="ja/guide/steps.md")),
        ("steps.md#plan", links.Link(path="ja/guide/steps.md", fragment="plan")),
        ("../../images/a%20b.png", links.Link(path="images/a b.png")),
        ("../../../x.md", links.Link(path="../x.md")),
        ("/x.md", links.Link(path="/x.md")),
        ("#%E5%A4%A9", links.Link(path="", fragment="天")),
        ("", links.Link(path="")),
        ("https://example.org/x.md#y", links.Link("https", "example.org")),
        ("//example.org/x.md", links.Link("", "example.org")),
        ("tel:+81312345678", links.Link("tel")),
        ("http://[x", links.Link("?")),
    ],
)
def test_an_address_is_taken_apart(address: str, expected: links.Link) -> None:
    assert links.link("ja/guide/x.md", address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a.md", 8), ("b.md", 10), ("nowhere", 7)],
)
def test_a_link_is_found_in_its_line(text: str, expected: int) -> None:
    assert links.line_of(text, "\n[a](a.md)\n\n[b](b.md) [b](b.md)\n", 7) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, 1), (2, 1), (3, 3), (4, 3)])
def test_a_repeated_text_is_found_in_the_line_of_each(number: int, expected: int) -> None:
    assert links.line_of("a.md", "a.md a.md\n\na.md\n", 1, number) == expected


def test_a_repeated_address_is_found_in_the_line_of_each_link() -> None:
    uses = [Use("a", address, "x") for address in ("a.md", "b.md", "a.md")]
    found = links.with_lines(uses, "[x](a.md)\n[x](b.md)\n[x](a.md)\n", 5)
    assert [(use.address, line) for use, line in found] == [("a.md", 5), ("b.md", 6), ("a.md", 7)]


def test_an_address_for_mail_is_found_in_angle_brackets() -> None:
    ((_, line),) = links.with_lines([Use("a", "mailto:a@example.org", "x")], "x\n\n<a@example.org>\n", 1)
    assert line == 3


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a.md\n\n[x](a.md)", 3),  # it is no address where it begins a text
        ("[x](aa.md)\n[x](a.md)", 2),
        ("[x](a.md#y)\n[x](a.md 'title')", 2),
        ("[x]: a.md", 1),
        ("x\n[x](a.md", 2),
    ],
)
def test_an_address_is_not_found_within_another_one(body: str, expected: int) -> None:
    ((_, line),) = links.with_lines([Use("a", "a.md", "x")], body, 1)
    assert line == expected


@example(address="a a", body="(a a a)")
@given(address=st.text("a:( ", min_size=1, max_size=4), body=st.text("a:( <)\n\u3000", max_size=40))
def test_the_places_of_an_address_are_those_that_a_pattern_finds(address: str, body: str) -> None:
    pattern = rf"""(?<=[(<\s:]){re.escape(address)}(?=[\s)>"']|\Z)"""
    assert list(links.places(address, body)) == [found.start() for found in re.finditer(pattern, body)]
