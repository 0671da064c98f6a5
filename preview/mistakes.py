"""The page that stands in place of the site while there is something to mend."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATE = "mistakes.html"
# Told when a build could not tell anything itself.
STOPPED = {
    "ja": "サイトを作るプログラムが、途中で止まりました（{what}）"
    "— もう一度保存しても同じなら、この行を、サイトの開発者に伝えてください",
    "en": "the program that builds the site stopped half-way ({what})"
    " — if another save does not help, tell the site's developer this line",
}


@dataclass(frozen=True)
class Mistake:
    """A problem as plain values: the preview must understand it when the code of the site has changed.

    `texts` is language code → message, in the order in which to show them; `line` is 0 for a whole file.
    """

    path: str
    line: int
    code: str
    texts: dict[str, str]
    is_hint: bool = False

    def __str__(self) -> str:
        """Tell the mistake as the terminal does, a line for each language."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return "\n".join(f"{place}: [{self.code}] {text}" for text in self.texts.values())


def stopped(what: str) -> Mistake:
    """Return the mistake to show when a build ended without saying why."""
    return Mistake("pelican", 0, "stopped", {name: text.format(what=what) for name, text in STOPPED.items()})


def page(mistakes: tuple[Mistake, ...]) -> str:
    """Return the page that lists mistakes by file, and hints after them."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    problems = [mistake for mistake in mistakes if not mistake.is_hint]
    hints = [mistake for mistake in mistakes if mistake.is_hint]
    return environment.get_template(TEMPLATE).render(
        count=len(problems), problems=_by_file(problems), hints=_by_file(hints)
    )


def _by_file(mistakes: list[Mistake]) -> list[tuple[str, list[Mistake]]]:
    return [(path, list(group)) for path, group in groupby(mistakes, attrgetter("path"))]
