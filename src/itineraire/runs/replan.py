"""Plan again from a day on: what happened is read from the client's folder, nothing changes until it is accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from itineraire.blocks import Cover
from itineraire.chapters.replan import changes
from itineraire.deliverables import write_pdf
from itineraire.engagement import AcceptedPlan, PlannedAction, accept_plan
from itineraire.errors import Fault, PlanError, RunError
from itineraire.exports import read_client_exports, read_client_follow_up
from itineraire.roadmap import Roadmap, RoadmapChange, replan_roadmap
from itineraire.runs.review import last_run
from itineraire.steering import slips_of
from itineraire.wording import Language, say
from itineraire.wording.replan import SENTENCES
from itineraire.workbook import Workbook, open_workbook
from itineraire.workstreams import frame_workstreams

_MOST_WEEKS = 104


def open_plan(workspace: Path, client: str, *, language: Language) -> Workbook:
    """Open a client's last run, whose roadmap is the plan in force.

    Raises
    ------
    ItineraireError
        When the plan has never been run, or when an accepted plan has not been printed since.
    """
    day = last_run(workspace, client).isoformat()
    book = open_workbook(
        client, step="steering", as_of=day, language=language, mode="batch", workspace=workspace
    )
    accepted, printed = book.engagement.plan_in_force, book.roadmap.accepted
    if accepted is not None and (printed is None or (printed.on, printed.why) != (accepted.on, accepted.why)):
        raise RunError(Fault("runs.plan_not_printed", values={"on": accepted.on, "client": client}))
    return book


def replan_client(book: Workbook, *, on: date, late: Sequence[str] = ()) -> RoadmapChange:
    """Return what changes when the plan in force is planned again.

    Parameters
    ----------
    book
        The client's last run.
    on
        Day of the decision: what began before its week stays.
    late
        Delays told by hand, as ``action=weeks``; they win over those of the board.
    """
    old, settings = book.roadmap, book.engagement.client
    if not old.first_day <= on <= old.last_day:
        values = {"on": on, "first": old.first_day, "last": old.last_day}
        raise RunError(Fault("runs.replan_outside", values=values))
    intake = read_client_exports(book.places.folder, settings)
    follow_up = read_client_follow_up(book.places.folder, settings, intake.people)
    cards = follow_up["cards"] if not follow_up["cards"].empty else intake.tables["cards"]
    board = slips_of(old.actions, cards, on=on)
    told = _told(late, old, board.finished)
    workstreams = frame_workstreams(book.engagement, book.diagnostic, book.objectives, as_of=book.as_of)
    return replan_roadmap(
        book.engagement,
        workstreams,
        book.diagnostic,
        old,
        on=on,
        late_weeks={**board.late, **told},
        waiting=set(board.waiting) - set(told),
        begun=board.begun,
    )


def _told(late: Sequence[str], old: Roadmap, finished: Collection[str]) -> dict[str, int]:
    """Read ``action=weeks``; every fault of the demand at once."""
    known = [action.id for action in old.actions]
    told: dict[str, int] = {}
    faults: list[Fault] = []
    for text in late:
        name, _, weeks = text.partition("=")
        if not weeks.strip().isdecimal() or not 1 <= int(weeks) <= _MOST_WEEKS:
            example = {"example": known[0] if known else "action"}
            faults.append(Fault("runs.bad_late", found=text, values=example))
        elif name not in known:
            faults.append(Fault("runs.late_unknown", found=name, values={"known": ", ".join(known)}))
        elif name in finished:
            faults.append(Fault("runs.late_finished", found=name))
        else:
            told[name] = int(weeks)
    if faults:
        raise RunError(faults)
    return told


def write_change(book: Workbook, change: RoadmapChange) -> Path:
    """Write the page of a re-plan as ``outputs/<client>/replans/<day>.pdf``."""
    language = book.language
    cover = book.cover().blocks[0]
    assert isinstance(cover, Cover)
    cover = replace(
        cover,
        title=say(SENTENCES["title"], language),
        question=say(SENTENCES["question"], language, on=change.decided_on),
        as_of=change.decided_on,
    )
    folder = book.places.workspace / "outputs" / book.places.client / "replans"
    path = folder / f"{change.decided_on.isoformat()}.pdf"
    titles = {action.id: action for action in book.roadmap.actions}
    write_pdf((cover, *changes(change, language, before=titles).blocks), path)
    return path


def accept_change(book: Workbook, change: RoadmapChange, *, by: str, why: str) -> Path:
    """Write the new plan as the one that a run prints.

    Raises
    ------
    PlanError
        When the request is impossible: nothing is written.
    """
    if change.roadmap is None:
        raise PlanError(
            [Fault(f"roadmap.conflict_{rule.kind.value}", found=rule.subject) for rule in change.conflict]
            or Fault("roadmap.no_plan_found")
        )
    mondays = change.roadmap.mondays
    actions: Mapping[str, PlannedAction] = {
        action.id: PlannedAction(start=mondays[change.roadmap.starts[action.id]], weeks=action.weeks)
        for action in change.roadmap.actions
    }
    plan = AcceptedPlan(
        on=change.decided_on,
        by=by,
        why=why,
        scenario=book.engagement.scenario,
        actions=dict(actions),
        late=dict(change.longer),
    )
    return accept_plan(book.places.folder, plan)
