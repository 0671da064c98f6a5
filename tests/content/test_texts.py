"""The real texts and data leave the guard nothing to mend, today and on any day to come."""

from __future__ import annotations

import pelicanconf
from plugins.model.lifecycle import today
from tests.plugins import each_day, programs
from tests.site import built


def test_the_guard_finds_nothing_to_mend() -> None:
    done = programs.run(built.PROJECT, "-c", programs.CHECK)
    assert done.returncode == 0, done.stderr  # there may be hints


def test_no_day_will_make_a_mistake_of_anything() -> None:
    assert each_day.look(built.PROJECT, today(pelicanconf.TIMEZONE)) == ([], {})
