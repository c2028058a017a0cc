"""The monthly page: KPIs, trajectories, cohorts, budgets (R143, R152)."""

from __future__ import annotations

from datetime import date

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
from itineraire.chapters.steering.words import columns, kpi_name, listed, tell, written
from itineraire.charts.steering import Point, cohort_shares, trajectory
from itineraire.charts.style import draw
from itineraire.steering.budget import BudgetFollowUp
from itineraire.steering.cohorts import Cohorts
from itineraire.steering.performance import KpiMonth, Trajectory
from itineraire.steering.result import Steering
from itineraire.vocabulary import Direction
from itineraire.wording import Language, format_value
from itineraire.wording.terms import UNIT_FORMATS

_CHARTED = 2
_EVEN = 0.5


def monthly_page(steering: Steering, language: Language) -> Section:
    """Return the KPI sheet over the last months, and growth that earns nothing when there is some."""
    page = steering.monthly
    moved = [item for item in page.kpis if item.beyond_noise and item.measure_changed is None]
    good = sum(is_better(item) for item in moved)
    title = tell("month_title_none", language)
    if moved:
        title = tell("month_title", language, total=len(page.kpis), good=good, bad=len(moved) - good)
    hollow = tuple(
        Callout(
            "warning",
            tell("hollow_title", language),
            tell(
                "hollow",
                language,
                traffic=item.traffic_change,
                kpi=kpi_name(item.kpi, language).lower(),
                fall=-item.kpi_change,
            ),
        )
        for item in page.hollow_growth
    )
    changed = max((item.measure_changed for item in page.kpis if item.measure_changed), default=None)
    note = () if changed is None else (Paragraph(tell("measure_changed_note", language, on=changed)),)
    return Section((Heading(1, title), *hollow, _kpi_table(steering, language), *note))


def trajectory_page(steering: Steering, language: Language) -> Section:
    """Return the way of each key result to its target, with its chance if nothing is done."""
    found = steering.monthly.trajectories
    if not found:
        return Section((Heading(2, tell("trajectory_none", language)),))
    known = [item for item in found if item.probability is not None]
    likely = sum((item.probability or 0) >= _EVEN for item in known)
    code = {0: "trajectory_title_none", 1: "trajectory_title_one"}.get(likely, "trajectory_title")
    title = tell(code if known else "trajectory_title_unknown", language, likely=likely, total=len(known))
    charted = sorted(known, key=lambda item: item.probability or 0)[:_CHARTED]
    figures = [_trajectory_chart(item, language) for item in charted]
    pair: tuple[Block, ...] = tuple(figures)
    if len(figures) == _CHARTED:
        pair = (FigurePair(figures[0], figures[1]),)
    return Section((Heading(2, title), *pair, _trajectory_table(found, language)))


def cohort_page(steering: Steering, language: Language) -> Section:
    """Return the cohorts; one sentence when the exports give none."""
    found = steering.monthly.cohorts
    if found is None:
        return Section((Paragraph(tell("cohort_missing", language)),))
    points = [Point(item.month, item.share, item.low, item.high) for item in found.cohorts]
    mature = [item for item in found.cohorts if item.share is not None]
    title = cohort_title(found, language)
    if not mature:
        return Section((Paragraph(title + "."),))
    image = draw(lambda ax: cohort_shares(points, ax=ax, language=language), height_cm=4.6)
    shares = [item.share for item in mature if item.share is not None]
    alt = tell(
        "cohort_alt",
        language,
        first=mature[0].month,
        last=mature[-1].month,
        low=min(shares),
        high=max(shares),
    )
    return Section((Figure(image, alt, title, tell("cohort_source", language)),))


def budget_page(steering: Steering, language: Language) -> Section:
    """Return euros planned and spent by line, and the share of the spend that rests on a proof."""
    lines = steering.monthly.budget
    title = budget_title(lines, language)
    before = all(line.months == 0 for line in lines)
    rows = tuple(_budget_row(line, before, language) for line in lines)
    second = "column_planned_month" if before else "column_planned"
    third = "column_usual_month" if before else "column_spent"
    table = Table(
        columns(language, ("column_line", "left", 2.4), (second, "right", 1.4), (third, "right", 1.4)),
        rows,
        title,
        tell("budget_source", language),
    )
    proof = steering.monthly.eur_by_proof
    total = sum(proof.values())
    if not total:
        return Section((table,))
    sentence = tell(
        "proof_share",
        language,
        total=total,
        proven=proof["proven"],
        unproven=proof["unproven"],
        early=proof["too_early"],
        unread=proof["unread"],
    )
    return Section((table, Paragraph(sentence)))


def is_better(item: KpiMonth) -> bool:
    """Say whether a KPI moved to the good side over a year."""
    return item.change is not None and (item.change > 0) == (item.direction is Direction.UP)


def cohort_title(found: Cohorts, language: Language) -> str:
    """Return the message of the cohorts: stable, up, down, or too young."""
    what = tell(f"cohort_{found.kind.value}", language, days=found.days)
    if found.first_share is None or found.last_share is None:
        return tell("cohort_young", language, what=what)
    code = "cohort_same"
    if found.differs:
        code = "cohort_up" if found.last_share > found.first_share else "cohort_down"
    return tell(code, language, what=what, before=found.first_share, after=found.last_share)


