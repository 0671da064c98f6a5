"""Move a page: its files in all languages, all links to it and in it, and its old address."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from editing import aliases, sources, writing
from editing.addresses import Addresses
from editing.lines import Lines
from editing.names import check_target, page_of
from plugins.check.published import PUBLIC
from plugins.model.links import PAGE
from plugins.model.urls import place
from plugins.report.console import print_problems
from plugins.report.problems import BadValueError, mistakes, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editing.addresses import Change
    from plugins.build import Run
    from plugins.model.source import Source
    from plugins.report.problems import Problem

TASK = "invoke move"  # how problems name what was asked for


@dataclass
class Plan:
    """What a move changes; all paths lie below content/.

    `moves` maps former paths to new ones, `contents` paths to what the files hold then, `changes` the same
    paths to the addresses that are replaced, `aliases` to the old address that leads there then.
    """

    moves: dict[str, str]
    contents: dict[str, bytes] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)


def plan(run: Run, old: str, new: str) -> Plan:
    """Return what moving a page changes; raise `BadValueError` for what cannot be moved or not to there."""
    page = page_of(old, run)
    sources_by_path = [source for _, source in sorted(run.sources.pages.items())]
    found = [source for source in sources_by_path if (source.kind, source.name) == page[1:]]
    if not found or (page.language and page.language not in {source.language for source in found}):
        raise BadValueError("no-such-page", value=old)
    target = page_of(new, run)
    check_target(page, target, new, run)
    path = f"{target.kind}/{target.name}{PAGE}"
    planned = Plan({source.path: f"{source.language}/{path}" for source in found})
    parser = Addresses()
    for source in sources_by_path:
        _add(planned, source, run, parser)
    return planned


def _add(planned: Plan, source: Source, run: Run, parser: Addresses) -> None:
    """Add what changes in one page."""
    content = (run.build.project.content / source.path).read_bytes()
    now = planned.moves.get(source.path, source.path)
    if now == source.path and not _may_lead_to(source, content, planned.moves):
        return
    lines = Lines.of(content)
    document = lines.document()
    try:
        body, changes = parser.moved(document.body, source.path, now, planned.moves)
    except BadValueError as error:
        line = str(document.body_line + int(error.details["line"]) - 1)
        raise BadValueError(error.code, **{**error.details, "line": line, "path": source.shown}) from error
    lines.set_body(body)
    if now != source.path:
        _set_aliases(planned, source, now, lines, run)
    if lines.content() != content or now != source.path:
        planned.contents[now] = lines.content()
        below = lines.document().body_line - 1
        planned.changes[now] = [change._replace(line=below + change.line) for change in changes]


def _may_lead_to(source: Source, content: bytes, moves: Iterable[str]) -> bool:
    """Tell whether a page has a link to one that is moved; one in HTML is not among its targets."""
    leads = {target.path for target in source.targets}
    return any(path in leads or path.rpartition("/")[2].encode() in content for path in moves)


def _set_aliases(planned: Plan, source: Source, now: str, lines: Lines, run: Run) -> None:
    """Let the old address lead to the new one, if somebody could have it; the new one leads nowhere else."""
    project = run.build.project
    prefix = project.languages[source.language].prefix
    kind, name = now.removesuffix(PAGE).split("/", 2)[1:]
    pattern = project.settings["KINDS"][kind]["address"]
    url = place(pattern, prefix, name, source.value("Save_as"))["url"]
    aliases.remove(lines, url.removeprefix(prefix))
    if url != source.url and source.state(project.today) in PUBLIC:
        aliases.add(lines, source.url.removeprefix(prefix))
        planned.aliases[now] = source.url


def new_mistakes(root: Path, run: Run, planned: Plan) -> list[Problem]:
    """Return the mistakes that a site has with a plan and not without it."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, run.build.project.content.name)
        for path in run.build.shared.paths:
            file = run.build.project.content / path
            if file.is_file() and not file.is_symlink():
                (content / path).parent.mkdir(parents=True, exist_ok=True)
                (content / path).write_bytes(file.read_bytes())
        writing.replace(content, planned.contents, planned.moves)
        after = mistakes(sources.read(root, PATH=str(content)).problems)
    shown = run.build.project.shown
    moves = {shown(old): shown(new) for old, new in planned.moves.items()}
    known = Counter((moves.get(p.path, p.path), p.code) for p in mistakes(run.problems))
    found = Counter((p.path, p.code) for p in after) - known
    return [problem for problem in after if (problem.path, problem.code) in found]


def run(root: Path, old: str, new: str) -> int:
    """Move a page, say what was changed, and return the program's exit status."""
    before = sources.read(root)
    try:
        if not before.build.shared.data or before.sources.unread:
            unread = {before.build.project.shown(path) for path in before.sources.unread}
            found = mistakes(before.problems)
            print_problems([p for p in found if not before.build.shared.data or p.path in unread])
            raise BadValueError("move-unreadable")  # noqa: TRY301 - told as the others
        planned = plan(before, old, new)
        if found := new_mistakes(root, before, planned):
            print_problems(found)
            raise BadValueError("move-makes-mistakes")  # noqa: TRY301 - as above
        writing.replace(before.build.project.content, planned.contents, planned.moves)
    except BadValueError as error:
        print_problems([error.at(error.details.get("path", TASK), int(error.details.get("line", 0)))])
        return 1
    for line in told(planned, before):
        print(printable(line))
    return 0


def told(planned: Plan, before: Run) -> Iterator[str]:
    """Yield what was changed, in both languages."""
    shown = before.build.project.shown
    for old, new in planned.moves.items():
        yield f"==> {shown(old)} → {shown(new)}"
    for path, changes in planned.changes.items():
        for change in changes:
            yield f"==> {shown(path)}:{change.line}: {change.old} → {change.new}"
    for path, url in planned.aliases.items():
        yield f"==> {shown(path)}: Aliases: /{url}"
    number = sum(map(len, planned.changes.values()))
    yield f"==> ページを移しました。書き換えたリンクと画像は{number}か所です"
    yield f"==> The page has moved; {number} links and pictures were changed"
    if planned.aliases:
        yield "==> 以前のアドレスを開いた方は、新しいページに移ります"
        yield "==> Whoever opens an old address is led to the new page"
