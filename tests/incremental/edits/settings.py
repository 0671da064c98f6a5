"""Edits of settings, in pelicanconf.py or as the build is given them, and the days that pass."""

from __future__ import annotations

import ast
import datetime
import re
from typing import TYPE_CHECKING, Any

from tests.incremental import texts
from tests.incremental.project import DAY, read_overrides, today, write_overrides

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

ADDRESSES = ("https://guide.example", "https://example.org/guide-site", "https://example.org", "")
# What each setting can be, and how it is written in pelicanconf.py.
VALUES: dict[str, tuple[object, ...]] = {
    "NEWS_ON_HOME": (1, 2, 3, 5),
    "FEED_ITEMS": (2, 5, 12, 30),
    "FEED_NAME": ("feed.xml", "atom.xml"),
    "CARD_NAME": ("contact.vcf", "card.vcf"),
    "SITEMAP_NAME": ("sitemap.xml", "pages.xml"),
    "SEARCH_WHOLE": (0, 10_000, 75_000),
    "TOPIC_ADDRESS": ("topics/{name}/", "about-topics/{name}/"),
    "STATIC_ADDRESS": ("static/", "files/"),
    "TIMEZONE": ("Asia/Tokyo", "Europe/Berlin"),
}
IN_LANGUAGES = {
    '"label": "(?:English|in English)"': ('"label": "English"', '"label": "in English"'),
    '(?<="phrases": "",\n        )"phone_format": "(?:inter)?national"': (
        '"phone_format": "international"',
        '"phone_format": "national"',
    ),
    '"locale": "en_.."': ('"locale": "en_GB"', '"locale": "en_US"'),
    '"phrases": "(?:japanese)?"': ('"phrases": "japanese"', '"phrases": ""'),
}
MORE_POLICY = "    # {n}\n"


def _conf(project: Path) -> Path:
    return project / "pelicanconf.py"


def _other(rng: Random, now: object, values: tuple[Any, ...]) -> Any:
    return rng.choice([value for value in values if value != now])


def _override(project: Path, key: str, value: object) -> str:
    write_overrides(project, {**read_overrides(project), key: value})
    return f"{key}={value!r} given to the build"


def setting(project: Path, rng: Random) -> str:
    """Write another value of a setting into pelicanconf.py."""
    key = rng.choice(sorted(VALUES))
    [line] = re.findall(rf"(?m)^{key} = .*$", texts.read(_conf(project)))
    now = ast.literal_eval(line.partition(" = ")[2].partition("  #")[0])
    new = f"{key} = {_other(rng, now, VALUES[key])!r}"
    texts.change(_conf(project), lambda text: text.replace(line, new))
    if key in read_overrides(project):  # what is given to the build would hide it
        values = {name: value for name, value in read_overrides(project).items() if name != key}
        write_overrides(project, values)
    return f"pelicanconf.py: {new}"


def override(project: Path, rng: Random) -> str:
    """Give the build another value of a setting."""
    key = rng.choice(("NEWS_ON_HOME", "FEED_ITEMS"))
    return _override(project, key, _other(rng, read_overrides(project).get(key), VALUES[key]))


def pagination(project: Path, rng: Random) -> str:
    """Let other numbers of news stand on one page."""
    key = "LISTS"
    lists = read_overrides(project)[key]
    number = _other(rng, lists["news"]["per_page"], (2, 3, 4, 20))
    return _override(project, key, {**lists, "news": {"kind": "news", "per_page": number}})


def site_url(project: Path, rng: Random) -> str:
    """Publish the site somewhere else."""
    return _override(project, "SITEURL", _other(rng, read_overrides(project)["SITEURL"], ADDRESSES))


def menu(project: Path, rng: Random) -> str:
    """Put the pages of a menu into another order, or take one out or back."""
    key = rng.choice(("header", "footer"))
    pattern = rf'(?m)^    "{key}": (\[.*\])'
    [now] = re.findall(pattern, texts.read(_conf(project)))
    names = ast.literal_eval(now)
    new = _other(rng, names, (names[::-1], [*names[1:], names[0]], [*names, "index"]))
    if names.count("index"):
        new = [name for name in names if name != "index"]
    written = str(new).replace("'", '"')
    texts.replaced(_conf(project), pattern, f'    "{key}": {written}')
    return f"pelicanconf.py: the menu {key} is {written}"


def language(project: Path, rng: Random) -> str:
    """Change what the settings say of a language."""
    pattern = rng.choice(sorted(IN_LANGUAGES))
    [now] = re.findall(pattern, texts.read(_conf(project)))[:1]
    new = _other(rng, now, IN_LANGUAGES[pattern])
    texts.replaced(_conf(project), pattern, new)
    return f"pelicanconf.py: {new.splitlines()[0]}"


def policy(project: Path, rng: Random) -> str:
    """Change the policy that pages give to browsers."""
    new = f'"img-src": "\'self\' https://{texts.number(rng)}.example"'
    texts.replaced(_conf(project), '"img-src": ".*"', new)
    return f"pelicanconf.py: {new}"


def setting_comment(project: Path, rng: Random) -> str:
    """Write a comment into the settings, which changes nothing."""
    texts.change(_conf(project), lambda text: f"{text}# {texts.number(rng)}\n")
    return "pelicanconf.py: a comment"


def _events(project: Path) -> list[datetime.date]:
    """Return the days on which a page appears or is gone."""
    found = []
    for text in map(texts.read, texts.pages(project)):
        if begins := texts.entry(text, "Date"):
            found.append(datetime.date.fromisoformat(begins))
        if ends := texts.entry(text, "Expires"):
            found.append(datetime.date.fromisoformat(ends) + datetime.timedelta(days=1))
    return sorted(found)


def day_of_change(project: Path, rng: Random) -> str:
    """Let the next day come on which a page appears or ends; sometimes that of the last change come back."""
    now, days = today(project), _events(project)
    past, coming = [day for day in days if day < now], [day for day in days if day > now]
    back = rng.random() < 1 / 5 or not coming
    return _override(project, DAY, str(past[-1] if back else coming[0]))


def day_without_change(project: Path, rng: Random) -> str:
    """Let a day pass on which hardly anything changes."""
    return _override(project, DAY, str(today(project) + datetime.timedelta(days=rng.randint(1, 2))))
