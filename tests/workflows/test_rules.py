"""The workflows hold to their rules, and each rule finds what it is for."""

from __future__ import annotations

import tomllib

import pytest
from invoke.collection import Collection

import tasks
from pelicanconf import TIMEZONE
from tests.workflows import rules
from tests.workflows.files import DAILY, DEPENDABOT, ROOT, SITE, names, read, with_fault

WORKFLOWS = {name: rules.load(read(name)) for name in sorted(names()) if name.startswith("workflows/")}
ACTION = "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"
CHECK, TESTS, TEST = "    name: Check\n", "    name: Test\n", "      - name: Test\n"
DEPLOY_NEEDS = "    needs: [scope, check, test, build]\n"
BUILD_IF = f"    needs: [scope, check]\n    if: {rules.ON_MAIN}\n"
TRUSTED = "needs.scope.outputs.trusted == 'true'"
GROUP = "-${{ github.ref }}"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_breaks_no_rule(name: str) -> None:
    assert rules.broken(read(name), TIMEZONE) == []


def test_one_workflow_deploys_and_another_calls_it_daily() -> None:
    assert {name: rules.deploying(workflow) for name, workflow in WORKFLOWS.items()} == {
        DAILY: [],
        SITE: ["deploy"],
    }
    assert set(WORKFLOWS[DAILY]["on"]) == {"schedule"}
    called = [job["uses"] for job in WORKFLOWS[DAILY]["jobs"].values() if "uses" in job]
    assert called == [f"./.github/{SITE}"]


def test_the_python_is_the_oldest_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    jobs = [job for workflow in WORKFLOWS.values() for job in workflow["jobs"].values()]
    steps = [step for job in jobs for step in job.get("steps", [])]
    used = [step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")]
    assert {f">={version}" for version in used} == {project["requires-python"]}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_task_that_is_run_exists(name: str) -> None:
    assert list(rules.unknown(WORKFLOWS[name], Collection.from_module(tasks).task_names)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (DAILY, "make expiring", "make expire", ["watch: make expire"]),
        (SITE, 'make check ARGS="', 'make chekc ARGS="', ["check: make chekc"]),
    ],
)
def test_a_task_that_does_not_exist_is_found(name: str, old: str, new: str, found: list[str]) -> None:
    faulty = rules.load(with_fault(name, old, new))
    assert list(rules.unknown(faulty, Collection.from_module(tasks).task_names)) == found


