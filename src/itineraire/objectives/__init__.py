"""Point B: business results with figures, dates and owners, and the sheet of KPIs that watches them."""

from itineraire.objectives.result import (
    Ambition,
    Fan,
    KeyResultState,
    KpiSheetLine,
    KpiTree,
    MatrixRow,
    NearDuplicate,
    Objectives,
    ObjectiveState,
    Outlook,
    SegmentLine,
    TargetKind,
    TreeFactor,
)
from itineraire.objectives.setting import check_objectives, set_objectives
from itineraire.objectives.targets import ambition_of, grade, objective_grade, outlook_of, resolve_target

__all__ = [
    "Ambition",
    "Fan",
    "KeyResultState",
    "KpiSheetLine",
    "KpiTree",
    "MatrixRow",
    "NearDuplicate",
    "ObjectiveState",
    "Objectives",
    "Outlook",
    "SegmentLine",
    "TargetKind",
    "TreeFactor",
    "ambition_of",
    "check_objectives",
    "grade",
    "objective_grade",
    "outlook_of",
    "resolve_target",
    "set_objectives",
]
