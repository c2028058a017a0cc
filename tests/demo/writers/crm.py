"""HubSpot contacts (English) and Pipedrive deals (French, every field quoted, times in UTC)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tests.demo.crm import Contact, Deal
from tests.demo.people import person
from tests.demo.writers.texts import delimited, trimmed

_CONTACTS = (
    "Record ID",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Associated Company",
    "Lifecycle Stage",
    "Lead Status",
    "Contact owner",
    "Create Date",
    "Original Source",
    "First Conversion",
    "Date of first engagement",
    "Last Activity Date",
    "Unsubscribed from all email",
)
_DEALS = (
    "ID",
    "Titre",
    "Créateur",
    "Propriétaire",
    "Valeur",
    "Devise de Valeur",
    "Organisation",
    "ID de l'organisation",
    "Pipeline",
    "Personne de contact",
    "ID de la personne de contact",
    "Étape",
    "Statut",
    "Probabilité",
    "Affaire créée",
    "Heure de mise à jour",
    "Changement d'étape le plus récent ",
    "Date de la prochaine activité",
    "Date de la dernière activité.",
    "Date de gain",
    "Dernier e-mail reçu",
    "Dernier e-mail envoyé",
    "Date de perte",
    "Affaire fermée le",
    "Raison de la perte",
    "Visible par",
    "Total des activités",
    "Activités terminées",
    "Activités à faire",
    "Nombre de messages e-mail",
    "Date de conclusion attendue",
    "Valeur pondérée",
    "Devise de Valeur pondérée",
    "Quantité du produit",
    "Montant du produit",
    "Étiquette",
    "Nom du produit",
    "MRR",
    "Devise de MRR",
    "ARR",
    "Devise de ARR",
    "ACV",
    "Devise de ACV",
    "Origine",
    "ID de l'origine de la source",
    "Canal d'origine",
    "ID du canal source",
    "Statut d'archivage",
    "Heure d'archivage",
    "Inscription à une séquence",
)


def hubspot_contacts(contacts: Sequence[Contact]) -> bytes:
    """Return the contacts' export: dates without seconds, in the account's time zone."""
    rows = [
        (
            contact.record,
            contact.first,
            contact.last,
            contact.email,
            contact.phone,
            contact.company,
            contact.stage,
            contact.status,
            contact.owner,
            _minute(contact.created),
            contact.source,
            contact.form,
            _minute(contact.first_contact),
            _minute(contact.last_activity),
            "true" if contact.unsubscribed else "false",
        )
        for contact in contacts
    ]
    return delimited([_CONTACTS, *rows]).encode()


def _minute(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""


def pipedrive_deals(deals: Sequence[Deal]) -> bytes:
    """Return the deals' export; a French midnight is written 22:00 or 23:00 of the day before."""
    return delimited([_DEALS, *(_deal(deal) for deal in deals)], quote_all=True).encode()


def _deal(deal: Deal) -> list[object]:
    closed = _utc(deal.closed)
    cells: dict[str, object] = {
        "ID": deal.number,
        "Titre": f"Affaire {person(deal.contact).last}",
        "Créateur": deal.owner,
        "Propriétaire": deal.owner,
        "Valeur": trimmed(deal.value),
        "Devise de Valeur": "EUR",
        "Organisation": deal.company,
        "Pipeline": "Ventes directes",
        "Personne de contact": person(deal.contact).name,
        "ID de la personne de contact": deal.contact,
        "Étape": deal.stage,
        "Statut": deal.status,
        "Affaire créée": _utc(deal.created),
        "Heure de mise à jour": closed or _utc(deal.created),
        "Changement d'étape le plus récent ": closed or _utc(deal.created),
        "Date de gain": closed if deal.status == "Gagnée" else "",
        "Date de perte": closed if deal.status == "Perdue" else "",
        "Affaire fermée le": closed,
        "Raison de la perte": deal.loss_reason,
        "Visible par": "Propriétaire de l'élément",
        "Total des activités": deal.activities,
        "Activités terminées": deal.activities,
        "Activités à faire": 0,
        "Nombre de messages e-mail": deal.activities * 2,
        "Valeur pondérée": trimmed(deal.value),
        "Devise de Valeur pondérée": "EUR",
        "Origine": "API" if deal.number % 2 else "Créé manuellement",
        "Canal d'origine": deal.channel,
        "Statut d'archivage": "Non archivé",
    }
    return [cells.get(column, "") for column in _DEALS]


def _utc(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if moment else ""
