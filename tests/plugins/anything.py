"""Whatever an editor's file may hold: bytes, heads, Markdown, and whole pages to which something happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from plugins.model.fields import FIELDS
from tests.plugins import small_site

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CONTENT = Path(__file__).parents[1] / "sample" / "content"
PAGES = sorted(CONTENT.glob("ja/guide/*.md")) + sorted(CONTENT.glob("en/pages/*.md"))
MARKS = (
    *("[", "]", "(", ")", "](", "![", "{", "}", "|", "{#a}", "{: ", "*", "**", "_", "`", "```", "#", "## "),
    *(">", "<", "</", "<b>", "<!--", "-->", "<?", "&", "&amp;", ";", "!!! note", "!!!", "    ", "\t", "  \n"),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "---",
        "===",
        "|-|",
        "\\",
        '"',
        "'",
        ":",
        "=",
        "!",
        "https://",
        "a@b",
        "//",
        ".",
    ),
    *(
        "0",
        "03-1234-5678",
        "〒",
        "丁目",
        "千代田区",
        "{漢|かん}",
        "［",
        "（",
        "｛",
        "ｱ",
        "Ａ",
        "が",
        "。",
        "です",
        "である",
    ),
    *(
        "\u0301",
        "\u200b",
        "\x00",
        "\x02",
        "\x03",
        "\x1b",
        "\x85",
        "\u2028",
        "\ue000",
        "\ufeff",
        "\r",
        "𠮟",
        "e",
        " ",
    ),
)
characters = st.characters(exclude_categories=["Cs"])  # no encoding holds surrogates
marked: SearchStrategy[str] = st.lists(st.sampled_from(MARKS) | characters, max_size=60).map("".join)
words = st.text(characters, max_size=20) | marked
values = st.sampled_from(
    (
        "2026-01-02",
        "2999-12-31",
        "2026-02-30",
        "draft",
        "work",
        "hall",
        "home",
        "1",
        "a/",
        "x.html",
        "ja 0123456789ab",
    )
)


@st.composite
def heads(draw: DrawFn) -> str:
    """Return lines between two fences, most of them entries."""
    keys = st.sampled_from(tuple(FIELDS)) | words
    entry = st.builds("{}{}{}".format, keys, st.sampled_from((": ", ":", "：", "", ":\n- ")), values | words)
    lines = draw(st.lists(entry, max_size=8))
    return "\n".join(["---", *lines, "---", ""])


@st.composite
def mutated(draw: DrawFn, title: str = "Mutated") -> str:
    """Return a real page that lines were lost from, doubled and mixed up in, and that marks fell into."""
    lines = draw(st.sampled_from(PAGES)).read_text(encoding="utf-8").split("\n")
    lines[1:3] = [f"Title: {title}", f"Description: {title}."]
    for _ in range(draw(st.integers(0, 4))):
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(("lose", "double", "swap", "insert"))):
            case "lose" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case _:
                at = draw(st.integers(0, len(lines[one])))
                lines[one] = lines[one][:at] + draw(words) + lines[one][at:]
    return "\n".join(lines)


texts = st.one_of(
    words,
    st.builds("{}{}".format, heads(), marked),
    st.builds("{}{}".format, st.just(small_site.head("Anything")), marked),
    mutated(),
)
contents = st.binary(max_size=200) | texts.map(str.encode)
data_lines = st.sampled_from(
    (
        "[site]",
        "[[offices]]",
        "[",
        "]]",
        "[[x]]",
        "a.b = 1",
        'phone = "1"',
        "id = {}",
        "= 1",
        '"""',
        "x = 1",
        "é = 1",
        "",
    )
)
toml = st.lists(data_lines | words, max_size=8).map("\n".join).map(str.encode)
