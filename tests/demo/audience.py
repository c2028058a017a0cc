"""Visits of a simulated site by day, channel and device, with the conversions that analytics sees."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.demo import truth
from tests.demo.randomness import spread

DEVICES = ("mobile", "desktop", "tablet")


@dataclass(frozen=True)
class Audience:
    """What analytics recorded, day by day.

    Parameters
    ----------
    channels
        Channel -> sessions of each day.
    devices
        Device -> sessions of each day; the same daily totals as ``channels``.
    conversions
        Device -> key events of each day.
    """

    days: tuple[date, ...]
    channels: Mapping[str, Sequence[int]]
    devices: Mapping[str, Sequence[int]]
    conversions: Mapping[str, Sequence[int]]

    @property
    def sessions(self) -> list[int]:
        """Sessions of each day."""
        return [sum(day) for day in zip(*self.channels.values(), strict=True)]

    @property
    def key_events(self) -> list[int]:
        """Key events of each day."""
        return [sum(day) for day in zip(*self.conversions.values(), strict=True)]


def channel_sessions(
    rng: random.Random,
    days: Sequence[date],
    *,
    a_day: float,
    shares: Mapping[str, float],
    level: Callable[[date], float],
    top: tuple[str, float] | None = None,
) -> dict[str, list[int]]:
    """Draw the sessions of each channel and day.

    Parameters
    ----------
    a_day
        Mean sessions of an ordinary day, all channels together.
    shares
        Channel -> its share of the sessions.
    level
        What the season, the sales and the measure make of one day.
    top
        Channel and the exact share of the last 12 months, and of the months before, that it must have.
    """
    drawn = {
        channel: [max(0, round(rng.gauss(1, 0.09) * a_day * share * level(day))) for day in days]
        for channel, share in shares.items()
    }
    if top is not None:
        _give_exact_share(drawn, days, *top)
    return drawn


def _give_exact_share(drawn: dict[str, list[int]], days: Sequence[date], channel: str, share: float) -> None:
    """Scale one channel so that it has exactly ``share`` of the last 12 months and of the time before."""
    start = days.index(truth.YEAR_START)
    for places in (range(start), range(start, len(days))):
        others = sum(counts[place] for name, counts in drawn.items() if name != channel for place in places)
        wanted = round(others * share / (1 - share))
        for place, count in zip(places, spread(wanted, [drawn[channel][p] for p in places]), strict=True):
            drawn[channel][place] = count


def device_sessions(
    sessions: Sequence[int],
    conversions: Mapping[str, Sequence[int]],
    days: Sequence[date],
    *,
    mobile_share: float,
    mobile_to_desktop: float,
    tablet_share: float = 0.05,
) -> dict[str, list[int]]:
    """Split each day's sessions by device so that the last 12 months have the wanted ratio of rates."""
    start = days.index(truth.YEAR_START)
    won = {device: sum(conversions[device][start:]) for device in DEVICES}
    mobile = mobile_share
    desktop = mobile_to_desktop * mobile * won["desktop"] / won["mobile"]
    weights = (mobile, desktop, tablet_share)
    year = sum(sessions[start:])
    totals = spread(year, weights)
    split: dict[str, list[int]] = {device: [] for device in DEVICES}
    spent = [0.0, 0.0, 0.0]
    done = 0
    for place, count in enumerate(sessions):
        if place == start:
            spent, done = [0.0, 0.0, 0.0], 0
        done += count
        aims = [total * done / year for total in totals] if place >= start else _shares_of(done, weights)
        parts = spread(count, [max(1e-9, aim - had) for aim, had in zip(aims, spent, strict=True)])
        for position, device in enumerate(DEVICES):
            split[device].append(parts[position])
            spent[position] += parts[position]
    return split


def _shares_of(count: float, weights: Sequence[float]) -> list[float]:
    return [count * weight / sum(weights) for weight in weights]
