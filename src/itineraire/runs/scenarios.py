"""Two scenarios solved side by side from the same stored results."""

from __future__ import annotations

from itineraire.engagement import read_engagement
from itineraire.roadmap import Roadmap, plan_roadmap
from itineraire.wording import Language, say
from itineraire.wording.cli import SENTENCES
from itineraire.workbook import Places, Workbook
from itineraire.workstreams import frame_workstreams


def solve_scenario(places: Places, scenario: str, *, language: Language) -> Roadmap:
    """Return the roadmap of one saved scenario, from the stored diagnostic and objectives.

    Raises
    ------
    ItineraireError
        When the scenario does not exist, or the first two notebooks have not been run.
    """
    engagement = read_engagement(places.folder, scenario=scenario)
    book = Workbook(places, engagement, "roadmap", language, "batch")
    workstreams = frame_workstreams(engagement, book.diagnostic, book.objectives, as_of=places.as_of)
    return plan_roadmap(engagement, workstreams, book.diagnostic, as_of=places.as_of)


def compare_scenarios(places: Places, first: str, second: str, *, language: Language) -> tuple[str, ...]:
    """Return the lines that set two scenarios side by side: value, cost, actions, and what moves.

    Parameters
    ----------
    first, second
        Names of saved scenarios.
    """
    plans = {name: solve_scenario(places, name, language=language) for name in (first, second)}
    lines = [
        say(
            SENTENCES["scenario_line"],
            language,
            name=name,
            value=plan.value_eur,
            actions=len(plan.actions),
            refused=len(plan.refused),
            price=plan.refused_price_eur,
            budget=plan.budget.p80,
        )
        for name, plan in plans.items()
    ]
    titles = {action.id: action.title for plan in plans.values() for action in plan.actions}
    kept = {name: set(plan.starts) for name, plan in plans.items()}
    for name, other in ((first, second), (second, first)):
        only = sorted(titles[action] for action in kept[name] - kept[other])
        if only:
            lines.append(say(SENTENCES["scenario_only"], language, name=name, actions=" ; ".join(only)))
    return tuple(lines)
