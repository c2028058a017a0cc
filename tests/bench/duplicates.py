"""Duplicates of the French synthetic CRM: our method, splink and equal e-mails, in one run (M11).

Run: ``python -m tests.bench.duplicates [contacts...]``; prints precision, recall, pairs left to a human, CPU seconds
and peak memory, each measured in its own process. Ours must reach a precision of 0.95 and a recall of 0.80.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time

import pandas as pd

from itineraire.exports.duplicates import find_duplicates
from itineraire.exports.large_duplicates import find_many_duplicates
from tests.exports.french_crm import french_crm, merged_pairs

SEEDS = range(7, 12)


def by_email(records: pd.DataFrame) -> tuple[pd.Series, int]:
    """Merge contacts whose e-mail is written the same."""
    email = records["email"].str.lower().str.strip()
    return pd.Series(pd.factorize(email.where(email != "", records.index.astype("str")))[0]), 0


def by_us(records: pd.DataFrame) -> tuple[pd.Series, int]:
    """Merge contacts by our method."""
    found = find_duplicates(records)
    return found.cluster, len(found.grey)


def by_splink(records: pd.DataFrame) -> tuple[pd.Series, int]:
    """Merge contacts by splink."""
    found = find_many_duplicates(records)
    return found.cluster, len(found.grey)


METHODS = {"e-mail": by_email, "ours": by_us, "splink": by_splink}


def measured(method: str, contacts: int, seed: int) -> tuple[float, float, int, float, float]:
    """Return precision, recall, grey pairs, CPU seconds and megabytes at the peak of one search."""
    duplicates = round(contacts * 449 / 3_449)
    crm = french_crm(contacts - duplicates, duplicates, seed=seed)
    truth = crm.true_pairs()
    start = time.process_time()
    cluster, grey = METHODS[method](crm.records)
    seconds = time.process_time() - start
    merged = merged_pairs(cluster)
    right = len(merged & truth)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return right / len(merged), right / len(truth), grey, seconds, peak


def main(*sizes: int) -> None:
    """Print the table of the benchmark and check its limits."""
    for contacts in sizes or (3_449, 20_000, 50_000):
        for method in METHODS:
            for seed in SEEDS:
                with multiprocessing.get_context("spawn").Pool(1) as alone:
                    found = alone.apply(measured, (method, contacts, seed))
                precision, recall, grey, seconds, peak = found
                print(  # noqa: T201
                    f"{contacts:>7,} rows  seed {seed:2}  {method:6} precision {precision:.3f}  recall {recall:.3f}  "
                    f"to check {grey:>5}  {seconds:5.1f} s  {peak:5.0f} MB",
                    flush=True,
                )
                assert method != "ours" or (precision >= 0.95 and recall >= 0.80)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
