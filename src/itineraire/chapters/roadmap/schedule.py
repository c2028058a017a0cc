"""The plan on a page, the three horizons, and the dates with their doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from itineraire.blocks import Block, Entry, Figure, Heading, Panel, Panels, Paragraph, Section, Table
from itineraire.chapters.roadmap.dates import plan_end
from itineraire.chapters.roadmap.order import asset_blocks, order_blocks
from itineraire.chapters.roadmap.year_targets import year_targets
from itineraire.chapters.tables import columns
from itineraire.charts.drawings import (
    FreezeSpan,
    Gantt,
    GanttBar,
    GanttGroup,
    Milestone,
    describe_gantt,
    gantt_chart,
    split_groups,
)
from itineraire.engagement import Freeze
from itineraire.roadmap import Horizon, Roadmap, ScheduledAction
from itineraire.vocabulary import HORIZON_DAYS
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed, quoted
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.workstreams import WorkstreamSheet

#: Lines of a calendar that print at their own size: 34 lines of 13 points make 16 centimetres.
ROWS_ON_A_PAGE = 34
#: An action is marked when its end decides the plan's end in at least this share of the draws.
CRITICAL_SHARE = 0.5


def plan(roadmap: Roadmap, language: Language, *, freezes: Sequence[Freeze] = ()) -> Section:
    """Return the calendar of every retained action, by workstream (R31, R116, R120).

    Parameters
    ----------
    freezes
        Days when nothing may be put live, from ``client.yaml``.
    """
    message = plan_message(roadmap, language)
    if not roadmap.actions:
        return Section((Heading(1, message),))
    sheets = split_groups(_groups(roadmap), ROWS_ON_A_PAGE)
    spans = tuple(FreezeSpan(freeze.reason, freeze.start, freeze.end) for freeze in freezes)
    figures = [
        _calendar(roadmap, sheet, spans, language, (number, len(sheets)))
        for number, sheet in enumerate(sheets, start=1)
    ]
    return Section(
        (Heading(1, message), Paragraph(_pace(roadmap, language)), *figures, *_steps(roadmap, language))
    )


def _steps(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return the long actions in short steps (R15); nothing when all are short."""
    rows = tuple(
        (
            action.title if number == 1 else "",
            say(SENTENCES["step"], language, number=number, total=len(action.steps)),
            format_value(step.start, "short_date", language),
            format_value(step.end, "short_date", language),
            format_value(step.hours, "hours", language),
        )
        for action in roadmap.actions
        for number, step in enumerate(action.steps, start=1)
    )
    if not rows:
        return []
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_action", "left", 3.4),
            ("column_step", "left", 1.2),
            ("column_start", "left", 1.2),
            ("column_end_step", "left", 1.2),
            ("column_step_hours", "right", 1.0),
        ],
    )
    source = say(SENTENCES["steps_source"], language)
    return [Table(specs, rows, say(SENTENCES["steps_table"], language), source)]


def plan_message(roadmap: Roadmap, language: Language) -> str:
    """Return the calendar in one sentence."""
    if not roadmap.actions:
        return say(SENTENCES["headline_none"], language)
    return say(
        SENTENCES["plan"],
        language,
        actions=counted(len(roadmap.actions), "action", language),
        workstreams=counted(len({action.workstream for action in roadmap.actions}), "workstream", language),
        first=min(action.start for action in roadmap.actions),
        last=max(action.end for action in roadmap.actions),
    )


def calendar_figure(roadmap: Roadmap, language: Language, *, freezes: Sequence[Freeze] = ()) -> Figure:
    """Return the whole calendar as one picture, whatever its height: for a screen."""
    spans = tuple(FreezeSpan(freeze.reason, freeze.start, freeze.end) for freeze in freezes)
    return _calendar(roadmap, _groups(roadmap), spans, language, (1, 1))


def workstreams_figure(roadmap: Roadmap, language: Language) -> Figure:
    """Return one bar a workstream, from its first start to its last end: for a slide."""
    groups = _groups(roadmap)
    bars = tuple(
        GanttBar(
            group.title,
            min(bar.start for bar in group.bars),
            max(bar.end for bar in group.bars),
            max(bar.safe_end or bar.end for bar in group.bars),
        )
        for group in groups
    )
    return _calendar(roadmap, (GanttGroup("", bars),), (), language, (1, 1))


def horizons(roadmap: Roadmap, language: Language, *, sheets: Sequence[WorkstreamSheet] = ()) -> Section:
    """Return what is delivered at 90, 180 and 365 days, with the slack of each (R32, R120-R123).

    Parameters
    ----------
    sheets
        Workstreams whose results are the targets of the year; without them the targets are left out.
    """
    blocks: list[Block] = [Heading(1, horizons_message(roadmap, language)), horizon_panels(roadmap, language)]
    words = say(SENTENCES["horizon_note"], language)
    if roadmap.actions:
        words += " " + say(SENTENCES["dates"], language, **plan_end(roadmap)) + "."
    blocks.append(Paragraph(words))
    if sheets and roadmap.horizons and roadmap.horizons[-1].last_day <= roadmap.last_day + timedelta(days=7):
        blocks += year_targets(sheets, language)
    blocks += [*order_blocks(roadmap, language), *asset_blocks(roadmap, language)]
    return Section(tuple(blocks))


