"""Axis 1: what the digital side earns."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Figure, Heading, Section, Text
from itineraire.chapters.diagnostic.parts import axis_findings, capital, missing_note, source_line, words
from itineraire.charts.diagnostic import month_line
from itineraire.charts.style import draw
from itineraire.diagnostic import Diagnostic
from itineraire.diagnostic.facts import Deals
from itineraire.vocabulary import Axis
from itineraire.wording import Language

_MONTHS_SHOWN = 24
#: Findings that the remarks above the list already tell.
_SAID = frozenset({"win_rate", "low_basket"})


def business_axis(diagnostic: Diagnostic, language: Language) -> Section:
    """Return axis 1: revenue by month, what moved it, baskets, deals, findings."""
    blocks: list[Block] = [Heading(1, _title(diagnostic, language)), *_chart(diagnostic, language)]
    remarks = _remarks(diagnostic, language)
    if remarks:
        blocks.append(Bullets(remarks))
    blocks += axis_findings(diagnostic, Axis.BUSINESS, language, said=_SAID)
    blocks += missing_note(diagnostic, Axis.BUSINESS, language)
    return Section(tuple(blocks))


def _title(diagnostic: Diagnostic, language: Language) -> str:
    facts = diagnostic.business
    if facts.revenue_year_eur is None:
        return words("business_unknown", language)
    measure = diagnostic.measure("revenue")
    if measure is not None and measure.end is not None and measure.end < diagnostic.start:
        return words("business_old", language, revenue=facts.revenue_year_eur, end=measure.end)
    if not facts.revenue_before_eur:
        return words("business_flat", language, revenue=facts.revenue_year_eur)
    change = facts.revenue_year_eur / facts.revenue_before_eur - 1
    return words("business_up", language, revenue=facts.revenue_year_eur, change=change)


def _chart(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    points = diagnostic.business.revenue_months[-_MONTHS_SHOWN:]
    if len(points) < 3:
        return ()
    starts, values = [point.start for point in points], [point.value for point in points]
    best = max(points, key=lambda point: point.value)
    image = draw(lambda ax: month_line(starts, values, "eur", ax=ax, language=language), height_cm=5.2)
    caption = capital(words("business_chart", language, best=best.start, high=best.value))
    alt = words(
        "business_chart_alt", language, first=starts[0], last=starts[-1], low=min(values), high=max(values)
    )
    measure = diagnostic.measure("revenue") or diagnostic.measure("won_value")
    source = source_line(diagnostic, measure.source if measure else "", language, starts[0])
    return (Figure(image, alt, caption, source),)


def _remarks(diagnostic: Diagnostic, language: Language) -> tuple[Text, ...]:
    facts = diagnostic.business
    remarks: list[Text] = []
    if facts.drivers:
        remarks.append(words("drivers", language, **{item.factor: item.eur for item in facts.drivers}))
    elif facts.visits_changed_on is not None:
        remarks.append(words("visits_changed", language, on=facts.visits_changed_on))
    if facts.digital_share is not None:
        remarks.append(words("digital_share", language, share=facts.digital_share))
    if facts.order_mean_eur is not None:
        remarks.append(
            words(
                "basket" if facts.exceptional_orders else "basket_plain",
                language,
                mean=facts.order_mean_eur,
                median=facts.order_median_eur,
                exceptional=facts.exceptional_orders,
            )
        )
    if facts.lead_records and facts.lead_people and facts.lead_people < facts.lead_records:
        remarks.append(words("leads_counted", language, people=facts.lead_people, records=facts.lead_records))
    if facts.deals is not None:
        remarks += _deal_remarks(facts.deals, language)
    return tuple(remarks)


def _deal_remarks(deals: Deals, language: Language) -> list[Text]:
    if deals.win_rate is None:
        return []
    remarks: list[Text] = [
        words(
            "deals",
            language,
            start=deals.start,
            end=deals.end,
            won=deals.won,
            lost=deals.lost,
            open=deals.open,
            rate=deals.win_rate,
            low=deals.low,
            high=deals.high,
            value=deals.won_value_eur,
            cycle=deals.median_cycle_days,
        )
    ]
    if deals.negative_cycles:
        remarks.append(words("deals_negative", language, count=deals.negative_cycles))
    return remarks
