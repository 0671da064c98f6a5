"""The Pelican plugin that builds the site: its stages are in `pipeline.py`, and each has a folder here."""

from __future__ import annotations

from typing import Any

# Imports all that a build does, in half a second: whatever waits for the next build can do so before.
MODULES = ("plugins.eager",)


def register() -> None:
    """Connect the stages to Pelican's signals."""
    from pelican.plugins import signals  # noqa: PLC0415 - a site that is up to date needs no Pelican

    from plugins.pelican import handlers, reader  # noqa: PLC0415

    signals.get_generators.connect(handlers.begin)
    signals.readers_init.connect(reader.use)
    signals.static_generator_finalized.connect(handlers.publish_assets)
    signals.all_generators_finalized.connect(handlers.stop)
    signals.get_writer.connect(handlers.writer)
    signals.finalized.connect(handlers.finish)


def __getattr__(name: str) -> Any:
    """Return Pelican's own class for this site, which `PELICAN_CLASS` names and Pelican looks for here."""
    if name != "Pelican":
        raise AttributeError(name)
    from plugins.pelican.application import Pelican  # noqa: PLC0415 - as above

    return Pelican
