"""The types of single values in content/data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NewType

Text = NewType("Text", dict[str, str])  # language code → words, one for every language of the site
SomeText = NewType("SomeText", dict[str, str])  # the same, where a language may have none
Slug = NewType("Slug", str)  # small Latin letters, digits and hyphens: stands in addresses
Hashtag = NewType("Hashtag", str)  # without its sign
Phone = NewType("Phone", str)  # E.164: +81566230177
PostalCode = NewType("PostalCode", str)  # 123-4567
WebAddress = NewType("WebAddress", str)
WebPage = NewType("WebPage", str)  # an address that browsers take as it is
MailAddress = NewType("MailAddress", str)
Words = NewType("Words", dict[str, str])  # word → how it is read
WordLists = NewType("WordLists", dict[str, tuple[str, ...]])  # name → words that mean the same
EntryName = NewType("EntryName", str)  # one of `plugins.model.office_details.ENTRIES`

COUNTRY = "JP"  # ISO 3166-1; where the data's telephone numbers and addresses are

Key = tuple[str | int, ...]  # ("offices", 0, "phone"): the way from a file's top to a value
Places = Mapping[Key, tuple[str, int]]  # where the value of a key stands: the path of its file, and the line
