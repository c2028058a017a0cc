"""Exports no tool signs, read through the mapping the consultant writes in ``client.yaml``.

::

    exports:
      "commandes-*.csv":
        table: orders
        columns: {order_key: "N° commande", created: "Date", total: "Montant TTC"}

The file's name or a pattern, the table, then for each of its columns the label in the file. A file is read this way
when it has every label. Keys, names and addresses come out as keyed hashes; ``utc: true``, or a label that says UTC,
reads instants as UTC. Files too large for memory, folders of Parquet files and ``s3://`` addresses are
named the same way and added up by day (``exports.large_reading``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Literal

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
from itineraire.exports.parsing import Decimal, plain
from itineraire.exports.periods import from_start, over_report
from itineraire.exports.tools.columns import device_of, outcome_of, texts, which
from itineraire.exports.tools.orders import is_cancelled
from itineraire.tables import CONTRACTS


@dataclass(frozen=True)
class MappedExport:
    """One entry of ``exports`` in ``client.yaml``.

    Parameters
    ----------
    table
        Clean table the rows go to.
    columns
        Our column -> the file's label.
    pattern
        Which files it is for: a name under ``raw/`` (``*`` is any part of it), a folder, or an ``s3://`` address.
    decimal
        Decimal mark of the figures.
    utc
        Whether instants that do not say their zone are UTC.
    grain
        How long the period of a row is, when the file only says its start.
    fixed
        Our text column -> what it holds on every row: a status, a platform, a currency.
    """

    table: str
    columns: Mapping[str, str]
    pattern: str = "*"
    decimal: Decimal = "auto"
    utc: bool = False
    grain: Literal["day", "week", "month"] = "day"
    fixed: Mapping[str, str] = field(default_factory=dict)

    def is_for(self, file: str) -> bool:
        """Return whether the entry names a file, by its whole name or by its last part."""
        return fnmatch(file, self.pattern) or fnmatch(file.rsplit("/", 1)[-1], self.pattern)


Mappings = Sequence[MappedExport]
#: Label that stands for "count the rows".
ROWS = "*"


def entries_for(file: str, mappings: Mappings) -> tuple[MappedExport, ...]:
    """Return the entries that name a file."""
    return tuple(entry for entry in mappings if entry.is_for(file))


#: Words of a payment's outcome, the surest first.
_PAYMENTS = (
    (("rembours", "refund"), "refunded"),
    (("litige", "disput", "contest"), "disputed"),
    (("echou", "echec", "fail", "refus", "annul", "cancel"), "failed"),
    (("attente", "pending", "cours"), "pending"),
    (("pay", "paid", "regl", "encaiss", "succe"), "paid"),
)
_KEY_KINDS: Mapping[str, FieldKind] = {
    "customer_key": "email",
    "email_key": "email",
    "phone_key": "phone",
    "name_key": "name",
    "company_key": "name",
    "owner_key": "name",
    "contact_key": "name",
}
#: First cell of the line that a firm's own exports end with.
_TOTAL = re.compile(r"(?:grand |sous-|sub)?tota(?:l|ux)(?: general)?\s*:?")
_FREE = frozenset(
    {"product", "loss_reason", "title", "keyword", "key", "search_term", "entry_point", "labels"}
)


def mapped_match(cells: Sequence[str], mappings: Mappings) -> Match | None:
    """Return how a header fits one of the mappings; ``None`` when it has not every label of any."""
    labels = labels_of(cells)
    found = [
        fit for entry in mappings if not entry_faults(entry) and (fit := match(_description(entry), labels))
    ]
    return max(found, key=lambda fit: fit.strength, default=None)


def mapping_faults(mappings: Mappings) -> tuple[Fault, ...]:
    """Return what is wrong with the mappings: an unknown table, columns the table does not have."""
    return tuple(fault for entry in mappings for fault in entry_faults(entry))


def entry_faults(entry: MappedExport) -> tuple[Fault, ...]:
    """Return what is wrong with one mapping."""
    place = f"exports.{entry.pattern}"
    if entry.table not in CONTRACTS or entry.table == "reports":
        known = ", ".join(name for name in CONTRACTS if name != "reports")
        values: dict[str, object] = {"known": known}
        return (
            Fault("exports.mapping_table", "client.yaml", column=place, found=entry.table, values=values),
        )
    values = {"known": ", ".join(name for name in CONTRACTS[entry.table] if name != "report")}
    return tuple(
        Fault("exports.mapping_column", "client.yaml", column=f"{place}.columns", found=name, values=values)
        for name in (*entry.columns, *entry.fixed)
        if name not in CONTRACTS[entry.table] or name == "report" or _is_fixed_wrongly(entry, name)
    )


def _is_fixed_wrongly(entry: MappedExport, name: str) -> bool:
    """Return whether a fixed column is also read, or holds what no word can: only texts are fixed."""
    return name in entry.fixed and (name in entry.columns or CONTRACTS[entry.table][name].kind != "text")


def missing_labels(cells: Sequence[str], mappings: Mappings) -> tuple[str, tuple[str, ...]] | None:
    """Return the mapping a header nearly fits (half its labels or more), and the labels that lack."""
    labels = set(labels_of(cells))
    for entry in mappings:
        missing = tuple(
            label for label in entry.columns.values() if label != ROWS and labels_of([label])[0] not in labels
        )
        if missing and len(missing) * 2 <= len(entry.columns):
            return entry.table, missing
    return None


def _description(entry: MappedExport) -> Description:
    """Return the description a mapping stands for; every label it names signs the file."""
    fields = tuple(
        Field(name, _kind(entry, name, label), {"": labels_of([label])}, required=True)
        for name, label in entry.columns.items()
        if label != ROWS
    )
    return Description(
        tool="mapped",
        report=entry.table,
        fields=fields,
        finish=lambda sheet: _finish(sheet, entry),
        decimal={"": entry.decimal},
        is_total=lambda first: bool(_TOTAL.fullmatch(plain(first))),
        additive=tuple(item.name for item in fields if item.kind == "number"),
        priority=9,
    )


def _kind(entry: MappedExport, name: str, label: str) -> FieldKind:
    """Return how a mapped column is read."""
    kind = CONTRACTS[entry.table][name].kind
    if name.endswith("_key"):
        return _KEY_KINDS.get(name, "id")
    if kind == "date" or kind == "instant":
        return "utc" if entry.utc or names_utc(label) else "instant"
    if kind == "number" or kind == "flag":
        return kind
    return "free" if name in _FREE else "text"


def names_utc(label: str) -> bool:
    """Return whether a column's label says its instants are UTC."""
    return "utc" in plain(label).replace("(", " ").replace(")", " ").split()


