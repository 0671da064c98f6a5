"""The stages stand in one order, and no module reaches back: not even for a type."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from plugins import pipeline

ROOT = Path(pipeline.__file__).parent
# A module may import from its own stage and from those before it.
STAGES = (
    *("files", "hashing", "patterns", "signals", "workers"),
    *("report", "git", "model", "read", "check", "listing", "cache", "render", "write"),
    *("hosting", "release", "loading", "shared", "build", "pipeline", "pelican", "run", "eager", "__init__"),
)
LONGEST = 200  # lines of a module


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Return the name of each module below the package → its file."""
    found = {path.relative_to(root).with_suffix(""): path for path in root.rglob("*.py")}
    return {".".join(name.parts).removesuffix(".__init__"): path for name, path in found.items()}


def imports(root: Path = ROOT) -> dict[str, set[str]]:
    """Return module → modules of ours that it imports anywhere, for types too."""
    names = modules(root)
    return {name: set(_imported(path, names)) - {name} for name, path in names.items()}


def _imported(path: Path, names: dict[str, Path]) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "plugins":
            parent = node.module.removeprefix("plugins").removeprefix(".")
            for alias in node.names:
                full = f"{parent}.{alias.name}".removeprefix(".")
                found.append(full if full in names else parent)
    return [name for name in found if name in names]


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return each way on which a module imports itself."""
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, way: list[str]) -> None:
        if name in way:
            found.append([*way[way.index(name) :], name])
        elif name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, [*way, name])
            done.add(name)

    for name in sorted(graph):
        visit(name, [])
    return found


def reaching_back(graph: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return each import of a later stage."""
    order = {stage: number for number, stage in enumerate(STAGES)}
    return sorted(
        (name, other)
        for name, others in graph.items()
        for other in others
        if order[name.split(".")[0]] < order[other.split(".")[0]]
    )


def test_no_module_imports_itself_in_a_circle() -> None:
    assert circles(imports()) == []


def test_no_stage_reaches_back() -> None:
    assert {name.split(".")[0] for name in imports()} == set(STAGES)
    assert reaching_back(imports()) == []


@pytest.mark.parametrize(
    ("graph", "circle", "back"),
    [
        ({"read.a": {"check.b"}, "check.b": set()}, [], [("read.a", "check.b")]),
        ({"read.a": {"read.b"}, "read.b": {"read.a"}}, [["read.a", "read.b", "read.a"]], []),
    ],
)
def test_what_reaches_back_is_found(
    graph: dict[str, set[str]], circle: list[list[str]], back: list[tuple[str, str]]
) -> None:
    assert (circles(graph), reaching_back(graph)) == (circle, back)


def test_no_module_is_long() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: length for name, length in lengths.items() if length >= LONGEST} == {}
