"""The pages of industrialization: decisions, documents, automations, skills, assets, prevention."""

from __future__ import annotations

from itineraire.blocks import (
    Block,
    Callout,
    Column,
    Figure,
    Heading,
    Paragraph,
    Section,
    Table,
    Text,
    Tile,
    Tiles,
)
from itineraire.charts.industrialization import CoverageBar, PayBackBar, coverage, pay_backs
from itineraire.charts.style import draw
from itineraire.industrialization.assets import Asset
from itineraire.industrialization.automations import LONGEST_PAYBACK_MONTHS, Choice, PayBack
from itineraire.industrialization.documentation import Page
from itineraire.industrialization.gauges import Gauge
from itineraire.industrialization.prevention import ControlState, ServiceState
from itineraire.industrialization.result import Industrialization
from itineraire.industrialization.skills import SkillState, TrainingStep
from itineraire.wording import Language, format_value, say
from itineraire.wording.industrialization import SENTENCES
from itineraire.wording.terms import term

_MOST_PAGES = 8
_TONES = {Choice.BUILD: "good", Choice.BLOCKED: "warning", Choice.REFUSED: "bad"}


def headlines(result: Industrialization, language: Language) -> Section:
    """Return the message, the four results promised, and the decisions asked."""
    asked = decisions(result, language)
    box = Callout("decision", _tell("decisions", language), "", tuple(asked))
    if not asked:
        box = Callout("good", _tell("decisions", language), _tell("decision_none", language))
    tiles = Tiles(tuple(_gauge(gauge, language) for gauge in result.gauges))
    return Section((Heading(1, _message(result, language)), tiles, box))


def documentation(result: Industrialization, language: Language) -> Section:
    """Return what is written, what is old, and what to write first (R171f)."""
    found = result.documentation
    if found.fresh is None:
        title = _tell("headline_unknown", language)
        return Section((Heading(1, title), Callout("note", title, _tell("documentation_missing", language))))
    to_write = found.to_write
    code = {0: "documentation_title_all", 1: "documentation_title_one"}.get(
        len(to_write), "documentation_title"
    )
    title = _tell(code, language, fresh=found.fresh, count=len(to_write))
    bars = [
        CoverageBar(_tell(f"kind_{kind.kind}", language), kind.written, kind.fresh) for kind in found.kinds
    ]
    values = ", ".join(f"{bar.label} {format_value(bar.fresh, 'percent', language)}" for bar in bars)
    image = draw(
        lambda ax: coverage(bars, ax=ax, language=language, label=_tell("old", language)),
        height_cm=1.2 + 0.9 * len(bars),
    )
    source = _tell("documentation_source", language)
    figure = Figure(
        image,
        _tell("documentation_alt", language, values=values),
        _tell("documentation_chart", language),
        source,
    )
    return Section((Heading(1, title), figure, *_pages_table(to_write, source, language)))


def automations(result: Industrialization, language: Language) -> Section:
    """Return the automations with their pay-back and what is proposed (R81, R171g)."""
    found = result.automations
    if not found:
        return Section((Heading(1, _tell("automation_missing", language)),))
    counts = {choice: sum(item.choice is choice for item in found) for choice in Choice}
    code = "automation_title" if counts[Choice.BUILD] else "automation_title_none"
    title = _tell(
        code,
        language,
        build=counts[Choice.BUILD],
        blocked=counts[Choice.BLOCKED],
        refused=counts[Choice.REFUSED],
    )
    source = _tell("automation_source", language)
    table = Table(
        _columns(
            language,
            ("column_automation", "left", 2.2),
            ("column_saved", "right", 2.0),
            ("column_cost", "right", 1.0),
            ("column_payback", "right", 1.0),
            ("column_choice", "left", 1.8),
        ),
        tuple(_automation_row(item, language) for item in found),
        "",
        source,
    )
    return Section((Heading(1, title), _pay_back_chart(found, source, language), table))


