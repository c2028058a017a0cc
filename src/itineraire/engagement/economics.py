"""What turns counts into euros, and when in the year they come."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from itineraire.engagement.base import Estimate, Euros, Range, Strict

Month = Annotated[int, Field(ge=1, le=12)]


def _within_a_year(season: dict[int, float]) -> dict[int, float]:
    """Refuse months that sell less than nothing, or that leave less than nothing to the others."""
    total = sum(season.values())
    whole = abs(total - 12) < 0.05 if len(season) == 12 else total <= 12
    if min(season.values(), default=0.0) < 0 or not whole:
        raise ValueError("season_sum")
    return season


class Economics(Strict):
    """What turns counts into euros; every range is printed as a hypothesis beside the figure it made (R72).

    Parameters
    ----------
    margin_rate
        Contribution margin before media cost, as a fraction of revenue.
    lead_value_eur
        Margin expected from one lead, in euros (B2B); computed from deals when absent.
    customer_value_eur
        Margin of one customer over his life, in euros (SaaS).
    digital_sales_share_total_eur
        Total yearly sales, digital or not, to compute the digital share (R55).
    season
        Months that sell more or less than the average month, as a share of it: ``{12: 1.8}`` for a December at
        180 %. The other months share what is left of the year.
    """

    margin_rate: Estimate = Range(low=1, likely=1, high=1)
    lead_value_eur: Estimate | None = None
    customer_value_eur: Estimate | None = None
    total_sales_eur: Euros | None = None
    season: Annotated[dict[Month, float], AfterValidator(_within_a_year)] = Field(default_factory=dict)

    def month_factor(self, month: int) -> float:
        """Return what a month sells, as a share of the average month; 1 without a season."""
        others = 12 - len(self.season)
        return self.season.get(month, (12 - sum(self.season.values())) / others if others else 1.0)
