"""A client of two people and a handful of scored actions, written by hand."""

from __future__ import annotations

from datetime import date

from itineraire.engagement import Action, Client, Engagement, ObjectivesFile, Range, Scenario, Workstream
from itineraire.vocabulary import ActionKind
from itineraire.workstreams import (
    Decision,
    FreedHours,
    ImpactSource,
    Orphans,
    Quadrant,
    ScoredAction,
    Workstreams,
)
from itineraire.workstreams.sheets import WorkstreamSheet

START = date(2026, 10, 5)


def one(value: float) -> Range:
    """Return a value without doubt."""
    return Range(low=value, likely=value, high=value)


def client(**changes) -> Client:
    """Return a client whose two people work 10 hours a week each for the plan, with 12 000 euros."""
    facts = {
        "name": "Maison Test",
        "model": "ecommerce",
        "firm": {"name": "Cabinet"},
        "start": START,
        "sponsor": "ann",
        "lead": "ann",
        "people": [
            {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo"], "weekly_hours": 20,
             "run_hours": 10, "hourly_cost_eur": 40},
            {"id": "bob", "name": "Bob", "role": "Dev", "skills": ["dev"], "weekly_hours": 10,
             "hourly_cost_eur": 50},
        ],
        "budget": [
            {"kind": "paid", "label": "Google Ads", "monthly_eur": [400, 500, 600], "committed": True},
            {"kind": "contingency", "label": "Marge", "one_off_eur": 1000},
            {"kind": "redesign", "label": "Refonte", "one_off_eur": 4000, "start": date(2027, 2, 1)},
        ],
        "envelope_eur": 12_000,
    }  # fmt: skip
    return Client.model_validate({**facts, **changes})


def action(name: str, **changes) -> ScoredAction:
    """Return a scored action: two weeks, 10 hours of seo, 1 000 euros a month."""
    facts = {
        "id": name, "workstream": "w1", "workstream_title": "Chantier 1", "title": f"Action {name}",
        "deliverable": "Livrable", "criterion": "Critère", "kind": ActionKind.CONVERSION, "owner": "ann",
        "owner_name": "Ann", "contributors": (), "hours": {"seo": one(10)}, "hours_total": one(10),
        "cost_eur": one(0), "effort_eur": one(400), "impact_eur_month": one(1000),
        "impact_source": ImpactSource.TYPED, "risk": 1, "success_probability": 1.0,
        "expected_eur_month": 1000.0, "unlocked_eur_month": 0.0, "prerequisites": 0, "weeks": 2,
        "lag_weeks": 0, "ramp_weeks": 0, "depends_on": (), "finding": None, "key_result": None,
        "hypothesis": None, "rank": 1, "top_share": 1.0, "robust_share": 1.0, "first_share": 1.0,
        "rank_low": 1, "rank_high": 1, "rice": 1.0, "wsjf": 1.0, "quadrant": Quadrant.QUICK_WIN,
        "quadrant_shares": {}, "decision": Decision.CANDIDATE,
    }  # fmt: skip
    return ScoredAction(**{**facts, **changes})


def workstreams(*actions: ScoredAction, freed: tuple[FreedHours, ...] = ()) -> Workstreams:
    """Return the result of the step before, with these actions."""
    sheets: tuple[WorkstreamSheet, ...] = ()
    scenario = Scenario()
    return Workstreams(
        client="Maison Test", as_of=date(2026, 9, 30), scenario=scenario.title, sheets=sheets,
        actions=actions, freed=freed, traces=(), orphans=Orphans(), faults=(), weights=scenario.weights,
        top_count=3, impact_floor_eur_month=0.0, effort_limit_eur=0.0,
    )  # fmt: skip


def engagement(*, scenario: Scenario | None = None, **changes) -> Engagement:
    """Return the engagement of that client."""
    objectives = ObjectivesFile.model_construct(objectives=(), kpis=())
    streams: tuple[Workstream, ...] = ()
    rows: tuple[Action, ...] = ()
    return Engagement(
        "maison-test", client(**changes), objectives, streams, rows, scenario or Scenario(), None
    )
