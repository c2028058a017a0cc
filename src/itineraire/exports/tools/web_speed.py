"""Speed: Lighthouse reports, PageSpeed Insights answers and CrUX records, all JSON.

What visitors had (``field``, 75th percentile over 28 days) and what a robot measured (``lab``) are two rows, never one.
PSI writes the layout shift as an integer times 100; CrUX writes it as a text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from itineraire.exports.description import Part
from itineraire.exports.documents import Document, at, day, figure, frame_of, mapping, text
from itineraire.exports.privacy import masked

_COLUMNS = (
    "page",
    "device",
    "source",
    "scope",
    "measured",
    "lcp_ms",
    "inp_ms",
    "cls",
    "tbt_ms",
    "performance_score",
    "accessibility_score",
    "seo_score",
)
_FORM_FACTORS = {"phone": "mobile", "mobile": "mobile", "desktop": "desktop", "tablet": "tablet"}


def read(document: object, zone: ZoneInfo, key: bytes) -> Document | None:
    """Return the speed measures of a JSON export; ``None`` when it is something else."""
    if "loadingExperience" in mapping(document) or "originLoadingExperience" in mapping(document):
        return _psi(document, zone)
    if "lighthouseResult" in mapping(document):
        return _psi(document, zone)
    if "audits" in mapping(document) and "lighthouseVersion" in mapping(document):
        return _document("lighthouse", [_lab(document, zone)])
    if at(document, "record", "metrics") is not None:
        return _document("crux", [_crux(document)])
    return None


def _document(tool: str, rows: list[dict[str, object]]) -> Document:
    part = Part("speed", frame_of(rows, _COLUMNS), kind="speed")
    return Document(tool, "speed", (part,), len(rows))


def _psi(document: object, zone: ZoneInfo) -> Document:
    rows = []
    lab = at(document, "lighthouseResult")
    device = _device(text(at(lab, "configSettings", "formFactor")))
    for name, scope in (("loadingExperience", "page"), ("originLoadingExperience", "origin")):
        experience = at(document, name)
        if not mapping(at(experience, "metrics")):
            continue
        fell_back = at(experience, "origin_fallback") is True
        if fell_back and scope == "page":
            continue
        rows.append(_field(experience, scope, device) | {"measured": day(at(lab, "fetchTime"), zone)})
    if lab is not None:
        rows.append(
            _lab(lab, zone) | ({"page": _page(text(at(document, "id")))} if at(document, "id") else {})
        )
    return _document("psi", rows)


def _field(experience: object, scope: str, device: str | None) -> dict[str, object]:
    """Return what visitors had, from a PSI answer."""
    metrics = at(experience, "metrics")
    return {
        "page": _page(text(at(experience, "initial_url")) or text(at(experience, "id"))),
        "device": device,
        "source": "field",
        "scope": scope,
        "lcp_ms": figure(at(metrics, "LARGEST_CONTENTFUL_PAINT_MS", "percentile")),
        "inp_ms": figure(at(metrics, "INTERACTION_TO_NEXT_PAINT", "percentile")),
        "cls": figure(at(metrics, "CUMULATIVE_LAYOUT_SHIFT_SCORE", "percentile")) / 100,
    }


def _lab(report: object, zone: ZoneInfo) -> dict[str, object]:
    """Return what the robot measured, from a Lighthouse report; PSI excerpts keep the metrics in one audit."""
    audits, details = at(report, "audits"), _details(report)
    measures = {
        "lcp_ms": ("largest-contentful-paint", "largestContentfulPaint"),
        "cls": ("cumulative-layout-shift", "cumulativeLayoutShift"),
        "tbt_ms": ("total-blocking-time", "totalBlockingTime"),
    }
    found = {name: figure(at(audits, audit, "numericValue")) for name, (audit, _) in measures.items()}
    values = {
        name: value if not math.isnan(value) else figure(details.get(measures[name][1]))
        for name, value in found.items()
    }
    return {
        "page": _page(text(at(report, "finalDisplayedUrl")) or text(at(report, "requestedUrl"))),
        "device": _device(text(at(report, "configSettings", "formFactor"))),
        "source": "lab",
        "scope": "page",
        "measured": day(at(report, "fetchTime"), zone),
        "performance_score": figure(at(report, "categories", "performance", "score")),
        "accessibility_score": figure(at(report, "categories", "accessibility", "score")),
        "seo_score": figure(at(report, "categories", "seo", "score")),
        **values,
    }


def _details(report: object) -> Mapping[str, object]:
    """Return the metrics audit's first item."""
    found = at(report, "audits", "metrics", "details", "items")
    return mapping(found[0]) if isinstance(found, list) and found else {}


def _crux(document: object) -> dict[str, object]:
    record = at(document, "record")
    page = text(at(record, "key", "url"))
    return {
        "page": _page(page or text(at(record, "key", "origin"))),
        "device": _device(text(at(record, "key", "formFactor"))),
        "source": "field",
        "scope": "page" if page else "origin",
        "lcp_ms": figure(at(record, "metrics", "largest_contentful_paint", "percentiles", "p75")),
        "inp_ms": figure(at(record, "metrics", "interaction_to_next_paint", "percentiles", "p75")),
        "cls": figure(at(record, "metrics", "cumulative_layout_shift", "percentiles", "p75")),
    }


def _device(form_factor: str) -> str | None:
    return _FORM_FACTORS.get(form_factor.lower())


def _page(url: str) -> str | None:
    """Return an address without its query, where personal data travel."""
    return masked(re.split(r"[?#]", url)[0]) or None
