"""Duplicates of bases too large to compare in memory: the same fields and blocks, left to splink on DuckDB (M11).

Splink is the reference program of the Fellegi-Sunter method; it comes with the extra ``dedupe``.
"""

from __future__ import annotations

import logging
import tempfile
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from itineraire.exports.duplicates import DOUBTFUL, Duplicates, blocking_keys, decided
from itineraire.exports.large import MEMORY_MB
from itineraire.exports.likeness import CLOSE_NAME, SAME_ADDRESS, SAME_NAME, comparable, compare

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink.internals.comparison_library import CustomComparison

#: Pairs drawn to learn how often strangers agree.
_RANDOM_PAIRS = 2e6
#: Share of the duplicates that have one e-mail or one phone, a first guess that training corrects.
_FOUND_BY_ADDRESS = 0.7
#: Decimals kept of a probability: threads add up in any order.
_DECIMALS = 6


def is_available() -> bool:
    """Return whether splink is installed."""
    return find_spec("splink") is not None


def find_many_duplicates(records: pd.DataFrame, *, seed: int = 1, memory_mb: int = MEMORY_MB) -> Duplicates:
    """Return which records of a large base are the same person (see ``duplicates.find_duplicates``).

    Parameters
    ----------
    records
        Columns ``email``, ``phone``, ``name`` and ``company``, as typed; empty when unknown.
    seed
        Of the random pairs that tell how often strangers agree.
    memory_mb
        Memory DuckDB may take before it spills to a folder that is removed at the end, megabytes.
    """
    import duckdb

    logging.getLogger("splink").setLevel(logging.ERROR)
    clean = comparable(records)
    with tempfile.TemporaryDirectory() as spill, duckdb.connect() as database:
        database.execute("SET memory_limit = $1", [f"{memory_mb}MB"])
        database.execute("SET temp_directory = $1", [spill])
        found = _predicted(database, clean, seed)
    pairs = np.sort(found[["unique_id_l", "unique_id_r"]].to_numpy(dtype=np.int64), axis=1)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    probability = found["match_probability"].to_numpy(dtype=np.float64).round(_DECIMALS)[order]
    pairs = pairs[order]
    return decided(clean.set_index(records.index), pairs, compare(clean, pairs), probability)


def _predicted(database: DuckDBPyConnection, clean: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return splink's pairs above the doubt, trained on the base itself."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = _table(clean)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_email(), _phone(), _name(), _company()],
        blocking_rules_to_generate_predictions=[
            block_on(name) for name in table.columns if str(name).startswith("key_")
        ],
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI(database).register(table), settings, log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("key_email"), block_on("key_phone", "name")], recall=_FOUND_BY_ADDRESS
    )
    training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=seed)
    for key in ("key_email", "key_phone", "key_longest"):
        training.estimate_parameters_using_expectation_maximisation(
            block_on(key), record_sample_proportion=1.0
        )
    relation = linker.inference.predict(threshold_match_probability=DOUBTFUL).as_duckdbpyrelation()
    found: pd.DataFrame = relation.df()
    return found


def _table(clean: pd.DataFrame) -> pd.DataFrame:
    """Return the base as splink reads it: what is unknown is missing, blocks are columns."""
    fields = clean[["email", "phone", "name", "company", "domain"]].assign(
        turned=clean["name"].str.split().map(lambda words: " ".join(reversed(words))),
        box=clean["box"].where(~clean["own_box"].astype(bool), ""),
    )
    whole = fields.join(blocking_keys(clean).add_prefix("key_")).astype("object")
    return whole.where(whole != "", None).assign(unique_id=range(len(whole)))


def _comparison(field: str, *levels: tuple[str, str]) -> CustomComparison:
    """Return a comparison: unknown, one level a condition (with the column whose rarity counts, if any), the rest."""
    from splink.internals.comparison_library import CustomComparison

    conditions = [
        {"sql_condition": condition, **({"tf_adjustment_column": rare} if rare else {})}
        for condition, rare in levels
    ]
    unknown = {"sql_condition": f"{field}_l IS NULL OR {field}_r IS NULL", "is_null_level": True}
    return CustomComparison([unknown, *conditions, {"sql_condition": "ELSE"}], output_column_name=field)


def _email() -> CustomComparison:
    alike = (
        f"box_l = box_r OR (box_l <> box_r AND jaro_winkler_similarity(email_l, email_r) >= {SAME_ADDRESS})"
    )
    return _comparison("email", ("email_l = email_r", ""), (alike, ""))


def _phone() -> CustomComparison:
    return _comparison("phone", ("phone_l = phone_r", "phone"))


def _name() -> CustomComparison:
    alike = (
        "greatest(jaro_winkler_similarity(name_l, name_r), jaro_winkler_similarity(name_l, turned_r)) >= {}"
    )
    levels = ((alike.format(SAME_NAME), ""), (alike.format(CLOSE_NAME), ""))
    return _comparison("name", ("name_l = name_r", "name"), *levels)


def _company() -> CustomComparison:
    return _comparison("company", ("company_l = company_r", "company"))
