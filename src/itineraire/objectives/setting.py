"""The verb of the second step: from the client's intentions to targets that can be judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client, Engagement, KeyResult, Objective, Range, Workstream
from itineraire.errors import Fault
from itineraire.objectives import refusals
from itineraire.objectives.contribution import margin_gain
from itineraire.objectives.result import (
    Ambition,
    KeyResultState,
    KpiSheetLine,
    MatrixRow,
    Objectives,
    ObjectiveState,
    Outlook,
    SegmentLine,
    TargetKind,
)
from itineraire.objectives.sheet import baseline_of, near_duplicates, person_name, sheet_lines
from itineraire.objectives.targets import ambition_of, monthly_values, outlook_of, resolve_target, target_kind
from itineraire.objectives.tree import kpi_tree, levels, tree_path
from itineraire.vocabulary import Direction, Unit


def set_objectives(
    engagement: Engagement,
    baseline: tuple[Measure, ...],
    series: pd.DataFrame,
    *,
    as_of: date,
    seed: int = 2026,
) -> Objectives:
    """Judge each objective, resolve each target and say what would happen with no action.

    Parameters
    ----------
    engagement
        The client's files.
    baseline
        Frozen measures of the diagnostic; a KPI without one is said to be without baseline.
    series
        ``diagnostic.series``: one row a KPI and period, with ``kpi``, ``grain``, ``start``, ``value`` and
        ``complete``.
    """
    measures = _measures(engagement, baseline)
    lines = sheet_lines(engagement, measures)
    judge = _Judge(engagement.client, measures, {line.kpi: line for line in lines}, series, as_of, seed)
    judged = [_objective(objective, judge, engagement) for objective in engagement.objectives.objectives]
    states = tuple(state for state, _ in judged)
    faults = [fault for _, some in judged for fault in some] + refusals.sheet_faults(engagement, lines)
    served = {workstream for state in states for workstream in state.workstreams}
    used = frozenset(
        [kr.kpi for state in states for kr in state.key_results]
        + [workstream.result.kpi for workstream in engagement.workstreams]
    )
    return Objectives(
        client=engagement.client.name,
        model=engagement.client.model,
        as_of=as_of,
        objectives=states,
        sheet=lines,
        duplicates=near_duplicates(tuple(line.kpi for line in lines), series, used=used, as_of=as_of),
        tree=kpi_tree(series, engagement.client.model, as_of=as_of),
        segments=_segments(engagement),
        strategy_matrix=_strategy_matrix(engagement, states),
        objective_matrix=tuple(MatrixRow(state.id, state.title, state.workstreams) for state in states),
        workstream_titles={one.id: one.title for one in engagement.workstreams},
        idle_workstreams=tuple(one.id for one in engagement.workstreams if one.id not in served),
        faults=tuple(faults),
        margin_rate_supplied="margin_rate" in engagement.client.economics.model_fields_set,
    )


def check_objectives(engagement: Engagement) -> tuple[Fault, ...]:
    """Return what the words of ``objectives.yaml`` get wrong, before any figure is read.

    Missing baselines are left out: only the exports can say.
    """
    nothing = pd.DataFrame({"kpi": [], "grain": [], "start": [], "value": [], "complete": []})
    day = engagement.client.start
    found = set_objectives(engagement, (), nothing, as_of=day).faults
    return tuple(fault for fault in found if fault.code != "objectives.kpi_no_baseline")


class _Judge:
    """What judging a key result needs, gathered once."""

    def __init__(
        self,
        client: Client,
        measures: Mapping[str, Measure],
        lines: Mapping[str, KpiSheetLine],
        series: pd.DataFrame,
        as_of: date,
        seed: int,
    ) -> None:
        self.client, self.measures, self.lines = client, measures, lines
        self.series, self.as_of, self.seed = series, as_of, seed
        self.levels = levels(series, as_of=as_of)

    def key_result(self, key_result: KeyResult, objective: str) -> KeyResultState:
        """Resolve one key result."""
        line, measure = self.lines.get(key_result.kpi), self.measures.get(key_result.kpi)
        start = measure.value if measure else None
        kind = target_kind(key_result)
        target = resolve_target(
            start,
            target=key_result.target,
            change_percent=key_result.change_percent,
            change_points=key_result.change_points,
        )
        codes = refusals.key_result_refusals(key_result, line, baseline=start, target=target)
        direction = line.direction if line else Direction.UP
        outlook = self._outlook(measure, target, key_result, direction)
        return KeyResultState(
            id=key_result.id,
            objective=objective,
            title=key_result.title,
            kpi=key_result.kpi,
            kpi_title=line.title if line else "",
            unit=line.unit if line else Unit.COUNT,
            direction=direction,
            baseline=start,
            target=target,
            kind=kind,
            change=_written(key_result, kind),
            due=key_result.due,
            outlook=outlook,
            ambition=ambition_of(outlook.reach_probability) if outlook else Ambition.UNKNOWN,
            margin_eur_month=self._gain(key_result.kpi, start, target),
            needed_change=target / start - 1 if start and target is not None else None,
            provable_change=measure.smallest_change if measure else None,
            tree_path=tree_path(key_result.kpi, self.client.model),
            monthly=line is not None and line.monthly,
            accepted=not codes,
            refusals=codes,
        )

    def _outlook(
        self, measure: Measure | None, target: float | None, key_result: KeyResult, direction: Direction
    ) -> Outlook | None:
        if measure is None or target is None:
            return None
        months = monthly_values(self.series, key_result.kpi, as_of=self.as_of)
        return outlook_of(
            months, measure, target=target, due=key_result.due, direction=direction, seed=self.seed
        )

    def _gain(self, kpi: str, start: float | None, target: float | None) -> Range | None:
        if start is None or target is None:
            return None
        return margin_gain(kpi, start, target, self.levels, self.client)


def _objective(
    objective: Objective, judge: _Judge, engagement: Engagement
) -> tuple[ObjectiveState, list[Fault]]:
    key_results = tuple(judge.key_result(kr, objective.id) for kr in objective.key_results)
    missing = refusals.missing_parts(objective, expected_result=any(kr.accepted for kr in key_results))
    codes = refusals.objective_refusals(objective)
    faults = refusals.objective_faults(objective, codes, missing)
    for written, judged in zip(objective.key_results, key_results, strict=True):
        faults += refusals.key_result_faults(written, judged.refusals)
    segments = {segment.id: segment.name for segment in engagement.client.segments}
    state = ObjectiveState(
        id=objective.id,
        goal=objective.goal,
        title=objective.title,
        intent=objective.intent,
        segment=objective.segment,
        segment_name=segments.get(objective.segment or "", ""),
        owner=objective.owner,
        owner_name=person_name(engagement.client, objective.owner),
        start=objective.period.start,
        end=objective.period.end,
        strategy=objective.strategy,
        key_results=key_results,
        workstreams=serving_workstreams(objective, engagement.workstreams),
        accepted=not codes and not missing,
        missing=missing,
        refusals=(*codes, *(f"objectives.no_{part}" for part in missing if part != "outcome")),
    )
    return state, faults


def serving_workstreams(objective: Objective, workstreams: tuple[Workstream, ...]) -> tuple[str, ...]:
    """Return the workstreams that name one of the objective's key results, or aim at the same KPI (R91)."""
    ids = {kr.id for kr in objective.key_results}
    kpis = {kr.kpi for kr in objective.key_results}
    return tuple(one.id for one in workstreams if ids & set(one.key_results) or one.result.kpi in kpis)


