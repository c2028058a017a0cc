"""The nine parts of a plan (R22): which are there, which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The article's nine parts, in its order: « diagnostic chiffré, choix de priorités, séquencement… »."""

    DIAGNOSTIC = "diagnostic"
    PRIORITIES = "priorities"
    SEQUENCE = "sequence"
    OWNERS = "owners"
    BUDGET = "budget"
    RISKS = "risks"
    KPIS = "kpis"
    RITUALS = "rituals"
    IMPROVEMENT = "improvement"


@dataclass(frozen=True)
class PlanFacts:
    """What a plan holds, counted; the defaults describe an empty plan.

    Parameters
    ----------
    measured_kpis, findings
        KPIs of the baseline that have a value, and findings that quote figures.
    retained, refused
        Actions that the plan does, and those that it refuses with a reason.
    dated
        Retained actions that have a start and an end.
    owned
        Retained actions that have one person in charge.
    workstreams, owned_workstreams
        Workstreams of the plan, and those that have an owner.
    budget_lines
        Lines of the budget with an amount.
    envelope_eur
        External euros granted over the plan; ``None`` when nobody said.
    risks, mitigated_risks
        Risks named, and those with an action against them.
    kpis, stable_kpis
        Lines of the KPI sheet, and those that have an owner, a source and a definition.
    rituals
        Recurrent meetings with a date.
    improvements
        Controls, automations, documents or lessons that are followed after the launch.
    """

    measured_kpis: int = 0
    findings: int = 0
    retained: int = 0
    refused: int = 0
    dated: int = 0
    owned: int = 0
    workstreams: int = 0
    owned_workstreams: int = 0
    budget_lines: int = 0
    envelope_eur: float | None = None
    risks: int = 0
    mitigated_risks: int = 0
    kpis: int = 0
    stable_kpis: int = 0
    rituals: int = 0
    improvements: int = 0


@dataclass(frozen=True)
class Completeness:
    """The parts that a plan has and misses, both in the article's order."""

    present: tuple[Part, ...]
    missing: tuple[Part, ...]

    @property
    def score(self) -> int:
        """Number of parts present, out of ``total``."""
        return len(self.present)

    @property
    def total(self) -> int:
        """Nine."""
        return len(self.present) + len(self.missing)


def completeness(facts: PlanFacts) -> Completeness:
    """Return which of the nine parts are present.

    A choice of priorities needs an action done *and* one refused: a plan that refuses nothing has not chosen
    (R41). Every retained action and workstream needs an owner (R167c), every risk an
    action against it (R160).

    Examples
    --------
    >>> completeness(PlanFacts()).score
    0
    """
    held = {
        Part.DIAGNOSTIC: facts.measured_kpis > 0 and facts.findings > 0,
        Part.PRIORITIES: facts.retained > 0 and facts.refused > 0,
        Part.SEQUENCE: 0 < facts.retained <= facts.dated,
        Part.OWNERS: 0 < facts.retained <= facts.owned and 0 < facts.workstreams <= facts.owned_workstreams,
        Part.BUDGET: facts.budget_lines > 0 and facts.envelope_eur is not None,
        Part.RISKS: 0 < facts.risks <= facts.mitigated_risks,
        Part.KPIS: 0 < facts.kpis <= facts.stable_kpis,
        Part.RITUALS: facts.rituals > 0,
        Part.IMPROVEMENT: facts.improvements > 0,
    }
    return Completeness(
        tuple(part for part in Part if held[part]), tuple(part for part in Part if not held[part])
    )
