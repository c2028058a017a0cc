"""What the client and the scenario give: weeks, euros by quarter, hours by person and skill, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from itineraire.calendar import Period, monday_of, week_index, week_starts
from itineraire.engagement import BudgetLine, Client, Engagement, Range
from itineraire.engagement.client import Training
from itineraire.roadmap.capacity import Worker, net_weekly_hours
from itineraire.roadmap.problem import WEEKS_PER_QUARTER, Pool
from itineraire.vocabulary import BudgetKind

_FIRST_WEEKS, _SECOND_WEEKS = 13, 26


def plan_weeks(client: Client) -> tuple[date, ...]:
    """Return the Mondays of the plan: the first on or after its start, then whole weeks of the horizon."""
    return week_starts(monday_of(client.start + timedelta(days=6)), max(1, round(client.horizon_days / 7)))


def action_budget(engagement: Engagement) -> tuple[float | None, float]:
    """Return the scenario's envelope, and what of it can pay actions.

    Notes
    -----
    The envelope first pays what is committed and the contingency. Without an envelope, the lines of
    ``client.yaml`` that are neither are what actions can spend.
    """
    client, share = engagement.client, engagement.scenario.budget_percent / 100
    taken = sum(line_total(line, client).likely for line in client.budget if is_taken(line))
    if client.envelope_eur is None:
        free = sum(line_total(line, client).likely for line in client.budget if not is_taken(line))
        return None, max(0.0, (free + taken) * share - taken)
    return client.envelope_eur * share, max(0.0, client.envelope_eur * share - taken)


def is_taken(line: BudgetLine) -> bool:
    """Say whether a budget line is out of reach of the actions: committed, or kept as contingency."""
    return line.committed or line.kind is BudgetKind.CONTINGENCY


def line_months(line: BudgetLine, client: Client) -> tuple[date, ...]:
    """Return the first day of each month in which a line is spent, within the horizon."""
    months = plan_months(client)
    first = (line.start or months[0]).replace(day=1)
    after = [month for month in months if month >= first]
    if line.one_off_eur is not None:
        return tuple(after[:1])
    return tuple(after[: line.months])


def plan_months(client: Client) -> tuple[date, ...]:
    """Return the first day of each month of the plan: twelve for 365 days."""
    first = client.start.replace(day=1)
    count = max(1, round(client.horizon_days / (365 / 12)))
    return tuple(
        date(first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1, 1)
        for number in range(count)
    )


def line_total(line: BudgetLine, client: Client) -> Range:
    """Return the euros of a line over the horizon."""
    amount = line.one_off_eur or line.monthly_eur or Range(low=0, likely=0, high=0)
    return amount.scaled(len(line_months(line, client)))


def quarterly_budget(client: Client, for_actions_eur: float, mondays: Sequence[date]) -> tuple[int, ...]:
    """Spread what can pay actions over the quarters, as the client's free lines are, else evenly.

    What a quarter leaves is carried over by the solver.
    """
    quarters = -(-len(mondays) // WEEKS_PER_QUARTER)
    shares = [0.0] * quarters
    for line in client.budget:
        amount = line.one_off_eur or line.monthly_eur
        if amount is None or is_taken(line):
            continue
        for month in line_months(line, client):
            week = max(0, week_index(mondays[0], month))
            shares[min(quarters - 1, week // WEEKS_PER_QUARTER)] += amount.likely
    total = sum(shares)
    if total <= 0:
        shares, total = [1.0] * quarters, float(quarters)
    granted = [int(for_actions_eur * sum(shares[: quarter + 1]) / total) for quarter in range(quarters)]
    return tuple(now - before for now, before in zip(granted, [0, *granted], strict=False))


def team_hours(
    client: Client,
    freed: Iterable[tuple[str | None, float]],
    adopted: Sequence[Training],
    mondays: Sequence[date],
) -> tuple[Worker, ...]:
    """Return everybody's net hours by week; stopped habits give theirs back, adopted options add theirs.

    Parameters
    ----------
    freed
        Owner of each stopped habit and the hours a week that it gives back.
    """
    given_back: dict[str | None, float] = {}
    for owner, hours_week in freed:
        given_back[owner] = given_back.get(owner, 0.0) + hours_week
    workers: list[Worker] = []
    for person in client.people:
        hours = net_weekly_hours(
            person.weekly_hours,
            max(0.0, person.run_hours - given_back.get(person.id, 0.0)),
            tuple(Period(absence.start, absence.end) for absence in person.absences),
            mondays=mondays,
            zone=client.holiday_zone,
        )
        workers += _trained(Worker(person.id, frozenset(person.skills), hours), adopted)
    for number, option in enumerate(adopted):
        if option.person is None:
            gained = _from_week(option.ready_weeks, [option.hours_week] * len(mondays))
            workers.append(Worker(f"{option.way}-{option.skill}-{number}", frozenset({option.skill}), gained))
    return tuple(workers)


def _trained(worker: Worker, adopted: Sequence[Training]) -> list[Worker]:
    """Split somebody's hours when trained: those that may serve each new skill once ready, and the rest."""
    rest, parts = worker.hours, []
    for option in adopted:
        if option.person == worker.id:
            given = tuple(min(option.hours_week, hours) for hours in rest)
            given = _from_week(option.ready_weeks, given)
            parts.append(Worker(worker.id, worker.skills | {option.skill}, given))
            rest = tuple(hours - taken for hours, taken in zip(rest, given, strict=True))
    return [replace(worker, hours=rest), *parts]


