"""The rules of axe-core, all that are named here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from audit import tools
from tests.browser.checks.layout import OPEN
from tests.browser.visits import SCHEMES

if TYPE_CHECKING:
    from tests.browser.visits import Finding, Visit

# Named one by one: the default leaves out target size and all of level AAA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
IS_THERE = "'axe' in window"  # windows that are opened with it get it once, and not with each page
COLOURS = ["cat.color"]  # what another colour scheme may change
# Level AAA's rule passes over what breaks that of level AA, unless it has no least contrast: then it tells of
# both, and colours are looked for once.
LESS_CONTRAST, MORE_CONTRAST = "color-contrast", "color-contrast-enhanced"
NO_LEAST = {"contrastRatio": {size: {"minThreshold": False} for size in ("normal", "large")}}
# What only the words of links decide: the guard hints at it (same-link-words), and lets writers choose.
OF_WORDS = ["identical-links-same-purpose"]
# It cannot tell the colours of what a frame that scrolls hides, nor on the shadow that tells of it.
# For that, all frames are opened up, on a ground as dark as the darkest of the shadow.
RUN = """
async (options) => {
  const isFrame = (element) => getComputedStyle(element).overflowX === "auto";
  const contrast = "color-contrast-enhanced";
  const isAboutColours = options.runOnly.type === "tag" && !(contrast in options.rules);
  const frames = isAboutColours ? [...document.querySelectorAll("main *")].filter(isFrame) : [];
  const resultsOf = (...runs) =>
    Object.fromEntries(options.resultTypes.map((kind) => [kind, runs.flatMap((run) => run[kind])]));
  if (!frames.length) return resultsOf(await axe.run(document, options));
  const rules = { ...options.rules, [contrast]: { enabled: false } };
  const others = await axe.run(document, { ...options, rules });
  const within = frames.map((frame) => frame.firstElementChild);
  for (const { style } of frames) Object.assign(style, { overflow: "visible", background: "none" });
  for (const { style } of within) style.background = "var(--line)";
  const only = { ...options, runOnly: { type: "rule", values: [contrast] }, rules: {} };
  const colours = await axe.run(document, only);
  for (const { style } of [...frames, ...within]) Object.assign(style, { overflow: "", background: "" });
  return resultsOf(others, colours);
}
"""


@cache
def source() -> str:
    """Return axe-core; raise MissingToolError where it is not installed."""
    return tools.module("axe-core/axe.min.js").read_text(encoding="utf-8")


async def check(visit: Visit) -> list[Finding]:
    """Return violations, and what axe-core cannot tell for sure, by all rules."""
    return await _check(visit, _run_only(visit), [])


async def check_any_text(visit: Visit) -> list[Finding]:
    """Return the same by those rules that hold for whatever the guard lets pass."""
    return await _check(visit, _run_only(visit), OF_WORDS)


class AnyText:
    """Those rules on many pages: what they say of colours, once for all texts of the same colours.

    To find the ground of each text takes axe-core most of its time.
    """

    def __init__(self) -> None:
        self._right: set[str] = set()  # what `probes/colours.js` tells of texts that can be read

    async def check(self, visit: Visit) -> list[Finding]:
        """Return what is wrong with a page."""
        await visit.page.evaluate(OPEN)
        new = {*await visit.probe("colours")} - self._right
        if new:
            found = await check_any_text(visit)
        elif visit.view.scheme == SCHEMES[0]:
            found = await _check(visit, _run_only(visit), [*OF_WORDS, MORE_CONTRAST])
        else:
            found = []
        if not found:
            self._right |= new
        return found


async def check_words(visit: Visit) -> list[Finding]:
    """Return the same by the other rules."""
    return await _check(visit, {"type": "rule", "values": OF_WORDS}, [])


def _run_only(visit: Visit) -> dict[str, Any]:
    return {"type": "tag", "values": TAGS if visit.view.scheme == SCHEMES[0] else COLOURS}


async def _check(visit: Visit, run_only: dict[str, Any], left_out: list[str]) -> list[Finding]:
    await visit.page.evaluate(OPEN)  # what is closed would be left out
    if not await visit.page.evaluate(IS_THERE):
        await visit.page.evaluate(source())
    options = {
        "runOnly": run_only,
        "rules": {rule: {"enabled": False} for rule in [*left_out, LESS_CONTRAST]},
        "checks": {MORE_CONTRAST: {"options": NO_LEAST}},
        "resultTypes": ["violations", "incomplete"],
    }
    results = await visit.page.evaluate(RUN, options)
    found = []
    for kind in ("violations", "incomplete"):
        for rule in results[kind]:
            for node in rule["nodes"]:
                message = node.get("failureSummary", rule["help"]).replace("\n", " ")
                found.append(
                    visit.found(rule["id"], " ".join(map(str, node["target"])), f"{kind}: {message}")
                )
    return found
