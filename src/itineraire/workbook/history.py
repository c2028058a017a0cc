"""The issues of the plan that came before this one, as earlier runs stored them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from itineraire import results
from itineraire.engagement import Engagement, read_journal
from itineraire.engagement.decisions import REFERENCE
from itineraire.errors import MissingStepError
from itineraire.objectives import Objectives
from itineraire.roadmap import Roadmap
from itineraire.steering import Steering
from itineraire.steering.changes import History, Issue
from itineraire.workbook.places import Places
from itineraire.workstreams import Workstreams


def read_history(places: Places, engagement: Engagement) -> History:
    """Return the latest earlier issue of the same scenario, or of one that the client chose, and the journal.

    An issue that can no longer be read is passed over, and its day is kept to be told.

    Raises
    ------
    ClientFilesError
        When a line of the journal is no entry any more.
    """
    journal = read_journal(places.folder)
    unreadable: date | None = None
    for day, folder in places.earlier_issues():
        try:
            issue = _issue(day, folder)
        except MissingStepError:
            unreadable = unreadable or day
            continue
        if _is_comparable(issue, engagement, journal):
            return History(issue, unreadable, journal)
    return History(None, unreadable, journal)


def _issue(day: date, folder: Path) -> Issue:
    steering = results.load_step(Steering, "steering", folder)
    return Issue(
        day,
        steering.scenario,
        results.load_step(Objectives, "objectives", folder),
        results.load_step(Workstreams, "workstreams", folder),
        results.load_step(Roadmap, "roadmap", folder),
        steering.slips,
    )


def _is_comparable(issue: Issue, engagement: Engagement, journal: Sequence[dict[str, object]]) -> bool:
    """Say whether an issue was printed for the client: of today's scenario, or of one chosen at some time.

    Before the first choice, the reference scenario is what a run prints.
    """
    chosen = {str(entry["scenario"]): str(entry["on"]) for entry in journal if entry["what"] == "choose"}
    if engagement.choice is not None:
        chosen.setdefault(engagement.choice.scenario, engagement.choice.on.isoformat())
    name = issue.scenario.name
    is_first = name == REFERENCE and not any(on <= issue.as_of.isoformat() for on in chosen.values())
    return name == engagement.scenario.name or name in chosen or is_first
