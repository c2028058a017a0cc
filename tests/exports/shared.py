"""Where the real samples stand, and how a test reads a folder it wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from itineraire.exports import Intake, read_folder

KEY = b"a key of the tests, thirty-two b"
_SHARED = Path(os.environ.get("ITINERAIRE_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))


def sample(name: str) -> Path:
    """Return a folder of real samples, or skip the test where they are not installed."""
    folder = _SHARED / "data" / name
    if not folder.is_dir():
        pytest.skip(f"the real samples are not beside the project: {name}")
    return folder


def read_text(
    folder: Path, text: str, name: str = "export.csv", encoding: str = "utf-8", **options: object
) -> Intake:
    """Write one export and read its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode(encoding))
    return read_folder(folder, key=KEY, **options)  # type: ignore[arg-type]


def only(intake: Intake, table: str) -> pd.DataFrame:
    """Return one clean table, every row of every file being accounted for."""
    assert [account.balances for account in intake.accounts] == [True] * len(intake.accounts)
    return intake.tables[table]


def codes(intake: Intake) -> set[str]:
    """Return the codes of an intake's faults."""
    return {fault.code for fault in intake.faults}
