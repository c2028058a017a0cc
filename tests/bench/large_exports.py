"""Ten million orders added up by day: our reader against DuckDB's bare scan with the same aggregation, in one run.

Run: ``python -m tests.bench.large_exports [rows]``; prints seconds, ratio (3 at most) and peak memory (1.5 GB at most).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from itineraire.exports.large import MEMORY_MB, daily_totals


def write_orders(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the same made-up orders as CSV and as Parquet."""
    parquet, text = folder / "orders.parquet", folder / "orders.csv"
    query = (
        "SELECT range AS id, TIMESTAMP '2024-01-01' + INTERVAL (range % 63000000) SECOND AS created, "
        "CASE range % 3 WHEN 0 THEN 'EUR' WHEN 1 THEN 'USD' ELSE 'GBP' END AS currency, "
        f"(range % 20000) / 100 AS total FROM range({rows})"
    )
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO '{parquet}' (FORMAT parquet)")
        database.execute(f"COPY ({query}) TO '{text}' (HEADER)")
    return parquet, text


def bare(path: Path) -> float:
    """Return the seconds DuckDB alone takes."""
    reader = "read_parquet" if path.suffix == ".parquet" else "read_csv"
    start = time.perf_counter()
    with duckdb.connect() as database:
        database.execute("SET memory_limit = $1", [f"{MEMORY_MB}MB"])
        database.execute(
            "SELECT CAST(created AS DATE), currency, COUNT(*), SUM(CAST(total AS DOUBLE)) "
            f"FROM {reader}('{path}') GROUP BY 1, 2"
        ).fetchall()
    return time.perf_counter() - start


def ours_on(path: Path, rows: int) -> float:
    """Return the seconds our reader takes; every row must be accounted for."""
    start = time.perf_counter()
    found = daily_totals(path, day="created", sums={"total": "total"}, keys=["currency"])
    seconds = time.perf_counter() - start
    assert found.balances
    assert found.kept == rows
    return seconds


def main(rows: int = 10_000_000) -> None:
    """Print the table of the benchmark and check its limits."""
    with tempfile.TemporaryDirectory() as folder:
        for path in write_orders(Path(folder), rows):
            alone = min(bare(path) for _ in range(3))
            ours = min(ours_on(path, rows) for _ in range(3))
            line = f"{path.suffix:9} {rows:>11,} rows  DuckDB {alone:6.2f} s  ours {ours:6.2f} s  x {ours / alone:.2f}"
            print(line)  # noqa: T201
            assert ours <= 3 * alone + 0.2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")  # noqa: T201
    assert peak < 1_500


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
