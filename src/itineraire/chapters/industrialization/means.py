"""Who can do what, and what the long-term assets are worth (R171h, R171i)."""

from __future__ import annotations

from itineraire.blocks import (
    Block,
    Heading,
    Paragraph,
    Section,
    Table,
    Text,
)
from itineraire.chapters.industrialization.words import SENTENCES, columns, tell
from itineraire.chapters.tables import capital
from itineraire.industrialization.assets import Asset
from itineraire.industrialization.result import Industrialization
from itineraire.industrialization.skills import SkillState, TrainingStep
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term


def skills(result: Industrialization, language: Language) -> Section:
    """Return who holds each skill, what is missing, and the plan that covers it (R171h)."""
    plan = result.skills
    if not plan.skills:
        return Section((Heading(1, tell("skills_missing", language)),))
    names = ", ".join(term("skill", item.skill, language) for item in plan.fragile)
    code = {0: "skills_title_none", 1: "skills_title_one"}.get(len(plan.fragile), "skills_title")
    table = Table(
        columns(
            language,
            ("column_skill", "left", 1.2),
            ("column_holders", "left", 2.6),
            ("column_needed", "right", 1.0),
            ("column_available", "right", 1.0),
            ("column_gap", "right", 1.0),
        ),
        tuple(_skill_row(item, language) for item in plan.skills),
        "",
        tell("skills_source", language),
    )
    title = Heading(1, tell(code, language, count=len(plan.fragile), total=len(plan.skills), names=names))
    return Section((title, table, *_training(result, language)))


def assets(result: Industrialization, language: Language) -> Section:
    """Return what the long-term assets are worth and where they are going (R171i)."""
    values = [asset.value_eur_year for asset in result.assets if asset.value_eur_year is not None]
    title = (
        tell("assets_title", language, value=sum(values))
        if values
        else tell("assets_title_unknown", language)
    )
    table = Table(
        columns(
            language,
            ("column_asset", "left", 1.3),
            ("column_size", "left", 2.0),
            ("column_trend", "right", 1.2),
            ("column_value", "right", 1.2),
            ("column_detail", "left", 2.2),
        ),
        tuple(_asset_row(asset, language) for asset in result.assets),
        "",
        tell("assets_source", language),
    )
    return Section((Heading(1, title), table))


def _skill_row(item: SkillState, language: Language) -> tuple[Text, ...]:
    return (
        capital(term("skill", item.skill, language)),
        ", ".join(item.holders) or tell("nobody", language),
        format_value(item.needed_hours, "hours", language),
        format_value(item.available_hours, "hours", language),
        format_value(item.missing_hours, "hours", language) if item.missing_hours else "–",
    )


def _training(result: Industrialization, language: Language) -> tuple[Block, ...]:
    plan = result.skills
    blocks: list[Block] = []
    if plan.training:
        code = "training_title_one" if len(plan.training) == 1 else "training_title"
        heads = columns(
            language,
            ("column_skill", "left", 1.0),
            ("column_way", "left", 2.0),
            ("column_hours", "right", 1.2),
            ("column_price", "right", 1.0),
            ("column_ready", "right", 1.2),
            ("column_decided", "left", 1.0),
        )
        rows = tuple(_training_row(step, language) for step in plan.training)
        caption = tell(code, language, steps=len(rows), adopted=plan.cost_eur)
        blocks.append(Table(heads, rows, caption, tell("training_source", language)))
    else:
        blocks.append(Paragraph(tell("training_none", language)))
    if plan.uncovered:
        blocks.append(
            Paragraph(
                tell(
                    "uncovered",
                    language,
                    names=", ".join(term("skill", skill, language) for skill in plan.uncovered),
                )
            )
        )
    return tuple(blocks)


def _training_row(step: TrainingStep, language: Language) -> tuple[Text, ...]:
    way = tell(f"way_{step.way}", language)
    return (
        capital(term("skill", step.skill, language)),
        f"{way} ({step.person_name})" if step.person_name else way,
        format_value(step.hours_year, "hours", language),
        format_value(step.cost_eur, "eur", language),
        format_value(step.ready_on, "short_date", language),
        tell("adopted" if step.adopted else "optional", language),
    )


def _asset_row(asset: Asset, language: Language) -> tuple[Text, ...]:
    code = asset.code.value
    size = (
        tell("not_supplied", language)
        if asset.size is None
        else tell(f"size_{code}", language, size=asset.size)
    )
    trend = "–" if asset.change is None else format_value(asset.change, "percent_signed", language)
    if asset.measure_changed:
        trend = tell("trend_measure", language)
    value = tell("not_priced", language)
    if asset.value_eur_year is not None:
        value = format_value(asset.value_eur_year, "eur", language)
    detail = "–"
    if asset.detail is not None and f"detail_{code}" in SENTENCES:
        detail = tell(f"detail_{code}", language, detail=asset.detail)
    return tell(f"asset_{code}", language), size, trend, value, detail
