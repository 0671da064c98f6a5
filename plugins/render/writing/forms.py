"""The configuration of Sveltia CMS: a form for each kind of page, in each language that the forms speak.

Which options there are, and what they mean: https://sveltiacms.app/en/docs
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.model.fields import FIELDS, SHARED, STATUSES, WORDS
from plugins.model.languages import editions, without_editions
from plugins.model.links import PICTURES
from plugins.render.writing import fields, new_page, tables
from plugins.render.writing.words import Words, languages, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.model.data import Data
    from plugins.model.project import Project
    from plugins.model.site import Site
    from plugins.model.types import Places

FORMAT = "site-frontmatter"  # the one of writing/site-frontmatter.mjs
# What stands before a picture's name while a page is being written: the format knows where it lies.
PUBLIC = "/images"
# Pictures are written anew in the browser, as they are to be seen: the place where one was taken stays there.
LARGEST = 2560  # pixels: twice what the site publishes
FINE = {"quality": 95, "width": LARGEST, "height": LARGEST}
WRITTEN_ANEW = {name: {"format": name, **FINE} for name in ("jpeg", "png", "webp")}
NAME = "^(?![0-9]+$)[a-z0-9]+(-[a-z0-9]+)*$"  # of a page's file, as plugins/check/files.py allows it


def configuration(
    project: Project, data: Data, places: Places, site: Site, drawings: Iterable[str]
) -> dict[str, Any]:
    """Return what the program of the page for writing is told; `places` are those of the data.

    `forms` maps a language to the configuration of Sveltia CMS in its words; `format` is what the format of
    pages has to know of their fields, `lists` what that of content/data has to know of lists of tables.
    Raises `BadValueError` for what has no words in forms.toml.
    """
    names = [*drawings]
    spoken = [code for code in without_editions(project.languages) if code in languages()]
    return {
        "forms": {
            code: Forms(project, data, places, site, names, Words(code, texts())).configuration()
            for code in spoken
        },
        "format": {
            "shapes": {name: field.shape for name, field in FIELDS.items()},
            "words": WORDS,
            "modified": "Modified",
            "implied": {"Status": STATUSES[0]},
            "pictures": {"field": fields.PICTURES, "in_forms": f"{PUBLIC}/", "in_pages": f"../../{PICTURES}"},
        },
        "lists": tables.lists(texts()["tables"], project),
        "unsaved": {
            code: {why: Words(code, texts()).text("unsaved", why) for why in texts()["unsaved"]}
            for code in spoken
        },
        "time_zone": project.settings["TIMEZONE"],
    }


@dataclass(frozen=True)
class Forms:
    """The forms in the words of one language; `drawings` are the names of those that pages can show."""

    project: Project
    data: Data
    places: Places
    site: Site
    drawings: Sequence[str]
    words: Words

    def configuration(self) -> dict[str, Any]:
        """Return the configuration of Sveltia CMS."""
        settings, locales = self.project.settings, [*without_editions(self.project.languages)]
        return {
            "load_config_file": False,
            "backend": {**settings["CODE_HOST_BACKEND"], "auth_methods": ["token"]},
            "publish_mode": "editorial_workflow",
            "app_title": self.words.text("page", "title", site=self.data.site.name[self.words.language]),
            "show_preview_links": False,
            "media_folder": f"/{self.project.shown(PICTURES).rstrip('/')}",
            "public_folder": PUBLIC,
            "media_libraries": {
                "default": {"config": {"slugify_filename": True, "transformations": WRITTEN_ANEW}},
                "stock_assets": {"providers": []},
            },
            "slug": {"encoding": "ascii", "clean_accents": True},
            "i18n": {
                "structure": "multiple_folders",
                "locales": locales,
                "default_locale": locales[0],
                "initial_locales": "default",
            },
            "output": {"omit_empty_optional_fields": True},
            "editor": {"preview": False},
            "collections": [*self._of_languages(), *self._of_editions(), *self._of_data()],
        }

    def _of_languages(self) -> Iterator[dict[str, Any]]:
        """Yield the form of each kind of page, with all languages beside each other, and of its folders."""
        spoken = without_editions(self.project.languages)
        for kind, about in self.project.settings["KINDS"].items():
            needed = new_page.needed(about)
            asked = self._fields({*needed, *about["allows"]}, needed, spoken)
            yield from self._with_folders(self._collection(kind), "{{locale}}", kind, spoken, asked)

    def _of_editions(self) -> Iterator[dict[str, Any]]:
        """Yield the form of each kind that an edition has; which its pages need not fill for lists."""
        for edition in editions(self.project.languages):
            for kind, about in self.project.settings["KINDS"].items():
                if (self.project.content / edition / kind).is_dir():
                    asked = self._fields(
                        {*about["requires"], *about["allows"]} - {*SHARED}, about["requires"], [edition]
                    )
                    asked = [{**field, "i18n": False} for field in asked + _template(about["templates"])]
                    yield from self._with_folders(
                        self._collection(kind, edition), edition, kind, [edition], asked
                    )

    def _of_data(self) -> Iterator[dict[str, Any]]:
        offered = tables.readers(self.site, self.words.language)
        return tables.Tables(self.project, self.places, self.words, offered).collection()

    def _with_folders(
        self,
        collection: Mapping[str, Any],
        parent: str,
        kind: str,
        languages: Iterable[str],
        asked: Sequence[Mapping[str, Any]],
    ) -> Iterator[dict[str, Any]]:
        """Yield the form of a kind, and one for each folder in it, whose pages are only changed."""
        folder = self.project.shown(f"{parent}/{kind}")
        yield {**collection, "folder": folder, "fields": asked}
        tops = [self.project.content / language / kind for language in languages]
        paths = {path.parent.relative_to(top).as_posix() for top in tops for path in top.glob("*/**/*.md")}
        for path in sorted(paths):
            yield {
                **collection,
                "name": f"{collection['name']}-{path.replace('/', '-')}",
                "label": self.words.text("edition", "label", kind=collection["label"], edition=path),
                "create": False,
                "folder": f"{folder}/{path}",
                # Pictures lie further up than the format thinks.
                "fields": [field for field in asked if field["name"] not in {fields.PICTURES, "Template"}],
            }

    def _fields(
        self, allowed: Collection[str], required: Collection[str], languages: Iterable[str]
    ) -> list[dict[str, Any]]:
        labels = {code: self.project.languages[code].label for code in languages}
        limits = fields.limits(self.data.house_styles, labels, self.words)
        asked = fields.fields(allowed, required, self.words, self._offered, limits)
        return [*asked, fields.body(self.words), fields.pictures(self.words)]

    @cached_property
    def _offered(self) -> fields.Choices:
        return fields.choices(self.data, self.drawings, self.words.language)

    def _collection(self, kind: str, edition: str = "") -> dict[str, Any]:
        """Return what all kinds have alike; an edition has only one language."""
        label, one = (self.words.text("kinds", kind, what) for what in ("label", "one"))
        if edition:
            name = self.project.languages[edition].label
            label, one = (
                self.words.text("edition", "label", kind=each, edition=name) for each in (label, one)
            )
        return {
            "name": f"{edition}-{kind}" if edition else kind,
            "label": label,
            "label_singular": one,
            "extension": "md",
            "format": FORMAT,
            "identifier_field": "Title",
            "summary": "{{Title}}",
            "publish": False,  # nobody here sees whether the check has passed: the code host shows it
            "delete": False,  # an address must not be lost: pages are taken down instead
            "duplicate": False,
            "slug": {
                "editable": ["create"],
                "i18n": False if edition else "duplicate",
                "hint": self.words.text("name", "hint"),
                "pattern": [NAME, self.words.text("name", "wrong")],
            },
            "i18n": not edition,
        }


def _template(templates: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Return a field that nobody sees for a plain template, where the first one is none."""
    first, plain = next(iter(templates)), next((name for name, needs in templates.items() if not needs), "")
    return [{"name": "Template", "widget": "hidden", "default": plain}] if plain != first else []