def skills(result: Industrialization, language: Language) -> Section:
    """Return who holds each skill, what is missing, and the plan that covers it (R171h)."""
    plan = result.skills
    if not plan.skills:
        return Section((Heading(1, _tell("skills_missing", language)),))
    names = ", ".join(item.skill for item in plan.fragile)
    code = {0: "skills_title_none", 1: "skills_title_one"}.get(len(plan.fragile), "skills_title")
    table = Table(
        _columns(
            language,
            ("column_skill", "left", 1.2),
            ("column_holders", "left", 2.6),
            ("column_needed", "right", 1.0),
            ("column_available", "right", 1.0),
            ("column_gap", "right", 1.0),
        ),
        tuple(_skill_row(item, language) for item in plan.skills),
        "",
        _tell("skills_source", language),
    )
    title = Heading(1, _tell(code, language, count=len(plan.fragile), total=len(plan.skills), names=names))
    return Section((title, table, *_training(result, language)))


def assets(result: Industrialization, language: Language) -> Section:
    """Return what the long-term assets are worth and where they are going (R171i)."""
    values = [asset.value_eur_year for asset in result.assets if asset.value_eur_year is not None]
    title = (
        _tell("assets_title", language, value=sum(values))
        if values
        else _tell("assets_title_unknown", language)
    )
    table = Table(
        _columns(
            language,
            ("column_asset", "left", 1.3),
            ("column_size", "left", 2.0),
            ("column_trend", "right", 1.2),
            ("column_value", "right", 1.2),
            ("column_detail", "left", 2.2),
        ),
        tuple(_asset_row(asset, language) for asset in result.assets),
        "",
        _tell("assets_source", language),
    )
    return Section((Heading(1, title), table))


def prevention(result: Industrialization, language: Language) -> Section:
    """Return the calendar of controls, the continuity plan, and how decisions are traced (R166)."""
    found = result.prevention
    if not found.controls and not found.services:
        return Section((Heading(1, _tell("prevention_none", language)),))
    overdue, exposed = found.overdue, found.exposed
    code = "prevention_title" if overdue or exposed else "prevention_title_fine"
    blocks: list[Block] = [Heading(1, _tell(code, language, overdue=len(overdue), exposed=len(exposed)))]
    source = _tell("controls_source", language, as_of=result.as_of)
    if found.controls:
        blocks.append(_control_table(found.controls, source, language))
    if found.services:
        blocks.append(_service_table(found.services, source, language))
    said = []
    if found.tracking_pass_rate is not None:
        said.append(_tell("pass_rate", language, rate=found.tracking_pass_rate))
    if found.decisions:
        said.append(_tell("traced", language, traced=found.traced_decisions, total=found.decisions))
    if said:
        blocks.append(Paragraph(" ".join(said)))
    return Section(tuple(blocks))


def decisions(result: Industrialization, language: Language) -> list[str]:
    """Return the decisions asked, those that protect first."""
    asked = []
    if result.prevention.exposed:
        names = ", ".join(item.name for item in result.prevention.exposed)
        asked.append(_tell("decision_fallback", language, names=names))
    if result.prevention.overdue:
        names = ", ".join(item.name for item in result.prevention.overdue)
        asked.append(_tell("decision_controls", language, names=names))
    adopted = [step for step in result.skills.training if step.adopted]
    if adopted:
        names = ", ".join(f"{_tell(f'way_{step.way}', language)} {step.skill}" for step in adopted)
        asked.append(_tell("decision_training", language, cost=result.skills.cost_eur, names=names))
    codes = {
        Choice.BUILD: "decision_build",
        Choice.BLOCKED: "decision_wait",
        Choice.REFUSED: "decision_refuse",
    }
    for item in result.automations:
        kpi = "" if item.needs_kpi is None else term("kpi", item.needs_kpi, language).lower()
        asked.append(
            _tell(
                codes[item.choice],
                language,
                name=item.name,
                cost=item.build_cost_eur,
                months=item.months,
                kpi=kpi,
            )
        )
    return asked


def _tell(code: str, language: Language, /, **values: object) -> str:
    return say(SENTENCES[code], language, values)


