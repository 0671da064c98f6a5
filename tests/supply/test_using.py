"""Every import is declared for the code that it stands in, and every declared package is used there."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.supply import using

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {name: group for name, group in PYPROJECT["dependency-groups"].items() if name not in using.APART}
DECLARED = {using.EVERYWHERE: PYPROJECT["project"]["dependencies"], **GROUPS}
PROVIDED = metadata.packages_distributions()
PROGRAMS: dict[str, set[str]] = {
    canonicalize_name(package.name): {
        file.stem for file in package.files or [] if file.parent.name in {"bin", "Scripts"}
    }
    for package in metadata.distributions()
}
PLACES = [ROOT / place for place in using.CODE]
FILES = [path for place in PLACES for path in (place.rglob("*.py") if place.is_dir() else [place])]
SOURCES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}

# Invented packages: what is declared, what brings which module or program, and a source that uses it all.
SMALL = {
    "dependencies": ["brotli", "Ruamel.YAML>=1", "shown[extra]"],
    "preview": ["served"],
    "test": ["checker"],
    "lint": ["types-shown", "linter"],
}
BRINGS = {
    "Brotli": ["Brotli"],
    "ruamel": ["ruamel-yaml"],
    "shown": ["shown"],
    "shown-stubs": ["types-Shown"],
    "served": ["served", "other"],
    "checker": ["checker"],
    "hidden": ["hidden"],
}
RUNS = {"linter": {"lint"}, "hidden": {"hide"}}
USES = {
    "plugins/a.py": "import Brotli, json\nfrom plugins import b\n",
    "plugins/b.py": "from ruamel.yaml import YAML\ndef c():\n    import shown.d\n",
    "preview/a.py": "import shown\nfrom served.by import me\n",
    "tests/a.py": "import checker, served\nfrom . import hidden\n",
    "tasks.py": "run(f'{folder}/lint --all')\n",
}


def test_all_our_code_is_looked_at() -> None:
    here = {path.name for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert here == using.CODE
    assert DECLARED.keys() == using.GROUPS.keys()


def test_every_import_is_declared() -> None:
    assert list(using.undeclared(SOURCES, DECLARED, PROVIDED)) == []


def test_every_declared_package_is_used() -> None:
    assert list(using.unused(SOURCES, DECLARED, PROVIDED, PROGRAMS)) == []


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("plugins/a.py", "import hidden\n", ["plugins/a.py:1: hidden"]),
        ("plugins/a.py", "x = 1\ndef f():\n    from hidden.b import c\n", ["plugins/a.py:3: hidden"]),
        ("plugins/a.py", "if TYPE_CHECKING:\n    import hidden\n", ["plugins/a.py:2: hidden"]),
        ("plugins/a.py", "import unheard_of\n", ["plugins/a.py:1: unheard_of"]),
        ("plugins/a.py", "import served\n", ["plugins/a.py:1: served"]),
        ("plugins/a.py", "import checker\n", ["plugins/a.py:1: checker"]),
        ("preview/a.py", "import checker\n", ["preview/a.py:1: checker"]),
        ("editing/a.py", "import served\n", ["editing/a.py:1: served"]),
        ("tests/a.py", "import hidden\n", ["tests/a.py:1: hidden"]),
    ],
)
def test_an_import_that_is_not_declared_there_is_found(path: str, source: str, found: list[str]) -> None:
    assert list(using.undeclared(USES, SMALL, BRINGS)) == []
    assert list(using.undeclared({**USES, path: source}, SMALL, BRINGS)) == found


@pytest.mark.parametrize(
    ("group", "package", "found"),
    [
        ("dependencies", "hidden", "dependencies: hidden"),
        ("dependencies", "Hidden_Too", "dependencies: hidden-too"),
        ("dependencies", "served", "dependencies: served"),
        ("dependencies", "checker", "dependencies: checker"),
        ("dependencies", "linter", "dependencies: linter"),
        ("preview", "checker", "preview: checker"),
        ("test", "served-2", "test: served-2"),
        ("lint", "types-hidden", "lint: types-hidden"),
        ("lint", "hidden", "lint: hidden"),
        ("new", "served", "new: served"),
    ],
)
def test_a_package_that_is_not_used_there_is_found(group: str, package: str, found: str) -> None:
    assert list(using.unused(USES, SMALL, BRINGS, RUNS)) == []
    declared = {**SMALL, group: [*SMALL.get(group, []), package]}
    assert list(using.unused(USES, declared, BRINGS, RUNS)) == [found]
