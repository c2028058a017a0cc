"""First page: what the plan says in one sentence, four figures, and the decisions asked (R39)."""

from __future__ import annotations

from datetime import timedelta

from itineraire.blocks import Callout, Heading, Section, Tile, Tiles
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.tables import months_of
from itineraire.roadmap import Answer, Roadmap, SkillNeed
from itineraire.roadmap.refusals import BUDGET
from itineraire.vocabulary import BudgetKind
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, quoted
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.wording.terms import term

#: Days in which the first actions to launch are asked for.
LAUNCH_DAYS = 30
_MOST_TITLES = 4


def headlines(roadmap: Roadmap, language: Language) -> Section:
    """Return the first page: message, key figures, decisions asked, and what the answer is worth."""
    return Section(
        (
            Heading(1, headline(roadmap, language)),
            key_figures(roadmap, language),
            decisions_asked(roadmap, language),
            Callout("note", say(SENTENCES["proof_title"], language), proof_words(roadmap, language)),
        )
    )


def headline(roadmap: Roadmap, language: Language) -> str:
    """Return the plan in one sentence."""
    if not roadmap.actions:
        return say(SENTENCES["headline_none"], language)
    return say(
        SENTENCES["headline"],
        language,
        actions=counted(len(roadmap.actions), "action", language),
        total=len(roadmap.actions) + len(roadmap.refused),
        value=roadmap.value_eur,
        months=counted(plan_months(roadmap), "month", language),
    )


def plan_months(roadmap: Roadmap) -> int:
    """Return the length of the plan in whole months."""
    return months_of((roadmap.last_day - roadmap.first_day).days + 1)


def key_figures(roadmap: Roadmap, language: Language) -> Tiles:
    """Return the four figures: actions, margin, hours, euros."""
    budget = roadmap.budget
    over = budget.envelope_eur is not None and budget.p80 > budget.envelope_eur
    bought = sum(line.actions.likely for line in budget.lines)
    needed, share = team_hours(roadmap)
    return Tiles(
        (
            Tile(
                say(SENTENCES["tile_retained"], language),
                format_value(len(roadmap.actions), "int", language),
                say(SENTENCES["tile_retained_note"], language, refused=len(roadmap.refused)),
            ),
            Tile(
                say(SENTENCES["tile_value"], language),
                format_value(roadmap.value_eur, "eur", language),
                say(SENTENCES["tile_value_note"], language),
            ),
            Tile(
                say(SENTENCES["tile_hours"], language),
                format_value(needed, "hours", language),
                say(SENTENCES["tile_hours_note"], language, share=share),
            ),
            Tile(
                say(SENTENCES["tile_budget"], language),
                format_value(budget.p80, "eur", language),
                say(SENTENCES["tile_budget_note"], language, actions=bought),
                "bad" if over else "neutral",
            ),
        )
    )


def team_hours(roadmap: Roadmap) -> tuple[float, float | None]:
    """Return the internal hours of the plan, and their share of the team's; each person counts once."""
    needed = sum(sum(action.hours.values()) for action in roadmap.actions)
    available = sum(sum(person.available_hours) for person in roadmap.people)
    return needed, needed / available if available > 0 else None


def decisions_asked(roadmap: Roadmap, language: Language, *, brief: bool = False) -> Callout:
    """Return the decisions that the sponsor must take, or say that there is none.

    Parameters
    ----------
    brief
        True names neither the actions to launch nor the dearer ways to find a skill.
    """
    items = decision_items(roadmap, language, brief=brief)
    title = say(SENTENCES["decisions"], language)
    if not items:
        return Callout("decision", title, say(SENTENCES["decision_none"], language))
    return Callout("decision", title, items=items)


def decision_items(roadmap: Roadmap, language: Language, *, brief: bool = False) -> tuple[str, ...]:
    """Return each decision asked of the sponsor as one sentence, launch first."""
    return (
        *_launch(roadmap, language, 0 if brief else _MOST_TITLES),
        *_budget(roadmap, language),
        *_refuse(roadmap, language),
        *_skills(roadmap, language, 1 if brief else None),
        *_more(roadmap, language),
    )


def _launch(roadmap: Roadmap, language: Language, most_titles: int) -> tuple[str, ...]:
    """Return the launches of the coming days; before the plan starts, those of its first days, or of its first wave."""
    since = max(roadmap.first_day, roadmap.as_of)
    until = since + timedelta(days=LAUNCH_DAYS)
    first = [action for action in roadmap.actions if since <= action.start <= until]
    if not first and since == roadmap.first_day:
        first = [action for action in roadmap.actions if action.answer is Answer.NOW]
    if not first:
        return ()
    titles = [action.title for action in first[:most_titles]]
    more = len(first) - len(titles)
    return (
        say(
            SENTENCES[_launch_key(len(titles), more)],
            language,
            actions=counted(len(first), "action", language),
            day=until,
            titles=", ".join(quoted(title, language) for title in titles),
            more=more,
        ),
    )


def _launch_key(named: int, more: int) -> str:
    if not named:
        return "decision_launch_all"
    return "decision_launch_more" if more else "decision_launch"


def _budget(roadmap: Roadmap, language: Language) -> tuple[str, ...]:
    budget = roadmap.budget
    if budget.p80 <= 0:
        return ()
    if budget.envelope_eur is not None and budget.p80 > budget.envelope_eur:
        gap = budget.p80 - budget.envelope_eur
        return (say(SENTENCES["decision_over_envelope"], language, gap=gap),)
    contingency = sum(line.spent.likely for line in budget.lines if line.kind is BudgetKind.CONTINGENCY)
    key = "decision_budget" if contingency > 0 else "decision_budget_bare"
    return (say(SENTENCES[key], language, amount=budget.p80, contingency=contingency),)


def _refuse(roadmap: Roadmap, language: Language) -> tuple[str, ...]:
    if not roadmap.refused:
        return ()
    key = "decision_refuse" if roadmap.refused_price_eur > 0 else "decision_refuse_free"
    count = counted(len(roadmap.refused), "action", language)
    return (say(SENTENCES[key], language, actions=count, price=roadmap.refused_price_eur),)


def _skills(roadmap: Roadmap, language: Language, most_ways: int | None) -> tuple[str, ...]:
    return tuple(
        say(
            SENTENCES["decision_skill"],
            language,
            skill=term("skill", need.skill, language),
            ways=ways(need, language, most=most_ways),
        )
        for need in roadmap.needs
        if need.is_asked
    )


def ways(need: SkillNeed, language: Language, *, most: int | None = None) -> str:
    """Return the ways to find a skill's hours, those that the plan counts on first, or say that none is priced."""
    if not need.options:
        return say(SENTENCES["way_unknown"], language)
    return ", ".join(
        say(
            SENTENCES["way_adopted" if option.adopted else "way"],
            language,
            way=say(SENTENCES[f"way_{option.way}"], language),
            cost=option.cost_eur,
        )
        for option in sorted(need.options, key=lambda option: (not option.adopted, option.cost_eur))[:most]
    )


def _more(roadmap: Roadmap, language: Language) -> tuple[str, ...]:
    """Return the one means whose increase would bring most, when it brings more than it costs."""
    best = max(roadmap.more, key=lambda price: price.net_eur, default=None)
    if best is None or best.net_eur <= 0:
        return ()
    key = "decision_money" if best.resource == BUDGET else "decision_hours"
    return (
        say(
            SENTENCES[key],
            language,
            amount=best.amount,
            skill=term("skill", best.resource, language),
            gain=best.value_eur,
            cost=best.cost_eur,
        ),
    )
