"""Show figures of builds as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from bench.figures import HUGO
from bench.phases import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.figures import Row, Timed, Usage

MIB = 2**20
BUILDS = {
    "cold": "最初から / cold",
    "unchanged": "変更なし / unchanged",
    "edited": "1記事を変更 / edited",
    "publish": "圧縮も / publish",
    HUGO: "Hugo",
}
HEADINGS = ("ページ\npages", "ビルド\nbuild")
FIGURES = (
    "時間\nwall s",
    "CPU\nCPU s",
    "メモリ\nMiB",
    "Hugo比 時間\n× Hugo wall",
    "Hugo比 CPU\n× Hugo CPU",
    "Hugo比 メモリ\n× Hugo memory",
    "増え方 時間\ngrowth wall",
    "増え方 メモリ\ngrowth memory",
)
PHASES = {
    "start": "準備\nstart",
    "read": "読む\nread",
    "check": "確かめる\ncheck",
    "list": "並べる\nlist",
    "render": "組む\nrender",
    "write": "書く\nwrite",
    "compress": "圧縮\ncompress",
    "cache": "控え\ncache",
    "rest": "ほか\nrest",
}
PHASES_HEADING = """\
いちばん遅いビルドの内訳（秒）。1プロセスで、もう一度動かして測りました。圧縮は、すべてのCPUを使います。
Where the slowest build's time goes (seconds), in an extra run with one process; compression uses all CPUs."""
NOTES = """\
Hugo: 同じ文章を、ページと一覧のテンプレート一つずつで組みます。フィードとサイトマップはあります。
文章の確認、構造化データ、連絡先などの枠、圧縮はありません。
Hugo: the same texts with one template for pages and one for lists, with feeds and a sitemap. It checks no
texts, and has no structured data, no boxes such as that of contacts, and no compression.
増え方: 前の記事数からの増え方を、記事の増え方で割った数です。1なら、記事と同じように増えています。
Growth: from the number of articles before, divided by that of the articles: 1 means that both grow alike."""


def figures(rows: Iterable[Row]) -> Table:
    """Return all figures, a line for each kind of build and size."""
    table = _table(FIGURES)
    for row in rows:
        used = row.median
        table.add_row(
            f"{row.pages:,}",
            BUILDS[row.build],
            f"{used.wall:.2f}",
            f"{used.cpu:.2f}",
            f"{used.memory / MIB:.0f}",
            *_cells(row.times_hugo, ("wall", "cpu", "memory")),
            *_cells(row.growth, ("wall", "memory")),
        )
    return table


def _table(figures: Iterable[str]) -> Table:
    table = Table(*HEADINGS, box=box.SIMPLE_HEAD)
    for heading in figures:
        table.add_column(heading, justify="right")
    return table


def _cells(usage: Usage | None, names: Sequence[str]) -> list[str]:
    return [f"{getattr(usage, name):.2f}" if usage else "–" for name in names]


def phases(timed: Timed, languages: int) -> Table:
    """Return the seconds of each phase of a build."""
    table = _table(PHASES[name] for name in NAMES)
    seconds = (f"{timed.seconds.get(name, 0.0):.2f}" for name in NAMES)
    table.add_row(f"{timed.articles * languages:,}", BUILDS[timed.build], *seconds)
    return table
