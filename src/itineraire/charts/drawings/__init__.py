"""Drawings that move under a slider and are printed as such: SVG text made by pure functions."""

from itineraire.charts.drawings.gantt import (
    FreezeSpan,
    Gantt,
    GanttBar,
    GanttGroup,
    Milestone,
    describe_gantt,
    gantt_chart,
    split_groups,
)
from itineraire.charts.drawings.impact_map import MapPoint, Quadrant, describe_map, impact_map
from itineraire.charts.drawings.load import LoadCurve, describe_load, load_chart
from itineraire.charts.drawings.ranking import RankBar, describe_ranking, ranking_chart

__all__ = [
    "FreezeSpan",
    "Gantt",
    "GanttBar",
    "GanttGroup",
    "LoadCurve",
    "MapPoint",
    "Milestone",
    "Quadrant",
    "RankBar",
    "describe_gantt",
    "describe_load",
    "describe_map",
    "describe_ranking",
    "gantt_chart",
    "impact_map",
    "load_chart",
    "ranking_chart",
    "split_groups",
]
