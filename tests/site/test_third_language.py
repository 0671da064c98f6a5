"""A third language is an entry in the settings, its content, its words in the data and its catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import pelicanconf
from tests.site import built
from tests.site.checks import feeds, languages, links, structure

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
URL = "https://guide.example"
END_OF_LANGUAGES = "}\nDEFAULT_LANG"
ENTRY = """\
    "fr": {
        "prefix": "fr/",
        "label": "Français",
        "locale": "fr_FR",
        "phrases": "",
        "phone_format": "international",
    },
"""
CHECKS = (
    links.broken,
    languages.wrong_alternates,
    structure.ill_made,
    structure.against_policy,
    feeds.ill_made_feeds,
    feeds.wrong_sitemap,
)


def _add_to_settings(project: Path) -> None:
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    assert END_OF_LANGUAGES in text
    settings.write_text(text.replace(END_OF_LANGUAGES, ENTRY + END_OF_LANGUAGES, 1), encoding="utf-8")


def _add_language(project: Path) -> None:
    """Write what a third language needs: an entry in the settings, its texts, its words, its catalogue."""
    _add_to_settings(project)
    for path in (project / "content" / "en").rglob("*.md"):
        copy = project / "content" / "fr" / path.relative_to(project / "content" / "en")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes().replace(b"Title: ", b"Title: FR "))
    for path in (project / "content" / "data").glob("*.toml"):
        lines = re.sub(r"(?m)^(\w+)\.en = (.*)$", r"\g<0>\n\1.fr = \2", path.read_text(encoding="utf-8"))
        lines = re.sub(r'\ben = ("[^"]*")(?= [,}])', r"\g<0>, fr = \1", lines)
        path.write_text(lines, encoding="utf-8")
    messages = project / "theme" / "translations" / "{}" / "LC_MESSAGES" / "messages.po"
    catalogue = project.joinpath(str(messages).format("ja")).read_text(encoding="utf-8")
    translated = re.sub(r'msgid "(.+)"\nmsgstr ".*"', r'msgid "\1"\nmsgstr "FR \1"', catalogue)
    target = project.joinpath(str(messages).format("fr"))
    target.parent.mkdir(parents=True)
    target.write_text(translated.replace("Language: ja", "Language: fr"), encoding="utf-8")


def test_a_third_language_is_settings_content_and_catalogue(project: Path) -> None:
    _add_language(project)
    for code in ("en", "fr"):  # not in the first language
        text = (
            "---\nTitle: Only here\nDescription: d\nDate: 2020-01-01\nModified: 2020-01-01\n---\n\nWords.\n"
        )
        (project / "content" / code / "news" / "only.md").write_text(text, encoding="utf-8")
    site = built.built(project, URL)
    per_language = {path.removeprefix("en/") for path in site.files if path.startswith("en/")}
    assert {path.removeprefix("fr/") for path in site.files if path.startswith("fr/")} == per_language
    page = site.page("fr/guide/sowing/index.html")
    assert [str(tag["hreflang"]) for tag in page.select(".language-switch a")] == [*pelicanconf.LANGUAGES]
    assert page.select(".skip-link")[0].text == "FR Skip to main content"
    assert page.select("time")[0].text == "2 mars 2025"
    assert sorted(languages.alternates(page)) == ["en", "fr", "ja", "x-default"]
    for pair in (("fr", "en"), ("ja", "fr")):
        assert list(languages.unequal(site, *pair)) == []
    for check in CHECKS:
        assert list(check(site)) == []


def test_a_third_language_without_its_words_is_refused_with_the_places(project: Path) -> None:
    _add_to_settings(project)
    done = built.build(project, project / "output", URL)
    assert done.returncode == 1
    assert "content/data/offices.toml:6: [missing-language]" in done.stderr
    assert "theme/translations/fr/LC_MESSAGES/messages.po: [bad-catalogue]" in done.stderr
    assert not (project / "output").exists()
