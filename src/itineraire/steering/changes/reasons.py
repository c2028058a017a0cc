"""Why something changed, when the client's own register of decisions says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from itineraire.engagement import Engagement, Scenario
from itineraire.roadmap import Roadmap
from itineraire.steering.changes.issue import Entry, History, Issue
from itineraire.steering.changes.points import Topic
from itineraire.vocabulary import KPIS_MAX, WORKSTREAMS_MAX


class Source(StrEnum):
    """Where a decision is recorded."""

    SCENARIO = "scenario"
    PLAN = "plan"
    EXCEPTION = "exception"


@dataclass(frozen=True)
class Decision:
    """One recorded decision; the written reason for passing a limit bears neither day nor name."""

    source: Source
    why: str
    on: date | None = None
    by: str = ""


@dataclass(frozen=True, eq=False)
class Register:
    """The decisions taken between two issues.

    Parameters
    ----------
    scenario
        Who chose or last saved the scenario now printed; ``None`` when it is the same as before.
    plan
        Who accepted the plan now printed; ``None`` when nobody did, or when it was printed before.
    """

    before: Issue
    now: Issue
    engagement: Engagement
    scenario: Decision | None
    plan: Decision | None


def register_of(history: History, before: Issue, now: Issue, engagement: Engagement) -> Register:
    """Return what the client decided between two issues."""
    scenario = _scenario(before.scenario, engagement, history.journal)
    return Register(before, now, engagement, scenario, _plan(before.roadmap, now.roadmap))


def reason_of(topic: Topic, code: str, name: str, register: Register) -> Decision | None:
    """Return the recorded decision behind a change; ``None`` when none is recorded.

    A decision is quoted only for what it sets: a plan for the dates of the actions it holds, a scenario for the
    choice of actions among those listed, and for the hours and euros that its settings change.
    """
    was, now = register.before.scenario, register.now.scenario
    if topic is Topic.ACTION:
        return _action_reason(code, name, register)
    if topic in (Topic.SCENARIO, Topic.HABIT):
        return register.scenario
    if topic is Topic.ENVELOPE and was.budget_percent != now.budget_percent:
        return register.scenario
    if topic is Topic.HOURS and was.hours_percent.get(name, 100) != now.hours_percent.get(name, 100):
        return register.scenario
    if topic is Topic.WORKSTREAM and code == "added":
        passed = len(register.now.workstreams.sheets) > WORKSTREAMS_MAX
        return _exception(register.engagement.more_than_10_because) if passed else None
    if topic is Topic.BASELINE and code == "added":
        passed = len(register.now.objectives.sheet) > KPIS_MAX
        return _exception(register.engagement.objectives.more_than_20_because) if passed else None
    return None


def _action_reason(code: str, name: str, register: Register) -> Decision | None:
    accepted = register.engagement.plan_in_force
    if register.plan is not None and accepted is not None:
        leaves = code in ("removed", "stopped", "unlisted")
        return register.plan if (name in accepted.actions) != leaves else None
    if code == "unlisted" or (code == "added" and name not in register.now.scenario.keep):
        return None
    return register.scenario


def _scenario(before: Scenario, engagement: Engagement, journal: tuple[Entry, ...]) -> Decision | None:
    now, choice = engagement.scenario, engagement.choice
    if now == before:
        return None
    if choice is not None and choice.scenario == now.name != before.name:
        return Decision(Source.SCENARIO, choice.why, choice.on, choice.by)
    noted = [
        entry
        for entry in journal
        if entry.get("scenario") == now.name and entry.get("what") in ("save", "choose")
    ]
    if not noted:
        return None
    last = noted[-1]
    on = date.fromisoformat(str(last["on"]))
    return Decision(Source.SCENARIO, str(last["why"]), on, str(last["by"]))


def _plan(before: Roadmap, now: Roadmap) -> Decision | None:
    accepted = now.accepted
    if accepted is None or accepted == before.accepted:
        return None
    return Decision(Source.PLAN, accepted.why, accepted.on, accepted.by)


def _exception(why: str | None) -> Decision | None:
    return Decision(Source.EXCEPTION, why) if why else None
