"""The checks that need no other page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check import (
    contacts,
    html,
    link_words,
    links,
    mail,
    markdown,
    other_language,
    readings,
    shown_contacts,
    wording,
)
from plugins.check.known_links import Known
from plugins.read import characters
from plugins.report.problems import Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.check.rules import Rules
    from plugins.model.source import Source

# Problems of lines that would run together: while they do, nothing can be said of their sentences' length.
JOINING = {
    *("code-fence", "definition-list", "indented-text", "joins-item", "joins-quotation", "leftover-box"),
    *("line-needs-blank-line", "lines-run-together", "list-needs-blank-line", "list-sign"),
    *("list-sign-inside", "mixed-list", "page-number", "sign-head", "sign-heading", "table-form"),
    *("table-needs-blank-line", "wrong-bullet", "wrong-bullet-inside"),
}


def one_page(rules: Rules, source: Source, text: str, is_addressed: Callable[[str], bool]) -> list[Problem]:
    """Return all problems of one page; `text` is the whole of the file.

    `is_addressed` asks of a path below content/ whether it is that of a page or a picture.
    """
    problems = mail.told_once(source, [*_problems(rules, source, text, is_addressed)])
    return problems if mistakes(problems) else [*problems, *html.changed(source)]


def _known(rules: Rules, is_addressed: Callable[[str], bool]) -> Known:
    vague = {code: style.vague_links for code, style in rules.styles.items()}
    pictures = {code: (*style.vague_pictures, *style.vague_links) for code, style in rules.styles.items()}
    return Known(is_addressed, rules.own, vague, pictures, rules.code_host)


def _characters(text: str, shown: str, names: Mapping[int, str]) -> Iterator[Problem]:
    """Yield wrong characters, but none that goes when the name of a heading is written as already told."""
    for problem in characters.wrong(text, shown):
        name = names.get(problem.line, "")
        if not all(part in name for part in problem.details["text"].split(", ")):
            yield problem


def _joined(text: str, begun: set[int]) -> set[int]:
    """Return the lines from each of some lines, counted from 1, to the end of its paragraph."""
    found = set[int]()
    for number, line in enumerate(text.split("\n"), start=1) if begun else ():
        if line.strip() and (number in begun or number - 1 in found):
            found.add(number)
    return found


def _problems(
    rules: Rules, source: Source, text: str, is_addressed: Callable[[str], bool]
) -> Iterator[Problem]:
    document, shown = source.document, source.shown
    of_readings = [*markdown.readings(text, shown)]
    yield from of_readings
    default = next(iter(rules.kinds[source.kind]["templates"]), None)
    needs_text = source.template == default
    of_markdown = [
        *markdown.wrong(source, rules.template_ids.get(source.template, ()), needs_text=needs_text)
    ]
    yield from of_markdown
    names = {p.line: p.details["text"] for p in of_markdown if p.code == "id-form"}
    yield from html.wrong(source, names)
    of_characters = [*_characters(text, shown, names)]
    yield from of_characters
    yield from links.alone(source, _known(rules, is_addressed))
    yield from link_words.alike(source)
    yield from mail.wrong(source)
    if rules.contacts:
        wrong = [*contacts.wrong(text, shown, rules.contacts)]
        yield from wrong
        reported = {problem.details["value"] for problem in wrong}
        yield from shown_contacts.wrong_as_shown(source, rules.contacts, reported)
        yield from shown_contacts.wrong_links(source, rules.contacts, reported)
    if style := rules.styles.get(source.language):
        joined = wording.paragraphs(document, {p.line for p in of_markdown if p.code in JOINING})
        unspaced = rules.languages[source.language].is_unspaced
        yield from wording.too_long(document, shown, style)
        yield from wording.too_short(document, shown, style)
        yield from wording.wrong(document, shown, style, unspaced=unspaced, joined=joined)
    if known := rules.readings.get(source.language):
        found = [problem for problem in (*of_readings, *of_markdown, *of_characters) if not problem.is_hint]
        joined = _joined(text, {problem.line for problem in found if problem.code in JOINING})
        yield from readings.in_text(source, known, joined.union(problem.line for problem in found))
    yield from other_language.in_text(document, shown, source.language, rules.languages)
