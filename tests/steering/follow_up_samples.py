"""Hand-made clients, series and follow-up tables for the tests of steering and industrialization."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from itineraire.engagement import Action, Client, Engagement, ObjectivesFile, Scenario, Workstream
from itineraire.tables import conform

AS_OF = date(2026, 9, 30)
FIRST_MONDAY = date(2024, 9, 30)
WEEKS = 104


def client(**changes: Any) -> Client:
    """Return a shop with a sponsor, a lead, an owner and 40 % of margin."""
    facts: dict[str, Any] = {
        "name": "Maison Essai",
        "model": "ecommerce",
        "firm": {"name": "Cabinet Essai"},
        "start": "2026-10-05",
        "sponsor": "ana",
        "lead": "ben",
        "people": [
            {"id": "ana", "name": "Ana", "role": "DG", "team": "management", "weekly_hours": 3,
             "hourly_cost_eur": 80},
            {"id": "ben", "name": "Ben", "role": "E-commerce", "skills": ["seo"], "weekly_hours": 35,
             "run_hours": 20, "hourly_cost_eur": 40},
            {"id": "cleo", "name": "Cléo", "role": "Développeuse", "team": "it", "skills": ["dev"],
             "weekly_hours": 20, "hourly_cost_eur": 50},
        ],
        "economics": {"margin_rate": 0.4},
    }  # fmt: skip
    return Client.model_validate({**facts, **changes})


def engagement(*actions: Action, settings: Client | None = None, **streams: Any) -> Engagement:
    """Return an engagement of one workstream owned by Cléo, with the given actions."""
    facts: dict[str, Any] = {
        "id": "mobile",
        "title": "Vendre sur mobile",
        "type": "conversion",
        "domain": "conversion",
        "owner": "cleo",
        "scope_in": "tunnel",
        "scope_out": "fiches",
        "result": {"kpi": "conversion_rate", "target": 0.02, "read_on": "2027-03-31"},
        "criteria": ["mesuré"],
    }
    objectives = {
        "objectives": [
            {
                "id": "ventes",
                "goal": "sales",
                "title": "Vendre plus",
                "owner": "ben",
                "period": {"start": "2026-10-05", "end": "2027-04-04"},
            }
        ],
        "kpis": [{"id": "orders", "owner": "ben"}],
    }
    return Engagement(
        "essai",
        settings or client(),
        ObjectivesFile.model_validate(objectives),
        (Workstream.model_validate({**facts, **streams}),),
        actions,
        Scenario(),
        None,
    )


def action(name: str, **changes: Any) -> Action:
    """Return an action of Cléo's, without hours nor cost."""
    facts: dict[str, Any] = {
        "id": name,
        "workstream": "mobile",
        "title": f"Action {name}",
        "deliverable": f"Livrable {name}",
        "criterion": "vérifié",
        "owner": "cleo",
        "cost_eur": 0,
        "risk": 1,
        "kind": "conversion",
        "weeks": 2,
    }
    return Action.model_validate({**facts, **changes})


def mondays(count: int = WEEKS, first: date = FIRST_MONDAY) -> list[date]:
    return [first + timedelta(weeks=index) for index in range(count)]


def series(kpi: str, values: Any, grain: str = "week", starts: list[date] | None = None) -> pd.DataFrame:
    """Return complete periods of one KPI, in the shape of ``metrics.series``."""
    days = starts or mondays(len(values))
    return pd.DataFrame(
        {
            "kpi": kpi,
            "grain": grain,
            "start": pd.to_datetime(days),
            "value": np.asarray(values, dtype=float),
            "complete": True,
        }
    )


def steady(level: float = 200, spread: float = 4, seed: int = 1, count: int = WEEKS) -> Any:
    """Return weeks around a level, without trend nor season."""
    return level + np.random.default_rng(seed).normal(0, spread, count)


def table(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """Return a clean table made of the given rows; what a row does not say is missing."""
    frame = pd.DataFrame(list(rows))
    for column in frame:
        if column in {"date", "start", "end", "created", "started", "done_on", "due", "month", "started_on"}:
            frame[column] = pd.to_datetime(frame[column])
    return conform(name, frame)


def launched(*rows: dict[str, Any]) -> pd.DataFrame:
    return table("launched", *rows)


def no_reads() -> pd.DataFrame:
    return conform("reads", pd.DataFrame({"action": pd.Series(dtype="str")}))


def daily_shop(
    orders: Any, visits: Any, first: date = date(2026, 6, 1), seen: Any = None
) -> dict[str, pd.DataFrame]:
    """Return the clean tables of a shop counted by day: orders, visits, and purchases that analytics saw."""
    days = [first + timedelta(days=index) for index in range(len(orders))]
    placed = [
        {
            "report": "shop",
            "order_key": f"{day}-{number}",
            "created": pd.Timestamp(day),
            "status": "paid",
            "total": 50.0,
        }
        for day, count in zip(days, orders, strict=True)
        for number in range(int(count))
    ]
    counted = orders if seen is None else seen
    traffic = [
        {
            "report": "ga4",
            "start": day,
            "end": day,
            "grain": "day",
            "sessions": float(visit),
            "transactions": float(sale),
        }
        for day, visit, sale in zip(days, visits, counted, strict=True)
    ]
    return {"orders": table("orders", *placed), "traffic": table("traffic", *traffic)}
