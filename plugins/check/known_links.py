"""What the links and pictures of a single text are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


PUNCTUATION = "。、.,:： 　「」"  # around words of a link or a picture


@dataclass(frozen=True)
class Known:
    """What a text's links are compared with when other pages are not known yet.

    `is_addressed` tells of a path below content/ whether it is that of a page or a picture, read or not;
    `own` are the addresses of this site, `code_host` is that of its sources or ""; `vague` maps a language to
    words of links that say nothing, `vague_pictures` to those of pictures.
    """

    is_addressed: Callable[[str], bool]
    own: Collection[str]
    vague: Mapping[str, Collection[str]]
    vague_pictures: Mapping[str, Collection[str]] = field(default_factory=dict)
    code_host: str = ""
