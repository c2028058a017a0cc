"""Who carries the plan and how the work flows: roles, rituals, communication, board, lights, owners."""

from __future__ import annotations

from itineraire.blocks import Block, Callout, Figure, Heading, Paragraph, Section, Table, Text, Tile, Tiles
from itineraire.chapters.steering.words import columns, format_minutes, listed, tell
from itineraire.charts.steering import deliveries
from itineraire.charts.style import draw
from itineraire.steering.board import Board, Column
from itineraire.steering.lights import Light, LightState
from itineraire.steering.plan import OwnerView
from itineraire.steering.result import Steering
from itineraire.steering.rituals import Ritual
from itineraire.steering.roles import LaunchState, Role, RoleCard
from itineraire.wording import Language, format_value

_NEXT_DATES = 3
_FRESH = {LightState.ON: "light_on", LightState.OFF: "light_off", LightState.UNKNOWN: "light_unknown"}


def roles(steering: Steering, language: Language) -> Section:
    """Return the role cards (R139)."""
    cards = steering.organisation.roles
    named = {card.role: card.name for card in cards}
    caption = tell(
        "roles_title",
        language,
        sponsor=named.get(Role.SPONSOR, "–"),
        lead=named.get(Role.LEAD, "–"),
        owners=sum(card.role is Role.OWNER for card in cards),
    )
    table = Table(
        columns(
            language, ("column_role", "left", 1.3), ("column_name", "left", 1.8), ("column_duty", "left", 4.0)
        ),
        tuple(_role_row(card, language) for card in cards),
        caption,
        tell("roles_source", language),
    )
    return Section((table,))


def launch(steering: Steering, language: Language) -> Section:
    """Return the launch checklist (R21)."""
    steps = steering.organisation.checklist
    missing = [tell(f"launch_{step.code}", language) for step in steps if step.state is LaunchState.MISSING]
    caption = tell("launch_title", language)
    if missing:
        caption = tell("launch_title_missing", language, missing=listed(missing))
    rows = tuple(
        (
            tell(f"launch_{step.code}", language).capitalize(),
            step.detail or ("–" if step.on is None else format_value(step.on, "date", language)),
            step.owner_name or "–",
            tell(f"state_{step.state.value}", language),
        )
        for step in steps
    )
    heads = columns(
        language,
        ("column_condition", "left", 2.4),
        ("column_date", "left", 1.4),
        ("column_owner", "left", 1.6),
        ("column_state", "left", 0.9),
    )
    return Section((Table(heads, rows, caption, tell("roles_source", language)),))


def rituals(steering: Steering, language: Language) -> Section:
    """Return the three rhythms with their next dates (R142, R143, R156)."""
    planned = steering.organisation.meetings
    dates = {ritual: [meeting for meeting in planned if meeting.ritual is ritual] for ritual in Ritual}
    if not planned:
        return Section(())
    caption = tell(
        "rituals_title",
        language,
        weekly=len(dates[Ritual.WEEKLY]),
        monthly=len(dates[Ritual.MONTHLY]),
        quarterly=len(dates[Ritual.QUARTERLY]),
        last=planned[-1].on,
    )
    rows = tuple(
        (
            tell(f"ritual_{ritual.value}", language),
            format_minutes(found[0].minutes, language),
            tell(f"ritual_{ritual.value}_for", language),
            listed([format_value(meeting.on, "short_date", language) for meeting in found[:_NEXT_DATES]]),
        )
        for ritual, found in dates.items()
        if found
    )
    heads = columns(
        language,
        ("column_ritual", "left", 1.7),
        ("column_length", "right", 0.8),
        ("column_for", "left", 2.6),
        ("column_next", "left", 2.6),
    )
    return Section((Table(heads, rows, caption, tell("roles_source", language)),))


def communication(steering: Steering, language: Language) -> Section:
    """Return who is told what, when and how; teams that nobody tells are named (R147, R149)."""
    organisation = steering.organisation
    blocks: list[Block] = []
    if organisation.silent_teams:
        teams = listed([tell(f"team_{team.value}", language) for team in organisation.silent_teams])
        blocks.append(Paragraph(tell("communication_silent", language, teams=teams) + "."))
    if not organisation.audiences:
        return Section((Paragraph(tell("communication_none", language)), *blocks))
    heads = columns(
        language,
        ("column_audience", "left", 1.8),
        ("column_rhythm", "left", 1.3),
        ("column_format", "left", 3.0),
        ("column_next_issue", "right", 1.2),
    )
    rows = tuple(
        (
            item.name,
            tell(f"rhythm_{item.rhythm}", language),
            item.format,
            format_value(item.next_on, "short_date", language),
        )
        for item in organisation.audiences
    )
    caption = tell("communication_title", language, audiences=len(rows))
    return Section((Table(heads, rows, caption, tell("roles_source", language)), *blocks))


def board_page(steering: Steering, language: Language) -> Section:
    """Return the board: where the work stands, what drags on, when the rest is due (R141, R145)."""
    board = steering.board
    if board is None:
        return Section((Callout("note", tell("light_open_work", language), tell("board_missing", language)),))
    source = tell("board_source", language, as_of=steering.as_of)
    blocks: list[Block] = [Heading(1, board_title(board, language)), _board_tiles(board, language)]
    if board.delivered_a_week is not None:
        blocks.append(_delivery_chart(board, board.delivered_a_week, source, language))
    if board.ageing:
        blocks.append(_ageing_table(board, source, language))
    return Section(tuple(blocks))


