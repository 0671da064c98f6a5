"""A signal is answered as a piece of work wants it, and afterwards as before."""

from __future__ import annotations

import signal
import threading

import pytest

from plugins.signals import AS_CTRL_C, IGNORED, answering

BOTH = (signal.SIGINT, signal.SIGTERM)


def handlers() -> list[object]:
    return [signal.getsignal(number) for number in BOTH]


@pytest.mark.parametrize("number", BOTH)
def test_what_is_ignored_does_not_end_the_work(number: signal.Signals) -> None:
    before, steps = handlers(), []
    with answering(IGNORED, *BOTH):
        signal.raise_signal(number)
        steps.append("done")
    assert (steps, handlers()) == (["done"], before)


def test_a_request_to_end_may_be_answered_like_ctrl_c() -> None:
    before = handlers()
    with pytest.raises(KeyboardInterrupt), answering(AS_CTRL_C, signal.SIGTERM):
        signal.raise_signal(signal.SIGTERM)
    assert handlers() == before


def test_another_thread_leaves_signals_alone() -> None:
    before, seen = handlers(), []

    def work() -> None:
        with answering(IGNORED, *BOTH):
            seen.append(handlers())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    assert seen == [before]
