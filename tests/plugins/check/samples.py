"""An invented organisation and house style, and sources made of a few lines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from plugins.model import links
from plugins.model.address import Address
from plugins.model.data import AlsoPrinted, Data, Office, Organisation, SiteText
from plugins.model.house_style import Avoided, HouseStyle
from plugins.model.languages import Language
from plugins.model.source import Source
from plugins.model.types import Phone, PostalCode, Slug, SomeText, Text, WebAddress
from plugins.model.urls import place
from plugins.read import front_matter
from plugins.read.markdown.converter import Converter
from plugins.read.markdown.phrases import splitter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.report.problems import Problem

TODAY = datetime.date(2026, 3, 10)
JA = Language("ja", "", "日本語", "ja_JP", "japanese", "national")
EN = Language("en", "en/", "English", "en_GB", "", "international")
LANGUAGES = {"ja": JA, "en": EN}
ADDRESSES = {"guide": "guide/{name}/", "news": "news/{name}/", "pages": "{name}/"}


def both(ja: str, en: str) -> Text:
    return Text({"ja": ja, "en": en})


def address(code: str, ja: str, en: str) -> Address:
    """Return an address in a city that there is not."""
    locality = both("花咲市", "Hanasaki")
    return Address(
        PostalCode(code), both("花野県", "Hanano"), locality, both(ja, en), SomeText({"ja": "はなのけん"})
    )


HALL = Office(
    Slug("hall"),
    both("ひだまり会館", "Sunny Hall"),
    both("会館", "Hall"),
    Phone("+81566234567"),
    Phone("+81566234567"),
    address("448-0831", "日向町2-3-9", "2-3-9 Hinata-cho"),
)
MILL = Office(
    Slug("mill"),
    both("水車小屋", "The Mill"),
    both("水車", "Mill"),
    Phone("+81566912345"),
    Phone("+81566912346"),
    address("448-0003", "一ツ橋町1丁目1-13", "1-1-13 Hitotsubashi-cho"),
)
PRINTED = AlsoPrinted(
    MILL.id,
    MILL.name,
    datetime.date(2024, 2, 29),
    MILL.phone,
    address("448-0011", "月見町1丁目5番地4", "1-5-4 Tsukimi-cho"),
)
JAPANESE = HouseStyle(
    language="ja",
    longest_title=10,
    shortest_description=5,
    longest_description=20,
    longest_sentence=30,
    vague_links=("こちら", "ここ", "詳細"),
    polite_endings=("です", "ます", "ません", "でした"),
    plain_endings=("である", "だった"),
    unbroken=(),
    new_description="ここに、説明を書きます。",
    new_outcome="ここに、分かることを書きます",
    new_text="ここに、本文を書きます。",
    avoided=(
        Avoided("甘え", "使いません"),
        Avoided("！", "「。」で終えます"),
        Avoided("!", "「。」で終えます"),
        Avoided("（仮）", "決めます"),
        Avoided("TBD", "決めます"),
    ),
    vague_pictures=("画像", "写真", "図", "img"),
)
ENGLISH = HouseStyle(
    language="en",
    longest_title=20,
    shortest_description=8,
    longest_description=40,
    longest_sentence=8,
    vague_links=("here", "click here", "more"),
    polite_endings=(),
    plain_endings=(),
    unbroken=(),
    new_description="Write the description here.",
    new_outcome="Write what they will know",
    new_text="Write the text here.",
    avoided=(
        Avoided("cure", "write “ease”"),
        Avoided("right now", "do not push"),
        Avoided("!", "a full stop"),
        Avoided("TBD", "write it"),
    ),
    vague_pictures=("image", "photo", "picture", "img"),
)
DATA = Data(
    SiteText(
        both("案内", "Guide"),
        both("案内です。", "A guide."),
        both("images/share-ja.png", "images/share-en.png"),
        both("絵", "A picture"),
    ),
    Organisation(
        both("ひだまりの会", "Sunny Side"),
        both("NPOひだまり", "NPO Sunny"),
        both("〒{postal_code} {region}{locality}{street}", "{street}, {locality}, {region} {postal_code}"),
        both("地図", "Map"),
        WebAddress("https://map.example/?q={query}"),
    ),
    (HALL, MILL),
    (),
    (),
    (),
    (),
    (JAPANESE, ENGLISH),
    also_printed=(PRINTED,),
)
CONVERTERS = {code: Converter(splitter(language.phrases)) for code, language in LANGUAGES.items()}


def source(text: str, path: str = "ja/guide/x.md", head: str = "Title: 題\n", template: str = "") -> Source:
    """Return a page whose text begins in line 4 with the usual head of one line."""
    document, found = front_matter.parse(f"---\n{head}---\n{text}", path)
    assert found == []
    language, kind, name = path.removesuffix(".md").split("/", 2)
    files = {path}
    converted = CONVERTERS[language].convert(document.body, links.resolver(path, files.__contains__))
    own = place(ADDRESSES[kind], LANGUAGES[language].prefix, name, document.value("Save_as"))
    chosen = (
        template or document.value("Template") or {"guide": "article", "news": "news-item"}.get(kind, "page")
    )
    shown = f"content/{path}"
    return Source(path, shown, language, kind, name, document, converted, chosen, own["url"], own["save_as"])


FIRST = 4  # the line in which the text of such a source begins


def told(problems: Iterable[Problem], first: int = 1) -> list[tuple[int, str, dict[str, str]]]:
    """Return line (counted from `first` as 1), code and details of each problem."""
    return [(problem.line - first + 1, problem.code, problem.details) for problem in problems]
