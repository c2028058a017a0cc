"""Contracts of the clean tables: every column, its unit, and what a missing value means.

Long format. A missing dimension (``NA``) means *the report is not broken down by it*; a missing
measure means *not in this report*, never zero. ``report`` names one table of one source: a figure is
summed inside one report only, since two reports of one property count the same visits twice. Dates
are naive ``datetime64``; instants are in the client's time zone; money is in the row's currency.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from itineraire.errors import ClientFilesError, Fault
from itineraire.tables.audience import KEYWORDS, LOCAL, REVIEWS, SEARCH, SPEED, SPEND, TRAFFIC
from itineraire.tables.business import (
    BUDGET_ACTUALS,
    CARDS,
    CONSENT,
    CUSTOMERS,
    DEALS,
    INCIDENTS,
    LAUNCHED,
    LEADS,
    MEETINGS,
    ORDER_LINES,
    ORDERS,
    PAYMENTS,
    READS,
    SALES_DAYS,
    STOCK,
    SUBSCRIBERS,
)
from itineraire.tables.columns import DTYPES, PERIOD, REPORT, Column, count, text

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

CATALOGUE: dict[str, Column] = {
    "report": REPORT,
    "file": text("source file, relative to raw/", required=True),
    "tool": text("tool that wrote it", required=True),
    "kind": text("kind of report", required=True),
    "table": text("clean table its rows went to", required=True),
    "breakdown": text("dimensions the report is broken down by, joined by ' + '; empty when none"),
    "measures": text("measures it holds, joined by ' + '"),
    "grain": text("length of its rows' period"),
    "start": Column("date", "first day covered"),
    "end": Column("date", "last day covered, included"),
    "comparison": Column("flag", "the period a comparison export compares with"),
    "rows": count("rows kept"),
}

#: Name of a clean table -> its columns. ``reports`` lists every report that the other tables quote.
CONTRACTS: Mapping[str, Mapping[str, Column]] = {
    "reports": CATALOGUE,
    "traffic": TRAFFIC,
    "spend": SPEND,
    "search": SEARCH,
    "keywords": KEYWORDS,
    "leads": LEADS,
    "deals": DEALS,
    "orders": ORDERS,
    "sales_days": SALES_DAYS,
    "order_lines": ORDER_LINES,
    "payments": PAYMENTS,
    "customers": CUSTOMERS,
    "speed": SPEED,
    "cards": CARDS,
    "reviews": REVIEWS,
    "subscribers": SUBSCRIBERS,
    "local": LOCAL,
    "consent": CONSENT,
    "stock": STOCK,
    "incidents": INCIDENTS,
    "meetings": MEETINGS,
    "budget_actuals": BUDGET_ACTUALS,
    "launched": LAUNCHED,
    "reads": READS,
}

#: Columns that say when and over what a row was counted, as opposed to breakdowns and measures.
PERIOD_COLUMNS: tuple[str, ...] = tuple(PERIOD)


def measures_of(table: str) -> tuple[str, ...]:
    """Return the measures of a clean table, in order."""
    return tuple(name for name, column in CONTRACTS[table].items() if column.kind == "number")


def breakdowns_of(table: str) -> tuple[str, ...]:
    """Return the dimensions a report of ``table`` may be broken down by, the period left out."""
    fixed = {*PERIOD_COLUMNS, "platform", "currency", "scope", "result_kind", "status", "campaign_type"}
    return tuple(
        name for name, column in CONTRACTS[table].items() if column.kind == "text" and name not in fixed
    )


def empty(table: str) -> pd.DataFrame:
    """Return a clean table without rows, every column present with its type."""
    return _blank(table).copy()


@cache
def _blank(table: str) -> pd.DataFrame:
    """Return the one empty frame of a table, never to be changed."""
    return pd.DataFrame({name: _missing(column, 0) for name, column in CONTRACTS[table].items()})


def conform(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with every column of the contract, typed and in order.

    Absent columns become missing values; the index is renumbered.

    Raises
    ------
    KeyError
        When ``frame`` has a column the contract does not name.
    """
    unknown = [name for name in frame.columns if name not in CONTRACTS[table]]
    if unknown:
        raise KeyError(f"{table} has no column {unknown}")
    columns = {
        name: frame[name].astype(DTYPES[column.kind]) if name in frame else _missing(column, len(frame))
        for name, column in CONTRACTS[table].items()
    }
    return pd.DataFrame({name: column.array for name, column in columns.items()}, index=range(len(frame)))


def _missing(column: Column, rows: int) -> pd.Series:
    """Return ``rows`` missing values of the column's type."""
    return pd.Series([None] * rows, dtype=DTYPES[column.kind])


def schema(table: str) -> DataFrameSchema:
    """Return the pandera schema of a clean table."""
    import pandera.pandas as pa

    def checks(column: Column) -> list[pa.Check]:
        found = []
        if column.minimum is not None:
            found.append(pa.Check.ge(column.minimum))
        if column.maximum is not None:
            found.append(pa.Check.le(column.maximum))
        if column.values:
            found.append(pa.Check.isin(column.values))
        return found

    return pa.DataFrameSchema(
        {
            name: pa.Column(
                DTYPES[column.kind],
                checks(column),
                nullable=not column.required,
                description=column.doc,
            )
            for name, column in CONTRACTS[table].items()
        },
        strict=True,
        ordered=True,
        name=table,
    )


def contract_faults(table: str, frame: pd.DataFrame) -> tuple[Fault, ...]:
    """Return every breach of the contract, one fault a column and rule; empty when the table is clean."""
    from pandera.errors import SchemaErrors

    try:
        schema(table).validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
        return tuple(
            Fault(
                "tables.contract",
                file=table,
                column=str(column),
                found=str(rows["failure_case"].iloc[0]),
                values={"rule": str(rule), "rows": len(rows)},
            )
            for (column, rule), rows in cases.groupby(["column", "check"], dropna=False)
        )
    return ()


def validate(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` unchanged when it honours the contract of ``table``.

    Raises
    ------
    ClientFilesError
        With every breach at once.
    """
    faults = contract_faults(table, frame)
    if faults:
        raise ClientFilesError(faults)
    return frame
