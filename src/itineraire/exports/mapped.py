"""Exports no tool signs, read through the mapping the consultant writes in ``client.yaml``.

::

    mappings:
      orders: {order_key: "N° commande", created: "Date", total: "Montant TTC"}

The table, then for each of its columns the label in the file. A file is read this way when it has every
label. Keys, names and addresses come out as keyed hashes; a label that says UTC is read as UTC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from itineraire.errors import Fault
from itineraire.exports.accounts import Rejected
from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import (
    Description,
    Field,
    FieldKind,
    Finished,
    Match,
    Part,
    Sheet,
    match,
)
from itineraire.exports.header import labels_of
from itineraire.exports.parsing import plain
from itineraire.exports.periods import from_start
from itineraire.exports.tools.columns import texts
from itineraire.tables import CONTRACTS

#: Table -> our column -> the file's label.
Mappings = Mapping[str, Mapping[str, str]]

_KEY_KINDS: Mapping[str, FieldKind] = {
    "customer_key": "email",
    "email_key": "email",
    "phone_key": "phone",
    "name_key": "name",
    "company_key": "name",
    "owner_key": "name",
    "contact_key": "name",
}
_FREE = frozenset(
    {"product", "loss_reason", "title", "keyword", "key", "search_term", "entry_point", "labels"}
)


def mapped_match(cells: Sequence[str], mappings: Mappings) -> Match | None:
    """Return how a header fits one of the mappings; ``None`` when it has not every label of any."""
    labels = labels_of(cells)
    found = [
        fit
        for table, columns in mappings.items()
        if not _faults(table, columns) and (fit := match(_description(table, columns), labels))
    ]
    return max(found, key=lambda fit: fit.strength, default=None)


def mapping_faults(mappings: Mappings) -> tuple[Fault, ...]:
    """Return what is wrong with the mappings: an unknown table, columns the table does not have."""
    return tuple(fault for table, columns in mappings.items() for fault in _faults(table, columns))


def _faults(table: str, columns: Mapping[str, str]) -> tuple[Fault, ...]:
    if table not in CONTRACTS or table == "reports":
        known = ", ".join(name for name in CONTRACTS if name != "reports")
        return (
            Fault(
                "exports.mapping_table",
                "client.yaml",
                column="mappings",
                found=table,
                values={"known": known},
            ),
        )
    known = ", ".join(name for name in CONTRACTS[table] if name != "report")
    return tuple(
        Fault(
            "exports.mapping_column",
            "client.yaml",
            column=f"mappings.{table}",
            found=name,
            values={"known": known},
        )
        for name in columns
        if name not in CONTRACTS[table] or name == "report"
    )


def missing_labels(cells: Sequence[str], mappings: Mappings) -> tuple[str, tuple[str, ...]] | None:
    """Return the mapping a header nearly fits (half its labels or more), and the labels that lack."""
    labels = set(labels_of(cells))
    for table, columns in mappings.items():
        missing = tuple(label for label in columns.values() if plain(label) not in labels)
        if missing and len(missing) * 2 <= len(columns):
            return table, missing
    return None


def _description(table: str, columns: Mapping[str, str]) -> Description:
    """Return the description a mapping stands for; every label it names signs the file."""
    fields = tuple(
        Field(name, _kind(table, name, label), {"fr": (plain(label),)}, required=True)
        for name, label in columns.items()
    )
    return Description(
        tool="mapped",
        report=table,
        fields=fields,
        finish=lambda sheet: _finish(sheet, table),
        decimal={"fr": "auto", "en": "auto"},
        priority=9,
    )


def _kind(table: str, name: str, label: str) -> FieldKind:
    """Return how a mapped column is read."""
    kind = CONTRACTS[table][name].kind
    if name.endswith("_key"):
        return _KEY_KINDS.get(name, "id")
    if kind == "date" or kind == "instant":
        return "utc" if "utc" in plain(label).replace("(", " ").replace(")", " ").split() else "instant"
    if kind == "number" or kind == "flag":
        return kind
    return "free" if name in _FREE else "text"


def _finish(sheet: Sheet, table: str) -> Finished:
    """Return the mapped rows; a row without its key is refused, a start without end is a day."""
    clean = sheet.frame.drop(columns=["source_line"])
    contract = CONTRACTS[table]
    for name in map(str, clean.columns):
        if contract[name].kind == "date":
            clean[name] = clean[name].dt.normalize()
    if "channel" in clean:
        clean["channel"] = texts(clean, "channel").map(channel_of_label)
    if "start" in clean and "end" not in clean and "grain" in contract:
        clean = clean.drop(columns=["start"]).join(from_start(clean["start"], "day"))
    if table == "spend" and "platform" not in clean:
        clean["platform"] = "other"
    required = [name for name, column in contract.items() if column.required and name in clean]
    usable = clean[required].notna().all(axis=1) if required else pd.Series(True, index=clean.index)
    lines = sheet.frame.loc[~usable, "source_line"]
    refused = tuple(Rejected(sheet.file, int(line), "", "", "no_key") for line in lines)
    return Finished((Part(table, clean[usable], kind="mapped"),), refused)
