"""Which priced options bring a skill that nobody has: those worth most, once their price is paid (R130, M37)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from itineraire.engagement import Action, Client
from itineraire.engagement.client import Training
from itineraire.roadmap.value import WEEKS_PER_MONTH
from itineraire.workstreams import ScoredAction

#: Options of one skill that may be bought together; beyond, a client should choose first.
_MOST_TOGETHER = 2


def missing_skills_of(client: Client, actions: Iterable[ScoredAction | Action]) -> tuple[str, ...]:
    """Return the skills that are asked for and that nobody has."""
    held = {skill for person in client.people for skill in person.skills}
    asked = {skill for action in actions for skill, hours in action.hours.items() if hours.likely > 0}
    return tuple(sorted(asked - held))


def every_option(client: Client, actions: Iterable[ScoredAction | Action]) -> tuple[Training, ...]:
    """Return all the options that bring a missing skill: what nobody could plan without even them."""
    missing = missing_skills_of(client, actions)
    return tuple(option for option in client.skill_options if option.skill in missing)


def adopted_options(client: Client, actions: Iterable[ScoredAction], weeks: int) -> tuple[Training, ...]:
    """Return, for each missing skill, the options that leave most once paid; the cheapest when several do (M37).

    Parameters
    ----------
    client
        Its ``skill_options``.
    actions
        Candidates.
    weeks
        Horizon of the plan.

    Notes
    -----
    An option counts for the actions whose hours it can hold: within their own weeks, and all together within the
    weeks left once it is ready. It is a first look, without the other skills or the budget: the plan then drops
    what it does not use. When no option holds any action, the cheapest stands for all.
    """
    actions = tuple(actions)
    return tuple(
        option
        for skill in missing_skills_of(client, actions)
        for option in _best_for(
            [option for option in client.skill_options if option.skill == skill],
            [action for action in actions if skill in action.hours and action.hours[skill].likely > 0],
            weeks,
        )
    )


def _best_for(options: Sequence[Training], users: Sequence[ScoredAction], weeks: int) -> tuple[Training, ...]:
    ordered = sorted(options, key=lambda option: option.cost_eur)
    sets = [some for size in range(1, _MOST_TOGETHER + 1) for some in combinations(ordered, size)]

    def worth(some: tuple[Training, ...]) -> tuple[int, float, float]:
        cost = sum(option.cost_eur for option in some)
        imposed, value = _brought(some, users, weeks)
        return imposed, value - cost if value or imposed else 0.0, -cost

    return max(sets, key=worth, default=())


def _brought(some: Sequence[Training], users: Sequence[ScoredAction], weeks: int) -> tuple[int, float]:
    """Return how many imposed actions these options can hold, and the value of all that they can hold."""
    skill = some[0].skill
    ready = max(option.ready_weeks for option in some)
    rate = sum(option.hours_week for option in some)
    left = rate * max(0, weeks - ready)
    imposed, value = 0, 0.0
    for action in sorted(users, key=lambda user: (not user.mandatory, -_value(user, ready, weeks), user.id)):
        asked = action.hours[skill].likely
        if asked <= min(left, rate * action.weeks) + 1e-9 and ready + action.weeks <= weeks:
            left -= asked
            imposed += action.mandatory
            value += _value(action, ready, weeks)
    return imposed, value


def _value(action: ScoredAction, ready: int, weeks: int) -> float:
    """Return what an action and all that waits for it could bring at best, once its purchases are paid."""
    effective = max(0, weeks - ready - action.weeks - action.lag_weeks)
    gain = (action.expected_eur_month + action.unlocked_eur_month) * effective / WEEKS_PER_MONTH
    return max(0.0, gain - action.cost_eur.likely)
