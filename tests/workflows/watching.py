"""Rules for the workflow that looks each night for what becomes wrong by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.workflows.rules import Block

WATCHES = ("make vulnerabilities", "make expiring")
AFTER_A_FAILURE = "${{ !cancelled() }}"  # and of course after a success


def unwatched(workflow: Block) -> Iterator[str]:
    """Yield watches that no night runs, or not every night, and those that keep back another job."""
    jobs = workflow["jobs"] if "schedule" in workflow["on"] else {}
    steps = [(name, step) for name, job in jobs.items() for step in job.get("steps", [])]
    for watch in WATCHES:
        found = [(name, step) for name, step in steps if step.get("run") == watch]
        if not found:
            yield f"{watch}: nobody runs it at night"
        for name, step in found:
            yield from (f"{watch}: {doubt}" for doubt in _doubts(jobs[name], step))
            after = [other for other, job in jobs.items() if name in job.get("needs", [])]
            yield from (f"{watch}: {other} waits for it" for other in after)


def _doubts(job: Block, step: Block) -> Iterator[str]:
    """Yield why a step may not run, or its failure not be seen."""
    before = {other.get("run") for other in job["steps"][: job["steps"].index(step)]}
    if {"needs", "if"} & job.keys() or step.get("if", AFTER_A_FAILURE) != AFTER_A_FAILURE:
        yield "may be left out"
    elif before & {*WATCHES} and "if" not in step:
        yield "is left out if another finds something"
    if "continue-on-error" in {**job, **step}:
        yield "may fail unseen"
