"""Which packages the code uses and which it may use: pure functions over sources and declarations.

deptry, the usual program for this, knows one group of code and one of packages for development, does not look
for unused ones in the latter, and takes a program that is run for a package that nobody uses.
"""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EVERYWHERE, TESTS = "dependencies", "tests"
# Which group of packages is for whom, by first folder or file; any code may import what the build does, and
# tests all that they test.
GROUPS = {
    EVERYWHERE: ("plugins", "pelicanconf.py", "publishconf.py"),
    "tasks": ("tasks.py",),
    "preview": ("preview",),
    "publishing": ("publishing",),
    "audit": ("audit",),
    "test": (TESTS,),
    "lint": ("tasks.py",),
    "vulnerabilities": ("audit",),
    "bench": ("bench",),
}
APART = ("hugo", "engines", "readings")  # what has a folder of its own
CONTENT_WITH_THAT = ("editing", "writing")  # need no more than the build does
CODE = {*CONTENT_WITH_THAT, *(place for places in GROUPS.values() for place in places)}
OURS = {place.removesuffix(".py") for place in CODE}


def imports(source: str) -> dict[str, int]:
    """Return module → line for what a source imports, wherever and for whatever purpose it does."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            found.setdefault(name.partition(".")[0], getattr(node, "lineno", 0))
    return found


def commands(source: str) -> set[str]:
    """Return what could be a program in a source: each string's first word, without the folder before it."""
    texts = (str(node.value) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {words[0].rpartition("/")[2] for text in texts if (words := text.split())}


def names(requirements: Iterable[str]) -> set[str]:
    """Return the names of packages, each written in one way (PEP 503)."""
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def undeclared(
    sources: Mapping[str, str], declared: Mapping[str, Iterable[str]], provided: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """Yield imports of packages that are not declared for the code that they stand in.

    `provided` maps a module to the packages that bring it, as importlib.metadata does.
    """
    for path, source in sources.items():
        place = path.partition("/")[0]
        groups = [
            group for group, places in GROUPS.items() if group == EVERYWHERE or place in (TESTS, *places)
        ]
        allowed = names(text for group in groups for text in declared.get(group, []))
        for module, line in imports(source).items():
            is_other = module not in OURS and module not in sys.stdlib_module_names
            if is_other and not allowed & names(provided.get(module, [])):
                yield f"{path}:{line}: {module}"


def unused(
    sources: Mapping[str, str],
    declared: Mapping[str, Iterable[str]],
    provided: Mapping[str, Iterable[str]],
    programs: Mapping[str, set[str]],
) -> Iterator[str]:
    """Yield packages that nothing imports or runs of what they are declared for.

    `programs` maps a package to its programs. Types are used if what they describe is imported anywhere.
    """
    described = {f"{module}-stubs" for source in sources.values() for module in imports(source)}
    for group, requirements in declared.items():
        ours = [source for path, source in sources.items() if path.partition("/")[0] in GROUPS.get(group, ())]
        modules = described.union(*map(imports, ours))
        used = names(package for module in modules for package in provided.get(module, []))
        ran: set[str] = set().union(*map(commands, ours))
        for name in sorted(names(requirements) - used):
            if not ran & programs.get(name, set()):
                yield f"{group}: {name}"
