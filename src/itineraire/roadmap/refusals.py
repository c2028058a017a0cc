"""What will not be done, why, and what it costs; what one more hour or euro would bring (R132, R41)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from itineraire.roadmap.grid import Grid
from itineraire.roadmap.problem import Plan, Pool, Problem, Task
from itineraire.roadmap.rules import Rule, RuleKind, Usage, missing_skills, rules_against, usage_of
from itineraire.roadmap.solve import solve
from itineraire.roadmap.value import net_value
from itineraire.workstreams.dependencies import all_dependents

#: Effort of one price, in CP-SAT's deterministic seconds.
PRICE_DETERMINISTIC_TIME = 0.25


@dataclass(frozen=True)
class Refusal:
    """One task that the plan leaves out.

    Parameters
    ----------
    task_id
        The task.
    reasons
        The fewest rules it would break if it were added to the plan, in the week where it breaks the fewest;
        preferably once the retained tasks it waits for are delivered.
    value_eur
        Value given up: what it would bring within the horizon, less its external cost, at its best start, and less
        what the action done in its place brings; below 0 when refusing it saves money.
    loss_eur
        Euros by which it costs more than it and all that needs it could bring; 0 when it does not.
    """

    task_id: str
    reasons: tuple[Rule, ...]
    value_eur: int
    loss_eur: int = 0


@dataclass(frozen=True)
class MarginalValue:
    """What a little more of one resource would bring.

    Parameters
    ----------
    resource
        A skill, or ``budget``.
    amount
        Hours a week, or euros.
    value_eur
        Gain proved reachable, net of what the plan then buys: a plan worth that much more was found.
    proved
        True when no plan could gain more from it.
    cost_eur
        What these hours cost the firm over the plan, at the mean hourly cost of the skill; 0 for euros, already
        taken off the gain.
    """

    resource: str
    amount: float
    value_eur: int
    proved: bool
    cost_eur: int = 0

    @property
    def net_eur(self) -> int:
        """What is left of the gain once the hours are paid."""
        return self.value_eur - self.cost_eur


BUDGET = "budget"


def refusals_of(grid: Grid, plan: Plan) -> tuple[Refusal, ...]:
    """Return every task that the plan leaves out, dearest first.

    Parameters
    ----------
    grid
        The problem in whole numbers.
    plan
        The retained tasks; every other task of the problem is refused.
    """
    usage = usage_of(grid, plan.starts)
    alone = [_value_alone(grid, position) for position in range(grid.size)]
    later = all_dependents({task.id: frozenset(task.depends_on) for task in grid.problem.tasks})
    found = []
    for position, task in enumerate(grid.problem.tasks):
        if task.id in plan.starts:
            continue
        made_possible = sum(max(0, alone[grid.index[other]]) for other in later[task.id])
        loss = max(0, -alone[position] - made_possible)
        reasons = _reasons(grid, usage, plan.starts, position, loss=loss)
        found.append(Refusal(task.id, reasons, alone[position] - _instead(grid, plan, task), loss))
    return tuple(sorted(found, key=lambda refusal: (-refusal.value_eur, refusal.task_id)))


def _instead(grid: Grid, plan: Plan, task: Task) -> int:
    """Value of the retained task that excludes this one: both were never possible."""
    twins = {
        other.id: plan.starts[other.id]
        for other in grid.problem.tasks
        if task.either_or is not None and other.either_or == task.either_or and other.id in plan.starts
    }
    return max(0, grid.value_of(twins))


def _value_alone(grid: Grid, position: int) -> int:
    """Best value of a task; when it never fits, as if it could start in any week from its release on."""
    if grid.values[position]:
        return max(grid.values[position].values())
    task, problem = grid.problem.tasks[position], grid.problem
    weeks = range(task.release_week, problem.weeks - task.weeks + 1)
    return max((net_value(task, week, problem.weeks, problem.season) for week in weeks), default=0)


def _reasons(
    grid: Grid, usage: Usage, starts: Mapping[str, int], position: int, *, loss: int
) -> tuple[Rule, ...]:
    task, problem = grid.problem.tasks[position], grid.problem
    if task.weeks > problem.weeks:
        return (Rule(RuleKind.HORIZON, task.id),)
    missing = missing_skills(grid.problem, position)
    if missing:
        return tuple(Rule(RuleKind.MISSING_SKILL, skill) for skill in missing)
    if task.value_eur_month > 0 and loss > 0:
        return (Rule(RuleKind.COSTS_MORE, task.id),)
    if task.value_eur_month <= 0:
        return (Rule(RuleKind.NO_VALUE, task.id),)
    weeks = range(min(task.release_week, problem.weeks - task.weeks), problem.weeks - task.weeks + 1)
    tried = [(rules_against(grid, usage, starts, position, week), week) for week in weeks]
    worthwhile = [
        pair for pair in tried if net_value(task, pair[1], problem.weeks, problem.season) > 0
    ] or tried
    late = {Rule(RuleKind.DEPENDENCY, other) for other in task.depends_on if other in starts}
    fewest = min(worthwhile, key=lambda pair: (bool(pair[0] & late), len(pair[0]), pair[1]))[0]
    return tuple(sorted(fewest)) or (Rule(RuleKind.BETTER_USE, task.id),)


def cost_of_imposing(
    problem: Problem,
    plan: Plan,
    task_id: str,
    *,
    seed: int = 1,
    deterministic_time: float = PRICE_DETERMINISTIC_TIME,
) -> int | None:
    """Return the euros the plan would lose if a refused task were imposed; ``None`` when it cannot fit."""
    tasks = tuple(replace(task, mandatory=True) if task.id == task_id else task for task in problem.tasks)
    forced = solve(
        problem.with_tasks(tasks), seed=seed, deterministic_time=deterministic_time, start=plan.starts
    )
    return None if forced is None else plan.value_eur - forced.value_eur


def marginal_values(
    problem: Problem,
    plan: Plan,
    *,
    hours: float = 5.0,
    amount_eur: int = 1000,
    seed: int = 1,
    deterministic_time: float = PRICE_DETERMINISTIC_TIME,
) -> tuple[MarginalValue, ...]:
    """Return what a little more of each skill and of the budget would bring, most valuable first.

    Parameters
    ----------
    problem, plan
        The problem and its plan.
    hours
        Hours a week added to one skill at a time.
    amount_eur
        Euros added to the first quarter.
    seed, deterministic_time
        Search effort of each price.
    """
    richer = [(skill, hours, problem.with_more_hours(skill, hours)) for skill in problem.skills]
    richer.append((BUDGET, float(amount_eur), problem.with_more_budget(amount_eur)))
    known: dict[tuple[Pool, ...], tuple[int, bool]] = {}  # skills of the same people have the same price
    found = []
    for resource, amount, other in richer:
        key = other.pools if resource != BUDGET else ()
        if key not in known:
            better = solve(other, seed=seed, deterministic_time=deterministic_time, start=plan.starts)
            gain = 0 if better is None else max(0, better.value_eur - plan.value_eur)
            known[key] = gain, better is not None and better.proved and plan.proved
        found.append(MarginalValue(resource, amount, *known[key]))
    return tuple(sorted(found, key=lambda price: (-price.value_eur, price.resource)))
