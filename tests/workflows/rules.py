"""What the workflows must hold to: pure functions over their text, each yielding what breaks a rule."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Block = dict[str, Any]  # a mapping of YAML: a workflow, a job or a step

DEPLOYS = "actions/deploy-pages@"
HANDS_OVER = "actions/upload-pages-artifact@"
KEEPS = "actions/upload-artifact@"
CHECKS = {  # job → the command that it runs
    "check": 'make test-content ARGS="${REVISION:+--against $REVISION}"',
    "test": "make test-all ARGS=\"--only '$PART'\"",
}
ON_MAIN = "github.ref == 'refs/heads/main'"
CODE = "needs.scope.outputs.code == 'true' || github.event_name == 'schedule'"
NEEDED = {"scope": None, "check": None, "test": CODE, "build": ON_MAIN}  # job → when it runs
DEPLOYS_IF = (
    f"!cancelled() && {ON_MAIN} && needs.check.result == 'success' && needs.build.result == 'success' && "
    "(needs.test.result == 'success' || needs.scope.outputs.trusted == 'true')"
)
STEP_NAME, JOB_NAME = "${{ steps.artifact.outputs.name }}", "${{ needs.build.outputs.artifact }}"
DEPLOYING = {"pages": "write", "id-token": "write"}  # what the deploy action asks for
STARTS = dict.fromkeys(("push", "pull_request", "workflow_dispatch", "workflow_call"))  # without conditions
OF_A_PULL_REQUEST = "${{ github.event_name == 'pull_request' }}"
SOON = (time(0, 1), time(0, 30))  # after midnight; runs start late, never early, and latest on the full hour
PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40}")
VERSION = re.compile(r" # v\d+\.\d+\.\d+$")
TASK = re.compile(r"\bmake ([\w-]+)")
DAILY = re.compile(r"(\d+) (\d+) \* \* \*")


def load(text: str) -> Block:
    """Return parsed YAML 1.2, in which `on` is a word."""
    found: Block = YAML(typ="safe", pure=True).load(text)
    return found


def deploying(workflow: Block) -> list[str]:
    """Return the jobs that put the site on Pages."""
    return [name for name, job in workflow["jobs"].items() if _deploys(job)]


def unpinned(text: str) -> Iterator[str]:
    """Yield what is used but is no action of the host's own, at a commit whose version a comment names."""
    for name, job in load(text)["jobs"].items():
        for used in (block["uses"] for block in (job, *_steps(job)) if "uses" in block):
            named = all(VERSION.search(line) for line in text.splitlines() if used in line)
            if not used.startswith("./") and not (PINNED.fullmatch(used) and named):
                yield f"{name}: {used} is not pinned"


def interpolated(workflow: Block) -> Iterator[str]:
    """Yield steps whose shell text GitHub would write into."""
    for name, job in workflow["jobs"].items():
        yield from (
            f"{name}: ${{{{ in {step['run']!r}" for step in _steps(job) if "${{" in step.get("run", "")
        )


def unknown(workflow: Block, tasks: Collection[str]) -> Iterator[str]:
    """Yield what steps let make do and what is no task."""
    for name, job in workflow["jobs"].items():
        named = [task for step in _steps(job) for task in TASK.findall(step.get("run", ""))]
        yield from (f"{name}: make {task}" for task in named if task not in tasks)


def generous(workflow: Block) -> Iterator[str]:
    """Yield permissions that nobody asked for, and those to write outside the deployment."""
    if workflow.get("permissions") != {}:
        yield "permissions for every job"
    for name, job in workflow["jobs"].items():
        asked = job.get("permissions")
        if not isinstance(asked, dict):
            yield f"{name}: does not say what it needs"
            continue
        # A job that calls another workflow hands on a limit; the jobs there ask for themselves.
        allowed = DEPLOYING if _deploys(job) or "uses" in job else {}
        extra = {scope: level for scope, level in asked.items() if level not in {"read", allowed.get(scope)}}
        yield from (f"{name}: {scope}: {level}" for scope, level in extra.items())


def unguarded(workflow: Block) -> Iterator[str]:
    """Yield how something could be deployed that did not pass every check, or that does not stand on main.

    Only code that is published already may do without the tests: publishing/scope.py tells.
    """
    jobs = workflow["jobs"]
    for deployment in deploying(workflow):
        condition = " ".join(jobs[deployment].get("if", "").split())
        if condition != DEPLOYS_IF:
            yield f"{deployment}: runs if {condition}"
        if {*_needed(jobs, deployment)} != {*NEEDED}:
            yield f"{deployment}: does not wait for {', '.join(NEEDED)}"
        else:
            yield from _may_pass(jobs)


