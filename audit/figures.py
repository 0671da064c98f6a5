"""What Lighthouse's report says of one page, and the targets that every page must meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

# Pages without scripts and without requests to others have no reason to lose a point.
SCORE = 100  # of 100, in every category
# Web Vitals call 2,500 good. On Lighthouse's slow 4G a round trip takes 150, and 600 are gone when a page has
# come whole in one: two to find the host, one to connect, one to ask. The rest is for what draws it.
LCP = 800.0  # milliseconds, largest contentful paint
CLS = 0.0  # cumulative layout shift: nothing loads late, so nothing may move

HEADINGS = (*CATEGORIES, "LCP ms", "CLS", "bytes", "requests", "tries")
NARROWEST = 6  # characters of a column: 12,345 and 0.013 fit


class MeasuringError(Exception):
    """A page could not be measured; the text says which and why."""


@dataclass(frozen=True)
class Figures:
    """What Lighthouse says of one page.

    `scores`: category → 0 to 100. `failing`: category → ids of the audits that cost points, where some did.
    `lcp` in milliseconds, `cls` without unit, `size` in bytes on the wire. `warnings`: what made it doubt.
    """

    scores: Mapping[str, int]
    failing: Mapping[str, tuple[str, ...]]
    lcp: float
    cls: float
    size: int
    requests: int
    warnings: tuple[str, ...] = ()
    tries: int = 1

    @property
    def is_slow(self) -> bool:
        """Tell whether it misses a target that a busy machine may have kept it from."""
        return self.scores["performance"] < SCORE or self.lcp > LCP


def figures(report: Mapping[str, Any]) -> Figures:
    """Return what counts in a report (Lighthouse 12); raise MeasuringError where a score is lacking."""
    audits, scores, failing = report["audits"], {}, {}
    for name in CATEGORIES:
        category = report["categories"][name]
        weighty = [ref["id"] for ref in category["auditRefs"] if ref["weight"]]
        if category["score"] is None:
            broken = ", ".join(key for key in weighty if audits[key]["scoreDisplayMode"] == "error")
            raise MeasuringError(
                f"{report['requestedUrl']}: {name}の点数がありません / no score for {name}: {broken}"
            )
        scores[name] = round(category["score"] * 100)
        if scores[name] < SCORE:
            # Audits that do not apply to a page have no score at all.
            failing[name] = tuple(key for key in weighty if audits[key]["score"] not in {None, 1})
    return Figures(
        scores,
        failing,
        float(audits["largest-contentful-paint"]["numericValue"]),
        float(audits["cumulative-layout-shift"]["numericValue"]),
        int(audits["total-byte-weight"]["numericValue"]),
        len(audits["network-requests"]["details"]["items"]),
        tuple(report["runWarnings"]),
    )


def missed(found: Figures) -> list[str]:
    """Return each target that a page misses, with its value and, for a score, what cost the points."""
    lines = [
        f"{name} {score} < {SCORE} ({', '.join(found.failing[name])})"
        for name, score in found.scores.items()
        if score < SCORE
    ]
    if found.lcp > LCP:
        lines.append(f"LCP {found.lcp:.0f} > {LCP:.0f} ms")
    if found.cls > CLS:
        lines.append(f"CLS {found.cls:.3f} > {CLS:.0f}")
    return lines


def cells(found: Figures) -> tuple[str, ...]:
    """Return a page's figures as the table shows them, below HEADINGS."""
    return (
        *(str(found.scores[name]) for name in CATEGORIES),
        f"{found.lcp:.0f}",
        f"{found.cls:.3f}" if found.cls else "0",
        f"{found.size:,}",
        str(found.requests),
        str(found.tries),
    )


def row(name: str, values: Iterable[str], width: int) -> str:
    """Return a line of the table: a page's name in `width` characters, then a value below each heading."""
    widths = (max(len(heading), NARROWEST) for heading in HEADINGS)
    aligned = (value.rjust(cell) for value, cell in zip(values, widths, strict=True))
    return "  ".join((name.ljust(width), *aligned))
