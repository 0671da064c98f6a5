"""The checks that need no other page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check import contacts, entries, html, links, mail, markdown, shown_contacts, wording
from plugins.read import characters
from plugins.report.problems import Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.check.rules import Rules
    from plugins.model.source import Source


def one_page(rules: Rules, source: Source, text: str, is_addressed: Callable[[str], bool]) -> list[Problem]:
    """Return all problems of one page; `text` is the whole of the file.

    `is_addressed` asks of a path below content/ whether it is that of a page or a picture.
    """
    problems = [*_problems(rules, source, text, is_addressed)]
    return problems if mistakes(problems) else [*problems, *html.changed(source)]


def _problems(
    rules: Rules, source: Source, text: str, is_addressed: Callable[[str], bool]
) -> Iterator[Problem]:
    document, shown = source.document, source.shown
    yield from markdown.readings(text, shown)
    yield from entries.marked(document, shown)
    default = next(iter(rules.kinds[source.kind]["templates"]), None)
    needs_text = source.template == default
    found = [*markdown.wrong(source, rules.template_ids.get(source.template, ()), needs_text=needs_text)]
    yield from found
    names = {problem.line: problem.details["text"] for problem in found if problem.code == "id-form"}
    yield from html.wrong(source, names)
    for problem in characters.wrong(text, shown):
        if problem.details["text"] not in names.get(problem.line, ""):
            yield problem
    vague = {code: style.vague_links for code, style in rules.styles.items()}
    yield from links.alone(source, links.Known(is_addressed, rules.own, vague))
    yield from mail.wrong(source)
    if rules.contacts:
        wrong = [*contacts.wrong(text, shown, rules.contacts)]
        yield from wrong
        reported = {problem.details["value"] for problem in wrong}
        yield from shown_contacts.wrong_as_shown(source, rules.contacts, reported)
        yield from shown_contacts.wrong_links(source, rules.contacts, reported)
    if style := rules.styles.get(source.language):
        unspaced = rules.languages[source.language].is_unspaced
        yield from wording.too_long(document, shown, style)
        yield from wording.wrong(document, shown, style, unspaced=unspaced)
