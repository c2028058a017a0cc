"""The first page: what must be decided now, and four figures on how the plan is carried."""

from __future__ import annotations

from itineraire.blocks import Callout, Heading, Section, Tile, Tiles
from itineraire.chapters.steering.words import kpi_name, listed, tell
from itineraire.steering.alarms import AlarmCode
from itineraire.steering.arbitration import Arbitration, Move
from itineraire.steering.lights import LightState
from itineraire.steering.result import Steering
from itineraire.steering.roles import LaunchState
from itineraire.steering.verdicts import Outcome
from itineraire.wording import Language, format_value

_MOST_DECISIONS = 6


def headlines(steering: Steering, language: Language) -> Section:
    """Return the message of the day, four tiles and the decisions asked."""
    asked = decisions(steering, language)
    box = Callout("decision", tell("decisions", language), "", tuple(asked[:_MOST_DECISIONS]))
    if not asked:
        box = Callout("good", tell("decisions", language), tell("decision_none", language))
    return Section((Heading(1, message(steering, language)), _tiles(steering, language), box))


def message(steering: Steering, language: Language) -> str:
    """Return the one sentence of the page: alarms, else signals, else blind or quiet."""
    weekly = steering.weekly
    if weekly.watch.alarms:
        alarms = list(
            dict.fromkeys(tell(f"name_{item.code.value}", language) for item in weekly.watch.alarms)
        )
        return tell("headline_alarms", language, alarms=listed(alarms))
    signals = weekly.health.signals
    if signals:
        names = listed([kpi_name(item.kpi, language).lower() for item in signals])
        code = "headline_signals_many" if len(signals) > 1 else "headline_signals"
        return tell(code, language, count=len(signals), names=names)
    asked = len(decisions(steering, language))
    if weekly.health.stale and len(weekly.watch.unwatched) == len(AlarmCode):
        return tell("headline_blind", language, count=asked)
    code = {0: "headline_quiet", 1: "headline_one"}.get(asked, "headline_many")
    return tell(code, language, count=asked)


def decisions(steering: Steering, language: Language) -> list[str]:
    """Return the decisions asked of the sponsor, the most urgent first."""
    asked = []
    missing = [
        tell(f"launch_{step.code}", language)
        for step in steering.organisation.checklist
        if step.state is LaunchState.MISSING
    ]
    if missing:
        asked.append(tell("decision_launch", language, missing=listed(missing)))
    if steering.organisation.orphans:
        asked.append(tell("decision_orphan", language, titles=listed(list(steering.organisation.orphans))))
    undecided = {verdict.action for verdict in steering.monthly.waiting}
    asked += [
        sentence
        for item in steering.arbitrations
        if item.action in undecided and (sentence := _proposal(item, steering, language))
    ]
    early = [item for item in steering.readings if item.is_read_too_soon]
    if len(early) > 1:
        asked.append(tell("decision_read_dates", language, count=len(early)))
    asked += [
        tell("decision_read_date", language, title=item.title, typed=item.read_on, day=item.first_action_read)
        for item in early
        if len(early) == 1
    ]
    return asked


def _proposal(item: Arbitration, steering: Steering, language: Language) -> str:
    """Return what is proposed for an action that waits for a decision."""
    if item.move is Move.STOP and item.verdict.outcome is Outcome.HARMFUL:
        kpi = kpi_name(item.verdict.kpi, language).lower()
        return tell("decision_stop_harmful", language, title=item.title, change=item.verdict.change, kpi=kpi)
    if item.move is Move.STOP and item.worth_probability is not None:
        return tell("decision_stop", language, title=item.title, chance=item.worth_probability)
    if item.move is Move.KEEP and item.value_eur_year is not None:
        return tell("decision_keep", language, title=item.title, value=item.value_eur_year)
    day = item.verdict.judge_from
    return tell("decision_read", language, title=item.title, day=day, days=(steering.as_of - day).days)


def _tiles(steering: Steering, language: Language) -> Tiles:
    steps = steering.organisation.checklist
    done = sum(step.state is not LaunchState.MISSING for step in steps)
    verdicts = steering.verdicts
    proven = sum(verdict.outcome is Outcome.PROVEN for verdict in verdicts)
    early = sum(verdict.outcome is Outcome.TOO_EARLY for verdict in verdicts)
    on = sum(light.state is LightState.ON for light in steering.lights)
    unknown = sum(light.state is LightState.UNKNOWN for light in steering.lights)
    state = "tile_launched" if steering.is_launched else "tile_not_launched"
    board = steering.board
    flow = Tile(tell("tile_flow", language), format_value(None, "int", language))
    if board is not None:
        flow = Tile(
            tell("tile_flow", language),
            format_value(board.delivered_a_week, "number1", language),
            tell("tile_flow_note", language, open=board.in_progress),
        )
    return Tiles(
        (
            Tile(
                tell("tile_launch", language),
                tell(state, language),
                tell("tile_launch_note", language, done=done, total=len(steps)),
                "good" if steering.is_launched else "warning",
            ),
            Tile(
                tell("tile_proven", language),
                tell("tile_proven_value", language, proven=proven, total=len(verdicts)),
                tell("tile_proven_note", language, early=early),
            ),
            flow,
            Tile(
                tell("tile_lights", language),
                tell("tile_lights_value", language, on=on, total=len(steering.lights)),
                tell("tile_lights_note", language, unknown=unknown),
                "warning" if on else "neutral",
            ),
        )
    )
