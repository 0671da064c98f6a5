"""Show what measurements come to: medians, beside Hugo's, how they grow, and on what machine."""

from __future__ import annotations

import os
import platform
import sysconfig
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from bench.articles import LANGUAGES
from bench.measure import Usage, median

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HUGO = "hugo"
MIB = 2**20
NAMES = {
    "cold": "最初から / cold",
    "unchanged": "変更なし / unchanged",
    "edited": "1記事を変更 / edited",
    "publish": "圧縮も / publish",
    "alike": "Hugoと同じもの / as Hugo",
    HUGO: "Hugo",
}
PARTS = ("時間\n{} wall", "CPU\n{} CPU", "メモリ\n{} memory")
NOTES = """\
「Hugoと同じもの」は、ふりがなのページを作らず、検索の索引を分けないビルドです。Hugoとは、この行で比べてください。
検索の索引とQRコードは、このビルドでも作ります。作らない設定はありません。
Hugoは、同じ文章から、同じ部分でできたページを作ります（スタイル、メニュー、言語の切り替え、目次、
構造化データ、前後の記事、連絡先の枠、フィード、サイトマップなど）。
文章の確認、文節での改行、検索の索引、QRコードは、Hugoにはありません。
As Hugo: the build without the pages with furigana and without shards of the search index; this is the line
to compare with Hugo's. It still makes search index and QR codes, as no setting leaves them out.
Hugo makes pages of the same parts from the same texts: styles, menus, language switch, contents,
structured data, neighbours, contact box, feeds, sitemap and so on.
It checks no texts, finds no phrases to break lines at, and makes no search index and no QR codes.
増え方: 前の記事数からの増え方を、記事の増え方で割った数です。1なら、記事と同じように増えています。
Growth: from the number of articles before, divided by that of the articles: 1 means that both grow alike."""
# How an interpreter that was built with profile-guided optimisation says so (Python's configure script).
OPTIMISED = ("--enable-optimizations", "-fprofile-use", "-fprofile-instr-use")

Results = dict[tuple[int, str], list[Usage]]  # (articles, kind of build) → runs


def table(results: Results) -> Table:
    """Return a line for each kind of build and size: medians, multiples of Hugo's, growth."""
    shown = Table("ページ\npages", "ビルド\nbuild", box=box.SIMPLE_HEAD)
    for heading in (
        *("時間\nwall s", "CPU\nCPU s", "メモリ\nMiB"),
        *(f"Hugo比 {part.format('× Hugo')}" for part in PARTS),
        *(f"増え方 {part.format('growth')}" for part in PARTS),
    ):
        shown.add_column(heading, justify="right")
    medians = {key: median(runs) for key, runs in results.items()}
    for (articles, build), own in medians.items():
        hugo = medians.get((articles, HUGO)) if build != HUGO else None
        smaller = max((size for size, kind in medians if kind == build and size < articles), default=0)
        growth = None
        if smaller:
            growth = own / medians[smaller, build] / Usage(*[articles / smaller] * 3)
        shown.add_row(
            f"{articles * len(LANGUAGES):,}",
            NAMES[build],
            *(f"{own.wall:.2f}", f"{own.cpu:.2f}", f"{own.memory / MIB:.0f}"),
            *_cells(own / hugo if hugo else None),
            *_cells(growth),
        )
    return shown


def _cells(usage: Usage | None) -> Iterable[str]:
    return [f"{value:.2f}" for value in usage] if usage else ["–"] * len(PARTS)


def machine(load: tuple[float, float], hugo: str = "") -> Iterator[str]:
    """Yield what else figures depend on; `load` is that of the machine before and after (uptime)."""
    yield f"CPU / processors: {os.cpu_count()}; 負荷 / load: {load[0]:.1f} → {load[1]:.1f}"
    version = f"Python {platform.python_version()}"
    if is_optimised(" ".join(map(str, sysconfig.get_config_vars("CONFIG_ARGS", "PY_CORE_CFLAGS")))):
        yield f"{version}: 最適化（PGO）あり / built with optimisation (PGO)"
    else:
        yield f"{version}: 最適化（PGO）の記録なし / no sign of optimisation (PGO): up to 19 % slower"
    if hugo:
        yield f"Hugo {hugo}"


def is_optimised(flags: str) -> bool:
    """Tell whether flags of a build of Python include profile-guided optimisation."""
    return any(flag in flags for flag in OPTIMISED)
