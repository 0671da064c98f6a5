"""Interface strings of all languages and editions: what is compared, compiled and brought in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.render import translations
from plugins.render.messages import po_path
from tests.plugins.samples import EASY, EN, JA

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
msgid ""
msgstr ""
"Language: ja\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
TEMPLATE = """\
<p>{{ _("Hello") }}</p>
{% trans count=items %}
  One {{ count }} thing
{% pluralize %}
  {{ count }} things
{% endtrans %}
"""
COMPLETE = """\

msgid "Hello"
msgstr "こんにちは"

msgid "One %(count)s thing"
msgid_plural "%(count)s things"
msgstr[0] "%(count)s件"
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    (folder / "templates" / "partials").mkdir(parents=True)
    (folder / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    write(folder, COMPLETE)
    return folder


def write(theme: Path, messages: str, language: str = "ja") -> None:
    path = po_path(theme, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + messages, encoding="utf-8")


def found(
    theme: Path, languages: tuple[str, ...] = ("ja", "en")
) -> list[tuple[str, int, str, dict[str, str]]]:
    problems = translations.load_all(theme, dict.fromkeys(languages, JA), "en", "theme")[1]
    return [(problem.path, problem.line, problem.code, problem.details) for problem in problems]


PO = "theme/translations/ja/LC_MESSAGES/messages.po"


def test_translations_are_used_without_an_mo_file(theme: Path) -> None:
    loaded, problems = translations.load_all(theme, {"ja": JA, "en": EN}, "en", "theme")
    assert problems == []
    assert loaded["ja"].gettext("Hello") == "こんにちは"
    assert loaded["ja"].ngettext("One %(count)s thing", "%(count)s things", 2) == "%(count)s件"
    assert loaded["en"].gettext("Hello") == "Hello"
    assert list(theme.rglob("*.mo")) == []


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        pytest.param(
            COMPLETE.replace("こんにちは", ""),
            [("theme/templates/page.html", 1, "missing-message", {"text": "Hello", "catalogue": PO})],
            id="empty",
        ),
        pytest.param(
            COMPLETE.partition('\nmsgid "One')[0],
            [
                (
                    "theme/templates/page.html",
                    2,
                    "missing-message",
                    {"text": "One %(count)s thing", "catalogue": PO},
                )
            ],
            id="missing plural",
        ),
        pytest.param(
            COMPLETE.replace('\nmsgid "Hello"', '\n#, fuzzy\nmsgid "Hello"'),
            [(PO, 8, "fuzzy-message", {"text": "Hello", "catalogue": PO})],
            id="fuzzy",
        ),
        pytest.param(
            COMPLETE + '\nmsgid "Gone"\nmsgstr "ない"\n',
            [(PO, 14, "unused-message", {"text": "Gone"})],
            id="unused",
        ),
    ],
)
def test_each_string_that_does_not_fit_is_a_problem(
    theme: Path, messages: str, expected: list[tuple[str, int, str, dict[str, str]]]
) -> None:
    write(theme, messages)
    assert found(theme) == expected


def test_a_language_without_a_catalogue_is_a_problem(theme: Path) -> None:
    path = "theme/translations/de/LC_MESSAGES/messages.po"
    assert found(theme, ("ja", "en", "de")) == [(path, 0, "bad-catalogue", {"what": "not found"})]


def test_a_catalogue_that_cannot_be_parsed_is_a_problem_in_its_line(theme: Path) -> None:
    write(theme, '\nmsgid "Hello"\nmsgstr "こんにちは"\nnonsense\n')
    ((path, line, code, details),) = found(theme)
    assert (path, line, code) == (PO, 9, "bad-catalogue")
    assert details["what"] == "Unknown or misformatted keyword"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "Hello"\nmsgstr "こんにちは\n', 8),
        ('msgid "Hello"\nmsgstr "こん"にちは"\n', 8),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n', 0),
        ('msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Plural-Forms: nplurals=2; plural=(n;\\n"\n', 0),
    ],
)
def test_a_catalogue_that_only_seems_to_be_right_is_a_problem(theme: Path, text: str, line: int) -> None:
    if 'msgid ""' in text:
        po_path(theme, "ja").write_text(f'{text}\nmsgid "Hello"\nmsgstr "x"\n', encoding="utf-8")
    else:
        write(theme, f"\n{text}")
    assert [(path, number, code) for path, number, code, _ in found(theme)] == [(PO, line, "bad-catalogue")]


def test_a_catalogue_that_is_not_utf_8_is_a_problem(theme: Path) -> None:
    po_path(theme, "ja").write_bytes(HEADER.encode() + b'\nmsgid "Hello"\nmsgstr "\xff"\n')
    ((path, line, code, _),) = found(theme)
    assert (path, line, code) == (PO, 0, "bad-catalogue")


