"""Dataclasses for the rules of style in content/data: of each language, and of editions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Avoided:
    """A word that hurts, pushes or promises, and what to do instead of writing it."""

    word: str
    instead: str


@dataclass(frozen=True)
class HouseStyle:
    """How texts in one language are written; lengths are in characters, without the spaces between phrases.

    `longest_sentence` is in words where the language puts spaces between them. `longest_compound` counts
    characters of kanji without a kana between them, `longest_phrase` kana and kanji without a space; 0 stands
    for any length, and `names` may be longer. `plain_endings` do not stand
    in one text with `polite_endings`. A line never breaks inside `unbroken` words.
    `vague_pictures` say nothing of what a picture shows, with or without a number behind them.
    The `new_…` texts stand in new pages until they are written.
    """

    language: str
    longest_title: int
    shortest_description: int
    longest_description: int
    longest_sentence: int
    vague_links: tuple[str, ...]
    polite_endings: tuple[str, ...]
    plain_endings: tuple[str, ...]
    unbroken: tuple[str, ...]
    new_description: str
    new_outcome: str
    new_text: str
    avoided: tuple[Avoided, ...]
    vague_pictures: tuple[str, ...] = ()
    longest_compound: int = 0
    longest_phrase: int = 0
    names: tuple[str, ...] = ()

    @property
    def unwritten(self) -> tuple[str, ...]:
        """Return what new pages hold until somebody writes them."""
        return self.new_description, self.new_outcome, self.new_text


@dataclass(frozen=True)
class EditionStyle:
    """What an edition asks of its texts besides, or otherwise than, the `HouseStyle` of its language."""

    language: str
    longest_sentence: int = 0
    longest_compound: int = 0
    longest_phrase: int = 0
    names: tuple[str, ...] = ()
    unbroken: tuple[str, ...] = ()
    avoided: tuple[Avoided, ...] = ()
