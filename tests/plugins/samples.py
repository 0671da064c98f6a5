"""Invented languages' settings, offices and pages: what the real data says may change at any time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment

from plugins.model.address import Address
from plugins.model.data import AlsoPrinted, Data, Office, Organisation, SiteText, Term, Topic
from plugins.model.first_call import Question, Sentence
from plugins.model.house_style import Avoided, HouseStyle
from plugins.model.languages import Language
from plugins.model.page import Page
from plugins.model.project import Project
from plugins.model.types import Hashtag, Phone, PostalCode, Slug, SomeText, Text, WebAddress
from plugins.model.urls import save_as
from plugins.render import drawings
from plugins.render.jinja import prepare
from plugins.render.stylesheet import Stylesheet
from plugins.render.theme import Theme

if TYPE_CHECKING:
    import gettext
    from pathlib import Path

FEED_NAMESPACE = "5f0b5a0e-7f0d-4b6e-9d0a-2c1c4f3a9e61"
JA = Language("ja", "", "日本語", "ja_JP", "japanese", "national")
EN = Language("en", "en/", "English", "en_GB", "", "international")
EASY = Language("ja-simple", "easy/", "やさしい日本語", "ja_JP", "spaces", "national", "ja")
LANGUAGES = {"ja": JA, "en": EN}


def both(ja: str, en: str) -> Text:
    return Text({"ja": ja, "en": en})


def address(street: Text, reading: str = "とうきょうと") -> Address:
    return Address(
        PostalCode("100-0001"),
        both("東京都", "Tokyo"),
        both("千代田区", "Chiyoda"),
        street,
        SomeText({"ja": reading}),
    )


HALL = Office(
    Slug("hall"),
    both("ひだまり会館", "Sunny Hall"),
    both("会館", "Hall"),
    Phone("+81312345678"),
    Phone("+81312345678"),
    address(both("一番町1-2-3", "1-2-3 Ichibancho")),
)
MILL = Office(
    Slug("mill"),
    both("水車小屋", "The Mill"),
    both("水車", "Mill"),
    Phone("+81312340001"),
    Phone("+81312340002"),
    address(both("二番町4", "4 Nibancho")),
)
ORGANISATION = Organisation(
    both("ひだまりの会", "Sunny Side & Friends"),
    both("NPOひだまり", "NPO Sunny"),
    both(
        "〒{postal_code} {region}{locality}{street}",
        "{street}, {locality}, {region} {postal_code}, {country}",
    ),
    both("地図", "Map"),
    WebAddress("https://map.example/?q={query}"),
)
JA_STYLE = HouseStyle(
    "ja",
    longest_title=30,
    shortest_description=2,
    longest_description=100,
    longest_sentence=60,
    vague_links=("こちら",),
    polite_endings=("です", "ます"),
    plain_endings=("である",),
    unbroken=("第一歩",),
    new_description="説明を書きます。",
    new_outcome="分かることを書きます",
    new_text="本文を書きます。",
    avoided=(Avoided("甘え", "使いません"),),
)
EN_STYLE = HouseStyle(
    "en",
    longest_title=60,
    shortest_description=2,
    longest_description=165,
    longest_sentence=25,
    vague_links=("here",),
    polite_endings=(),
    plain_endings=(),
    unbroken=(),
    new_description="Write a description.",
    new_outcome="Write an outcome",
    new_text="Write the text.",
    avoided=(Avoided("cure", "write “ease”"),),
)
DATA = Data(
    SiteText(
        both("案内", "Guide"),
        both("案内です。", "A guide."),
        both("images/a.png", "images/b.png"),
        both("絵", "A picture"),
    ),
    ORGANISATION,
    (HALL, MILL),
    (Topic(Slug("work"), Hashtag("しごと"), both("仕事", "Work"), both("仕事のこと", "About work")),),
    (Term(Slug("plan"), both("計画", "Plan"), both("予定", "What is intended")),),
    (Sentence(both("はじめ", "First"), both("もしもし", "Hello")),),
    (Question(both("時間", "Hours")),),
    (JA_STYLE, EN_STYLE),
    also_printed=(AlsoPrinted(MILL.id, MILL.name, datetime.date(2024, 2, 29), MILL.phone, HALL.address),),
)


def page(lang: str, kind: str, slug: str, url: str, **more: Any) -> Page:
    """Return a page as it comes from content/<lang>/<kind>/<slug>.md."""
    values = {"title": slug, "description": f"{slug}.", "template": "page", "modified": day(1), **more}
    return Page(lang=lang, kind=kind, slug=slug, url=url, save_as=save_as(url), **values)


def day(number: int) -> datetime.datetime:
    """Return a day of one and the same month."""
    return datetime.datetime(2026, 1, number)  # noqa: DTZ001 - as Pelican hands over days without a zone


def jinja(
    theme: Path, translations: dict[str, gettext.NullTranslations], site_url: str = "", compiled: str = ""
) -> Environment:
    """Return an environment as templates are rendered in; they stay compiled in the folder `compiled`."""
    settings = {
        "SITEURL": site_url,
        "CONTENT_SECURITY_POLICY": {"img-src": "'self'"},
        "WRITE_PATH": "",
        "SEARCH_POLICY": {"script-src": "'self'"},
        "COMPILED_PATH": compiled,
        "FEED_NAMESPACE": FEED_NAMESPACE,
    }
    env = Environment(
        loader=DictLoader({}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    styles = Stylesheet("a{color:red}")
    project = Project(theme, theme, settings, LANGUAGES, day(1).date())
    drawn, _ = drawings.load(theme)
    prepare(env, project, DATA, Theme({}, "", translations, {}, styles, drawn), styles, {})
    return env
