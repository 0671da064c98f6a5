"""What articles for measuring are made for in tests: the site's languages, and two topics."""

from __future__ import annotations

import pelicanconf
from bench.articles import Article, articles
from plugins.model.languages import languages, without_editions

LANGUAGES = list(without_editions(languages(vars(pelicanconf))).values())
TOPICS = ("hikikomori", "employment-support")


def some(count: int) -> list[Article]:
    """Return so many articles."""
    return list(articles(count, LANGUAGES, TOPICS))
