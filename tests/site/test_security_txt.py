"""security.txt of the built site, by the rules of RFC 9116, and a fault for each of them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import pelicanconf
from plugins.hosting import headers
from tests.site import days, sources
from tests.site.checks import security_txt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

ADDRESS = "https://guide.example/.well-known/security.txt"
NOW = datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC)
GOOD = f"""\
Contact: tel:+81-3-1234-5678
Expires: 2027-10-31T23:59:59+09:00
Preferred-Languages: ja, en
Canonical: {ADDRESS}
"""
EXPIRES = "Expires: 2027-10-31T23:59:59+09:00\n"


def on(project: Path, day: str) -> Built:
    """Return the site as it is published on a day, if security.txt holds until 2027-10-31."""
    data = project / "content" / "data" / "security.toml"
    data.write_text("[security]\nexpires = 2027-10-31\n", encoding="utf-8")
    return days.on(project, day)


def test_on_its_last_day_the_file_keeps_every_rule_and_names_the_organisation_s_number(project: Path) -> None:
    content = on(project, "2027-10-31").files[security_txt.PATH]
    last_moment = datetime.datetime.fromisoformat("2027-10-31T23:59:59+09:00")
    assert list(security_txt.wrong(content, ADDRESS, last_moment)) == []
    contact, *rest = content.decode().splitlines()
    number = sources.INVENTED.phones[0]
    assert contact.replace("-", "") == f"Contact: tel:{number}"
    assert rest == GOOD.splitlines()[1:]


def test_a_day_later_the_site_is_published_without_it(project: Path) -> None:
    site = on(project, "2027-11-01")
    assert security_txt.PATH not in site.files
    assert "index.html" in site.files


def test_it_is_sent_as_text_in_the_encoding_that_it_is_in() -> None:
    sent = headers.from_settings(vars(pelicanconf), "'none'").of(security_txt.PATH)
    assert sent["Content-Type"] == "text/plain; charset=utf-8"  # section 3


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Contact: tel:+81-3-1234-5678\n", "", "no Contact"),
        ("tel:+81-3-1234-5678", "03-1234-5678", "03-1234-5678 is no way to reach anybody"),
        ("tel:", "http://", "http://+81-3-1234-5678 is no way to reach anybody"),
        (EXPIRES, "", "no Expires"),
        (EXPIRES, EXPIRES * 2, "Expires 2 times"),
        ("T23:59:59+09:00", "", "Expires 2027-10-31 is no moment with a zone"),
        ("+09:00", "", "Expires 2027-10-31T23:59:59 is no moment with a zone"),
        ("2027-10-31T", "soon ", "Expires soon 23:59:59+09:00 is no moment with a zone"),
        ("2027-10-31T", "2027-01-04T", "expired on 2027-01-04T23:59:59+09:00"),
        ("2027-10-31T", "2028-01-06T", "Expires 2028-01-06T23:59:59+09:00 is a year ahead or more"),
        ("ja, en\n", "ja\nPreferred-Languages: en\n", "Preferred-Languages 2 times"),
        ("ja, en", "ja; en", "ja; en is no language"),
        ("example/", "example/guide/", f"Canonical does not name {ADDRESS}"),
        ("https:", "http:", "http://guide.example/.well-known/security.txt is not encrypted"),
        ("Preferred-Languages", "Languages", "unknown field Languages"),
        ("Contact: ", "Contact:", "no Contact"),
        ("security.txt\n", "security.txt", "the last line does not end"),
        ("Canonical: ", "Call us. ", f"no field: Call us. {ADDRESS}"),
    ],
)
def test_a_fault_is_found(old: str, new: str, expected: str) -> None:
    assert list(security_txt.wrong(GOOD.encode(), ADDRESS, NOW)) == []
    assert GOOD.count(old) == 1
    assert expected in list(security_txt.wrong(GOOD.replace(old, new).encode(), ADDRESS, NOW))


def test_another_encoding_is_found() -> None:
    assert list(security_txt.wrong("# 連絡先\n".encode("euc-jp"), ADDRESS, NOW)) == ["not UTF-8"]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("security.txt", "https://guide.example"),
        ("en/.well-known/security.txt", "https://guide.example"),
        (".well-known/security.txt", "https://example.org/guide-site"),
    ],
)
def test_a_file_in_the_wrong_place_is_found(path: str, url: str, at_root: Built) -> None:
    moved = replace(at_root, files={path: b""}, url=url)
    assert list(security_txt.misplaced(moved)) == [f"{url}/{path}"]