def _columns(language: Language, *codes: tuple[str, str, float]) -> tuple[Column, ...]:
    return tuple(
        Column(_tell(code, language), "right" if align == "right" else "left", width)
        for code, align, width in codes
    )


def _message(result: Industrialization, language: Language) -> str:
    found = result.documentation
    if found.fresh is None:
        return _tell("headline_unknown", language)
    risks = len(result.skills.fragile) + sum(page.hangs_on_one for page in found.pages)
    code = {0: "headline_none", 1: "headline_one"}.get(risks, "headline")
    return _tell(code, language, share=found.fresh, risks=risks)


def _gauge(gauge: Gauge, language: Language) -> Tile:
    label = _tell(f"gauge_{gauge.code.value}", language)
    if gauge.value is None:
        return Tile(label, _tell("unread", language), _tell(f"gauge_{gauge.code.value}_none", language))
    note = _tell(f"gauge_{gauge.code.value}_note", language, done=gauge.done, total=gauge.total)
    return Tile(label, format_value(gauge.value, "percent", language), note)


def _pages_table(pages: tuple[Page, ...], source: str, language: Language) -> tuple[Block, ...]:
    if not pages:
        return ()
    rows = tuple(
        (
            page.name,
            _tell(f"kind_{page.kind}", language),
            _tell("state_missing", language)
            if page.is_missing
            else _tell("state_stale", language, days=page.age_days),
            ", ".join(page.readers) or _tell("nobody", language),
        )
        for page in pages[:_MOST_PAGES]
    )
    heads = _columns(
        language,
        ("column_document", "left", 2.6),
        ("column_kind", "left", 1.0),
        ("column_state", "left", 1.8),
        ("column_readers", "left", 1.8),
    )
    return (Table(heads, rows, _tell("to_write_title", language), source),)


def _pay_back_chart(found: tuple[PayBack, ...], source: str, language: Language) -> Figure:
    bars = [
        PayBackBar(
            item.name,
            item.months_quick,
            item.months,
            None if item.months_slow == float("inf") else item.months_slow,
            _TONES[item.choice],
        )
        for item in found
    ]
    values = ", ".join(f"{item.name} {_months(item, language)}" for item in found)
    image = draw(
        lambda ax: pay_backs(
            bars, LONGEST_PAYBACK_MONTHS, ax=ax, language=language, label=_tell("automation_limit", language)
        ),
        height_cm=1.8 + 0.8 * len(bars),
    )
    return Figure(
        image, _tell("automation_alt", language, values=values), _tell("automation_chart", language), source
    )


def _months(item: PayBack, language: Language) -> str:
    if item.months == float("inf"):
        return _tell("never", language)
    return format_value(item.months, "months", language)


def _automation_row(item: PayBack, language: Language) -> tuple[Text, ...]:
    low, likely, high = item.saved_eur_year
    choice = (
        _tell(f"choice_{item.choice.value}", language)
        if item.choice is not Choice.BLOCKED
        else _tell(
            "choice_blocked",
            language,
            kpi=term("kpi", item.needs_kpi or "", language).lower(),
            trust=_tell("not_supplied", language)
            if item.reliability is None
            else format_value(item.reliability, "percent", language),
        )
    )
    return (
        item.name,
        _tell("range_eur", language, low=low, likely=likely, high=high),
        format_value(item.build_cost_eur, "eur", language),
        _months(item, language),
        choice,
    )


def _skill_row(item: SkillState, language: Language) -> tuple[Text, ...]:
    return (
        item.skill,
        ", ".join(item.holders) or _tell("nobody", language),
        format_value(item.needed_hours, "hours", language),
        format_value(item.available_hours, "hours", language),
        format_value(item.missing_hours, "hours", language) if item.missing_hours else "–",
    )