def _from_week(week: int, hours: Sequence[float]) -> tuple[float, ...]:
    return tuple(amount if number >= week else 0.0 for number, amount in enumerate(hours))


def season_of(client: Client, mondays: Sequence[date]) -> tuple[float, ...] | None:
    """Return what each week sells, as a share of the average week; ``None`` when the client names no season.

    A week is in the month of its Thursday, as ISO weeks are in a year.
    """
    if not client.economics.season:
        return None
    return tuple(client.economics.month_factor((monday + timedelta(days=3)).month) for monday in mondays)


def presence_of(workers: Sequence[Worker]) -> dict[str, tuple[float, ...]]:
    """Return the hours worked in each week by all who have each skill: the work follows them."""
    skills = sorted({skill for worker in workers for skill in worker.skills})
    return {
        skill: tuple(sum(week) for week in zip(*(w.hours for w in workers if skill in w.skills), strict=True))
        for skill in skills
    }


def scaled_pools(
    pools: tuple[Pool, ...], percents: Mapping[str, float], workers: Sequence[Worker]
) -> tuple[Pool, ...]:
    """Return the pools under the scenario's percentages.

    Above 100, hours of that skill alone are added, as help from outside would; below 100, the work on that
    skill is limited, and its people keep the rest of their time for their other skills.
    """
    for skill, percent in sorted(percents.items()):
        held = [worker.hours for worker in workers if skill in worker.skills]
        if not held:
            continue
        base = [sum(week) for week in zip(*held, strict=True)]
        if percent >= 100:
            extra = [hours * (percent / 100 - 1) for hours in base]
            pools = tuple(_with_more(pool, extra) if skill in pool.skills else pool for pool in pools)
        else:
            limit = Pool(frozenset({skill}), tuple(hours * percent / 100 for hours in base))
            pools = (*(pool for pool in pools if pool.skills != limit.skills), limit)
    return pools


def _with_more(pool: Pool, extra: Sequence[float]) -> Pool:
    return replace(pool, hours=tuple(have + more for have, more in zip(pool.hours, extra, strict=True)))


def active_limits(engagement: Engagement, weeks: int) -> tuple[int, ...]:
    """Return how many workstreams may be at work in each week (R117, R121)."""
    limits = engagement.client.limits
    first = engagement.scenario.active_first_90_days or limits.active_first_90_days
    return tuple(
        first
        if week < _FIRST_WEEKS
        else max(first, limits.active_to_180_days)
        if week < _SECOND_WEEKS
        else max(first, limits.active_to_180_days, limits.active_after)
        for week in range(weeks)
    )
