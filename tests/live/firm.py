"""A small firm for the panels' tests: six actions, two skills, one month of media budget."""

from __future__ import annotations

from datetime import date
from typing import Any

from itineraire.engagement import Action, Client, Engagement, ObjectivesFile, Scenario, Workstream

AS_OF = date(2026, 9, 30)


def firm(scenario: Scenario | None = None) -> Engagement:
    """Return the engagement of the firm; every title is easy to look for in a page."""
    return Engagement(
        name="atelier",
        client=Client.model_validate(_CLIENT),
        objectives=ObjectivesFile.model_validate(_OBJECTIVES),
        workstreams=tuple(Workstream.model_validate(row) for row in _WORKSTREAMS),
        actions=tuple(Action.model_validate(row) for row in _actions()),
        scenario=scenario or Scenario(),
        choice=None,
    )


_CLIENT: dict[str, Any] = {
    "name": "Atelier <Exemple> & fils",
    "model": "b2b",
    "firm": {"name": "Cabinet Exemple"},
    "start": "2026-10-05",
    "sponsor": "ines",
    "lead": "paul",
    "people": [
        {"id": "ines", "name": "Inès Roy", "role": "Directrice", "weekly_hours": 2, "hourly_cost_eur": 90},
        {
            "id": "paul",
            "name": "Paul Vidal",
            "role": "Pilote",
            "skills": ["seo", "crm"],
            "weekly_hours": 10,
            "hourly_cost_eur": 50,
        },
        {
            "id": "lea",
            "name": "Léa Morin",
            "role": "Développeuse",
            "team": "it",
            "skills": ["dev"],
            "weekly_hours": 8,
            "hourly_cost_eur": 60,
        },
    ],
    "budget": [{"kind": "tools", "label": "Outils", "monthly_eur": [80, 100, 150]}],
    "envelope_eur": 6000,
}

_OBJECTIVES: dict[str, Any] = {
    "objectives": [
        {
            "id": "leads",
            "goal": "leads",
            "title": "Recevoir 25 % de leads qualifiés en plus",
            "intent": "demandes de devis",
            "owner": "paul",
            "period": {"start": "2026-10-01", "end": "2027-03-31"},
            "key_results": [
                {
                    "id": "leads-25",
                    "title": "+25 %",
                    "kpi": "leads",
                    "change_percent": 0.25,
                    "due": "2027-03-31",
                }
            ],
        }
    ],
    "kpis": [{"id": "leads", "owner": "paul", "baseline": 100}],
}


def _workstream(slug: str, title: str, kind: str, domain: str) -> dict[str, Any]:
    return {
        "id": slug,
        "title": title,
        "type": kind,
        "domain": domain,
        "owner": "paul",
        "scope_in": "le site",
        "scope_out": "le reste",
        "result": {"kpi": "leads", "baseline": 100, "target": 125, "read_on": "2027-03-31"},
        "criteria": ["mesuré"],
        "key_results": ["leads-25"],
    }


_WORKSTREAMS = [
    _workstream("mesure", "Fiabiliser la mesure", "tracking", "data"),
    _workstream("tunnel", "Raccourcir le tunnel", "conversion", "conversion"),
    _workstream("contenus", "Publier des contenus utiles", "content_seo", "content"),
]


def _actions() -> list[dict[str, Any]]:
    rows = [
        ("marquage", "mesure", "Réparer le marquage", "measure", {"dev": 8}, 300, 100, 1, 2, ()),
        (
            "formulaire",
            "tunnel",
            "Raccourcir le formulaire",
            "conversion",
            {"dev": 10},
            0,
            900,
            2,
            3,
            ("marquage",),
        ),
        (
            "vitesse",
            "tunnel",
            "Accélérer les pages mobiles",
            "conversion",
            {"dev": 60},
            2500,
            1500,
            3,
            10,
            (),
        ),
        ("guides", "contenus", "Publier quatre guides", "content", {"seo": 80}, 1500, 700, 3, 16, ()),
        ("relances", "contenus", "Relancer les devis", "crm", {"crm": 6}, 0, 500, 1, 2, ()),
        ("presse", "contenus", "Communiqués <b>locaux</b>", "reputation", {"seo": 40}, 4000, 60, 4, 8, ()),
    ]
    return [
        {
            "id": slug,
            "workstream": workstream,
            "title": title,
            "deliverable": f"Livrable {slug}",
            "criterion": "accepté par le pilote",
            "owner": "paul",
            "hours": {skill: [0.8 * hours, hours, 1.5 * hours] for skill, hours in skills.items()},
            "cost_eur": [0.8 * cost, cost, 1.3 * cost],
            "impact_eur": [0.5 * impact, impact, 1.6 * impact],
            "risk": risk,
            "depends_on": list(after),
            "key_result": "leads-25",
            "kind": kind,
            "weeks": weeks,
            "line": row,
        }
        for row, (slug, workstream, title, kind, skills, cost, impact, risk, weeks, after) in enumerate(
            rows, start=2
        )
    ]
