"""Clean tables made by hand, and a client to go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from itineraire.engagement import Client
from itineraire.tables import conform

AS_OF = date(2026, 9, 30)
MONTHS = pd.date_range("2024-10-01", "2026-09-01", freq="MS")


def client(model: str = "ecommerce", **more: object) -> Client:
    """Return a client of one person."""
    person = {"id": "lea", "name": "Léa", "role": "Responsable", "weekly_hours": 10, "hourly_cost_eur": 50}
    settings: dict[str, object] = {
        "name": "Essai",
        "model": model,
        "firm": {"name": "Cabinet"},
        "start": "2026-10-05",
        "sponsor": "lea",
        "lead": "lea",
        "people": [person],
        "economics": {"margin_rate": [0.4, 0.4, 0.4]},
    }
    return Client.model_validate({**settings, **more})


def traffic(shares: Mapping[str, float], visits: float = 1000, **columns: object) -> pd.DataFrame:
    """Return a monthly report by channel over two years."""
    rows = [
        {"channel": channel, "sessions": visits * share, **_month(month), **columns}
        for month in MONTHS
        for channel, share in shares.items()
    ]
    return conform("traffic", pd.DataFrame(rows).assign(report="ga4.csv#1", scope="session"))


def devices(rates: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """Return a monthly report by device: visits and purchases a month."""
    rows = [
        {"device": device, "sessions": visits, "transactions": sold, **_month(month)}
        for month in MONTHS
        for device, (visits, sold) in rates.items()
    ]
    return conform("traffic", pd.DataFrame(rows).assign(report="devices.csv#1", scope="session"))


def spend(costs: Iterable[float], clicks: float = 500) -> pd.DataFrame:
    """Return one campaign's monthly cost."""
    rows = [
        {"cost": cost, "clicks": clicks, "campaign": "Marque", **_month(month)}
        for month, cost in zip(MONTHS, costs, strict=True)
    ]
    return conform(
        "spend", pd.DataFrame(rows).assign(report="ads.csv#1", platform="google_ads", currency="EUR")
    )


def leads(count: int = 100, *, missing: int = 0, entry: str = "Formulaire A") -> pd.DataFrame:
    """Return ``count`` leads on each of 24 months, the first ``missing`` of each month without a source."""
    rows = [
        {
            "lead_key": f"{month:%Y%m}-{number}",
            "created": month + pd.Timedelta(days=number % 28),
            "original_source_raw": None if number < missing else "ORGANIC_SEARCH",
            "source": None if number < missing else "organic search",
            "channel": None if number < missing else "organic_search",
            "entry_point": entry if number < missing else "Formulaire B",
        }
        for month in MONTHS
        for number in range(count)
    ]
    return conform("leads", pd.DataFrame(rows).assign(report="crm.csv#1"))


def orders(per_day: int = 10, total: float = 80.0, first: str = "2024-10-01") -> pd.DataFrame:
    """Return the same number of orders every day."""
    rows = [
        {
            "order_key": f"{day:%Y%m%d}-{number}",
            "customer_key": f"c{day:%Y%m%d}-{number}",
            "created": day + pd.Timedelta(hours=10),
            "total": total,
            "refunded": 0.0,
            "cancelled": False,
            "source": "web",
        }
        for day in pd.date_range(first, "2026-09-30", freq="D")
        for number in range(per_day)
    ]
    return conform("orders", pd.DataFrame(rows).assign(report="shop.csv#1", currency="EUR"))


def _month(month: pd.Timestamp) -> dict[str, object]:
    return {"start": month, "end": month + pd.offsets.MonthEnd(0), "grain": "month"}
