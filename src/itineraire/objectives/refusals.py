"""What refuses an objective or a key result, and what is only remarked: R4, R87-R92, R96, R100, R167b."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from itineraire.engagement import Engagement, KeyResult, Objective
from itineraire.errors import Fault, Severity
from itineraire.objectives import texts
from itineraire.objectives.result import KpiSheetLine, TargetKind
from itineraire.objectives.targets import target_kind
from itineraire.vocabulary import KPIS_MAX, Direction, Family, Unit

FILE = "objectives.yaml"
KEY_RESULTS_MIN, KEY_RESULTS_MAX = 2, 5  # R92
#: More of these is worth nothing when conversion or margin falls (R167d).
VOLUME_KPIS = frozenset({"sessions", "brand_clicks", "leads", "media_spend"})


def objective_refusals(objective: Objective) -> tuple[str, ...]:
    """Return the codes that refuse an objective by its own words; empty when it holds.

    Notes
    -----
    A vague title is saved by its three parts: which intent, which segment, which expected result (R88).
    """
    if texts.is_only_a_means(objective.title):
        return ("objectives.means",)
    if texts.is_vague(objective.title) and missing_parts(objective, expected_result=True):
        return ("objectives.vague",)
    return ()


def missing_parts(objective: Objective, *, expected_result: bool) -> tuple[str, ...]:
    """Return what an objective still has to say, among ``outcome``, ``intent``, ``segment``, ``key_result``.

    Parameters
    ----------
    expected_result
        True when at least one key result holds.
    """
    parts = {
        "outcome": not texts.is_vague(objective.title) or (objective.intent and objective.segment),
        "intent": objective.intent,
        "segment": objective.segment,
        "key_result": expected_result and objective.key_results,
    }
    return tuple(name for name, there in parts.items() if not there)


def key_result_refusals(
    key_result: KeyResult,
    line: KpiSheetLine | None,
    *,
    baseline: float | None,
    target: float | None,
) -> tuple[str, ...]:
    """Return the codes that refuse a key result; empty when it holds."""
    codes = []
    kind = target_kind(key_result)
    if texts.is_an_output(key_result.title):
        codes.append("objectives.output")
    elif line is not None and line.title and texts.is_an_output(line.title):
        codes.append("objectives.output_kpi")
    if kind is TargetKind.NONE or line is None:
        codes.append("objectives.no_target")
        return tuple(codes)
    if kind is TargetKind.POINTS and line.unit is not Unit.RATE:
        codes.append("objectives.points_without_rate")
    if kind is TargetKind.PERCENT and texts.speaks_of_points(key_result.title):
        codes.append("objectives.points_written_as_percent")
    if kind is TargetKind.POINTS and texts.speaks_of_percent(key_result.title):
        codes.append("objectives.percent_written_as_points")
    if target is not None and line.unit is Unit.RATE and not 0 <= target <= 1:
        codes.append("objectives.rate_out_of_range")
    if baseline is not None and target is not None and _goes_backwards(baseline, target, line.direction):
        codes.append("objectives.wrong_way")
    return tuple(codes)


def _goes_backwards(baseline: float, target: float, direction: Direction) -> bool:
    return target < baseline if direction is Direction.UP else target > baseline


def objective_faults(
    objective: Objective, refusals: tuple[str, ...], missing: tuple[str, ...]
) -> list[Fault]:
    """Return the faults of one objective: what refuses it, each part that is missing, what is remarked."""
    place = f"objectives.{objective.id}"
    faults = [_remark(code, f"{place}.title", objective.title) for code in refusals]
    faults += [
        _remark(f"objectives.no_{part}", place, objective.title) for part in missing if part != "outcome"
    ]
    return faults + [_remark(code, place, objective.title) for code in _remarks(objective)]


def key_result_faults(key_result: KeyResult, refusals: tuple[str, ...]) -> list[Fault]:
    """Return one fault a refusal of a key result."""
    place, values = f"key_results.{key_result.id}", {"kpi": key_result.kpi}
    return [_remark(code, place, key_result.title, values) for code in refusals]


def _remarks(objective: Objective) -> Iterator[str]:
    if texts.names_a_means(objective.title) and texts.names_an_outcome(objective.title):
        yield "objectives.means_beside"
    count = len(objective.key_results)
    if count and not KEY_RESULTS_MIN <= count <= KEY_RESULTS_MAX:
        yield "objectives.key_result_count"
    if any(_outside(kr.due, objective) for kr in objective.key_results):
        yield "objectives.due_outside_period"
    if count and all(kr.kpi in VOLUME_KPIS for kr in objective.key_results):
        yield "objectives.volume_only"


def _outside(due: date, objective: Objective) -> bool:
    return not objective.period.start <= due <= objective.period.end


def sheet_faults(engagement: Engagement, lines: tuple[KpiSheetLine, ...]) -> list[Fault]:
    """Return what the KPI sheet lacks: an empty block, a line without its parts, too many lines (R100)."""
    faults = [
        _remark(f"objectives.empty_{family.value}", "kpis", family.value)
        for family in Family
        if not any(line.family is family for line in lines)
    ]
    faults += [
        _remark(f"objectives.kpi_no_{gap}", f"kpis.{line.kpi}", line.title or line.kpi)
        for line in lines
        for gap in line.gaps
        if gap != "threshold"
    ]
    lasting = [line for line in lines if line.until is None]
    reason = engagement.objectives.more_than_20_because
    if len(lasting) > KPIS_MAX and reason:
        faults.append(_remark("objectives.many_kpis", "kpis", str(len(lasting)), {"reason": reason}))
    return faults


def _remark(code: str, place: str, found: str, values: Mapping[str, object] | None = None) -> Fault:
    return Fault(code, FILE, None, place, found, dict(values or {}), Severity.WARNING)
