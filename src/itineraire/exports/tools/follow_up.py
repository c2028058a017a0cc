"""The simple tables a client keeps by hand in ``follow_up/``: our own column names, in English or in French.

Dates are ISO or DD/MM/YYYY; rates are fractions (0.62) or written with their percent sign (62 %).
"""

from __future__ import annotations

from itineraire.exports.description import Description, Field, Finished, Part, Sheet, column
from itineraire.tables import CONTRACTS

_LABELS: dict[str, dict[str, str]] = {
    "consent": {"date": "date", "consent_rate": "taux de consentement"},
    "stock": {
        "date": "date",
        "sku": "sku",
        "product": "produit",
        "units": "unites",
        "flagship": "produit phare",
    },
    "incidents": {"start": "debut", "end": "fin", "kind": "type", "title": "titre"},
    "meetings": {
        "date": "date",
        "kind": "type",
        "minutes": "minutes",
        "decisions": "decisions",
        "attendees": "participants",
    },
    "budget_actuals": {"month": "mois", "line": "ligne", "eur": "euros"},
    "launched": {
        "action": "action",
        "title": "titre",
        "kind": "type",
        "kpi": "kpi",
        "channel": "canal",
        "started_on": "demarree le",
        "cost_eur": "cout en euros",
    },
    "reads": {"action": "action", "date": "date", "verdict": "verdict", "decision": "decision"},
}
#: Columns without which a table is not the one it looks like.
_SIGNATURES: dict[str, frozenset[str]] = {
    "consent": frozenset({"date", "consent_rate"}),
    "stock": frozenset({"date", "sku", "units"}),
    "incidents": frozenset({"start", "kind", "title"}),
    "meetings": frozenset({"date", "kind", "minutes"}),
    "budget_actuals": frozenset({"month", "line", "eur"}),
    "launched": frozenset({"action", "started_on"}),
    "reads": frozenset({"action", "date", "verdict"}),
}


def _fields(table: str) -> tuple[Field, ...]:
    """Return the columns of one table, read as its contract says."""
    return tuple(
        column(
            name,
            "free" if CONTRACTS[table][name].kind == "text" else CONTRACTS[table][name].kind,
            en=name,
            fr=label,
            required=name in _SIGNATURES[table],
        )
        for name, label in _LABELS[table].items()
    )


def _description(table: str) -> Description:
    def finish(sheet: Sheet) -> Finished:
        clean = sheet.frame.drop(columns=["source_line"])
        if table == "budget_actuals":
            clean["month"] = clean["month"].dt.to_period("M").dt.to_timestamp()
        return Finished((Part(table, clean, kind=table),))

    return Description(
        tool="follow_up",
        report=table,
        fields=_fields(table),
        finish=finish,
        decimal={"fr": "auto", "en": "auto"},
        priority=2,
        ragged=True,
    )


DESCRIPTIONS = tuple(_description(table) for table in _LABELS)