def test_everything_that_is_pinned_is_watched_in_the_same_way() -> None:
    updates = rules.load(read(DEPENDABOT))["updates"]
    assert [update["package-ecosystem"] for update in updates] == ["github-actions", "pip", "npm"]
    for update in updates:
        (group,) = update["groups"].values()
        ways = (update["directory"], update["schedule"], update["cooldown"], group)
        assert ways == ("/", {"interval": "weekly"}, {"default-days": 7}, {"patterns": ["*"]})


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ACTION, "actions/deploy-pages@v5", "actions/deploy-pages@v5"),
        (ACTION, ACTION[:-1], ACTION[:-1]),
        (ACTION, f"other{ACTION}", f"other{ACTION}"),
        (f"{ACTION} # v5.0.0", ACTION, ACTION),
        (f"{ACTION} # v5.0.0", f"{ACTION} # v5", ACTION),
    ],
)
def test_an_action_that_can_change_is_found(old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(SITE, old, new), TIMEZONE)[0] == f"deploy: {found} is not pinned"


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (SITE, "make publish", "make ${{ vars.X }}", "build: ${{ in 'make ${{ vars.X }}'"),
        (SITE, "permissions: {}", "permissions: read-all", "permissions for every job"),
        (SITE, "permissions: {}\n", "", "permissions for every job"),
        (SITE, "    permissions:\n", "    env:\n", "scope: does not say what it needs"),
        (SITE, "deployments: read", "deployments: write", "scope: deployments: write"),
        (SITE, "pages: read", "pages: write", "build: pages: write"),
        (SITE, "pages: write", "contents: write", "deploy: contents: write"),
        (DAILY, "id-token: write", "actions: write", "site: actions: write"),
    ],
)
def test_a_needless_power_is_found(name: str, old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(name, old, new), TIMEZONE) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (DEPLOY_NEEDS, "    needs: build\n", "deploy: does not wait for scope, check, test, build"),
        (TRUSTED, "true", f"deploy: runs if {rules.DEPLOYS_IF.replace(TRUSTED, 'true')}"),
        ("!cancelled() && ", "", f"deploy: runs if {rules.DEPLOYS_IF.removeprefix('!cancelled() && ')}"),
        (BUILD_IF, BUILD_IF.replace(rules.ON_MAIN, "always()"), "build: runs if always()"),
        (f"    if: {rules.CODE}\n", "", "test: runs if None"),
        (CHECK, f"{CHECK}    if: always()\n", "check: runs if always()"),
        (CHECK, f"{CHECK}    continue-on-error: true\n", "check: may fail"),
        (TESTS, f"{TESTS}    continue-on-error: true\n", "test: may fail"),
        (TEST, f"{TEST}        if: always()\n", "test: may not run its tests"),
        ("REQUIRE_TOOLS: 1", "REQUIRE_TOOLS: 0", "check: may leave out tests"),
        *(
            (f"run: {command}", f"run: {command} || true", f"{job}: does not run {command}")
            for job, command in rules.CHECKS.items()
        ),
    ],
)
def test_a_deployment_without_its_checks_is_found(old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(SITE, old, new), TIMEZONE) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("concurrency:", "env:", "runs on main are not in one group"),
        (GROUP, "-${{ github.sha }}", "runs on main are not in one group"),
        (GROUP, f"{GROUP}-${{{{ github.run_id }}}}", "runs on main are not in one group"),
        (rules.OF_A_PULL_REQUEST, "true", "a deployment can be cancelled"),
        (rules.OF_A_PULL_REQUEST, "${{ github.event_name == 'push' }}", "a deployment can be cancelled"),
    ],
)
def test_a_deployment_beside_another_is_found(old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(SITE, old, new), TIMEZONE) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f"name: {rules.STEP_NAME}", "name: github-pages", "build: hands over the same name at each attempt"),
        (f"artifact_name: {rules.JOB_NAME}", "artifact_name: x", "deploy: deploys another artifact"),
        ("          overwrite: true", "          # once", "test: keeps the same name at each attempt"),
    ],
)
def test_what_a_second_attempt_could_not_hand_over_is_found(old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(SITE, old, new), TIMEZONE) == [found]


def test_the_parts_of_the_tests_are_all_of_them() -> None:
    parts = WORKFLOWS[SITE]["jobs"]["test"]["strategy"]["matrix"]["part"]
    found = [path for part in parts for pattern in part.split() for path in ROOT.glob(pattern)]
    tests = {path for path in (ROOT / "tests").glob("*") if [*path.rglob("test_*.py")]}
    tests.update((ROOT / "tests").glob("test_*.py"))
    assert sorted(found) == sorted(tests)


@pytest.mark.parametrize("new", ["", "\n          include-hidden-files: false"])
def test_a_site_that_is_handed_over_in_part_is_found(new: str) -> None:
    whole = "path: output\n          include-hidden-files: true"
    faulty = with_fault(SITE, whole, f"path: output{new}")
    assert rules.broken(faulty, TIMEZONE) == ["build: leaves hidden files behind"]


@pytest.mark.parametrize("name", rules.STARTS)
def test_a_missing_start_is_found(name: str) -> None:
    others = {start: None for start in rules.STARTS if start != name}
    faulty = with_fault(SITE, f"  {name}:", f"  # {name}:")
    assert rules.broken(faulty, TIMEZONE) == [f"starts on {others}"]


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (
            SITE,
            "  push:\n",
            "  push: {tags: [x]}\n",
            f"starts on { {**rules.STARTS, 'push': {'tags': ['x']}} }",
        ),
        (DAILY, "on:\n", "on:\n  push:\n", "stops with its schedule after 60 quiet days"),
        (DAILY, "7 15 * * *", "7 15 * * 1", "7 15 * * 1 is not daily"),
        (DAILY, "7 15 * * *", "7 0 * * *", "7 0 * * * is 09:07 in Asia/Tokyo"),
        (DAILY, "7 15 * * *", "53 14 * * *", "53 14 * * * is 23:53 in Asia/Tokyo"),
        (DAILY, "7 15 * * *", "0 15 * * *", "0 15 * * * is 00:00 in Asia/Tokyo"),
    ],
)
def test_a_start_at_the_wrong_time_is_found(name: str, old: str, new: str, found: str) -> None:
    assert rules.broken(with_fault(name, old, new), TIMEZONE) == [found]
