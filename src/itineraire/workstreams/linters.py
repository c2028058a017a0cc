"""What the plan gets wrong about its own workstreams, each quoted with its line: R102-R109, R167c, R30."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from itineraire.diagnostic.result import Finding
from itineraire.engagement import Action, Engagement
from itineraire.errors import Fault, Severity
from itineraire.vocabulary import WORKSTREAMS_MAX, WORKSTREAMS_MIN, Direction
from itineraire.wording.diagnostic import FINDINGS
from itineraire.workstreams.result import ScoredAction, Trace, WorkstreamSheet
from itineraire.workstreams.scoring import Estimates

ACTIONS, WORKSTREAMS = "actions.csv", "workstreams.yaml"


def plan_faults(
    engagement: Engagement,
    sheets: tuple[WorkstreamSheet, ...],
    actions: tuple[ScoredAction, ...],
    traces: tuple[Trace, ...],
    findings: Mapping[str, Finding],
    estimates: Mapping[str, Estimates],
) -> tuple[Fault, ...]:
    """Return every remark on the workstreams and their actions, in the order of the files."""
    return (
        *_count_faults(sheets),
        *(fault for sheet in sheets for fault in _sheet_faults(sheet)),
        *_action_faults(engagement.actions, actions, traces, findings),
        *_stake_faults(engagement.actions, estimates),
    )


def _count_faults(sheets: tuple[WorkstreamSheet, ...]) -> list[Fault]:
    """Return a remark outside 6 to 10 workstreams, with what to do: merge or defer (R107)."""
    count = len(sheets)
    if WORKSTREAMS_MIN <= count <= WORKSTREAMS_MAX:
        return []
    code = "too_many" if count > WORKSTREAMS_MAX else "too_few"
    smallest = min(sheets, key=lambda sheet: sheet.hours.likely, default=None)
    values = {"count": count, "smallest": smallest.title if smallest else ""}
    return [_remark(code, WORKSTREAMS, None, "", str(count), values)]


def _sheet_faults(sheet: WorkstreamSheet) -> list[Fault]:
    """Return what refuses or weakens one workstream."""
    change = sheet.change
    codes = {
        "no_owner": "owner" in sheet.missing,
        "no_action": "action" in sheet.missing,
        "no_baseline": "baseline" in sheet.missing,
        "no_change": "no_change" in sheet.missing,
        "wrong_way": _goes_backwards(sheet),
        "read_too_early": change.read_on < change.earliest_read,
    }
    values = {"read_on": change.read_on, "earliest": change.earliest_read}
    return [
        _remark(code, WORKSTREAMS, None, sheet.id, sheet.title, values)
        for code, wrong in codes.items()
        if wrong
    ]


def _goes_backwards(sheet: WorkstreamSheet) -> bool:
    change = sheet.change
    if change.baseline is None or change.baseline == change.target:
        return False
    return (change.target > change.baseline) != (change.direction is Direction.UP)


def _action_faults(
    written: Iterable[Action],
    scored: tuple[ScoredAction, ...],
    traces: tuple[Trace, ...],
    findings: Mapping[str, Finding],
) -> list[Fault]:
    flags, served = {one.id: one.flags for one in scored}, {one.action: one.key_result for one in traces}
    return [
        _remark(code, ACTIONS, action.line, column, action.title, {"name": action.finding or ""})
        for action in written
        for code, column, wrong in (
            ("action_without_owner", "owner", action.owner is None),
            ("no_finding", "finding", action.finding is None),
            ("finding_not_seen", "finding", action.finding is not None and action.finding not in findings),
            ("no_key_result", "key_result", served[action.id] is None),
            ("unsized", "impact_eur", "unsized" in flags[action.id]),
        )
        if wrong
    ]


def check_findings(actions: Iterable[Action]) -> list[Fault]:
    """Return the actions whose finding no diagnostic can make, whatever the data: a typing mistake."""
    known = sorted({code.partition(".")[0] for code in FINDINGS})
    return [
        _remark(
            "unknown_finding",
            ACTIONS,
            action.line,
            "finding",
            action.finding,
            {"known": ", ".join(get_close_matches(action.finding, known, n=3) or known)},
        )
        for action in actions
        if action.finding is not None and action.finding not in known
    ]


def _stake_faults(actions: Iterable[Action], estimates: Mapping[str, Estimates]) -> list[Fault]:
    cut = {str(action.finding) for action in actions if estimates[action.id].share_scale < 1}
    return [
        _remark("stake_over_shared", ACTIONS, None, "share_of_stake", finding, {}) for finding in sorted(cut)
    ]


def _remark(
    code: str, file: str, line: int | None, column: str, found: str, values: Mapping[str, object]
) -> Fault:
    return Fault(f"workstreams.{code}", file, line or None, column, found, dict(values), Severity.WARNING)