def budget_title(lines: tuple[BudgetFollowUp, ...], language: Language) -> str:
    """Return the message of the budget: not started, held, exceeded, or unknown."""
    if all(line.months == 0 for line in lines):
        usual = [line.usual for line in lines if line.usual is not None]
        if not usual:
            return tell("budget_before_unknown", language)
        monthly = sum(line.monthly or 0.0 for line in lines if line.usual is not None)
        return tell("budget_before", language, monthly=monthly, usual=sum(usual))
    over = [line.label for line in lines if line.is_over]
    if over:
        return tell("budget_over", language, count=len(over), names=listed(over))
    compared = [line for line in lines if line.spent is not None and line.planned is not None]
    if not compared:
        return tell("budget_unknown", language)
    spent = sum(line.spent or 0.0 for line in compared)
    return tell("budget_ok", language, spent=spent, planned=sum(line.planned or 0.0 for line in compared))


def _kpi_table(steering: Steering, language: Language) -> Table:
    return Table(
        columns(
            language,
            ("column_kpi", "left", 2.6),
            ("column_month", "right", 1.1),
            ("column_quarter", "right", 1.1),
            ("column_change", "right", 1.4),
            ("column_reliability", "right", 0.9),
            ("column_owner", "left", 1.4),
        ),
        tuple(_kpi_row(item, language) for item in steering.monthly.kpis),
        "",
        tell("month_source", language),
    )


def _kpi_row(item: KpiMonth, language: Language) -> tuple[Text, ...]:
    name = kpi_name(item.kpi, language, item.title)
    if item.alert:
        name = f"{name} ({tell(f'alert_{item.alert}', language)})"
    change = "–"
    if item.change is not None:
        change = format_value(item.change, "percent_signed", language)
        if item.measure_changed is not None:
            change = tell("measure_changed", language)
        elif item.beyond_noise is False:
            change = tell("noise", language, change=item.change)
    value, quarter = (
        "–" if number is None else written(number, item.unit, language)
        for number in (item.value, item.quarter)
    )
    trust = "–" if item.reliability is None else format_value(item.reliability, "percent", language)
    return name, value, quarter, change, trust, item.owner_name or "–"


def _trajectory_table(found: tuple[Trajectory, ...], language: Language) -> Table:
    return Table(
        columns(
            language,
            ("column_result", "left", 2.8),
            ("column_today", "right", 1.0),
            ("column_target", "right", 1.0),
            ("column_due", "right", 1.1),
            ("column_done", "right", 1.0),
            ("column_chance", "right", 1.1),
        ),
        tuple(_trajectory_row(item, language) for item in found),
        "",
        tell("trajectory_source", language),
    )


def _trajectory_row(item: Trajectory, language: Language) -> tuple[Text, ...]:
    done = "–"
    if item.progress is not None:
        done = format_value(item.progress, "percent", language)
    chance = tell("unknown", language)
    if item.probability is not None:
        chance = format_value(item.probability, "percent", language)
    return (
        item.title,
        tell("unknown", language) if item.current is None else written(item.current, item.unit, language),
        written(item.target, item.unit, language),
        format_value(item.due, "short_date", language),
        done,
        chance,
    )


def _trajectory_chart(item: Trajectory, language: Language) -> Figure:
    kind = UNIT_FORMATS[item.unit.value]
    history = [Point(month, value) for month, value in _months(item)]
    ahead = Point(item.due, item.middle, item.low, item.high) if item.middle is not None else None
    label = tell("target_label", language, value=written(item.target, item.unit, language))
    image = draw(
        lambda ax: trajectory(
            history, ahead, item.target, item.due, kind, ax=ax, language=language, label=label
        ),
        width="half",
        height_cm=4.6,
    )
    name = kpi_name(item.kpi, language, item.kpi_title)
    alt = tell(
        "trajectory_alt",
        language,
        kpi=name,
        current=written(item.current, item.unit, language),
        target=written(item.target, item.unit, language),
        due=item.due,
        low=written(item.low, item.unit, language),
        high=written(item.high, item.unit, language),
    )
    caption = tell("trajectory_chart", language, title=item.title, chance=item.probability)
    return Figure(image, alt, caption, tell("trajectory_source", language))


def _months(item: Trajectory) -> list[tuple[date, float]]:
    """Return the months of the history with their values."""
    if item.history_start is None:
        return []
    first = item.history_start.year * 12 + item.history_start.month - 1
    return [
        (date((first + place) // 12, (first + place) % 12 + 1, 1), value)
        for place, value in enumerate(item.history)
    ]


def _budget_row(line: BudgetFollowUp, before: bool, language: Language) -> tuple[Text, ...]:
    first, second = (line.monthly, line.usual) if before else (line.planned, line.spent)
    words = ["–" if amount is None else format_value(amount, "eur", language) for amount in (first, second)]
    if before and line.one_off:
        words[0] = tell("one_off", language, amount=line.monthly)
    return line.label, *words
