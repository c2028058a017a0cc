"""Clean tables: their contracts, and how to sum a figure without counting twice."""

from itineraire.tables.choice import only_report, reports_with
from itineraire.tables.columns import Column
from itineraire.tables.contracts import (
    CONTRACTS,
    PERIOD_COLUMNS,
    breakdowns_of,
    conform,
    contract_faults,
    empty,
    measures_of,
    schema,
    validate,
)

__all__ = [
    "CONTRACTS",
    "PERIOD_COLUMNS",
    "Column",
    "breakdowns_of",
    "conform",
    "contract_faults",
    "empty",
    "measures_of",
    "only_report",
    "reports_with",
    "schema",
    "validate",
]
