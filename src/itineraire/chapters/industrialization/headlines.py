"""The first page: four results promised, and the decisions that protect them."""

from __future__ import annotations

from itineraire.blocks import (
    Callout,
    Heading,
    Section,
    Tile,
    Tiles,
)
from itineraire.chapters.industrialization.words import tell
from itineraire.industrialization.automations import Choice
from itineraire.industrialization.gauges import Gauge
from itineraire.industrialization.result import Industrialization
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term


def headlines(result: Industrialization, language: Language) -> Section:
    """Return the message, the four results promised, and the decisions asked."""
    asked = decisions(result, language)
    box = Callout("decision", tell("decisions", language), "", tuple(asked))
    if not asked:
        box = Callout("good", tell("decisions", language), tell("decision_none", language))
    tiles = Tiles(tuple(_gauge(gauge, language) for gauge in result.gauges))
    return Section((Heading(1, _message(result, language)), tiles, box))


def decisions(result: Industrialization, language: Language) -> list[str]:
    """Return the decisions asked, those that protect first."""
    asked = []
    if result.prevention.exposed:
        names = ", ".join(item.name for item in result.prevention.exposed)
        asked.append(tell("decision_fallback", language, names=names))
    if result.prevention.overdue:
        names = ", ".join(item.name for item in result.prevention.overdue)
        asked.append(tell("decision_controls", language, names=names))
    adopted = [step for step in result.skills.training if step.adopted]
    if adopted:
        names = ", ".join(f"{tell(f'way_{step.way}', language)} {step.skill}" for step in adopted)
        asked.append(tell("decision_training", language, cost=result.skills.cost_eur, names=names))
    codes = {
        Choice.BUILD: "decision_build",
        Choice.BLOCKED: "decision_wait",
        Choice.REFUSED: "decision_refuse",
    }
    for item in result.automations:
        kpi = "" if item.needs_kpi is None else term("kpi", item.needs_kpi, language).lower()
        asked.append(
            tell(
                codes[item.choice],
                language,
                name=item.name,
                cost=item.build_cost_eur,
                months=item.months,
                kpi=kpi,
            )
        )
    return asked


def _message(result: Industrialization, language: Language) -> str:
    found = result.documentation
    if found.fresh is None:
        return tell("headline_unknown", language)
    risks = len(result.skills.fragile) + sum(page.hangs_on_one for page in found.pages)
    code = {0: "headline_none", 1: "headline_one"}.get(risks, "headline")
    return tell(code, language, share=found.fresh, risks=risks)


def _gauge(gauge: Gauge, language: Language) -> Tile:
    label = tell(f"gauge_{gauge.code.value}", language)
    if gauge.value is None:
        return Tile(label, tell("unread", language), tell(f"gauge_{gauge.code.value}_none", language))
    note = tell(f"gauge_{gauge.code.value}_note", language, done=gauge.done, total=gauge.total)
    return Tile(label, format_value(gauge.value, "percent", language), note)
