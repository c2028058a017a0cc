"""Impact x effort map: shape says the quadrant, the number the rank; dashed means not retained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from itineraire.charts.drawings.scale import Values, root_ticks, top_of
from itineraire.charts.drawings.svg import (
    Point,
    circle,
    drawing,
    fit,
    line,
    page_width,
    polygon,
    rect,
    text,
    text_width,
)
from itineraire.charts.palette import GREEN, INK, MUTED, NAVY, ORANGE, PURPLE, RULE, WASH
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed
from itineraire.wording.drawings import SENTENCES

Quadrant = Literal["quick_win", "structuring", "enabler", "stop"]

RADIUS = 8.0
_COLOURS: dict[Quadrant, str] = {
    "quick_win": GREEN,
    "structuring": NAVY,
    "enabler": PURPLE,
    "stop": ORANGE,
}
_LEFT, _RIGHT, _TOP, _BOTTOM = 50.0, 8.0, 20.0, 50.0
_LABEL_SIZE, _LABEL_WIDTH = 7.5, 150.0


@dataclass(frozen=True)
class MapPoint:
    """One action on the map.

    Parameters
    ----------
    rank
        1 for the first priority.
    title
        Client text.
    effort_eur, impact_eur_month
        Likely effort (internal hours at their cost, plus external euros), and likely euros of margin a month.
    quadrant
        Decides shape and colour; an enabler earns nothing itself.
    retained
        False draws a dashed, hollow mark.
    """

    rank: int
    title: str
    effort_eur: float
    impact_eur_month: float
    quadrant: Quadrant
    retained: bool = True


@dataclass(frozen=True)
class _Axes:
    effort: Values
    impact: Values

    def place(self, point: MapPoint) -> Point:
        return self.effort.place(point.effort_eur), self.impact.place(point.impact_eur_month)


def impact_map(
    points: Sequence[MapPoint],
    *,
    title: str,
    language: Language,
    effort_limit_eur: float,
    impact_limit_eur: float,
    labels: int = 8,
    height_cm: float = 11.0,
) -> str:
    """Return the map as SVG text.

    Parameters
    ----------
    points
        In any order; the first ranks are drawn on top and named first.
    title
        The message, announced by screen readers; it is not drawn.
    effort_limit_eur, impact_limit_eur
        The two lines that part the quadrants.
    labels
        Number of first ranks named beside their mark, as far as room allows.
    """
    width, height = page_width(), height_cm * page_width() / 16.6
    ranked = sorted(points, key=lambda point: (point.rank, point.title))
    axes = _Axes(
        Values(top_of([effort_limit_eur, *(p.effort_eur for p in ranked)]), _LEFT, width - _RIGHT, root=True),
        Values(
            top_of([impact_limit_eur, *(p.impact_eur_month for p in ranked)]),
            height - _BOTTOM,
            _TOP,
            root=True,
        ),
    )
    homes = [axes.place(point) for point in ranked]
    places = spread(
        homes, 2 * RADIUS + 1, box=(_LEFT + RADIUS, _TOP + RADIUS, width - RADIUS, height - _BOTTOM - RADIUS)
    )
    parts = [
        *_background(axes, language, effort_limit_eur, impact_limit_eur),
        *(
            line(home, place, MUTED)
            for home, place in zip(homes, places, strict=True)
            if math.dist(home, place) > RADIUS
        ),
        *(_mark(point, place) for point, place in reversed(list(zip(ranked, places, strict=True)))),
        *_corners(axes, language),
        *_labels(ranked, places, labels, width - _RIGHT),
        _legend(language, height),
    ]
    return drawing(parts, width=width, height=height, title=title, description=describe_map(ranked, language))


def describe_map(points: Sequence[MapPoint], language: Language) -> str:
    """Return in words what the map shows."""
    if not points:
        return say(SENTENCES["map_empty"], language)
    kinds = [point.quadrant for point in points]
    return say(
        SENTENCES["map_alt"],
        language,
        actions=counted(len(points), "action", language),
        dashed=sum(not point.retained for point in points),
        kinds=listed(
            [counted(kinds.count(kind), kind, language) for kind in _COLOURS if kind in kinds], language
        ),
        first=min(points, key=lambda point: point.rank).title,
    )


def spread(
    homes: Sequence[Point], gap: float, *, box: tuple[float, float, float, float], rounds: int = 60
) -> list[Point]:
    """Return places near ``homes`` and at least ``gap`` apart as far as ``rounds`` of pushing allow.

    Parameters
    ----------
    box
        Left, top, right and bottom edges that no place leaves.
    """
    places = [_inside(home, box) for home in homes]
    for _ in range(rounds):
        moved = False
        for first in range(len(places)):
            for second in range(first + 1, len(places)):
                push = _push(places[first], places[second], gap, first + second)
                if push is not None:
                    places[first] = _inside((places[first][0] - push[0], places[first][1] - push[1]), box)
                    places[second] = _inside((places[second][0] + push[0], places[second][1] + push[1]), box)
                    moved = True
        if not moved:
            break
    return places


def _push(first: Point, second: Point, gap: float, turn: int) -> Point | None:
    """Return half the move that parts two marks, or nothing when they are far enough apart."""
    along, down = second[0] - first[0], second[1] - first[1]
    distance = math.hypot(along, down)
    if distance >= gap - 0.05:
        return None
    if distance < 1e-6:
        angle = 2.399963 * (turn + 1)  # golden angle: marks at the same place leave in different directions
        along, down, distance = math.cos(angle), math.sin(angle), 1.0
        return along * gap / 2, down * gap / 2
    share = (gap - distance) / 2 / distance
    return along * share, down * share


def _inside(place: Point, box: tuple[float, float, float, float]) -> Point:
    left, top, right, bottom = box
    return min(max(place[0], left), right), min(max(place[1], top), bottom)


def _background(axes: _Axes, language: Language, effort_limit: float, impact_limit: float) -> list[str]:
    left, right = axes.effort.start, axes.effort.end
    bottom, top = axes.impact.start, axes.impact.end
    across, down = axes.effort.place(effort_limit), axes.impact.place(impact_limit)
    return [
        rect(left, top, right - left, bottom - top, WASH),
        *(_tick_x(axes, value, language) for value in root_ticks(axes.effort.top)),
        *(_tick_y(axes, value, language) for value in root_ticks(axes.impact.top)),
        line((across, top), (across, down), MUTED, dash="3 2"),
        line((left, down), (right, down), MUTED, dash="3 2"),
        text(right, bottom + 24, say(SENTENCES["map_effort"], language), anchor="end", colour=MUTED),
        text(left, bottom + 24, say(SENTENCES["map_dashed"], language), colour=MUTED, size=7.5),
        text(0, top - 8, say(SENTENCES["map_impact"], language), colour=MUTED),
    ]


def _corners(axes: _Axes, language: Language) -> list[str]:
    """Name the quadrants where they are."""
    left, right = axes.effort.start, axes.effort.end
    bottom, top = axes.impact.start, axes.impact.end
    corners: tuple[tuple[float, float, str, Quadrant], ...] = (
        (left + 4, top + 10, "start", "quick_win"),
        (right - 4, top + 10, "end", "structuring"),
        (right - 4, bottom - 5, "end", "stop"),
    )
    return [
        text(x, y, _name(name, language), anchor=anchor, bold=True, colour=_COLOURS[name], halo=WASH)
        for x, y, anchor, name in corners
    ]


def _name(quadrant: Quadrant, language: Language) -> str:
    return say(SENTENCES[f"map_{quadrant}"], language)


def _tick_x(axes: _Axes, value: float, language: Language) -> str:
    x = axes.effort.place(value)
    anchor = "end" if value == axes.effort.top else "middle"
    return text(x, axes.impact.start + 12, format_value(value, "eur", language), anchor=anchor, colour=MUTED)


def _tick_y(axes: _Axes, value: float, language: Language) -> str:
    y = axes.impact.place(value)
    words = format_value(value, "eur", language)
    return line((axes.effort.start, y), (axes.effort.end, y), RULE, width=0.6) + text(
        axes.effort.start - 4, y + 3, words, anchor="end", colour=MUTED
    )


def _mark(point: MapPoint, place: Point) -> str:
    colour = _COLOURS[point.quadrant]
    fill, ink = (colour, "#ffffff") if point.retained else ("#ffffff", colour)
    dash = "" if point.retained else "2 1.5"
    return _shape(point.quadrant, place, fill, colour, dash) + text(
        place[0], place[1] + 2.8, str(point.rank), size=7.5, anchor="middle", bold=True, colour=ink
    )


def _shape(quadrant: Quadrant, place: Point, fill: str, stroke: str, dash: str) -> str:
    x, y = place
    if quadrant == "quick_win":
        return circle(place, RADIUS, fill, stroke=stroke, dash=dash)
    if quadrant == "structuring":
        side = RADIUS * 0.9
        corners = [(x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)]
    elif quadrant == "enabler":
        reach = RADIUS * 1.3
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    else:
        corners = [
            (x, y - RADIUS * 1.25),
            (x + RADIUS * 1.2, y + RADIUS * 0.8),
            (x - RADIUS * 1.2, y + RADIUS * 0.8),
        ]
    return polygon(corners, fill, stroke=stroke, dash=dash)


def _labels(points: Sequence[MapPoint], places: Sequence[Point], count: int, right_edge: float) -> list[str]:
    """Name the first ranks beside their mark where no other mark or name is covered."""
    taken = [(x - RADIUS - 1, y - RADIUS - 1, x + RADIUS + 1, y + RADIUS + 1) for x, y in places]
    labels = []
    for point, (x, y) in list(zip(points, places, strict=True))[:count]:
        words = fit(point.title, _LABEL_WIDTH, _LABEL_SIZE)
        wide = text_width(words, _LABEL_SIZE)
        for anchor, left in (("start", x + RADIUS + 4), ("end", x - RADIUS - 4 - wide)):
            area = (left, y - 5, left + wide, y + 4)
            if (
                left > _LEFT + 2
                and area[2] < right_edge
                and not any(_overlap(area, other) for other in taken)
            ):
                start = left if anchor == "start" else left + wide
                label = text(start, y + 2.6, words, size=_LABEL_SIZE, anchor=anchor, colour=INK, halo=WASH)
                labels.append(label)
                taken.append(area)
                break
    return labels


def _overlap(first: tuple[float, float, float, float], second: tuple[float, float, float, float]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _legend(language: Language, height: float) -> str:
    parts = []
    x, y = _LEFT, height - 8
    for quadrant in _COLOURS:
        words = _name(quadrant, language)
        parts.append(_shape(quadrant, (x + 6, y - 3), _COLOURS[quadrant], "", ""))
        parts.append(text(x + 18, y, words, colour=MUTED, size=7.5))
        x += 30 + text_width(words, 7.5)
    return "".join(parts)
