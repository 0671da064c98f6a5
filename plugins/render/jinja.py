"""What templates can use: strings, formats and structured data in the language of the page at hand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup, escape

from plugins.model import accessibility, formats, ruby
from plugins.model.page import is_public
from plugins.model.urls import base_path
from plugins.read.markdown import phrases
from plugins.read.markdown.converter import break_phrases
from plugins.render import drawings, json_ld, other_files, qr_code, renderer, vcard
from plugins.render.content_security_policy import policy
from plugins.render.writing import page as writing_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context

    from plugins.model.address import Address
    from plugins.model.assets import Asset
    from plugins.model.data import Data, Organisation
    from plugins.model.languages import Language
    from plugins.model.page import Page
    from plugins.model.project import Project
    from plugins.render.stylesheet import Stylesheet
    from plugins.render.theme import Theme


HYPHENATED = re.compile(r"〒?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+,?")  # 〒123-4567, 2-3-9, Hinata-cho
WHOLE = '<span class="whole">{}</span>'


def prepare(  # noqa: PLR0913, PLR0917 - each is a value of its own
    env: Environment,
    project: Project,
    data: Data,
    theme: Theme,
    styles: Stylesheet,
    assets: Mapping[str, Asset],
) -> None:
    """Give templates their filters, functions and data; `assets` are known later on."""
    settings, site_url = project.settings, project.settings["SITEURL"]
    here = base_path(site_url)
    env.loader = FileSystemLoader(project.theme / "templates")  # and never Pelican's own
    env.undefined = StrictUndefined
    env.auto_reload = False  # one run, one version of each template, which nobody has to look for again
    if folder := settings["COMPILED_PATH"]:
        env.bytecode_cache = FileSystemBytecodeCache(folder)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # Japanese as it is: half the bytes
    _install_messages(env, theme)

    def localized(name: str, function: Callable[..., Any]) -> None:
        """Make `function(language, …)` a filter that knows the language of the page being rendered."""

        @pass_context
        def use(context: Context, *arguments: Any) -> Any:
            return function(project.languages[context["page"].lang], *arguments)

        env.filters[name] = use

    organisation = data.organisation
    localized("localized", lambda language, text: text[language.code])
    localized("date", cache(formats.date))  # the same few days, numbers and titles stand on many pages
    localized("listed", formats.listed)
    localized("phone", cache(formats.phone))
    localized("file_size", cache(formats.file_size))
    localized(
        "language_name", lambda language, code: formats.language_name(language, code, project.languages)
    )
    localized("country", cache(formats.country_of))
    env.filters["phone_at_home"] = cache(formats.phone_at_home)
    localized("address", lambda language, value: _address(language, organisation, value))
    localized("map_url", lambda language, value: formats.map_url(language, organisation, value))
    unbroken = {style.language: style.unbroken for style in data.house_styles}

    @cache
    def broken(language: Language, text: str) -> Markup:
        return _phrases(language, text, unbroken.get(language.code, ()))

    localized("phrases", broken)
    localized("weekly", formats.weekly)
    localized("mecard", vcard.mecard)
    env.filters |= {"qr_code": qr_code.robust, "address_code": qr_code.of_address}
    localized("pages_of", lambda language, run: accessibility.pages_of(run, language, project.languages))

    @pass_context
    def sections(context: Context, page: Any, base: str | None = None) -> list[str]:
        download = context.environment.get_template("partials/download.html").render
        given = (here if base is None else base, assets, settings["PICTURE_SIZES"], download)
        found = renderer.sections(context["site"], page, *given)
        if base is not None:  # feeds, which bring no colours for drawings
            return [drawings.placed(html, {}) for html in found]
        return [drawings.placed(html, theme.drawings) for html in found]

    env.filters["sections"] = sections
    env.filters["text"] = pass_context(lambda *given: "".join(sections(*given)))
    absolute = f"{site_url}/{{}}".format
    env.filters |= {
        "static": _when_rendered(lambda path: assets[path].address),
        "feed_id": _when_rendered(lambda url: other_files.feed_id(settings["FEED_NAMESPACE"], url)),
        "href": _when_rendered(f"{here}/{{}}".format),
        "absolute": _when_rendered(absolute),
    }
    localized(
        "vcard",
        lambda language, office, url, note: vcard.vcard(language, organisation, office, url, note),
    )
    localized(
        "organisation_data",
        lambda language, site: json_ld.organisation(language, data, site, absolute),
    )
    localized(
        "website_data",
        lambda language, site: json_ld.website(language, data, site, settings["SEARCH_PAGE"], absolute),
    )
    localized(
        "office_data",
        lambda language, page: json_ld.office_page(language, data, page, absolute),
    )
    env.filters["breadcrumbs_data"] = lambda pages, name: json_ld.breadcrumbs(pages, name, absolute)
    env.tests |= {"public": is_public, "search": lambda page: _is_search(settings, page)}
    env.globals |= {
        "data": data,
        "languages": project.languages,
        "furigana": False,  # whether the page that is rendered is to have readings
        "stylesheet": Markup(styles.text),  # noqa: S704 - it is ours, and raw text inside <style>
        "stylesheet_additions": {name: Markup(text) for name, text in styles.additions.items()},  # noqa: S704 - as above
        "drawings": theme.drawings,
        "policy": _policies(settings, styles),
        "json_ld": json_ld.document,
        "writing": writing_page.shown(settings) if settings["WRITE_PATH"] else None,
    }


def _when_rendered(function: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Return a filter whose results never get into a compiled template, which other builds may use too."""
    return pass_context(lambda _, value: function(value))


