"""Load at once what a build loads when it needs it: for a process that waits for the next build."""

from __future__ import annotations

from importlib import import_module

from plugins import patterns
from plugins.report import problems

NAMES = (
    "babel",
    "concurrent.futures.process",
    "plugins.check.against",
    "plugins.loading",
    "plugins.pelican.application",
    "plugins.pelican.handlers",
    "plugins.report.console",
    "plugins.run",
)

for name in NAMES:
    import_module(name)
patterns.compile_all()
problems.messages()
