"""An issue of the plan as a run stored it, and those that came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itineraire.engagement import Scenario
from itineraire.objectives import Objectives
from itineraire.roadmap import Roadmap
from itineraire.steering.slips import BoardSlips
from itineraire.workstreams import Workstreams

#: One line of ``decisions/journal.jsonl``.
Entry = Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Issue:
    """What one run says of the plan.

    Parameters
    ----------
    scenario
        The one that was printed, with its settings of that day.
    slips
        What the board said of the actions that day.
    """

    as_of: date
    scenario: Scenario
    objectives: Objectives
    workstreams: Workstreams
    roadmap: Roadmap
    slips: BoardSlips


@dataclass(frozen=True, eq=False)
class History:
    """What came before this issue of the plan.

    Parameters
    ----------
    before
        The issue to compare with; ``None`` for the first one.
    unreadable
        Day of the latest earlier issue, when it can no longer be read and ``before`` is an older one.
    journal
        Entries of the client's journal, oldest first.
    """

    before: Issue | None = None
    unreadable: date | None = None
    journal: tuple[Entry, ...] = ()
