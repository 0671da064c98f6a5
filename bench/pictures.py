"""The pictures in articles for measuring: plans of rooms, invented like the articles."""

from __future__ import annotations

import random


def picture(activity: str) -> str:
    """Return the name of the picture of an activity."""
    return f"room-{activity}.svg"


def drawing(activity: str) -> str:
    """Return a picture as SVG: the plan of a room with tables in it."""
    dice = random.Random(activity)  # noqa: S311 - to be the same each time
    tables = "".join(
        f'<rect x="{x + dice.randint(10, 60)}" y="{y + dice.randint(10, 60)}" width="60" height="40"/>'
        for x in range(0, 640, 160)
        for y in range(0, 400, 133)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400" fill="none" '
        f'stroke="#555" stroke-width="4"><rect x="2" y="2" width="636" height="396"/>{tables}</svg>\n'
    )
