"""What templates can use: strings, formats and structured data in the language of the page at hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup, escape
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from plugins import build
from plugins.hosting.headers import policy
from plugins.model import accessibility
from plugins.model.site import is_public
from plugins.model.urls import base_path
from plugins.read.markdown import phrases, ruby
from plugins.read.markdown.converter import break_phrases
from plugins.render import formats, json_ld, other_files, renderer, vcard

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context
    from pelican.generators import Generator

    from plugins.model.data import Address, Organisation
    from plugins.model.languages import Language


WHOLE = re.compile(r"〒?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+")  # 〒448-0831, 2-3-9, Kumano-cho


def prepare(generator: Generator) -> None:
    """Give a generator's templates their filters, functions and data."""
    settings, now = generator.settings, generator.settings[build.KEY]
    if not now.data or not now.stylesheet:
        return  # there are problems: nothing will be rendered
    env, site_url = generator.env, settings["SITEURL"]
    here = base_path(site_url)
    env.undefined = StrictUndefined
    env.auto_reload = False  # one run, one version of each template, which nobody has to look for again
    if not isinstance(generator, ArticlesGenerator):  # it asks for its templates even with no articles
        env.loader = FileSystemLoader(Path(settings["THEME"], "templates"))  # and never Pelican's own
    if folder := settings["COMPILED_PATH"]:
        env.bytecode_cache = FileSystemBytecodeCache(folder)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # Japanese as it is: half the bytes
    _install_messages(env, now)

    def localized(name: str, function: Callable[..., Any]) -> None:
        """Make `function(language, …)` a filter that knows the language of the page being rendered."""

        @pass_context
        def use(context: Context, *arguments: Any) -> Any:
            return function(now.languages[context["page"].lang], *arguments)

        env.filters[name] = use

    organisation = now.data.organisation
    localized("localized", lambda language, text: text[language.code])
    localized("date", cache(formats.date))  # the same few days, numbers and titles stand on many pages
    localized("listed", formats.listed)
    localized("phone", cache(formats.phone))
    localized("country", cache(formats.country_of))
    env.filters["phone_at_home"] = cache(formats.phone_at_home)
    localized("address", lambda language, value: _address(language, organisation, value))
    localized("map_url", lambda language, value: formats.map_url(language, organisation, value))
    unbroken = {style.language: style.unbroken for style in now.data.house_styles}

    @cache
    def broken(language: Language, text: str) -> Markup:
        return _phrases(language, text, unbroken.get(language.code, ()))

    localized("phrases", broken)
    localized("qr_code", vcard.qr_code)
    localized("pages_of", lambda language, run: accessibility.pages_of(run, language, now.languages))
    env.filters["static"] = lambda path: now.static[path]

    @pass_context
    def sections(context: Context, page: Any, base: str = here) -> list[str]:
        return renderer.sections(context["site"], page, base, now.static)

    env.filters["sections"] = sections
    env.filters["text"] = pass_context(lambda *given: "".join(sections(*given)))
    env.filters["feed_id"] = lambda url: other_files.feed_id(settings["FEED_NAMESPACE"], url)
    env.filters["href"] = lambda url: f"{here}/{url}"
    env.filters["absolute"] = absolute = lambda url: f"{site_url}/{url}"
    localized(
        "organisation_data",
        lambda language, site: json_ld.organisation(language, now.data, site, absolute),
    )
    localized(
        "office_data",
        lambda language, page: json_ld.office_page(language, now.data, page, absolute),
    )
    env.filters["breadcrumbs_data"] = lambda pages, name: json_ld.breadcrumbs(pages, name, absolute)
    env.tests["public"] = is_public
    env.globals |= {
        "data": now.data,
        "languages": now.languages,
        "stylesheet": Markup(now.stylesheet.text),  # noqa: S704 - it is ours, and raw text inside <style>
        "policy": policy(settings["CONTENT_SECURITY_POLICY"], now.stylesheet.source, is_meta=True),
        "json_ld": json_ld.document,
    }


def _phrases(language: Language, text: str, unbroken: tuple[str, ...]) -> Markup:
    """Return text with `<wbr>` between its phrases, and with its readings."""
    split = phrases.splitter(language.phrases, unbroken)
    return Markup(break_phrases(ruby.to_html(str(escape(text))), split))  # noqa: S704 - escaped before


def _address(language: Language, organisation: Organisation, value: Address) -> Markup:
    """Return a postal address in which codes, numbers and names with hyphens are not broken over lines."""
    text = str(escape(formats.address(language, organisation, value)))
    return Markup(WHOLE.sub(r'<span class="whole">\g<0></span>', text))  # noqa: S704 - escaped before


def _install_messages(env: Any, now: build.Build) -> None:
    # Escaped here: Jinja takes what these return for HTML.
    @pass_context
    def gettext(context: Context, message: str) -> str:
        return escape(now.translations[context["page"].lang].gettext(message))

    @pass_context
    def ngettext(context: Context, one: str, many: str, number: int) -> str:
        return escape(now.translations[context["page"].lang].ngettext(one, many, number))

    env.install_gettext_callables(gettext, ngettext, newstyle=True)


def register() -> None:
    """Connect to the moment when a generator has its Jinja environment."""
    signals.generator_init.connect(prepare)
