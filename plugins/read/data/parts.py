"""The parts of the data: what TOML begins with a header, by the dataclasses that are made of it."""

from __future__ import annotations

import dataclasses
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from plugins.model.types import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What is twice, told of a list, whose new items need a header → the same in a part that there is once.
ONCE = {"table-twice": "part-twice", "entry-twice": "line-twice"}
ALIKE = 0.5  # of 1: names that are so similar may be meant (difflib)


@cache
def parts(kind: type) -> Mapping[str, bool]:
    """Return the name of each part of a dataclass, as headers have it → whether it is a list.

    Each item of a list begins with a header of its own.
    """
    return dict(_parts(kind, ""))


def _parts(kind: Any, within: str) -> Iterator[tuple[str, bool]]:
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        of = hints[field.name]
        if get_origin(of) in {Union, UnionType}:
            of = next(choice for choice in get_args(of) if choice is not type(None))
        is_list = get_origin(of) is tuple
        of = get_args(of)[0] if is_list else of
        if of is Words or dataclasses.is_dataclass(of):
            yield f"{within}{field.name}", is_list
            if of is not Words:
                yield from _parts(of, f"{within}{field.name}.")


def header(kind: type, name: str) -> str:
    """Return the line that a part begins with."""
    return f"[[{name}]]" if parts(kind)[name] else f"[{name}]"


def code_of_twice(kind: type, code: str, name: str) -> str:
    """Return the problem code of what is twice in a part of this name, or is the part itself."""
    known = parts(kind)
    around = [name[:end] for end, sign in enumerate(f"{name}.") if sign == "."]
    is_once = name in known and not any(known.get(each) for each in around)
    return ONCE.get(code, code) if is_once else code


def meant(kind: type, name: str) -> str:
    """Return the part that is most likely meant by a name that no part has, or ""."""
    return next(iter(get_close_matches(name, parts(kind), 1, ALIKE)), "")
