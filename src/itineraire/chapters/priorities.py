"""The ranking as pictures and table: printed on the pages, moved live by the weights."""

from __future__ import annotations

from itineraire.blocks import Column, Figure, Paragraph, Section, Table
from itineraire.charts.drawings import (
    MapPoint,
    Quadrant,
    RankBar,
    describe_map,
    describe_ranking,
    impact_map,
    ranking_chart,
)
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed
from itineraire.wording.priorities import SENTENCES
from itineraire.workstreams.result import Decision, ScoredAction, Workstreams
from itineraire.workstreams.result import Quadrant as Place

_DRAWN: dict[Place, Quadrant] = {
    Place.QUICK_WIN: "quick_win",
    Place.STRUCTURING: "structuring",
    Place.ENABLER: "enabler",
    Place.STOP: "stop",
}
_LIVE = (Decision.CANDIDATE, Decision.KEEP_HABIT)


def priority_map(workstreams: Workstreams, language: Language) -> Section:
    """Return the impact and effort map (R126-R128), and the names of the actions that have no impact yet."""
    points = tuple(_point(action) for action in workstreams.actions if action.quadrant in _DRAWN)
    caption = _map_message(points, language)
    image = impact_map(
        points,
        title=caption,
        language=language,
        effort_limit_eur=workstreams.effort_limit_eur,
        impact_limit_eur=workstreams.impact_floor_eur_month,
    )
    figure = Figure(image, describe_map(points, language), caption, _source(workstreams, language))
    return Section((figure, *_unsized(workstreams, language)))


def priority_ranking(workstreams: Workstreams, language: Language) -> Section:
    """Return the ranked backlog with its cut line (R8, R41)."""
    bars = tuple(
        RankBar(
            action.rank,
            action.title,
            action.top_share,
            action.decision in _LIVE,
            quadrant_word(action.quadrant, language),
        )
        for action in workstreams.actions
    )
    caption = _ranking_message(workstreams, language)
    image = ranking_chart(bars, title=caption, language=language)
    return Section(
        (Figure(image, describe_ranking(bars, language), caption, _source(workstreams, language)),)
    )


def priority_table(workstreams: Workstreams, language: Language) -> Section:
    """Return the ranking in figures."""
    columns = (
        Column(say(SENTENCES["column_rank"], language), "right", 0.6),
        Column(say(SENTENCES["column_action"], language), "left", 3.4),
        Column(say(SENTENCES["column_quadrant"], language), "left", 1.5),
        Column(say(SENTENCES["column_impact"], language), "right", 1.3),
        Column(say(SENTENCES["column_effort"], language), "right", 1.1),
        Column(say(SENTENCES["column_share"], language, top=workstreams.top_count), "right", 1.2),
    )
    rows = tuple(_row(action, language) for action in workstreams.actions)
    table = Table(columns, rows, say(SENTENCES["table"], language), _source(workstreams, language))
    return Section((table,))


def quadrant_word(quadrant: Place, language: Language) -> str:
    """Return how a reader calls a quadrant."""
    return say(SENTENCES[f"quadrant_{quadrant.value}"], language)


def _point(action: ScoredAction) -> MapPoint:
    return MapPoint(
        rank=action.rank,
        title=action.title,
        effort_eur=action.effort_eur.likely,
        impact_eur_month=action.expected_eur_month,
        quadrant=_DRAWN[action.quadrant],
        retained=action.decision in _LIVE,
    )


def _row(action: ScoredAction, language: Language) -> tuple[str, ...]:
    impact = action.impact_eur_month.likely if action.impact_eur_month else None
    return (
        str(action.rank),
        action.title,
        quadrant_word(action.quadrant, language),
        format_value(impact, "eur", language),
        format_value(action.effort_eur.likely, "eur", language),
        format_value(action.top_share, "percent", language),
    )


def _ranking_message(workstreams: Workstreams, language: Language) -> str:
    if not workstreams.actions:
        return say(SENTENCES["ranking_empty"], language)
    first = min(workstreams.actions, key=lambda action: action.rank)
    return say(SENTENCES["ranking"], language, first=first.title, share=first.top_share)


def _map_message(points: tuple[MapPoint, ...], language: Language) -> str:
    kinds = [point.quadrant for point in points]
    found = [counted(kinds.count(kind), kind, language) for kind in _DRAWN.values() if kind in kinds]
    if not found:
        return say(SENTENCES["map_empty"], language)
    return say(SENTENCES["map"], language, kinds=listed(found, language))


def _unsized(workstreams: Workstreams, language: Language) -> tuple[Paragraph, ...]:
    missing = [action.title for action in workstreams.actions if action.quadrant is Place.UNSIZED]
    if not missing:
        return ()
    return (Paragraph(say(SENTENCES["unsized"], language, titles=", ".join(missing))),)


def _source(workstreams: Workstreams, language: Language) -> str:
    return say(SENTENCES["source"], language, as_of=workstreams.as_of)
