"""The stored results that the plan's front pages read, and what they hold of the nine parts."""

from __future__ import annotations

from dataclasses import dataclass

from itineraire.chapters.completeness import PlanFacts
from itineraire.chapters.risks import lead_of, register
from itineraire.diagnostic import Diagnostic
from itineraire.engagement import Engagement
from itineraire.industrialization import Industrialization
from itineraire.objectives import Objectives
from itineraire.roadmap import Roadmap
from itineraire.steering import Steering
from itineraire.workstreams import Workstreams


@dataclass(frozen=True, eq=False)
class PlanResults:
    """One client's files and the results of the steps run so far; ``None`` for a step not run yet."""

    engagement: Engagement
    diagnostic: Diagnostic | None = None
    objectives: Objectives | None = None
    workstreams: Workstreams | None = None
    roadmap: Roadmap | None = None
    steering: Steering | None = None
    industrialization: Industrialization | None = None


def plan_facts(results: PlanResults) -> PlanFacts:
    """Count what the plan holds of its nine parts (R22)."""
    diagnostic, objectives, roadmap = results.diagnostic, results.objectives, results.roadmap
    sheets = results.workstreams.sheets if results.workstreams else ()
    known = register(diagnostic, roadmap, lead_of(results.engagement.client)) if diagnostic else ()
    actions = roadmap.actions if roadmap else ()
    sheet = objectives.sheet if objectives else ()
    return PlanFacts(
        measured_kpis=sum(measure.value is not None for measure in diagnostic.baseline) if diagnostic else 0,
        findings=len(diagnostic.findings) if diagnostic else 0,
        retained=len(actions),
        refused=len(roadmap.refused) if roadmap else 0,
        dated=sum(action.start <= action.end for action in actions),
        owned=sum(bool(action.owner_name) for action in actions),
        workstreams=len(sheets),
        owned_workstreams=sum(sheet.owner is not None for sheet in sheets),
        budget_lines=sum(not line.to_confirm for line in roadmap.budget.lines) if roadmap else 0,
        envelope_eur=roadmap.budget.envelope_eur if roadmap else None,
        risks=len(known),
        mitigated_risks=sum(bool(risk.owner_name) for risk in known),
        kpis=len(sheet),
        stable_kpis=sum(not {"owner", "source", "definition"} & set(line.gaps) for line in sheet),
        rituals=len(results.steering.organisation.meetings) if results.steering else 0,
        improvements=_improvements(results.industrialization),
    )


def _improvements(industrialization: Industrialization | None) -> int:
    """Count what goes on after the launch: controls, continuity, automations worth their cost."""
    if industrialization is None:
        return 0
    prevention = industrialization.prevention
    return len(prevention.controls) + len(prevention.services) + len(industrialization.automations)
