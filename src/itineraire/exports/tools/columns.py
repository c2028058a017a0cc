"""Columns several tools share: texts that may be absent, devices."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from itineraire.exports.parsing import NOT_GIVEN, plain

DEVICES = {
    "mobile": "mobile",
    "desktop": "desktop",
    "ordinateur": "desktop",
    "ordinateurs": "desktop",
    "computers": "desktop",
    "tablet": "tablet",
    "tablets": "tablet",
    "tablette": "tablet",
    "tablettes": "tablet",
    "mobile phones": "mobile",
    "telephones mobiles": "mobile",
    "movil": "mobile",
    "phone": "mobile",
    "smartphone": "mobile",
}


def device_of(label: str) -> str | None:
    """Return the device a label names; ``other`` for a television or a console, missing when empty."""
    bare = plain(label)
    return None if bare in NOT_GIVEN else DEVICES.get(bare, "other")


def texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of texts with missing as empty; an absent column is all empty."""
    return frame[name].fillna("") if name in frame else pd.Series("", index=frame.index, dtype="object")


def breakdowns(pieces: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """Return the breakdowns no column of a clean table holds, written ``label=value``; missing when there is none."""
    if not pieces or index.empty:
        return pd.Series(None, index=index, dtype="object")
    written = pd.DataFrame({label: f"{label}=" + cells for label, cells in pieces.items()}, index=index)
    return pd.Series(written.agg(" | ".join, axis=1), index=index, dtype="object")
