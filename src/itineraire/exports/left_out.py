"""The table of rows left out, in words: what a consultant opens beside the export, line by line."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.cells import ACTIVE
from itineraire.wording import Language, say
from itineraire.wording.accounts import LEFT_OUT
from itineraire.wording.exports import REASONS


def left_out_rows(rejected: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Return the rows left out with their reason in words; a row without line (a whole day) has none.

    Parameters
    ----------
    rejected
        ``Intake.rejected``: file, line, column, value (masked), reason.
    """
    rows = rejected.assign(
        line=rejected["line"].where(rejected["line"] > 0).astype("Int64"),
        reason=[say(REASONS[reason], language) for reason in rejected["reason"]],
    )
    return rows.rename(columns={name: say(LEFT_OUT[name], language) for name in map(str, rejected.columns)})


def left_out_csv(rejected: pd.DataFrame, language: Language) -> bytes:
    """Return the table as the reader's spreadsheet opens it; no cell of it runs."""
    rows = left_out_rows(rejected, language)
    texts = [str(name) for name in rows if rows[name].dtype == "str"]
    rows[texts] = rows[texts].map(lambda cell: f"'{cell}" if ACTIVE.match(cell) else cell)
    return rows.to_csv(index=False, sep=";" if language == "fr" else ",").encode("utf-8-sig")
