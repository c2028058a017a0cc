"""What changed between two issues of the plan (R23, R148)."""

from itineraire.steering.changes.compare import Change, Changes, changes_since
from itineraire.steering.changes.issue import History, Issue
from itineraire.steering.changes.late import LateDependency
from itineraire.steering.changes.points import Topic, Value
from itineraire.steering.changes.reasons import Decision, Source

__all__ = [
    "Change",
    "Changes",
    "Decision",
    "History",
    "Issue",
    "LateDependency",
    "Source",
    "Topic",
    "Value",
    "changes_since",
]
