"""Speed: Lighthouse reports, PageSpeed Insights answers, CrUX records and their history, all JSON; or a list of them.

What visitors had (``field``, 75th percentile over 28 days) and what a robot measured (``lab``) are two rows, never one.
PSI writes the layout shift as an integer times 100; CrUX writes it as a text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from itineraire.exports.description import Part
from itineraire.exports.documents import Document, at, day, figure, frame_of, items, mapping, text
from itineraire.exports.parsing import moment
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
    """Return the speed measures of a JSON export, or of a list of one tool's; ``None`` when it is something else."""
    answers = items(document) or [document]
    found = [_measures(answer, zone) for answer in answers]
    tools = {tool for tool, _ in found}
    if len(tools) != 1 or None in tools:
        return None
    return _document(str(tools.pop()), [row for _, rows in found for row in rows])


def _measures(document: object, zone: ZoneInfo) -> tuple[str | None, list[dict[str, object]]]:
    """Return the tool one answer comes from, and its measures."""
    told = mapping(document)
    if {"loadingExperience", "originLoadingExperience", "lighthouseResult"} & set(told):
        return "psi", _psi(document, zone)
    if "audits" in told and "lighthouseVersion" in told:
        return "lighthouse", [_lab(document, zone)]
    if at(document, "record", "metrics") is not None:
        return "crux", _crux(at(document, "record"))
    return None, []


def _document(tool: str, rows: list[dict[str, object]]) -> Document:
    part = Part("speed", frame_of(rows, _COLUMNS), kind="speed")
    return Document(tool, "speed", (part,), len(rows))


def _psi(document: object, zone: ZoneInfo) -> list[dict[str, object]]:
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
    return rows


def _field(experience: object, scope: str, device: str | None) -> dict[str, object]:
    """Return what visitors had, from a PSI answer."""
    metrics = at(experience, "metrics")
    return {
        "page": _page(text(at(experience, "initial_url")) or text(at(experience, "id"))),
        "device": device,
        "source": "field",
        "scope": scope,
        "lcp_ms": figure(at(metrics, "LARGEST_CONTENTFUL_PAINT_MS", "percentile")),
        "inp_ms": figure(
            at(metrics, "INTERACTION_TO_NEXT_PAINT", "percentile")
            or at(metrics, "EXPERIMENTAL_INTERACTION_TO_NEXT_PAINT", "percentile")
        ),
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
        "page": _page(
            text(at(report, "finalDisplayedUrl"))
            or text(at(report, "finalUrl"))
            or text(at(report, "requestedUrl"))
        ),
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


def _crux(record: object) -> list[dict[str, object]]:
    """Return what visitors had: one row, or one for each period of a history that has enough visits."""
    page = text(at(record, "key", "url"))
    place: dict[str, object] = {
        "page": _page(page or text(at(record, "key", "origin"))),
        "device": _device(text(at(record, "key", "formFactor"))),
        "source": "field",
        "scope": "page" if page else "origin",
    }
    periods = items(at(record, "collectionPeriods")) or [at(record, "collectionPeriod")]
    rows = [
        place
        | {"measured": _last_day(period)}
        | {name: _percentile(at(record, "metrics", metric), rank) for name, metric in _CRUX.items()}
        for rank, period in enumerate(periods)
    ]
    return [row for row in rows if len(rows) == 1 or any(not math.isnan(figure(row[name])) for name in _CRUX)]


_CRUX = {
    "lcp_ms": "largest_contentful_paint",
    "inp_ms": "interaction_to_next_paint",
    "cls": "cumulative_layout_shift",
}


def _percentile(metric: object, rank: int) -> float:
    """Return the 75th percentile of a metric, or of one period of its history."""
    history = items(at(metric, "percentilesTimeseries", "p75s"))
    return figure(history[rank] if rank < len(history) else at(metric, "percentiles", "p75"))


def _last_day(period: object) -> date | None:
    """Return the last of the 28 days a record covers."""
    year, month, day_of_month = (figure(at(period, "lastDate", name)) for name in ("year", "month", "day"))
    if math.isnan(year + month + day_of_month):
        return None
    found = moment(f"{year:04.0f}-{month:02.0f}-{day_of_month:02.0f}")
    return found.date() if found else None


def _device(form_factor: str) -> str | None:
    return _FORM_FACTORS.get(form_factor.lower())


def _page(url: str) -> str | None:
    """Return an address without its query, where personal data travel."""
    return masked(re.split(r"[?#]", url)[0]) or None
