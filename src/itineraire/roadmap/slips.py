"""What has slipped by the day of a re-plan: what is late, and what cannot have begun because of it (R2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from itineraire.roadmap.result import ScheduledAction

#: What an action waits for, by id of that action.
Awaited = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Slips:
    """What has slipped.

    Parameters
    ----------
    late
        Weeks by which actions are late.
    waiting
        Actions that should have begun and have not, as the board shows.
    earlier
        Weeks that earlier re-plans already added to durations.
    held
        Actions that the plan started before what they wait for was delivered: they cannot have begun.
    ahead
        The same, when the board shows that they have begun all the same: they stay.
    """

    late: Mapping[str, int]
    waiting: frozenset[str]
    earlier: Mapping[str, int]
    held: Awaited = field(default_factory=dict)
    ahead: Awaited = field(default_factory=dict)

    @property
    def not_begun(self) -> frozenset[str]:
        """Actions that the plan counts as begun and that are not."""
        return self.waiting | set(self.held)


def slips_by(
    actions: Sequence[ScheduledAction],
    *,
    on: date,
    late: Mapping[str, int],
    waiting: Collection[str] = (),
    begun: Collection[str] = (),
    earlier: Mapping[str, int] | None = None,
) -> Slips:
    """Return what has slipped by a day, what waits for a late delivery included.

    Parameters
    ----------
    actions
        Actions of the plan in force.
    on
        Day of the re-plan.
    late, waiting, earlier
        See ``Slips``.
    begun
        Actions that the board shows begun or delivered.
    """
    ends = {action.id: action.start_week + action.weeks + late.get(action.id, 0) for action in actions}
    held: dict[str, tuple[str, ...]] = {}
    ahead: dict[str, tuple[str, ...]] = {}
    for action in sorted(actions, key=lambda one: (one.start_week, one.id)):
        if action.start >= on or action.id in waiting:
            continue
        missing = tuple(
            other
            for other in action.depends_on
            if other in waiting or other in held or (other in late and ends[other] > action.start_week)
        )
        if missing:
            (ahead if action.id in begun else held)[action.id] = missing
    return Slips(late, frozenset(waiting), earlier or {}, held, ahead)
