"""Quantities of the CRM: leads once each, stages, delays, deals."""

from __future__ import annotations

import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics.flows import Flow, Tables, event_flow, no_flow, rows_of
from itineraire.vocabulary import Model

#: Words found in a stage that has gone past the raw lead, in the tools' French and English.
_QUALIFIED = r"qualif|mql|sql|opportuni|customer|client|evangelist|ambassad|activ"
_ACTIVATED = r"activ|opportuni|customer|client|evangelist|ambassad"


def distinct_leads(tables: Tables) -> pd.DataFrame:
    """Return one row a person: the oldest record of each duplicate cluster."""
    leads = rows_of(tables, "leads")
    person = leads["cluster"].fillna(leads["lead_key"])
    return leads.assign(person=person).sort_values("created", kind="stable").drop_duplicates("person")


def leads(tables: Tables, client: Client) -> Flow:
    """Count the people who came; deals opened when there is no list of contacts."""
    people = distinct_leads(tables)
    if not people.empty:
        return event_flow(people, "created")
    return event_flow(rows_of(tables, "deals"), "created") if client.model == Model.B2B else no_flow()


def all_records(tables: Tables, client: Client) -> Flow:
    """Count every contact record, duplicates included."""
    return event_flow(rows_of(tables, "leads"), "created")


def leads_without_source(tables: Tables, client: Client) -> Flow:
    """Count the contact records whose source is empty."""
    records = rows_of(tables, "leads")
    return event_flow(
        records.assign(missing=is_without_source(records).astype("float64")), "created", "missing"
    )


def is_without_source(records: pd.DataFrame) -> pd.Series:
    """Return which contact records have no source recorded."""
    return records["original_source_raw"].isna() & records["source"].isna()


def staged_leads(tables: Tables, client: Client) -> Flow:
    """Count the people whose stage is known."""
    people = distinct_leads(tables)
    return event_flow(people[people["stage"].notna()], "created")


def qualified_leads(tables: Tables, client: Client) -> Flow:
    """Count the people whose stage is past the raw lead."""
    return _staged(tables, _QUALIFIED)


def activated(tables: Tables, client: Client) -> Flow:
    """Count the people who use the product."""
    return _staged(tables, _ACTIVATED)


def is_qualified(stages: pd.Series) -> pd.Series:
    """Return which stages are past the raw lead."""
    return stages.astype("str").str.lower().str.contains(_QUALIFIED, regex=True, na=False)


def _staged(tables: Tables, words: str) -> Flow:
    people = distinct_leads(tables)
    people = people[people["stage"].notna()]
    reached = people["stage"].astype("str").str.lower().str.contains(words, regex=True)
    return event_flow(people.assign(reached=reached.astype("float64")), "created", "reached")


def contact_delays(tables: Tables, client: Client) -> pd.DataFrame:
    """Return the hours from creation to first contact, of the leads that were contacted.

    The creation is known by day: the delay is counted from that day's start, so it is at most a day too long.
    """
    people = distinct_leads(tables)
    known = people[people["first_contact"].notna() & people["created"].notna()]
    hours = (known["first_contact"] - known["created"]).dt.total_seconds() / 3600
    return known.assign(when=known["created"], value=hours)[hours >= 0]


def contactable_leads(tables: Tables, client: Client) -> Flow:
    """Count the people, when the CRM records first contacts at all."""
    people = distinct_leads(tables)
    return event_flow(people, "created") if people["first_contact"].notna().any() else no_flow()


def contacted_in_a_day(tables: Tables, client: Client) -> Flow:
    """Count the people contacted within 24 hours; those never contacted count as not."""
    people = distinct_leads(tables)
    hours = (people["first_contact"] - people["created"]).dt.total_seconds() / 3600
    return event_flow(people.assign(quick=(hours <= 24).astype("float64")), "created", "quick")


def opportunities(tables: Tables, client: Client) -> Flow:
    """Count the deals opened."""
    if rows_of(tables, "leads").empty:
        return no_flow()
    return event_flow(rows_of(tables, "deals"), "created")


def closing_days(deals: pd.DataFrame) -> pd.Series:
    """Return the day each deal was closed, from whichever column says it."""
    return deals["closed_on"].fillna(deals["won_on"]).fillna(deals["lost_on"])


def _within_export(deals: pd.DataFrame, closed: pd.Series) -> pd.DataFrame:
    """Keep the deals closed while the export still lists new ones: beyond, only slow ones are left."""
    first, last = deals["created"].min(), deals["created"].max()
    return deals.assign(closed=closed)[closed.between(first, last)]


def closed_deals(tables: Tables, client: Client) -> Flow:
    """Count the deals won or lost, on the day they were closed."""
    deals = rows_of(tables, "deals")
    kept = _within_export(deals, closing_days(deals))
    return event_flow(kept[kept["status"].isin(["won", "lost"])], "closed")


def won_deals(tables: Tables, client: Client) -> Flow:
    """Count the deals won among those closed, on the day they were closed."""
    deals = rows_of(tables, "deals")
    kept = _within_export(deals, closing_days(deals))
    closed = kept[kept["status"].isin(["won", "lost"])]
    return event_flow(closed.assign(won=(closed["status"] == "won").astype("float64")), "closed", "won")


def won_value(tables: Tables, client: Client) -> Flow:
    """Sum the value of deals won, on the day they were won."""
    deals = rows_of(tables, "deals")
    kept = _within_export(deals, deals["won_on"].fillna(closing_days(deals)))
    return event_flow(kept[kept["status"] == "won"], "closed", "value")
