"""Raw exports read with plain pandas and nothing of the package: a second witness of the truth."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

CLIENT_DATA = Path(__file__).resolve().parents[2] / "client_data"
_UNITS = {"Nième jour": 1, "Nth day": 1}


def raw(client: str, name: str) -> Path:
    """Return the path of a raw export of a committed client."""
    return CLIENT_DATA / client / "raw" / name


def ga4(path: Path) -> pd.DataFrame:
    """Return a GA4 report of one table, with the day of each row in ``day``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(line.rsplit(": ", 1)[1] for line in lines if "Date de début" in line or "Start date" in line)
    first = date(int(start[:4]), int(start[4:6]), int(start[6:]))
    frame = pd.read_csv(io.StringIO("\n".join(line for line in lines if not line.startswith("#"))), dtype=str)
    index = next(name for name in frame.columns if name in _UNITS)
    frame["day"] = pd.to_datetime([first + timedelta(days=int(step)) for step in frame[index]])
    return frame


def google_french(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows and the total rows of a French Google Ads report."""
    lines = path.read_bytes()[2:].decode("utf-16-le").splitlines()[2:]
    head, *rows = csv.reader(lines, delimiter="\t")
    frame = pd.DataFrame(rows, columns=head)
    for name in ("Coût", "Conversions"):
        frame[name] = frame[name].str.replace(",", ".").astype(float)
    is_total = frame[head[0]].str.startswith("Total")
    return frame[~is_total], frame[is_total]


def meta_french(path: Path) -> pd.DataFrame:
    """Return Meta's rows, with cost, results and month."""
    frame = pd.read_csv(path)
    return frame.assign(
        month=pd.to_datetime(frame["Début des rapports"]),
        cost=frame["Montant dépensé (EUR)"],
        results=frame["Résultats"],
        kind=frame["Indicateur de résultats"],
    )


def shopify(client: str) -> pd.DataFrame:
    """Return each order once: the first line of each order, both exports together."""
    files = sorted((CLIENT_DATA / client / "raw" / "shopify").glob("*.csv"))
    frame = pd.concat([pd.read_csv(file, dtype={"Name": str}) for file in files], ignore_index=True)
    first = frame[frame["Total"].notna()].drop_duplicates("Name").copy()
    first["when"] = pd.to_datetime(first["Created at"].str[:19])
    return first


def zipped(path: Path, column: str) -> pd.DataFrame:
    """Return the file of a zip that has ``column``, whatever its name."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            frame = pd.read_csv(io.BytesIO(archive.read(name)))
            if column in frame.columns:
                return frame
    raise LookupError(column)


def document(path: Path) -> Any:
    """Return a JSON export."""
    return json.loads(path.read_text(encoding="utf-8"))
