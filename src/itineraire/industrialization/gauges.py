"""The four results the article promises: shared vision, rhythm, reliable measure, no panic (R171j-m)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from itineraire.objectives.result import KpiSheetLine
from itineraire.steering.result import Steering
from itineraire.steering.verdicts import Verdict
from itineraire.vocabulary import DATA_GATE


class GaugeCode(StrEnum):
    """The article's last sentence, in four gauges."""

    VISION = "vision"
    RHYTHM = "rhythm"
    MEASURE = "measure"
    CALM = "calm"


@dataclass(frozen=True)
class Gauge:
    """One gauge.

    Parameters
    ----------
    value
        Share from 0 to 1; ``None`` when it cannot be read yet.
    done, total
        What the share counts; 0 when unknown.
    days
        For the last gauge, median days between the day an effect may be read and its decision.
    """

    code: GaugeCode
    value: float | None
    done: int
    total: int
    days: float | None = None


def gauges(steering: Steering, sheet: Sequence[KpiSheetLine]) -> tuple[Gauge, ...]:
    """Return the four gauges."""
    return (
        vision(steering),
        rhythm(steering),
        measure(sheet),
        calm(steering.verdicts),
    )


def vision(steering: Steering) -> Gauge:
    """Share of the teams at work that a line of the communication table reaches."""
    told = {item.team for item in steering.organisation.audiences}
    silent = set(steering.organisation.silent_teams)
    return _share(GaugeCode.VISION, len(told - silent), len(told | silent))


def rhythm(steering: Steering) -> Gauge:
    """Weekly meetings held, of those planned since the launch."""
    held, planned = steering.regularity.meetings_held, steering.regularity.meetings_planned
    if held is None or not planned:
        return Gauge(GaugeCode.RHYTHM, None, 0, 0)
    return _share(GaugeCode.RHYTHM, min(held, planned), planned)


def measure(sheet: Sequence[KpiSheetLine]) -> Gauge:
    """KPIs of the sheet that have a baseline and are reliable enough to decide on."""
    trusted = sum(
        line.baseline is not None and line.reliability is not None and line.reliability >= DATA_GATE
        for line in sheet
    )
    return _share(GaugeCode.MEASURE, trusted, len(sheet))


def calm(verdicts: Sequence[Verdict]) -> Gauge:
    """Decisions taken once the effect could be read, of all those taken; the others were taken too soon."""
    read = [verdict for verdict in verdicts if verdict.read_on is not None]
    patient = [
        verdict for verdict in read if verdict.read_on is not None and verdict.read_on >= verdict.judge_from
    ]
    delays = [
        (verdict.read_on - verdict.judge_from).days for verdict in patient if verdict.read_on is not None
    ]
    gauge = _share(GaugeCode.CALM, len(patient), len(read))
    return Gauge(gauge.code, gauge.value, gauge.done, gauge.total, float(median(delays)) if delays else None)


def _share(code: GaugeCode, done: int, total: int) -> Gauge:
    return Gauge(code, done / total if total else None, done, total)
