"""Hours and euros: what the plan takes, what there is, what is missing, what a little more would bring."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Block, Bullets, Figure, Heading, Paragraph, Section, Table
from itineraire.chapters.roadmap.decisions import ways
from itineraire.chapters.tables import capital, columns
from itineraire.charts.drawings import LoadCurve, describe_load, load_chart
from itineraire.charts.roadmap import spending_by_month
from itineraire.charts.style import draw
from itineraire.engagement import Range
from itineraire.roadmap import Budget, BudgetLineTotal, MarginalValue, Roadmap, SkillLoad, SkillNeed
from itineraire.roadmap.refusals import BUDGET
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.wording.terms import term

#: Strips that hold on one page above the table of skills.
_MOST_STRIPS = 5
_AN_HOUR = 1.0
#: A cell in which there is nothing to say.
NOTHING = "–"


def hours(roadmap: Roadmap, language: Language) -> Section:
    """Return needed against available hours by skill (R129, R130), week by week, and the missing skills."""
    blocks: list[Block] = [Heading(1, hours_message(roadmap, language))]
    if roadmap.skills:
        blocks += [load_figure(roadmap, language), _skills_table(roadmap.skills, language)]
    short = short_skills(roadmap)
    if short:
        items = tuple(
            say(
                SENTENCES[_gap_key(need)],
                language,
                skill=capital(_names(need, language)),
                hours=max(need.asked_hours - need.available_hours, 0.0),
                ways=ways(need, language),
            )
            for need in short
        )
        blocks += [Heading(2, say(SENTENCES["skill_gaps"], language)), Bullets(items)]
    return Section(tuple(blocks))


def _names(need: SkillNeed, language: Language) -> str:
    return " + ".join(term("skill", skill, language) for skill in need.skills)


def _gap_key(need: SkillNeed) -> str:
    if need.held:
        return "skill_gap"
    return "skill_absent" if need.is_asked else "skill_not_bought"


def short_skills(roadmap: Roadmap) -> tuple[SkillNeed, ...]:
    """Return the skills that nobody has, or whose hours, alone or with those tied to them, miss an hour or more."""
    return tuple(
        need for need in roadmap.needs if not need.held or need.asked_hours - need.available_hours >= _AN_HOUR
    )


def hours_message(roadmap: Roadmap, language: Language) -> str:
    """Return the state of the hours in one sentence."""
    asked = [term("skill", need.skill, language) for need in roadmap.needs if need.is_asked]
    if asked:
        return say(SENTENCES["hours_absent"], language, skills=listed(asked, language))
    used = [skill for skill in roadmap.skills if skill.share is not None]
    if not used:
        return say(SENTENCES["hours_none"], language)
    tightest = max(used, key=lambda skill: (skill.share or 0.0, skill.skill))
    short = [_names(need, language) for need in short_skills(roadmap) if need.held]
    if short:
        return say(SENTENCES["hours_short"], language, skills=listed(short, language))
    return say(
        SENTENCES["hours_fit"], language, skill=term("skill", tightest.skill, language), share=tightest.share
    )


def load_figure(roadmap: Roadmap, language: Language) -> Figure:
    """Return the weekly load of the busiest skills as one picture."""
    busiest = sorted(roadmap.skills, key=lambda skill: (-(skill.share or 0.0), skill.skill))[:_MOST_STRIPS]
    curves = tuple(
        LoadCurve(
            capital(term("skill", skill.skill, language)),
            roadmap.mondays,
            skill.needed_hours,
            skill.available_hours,
        )
        for skill in busiest
    )
    caption = say(SENTENCES["load"], language)
    image = load_chart(curves, title=caption, language=language)
    return Figure(image, describe_load(curves, language), caption, say(SENTENCES["load_source"], language))


def budget(roadmap: Roadmap, language: Language) -> Section:
    """Return the six budget lines in ranges and the safe total (R131, R133, R134)."""
    total = roadmap.budget
    blocks: list[Block] = [
        Heading(1, budget_message(total, language)),
        _budget_table(total, language, _budget_source(roadmap, language)),
        Paragraph(say(SENTENCES["budget_note"], language)),
    ]
    if any(total.monthly_eur):
        blocks.append(spending_figure(roadmap, language))
    return Section(tuple(blocks))


def budget_message(total: Budget, language: Language) -> str:
    """Return the budget in one sentence: the safe total against the envelope."""
    envelope = total.envelope_eur
    if envelope is None:
        return say(SENTENCES["budget_unknown"], language, p80=total.p80)
    key = "budget_within" if total.p80 <= envelope else "budget_over"
    return say(SENTENCES[key], language, p80=total.p80, envelope=envelope, gap=total.p80 - envelope)


def more_message(roadmap: Roadmap, language: Language) -> str:
    """Return which means, increased a little, would bring most."""
    best = max(roadmap.more, key=lambda price: price.net_eur, default=None)
    if best is None or all(price.value_eur <= 0 for price in roadmap.more):
        return say(SENTENCES["more_nothing_title"], language)
    if best.net_eur <= 0:
        return say(SENTENCES["more_dear_title"], language)
    return say(SENTENCES["more_title"], language, means=_more_words(best, language), gain=best.value_eur)


def _more_words(price: MarginalValue, language: Language) -> str:
    key = "more_money" if price.resource == BUDGET else "more_hours"
    return say(SENTENCES[key], language, amount=price.amount, skill=term("skill", price.resource, language))


def more_means(roadmap: Roadmap, language: Language) -> Section:
    """Return what a little more of each means would bring; nothing when it was not computed."""
    if not roadmap.more:
        return Section(())
    if all(price.value_eur <= 0 for price in roadmap.more):
        return Section((Paragraph(say(SENTENCES["more_nothing"], language)),))
    shown = [price for price in roadmap.more if price.value_eur > 0 or price.resource == BUDGET]
    specs = columns(
        SENTENCES,
        language,
        [("column_more", "left", 3), ("column_gain", "right", 1.3), ("column_hours_cost", "right", 1.3)],
    )
    rows = tuple(
        (
            _more_words(price, language),
            say(
                SENTENCES["gain" if price.proved or not price.value_eur else "gain_at_least"],
                language,
                gain=price.value_eur,
            ),
            format_value(price.cost_eur, "eur", language) if price.cost_eur else NOTHING,
        )
        for price in shown
    )
    source = say(SENTENCES["more_source"], language)
    return Section((Table(specs, rows, say(SENTENCES["more_means"], language), source),))


def _skills_table(skills: Sequence[SkillLoad], language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_skill", "left", 2.4),
            ("column_people", "right", 1),
            ("column_asked", "right", 1.3),
            ("column_needed", "right", 1.3),
            ("column_available", "right", 1.3),
            ("column_share", "right", 1),
        ],
    )
    rows = tuple(
        (
            capital(term("skill", skill.skill, language)),
            format_value(skill.people, "int", language),
            format_value(skill.asked_hours, "hours", language),
            format_value(sum(skill.needed_hours), "hours", language),
            format_value(sum(skill.available_hours), "hours", language),
            NOTHING if skill.share is None else format_value(skill.share, "percent", language),
        )
        for skill in sorted(skills, key=lambda skill: (-(skill.share or 0.0), skill.skill))
    )
    return Table(
        specs, rows, say(SENTENCES["skills_table"], language), say(SENTENCES["load_source"], language)
    )


def _budget_table(total: Budget, language: Language, source: str) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_line", "left", 1.7),
            ("column_quantity", "left", 2.4),
            ("column_low", "right", 1),
            ("column_likely", "right", 1),
            ("column_high", "right", 1),
        ],
    )
    rows = [_budget_row(line, language) for line in total.lines]
    totals = _amounts(Range(low=total.low, likely=total.likely, high=total.high), language)
    rows.append((say(SENTENCES["total"], language), "", *totals))
    foot = (say(SENTENCES["total_p80"], language), "", "", format_value(total.p80, "eur", language), "")
    return Table(specs, tuple(rows), say(SENTENCES["budget_table"], language), source, foot)


def _budget_row(line: BudgetLineTotal, language: Language) -> tuple[str, ...]:
    return (line_name(line, language), _quantity(line, language), *_amounts(line.spent, language))


def _quantity(line: BudgetLineTotal, language: Language) -> str:
    """Return what the money buys; of a line that only pays actions, what the client had in mind, and its price."""
    if line.to_confirm:
        return say(SENTENCES["to_confirm"], language)
    if line.quantity and line.committed.high <= 0:
        return say(
            SENTENCES["quantity_planned"], language, quantity=line.quantity, planned=line.planned.likely
        )
    return line.quantity


def line_name(line: BudgetLineTotal, language: Language) -> str:
    """Return how a reader calls a budget line."""
    return say(SENTENCES[f"kind_{line.kind.value}"], language)


def _amounts(amount: Range, language: Language) -> tuple[str, str, str]:
    low, likely, high = (
        format_value(value, "eur", language) for value in (amount.low, amount.likely, amount.high)
    )
    return low, likely, high


def spending_figure(roadmap: Roadmap, language: Language) -> Figure:
    """Return the likely external spending month by month (R131)."""
    total = roadmap.budget
    peak = max(range(len(total.months)), key=lambda month: total.monthly_eur[month])
    caption = say(
        SENTENCES["budget_months"], language, month=total.months[peak], amount=total.monthly_eur[peak]
    )
    alt = say(SENTENCES["budget_months_alt"], language, first=total.months[0], last=total.months[-1])
    image = draw(
        lambda ax: spending_by_month(total.months, total.monthly_eur, ax=ax, language=language), height_cm=5.5
    )
    return Figure(image, alt + " " + caption, caption, _budget_source(roadmap, language))


def _budget_source(roadmap: Roadmap, language: Language) -> str:
    counts = counted(len(roadmap.actions), "action", language)
    return say(SENTENCES["budget_source"], language, as_of=roadmap.as_of, actions=counts)
