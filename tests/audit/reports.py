"""What Lighthouse reports of an invented page, cut down to what is read."""

from __future__ import annotations

from typing import Any

from audit.figures import CATEGORIES, Figures

RIGHT = Figures(dict.fromkeys(CATEGORIES, 100), {}, 750.5, 0.0, 6726, 2)


def report() -> dict[str, Any]:
    """Return the report of a page that meets every target."""
    metrics = {
        "largest-contentful-paint": {"numericValue": 750.5, "numericUnit": "millisecond"},
        "cumulative-layout-shift": {"numericValue": 0, "numericUnit": "unitless"},
        "total-byte-weight": {"numericValue": 6726, "numericUnit": "byte"},
        "network-requests": {"score": 1, "details": {"items": [{"url": "/"}, {"url": "/favicon.svg"}]}},
    }
    audits = {
        name: {"id": name, "score": 1, "scoreDisplayMode": "numeric", **found}
        for name, found in metrics.items()
    }
    for name in CATEGORIES:
        audits[f"{name}-rule"] = {"id": f"{name}-rule", "score": 1, "scoreDisplayMode": "binary"}
        audits[f"{name}-absent"] = {
            "id": f"{name}-absent",
            "score": None,
            "scoreDisplayMode": "notApplicable",
        }
        audits[f"{name}-advice"] = {"id": f"{name}-advice", "score": 0, "scoreDisplayMode": "metricSavings"}
    return {
        "requestedUrl": "http://127.0.0.1:1/",
        "runWarnings": [],
        "audits": audits,
        "categories": {
            name: {
                "score": 1,
                "auditRefs": [
                    {"id": f"{name}-rule", "weight": 7},
                    {"id": f"{name}-absent", "weight": 3},
                    {"id": f"{name}-advice", "weight": 0},
                ],
            }
            for name in CATEGORIES
        },
    }
