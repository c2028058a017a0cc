"""A small shop and its figures, for the tests of objectives and workstreams."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client, Engagement, ObjectivesFile, Scenario
from itineraire.vocabulary import Unit

AS_OF = date(2026, 9, 30)
YEAR = (date(2025, 10, 1), date(2026, 9, 30))


def client(**changes: Any) -> Client:
    settings: dict[str, Any] = {
        "name": "Maison Essai",
        "model": "ecommerce",
        "firm": {"name": "Cabinet Essai"},
        "start": "2026-10-05",
        "sponsor": "ana",
        "lead": "ben",
        "people": [
            {"id": "ana", "name": "Ana", "role": "DG", "weekly_hours": 3, "hourly_cost_eur": 80},
            {
                "id": "ben",
                "name": "Ben",
                "role": "E-commerce",
                "skills": ["seo", "crm"],
                "weekly_hours": 35,
                "run_hours": 20,
                "hourly_cost_eur": 40,
            },
            {
                "id": "cleo",
                "name": "Cléo",
                "role": "Développeuse",
                "skills": ["dev"],
                "weekly_hours": 20,
                "hourly_cost_eur": 60,
            },
        ],
        "economics": {"margin_rate": [0.4, 0.5, 0.6]},
        "segments": [
            {"id": "neufs", "name": "Nouveaux", "customers": 100, "value_eur": 30000},
            {"id": "fideles", "name": "Fidèles", "customers": 50, "value_eur": 10000},
        ],
        "strategy": [
            {"id": "mieux", "text": "Vendre mieux"},
            {"id": "loin", "text": "Vendre plus loin"},
        ],
    }
    return Client.model_validate(settings | changes)


def objective(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": "marge",
        "goal": "sales",
        "title": "Augmenter la marge digitale de 10 % sur 6 mois",
        "intent": "Gagner plus sur chaque visite",
        "segment": "neufs",
        "owner": "ben",
        "period": {"start": "2026-10-05", "end": "2027-03-31"},
        "strategy": ["mieux"],
        "key_results": [key_result(), key_result(id="kr-panier", kpi="average_order", title="Panier à 88 €")],
    }
    return base | changes


def key_result(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": "kr-mobile",
        "title": "Conversion mobile en hausse de 0,3 point",
        "kpi": "mobile_conversion_rate",
        "due": "2027-03-31",
    }
    if "kpi" in changes and changes["kpi"] == "average_order":
        base["target"] = 88
    elif not {"target", "change_percent", "change_points"} & set(changes):
        base["change_points"] = 0.3
    merged = base | changes
    return {key: value for key, value in merged.items() if value is not None}


KPIS = ("sessions", "revenue", "average_order", "mobile_conversion_rate", "repeat_rate", "return_rate")


def engagement(
    *objectives: dict[str, Any],
    kpis: list[dict[str, Any]] | None = None,
    settings: dict[str, Any] | None = None,
    workstreams: tuple[Any, ...] = (),
    actions: tuple[Any, ...] = (),
    scenario: Scenario | None = None,
) -> Engagement:
    file = ObjectivesFile.model_validate(
        {
            "objectives": list(objectives) or [objective()],
            "kpis": kpis or [{"id": kpi, "owner": "ben", "alert_low": 0} for kpi in KPIS],
        }
    )
    return Engagement(
        "essai", client(**(settings or {})), file, workstreams, actions, scenario or Scenario(), None
    )


def measure(kpi: str, value: float | None, unit: Unit = Unit.RATE, **more: Any) -> Measure:
    return Measure(kpi, value, unit, start=YEAR[0], end=YEAR[1], source="ga4", **more)


BASELINE = (
    measure("sessions", 240_000, Unit.COUNT),
    measure("revenue", 480_000, Unit.EUR),
    measure("average_order", 80, Unit.EUR),
    measure("mobile_conversion_rate", 0.012, smallest_change=0.08),
    measure("repeat_rate", 0.20),
    measure("return_rate", 0.10),
)


def monthly(kpi: str, values: list[float], first: str = "2024-10-01") -> pd.DataFrame:
    starts = pd.date_range(first, periods=len(values), freq="MS")
    return pd.DataFrame({"kpi": kpi, "grain": "month", "start": starts, "value": values, "complete": True})


def noisy(level: float, months: int = 24, *, spread: float = 0.03, seed: int = 1) -> list[float]:
    noise = np.random.default_rng(seed).normal(0, spread, months)
    return [float(value) for value in level * np.exp(noise)]


def series() -> pd.DataFrame:
    """24 months: visits 20 000, 1 % conversion, orders of 80 €, mobile at 1.2 %."""
    visits = noisy(20_000, seed=1)
    orders = [visit * 0.025 for visit in visits]
    return pd.concat(
        [
            monthly("sessions", visits),
            monthly("orders", orders),
            monthly("revenue", [order * 80 for order in orders]),
            monthly("average_order", noisy(80, seed=2)),
            monthly("conversion_rate", [0.025] * 24),
            monthly("mobile_conversion_rate", noisy(0.012, seed=3)),
            monthly("desktop_conversion_rate", [0.0445] * 24),
        ],
        ignore_index=True,
    )
