"""Everything that reading and checking a single text depends on; its digest is part of the cache key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.check.known_contacts import known_contacts
from plugins.check.template_ids import DRAWINGS, drawing_names, template_ids
from plugins.read import rules as read_rules
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.check.known_contacts import KnownContacts
    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.project import Project
    from plugins.model.readings import Readings
    from plugins.model.types import Phone
    from plugins.read.shared_inputs import SharedInputs


@dataclass(frozen=True)
class Rules(read_rules.Rules):
    """The rules of the reader, and what the checks of a single text need besides.

    `own` are addresses of this site, `code_host` is that of its sources or "", `template_ids` maps a template
    to the ids that it uses itself. `readings` are those of each language whose kanji must have one. There are
    no contacts and no readings where content/data cannot be read.
    """

    own: tuple[str, ...]
    code_host: str
    contacts: KnownContacts | None
    template_ids: Mapping[str, frozenset[str]]
    readings: Mapping[str, Readings]


def rules(project: Project, shared: SharedInputs) -> Rules:
    """Return the rules of a build."""
    data = shared.data
    of_templates = template_ids(project.theme)
    return Rules(
        code=hashing.code(),
        folder=project.content.name,
        languages=project.languages,
        kinds=project.settings["KINDS"],
        ids={
            **{table: frozenset(ids) for table, ids in shared.ids.items()},
            DRAWINGS: drawing_names(project.theme),
        },
        styles={style.language: style for style in data.house_styles} if data else {},
        own=project.own_addresses,
        code_host=project.settings["CODE_HOST"],
        contacts=known_contacts(data, _replaced_numbers(data, project)) if data else None,
        template_ids={name: ids | _ids_from_data(data) for name, ids in of_templates.items()},
        readings=_readings(data, project.languages) if data else {},
    )


def _replaced_numbers(data: Data, project: Project) -> dict[str, list[Phone]]:
    """Return each number that offices had in the revision that AGAINST names, and have another one for."""
    if not (revision := project.settings["AGAINST"]):
        return {}
    from plugins import git  # noqa: PLC0415 - most checks need none of it
    from plugins.check import published, published_contacts  # noqa: PLC0415
    from plugins.read.data import load  # noqa: PLC0415

    try:
        then = git.files_at(project.content.parent, revision, published.DATA)
    except BadValueError:  # told by whatever compares the whole site
        return {}
    return published_contacts.replaced(load.read(published.data_files(then)).table, data)


def _readings(data: Data, languages: Mapping[str, Language]) -> dict[str, Readings]:
    """Return language → readings, of those whose kanji must have one."""
    if not data.readings.words:  # told of the data
        return {}
    codes = (code for code, language in languages.items() if language.furigana)
    return {code: data.readings.with_places(data.addresses, code) for code in codes}


def _ids_from_data(data: Data | None) -> frozenset[str]:
    """Return the ids that templates make from the data."""
    if data is None:
        return frozenset()
    return frozenset({office.id for office in data.offices} | {f"term-{term.id}" for term in data.terms})
