"""Objectives become six to ten bodies of work, and every action takes its place in a ranking."""

from itineraire.workstreams.framing import frame_workstreams
from itineraire.workstreams.result import (
    Change,
    Decision,
    Deliverable,
    FreedHours,
    ImpactSource,
    Orphans,
    Quadrant,
    ScoredAction,
    Trace,
    Workstreams,
    WorkstreamSheet,
)

__all__ = [
    "Change",
    "Decision",
    "Deliverable",
    "FreedHours",
    "ImpactSource",
    "Orphans",
    "Quadrant",
    "ScoredAction",
    "Trace",
    "WorkstreamSheet",
    "Workstreams",
    "frame_workstreams",
]
