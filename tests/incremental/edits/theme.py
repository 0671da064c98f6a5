"""Edits of templates, stylesheets and the catalogue of interface strings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.incremental import texts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

MARK = re.compile(r"\n[^\n]*edited-\d+[^\n]*")
# Partials that stand in <head>.
HEAD = tuple(f"partials/{name}.html" for name in ("head", "structured-data", "writing-head"))
# What a template of each kind can hold one more of; `edited-` makes the next edit replace it.
LINES = (
    '<p id="edited-{n}">{{{{ page.title }}}} {{{{ page.url|href }}}}</p>',
    '<p id="edited-{n}">{{{{ site.home(page.lang).title }}}}</p>',
    '<p id="edited-{n}">{{{{ site.current|length }}}}, {{{{ data.offices[0].phone|phone }}}}</p>',
    '<p id="edited-{n}">{{{{ site.listed(page.lang, "news")|map(attribute="title")|join(", ") }}}}</p>',
    '<p id="edited-{n}">{{{{ NEWS_ON_HOME }}}} {{{{ SITEURL }}}}</p>',
)
META = '<meta name="edited-{n}" content="{{{{ page.title }}}}">'
COMMENT = "{{# edited-{n} #}}"
MESSAGE = '\n#: {place}\nmsgid "Words {n}"\nmsgstr "言葉{n}"\n'
SHOWN = '<p id="edited-{n}">{{{{ _("Words {n}") }}}}</p>'


def templates(project: Path, pattern: str) -> list[Path]:
    """Return the templates that match a pattern."""
    return sorted((project / "theme" / "templates").glob(pattern))


def _short(project: Path, path: Path) -> str:
    return path.relative_to(project / "theme").as_posix()


def _marked(path: Path, line: str, before: str = r"\Z") -> None:
    """Write a line before a place in a template, instead of that of an earlier edit."""
    texts.change(
        path,
        lambda text: (
            re.sub(before, lambda found: f"\n{line}{found[0]}", MARK.sub("", text.rstrip("\n")), count=1)
            + "\n"
        ),
    )


def partial(project: Path, rng: Random) -> str:
    """Add an element to a part of pages."""
    path = rng.choice(templates(project, "partials/*.html"))
    line = META if _short(project, path).removeprefix("templates/") in HEAD else rng.choice(LINES)
    _marked(path, line.format(n=texts.number(rng)))
    return f"{_short(project, path)}: another line"


def page_template(project: Path, rng: Random) -> str:
    """Add an element to the template of one kind of page."""
    path = rng.choice([path for path in templates(project, "*.html") if "{% endblock %}" in texts.read(path)])
    _marked(path, rng.choice(LINES).format(n=texts.number(rng)), r"\n\{% endblock %\}")
    return f"{_short(project, path)}: another line"


def macro(project: Path, rng: Random) -> str:
    """Change what a macro writes."""
    path = rng.choice(templates(project, "macros/*.html"))
    texts.replaced(path, r"(?m)^(\{% macro .*\n)(?:<!-- \d+ -->\n)?", rf"\1<!-- {texts.number(rng)} -->\n")
    return f"{_short(project, path)}: another comment in what it writes"


def base(project: Path, rng: Random) -> str:
    """Change the frame of all pages."""
    path = project / "theme" / "templates" / "base.html"
    line = rng.choice(LINES).format(n=texts.number(rng))
    _marked(path, line, rng.choice((r"\n</body>", r"\n<main ", r"\n</main>")))
    return f"base.html: {line}"


def other_file(project: Path, rng: Random) -> str:
    """Change a template of a file that is no page of the site's: feed, sitemap, robots.txt, moved, ended."""
    name = rng.choice(("sitemap.xml", "feed.xml", "robots.txt", "alias.html", "ended.html"))
    path = project / "theme" / "templates" / name
    number = texts.number(rng)
    if name == "ended.html":
        _marked(path, LINES[0].format(n=number), r"\n\{% endblock %\}")
    else:
        _marked(path, f"# edited-{number}" if name == "robots.txt" else f"<!-- edited-{number} -->")
    return f"{name}: another line"


def template_comment(project: Path, rng: Random) -> str:
    """Write a comment into a template, which nobody sees."""
    path = rng.choice(templates(project, "**/*.html"))
    texts.change(
        path, lambda text: re.sub(r"\A(?:\{# edited-\d+ #\})?", COMMENT.format(n=texts.number(rng)), text)
    )
    return f"{_short(project, path)}: a comment"


def partial_renamed(project: Path, rng: Random) -> str:
    """Rename a partial, and let others include it by its new name."""
    path = rng.choice(templates(project, "partials/*.html"))
    new = f"{path.stem.split('--')[0]}--{texts.number(rng)}.html"
    path.rename(path.with_name(new))
    for other in templates(project, "**/*.*"):
        text = texts.read(other).replace(f'"partials/{path.name}"', f'"partials/{new}"')
        if text != texts.read(other):
            texts.write(other, text)
    return f"{path.name}: renamed to {new}"


def colour(project: Path, rng: Random) -> str:
    """Change a colour of the theme."""
    path = project / "theme" / "css" / "tokens.css"
    old = rng.choice(re.findall(r"#[0-9a-f]{6}", texts.read(path)))
    new = f"#{rng.randrange(0x1000000):06x}"
    texts.change(path, lambda text: text.replace(old, new, 1))
    return f"tokens.css: {old} is {new}"


def style(project: Path, rng: Random) -> str:
    """Add a rule to a stylesheet."""
    path = rng.choice(sorted((project / "theme" / "css" / "components").glob("*.css")))
    texts.change(path, lambda text: f"{text}.edited-{texts.number(rng)} {{ color: red }}\n")
    return f"{path.name}: another rule"


def style_comment(project: Path, rng: Random) -> str:
    """Write a comment into a stylesheet, which nobody sees."""
    path = rng.choice(sorted((project / "theme" / "css").rglob("*.css")))
    texts.change(path, lambda text: f"{text}/* {texts.number(rng)} */\n")
    return f"{path.name}: a comment"


def _catalogue(project: Path) -> Path:
    return project / "theme" / "translations" / "ja" / "LC_MESSAGES" / "messages.po"


def message(project: Path, rng: Random) -> str:
    """Change the translation of an interface string."""
    path = _catalogue(project)
    found = rng.choice(re.findall(r'(?m)^msgstr "[^"\n]+(?:\\"[^"\n]*)*"$', texts.read(path)))
    words = re.sub(r'(?:・\d+)?"$', f'・{texts.number(rng)}"', found)
    texts.change(path, lambda text: text.replace(found, words))
    return f"messages.po: {words}"


def message_added(project: Path, rng: Random) -> str:
    """Add an interface string to a template and to the catalogue."""
    path, number = project / "theme" / "templates" / "partials" / "footer.html", texts.number(rng)
    if not path.exists():  # it has been renamed
        [path] = templates(project, "partials/footer--*.html")
    _marked(path, SHOWN.format(n=number))
    unused = re.compile(r'\n#: footer\nmsgid "Words \d+"\nmsgstr ".*"\n')
    new = MESSAGE.format(n=number, place="footer")
    texts.change(_catalogue(project), lambda text: unused.sub("", text).rstrip("\n") + "\n" + new)
    return f"{path.name}, messages.po: Words {number}"