def horizons_message(roadmap: Roadmap, language: Language) -> str:
    """Return how much is delivered in each horizon, in one sentence."""
    first, *others = roadmap.horizons
    count = counted(len(first.actions), "action", language)
    parts = [say(SENTENCES["horizon_first"], language, actions=count, days=first.days)]
    parts += [
        say(SENTENCES["horizon_next"], language, count=len(horizon.actions), days=horizon.days)
        for horizon in others
    ]
    return say(SENTENCES["horizons"], language, parts=listed(parts, language))


def _groups(roadmap: Roadmap) -> tuple[GanttGroup, ...]:
    """Return the bars by workstream, the workstream that starts first on top."""
    streams: dict[str, list[ScheduledAction]] = {}
    for action in roadmap.actions:
        streams.setdefault(action.workstream, []).append(action)
    ordered = sorted(
        streams.values(), key=lambda actions: min((action.start, action.id) for action in actions)
    )
    return tuple(
        GanttGroup(
            actions[0].workstream_title,
            tuple(
                _bar(action)
                for action in sorted(actions, key=lambda action: (action.start, action.end, action.id))
            ),
        )
        for actions in ordered
    )


def _bar(action: ScheduledAction) -> GanttBar:
    critical = action.criticality >= CRITICAL_SHARE
    return GanttBar(action.title, action.start, action.end, action.p80, action.owner_name, critical)


def _calendar(
    roadmap: Roadmap,
    groups: Sequence[GanttGroup],
    freezes: tuple[FreezeSpan, ...],
    language: Language,
    page: tuple[int, int],
) -> Figure:
    review = say(SENTENCES["milestone_review"], language)
    shown = roadmap.last_day + timedelta(days=7)
    within = [horizon for horizon in roadmap.horizons if horizon.last_day <= shown] or roadmap.horizons[:1]
    chart = Gantt(
        tuple(groups),
        roadmap.first_day,
        tuple(horizon.days for horizon in within),
        freezes,
        tuple(Milestone(review, horizon.last_day) for horizon in within),
        roadmap.as_of,
    )
    number, total = page
    caption = say(SENTENCES["plan_caption"], language)
    if total > 1:
        caption = say(SENTENCES["plan_detail"], language, number=number, total=total)
    source = say(SENTENCES["plan_source"], language, as_of=roadmap.as_of, scenario=roadmap.scenario_title)
    image = gantt_chart(chart, title=plan_message(roadmap, language), language=language)
    return Figure(image, describe_gantt(chart, language), caption, source)


def _pace(roadmap: Roadmap, language: Language) -> str:
    until = roadmap.first_day + timedelta(days=HORIZON_DAYS[0])
    first = {action.workstream for action in roadmap.actions if action.start < until}
    return say(
        SENTENCES["plan_first_90"],
        language,
        workstreams=counted(len(first), "workstream", language),
        peak=max(roadmap.active_workstreams[:13], default=0),
    )


def horizon_panels(roadmap: Roadmap, language: Language, *, most: int | None = None) -> Panels:
    """Return the horizons side by side: what each launches, delivers and keeps in reserve.

    Parameters
    ----------
    most
        Actions listed at most in each; the others are counted. A brief list leaves out the chance of the horizon's
        own last day, too.
    """
    return Panels(tuple(_horizon(horizon, roadmap, language, most) for horizon in roadmap.horizons))


def _horizon(horizon: Horizon, roadmap: Roadmap, language: Language, most: int | None) -> Panel:
    by_id = {action.id: action for action in roadmap.actions}
    due = sorted((by_id[name] for name in horizon.actions), key=lambda action: (action.p80, action.id))
    entries = [
        Entry(action.title, say(SENTENCES["horizon_item"], language, owner=action.owner_name, day=action.p80))
        for action in due[:most]
    ]
    if len(due) > len(entries):
        entries.append(Entry(say(SENTENCES["horizon_others"], language, count=len(due) - len(entries))))
    title = f"horizon_{horizon.days}" if f"horizon_{horizon.days}" in SENTENCES else "horizon_other"
    return Panel(
        say(SENTENCES[title], language, days=horizon.days),
        _launches(horizon, language),
        tuple(entries) or (Entry(say(SENTENCES["horizon_empty"], language)),),
        tuple(_slack(horizon, language, brief=most is not None)),
    )


def _launches(horizon: Horizon, language: Language) -> str:
    if not horizon.launched:
        return say(SENTENCES["horizon_no_launch"], language)
    titles = listed([quoted(title, language) for title in horizon.launched], language)
    count = counted(len(horizon.launched), "workstream", language)
    return say(SENTENCES["horizon_launch"], language, workstreams=count, titles=titles)


def _slack(horizon: Horizon, language: Language, *, brief: bool) -> list[str]:
    """Return the reserve of a horizon, in hours then in days between its likely and its safe end (R32)."""
    key = "horizon_slack" if horizon.slack_hours > 0 else "horizon_no_slack"
    words = [say(SENTENCES[key], language, hours=horizon.slack_hours)]
    if horizon.p50 is not None and horizon.p80 is not None:
        words.append(
            say(
                SENTENCES["horizon_buffer"],
                language,
                p50=horizon.p50,
                p80=horizon.p80,
                days=horizon.buffer_days,
            )
        )
    if horizon.on_time is not None and not brief:
        words.append(say(SENTENCES["horizon_on_time"], language, share=horizon.on_time, day=horizon.last_day))
    return words
