"""Ways around work of Python-Markdown lead to what its own full way leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markdown.util import AtomicString

from plugins.read.markdown import fast_paths
from plugins.read.markdown.converter import Converter
from plugins.read.markdown.phrases import splitter
from tests.plugins import anything

if TYPE_CHECKING:
    from plugins.model.text import Converted

BLOCKS = (
    *("!!! note\n    a\n\n    b", '- a\n\n    !!! note "b"\n        c', "    a\n\n\n\n    b", "> a\n\nb"),
    *("a\n- b\n\n    c\n", "1. a\n\n\n2. b", "１. a", "a\n===\nb", "a\n---", "a|b\n-|-\nc|d", "a\n***\nb"),
    *(
        "[a]: b\n[c]: d\n\n[a] [c]",
        "[a\nb]: c",
        "# a\nb\n# a",
        "<div>\na\n</div>\nb",
        "a</div\n\n    \n\n    >",
    ),
    *(
        "# a\n## b\n#c\n# d | e\n-|-\nf|g\n# h",
        "# a\n    b\n# c\n\n# d\n!!! note\n    e",
        "- # a\n  # b\n\n    # c\n# d",
    ),
    *(
        "a\n---\n---\n---\nb\n===\nc|d\n-|-\ne\n==\n===\n    f\n---",
        "***\n___\n---\n***\n***\n- - -\na\n***\n---\n\n***\n!!! note",
        "> # a\n> # b\n> ***\n> ***\nc\n---",
    ),
)
TEXTS = (
    *(
        "*a _b_ c*d",
        "a  \nb",
        "`a`\\`",
        "\\\\a\\*",
        "[a `b` *c*](d_e_f)",
        "![a](b)",
        "[![a](b)](c)",
        "[a\\]](b)",
    ),
    *(
        "<https://a.b/c_d>",
        "<a@b.c>",
        "&amp; &#35;",
        "&#35 a",
        "a <b>c</b>",
        "{漢|かん} [{漢|かん}](a)",
        "a\x0242\x03",
    ),
    *(
        "[TOC]\n\n# a",
        "\\[TOC]\n\n# a",
        "# [TOC]",
        "- [TOC]\n\n## a & `b` {: #c data-toc-label=d}",
        "a{: .b}",
    ),
)


def converted(converter: Converter, text: str) -> Converted:
    return converter.convert(text, lambda tag, address: f"/{tag}/{address}")


@pytest.fixture(scope="module")
def converters() -> tuple[Converter, Converter]:
    """Return a converter that takes the shortcuts, and one that goes the full way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast_paths, "register", lambda _markdown: None)
        patch.setattr(fast_paths, "Contents", TocExtension)
        full = Converter(splitter("japanese"))
    return Converter(splitter("japanese")), full


@pytest.mark.parametrize("text", [*BLOCKS, *TEXTS])
def test_a_text_with_signs_comes_out_the_same(text: str, converters: tuple[Converter, Converter]) -> None:
    short, full = converters
    assert converted(short, text) == converted(full, text)


@settings(max_examples=300)
@given(
    text=anything.marked | anything.mutated() | st.lists(st.sampled_from((*BLOCKS, *TEXTS))).map("\n\n".join)
)
def test_any_text_comes_out_the_same(text: str, converters: tuple[Converter, Converter]) -> None:
    short, full = converters
    assert converted(short, text) == converted(full, text)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        *(("一。\n二。", True), ("2026年", True), ("![a](b)", True), ("[a](b)", True), ("!a", True)),
        *(("", False), ("\na", False), (" a", False), ("a\n    b", False), ("a|b", False), ("# a", False)),
        *(
            ("a\n> b", False),
            ("- a", False),
            ("+ a", False),
            ("*a*", False),
            ("_a_", False),
            ("a\n==", False),
        ),
        *(("1. a", False), ("١. a", False), ("!!! note", False), ("a\n[b]: c", False), ("[a\nb]: c", False)),
    ],
)
def test_a_block_without_a_sign_is_a_paragraph(block: str, *, expected: bool) -> None:
    assert fast_paths.PlainBlock(Markdown().parser).test(Element("div"), block) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("一。\n二。 \n三", True), ("a {#b} (c) ! > | # - 1.", True), ("一  \n二", False), ("a*", False)),
        *(
            ("_", False),
            ("`", False),
            ("\\", False),
            ("[", False),
            ("<", False),
            ("&", False),
            ("\ue000", False),
        ),
    ],
)
def test_a_text_without_a_sign_is_kept_from_inline_patterns(text: str, *, expected: bool) -> None:
    root = Element("div")
    root.text = root.tail = text
    fast_paths.PlainText().run(root)
    assert (isinstance(root.text, AtomicString), isinstance(root.tail, AtomicString)) == (expected, expected)


def test_the_signs_are_those_of_the_processors_that_there_are() -> None:
    """A new version may bring others: their signs belong to the ones of the shortcuts."""
    markdown = Markdown()
    assert [
        type(pattern).__name__.removesuffix("InlineProcessor") for pattern in markdown.inlinePatterns
    ] == [
        *("Backtick", "Escape", "Reference", "Link", "Image", "ImageReference", "ShortReference"),
        *(
            "ShortImageReference",
            "Autolink",
            "Automail",
            "SubstituteTag",
            "Html",
            "Html",
            "DelimiterProcessor",
        ),
    ]
    assert [type(processor).__name__ for processor in markdown.parser.blockprocessors] == [
        *("EmptyBlockProcessor", "ListIndentProcessor", "CodeBlockProcessor", "HashHeaderProcessor"),
        *("SetextHeaderProcessor", "HRProcessor", "OListProcessor", "UListProcessor", "BlockQuoteProcessor"),
        *("ReferenceProcessor", "ParagraphProcessor"),
    ]


def test_the_lists_stand_where_python_markdown_looks() -> None:
    markdown = Markdown()
    assert vars(markdown.treeprocessors["inline"])["inlinePatterns"] is markdown.inlinePatterns
    assert "blockprocessors" in vars(markdown.parser)
