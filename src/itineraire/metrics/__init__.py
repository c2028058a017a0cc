"""Each KPI's formula, written once: the baseline and the follow-up read the same function."""

from itineraire.metrics.flows import Flow, Tables, rows_of
from itineraire.metrics.formulas import FORMULAS, Ledger, Level, Ratio, Sample, Total, default_conversions
from itineraire.metrics.readings import Reading, measure
from itineraire.metrics.sources import best_report, spend_flow, traffic_report
from itineraire.metrics.timeline import SERIES_COLUMNS, full_months, monthly, series

__all__ = [
    "FORMULAS",
    "SERIES_COLUMNS",
    "Flow",
    "Ledger",
    "Level",
    "Ratio",
    "Reading",
    "Sample",
    "Tables",
    "Total",
    "best_report",
    "default_conversions",
    "full_months",
    "measure",
    "monthly",
    "rows_of",
    "series",
    "spend_flow",
    "traffic_report",
]