def _training(result: Industrialization, language: Language) -> tuple[Block, ...]:
    plan = result.skills
    blocks: list[Block] = []
    if plan.training:
        code = "training_title_one" if len(plan.training) == 1 else "training_title"
        heads = _columns(
            language,
            ("column_skill", "left", 1.0),
            ("column_way", "left", 2.0),
            ("column_hours", "right", 1.2),
            ("column_price", "right", 1.0),
            ("column_ready", "right", 1.2),
            ("column_decided", "left", 1.0),
        )
        rows = tuple(_training_row(step, language) for step in plan.training)
        caption = _tell(code, language, steps=len(rows), adopted=plan.cost_eur)
        blocks.append(Table(heads, rows, caption, _tell("training_source", language)))
    else:
        blocks.append(Paragraph(_tell("training_none", language)))
    if plan.uncovered:
        blocks.append(Paragraph(_tell("uncovered", language, names=", ".join(plan.uncovered))))
    return tuple(blocks)


def _training_row(step: TrainingStep, language: Language) -> tuple[Text, ...]:
    way = _tell(f"way_{step.way}", language)
    return (
        step.skill,
        f"{way} ({step.person_name})" if step.person_name else way,
        format_value(step.hours_year, "hours", language),
        format_value(step.cost_eur, "eur", language),
        format_value(step.ready_on, "short_date", language),
        _tell("adopted" if step.adopted else "optional", language),
    )


def _asset_row(asset: Asset, language: Language) -> tuple[Text, ...]:
    code = asset.code.value
    size = (
        _tell("not_supplied", language)
        if asset.size is None
        else _tell(f"size_{code}", language, size=asset.size)
    )
    trend = "–" if asset.change is None else format_value(asset.change, "percent_signed", language)
    if asset.measure_changed:
        trend = _tell("trend_measure", language)
    value = _tell("not_priced", language)
    if asset.value_eur_year is not None:
        value = format_value(asset.value_eur_year, "eur", language)
    detail = "–"
    if asset.detail is not None and f"detail_{code}" in SENTENCES:
        detail = _tell(f"detail_{code}", language, detail=asset.detail)
    return _tell(f"asset_{code}", language), size, trend, value, detail


def _control_table(controls: tuple[ControlState, ...], source: str, language: Language) -> Table:
    overdue = [item.name for item in controls if item.is_overdue]
    caption = _tell("controls_title", language)
    if overdue:
        caption = _tell("controls_title_overdue", language, names=", ".join(overdue))
    heads = _columns(
        language,
        ("column_control", "left", 2.4),
        ("column_every", "right", 0.9),
        ("column_last", "right", 1.0),
        ("column_result", "left", 0.9),
        ("column_next", "right", 1.8),
        ("column_owner", "left", 1.3),
    )
    return Table(heads, tuple(_control_row(item, language) for item in controls), caption, source)


def _control_row(item: ControlState, language: Language) -> tuple[Text, ...]:
    result = "result_unknown" if item.passed is None else "result_pass" if item.passed else "result_fail"
    when = format_value(item.next_on, "short_date", language)
    if item.days_late:
        when = _tell("late", language, day=item.next_on, days=item.days_late)
    elif item.last is None:
        when = _tell("to_do_now", language)
    return (
        item.name,
        format_value(item.every_days, "days", language),
        _tell("never_done", language)
        if item.last is None
        else format_value(item.last, "short_date", language),
        _tell(result, language),
        when,
        item.owner_name or _tell("nobody", language),
    )


def _service_table(services: tuple[ServiceState, ...], source: str, language: Language) -> Table:
    exposed = ", ".join(item.name for item in services if item.is_exposed)
    caption = _tell("continuity_title_fine", language)
    if exposed:
        caption = _tell("continuity_title", language, names=exposed)
    heads = _columns(
        language,
        ("column_service", "left", 1.8),
        ("column_fallback", "left", 3.0),
        ("column_tested", "right", 1.1),
        ("column_owner", "left", 1.3),
    )
    rows = tuple(
        (
            item.name,
            item.fallback or _tell("no_fallback", language),
            _tell("never_done", language)
            if item.last_test is None
            else format_value(item.last_test, "short_date", language),
            item.owner_name or _tell("nobody", language),
        )
        for item in services
    )
    return Table(heads, rows, caption, source)
