"""What the files of a client say of each other: known names, no cycle, limits held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from itineraire.errors import Fault, Severity
from itineraire.vocabulary import HORIZON_DAYS, KPIS, KPIS_MAX, KPIS_MIN, WORKSTREAMS_MAX, WORKSTREAMS_MIN

if TYPE_CHECKING:
    from itineraire.engagement.folder import Engagement

_ACTIONS = "actions.csv"


def cross_check(engagement: Engagement) -> list[Fault]:
    """Return every contradiction between a client's files, errors and warnings together.

    Parameters
    ----------
    engagement
        Files that are each right on their own.
    """
    return [
        *_repeated(engagement),
        *_people(engagement),
        *_references(engagement),
        *_kpis(engagement),
        *_budget(engagement),
        *_cycle(engagement),
        *_scenario(engagement),
        *_limits(engagement),
    ]


def _warning(code: str, **place: object) -> Fault:
    return Fault(f"engagement.{code}", severity=Severity.WARNING, **place)  # type: ignore[arg-type]


def _repeated(engagement: Engagement) -> Iterator[Fault]:
    key_results = [kr.id for objective in engagement.objectives.objectives for kr in objective.key_results]
    for file, field, ids in (
        ("client.yaml", "people.id", [person.id for person in engagement.client.people]),
        (
            "objectives.yaml",
            "objectives.id",
            [objective.id for objective in engagement.objectives.objectives],
        ),
        ("objectives.yaml", "key_results.id", key_results),
        ("objectives.yaml", "kpis.id", [kpi.id for kpi in engagement.objectives.kpis]),
        ("workstreams.yaml", "workstreams.id", [workstream.id for workstream in engagement.workstreams]),
        (_ACTIONS, "id", [action.id for action in engagement.actions]),
    ):
        for name in sorted(name for name, count in Counter(ids).items() if count > 1):
            line = (
                max((a.line for a in engagement.actions if a.id == name), default=None)
                if file == _ACTIONS
                else None
            )
            yield Fault("engagement.repeated_id", file, line, field, name)


def _people(engagement: Engagement) -> Iterator[Fault]:
    client = engagement.client
    known = ", ".join(person.id for person in client.people)
    people = {person.id for person in client.people}

    def unknown(
        file: str, column: str, names: Iterable[str | None], line: int | None = None
    ) -> Iterator[Fault]:
        for name in names:
            if name is not None and name not in people:
                yield Fault("engagement.unknown_person", file, line, column, name, {"known": known})

    yield from unknown("client.yaml", "sponsor", [client.sponsor])
    yield from unknown("client.yaml", "lead", [client.lead])
    yield from unknown("client.yaml", "services.owner", [service.owner for service in client.services])
    yield from unknown("client.yaml", "controls.owner", [control.owner for control in client.controls])
    yield from unknown(
        "client.yaml", "skill_options.person", [option.person for option in client.skill_options]
    )
    yield from unknown("client.yaml", "documents.readers", [r for d in client.documents for r in d.readers])
    yield from unknown("objectives.yaml", "owner", [o.owner for o in engagement.objectives.objectives])
    yield from unknown("objectives.yaml", "kpis.owner", [kpi.owner for kpi in engagement.objectives.kpis])
    yield from unknown("workstreams.yaml", "owner", [w.owner for w in engagement.workstreams])
    for action in engagement.actions:
        yield from unknown(_ACTIONS, "owner", [action.owner], action.line)
        yield from unknown(_ACTIONS, "contributors", action.contributors, action.line)
        if action.owner is None:
            yield _warning(
                "action_without_owner", file=_ACTIONS, line=action.line, column="owner", found=action.id
            )
        if (action.delay_risk > 0) != (action.delay_weeks > 0):
            yield Fault("engagement.half_delay", _ACTIONS, action.line, "delay_weeks", action.id)
        if not action.habit and not any(hours.likely for hours in action.hours.values()):
            yield _warning(
                "action_without_hours", file=_ACTIONS, line=action.line, column="hours", found=action.id
            )
    for workstream in engagement.workstreams:
        if workstream.owner is None:
            yield _warning(
                "workstream_without_owner", file="workstreams.yaml", column="owner", found=workstream.id
            )
    for person in client.people:
        if person.run_hours > person.weekly_hours:
            yield Fault("engagement.run_above_hours", "client.yaml", None, "run_hours", person.id)


def _references(engagement: Engagement) -> Iterator[Fault]:
    objectives, client = engagement.objectives.objectives, engagement.client
    key_results = {kr.id for objective in objectives for kr in objective.key_results}
    workstreams = {workstream.id for workstream in engagement.workstreams}
    actions = {action.id for action in engagement.actions}
    strategy = {line.id for line in client.strategy}
    segments = {segment.id for segment in client.segments}

    def unknown(
        file: str, column: str, names: Iterable[str], among: set[str], line: int | None = None
    ) -> Iterator[Fault]:
        for name in names:
            if name not in among:
                known = ", ".join(sorted(among)) or "-"
                yield Fault("engagement.unknown_name", file, line, column, name, {"known": known})

    for action in engagement.actions:
        yield from unknown(_ACTIONS, "workstream", [action.workstream], workstreams, action.line)
        yield from unknown(_ACTIONS, "depends_on", action.depends_on, actions, action.line)
        if action.key_result:
            yield from unknown(_ACTIONS, "key_result", [action.key_result], key_results, action.line)
    for workstream in engagement.workstreams:
        yield from unknown("workstreams.yaml", "key_results", workstream.key_results, key_results)
        yield from unknown("workstreams.yaml", "strategy", workstream.strategy, strategy)
    for objective in objectives:
        yield from unknown(
            "objectives.yaml", "segment", [objective.segment] if objective.segment else [], segments
        )
        yield from unknown("objectives.yaml", "strategy", objective.strategy, strategy)
    for freeze in client.freezes:
        yield from unknown("client.yaml", "freezes.workstreams", freeze.workstreams, workstreams)
    skills = {skill for person in client.people for skill in person.skills}
    priced = {option.skill for option in client.skill_options}  # the plan may find it: nothing to correct
    for action in engagement.actions:
        for skill in sorted(set(action.hours) - skills - priced):
            yield _warning(
                "skill_without_person", file=_ACTIONS, line=action.line, column="hours", found=skill,
                values={"known": ", ".join(sorted(skills))},
            )  # fmt: skip


def _kpis(engagement: Engagement) -> Iterator[Fault]:
    sheet = {kpi.id for kpi in engagement.objectives.kpis}
    known = ", ".join(sorted(sheet))
    for kpi in engagement.objectives.kpis:
        if kpi.id in KPIS:
            continue
        for field in ("unit", "direction", "family", "definition", "source"):
            if getattr(kpi, field) is None:
                yield Fault(
                    "engagement.own_kpi_incomplete", "objectives.yaml", None, f"kpis.{kpi.id}.{field}", kpi.id
                )
        if kpi.baseline is None:
            yield Fault(
                "engagement.kpi_without_baseline", "objectives.yaml", None, f"kpis.{kpi.id}.baseline", kpi.id
            )
    for objective in engagement.objectives.objectives:
        for kr in objective.key_results:
            place = f"key_results.{kr.id}"
            if kr.kpi not in sheet:
                yield Fault(
                    "engagement.unknown_kpi", "objectives.yaml", None, place, kr.kpi, {"known": known}
                )
            if sum(value is not None for value in (kr.target, kr.change_percent, kr.change_points)) != 1:
                yield Fault("engagement.one_target", "objectives.yaml", None, place, kr.id)
    for workstream in engagement.workstreams:
        if workstream.result.kpi not in sheet:
            place = f"{workstream.id}.result.kpi"
            yield Fault(
                "engagement.unknown_kpi",
                "workstreams.yaml",
                None,
                place,
                workstream.result.kpi,
                {"known": known},
            )
    for action in engagement.actions:
        if action.data_gate and action.data_gate not in sheet | set(KPIS):
            yield Fault(
                "engagement.unknown_kpi",
                _ACTIONS,
                action.line,
                "data_gate",
                action.data_gate,
                {"known": known},
            )


def _budget(engagement: Engagement) -> Iterator[Fault]:
    for line in engagement.client.budget:
        if (line.monthly_eur is None) == (line.one_off_eur is None):
            yield Fault("engagement.budget_line", "client.yaml", None, "budget", line.label)


def _cycle(engagement: Engagement) -> Iterator[Fault]:
    graph = {action.id: set(action.depends_on) for action in engagement.actions}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        names = list(reversed(error.args[1]))
        line = min((a.line for a in engagement.actions if a.id in names), default=None)
        yield Fault("engagement.cycle", _ACTIONS, line, "depends_on", " → ".join(names))


def _scenario(engagement: Engagement) -> Iterator[Fault]:
    actions = {action.id for action in engagement.actions}
    scenario = engagement.scenario
    file = f"decisions/scenarios/{scenario.name}.yaml"
    known = ", ".join(sorted(actions))
    for column in ("keep", "drop", "impact_percent", "effort_percent"):
        for name in getattr(scenario, column):
            if name not in actions:
                yield Fault("engagement.unknown_name", file, None, column, name, {"known": known})
    accepted = engagement.accepted
    if accepted is not None and engagement.plan_in_force is None:
        yield _warning(
            "plan_set_aside", file="decisions/plan.yaml", found=accepted.scenario.name,
            values={"on": accepted.on, "scenario": scenario.name},
        )  # fmt: skip
    for name in sorted(set(scenario.keep) & set(scenario.drop)):
        yield Fault("engagement.kept_and_dropped", file, None, "keep", name)


def _limits(engagement: Engagement) -> Iterator[Fault]:
    count = len(engagement.workstreams)
    if count > WORKSTREAMS_MAX and engagement.more_than_10_because is None:
        yield Fault("engagement.too_many_workstreams", "workstreams.yaml", found=str(count))
    elif not WORKSTREAMS_MIN <= count <= WORKSTREAMS_MAX:
        yield _warning("workstream_count", file="workstreams.yaml", found=str(count))
    kpis = len([kpi for kpi in engagement.objectives.kpis if kpi.until is None])
    if kpis > KPIS_MAX and engagement.objectives.more_than_20_because is None:
        yield Fault("engagement.too_many_kpis", "objectives.yaml", column="kpis", found=str(kpis))
    elif kpis < KPIS_MIN:
        yield _warning("few_kpis", file="objectives.yaml", column="kpis", found=str(kpis))
    days = engagement.client.horizon_days
    if not HORIZON_DAYS[0] <= days <= HORIZON_DAYS[-1]:
        yield _warning("horizon", file="client.yaml", column="horizon_days", found=str(days))
