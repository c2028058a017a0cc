"""Columns several tools share: texts that may be absent, devices."""

from __future__ import annotations

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
