"""Search Console's performance export: one file a dimension, in the zip that its page downloads.

The zip was made again on a Mac: file names hold decomposed accents without the UTF-8 flag. Members are
stored, not compressed, so that the bytes do not depend on the compression library.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.demo.writers.texts import NO_BREAK, delimited, trimmed

Rows = Sequence[tuple[str, int, int, float]]
"""Key, clicks, impressions, mean position."""


@dataclass(frozen=True)
class Search:
    """Twelve months of one property, by dimension; no two files give the same total."""

    queries: Rows
    pages: Rows
    countries: Rows
    devices: Rows
    days: Rows


_FRENCH = {
    "queries": ("Requêtes.csv", "Requêtes les plus fréquentes"),
    "pages": ("Pages.csv", "Pages les plus populaires"),
    "countries": ("Pays.csv", "Pays"),
    "devices": ("Appareils.csv", "Appareil"),
    "days": ("Graphique.csv", "Date"),
}
_ENGLISH = {
    "queries": ("Queries.csv", "Top queries"),
    "pages": ("Pages.csv", "Top pages"),
    "countries": ("Countries.csv", "Country"),
    "devices": ("Devices.csv", "Device"),
    "days": ("Chart.csv", "Date"),
}
_IN_ENGLISH = {
    "Ordinateur": "Desktop",
    "Tablette": "Tablet",
    "Belgique": "Belgium",
    "Suisse": "Switzerland",
}


def files(search: Search, *, english: bool = False) -> dict[str, bytes]:
    """Return the files of the export by name."""
    names = _ENGLISH if english else _FRENCH
    measures = ("Clicks", "Impressions") if english else ("Clics", "Impressions")
    found = {}
    for dimension, (name, label) in names.items():
        rows = [
            (
                _IN_ENGLISH.get(key, key) if english else key,
                clicks,
                shown,
                _rate(clicks, shown),
                trimmed(rank),
            )
            for key, clicks, shown, rank in getattr(search, dimension)
        ]
        found[name] = delimited([(label, *measures, "CTR", "Position"), *rows], last_newline=False).encode()
    name, head, kind, period = (
        ("Filters.csv", ("Filter", "Value"), ("Search type", "Web"), ("Date", "Last 12 months"))
        if english
        else (
            "Filtres.csv",
            ("Filtre", "Valeur"),
            ("Type de recherche", "Web"),
            ("Date", f"12{NO_BREAK}derniers mois"),
        )
    )
    found[name] = delimited([head, kind, period], last_newline=False).encode()
    return found


def _rate(clicks: int, impressions: int) -> str:
    return f"{trimmed(100 * clicks / impressions)}%" if impressions else "0%"


def mac_zip(members: Mapping[str, bytes], made_on: date) -> bytes:
    """Return a zip whose names hold decomposed accents and no UTF-8 flag.

    The standard library would set the flag: each name is written as a marker of its length, then replaced.
    """
    archive = io.BytesIO()
    renamed = {}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as made:
        for place, (name, content) in enumerate(members.items()):
            raw = unicodedata.normalize("NFD", name).encode()
            marker = f"{place}".ljust(len(raw), "~")
            made.writestr(
                zipfile.ZipInfo(marker, (made_on.year, made_on.month, made_on.day, 9, 0, 0)), content
            )
            renamed[marker.encode()] = raw
    data = archive.getvalue()
    for written, wanted in renamed.items():
        data = data.replace(written, wanted)
    return data