def test_a_template_with_a_mistake_is_a_problem_in_its_own_line(theme: Path) -> None:
    (theme / "templates" / "partials" / "box.html").write_text("<p>\n{% if %}\n", encoding="utf-8")
    ((path, line, code, details),) = found(theme)
    assert (path, line, code) == ("theme/templates/partials/box.html", 2, "bad-template")
    assert details["what"].startswith("Expected an expression")


def test_an_update_stops_at_a_template_that_cannot_be_read(theme: Path) -> None:
    (theme / "templates" / "robots.txt").write_text("{% if %}", encoding="utf-8")
    with pytest.raises(SystemExit, match="bad-template"):
        list(translations.update(theme, {"ja": JA}, "en"))
    assert "Hello" in po_path(theme, "ja").read_text(encoding="utf-8")


def test_an_update_keeps_translations_adds_what_is_new_and_drops_what_is_gone(theme: Path) -> None:
    write(theme, COMPLETE + '\nmsgid "Gone"\nmsgstr "ない"\n')
    for name, text in (("new.html", "Hello!"), ("new.xml", "In XML"), ("new.txt", "In a text")):
        (theme / "templates" / name).write_text(f'{{{{ _("{text}") }}}}', encoding="utf-8")
    (path,) = translations.update(theme, {"ja": JA}, "en")
    assert path == theme / "translations/ja/LC_MESSAGES/messages.po"
    text = path.read_text(encoding="utf-8")
    assert 'msgid "Hello"\nmsgstr "こんにちは"' in text
    assert '#: new.html\nmsgid "Hello!"\nmsgstr ""' in text
    assert '#: new.xml\nmsgid "In XML"\nmsgstr ""' in text
    assert '#: new.txt\nmsgid "In a text"\nmsgstr ""' in text
    assert "Gone" not in text
    assert "fuzzy" not in text  # nothing is guessed from what looks alike


def test_a_second_update_changes_nothing(theme: Path) -> None:
    (path,) = translations.update(theme, {"ja": JA}, "en")
    first = path.read_bytes()
    assert [*translations.update(theme, {"ja": JA}, "en")] == [path]
    assert path.read_bytes() == first


def test_an_update_writes_the_first_catalogue_of_a_new_language(theme: Path) -> None:
    (path,) = translations.update(theme, {"de": JA}, "en")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Interface strings; `make catalogue` brings them in step")
    assert '"Project-Id-Version: first-step-guide 1\\n"' in text
    assert '"Language: de\\n"' in text
    assert 'msgid "Hello"\nmsgstr ""' in text
    assert "fuzzy" not in text


SOME = '\nmsgid "Hello"\nmsgstr "やあ"\n'
BOTH = {"ja-simple": EASY, "ja": JA}  # an edition may stand before its language


def test_an_edition_without_a_catalogue_says_what_its_language_says(theme: Path) -> None:
    loaded, problems = translations.load_all(theme, BOTH, "en", "theme")
    assert problems == []
    assert loaded["ja-simple"].gettext("Hello") == "こんにちは"


def test_an_edition_says_some_strings_in_its_own_words_and_the_others_as_its_language(theme: Path) -> None:
    write(theme, SOME, "ja-simple")
    loaded, problems = translations.load_all(theme, BOTH, "en", "theme")
    assert problems == []
    assert [loaded[code].gettext("Hello") for code in BOTH] == ["やあ", "こんにちは"]
    many = loaded["ja-simple"].ngettext("One %(count)s thing", "%(count)s things", 2)
    assert many == "%(count)s件"


def test_what_an_edition_says_is_compared_with_the_templates(theme: Path) -> None:
    write(theme, '\nmsgid "Gone"\nmsgstr "ない"\n', "ja-simple")
    problems = translations.load_all(theme, BOTH, "en", "theme")[1]
    path = PO.replace("/ja/", "/ja-simple/")
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (path, 7, "unused-message")
    ]


def test_an_update_takes_from_an_edition_what_is_gone_and_adds_nothing(theme: Path) -> None:
    assert [*translations.update(theme, {"ja-simple": EASY}, "en")] == []
    write(theme, SOME + '\nmsgid "Gone"\nmsgstr "ない"\n', "ja-simple")
    (path,) = translations.update(theme, {"ja-simple": EASY, "en": EN}, "en")
    text = path.read_text(encoding="utf-8")
    assert text.count("msgid") == 2
    assert 'msgid "Hello"\nmsgstr "やあ"' in text
