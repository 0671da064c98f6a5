"""The folders that a build writes: the site, and the files of a release beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.write import atomic_swap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

DIGITS = 16  # of the name of a folder that stands for another one


@dataclass(frozen=True)
class Output:
    """Where the site goes, and where the files of a release go; None where this is no release.

    `previous` is where the site before goes, whose files the next build takes over. A release sets times and
    modes: it has none, as it must not share files with the site that is in its place.
    """

    target: Path
    release: Path | None = None
    previous: Path | None = None

    @property
    def staging(self) -> Path:
        """Return where the site is prepared."""
        return atomic_swap.staging_path(self.target)

    @property
    def release_staging(self) -> Path | None:
        """Return where what goes into `release` is prepared."""
        return atomic_swap.staging_path(self.release) if self.release else None

    @property
    def _prepared(self) -> dict[Path, Path]:
        """Return each folder that is prepared, and the one whose place it takes."""
        site = {self.staging: self.target}
        return {**site, self.release_staging: self.release} if self.release and self.release_staging else site

    @property
    def _previous(self) -> dict[Path, Path]:
        return {self.staging: self.previous} if self.previous else {}

    def prepare(self, wanted: Collection[str]) -> None:
        """Make the folders, with the files of an earlier build at the `wanted` paths; raise OSError."""
        for staging, target in self._prepared.items():
            atomic_swap.prepare(target, self._previous.get(staging), wanted)

    def swap(self, without: Iterable[str] = ()) -> None:
        """Let the prepared folders take the place of the old ones, all or none; raise OSError.

        `without` are paths in the site that an earlier build has left and this one does not have.
        """
        atomic_swap.remove(self.staging, without)
        atomic_swap.replace(self._prepared, self._previous)

    def discard(self) -> None:
        """Remove what is prepared, if anything is."""
        for staging in self._prepared:
            if staging in self._previous:
                atomic_swap.put_aside(staging, self._previous[staging])
            else:
                atomic_swap.discard(staging)


def output(settings: Mapping[str, Any]) -> Output:
    """Return the folders that Pelican's settings name."""
    target = Path(settings.get("PUBLIC_PATH") or settings["OUTPUT_PATH"]).resolve()  # a link stays one
    release = Path(settings["RELEASE_PATH"]).resolve() if settings["RELEASE_PATH"] else None
    reuses = settings["USE_CACHE"] and not release and not settings.get("CHECK_ONLY")
    return Output(target, release, previous_build(Path(settings["CACHE_PATH"]), target) if reuses else None)


def previous_build(cache: Path, target: Path) -> Path:
    """Return the folder in the cache for the site that was in a target before the present one."""
    return cache / f"site-{hashing.digest(os.fsencode(target))[:DIGITS]}"
