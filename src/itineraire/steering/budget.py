"""Euros planned and euros spent, line by line (R143), and how much of the spend rests on a proof (R135)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from itineraire.engagement import BudgetLine, Client
from itineraire.steering.verdicts import BUDGET_GRADES, Outcome, Verdict
from itineraire.vocabulary import BudgetKind


@dataclass(frozen=True)
class BudgetFollowUp:
    """One budget line since the start of the plan.

    Parameters
    ----------
    planned_low, planned, planned_high
        Euros planned over the months compared; ``None`` for a line that the plan does not know.
    spent
        Euros spent over the same months; ``None`` when no figure was supplied.
    months
        Months compared; 0 before the end of the plan's first month.
    usual
        Mean monthly spend of the three last months known before the plan; ``None`` when unknown.
    monthly
        Euros planned in a month in which the line costs something.
    one_off
        True for a line that is paid once.
    """

    label: str
    kind: BudgetKind | None
    planned_low: float | None
    planned: float | None
    planned_high: float | None
    spent: float | None
    months: int
    usual: float | None
    monthly: float | None
    one_off: bool = False

    @property
    def is_over(self) -> bool:
        """Spent beyond the highest plan."""
        return self.spent is not None and self.planned_high is not None and self.spent > self.planned_high


def follow_budget(client: Client, actuals: pd.DataFrame, *, as_of: date) -> tuple[BudgetFollowUp, ...]:
    """Compare each budget line with what was spent, over the whole months since the plan started.

    Parameters
    ----------
    actuals
        ``follow_up/budget_actuals.csv``: month, line, eur.
    """
    months = whole_months(client.start, as_of)
    labels = [line.label for line in client.budget]
    planned = [_follow(line, client, actuals, months) for line in client.budget]
    unknown = sorted({str(name) for name in actuals["line"].dropna()} - set(labels))
    return (*planned, *(_unplanned(name, client, actuals, months) for name in unknown))


def whole_months(start: date, as_of: date) -> tuple[date, ...]:
    """Return the first days of the months begun since ``start`` and ended by ``as_of``.

    Examples
    --------
    >>> whole_months(date(2026, 10, 5), date(2026, 12, 15))
    (datetime.date(2026, 10, 1), datetime.date(2026, 11, 1))
    """
    months = pd.period_range(start, as_of, freq="M")
    return tuple(month.start_time.date() for month in months if month.end_time.date() <= as_of)


def planned_eur(line: BudgetLine, month: date, client: Client) -> tuple[float, float, float]:
    """Return the low, likely and high euros of a line in one month; zeros outside its months."""
    first = (line.start or client.start).replace(day=1)
    offset = (month.year - first.year) * 12 + month.month - first.month
    if line.one_off_eur is not None:
        amount = line.one_off_eur if offset == 0 else None
    else:
        amount = line.monthly_eur if 0 <= offset < (line.months or 36) else None
    return (0.0, 0.0, 0.0) if amount is None else (amount.low, amount.likely, amount.high)


def _follow(
    line: BudgetLine, client: Client, actuals: pd.DataFrame, months: Sequence[date]
) -> BudgetFollowUp:
    amounts = [planned_eur(line, month, client) for month in months]
    low, likely, high = (sum(amount[part] for amount in amounts) for part in range(3))
    estimate = line.monthly_eur if line.monthly_eur is not None else line.one_off_eur
    return BudgetFollowUp(
        line.label,
        line.kind,
        low if months else None,
        likely if months else None,
        high if months else None,
        _spent(actuals, line.label, months),
        len(months),
        _usual(actuals, line.label, client.start),
        None if estimate is None else estimate.likely,
        line.one_off_eur is not None,
    )


def _unplanned(label: str, client: Client, actuals: pd.DataFrame, months: Sequence[date]) -> BudgetFollowUp:
    spent, usual = _spent(actuals, label, months), _usual(actuals, label, client.start)
    return BudgetFollowUp(label, None, None, None, None, spent, len(months), usual, None)


def _spent(actuals: pd.DataFrame, label: str, months: Sequence[date]) -> float | None:
    rows = actuals[
        (actuals["line"] == label) & actuals["month"].isin([pd.Timestamp(month) for month in months])
    ]
    return float(rows["eur"].sum()) if rows["eur"].notna().any() else None


def _usual(actuals: pd.DataFrame, label: str, start: date) -> float | None:
    first = pd.Timestamp(start.replace(day=1))
    rows = actuals[(actuals["line"] == label) & (actuals["month"] < first) & actuals["eur"].notna()]
    last = rows.groupby("month")["eur"].sum().sort_index().tail(3)
    return float(last.mean()) if len(last) else None


def eur_by_proof(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the euros of launched actions by what is known of them (R135).

    Returns
    -------
    dict
        ``proven``, ``unproven`` (read, nothing proven or harmful), ``too_early`` and ``unread``.
    """
    totals = {"proven": 0.0, "unproven": 0.0, "too_early": 0.0, "unread": 0.0}
    for verdict in verdicts:
        totals[_proof(verdict)] += verdict.cost_eur or 0.0
    return totals


def _proof(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.TOO_EARLY:
        return "too_early"
    if verdict.outcome is Outcome.NO_DATA:
        return "unread"
    proven = verdict.outcome is Outcome.PROVEN and verdict.grade in BUDGET_GRADES
    return "proven" if proven else "unproven"
