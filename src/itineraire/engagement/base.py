"""What every engagement model shares: strictness, slugs, ranges."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

#: A name that can be a folder or a key: no path can be climbed with it.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Share = Annotated[float, Field(ge=0, le=1)]
Euros = Annotated[float, Field(ge=0, le=1e12)]


class Strict(BaseModel):
    """A model that is frozen and refuses a field it does not know (a typing error would be lost otherwise)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class Range(Strict):
    """Low, likely and high values of one estimate; written ``[low, likely, high]`` or as one number.

    Parameters
    ----------
    low, likely, high
        In the unit of the field that holds the range; low <= likely <= high.
    """

    low: float
    likely: float
    high: float

    def scaled(self, factor: float) -> Range:
        """Return the three values multiplied by a non-negative ``factor``."""
        return Range(low=self.low * factor, likely=self.likely * factor, high=self.high * factor)


def _as_range(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("range_form")
    if isinstance(value, int | float):
        return {"low": value, "likely": value, "high": value}
    if isinstance(value, str):
        raise ValueError("range_form")
    if isinstance(value, list | tuple):
        if len(value) != 3:
            raise ValueError("range_form")
        return dict(zip(("low", "likely", "high"), value, strict=True))
    return value


def _in_order(value: Range) -> Range:
    if not value.low <= value.likely <= value.high:
        raise ValueError("range_order")
    return value


def _not_negative(value: Range) -> Range:
    if value.low < 0:
        raise ValueError("range_negative")
    return value


#: A range as a client file writes it.
Estimate = Annotated[
    Range, BeforeValidator(_as_range), AfterValidator(_in_order), AfterValidator(_not_negative)
]


class Period(Strict):
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date


def ordered(period: Period) -> Period:
    """Refuse a period that ends before it starts."""
    if period.end < period.start:
        raise ValueError("period_order")
    return period


Days = Annotated[Period, AfterValidator(ordered)]
