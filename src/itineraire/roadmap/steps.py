"""Long actions as short steps in sequence (R15, « des étapes courtes »): each a quarter at most."""

from __future__ import annotations

from itertools import pairwise

from itineraire.roadmap.loads import hours_by_week
from itineraire.roadmap.problem import Problem, Task

#: Beyond this, an action hides its progress and is shown in steps. House rule: one quarter.
LONG_ACTION_WEEKS = 13


def step_weeks(task: Task, start: int) -> tuple[range, ...]:
    """Return the weeks of each step, counted from the action's first week; one step when it is short enough.

    Parameters
    ----------
    task, start
        The action, and the week in which it starts.

    Notes
    -----
    Steps are as equal as whole weeks allow. None ends in a freeze, when nothing may be delivered: its end comes
    earlier, right before the freeze, if that leaves it a week.

    Examples
    --------
    >>> step_weeks(Task("a", "w", 14), start=0)
    (range(0, 7), range(7, 14))
    """
    count = -(-task.weeks // LONG_ACTION_WEEKS)
    ends = [0]
    for number in range(1, count):
        wanted = round(number * task.weeks / count)
        free = [end for end in range(wanted, ends[-1], -1) if start + end - 1 not in task.frozen_weeks]
        ends.append(free[0] if free else wanted)
    ends.append(task.weeks)
    return tuple(range(first, last) for first, last in pairwise(ends))


def step_hours(problem: Problem, task: Task, start: int, weeks: range) -> float:
    """Return the hours of one step, all skills together: leaves and holidays are already taken out of its weeks."""
    return sum(
        sum(hours_by_week(problem, task, skill, start)[weeks.start : weeks.stop]) for skill in task.hours
    )