def _may_pass(jobs: Block) -> Iterator[str]:
    """Yield how a job that a deployment waits for could pass without what it is there for."""
    for name, condition in NEEDED.items():
        if jobs[name].get("if") != condition:
            yield f"{name}: runs if {jobs[name].get('if')}"
        if any("continue-on-error" in block for block in (jobs[name], *_steps(jobs[name]))):
            yield f"{name}: may fail"
    for name, command in CHECKS.items():
        found = [step for step in _steps(jobs[name]) if step.get("run") == command]
        if not found:
            yield f"{name}: does not run {command}"
        if any("if" in step for step in found):
            yield f"{name}: may not run its tests"
        if any(step["env"].get("REQUIRE_TOOLS") != 1 for step in found):
            yield f"{name}: may leave out tests"


def renamed(workflow: Block) -> Iterator[str]:
    """Yield artifacts that a second attempt could not hand over, or that the deployment would not find."""
    for name, job in workflow["jobs"].items():
        for step in _steps(job):
            given = step.get("with", {})
            if step.get("uses", "").startswith(HANDS_OVER) and given.get("name") != STEP_NAME:
                yield f"{name}: hands over the same name at each attempt"
            if step.get("uses", "").startswith(DEPLOYS) and given.get("artifact_name") != JOB_NAME:
                yield f"{name}: deploys another artifact"
            if step.get("uses", "").startswith(KEEPS) and given.get("overwrite") is not True:
                yield f"{name}: keeps the same name at each attempt"


def overtaking(workflow: Block) -> Iterator[str]:
    """Yield how two deployments could run at a time, or one be interrupted."""
    if not deploying(workflow):
        return
    concurrency = workflow.get("concurrency", {})
    if re.findall(r"\$\{\{.*?\}\}", concurrency.get("group", "")) != ["${{ github.ref }}"]:
        yield "runs on main are not in one group"
    if concurrency.get("cancel-in-progress", False) not in (False, OF_A_PULL_REQUEST):
        yield "a deployment can be cancelled"


def deaf(workflow: Block) -> Iterator[str]:
    """Yield what would keep a push from being checked and published."""
    starts = workflow["on"]
    if deploying(workflow) and starts != STARTS:
        yield f"starts on {starts}"
    if "schedule" in starts and len(starts) > 1:
        yield "stops with its schedule after 60 quiet days"


def untimely(workflow: Block, timezone: str) -> Iterator[str]:
    """Yield schedules that do not fall on the beginning of each day."""
    for cron in (entry["cron"] for entry in workflow["on"].get("schedule", [])):
        if not (match := DAILY.fullmatch(cron)):
            yield f"{cron} is not daily"
            continue
        at = datetime(2027, 1, 1, hour=int(match[2]), minute=int(match[1]), tzinfo=UTC)
        local = at.astimezone(ZoneInfo(timezone)).time()
        if not SOON[0] <= local <= SOON[1]:
            yield f"{cron} is {local:%H:%M} in {timezone}"


def partial(workflow: Block) -> Iterator[str]:
    """Yield jobs that hand the site over without what begins with a dot: .well-known/ (RFC 8615)."""
    for name, job in workflow["jobs"].items():
        for step in _steps(job):
            whole = step.get("with", {}).get("include-hidden-files") is True
            if step.get("uses", "").startswith(HANDS_OVER) and not whole:
                yield f"{name}: leaves hidden files behind"


def broken(text: str, timezone: str) -> list[str]:
    """Return everything that breaks a rule; dates are those of the timezone."""
    workflow = load(text)
    found = [*unpinned(text), *untimely(workflow, timezone)]
    for rule in (interpolated, generous, unguarded, renamed, overtaking, deaf, partial):
        found += rule(workflow)
    return found


def _steps(job: Block) -> list[Block]:
    found: list[Block] = job.get("steps", [])
    return found


def _deploys(job: Block) -> bool:
    return any(step.get("uses", "").startswith(DEPLOYS) for step in _steps(job))


def _needed(jobs: Block, name: str) -> Iterator[str]:
    """Yield the jobs that must pass before one starts."""
    needs = jobs[name].get("needs", [])
    for before in [needs] if isinstance(needs, str) else needs:
        yield before
        yield from _needed(jobs, before)
