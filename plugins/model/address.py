"""A postal address."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.types import PostalCode, SomeText, Text  # noqa: TC001 - read when the data is


@dataclass(frozen=True)
class Address:
    """A postal address; `reading` says in kana how region, locality and street are read, each as a word."""

    postal_code: PostalCode
    region: Text
    locality: Text
    street: Text
    reading: SomeText
