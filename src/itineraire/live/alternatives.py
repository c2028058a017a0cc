"""Plans of the other saved scenarios, so that the printed one can be compared with them."""

from __future__ import annotations

from dataclasses import dataclass

from itineraire.engagement import read_engagement
from itineraire.engagement.folder import scenario_names
from itineraire.errors import PlanError
from itineraire.roadmap import PROVED, Roadmap, plan_roadmap
from itineraire.workbook import Workbook
from itineraire.workstreams import frame_workstreams


@dataclass(frozen=True)
class Alternatives:
    """What the other scenarios give.

    Parameters
    ----------
    plans
        One plan a scenario that holds.
    impossible
        Titles of the scenarios whose imposed actions cannot hold together.
    """

    plans: tuple[Roadmap, ...]
    impossible: tuple[str, ...]


def plan_alternatives(book: Workbook) -> Alternatives:
    """Plan every saved scenario but the one of the workbook.

    Parameters
    ----------
    book
        The open workbook; its diagnostic and objectives serve every scenario.
    """
    plans: list[Roadmap] = []
    impossible: list[str] = []
    for name in scenario_names(book.places.folder):
        if name == book.engagement.scenario.name:
            continue
        engagement = read_engagement(book.places.folder, scenario=name)
        workstreams = frame_workstreams(engagement, book.diagnostic, book.objectives, as_of=book.as_of)
        try:
            plan = plan_roadmap(engagement, workstreams, book.diagnostic, as_of=book.as_of, effort=PROVED)
        except PlanError:
            impossible.append(engagement.scenario.title)
        else:
            plans.append(plan)
    return Alternatives(tuple(plans), tuple(impossible))
