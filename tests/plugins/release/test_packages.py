"""What a build uses is known from the packages themselves, and has to be what is pinned."""

from __future__ import annotations

from importlib import metadata

import pytest
from packaging.utils import canonicalize_name

from plugins.release import packages

ONE = canonicalize_name("one")
VERSION = metadata.version("markupsafe")
A, B = "a" * 64, "b" * 64
PINS = f"""\
# made by a program
babel==2.18.0 \\
    --hash=sha256:{B} \\
    --hash=sha256:{A}
    # via nobody
Typing_Extensions==4.16.0 ; python_full_version >= '3.8' \\
    --hash=sha256:{A}
colorama==0.4.6 ; sys_platform == 'none' \\
    --hash=sha256:{A}
"""
SPEAKS = {
    "one": ["Two_Packages>=1", "three; sys_platform == 'none'", "four; extra == 'more'"],
    "two-packages": ["five[more]"],
    "five": ["one", "six; extra == 'more'", "seven; extra == 'other'"],
}


def test_pins_are_read_with_their_lines_and_in_one_way_of_writing() -> None:
    assert [(pin.name, pin.line, pin.version, pin.hashes) for pin in packages.pins(PINS)] == [
        ("babel", 2, "2.18.0", (A, B)),
        ("typing-extensions", 6, "4.16.0", (A,)),
        ("colorama", 8, "0.4.6", (A,)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("babel==2.18.0", "babel"),
        ("babel==2.18.0", "babel>=2.18.0"),
        ("babel==2.18.0", "babel==2.*"),
        ("babel==2.18.0", "babel==2.18.0,!=3"),
        (f"    --hash=sha256:{B} \\\n    --hash=sha256:{A}\n", ""),
        (f"sha256:{B} \\\n    --hash=sha256:{A}", f"md5:{A}"),
        (f"sha256:{B} \\\n    --hash=sha256:{A}", f"sha256:{A[:-1]}"),
        (f"sha256:{B} \\\n    --hash=sha256:{A}", f"sha256:{A}a"),
    ],
)
def test_what_could_be_another_package_is_no_pin(old: str, new: str) -> None:
    assert old in PINS
    assert [pin.is_exact for pin in packages.pins(PINS)] == [True, True, True]
    assert [pin.is_exact for pin in packages.pins(PINS.replace(old, new))] == [False, True, True]


def test_all_that_is_needed_is_found_for_this_machine_and_with_the_extras_that_are_asked_for() -> None:
    found = packages.closure(["One"], lambda name: SPEAKS.get(name, []))
    assert found == {"one": {"two-packages"}, "two-packages": {"five"}, "five": {"one", "six"}, "six": set()}
    found = packages.closure(["one[more]", "x; sys_platform == 'none'"], lambda name: SPEAKS.get(name, []))
    assert [found.keys() - {"two-packages", "five", "six"}, found.get(ONE)] == [
        {ONE, "four"},
        {"two-packages", "four"},
    ]


def test_an_installed_package_tells_what_it_needs() -> None:
    assert packages.closure(["jinja2"]) == {"jinja2": {"markupsafe"}, "markupsafe": set()}
    with pytest.raises(metadata.PackageNotFoundError, match="no-such-package"):
        packages.closure(["jinja2", "no-such-package"])


def test_what_is_used_is_told_with_its_pin() -> None:
    pinned = f"markupsafe=={VERSION} \\\n    --hash=sha256:{A}\n"
    [found], problems = packages.used(["MarkupSafe"], pinned)
    assert (found.pin.name, found.pin.version, found.pin.hashes) == ("markupsafe", VERSION, (A,))
    assert problems == []


NOT_PINNED = (
    "[package-not-pinned] “markupsafe” is not pinned to one version and its hashes — "
    "make this file anew with make pin"
)
ANEW = "remove the folder .venv and run make publish again"
OTHER = f"[other-version] “markupsafe” is to be 1.0, but {VERSION} is installed — {ANEW}"


@pytest.mark.parametrize(
    ("declared", "pinned", "told"),
    [
        ("markupsafe", "", f"requirements.txt: {NOT_PINNED}"),
        ("markupsafe", f"\nmarkupsafe>=1 \\\n    --hash=sha256:{A}\n", f"requirements.txt:2: {NOT_PINNED}"),
        ("markupsafe", f"markupsafe=={VERSION}\n", f"requirements.txt:1: {NOT_PINNED}"),
        ("markupsafe", f"markupsafe==1.0 \\\n    --hash=sha256:{A}\n", f"requirements.txt:1: {OTHER}"),
    ],
)
def test_what_is_not_as_pinned_is_told(declared: str, pinned: str, told: str) -> None:
    found, problems = packages.used([declared], pinned)
    assert found == []
    assert [str(problem).splitlines()[1] for problem in problems] == [told]
