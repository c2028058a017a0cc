"""The weekly page: alarms first, then the quick figures, then the agenda (R142, R151, R155)."""

from __future__ import annotations

from itineraire.blocks import (
    Block,
    Callout,
    Figure,
    FigurePair,
    Heading,
    Paragraph,
    Section,
    Table,
    Text,
)
from itineraire.chapters.steering.words import (
    columns,
    format_minutes,
    kpi_name,
    listed,
    tell,
    unit_of,
    written,
)
from itineraire.chapters.tables import capital
from itineraire.charts.steering import Point, usual_range
from itineraire.charts.style import draw
from itineraire.steering.alarms import Alarm, AlarmCode
from itineraire.steering.causes import Cause
from itineraire.steering.health import KpiHealth, State
from itineraire.steering.result import Steering
from itineraire.steering.rituals import AgendaItem
from itineraire.vocabulary import KPIS, Unit
from itineraire.wording import Language
from itineraire.wording.terms import UNIT_FORMATS, term

_CHARTED = 2
_SMALL_EUR = 100.0


def weekly_page(steering: Steering, language: Language) -> Section:
    """Return the page of the week: what to act on today, what moved, and nothing when nothing is true."""
    health, watch = steering.weekly.health, steering.weekly.watch
    blocks: list[Block] = [Heading(1, _title(steering, language))]
    blocks += [_alarm(alarm, language) for alarm in watch.alarms]
    blocks += [_signal(signal, language) for signal in health.signals]
    if not watch.alarms and len(watch.unwatched) < len(AlarmCode):
        said = "some_watched" if watch.unwatched else "all_watched"
        blocks.append(Paragraph(tell(said, language)))
    if watch.unwatched:
        names = listed([tell(f"name_{code.value}", language) for code in watch.unwatched])
        blocks.append(Paragraph(tell("unwatched", language, names=names)))
    if health.week is None:
        blocks.append(Callout("note", tell("week_none", language), tell("week_none_do", language)))
        return Section(tuple(blocks))
    if health.stale:
        blocks.append(Paragraph(tell("week_stale", language, week=health.week)))
    blocks.append(_table(steering, language))
    unread = [kpi_name(item.kpi, language).lower() for item in health.kpis if item.state is State.MISSING]
    if unread:
        blocks.append(Paragraph(tell("not_weekly", language, names=listed(unread))))
    return Section((*blocks, *_charts(steering, language)))


def agenda(steering: Steering, language: Language) -> Section:
    """Return the agenda of the next weekly meeting: three parts, 45 minutes at most (R142)."""
    planned = steering.weekly.agenda
    caption = tell("agenda_title", language, on=planned.on, minutes=planned.minutes)
    rows = tuple(_agenda_row(item, language) for item in planned.items)
    table = Table(
        columns(
            language,
            ("column_part", "left", 1.0),
            ("column_topic", "left", 3.6),
            ("column_who", "left", 1.2),
            ("column_length", "right", 0.7),
        ),
        rows,
        caption,
    )
    if not planned.left_out:
        return Section((table,))
    code = "agenda_left_out_one" if planned.left_out == 1 else "agenda_left_out"
    return Section((table, Paragraph(tell(code, language, count=planned.left_out))))


def cause_text(cause: Cause, language: Language) -> str:
    """Return a probable cause in words."""
    values = dict(cause.values)
    if "channel" in values:
        values["channel"] = term("channel", str(values["channel"]), language)
    return tell(f"cause_{cause.code}", language, **values)


def _title(steering: Steering, language: Language) -> str:
    health, watch = steering.weekly.health, steering.weekly.watch
    if watch.alarms:
        names = listed(
            list(dict.fromkeys(tell(f"name_{alarm.code.value}", language) for alarm in watch.alarms))
        )
        return tell("week_alarms", language, names=names)
    if health.week is None:
        return tell("week_none", language)
    if health.signals:
        names = listed([kpi_name(signal.kpi, language).lower() for signal in health.signals])
        return tell("week_signals", language, week=health.week, names=names)
    return tell("week_quiet", language, week=health.week)


