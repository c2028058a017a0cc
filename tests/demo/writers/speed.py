"""PageSpeed Insights answers: what visitors had over 28 days, and one laboratory run, in one JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Speed:
    """One page on one device: the 75th percentile of visitors (field) and one run (lab), milliseconds."""

    url: str
    device: str
    field_lcp: int
    field_inp: int
    field_cls_percent: int
    lab_lcp: float
    lab_tbt: float
    lab_cls: float
    score: float


def answer(speed: Speed, fetched: str, locale: str) -> bytes:
    """Return the API's answer for one page; the layout shift of the field is an integer times 100."""
    field = {
        "CUMULATIVE_LAYOUT_SHIFT_SCORE": _metric(speed.field_cls_percent, 10, 25),
        "INTERACTION_TO_NEXT_PAINT": _metric(speed.field_inp, 200, 500),
        "LARGEST_CONTENTFUL_PAINT_MS": _metric(speed.field_lcp, 2500, 4000),
    }
    origin = speed.url.split("/", 3)[0] + "//" + speed.url.split("/", 3)[2]
    document = {
        "captchaResult": "CAPTCHA_NOT_NEEDED",
        "kind": "pagespeedonline#result",
        "id": speed.url,
        "loadingExperience": {
            "id": speed.url,
            "metrics": field,
            "overall_category": "SLOW",
            "initial_url": speed.url,
        },
        "originLoadingExperience": {
            "id": origin,
            "metrics": field,
            "overall_category": "SLOW",
            "initial_url": speed.url,
        },
        "lighthouseResult": _lab(speed, fetched, locale),
        "analysisUTCTimestamp": fetched,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _metric(value: int, good: int, poor: int) -> dict[str, object]:
    """Return one field metric; the shares follow from the 75th percentile, roughly."""
    category = "FAST" if value <= good else "AVERAGE" if value <= poor else "SLOW"
    fast = round(min(0.95, max(0.2, 0.75 * good / value)), 4)
    slow = round((1 - fast) * 0.45, 4)
    return {
        "percentile": value,
        "distributions": [
            {"min": 0, "max": good, "proportion": fast},
            {"min": good, "max": poor, "proportion": round(1 - fast - slow, 4)},
            {"min": poor, "proportion": slow},
        ],
        "category": category,
    }


def _lab(speed: Speed, fetched: str, locale: str) -> dict[str, object]:
    seconds = f"{speed.lab_lcp / 1000:.1f}".replace(".", "," if locale == "fr" else ".")
    return {
        "lighthouseVersion": "13.0.1",
        "requestedUrl": speed.url,
        "finalDisplayedUrl": speed.url,
        "fetchTime": fetched,
        "configSettings": {
            "formFactor": speed.device,
            "locale": locale,
            "onlyCategories": ["performance"],
            "channel": "lr",
        },
        "audits": {
            "largest-contentful-paint": {
                "id": "largest-contentful-paint",
                "numericValue": speed.lab_lcp,
                "numericUnit": "millisecond",
                "displayValue": f"{seconds}\u00a0s",
            },
            "total-blocking-time": {
                "id": "total-blocking-time",
                "numericValue": speed.lab_tbt,
                "numericUnit": "millisecond",
            },
            "cumulative-layout-shift": {
                "id": "cumulative-layout-shift",
                "numericValue": speed.lab_cls,
                "numericUnit": "unitless",
            },
        },
        "categories": {"performance": {"id": "performance", "title": "Performances", "score": speed.score}},
    }
