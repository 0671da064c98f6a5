"""The mistakes of faults.toml: make one in a copy of the project, and know how it must be told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """A mistake; faults.toml says what each field means."""

    name: str
    group: str
    place: str
    ja: str
    en: str
    encoding: str = "utf-8"
    written: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return self.name

    def seed(self, project: Path) -> tuple[str, str]:
        """Make the mistake; return how the lines begin that tell it in Japanese and in English."""
        place = self.place
        for name, text in self.written.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding=self.encoding)
        for name in self.removed:
            (project / name).unlink()
        for name, text in self.added.items():
            before = (project / name).read_text(encoding="utf-8")
            (project / name).write_text(before + text, encoding="utf-8")
            if place.startswith(f"{name}:+"):
                number, _, rest = place.removeprefix(f"{name}:+").partition(":")
                place = f"{name}:{len(before.splitlines()) + int(number)}:{rest}"
        return f"{place} {self.ja}", f"{place} {self.en}"


def load() -> tuple[Fault, ...]:
    """Return all mistakes."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(Fault(**table) for table in tables["faults"])