def _in_our_words(clean: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return rows whose channels, devices and outcomes are named as the tables name them."""
    words: dict[str, Callable[[str], str | None]] = {"channel": channel_of_label, "device": device_of}
    if table == "deals":
        words["status"] = lambda written: outcome_of(written) if written else None
    if table == "payments":
        words["status"] = _payment_status
    for name in words.keys() & set(clean.columns):
        clean[name] = texts(clean, name).map(words[name])
    if table == "orders" and "status" in clean and "cancelled" not in clean:
        clean["cancelled"] = which(texts(clean, "status"), is_cancelled)
    return clean


def _payment_status(written: str) -> str | None:
    """Return the outcome of a payment in a firm's own words; ``None`` when it is not told."""
    bare = plain(written)
    return next((status for words, status in _PAYMENTS if any(word in bare for word in words)), None)


def _finish(sheet: Sheet, entry: MappedExport) -> Finished:
    """Return the mapped rows; a row without its key is refused, a start without end is a day, a week or a month."""
    table = entry.table
    clean = sheet.frame.drop(columns=["source_line"]).assign(**entry.fixed)
    clean = clean.assign(**{name: 1.0 for name, label in entry.columns.items() if label == ROWS})
    contract = CONTRACTS[table]
    for name in map(str, clean.columns):
        if contract[name].kind == "date":
            clean[name] = clean[name].dt.normalize()
    clean = _in_our_words(clean, table)
    if "start" not in clean and "grain" in contract:
        clean = clean.join(over_report(clean, sheet.start, sheet.end))
    elif "end" not in clean and "grain" in contract:
        clean = clean.drop(columns=["start"]).join(from_start(clean["start"], entry.grain))
    if table == "spend" and "platform" not in clean:
        clean["platform"] = "other"
    required = [name for name, column in contract.items() if column.required and name in clean]
    usable = clean[required].notna().all(axis=1) if required else pd.Series(True, index=clean.index)
    lines = sheet.frame.loc[~usable, "source_line"]
    refused = tuple(Rejected(sheet.file, int(line), "", "", "no_key") for line in lines)
    return Finished((Part(table, clean[usable], kind="mapped"),), refused)
