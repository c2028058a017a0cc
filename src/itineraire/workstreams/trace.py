"""The thread from a figure to an action to a key result, and what hangs on nothing (R5, R25, R86, R91)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from itineraire.diagnostic.result import Finding, FindingKind
from itineraire.engagement import Action, Engagement
from itineraire.objectives.result import Objectives
from itineraire.workstreams.result import Orphans, Trace


def trace_actions(
    actions: Iterable[Action], findings: Mapping[str, Finding], objectives: Objectives
) -> tuple[Trace, ...]:
    """Return one thread an action; a finding that the figures do not show is a broken link.

    Parameters
    ----------
    findings
        Findings of the diagnostic by code.
    objectives
        Refused key results serve nobody: they break the link too.
    """
    owners = {kr.id: kr.objective for kr in objectives.key_results}
    return tuple(
        Trace(
            action=action.id,
            finding=action.finding if action.finding in findings else None,
            key_result=action.key_result if action.key_result in owners else None,
            objective=owners.get(action.key_result or ""),
        )
        for action in actions
    )


def find_orphans(
    engagement: Engagement,
    traces: tuple[Trace, ...],
    findings: Mapping[str, Finding],
    objectives: Objectives,
) -> Orphans:
    """Return every end of a thread that nothing holds."""
    answered = {trace.finding for trace in traces}
    served = {trace.key_result for trace in traces}
    serving = {one for row in objectives.objective_matrix for one in row.workstreams}
    return Orphans(
        actions_without_finding=tuple(trace.action for trace in traces if trace.finding is None),
        actions_without_key_result=tuple(trace.action for trace in traces if trace.key_result is None),
        findings_without_action=tuple(
            code
            for code, finding in findings.items()
            if finding.kind is not FindingKind.CONTEXT and code not in answered
        ),
        key_results_without_action=tuple(kr.id for kr in objectives.key_results if kr.id not in served),
        objectives_without_workstream=tuple(
            row.id for row in objectives.objective_matrix if not row.workstreams
        ),
        workstreams_without_objective=tuple(
            one.id for one in engagement.workstreams if one.id not in serving
        ),
        strategy_without_workstream=tuple(
            row.id for row in objectives.strategy_matrix if not row.workstreams
        ),
    )
