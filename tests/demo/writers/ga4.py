"""GA4 reports and overview: comment lines, stacked tables, ``Nth day`` counted from the first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.demo.audience import DEVICES, Audience
from tests.demo.writers.texts import NO_BREAK, delimited

_RULE = "# ----------------------------------------"


@dataclass(frozen=True)
class Labels:
    """What one language of GA4's interface calls things."""

    account: str
    property: str
    start: str
    end: str
    newline: str
    channel: str
    first_channel: str
    device: str
    day: str
    week: str
    page: str
    sessions: str
    engaged: str
    active_users: str
    new_users: str
    key_events: str
    transactions: str
    revenue: str
    traffic_title: str
    device_title: str
    overview_title: str
    all_users: str


FRENCH = Labels(
    account=f"# Compte{NO_BREAK}: ",
    property=f"# Propriété{NO_BREAK}: ",
    start=f"# Date de début{NO_BREAK}: ",
    end=f"# Date de fin{NO_BREAK}: ",
    newline="\r\n",
    channel="Groupe de canaux principal de la session (Groupe de canaux par défaut)",
    first_channel="Groupe de canaux principal du premier utilisateur (Groupe de canaux par défaut)",
    device="Catégorie d'appareil",
    day="Nième jour",
    week="Nième semaine",
    page=f"Page de destination{NO_BREAK}+ chaîne de requête",
    sessions="Sessions",
    engaged="Sessions avec engagement",
    active_users="Utilisateurs actifs",
    new_users="Nouveaux utilisateurs",
    key_events="Événements clés",
    transactions="Transactions",
    revenue="Revenu total",
    traffic_title="Acquisition de trafic: Groupe de canaux principal de la session",
    device_title="Détails technologiques: Catégorie d'appareil",
    overview_title="Vue d'ensemble de l'acquisition",
    all_users="# Tous les utilisateurs",
)
ENGLISH = Labels(
    account="# Account: ",
    property="# Property: ",
    start="# Start date: ",
    end="# End date: ",
    newline="\n",
    channel="Session primary channel group (Default Channel Group)",
    first_channel="First user primary channel group (Default Channel Group)",
    device="Device category",
    day="Nth day",
    week="Nth week",
    page="Landing page + query string",
    sessions="Sessions",
    engaged="Engaged sessions",
    active_users="Active users",
    new_users="New users",
    key_events="Key events",
    transactions="Transactions",
    revenue="Total revenue",
    traffic_title="Traffic acquisition: Session primary channel group",
    device_title="Tech details: Device category",
    overview_title="Acquisition overview",
    all_users="# All Users",
)

Table = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Property:
    """A GA4 property: the account and the names its exports carry, and the language of its interface."""

    account: str
    name: str
    labels: Labels


def report(site: Property, title: str, tables: Sequence[Table], first: date, last: date) -> bytes:
    """Return a report: one comment header, then each table with its own dates, empty lines between."""
    labels = site.labels
    head = [_RULE, f"# {title}", labels.account + site.account, labels.property + site.name, _RULE]
    head += ["# ", labels.all_users] if len(tables) == 1 else []
    dates = [f"{labels.start}{first:%Y%m%d}", f"{labels.end}{last:%Y%m%d}"]
    blocks = []
    for table in tables:
        lead = [] if len(tables) == 1 else ["#  "]
        blocks.append("\n".join([*lead, *dates, delimited(table).removesuffix("\n")]))
    text = "\n".join(head) + "\n" + "\n\n".join(blocks) + "\n"
    return text.replace("\n", labels.newline).encode()


def channels_by_day(site: Property, audience: Audience, first: date, last: date) -> bytes:
    """Return the traffic acquisition report with the day as second dimension, from ``first`` to ``last``."""
    labels, start = site.labels, audience.days.index(first)
    rows: list[Sequence[object]] = [(labels.channel, labels.day, labels.sessions, labels.engaged)]
    for place in range(start, audience.days.index(last) + 1):
        day = f"{place - start:04d}"
        for channel, counts in sorted(audience.channels.items(), key=lambda item: -item[1][place]):
            if counts[place]:
                rows.append((channel, day, counts[place], round(counts[place] * _ENGAGED.get(channel, 0.6))))
    return report(site, labels.traffic_title, [rows], first, last)


_ENGAGED: Mapping[str, float] = {
    "Paid Search": 0.58,
    "Organic Search": 0.67,
    "Direct": 0.55,
    "Email": 0.72,
    "Paid Social": 0.41,
}


def devices_by_day(
    site: Property, audience: Audience, first: date, last: date, *, shop: bool = False
) -> bytes:
    """Return the device report by day, with key events, and with transactions for a shop."""
    labels, start = site.labels, audience.days.index(first)
    sales = (labels.transactions,) if shop else ()
    rows: list[Sequence[object]] = [(labels.device, labels.day, labels.sessions, labels.key_events, *sales)]
    for place in range(start, audience.days.index(last) + 1):
        for device in DEVICES:
            won = audience.conversions[device][place]
            rows.append(
                (
                    device,
                    f"{place - start:04d}",
                    audience.devices[device][place],
                    won,
                    *((won,) if shop else ()),
                )
            )
    return report(site, labels.device_title, [rows], first, last)


def overview(site: Property, audience: Audience, first: date, last: date, pages: Table) -> bytes:
    """Return the acquisition overview: weekly users, sessions by channel, landing pages, stacked."""
    labels = site.labels
    start, end = audience.days.index(first), audience.days.index(last) + 1
    daily = audience.sessions[start:end]
    weeks = [sum(daily[place : place + 7]) for place in range(0, len(daily), 7)]
    totals = sorted(((sum(c[start:end]), name) for name, c in audience.channels.items()), reverse=True)
    tables: list[Table] = [
        [(labels.week, labels.active_users), *((f"{n:04d}", round(v * 0.78)) for n, v in enumerate(weeks))],
        [(labels.week, labels.new_users), *((f"{n:04d}", round(v * 0.61)) for n, v in enumerate(weeks))],
        [(labels.first_channel, labels.new_users), *((name, round(v * 0.61)) for v, name in totals)],
        [(labels.channel, labels.sessions), *((name, v) for v, name in totals)],
        pages,
    ]
    return report(site, labels.overview_title, tables, first, last)


def landing_pages(site: Property, sessions: int, pages: Sequence[tuple[str, float, float]]) -> Table:
    """Return the table of landing pages: address, sessions and key events from shares and rates."""
    labels = site.labels
    rows: list[Sequence[object]] = [(labels.page, labels.sessions, labels.key_events)]
    for address, share, rate in pages:
        visits = round(sessions * share)
        rows.append((address, visits, round(visits * rate)))
    return rows