def _written(key_result: KeyResult, kind: TargetKind) -> float | None:
    return {
        TargetKind.VALUE: key_result.target,
        TargetKind.PERCENT: key_result.change_percent,
        TargetKind.POINTS: key_result.change_points,
        TargetKind.NONE: None,
    }[kind]


def _measures(engagement: Engagement, baseline: tuple[Measure, ...]) -> dict[str, Measure]:
    """Return the baseline by KPI, completed by what the client typed."""
    measures = {measure.kpi: measure for measure in baseline}
    for line in engagement.objectives.kpis:
        found = baseline_of(line, measures.get(line.id))
        if found is not None:
            measures[line.id] = replace(found, kpi=line.id)
    return measures


def _segments(engagement: Engagement) -> tuple[SegmentLine, ...]:
    segments = engagement.client.segments
    total = sum(segment.value_eur for segment in segments)
    return tuple(
        SegmentLine(
            id=segment.id,
            name=segment.name,
            customers=segment.customers,
            value_eur=segment.value_eur,
            value_share=segment.value_eur / total if total else None,
            value_per_customer_eur=segment.value_eur / segment.customers if segment.customers else None,
            objectives=tuple(o.id for o in engagement.objectives.objectives if o.segment == segment.id),
        )
        for segment in segments
    )


def _strategy_matrix(engagement: Engagement, objectives: tuple[ObjectiveState, ...]) -> tuple[MatrixRow, ...]:
    """Return each line of the strategy with the workstreams that name it or serve an objective naming it."""
    rows = []
    for line in engagement.client.strategy:
        through = {one for state in objectives if line.id in state.strategy for one in state.workstreams}
        named = tuple(
            one.id for one in engagement.workstreams if line.id in one.strategy or one.id in through
        )
        rows.append(MatrixRow(line.id, line.text, named))
    return tuple(rows)
