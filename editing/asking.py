"""Ask for what a new page needs and was not given as an option, then begin it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editing import new, sources
from plugins.report.console import print_problems
from plugins.report.problems import BadValueError, mistakes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plugins.build import Run


@dataclass(frozen=True)
class Given:
    """The options as they were typed; what was left out is empty."""

    kind: str
    slug: str
    titles: Sequence[str]
    topics: str


def begin(root: Path, given: Given) -> int:
    """Write the files of a new page and say where they are; return the program's exit status."""
    run, kinds = sources.read(root), sources.settings(root)["KINDS"]
    if not run.build.shared.data:  # what new pages hold is in there
        print_problems(run.problems)
        return 1
    try:
        wanted = _wanted(run, kinds, given)
        new.check(wanted, run, kinds)
        paths = new.write(run.build.project.content, new.texts(wanted, run, kinds))
    except BadValueError as error:
        print_problems([error.at("invoke new", 0)])
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\n==> 何も書きませんでした / Nothing was written", file=sys.stderr)
        return 1
    project = run.build.project
    shown = [project.shown(path.relative_to(project.content).as_posix()) for path in paths]
    for name in shown:
        print(f"==> {name}")
    print("==> 「ここに…」を書き直し、公開するときに Status: draft の行を消してください")
    print("==> Write your own text, and remove the line “Status: draft” to publish it")
    after = [problem for problem in sources.read(root).problems if problem.path in shown]
    print_problems(after)
    return 1 if mistakes(after) else 0


def _wanted(run: Run, kinds: dict[str, Any], given: Given) -> new.Wanted:
    new.check_name(given.kind, given.slug, kinds)  # before anything is asked
    kind = given.kind or _ask("--kind", f"種類 / Kind ({', '.join(kinds)})", "--kind news")
    new.check_name(kind, "", kinds)
    slug = given.slug or _ask(
        "--slug", "ファイルの名前（英小文字・数字・ハイフン） / File name", "--slug summer-holidays"
    )
    found = dict(_title(title, run) for title in given.titles)
    if not found:
        for code, language in run.build.project.languages.items():
            hint = f"--title {code}=…"
            if title := _ask(
                "--title", f"{language.label}の題名（なければ空のまま） / Title in {language.label}", hint
            ):
                found[code] = title
    topics = given.topics
    if not topics and not given.titles and sys.stdin.isatty():
        known = ", ".join(sorted(run.build.shared.ids.get("topics", ())))
        topics = _ask(
            "--topics", f"テーマ（コンマ区切り、なければ空のまま） / Topics ({known})", "--topics …"
        )
    return new.Wanted(kind, slug, found, tuple(part.strip() for part in topics.split(",") if part.strip()))


def _title(title: str, run: Run) -> tuple[str, str]:
    language, equals, words = title.partition("=")
    if not equals or not words.strip():
        raise BadValueError("bad-title", value=title, known=", ".join(run.build.project.languages))
    return language.strip(), " ".join(words.split())  # a line break would begin another entry


def _ask(option: str, question: str, example: str) -> str:
    """Return an answer from the terminal; without one, raise `BadValueError` for the option."""
    if not sys.stdin.isatty():
        raise BadValueError("option-missing", option=option, example=example)
    return input(f"{question}: ").strip()