def _alarm(alarm: Alarm, language: Language) -> Callout:
    title = tell(
        f"alarm_{alarm.code.value}", language, size=alarm.size, since=alarm.since, product=alarm.product
    )
    money = (
        tell("alarm_no_money", language)
        if alarm.margin_eur_day is None
        else tell("alarm_money", language, euros=alarm.margin_eur_day)
    )
    causes = tuple(capital(cause_text(cause, language)) for cause in alarm.causes)
    return Callout("warning", title, money + " " + tell(f"do_{alarm.code.value}", language), causes)


def _signal(signal: KpiHealth, language: Language) -> Callout:
    title = tell("signal_title", language, kpi=kpi_name(signal.kpi, language), change=signal.change)
    money = "" if signal.margin_eur is None else tell("signal_money", language, euros=signal.margin_eur)
    causes = tuple(capital(cause_text(cause, language)) for cause in signal.causes)
    return Callout("good" if signal.better else "warning", title, money, causes)


def _table(steering: Steering, language: Language) -> Table:
    health = steering.weekly.health
    return Table(
        columns(
            language,
            ("column_kpi", "left", 2.0),
            ("column_week", "right", 1.0),
            ("column_usual", "right", 1.5),
            ("column_reading", "left", 2.2),
        ),
        tuple(_row(item, language) for item in health.kpis if item.state is not State.MISSING),
        tell("week_table", language),
        tell("week_source", language, week=health.week),
    )


def _row(item: KpiHealth, language: Language) -> tuple[Text, ...]:
    unit = unit_of(item.kpi)
    last = item.weeks[-1] if item.weeks else None
    usual = "–"
    if last is not None and last.low is not None and last.high is not None:
        usual = tell(
            "range", language, low=written(last.low, unit, language), high=written(last.high, unit, language)
        )
    reading = tell(f"state_{item.state.value}", language, change=item.change)
    value = "–" if item.value is None else written(item.value, unit, language)
    return kpi_name(item.kpi, language), value, usual, reading


def _charts(steering: Steering, language: Language) -> tuple[Block, ...]:
    """Return the two figures that say most: those out of range, else the first ones known."""
    judged = [item for item in steering.weekly.health.kpis if item.state in (State.SIGNAL, State.ORDINARY)]
    judged.sort(key=lambda item: item.state is not State.SIGNAL)
    figures = [_chart(item, steering, language) for item in judged[:_CHARTED]]
    if len(figures) == _CHARTED:
        return (FigurePair(figures[0], figures[1]),)
    return tuple(figures)


def _chart(item: KpiHealth, steering: Steering, language: Language) -> Figure:
    unit = KPIS[item.kpi].unit
    kind = _chart_format(item)
    points = [Point(week.start, week.value, week.low, week.high) for week in item.weeks]
    last = item.weeks[-1]
    known = [week for week in item.weeks if week.value is not None]
    name = kpi_name(item.kpi, language)
    image = draw(
        lambda ax: usual_range(points, kind, ax=ax, language=language),
        width="half",
        height_cm=4.6,
    )
    return Figure(
        image,
        tell(
            "usual_chart_alt",
            language,
            kpi=name,
            first=written(known[0].value, unit, language),
            last=written(known[-1].value, unit, language),
        ),
        tell(
            "usual_chart",
            language,
            kpi=name,
            value=written(item.value, unit, language),
            low=written(last.low, unit, language),
            high=written(last.high, unit, language),
        ),
        tell("week_source", language, week=steering.weekly.health.week),
    )


def _chart_format(item: KpiHealth) -> str:
    """Return the format of a KPI's chart; a small price keeps its cents."""
    unit = KPIS[item.kpi].unit
    largest = max((abs(week.value) for week in item.weeks if week.value is not None), default=0.0)
    return "eur2" if unit is Unit.EUR and largest < _SMALL_EUR else UNIT_FORMATS[unit.value]


def _agenda_row(item: AgendaItem, language: Language) -> tuple[Text, ...]:
    subject = kpi_name(item.subject, language) if item.code == "signal" else item.subject
    return (
        tell(f"part_{item.part.value}", language),
        tell(f"agenda_{item.code}", language, subject=subject),
        item.person or "–",
        format_minutes(item.minutes, language),
    )
