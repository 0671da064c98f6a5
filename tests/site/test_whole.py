"""The real site and the invented one are whole, at the root of a host and below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import sources, whole
from tests.site.checks import copies

if TYPE_CHECKING:
    from tests.site.built import Built


ANYWHERE = [name for name in whole.NAMES if name not in whole.GRAMMAR]


@pytest.mark.parametrize("name", whole.NAMES)
def test_the_real_site_is_whole(name: str, real_at_root: Built) -> None:
    assert whole.wrong(name, real_at_root, sources.REAL) == []


@pytest.mark.parametrize("name", ANYWHERE)
def test_the_real_site_is_whole_below_a_path(name: str, real_below_path: Built) -> None:
    assert whole.wrong(name, real_below_path, sources.REAL) == []


@pytest.mark.parametrize("name", whole.NAMES)
def test_the_invented_site_is_whole(name: str, at_root: Built) -> None:
    assert whole.wrong(name, at_root, sources.INVENTED) == []


@pytest.mark.parametrize("name", ANYWHERE)
def test_the_invented_site_is_whole_below_a_path(name: str, below_path: Built) -> None:
    assert whole.wrong(name, below_path, sources.INVENTED) == []


def test_every_text_file_of_a_release_has_copies_that_say_the_same(
    real_at_root: Built, at_root: Built
) -> None:
    assert [[*copies.wrong_copies(site)] for site in (real_at_root, at_root)] == [[], []]
