"""Begin a page: one draft for each language, ready to run, never over a file that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.check.files import is_name
from plugins.model.fingerprint import fingerprint
from plugins.read.front_matter import parse
from plugins.render.writing.new_page import NewPage, needed, next_order
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.build import Run
    from plugins.model.house_style import HouseStyle


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: a kind of page, the name of its files, language → title, topics."""

    kind: str
    slug: str
    titles: Mapping[str, str]
    topics: tuple[str, ...] = ()


def check_name(kind: str, slug: str, kinds: Mapping[str, Any]) -> None:
    """Raise `BadValueError` for a kind that there is not, and for a name that no file can have; "" passes."""
    if kind and kind not in kinds:
        raise BadValueError("unknown-kind", value=kind, known=", ".join(kinds))
    if slug and not is_name(slug):
        raise BadValueError("bad-page-name", value=slug)


def check(wanted: Wanted, run: Run, kinds: Mapping[str, Any]) -> None:
    """Raise `BadValueError` for what cannot be made."""
    check_name(wanted.kind or "-", wanted.slug or "-", kinds)
    for language in wanted.titles:
        if language not in run.build.project.languages:
            languages = ", ".join(run.build.project.languages)
            raise BadValueError("unknown-language", value=language, known=languages)
    if not wanted.titles:
        raise BadValueError(
            "option-missing", option="--title", example=f"--title {next(iter(run.build.project.languages))}=…"
        )
    known = run.build.shared.ids.get("topics", set())
    for topic in wanted.topics:
        if topic not in known:
            raise BadValueError("unknown-topic", id=topic, known=", ".join(sorted(known)))
    is_listed = any(not run.build.project.languages[language].edition_of for language in wanted.titles)
    if is_listed and "Topics" in needed(kinds[wanted.kind]) and not wanted.topics:
        raise BadValueError(
            "option-missing", option="--topics", example=f"--topics {','.join(sorted(known))}"
        )


def texts(wanted: Wanted, run: Run, kinds: Mapping[str, Any]) -> dict[str, str]:
    """Return path below content/ → text of each file; the first language's is the original of the others.

    One of an edition is an original of its own.
    """
    found: dict[str, str] = {}
    languages = [language for language in run.build.project.languages if language in wanted.titles]
    recorded = ""
    for language in languages:
        is_edition = bool(run.build.project.languages[language].edition_of)
        text = _text(wanted, language, run, kinds[wanted.kind], "" if is_edition else recorded)
        found[f"{language}/{wanted.kind}/{wanted.slug}.md"] = text
        if not is_edition:
            recorded = recorded or f"{language} {fingerprint(parse(text, '')[0])}"
    return found


def _text(wanted: Wanted, language: str, run: Run, kind: Mapping[str, Any], recorded: str) -> str:
    new = NewPage(
        run.build.project.today,
        next_order(run.sources.pages.values()),
        wanted.titles[language],
        wanted.topics,
        recorded,
        is_of_edition=bool(run.build.project.languages[language].edition_of),
    )
    return new.text(kind, _style(language, run))


def _style(language: str, run: Run) -> HouseStyle:
    styles = run.build.rules.styles
    return styles.get(language) or next(iter(styles.values()))


def write(content: Path, files: Mapping[str, str]) -> list[Path]:
    """Write all files or none; raise `BadValueError` where one is there already or cannot be made."""
    paths = [content / name for name in files]
    for name, path in zip(files, paths, strict=True):
        if path.exists():
            raise BadValueError("file-exists", name=name)
    written: list[Path] = []
    try:
        for path, text in zip(paths, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise BadValueError("file-not-written", what=str(error)) from error
    return paths