def _is_search(settings: Mapping[str, Any], page: Page) -> bool:
    return page.key[1:] == (settings["MENU_KIND"], settings["SEARCH_PAGE"])


def _policies(settings: Mapping[str, Any], styles: Stylesheet) -> Callable[[bool, list[str]], str]:
    """Return the function that returns the policy of a page, the search page or not, with its additions."""

    @cache
    def cached(is_search: bool, additions: tuple[str, ...]) -> str:  # noqa: FBT001 - templates know no names here
        directives = settings["CONTENT_SECURITY_POLICY"] | (settings["SEARCH_POLICY"] if is_search else {})
        return policy(directives, styles.sources(additions), is_meta=True)

    return lambda is_search, additions: cached(is_search, tuple(additions))


def _phrases(language: Language, text: str, unbroken: tuple[str, ...]) -> Markup:
    """Return text with `<wbr>` between its phrases."""
    split = phrases.splitter(language.phrases, unbroken)
    return Markup(break_phrases(str(escape(text)), split))  # noqa: S704 - escaped before


def _address(language: Language, organisation: Organisation, value: Address) -> Markup:
    """Return a postal address in which codes, numbers and names with hyphens are not broken over lines.

    In languages without spaces between words, what stands between two spaces is not either, if it has room.
    """

    def whole(word: str) -> str:
        parts = HYPHENATED.sub(lambda found: WHOLE.format(found[0]), word)
        return WHOLE.format(parts) if language.is_unspaced and not HYPHENATED.fullmatch(word) else parts

    words = str(escape(formats.address(language, organisation, value))).split(" ")
    return Markup(" ".join(map(whole, words)))  # noqa: S704 - escaped before


def _install_messages(env: Any, theme: Theme) -> None:
    # Escaped here: Jinja takes what these return for HTML.
    @pass_context
    def gettext(context: Context, message: str) -> str:
        return escape(ruby.marked(theme.translations[context["page"].lang].gettext(message)))

    @pass_context
    def ngettext(context: Context, one: str, many: str, number: int) -> str:
        translated = theme.translations[context["page"].lang].ngettext(one, many, number)
        return escape(ruby.marked(translated))

    env.install_gettext_callables(gettext, ngettext, newstyle=True)
