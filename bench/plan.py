"""What is to be measured: which builds, of how many articles, how often."""

from __future__ import annotations

from dataclasses import dataclass

from bench.figures import HUGO


@dataclass(frozen=True)
class Way:
    """How the site is built: with nothing kept, after a change of one article, as a release."""

    clears: bool = False
    edits: bool = False
    releases: bool = False


WAYS = {
    "cold": Way(clears=True),
    "unchanged": Way(),
    "edited": Way(edits=True),
    "publish": Way(clears=True, releases=True),
}
BUILDS = (*WAYS, HUGO)


@dataclass(frozen=True)
class Plan:
    """How many articles, how often, and which builds, in this order."""

    sizes: tuple[int, ...]
    runs: int
    builds: tuple[str, ...]


def plan(sizes: str, runs: int, only: str) -> Plan:
    """Return what is asked for at the command line; raise ValueError with what is wrong."""
    counts = [text.strip() for text in sizes.split(",")]
    names = [text.strip() for text in only.split(",")] if only else list(BUILDS)
    if wrong := [text for text in counts if not (text.isascii() and text.isdigit() and int(text))]:
        raise ValueError(f"--sizes: 1以上の数を書いてください / give numbers from 1: {', '.join(wrong)}")
    if runs < 1:
        raise ValueError(f"--runs: 1以上の数を書いてください / give a number from 1: {runs}")
    if wrong := [name for name in names if name not in BUILDS]:
        known = ", ".join(BUILDS)
        raise ValueError(f"--only: {', '.join(wrong)}? 使えるもの / there are: {known}")
    return Plan(tuple(sorted({*map(int, counts)})), runs, tuple(name for name in BUILDS if name in names))
