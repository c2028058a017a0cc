"""The drawings: a picture with a name, places worked out by hand, hostile texts as plain text."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraire.charts.drawings import (
    FreezeSpan,
    Gantt,
    GanttBar,
    GanttGroup,
    LoadCurve,
    MapPoint,
    Milestone,
    RankBar,
    gantt_chart,
    impact_map,
    load_chart,
    ranking_chart,
    split_groups,
)
from itineraire.charts.drawings.impact_map import spread
from itineraire.charts.drawings.scale import Days, Values, round_up
from itineraire.charts.drawings.svg import fit, text_width

SVG = "{http://www.w3.org/2000/svg}"
START = date(2026, 10, 5)
HOSTILE = '<script>alert("x")</script> & "guillemets" ]]> \x00\ud83d'


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(svg: str) -> list[str]:
    return [node.text or "" for node in tree(svg).iter(f"{SVG}text")]


def point(rank: int, **changes: object) -> MapPoint:
    values: dict[str, object] = {
        "rank": rank,
        "title": f"Action {rank}",
        "effort_eur": 500.0 * rank,
        "impact_eur_month": 400.0 * rank,
        "quadrant": "quick_win",
    }
    return MapPoint(**{**values, **changes})  # type: ignore[arg-type]


def draw_map(*points: MapPoint) -> str:
    return impact_map(points, title="Titre", language="fr", effort_limit_eur=1000, impact_limit_eur=500)


def gantt(*bars: GanttBar, **more: object) -> str:
    plan = Gantt((GanttGroup("Mesure", bars),), START, **more)  # type: ignore[arg-type]
    return gantt_chart(plan, title="Le plan", language="fr")


@pytest.mark.parametrize(
    ("start", "names"),
    [
        (date(2026, 10, 5), ["oct", "nov", "déc", "janv"]),
        (date(2026, 10, 1), ["oct", "nov", "déc"]),
        (date(2026, 10, 28), ["nov", "déc", "janv"]),
    ],
)
def test_the_month_in_which_the_plan_starts_has_its_name_when_it_has_room(start: date, names: list[str]):
    """90 days from 5 October end on 3 January; the four days left of a month from the 28th hold no name."""
    bar = GanttBar("Marquage", start, start + timedelta(days=11))
    drawn = gantt_chart(
        Gantt((GanttGroup("Mesure", (bar,)),), start, horizon_days=(120,)), title="Le plan", language="fr"
    )
    months = {"oct", "nov", "déc", "janv", "févr"}

    assert [word for word in words(drawn) if word in months][: len(names)] == names


def test_every_drawing_is_one_named_picture():
    bar = GanttBar("Marquage", START, START + timedelta(days=11))
    curve = LoadCurve("SEO", (START,), (5.0,), (10.0,))
    drawings = [
        draw_map(point(1)),
        gantt(bar),
        load_chart([curve], title="Charge", language="fr"),
        ranking_chart([RankBar(1, "A", 0.5, True)], title="Rang", language="en"),
    ]
    for svg in drawings:
        root = tree(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label")
        assert root.find(f"{SVG}title").text == root.get("aria-label")
        assert len(root.find(f"{SVG}desc").text) > 20


def test_an_empty_plan_is_said_and_drawn():
    empty = [
        draw_map(),
        gantt_chart(Gantt((), START), title="t", language="fr"),
        load_chart([], title="t", language="fr"),
        ranking_chart([], title="t", language="fr"),
    ]
    assert [tree(svg).find(f"{SVG}desc").text.split()[0] for svg in empty] == ["Aucune"] * 4


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_client_text_stays_text(title: str):
    for text in (title, HOSTILE):
        root = tree(draw_map(point(1, title=text)))
        assert not list(root.iter(f"{SVG}script"))
        assert tree(gantt(GanttBar(text, START, START, owner=text)))


def test_the_rank_stands_in_the_mark_and_the_shape_says_the_quadrant():
    svg = draw_map(
        point(1),
        point(2, quadrant="structuring"),
        point(3, quadrant="stop", retained=False),
    )
    assert {"1", "2", "3"} <= set(words(svg))
    assert svg.count("<circle") == 2  # one mark, one in the legend
    assert re.search(r'<polygon points="[^"]+" fill="#ffffff" stroke="#a34508"[^>]*stroke-dasharray', svg)


def test_a_square_root_axis_puts_a_quarter_of_the_value_at_half_the_length():
    axis = Values(400, 0, 100, root=True)
    assert axis.place(100) == pytest.approx(50)
    assert axis.place(0) == 0
    assert axis.place(1e9) == 100


def test_a_day_is_placed_in_proportion():
    """1 January to 11 January over 100 points: the 6th is in the middle."""
    days = Days(date(2026, 1, 1), date(2026, 1, 11), 0, 100)
    assert days.place(date(2026, 1, 6)) == pytest.approx(50)
    assert days.place(date(2025, 1, 6)) == 0


@pytest.mark.parametrize(("value", "rounded"), [(37, 40), (40, 40), (0, 1), (1201, 1500), (0.021, 0.025)])
def test_an_axis_ends_on_a_round_number(value: float, rounded: float):
    assert round_up(value) == pytest.approx(rounded)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=12))
def test_marks_do_not_cover_each_other(homes: list[tuple[float, float]]):
    places = spread(homes, 17, box=(0, 0, 300, 300), rounds=400)
    distances = [math.dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    assert min(distances, default=17) > 14
    assert all(0 <= x <= 300 and 0 <= y <= 300 for x, y in places)


def test_marks_already_apart_do_not_move():
    assert spread([(20, 20), (80, 80)], 17, box=(0, 0, 100, 100)) == [(20, 20), (80, 80)]


def test_a_bar_starts_and_ends_at_its_days():
    """The axis is 365 days long; a bar of days 73 to 145 takes one fifth of it."""
    bar = GanttBar("Marquage", START + timedelta(days=73), START + timedelta(days=145))
    root = tree(gantt(bar))
    box = next(node for node in root.iter(f"{SVG}rect") if node.get("rx") == "1.5")
    axis = float(root.get("viewBox").split()[2]) - 4 - 172
    assert float(box.get("width")) == pytest.approx(axis * 73 / 365, abs=0.1)
    assert float(box.get("x")) == pytest.approx(172 + axis / 5, abs=0.1)


def test_the_whisker_goes_to_the_safe_end_and_only_then_is_explained():
    bar = GanttBar("A", START, START + timedelta(days=10))
    late = GanttBar("A", START, START + timedelta(days=10), safe_end=START + timedelta(days=30))
    assert "Fin prudente (8 chances sur 10)" not in words(gantt(bar))
    assert "Fin prudente (8 chances sur 10)" in words(gantt(late))


def test_horizons_freezes_and_milestones_are_named():
    bar = GanttBar("A", START, START + timedelta(days=10))
    svg = gantt(
        bar,
        freezes=(FreezeSpan("soldes", date(2027, 1, 6), date(2027, 2, 2)),),
        milestones=(Milestone("revue", date(2027, 1, 4)), Milestone("revue", date(2027, 4, 4))),
    )
    assert {"90 jours", "180 jours", "365 jours", "Gel : soldes".replace(" :", "\u00a0:"), "revue"} <= set(
        words(svg)
    )


def test_a_week_at_95_percent_is_shown_full():
    """19 of 20 hours is full, 18.9 is not."""
    weeks = (START, START + timedelta(days=7))
    svg = load_chart([LoadCurve("SEO", weeks, (19.0, 18.9), (20.0, 20.0))], title="t", language="fr")
    bars = [node.get("fill") for node in tree(svg).iter(f"{SVG}rect")][:2]
    assert bars == ["#a34508", "#086a76"]
    assert "pic 95\u202f%" in words(svg)


def test_work_without_anybody_is_an_infinite_load():
    curve = LoadCurve("Vidéo", (START,), (4.0,), (0.0,))
    assert curve.peak_share == math.inf
    assert "aucune heure disponible" in words(load_chart([curve], title="t", language="fr"))


def test_the_cut_line_stands_between_retained_and_refused():
    bars = [RankBar(2, "B", 0.4, False), RankBar(1, "A", 0.9, True), RankBar(3, "C", 0.2, True)]
    shown = words(ranking_chart(bars, title="t", language="fr"))
    cut = shown.index("Limite de ce que les moyens permettent")
    assert shown.index("A") < shown.index("C") < cut < shown.index("B")


def test_nothing_refused_means_no_cut_line():
    shown = words(ranking_chart([RankBar(1, "A", 0.9, True)], title="t", language="fr"))
    assert "Limite de ce que les moyens permettent" not in shown


def test_a_text_is_cut_to_its_room():
    long = "Restructurer les campagnes Search par marge et par segment"
    cut = fit(long, 100, 8)
    assert cut.endswith("…")
    assert text_width(cut, 8) <= 100
    assert fit("Court", 100, 8) == "Court"


def test_long_plans_are_split_in_sheets_and_lose_no_bar():
    bars = tuple(GanttBar(str(number), START, START) for number in range(10))
    sheets = split_groups([GanttGroup("A", bars), GanttGroup("B", bars[:3])], rows=6)
    assert all(sum(len(group.bars) + 1 for group in sheet) <= 6 for sheet in sheets)
    assert [bar.title for sheet in sheets for group in sheet for bar in group.bars] == [
        *(str(number) for number in range(10)),
        "0",
        "1",
        "2",
    ]
