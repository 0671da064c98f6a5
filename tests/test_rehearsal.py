"""What is known before forks begin is what each would work out, and a code is drawn once for all of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import segno

from plugins.render import qr_code
from tests import rehearsal

if TYPE_CHECKING:
    from pathlib import Path


def test_a_code_is_drawn_once_and_the_same_as_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("one", "第二")
    known = [qr_code.robust(text) for text in texts]
    monkeypatch.setattr(qr_code, "robust", qr_code.robust)  # it gets its own back afterwards
    rehearsal.remember_codes(str(tmp_path))
    assert [qr_code.robust(text) for text in texts] == known
    with monkeypatch.context() as patched:
        patched.setattr(segno, "make", lambda *_, **__: pytest.fail("drawn again"))
        assert [qr_code.robust(text) for text in texts] == known


def test_the_rehearsal_leaves_no_thread_that_forks_would_lack() -> None:
    before = threading.active_count()
    rehearsal.rehearse()
    assert threading.active_count() == before
