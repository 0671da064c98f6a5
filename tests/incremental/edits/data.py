"""Edits of content/data: what pages of all languages share, and what texts are compared with."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from bench.articles import topics
from tests.incremental import texts
from tests.incremental.project import today

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

WORDS = r'(?m)^({key}) = "(.*)"$'
# Whose words are no words for readers: paths, and sentences with places to be filled.
NOT_WORDS = ("share_image.", "address_format", "map_url")
LIMITS = {"longest_title": (28, 60), "longest_description": (90, 170), "longest_sentence": (8, 70)}
TERM = """
[[terms]]
id = "term-{n}"
name.ja = "用語{n}"
name.en = "Term {n}"
meaning.ja = "{n}番目の用語です。"
meaning.en = "The term with number {n}."
"""
TOPIC = """
[[topics]]
id = "topic-{n}"
hashtag = "話題{n}"
name.ja = "話題{n}"
name.en = "Topic {n}"
description.ja = "{n}番目の話題についての記事です。"
description.en = "Articles on topic number {n}."
"""


def _path(project: Path, name: str) -> Path:
    return project / "content" / "data" / f"{name}.toml"


def _more(project: Path, rng: Random, name: str, keys: str) -> str:
    """Add a number to the words of one of those entries of a file whose key matches."""
    path = _path(project, name)
    found = [
        match
        for match in re.finditer(WORDS.format(key=keys), texts.read(path))
        if not match[1].startswith(NOT_WORDS)
    ]
    match, number = rng.choice(found), texts.number(rng)
    words = re.sub(r" \(\d+\)$", "", match[2])
    line = f'{match[1]} = "{words} ({number})"'
    texts.change(path, lambda text: text[: match.start()] + line + text[match.end() :])
    return f"{name}.toml: {match[1]} with {number}"


def phone(project: Path, rng: Random) -> str:
    """Give an office another telephone number, wherever the data hold it."""
    path = _path(project, "offices")
    old = rng.choice(sorted(set(re.findall(r'phone = "(.*)"', texts.read(path)))))
    new = f"03-1234-{rng.randrange(1000, 9999)}"
    texts.change(path, lambda text: text.replace(f'phone = "{old}"', f'phone = "{new}"'))
    return f"offices.toml: {old} is {new}"


def fax(project: Path, rng: Random) -> str:
    """Give an office another fax number."""
    new = f'fax = "03-1235-{rng.randrange(1000, 9999)}"'
    texts.replaced(_path(project, "offices"), 'fax = ".*"', new)
    return f"offices.toml: {new}"


def office_name(project: Path, rng: Random) -> str:
    """Change an office's name, short name, or part of its address."""
    keys = r"(?:short_)?name\.(?:ja|en)|reading\.ja|region\.(?:ja|en)"
    return _more(project, rng, "offices", keys)


def postal_code(project: Path, rng: Random) -> str:
    """Give an office another postal code."""
    new = f'postal_code = "100-{rng.randrange(1000, 9999)}"'
    texts.replaced(_path(project, "offices"), 'postal_code = ".*"', new)
    return f"offices.toml: {new}"


def term(project: Path, rng: Random) -> str:
    """Change how a term is explained."""
    return _more(project, rng, "glossary", r"meaning\.(?:ja|en)")


def term_added(project: Path, rng: Random) -> str:
    """Explain one more term."""
    number = texts.number(rng)
    texts.change(_path(project, "glossary"), lambda text: text + TERM.format(n=number))
    return f"glossary.toml: the term {number}"


def topic(project: Path, rng: Random) -> str:
    """Change a topic's name, description or hashtag."""
    return _more(project, rng, "topics", r"name\.(?:ja|en)|description\.(?:ja|en)|hashtag")


def topic_added(project: Path, rng: Random) -> str:
    """Add a topic, and let an article be about it too."""
    number = texts.number(rng)
    texts.change(_path(project, "topics"), lambda text: text + TOPIC.format(n=number))
    path = rng.choice(texts.pages(project, *texts.DATED))
    other = rng.choice(topics(project / "content"))
    texts.set_entry(path, "Topics", f"{other}, topic-{number}")
    return f"topics.toml: the topic {number}, and {texts.name(project, path)} about it"


def site_words(project: Path, rng: Random) -> str:
    """Change the site's or the organisation's name, or other words about them."""
    return _more(project, rng, "organisation", r"[a-z_]+\.(?:ja|en)")


def call_words(project: Path, rng: Random) -> str:
    """Change what can be said or asked on the telephone."""
    return _more(project, rng, "first_call", r"(?:when|say|ask)\.(?:ja|en)")


def accessibility_words(project: Path, rng: Random) -> str:
    """Change what the accessibility page tells."""
    return _more(project, rng, "accessibility", r"(?:name|result|meaning)\.(?:ja|en)")


def call_order(project: Path, rng: Random) -> str:
    """Let two sentences to say on the telephone change places."""
    path = _path(project, "first_call")
    tables = re.findall(r"(?ms)^\[\[sentences\]\]\n.*?(?=^\[|^#|\Z)", texts.read(path))
    one, other = rng.sample(tables, 2)
    places = {one: other, other: one}
    pattern = re.compile("|".join(map(re.escape, places)))
    texts.change(path, lambda text: pattern.sub(lambda match: places[match[0]], text))
    return f"first_call.toml: sentences {tables.index(one)} and {tables.index(other)} have changed places"


def house_style(project: Path, rng: Random) -> str:
    """Change how long texts may be, or what is avoided: other hints and mistakes, in the same texts."""
    path = _path(project, "house_style")
    if rng.random() < 1 / 2:
        word = rng.choice(("気持ち", "支援", "people", "step", "石"))
        line = f'  [[house_styles.avoided]]\n  word = "{word}"\n  instead = "{texts.number(rng)}"\n'
        texts.change(path, lambda text: text.rstrip("\n") + "\n" + line)
        return f"house_style.toml: “{word}” is avoided"
    key = rng.choice([*LIMITS, *["longest_sentence"] * 3])
    number = rng.randint(*LIMITS[key])
    texts.replaced(
        path, rf"{key} = \d+", lambda match: f"{key} = {number + (match[0] == f'{key} = {number}')}"
    )
    return f"house_style.toml: {key} is {number}"


def other_contacts(project: Path, rng: Random) -> str:
    """Add somebody else's number, which a text gives at once."""
    number = f"052-{rng.randrange(200, 999)}-{rng.randrange(1000, 9999)}"
    path = _path(project, "other_contacts")
    texts.replaced(path, r"(?m)^other_contacts = \[", f'other_contacts = ["{number}",')
    page = rng.choice(texts.pages(project))
    texts.change(page, lambda text: texts.with_block(text, f"({number})", rng))
    return f"other_contacts.toml: {number}, in {texts.name(project, page)}"


def security_day(project: Path, rng: Random) -> str:
    """Let security.txt hold until another day."""
    day = today(project) + datetime.timedelta(days=rng.randint(-5, 360))
    texts.change(
        _path(project, "security"),
        lambda text: re.sub(r"(?m)^expires = .*", f"expires = {day} # {texts.number(rng)}", text),
    )
    return f"security.toml: until {day}"


def comment(project: Path, rng: Random) -> str:
    """Write a comment into data: lines move, and pages stay the same."""
    path = rng.choice(sorted((project / "content" / "data").glob("*.toml")))
    texts.change(path, lambda text: f"# {texts.number(rng)}\n{text}")
    return f"{path.name}: a comment at the top"
