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


def priority_doubt(workstreams: Workstreams, language: Language) -> Section:
    """Return how solid each place is, and the places that RICE and WSJF would give (M17, R125-R128)."""
    rice = _places({action.id: action.rice for action in workstreams.actions})
    wsjf = _places({action.id: action.wsjf for action in workstreams.actions})
    top = workstreams.top_count
    columns = (
        Column(say(SENTENCES["column_rank"], language), "right", 0.6),
        Column(say(SENTENCES["column_action"], language), "left", 3.2),
        Column(say(SENTENCES["column_band"], language), "right", 1.1),
        Column(say(SENTENCES["column_share"], language, top=top), "right", 1.1),
        Column(say(SENTENCES["column_robust"], language, top=top), "right", 1.3),
        Column(say(SENTENCES["column_first"], language), "right", 0.9),
        Column(say(SENTENCES["column_kind"], language), "left", 1.8),
        Column("RICE", "right", 0.7),
        Column("WSJF", "right", 0.7),
    )
    rows = tuple(
        _doubt_row(action, rice.get(action.id), wsjf.get(action.id), language)
        for action in workstreams.actions
    )
    table = Table(
        columns, rows, _heads_message(workstreams, rice, wsjf, language), _source(workstreams, language)
    )
    return Section((table, Paragraph(say(SENTENCES["doubt_note"], language))))


def _places(scores: dict[str, float]) -> dict[str, int]:
    """Return the place of each action that has a score, the highest first."""
    ordered = sorted((name for name in scores if scores[name] > 0), key=lambda name: (-scores[name], name))
    return {name: place for place, name in enumerate(ordered, start=1)}


def _doubt_row(
    action: ScoredAction, rice: int | None, wsjf: int | None, language: Language
) -> tuple[str, ...]:
    return (
        str(action.rank),
        action.title,
        say(SENTENCES["band"], language, low=action.rank_low, high=action.rank_high),
        *(
            format_value(value, "percent", language)
            for value in (action.top_share, action.robust_share, action.first_share)
        ),
        kind_words(action, language),
        *("–" if place is None else format_value(place, "int", language) for place in (rice, wsjf)),
    )


def _heads_message(
    workstreams: Workstreams, rice: dict[str, int], wsjf: dict[str, int], language: Language
) -> str:
    """Say whether the three ways to rank agree on what comes first."""
    titles = {action.id: action.title for action in workstreams.actions}
    first = min(workstreams.actions, key=lambda action: action.rank, default=None)
    if first is None or not rice or not wsjf:
        return say(SENTENCES["ranking_empty"], language)
    heads = [first.title, *(titles[min(places, key=places.__getitem__)] for places in (rice, wsjf))]
    if len(set(heads)) == 1:
        return say(SENTENCES["heads_agree"], language, first=heads[0])
    return say(SENTENCES["heads_differ"], language, first=heads[0], rice=heads[1], wsjf=heads[2])


def kind_words(action: ScoredAction, language: Language) -> str:
    """Return an action's quadrant, and how likely it is to belong there (R126, R127)."""
    kind = quadrant_word(action.quadrant, language)
    share = action.quadrant_shares.get(action.quadrant)
    return kind if share is None else say(SENTENCES["kind_share"], language, kind=kind, share=share)


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