def board_title(board: Board, language: Language) -> str:
    """Return the message of the board."""
    if not board.remaining:
        return tell("board_title_done", language)
    if board.delivered_a_week is None:
        return tell("board_title_undated", language, open=board.in_progress)
    if board.forecast is None:
        return tell("board_title_stopped", language, open=board.in_progress)
    return tell(
        "board_title",
        language,
        open=board.in_progress,
        rate=board.delivered_a_week,
        weeks=board.forecast.p85,
    )


def lights(steering: Steering, language: Language) -> Section:
    """Return the five warning lights with their measure and threshold, and the regularity of the effort."""
    on = [
        tell(f"light_{light.code}", language).lower()
        for light in steering.lights
        if light.state is LightState.ON
    ]
    unknown = sum(light.state is LightState.UNKNOWN for light in steering.lights)
    code = "lights_title" if on else "lights_title_unread" if unknown else "lights_title_none"
    caption = tell(code, language, names=listed(on), unknown=unknown)
    heads = columns(
        language,
        ("column_light", "left", 2.6),
        ("column_measure", "left", 2.4),
        ("column_limit", "left", 2.2),
        ("column_state", "left", 0.9),
    )
    rows = tuple(_light_row(light, language) for light in steering.lights)
    table = Table(heads, rows, caption, tell("lights_source", language))
    return Section((table, Paragraph(_regularity(steering, language))))


def owners(steering: Steering, language: Language) -> Section:
    """Return, for each owner, his next three deliverables (R17)."""
    if not steering.owners:
        return Section((Paragraph(tell("owners_none", language)),))
    heads = columns(
        language,
        ("column_owner", "left", 1.5),
        ("column_deliverable", "left", 3.4),
        ("column_due", "right", 1.1),
        ("column_read_from", "right", 1.3),
    )
    rows = tuple(row for view in steering.owners for row in _owner_rows(view, language))
    return Section((Table(heads, rows, tell("owners_title", language), tell("owners_source", language)),))


def _role_row(card: RoleCard, language: Language) -> tuple[Text, ...]:
    duty = tell(f"duty_{card.role.value}", language, scope=listed(list(card.scope)))
    return tell(f"role_{card.role.value}", language), f"{card.name}, {card.position}", duty


def _board_tiles(board: Board, language: Language) -> Tiles:
    tiles = [
        Tile(tell(f"column_{column.value}", language), format_value(board.counts[column], "int", language))
        for column in (Column.TO_DO, Column.DOING, Column.BLOCKED)
    ]
    if board.cycle_days_median is not None:
        tiles.append(
            Tile(
                tell("tile_cycle", language),
                format_value(board.cycle_days_median, "days", language),
                tell("tile_cycle_note", language, p85=board.cycle_days_p85),
            )
        )
    return Tiles(tuple(tiles))


def _delivery_chart(board: Board, rate: float, source: str, language: Language) -> Figure:
    label = tell("board_mean", language, rate=rate)
    image = draw(
        lambda ax: deliveries(board.delivered_by_week, rate, ax=ax, language=language, label=label),
        height_cm=3.6,
    )
    weeks = listed([str(count) for count in board.delivered_by_week])
    alt = tell("board_chart_alt", language, weeks=weeks)
    return Figure(image, alt, tell("board_chart", language, rate=rate), source)


def _ageing_table(board: Board, source: str, language: Language) -> Table:
    one = len(board.ageing) == 1
    caption = tell("ageing_title_one" if one else "ageing_title", language, count=len(board.ageing))
    rows = tuple(
        (card.title, tell(f"column_{card.column.value}", language), format_value(card.days, "days", language))
        for card in board.ageing
    )
    heads = columns(
        language, ("column_action", "left", 4.0), ("column_state", "left", 1.0), ("column_age", "right", 1.0)
    )
    return Table(heads, rows, caption, source)


def _light_row(light: Light, language: Language) -> tuple[Text, ...]:
    if light.state is LightState.UNKNOWN:
        measure = tell(f"missing_{light.missing}", language)
    elif light.value is None:
        measure = tell("no_delivery", language)
    else:
        measure = tell(f"measure_{light.code}", language, value=light.value)
    return (
        tell(f"light_{light.code}", language),
        measure,
        tell(f"limit_{light.code}", language, value=light.threshold),
        tell(_FRESH[light.state], language),
    )


def _regularity(steering: Steering, language: Language) -> str:
    found = steering.regularity
    held = tell("not_yet", language)
    if found.meetings_held is not None:
        held = tell("held", language, held=found.meetings_held, planned=found.meetings_planned)
    return tell(
        "regularity",
        language,
        deliveries=_index(found.deliveries, language),
        spend=_index(found.spend, language),
        meetings=held,
    )


def _index(value: float | None, language: Language) -> str:
    return tell("unreadable", language) if value is None else format_value(value, "number2", language)


def _owner_rows(view: OwnerView, language: Language) -> list[tuple[Text, ...]]:
    return [
        (
            view.owner_name if place == 0 else "",
            item.deliverable,
            format_value(item.end, "short_date", language),
            format_value(item.read_from, "short_date", language),
        )
        for place, item in enumerate(view.next)
    ]
