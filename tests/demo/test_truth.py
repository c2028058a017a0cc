"""The planted truth, found again in the raw files with plain pandas and nothing of the package."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tests.demo import board, crm, subscriptions, truth
from tests.demo.raw_files import CLIENT_DATA, document, ga4, google_french, meta_french, raw, shopify, zipped

YEAR = pd.Timestamp(truth.YEAR_START)
CHANNEL = "Groupe de canaux principal de la session (Groupe de canaux par défaut)"
DEVICE = "Catégorie d'appareil"


def _devices(client: str, name: str = "appareils.csv") -> pd.DataFrame:
    frame = ga4(raw(client, f"ga4/{name}"))
    labels = {"Événements clés": "won", "Key events": "won", DEVICE: "device", "Device category": "device"}
    frame = frame.rename(columns=labels)
    return frame.astype({"Sessions": int, "won": int})


def _rate_by_device(client: str, name: str = "appareils.csv") -> pd.Series:
    frame = _devices(client, name)
    totals = frame[frame["day"] >= YEAR].groupby("device")[["Sessions", "won"]].sum()
    return totals["won"] / totals["Sessions"]


def _csv(client: str, name: str, **options: object) -> pd.DataFrame:
    frame: pd.DataFrame = pd.read_csv(CLIENT_DATA / client / name, **options)  # type: ignore[call-overload]
    return frame


# -- demo ------------------------------------------------------------------------------------------


def test_55_percent_of_the_year_s_sessions_come_from_paid_search():
    frame = ga4(raw("demo", "ga4/acquisition-trafic-2025-2026.csv")).astype({"Sessions": int})
    by_channel = frame.groupby(CHANNEL)["Sessions"].sum()

    assert by_channel.idxmax() == truth.TOP_CHANNEL
    assert by_channel.max() / by_channel.sum() == pytest.approx(0.55, abs=0.0001)


def test_the_overview_says_the_same_as_the_daily_report():
    text = raw("demo", "ga4/vue-ensemble-acquisition.csv").read_text(encoding="utf-8")
    table = text.split(f"{CHANNEL},Sessions\n")[1].split("\n\n")[0]
    counts = {line.rsplit(",", 1)[0]: int(line.rsplit(",", 1)[1]) for line in table.splitlines()}

    assert counts["Paid Search"] / sum(counts.values()) == pytest.approx(0.55, abs=0.0001)


def test_devices_and_channels_add_up_to_the_same_sessions_every_day():
    channels = pd.concat(
        [ga4(raw("demo", f"ga4/acquisition-trafic-{years}.csv")) for years in ("2024-2025", "2025-2026")]
    ).astype({"Sessions": int})

    by_channel = channels.groupby("day")["Sessions"].sum()
    assert by_channel.equals(_devices("demo").groupby("day")["Sessions"].sum())
    assert len(by_channel) == 730


def test_mobile_converts_half_as_well_as_desktop():
    rates = _rate_by_device("demo")

    assert rates["mobile"] / rates["desktop"] == pytest.approx(0.50, abs=0.005)


def test_the_interval_of_the_mobile_ratio_holds_half_and_excludes_two_thirds():
    """Logarithm of a ratio of two rates: its variance is nearly 1/a + 1/b."""
    frame = _devices("demo")
    won = frame[frame["day"] >= YEAR].groupby("device")["won"].sum()
    spread = 1.96 * math.sqrt(1 / won["mobile"] + 1 / won["desktop"])

    assert 0.5 * math.exp(spread) < 0.60


def test_consent_falls_from_75_to_60_percent_on_2_february():
    consent = _csv("demo", "follow_up/consent.csv", parse_dates=["date"])
    before = consent[consent["date"] < pd.Timestamp(truth.CONSENT_CHANGE)]["consent_rate"]
    after = consent[consent["date"] >= pd.Timestamp(truth.CONSENT_CHANGE)]["consent_rate"]

    assert before.mean() == pytest.approx(0.75, abs=0.002)
    assert after.mean() == pytest.approx(0.60, abs=0.002)


def _seen_share() -> pd.Series:
    """Purchases that analytics saw over orders, by day, in running sums over given spans."""
    seen = _devices("demo").groupby("day")["won"].sum()
    orders = (
        shopify("demo")
        .groupby(shopify("demo")["when"].dt.normalize())
        .size()
        .reindex(seen.index, fill_value=0)
    )
    spans = {
        "before": (seen.index < "2026-02-02"),
        "consent": (seen.index >= "2026-02-02") & (seen.index < "2026-03-09"),
        "broken": (seen.index >= "2026-03-09") & (seen.index < "2026-04-06"),
        "repaired": (seen.index >= "2026-04-06"),
    }
    return pd.Series({name: seen[days].sum() / orders[days].sum() for name, days in spans.items()})


def test_analytics_loses_45_percent_of_purchases_from_9_march_to_5_april():
    """0.93 of orders are seen; 0.93 x 0.60 / 0.75 = 0.744 after the banner; x 0.55 = 0.409 while broken."""
    share = _seen_share()

    assert share["before"] == pytest.approx(0.93, abs=0.005)
    assert share["consent"] == pytest.approx(0.744, abs=0.01)
    assert share["broken"] == pytest.approx(0.409, abs=0.01)
    assert share["repaired"] == pytest.approx(0.744, abs=0.01)


def test_the_flagship_lamp_is_out_of_stock_for_21_days_and_nobody_buys_it():
    stock = _csv("demo", "follow_up/stock.csv", parse_dates=["date"])
    missing = stock[stock["units"] == 0]
    lines = pd.concat([_csv("demo", f"raw/shopify/orders_export_{n}.csv") for n in (1, 2)])
    sold = lines[lines["Lineitem sku"] == truth.STOCK_OUT_SKU]["Created at"].str[:10]

    assert set(missing["sku"]) == {"LUM-LIS-01"}
    assert (len(missing), f"{missing['date'].min():%Y-%m-%d}") == (21, "2026-05-11")
    assert not sold.between("2026-05-11", "2026-05-31").any()


def test_platforms_claim_1_20_times_the_orders_of_the_year():
    google, _ = google_french(raw("demo", "google-ads/Rapport sur les campagnes.csv"))
    meta = meta_french(next((CLIENT_DATA / "demo" / "raw" / "meta").glob("*.csv")))
    claimed = google[google["Mois"] >= "2025-10-01"]["Conversions"].sum()
    purchases = meta[meta["kind"].str.endswith("purchase") & (meta["month"] >= YEAR)]
    orders = shopify("demo")

    assert (claimed + purchases["results"].sum()) / (orders["when"] >= YEAR).sum() == pytest.approx(
        1.20, abs=0.01
    )


def test_google_cost_per_conversion_is_noise():
    """The same twelve departures each year: a year costs what the year before cost, within 2 %."""
    rows, _ = google_french(raw("demo", "google-ads/Rapport sur les campagnes.csv"))
    months = rows.groupby("Mois")[["Coût", "Conversions"]].sum()
    cost = months["Coût"] / months["Conversions"]

    assert cost.iloc[12:].mean() / cost.iloc[:12].mean() == pytest.approx(1, abs=0.02)
    assert cost.iloc[18:].mean() / cost.iloc[12:18].mean() == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("client", ["demo", "demo-b2b"])
def test_google_total_rows_hold_the_sum_of_the_rows(client: str):
    rows, totals = google_french(raw(client, "google-ads/Rapport sur les campagnes.csv"))
    account = totals[totals.iloc[:, 0].str.contains("Compte")]

    assert account["Coût"].item() == pytest.approx(rows["Coût"].sum(), abs=0.005 * len(rows))
    assert totals["Coût"].sum() > 2.9 * rows["Coût"].sum(), "totals overlap, as the real ones do"


def test_nine_percent_of_orders_are_refunded():
    orders = shopify("demo")
    kept = orders[orders["Cancelled at"].isna()]

    assert (kept["Refunded Amount"] > 0).mean() == pytest.approx(0.09, abs=0.002)


def test_two_exports_repeat_the_orders_of_the_first_fortnight_of_october():
    first, second = (_csv("demo", f"raw/shopify/orders_export_{n}.csv") for n in (1, 2))
    both = sorted(set(first["Name"]) & set(second["Name"]))
    days = first[first["Name"].isin(both)]["Created at"].str[:10]

    assert (days.min(), days.max()) == ("2025-10-01", "2025-10-14")
    assert len(both) > 100


def test_orders_rise_by_a_fifth_once_carts_are_reminded():
    """Ordinary weeks only: outside soldes, Black Friday, December and the stock-out."""
    from tests.demo.shop import demand_factor

    by_day = shopify("demo").groupby(shopify("demo")["when"].dt.normalize()).size()
    factors = [demand_factor(day) for day in pd.DatetimeIndex(by_day.index).date]
    plain = by_day / factors
    ordinary = plain[~plain.index.to_series().between("2026-05-11", "2026-05-31")]
    start = pd.Timestamp(truth.CART_EMAILS_START)

    assert ordinary[ordinary.index >= start].mean() / ordinary[
        ordinary.index < start
    ].mean() == pytest.approx(1.20, abs=0.05)


def test_product_texts_leave_the_average_order_where_it_was():
    orders = shopify("demo")
    start = pd.Timestamp(truth.PRODUCT_TEXTS_START)
    before, after = (orders[mask]["Total"] for mask in (orders["when"] < start, orders["when"] >= start))
    error = math.sqrt(before.var() / len(before) + after.var() / len(after))

    assert abs(after.mean() - before.mean()) < 2 * error


def test_the_average_order_is_that_of_the_price_list():
    orders = shopify("demo")

    assert orders["Total"].mean() == pytest.approx(truth.AVERAGE_ORDER_EUR, rel=0.03)


def test_black_friday_and_soldes_weeks_stand_out():
    by_day = shopify("demo").groupby(shopify("demo")["when"].dt.normalize()).size()

    def mean(first: str, last: str) -> float:
        return float(by_day.loc[first:last].mean())

    assert mean("2025-11-24", "2025-11-30") / mean("2025-11-03", "2025-11-23") > 1.25
    assert mean("2026-01-07", "2026-01-20") / mean("2026-02-05", "2026-02-28") > 1.15
    assert mean("2025-01-08", "2025-01-21") / mean("2025-02-06", "2025-02-28") > 1.10


def test_mobile_pages_are_slow_for_real_visitors():
    mobile, desktop = (document(raw("demo", f"psi/psi-{device}.json")) for device in ("mobile", "desktop"))
    field = [
        page["loadingExperience"]["metrics"]["LARGEST_CONTENTFUL_PAINT_MS"]["percentile"]
        for page in (mobile, desktop)
    ]

    assert field == [4120, 2140]


def test_three_reviews_at_4_8_stand_beside_300_at_4_5():
    found = _csv("demo", "raw/avis/avis.csv").groupby("platform")["rating"].agg(["size", "mean"])

    assert (found["size"]["Guide Déco"], found["mean"]["Guide Déco"]) == (3, pytest.approx(4.8))
    assert (found["size"]["Avis boutique"], found["mean"]["Avis boutique"]) == (300, pytest.approx(4.5))


def test_96_of_240_pages_never_get_a_click():
    path = next((CLIENT_DATA / "demo" / "raw" / "search-console").glob("*.zip"))
    pages = zipped(path, "Pages les plus populaires")

    assert (len(pages), (pages["Clics"] == 0).sum()) == (240, 96)


def test_search_console_gives_three_totals():
    path = next((CLIENT_DATA / "demo" / "raw" / "search-console").glob("*.zip"))
    totals = {
        zipped(path, column)["Clics"].sum()
        for column in ("Requêtes les plus fréquentes", "Pages les plus populaires", "Date")
    }

    assert len(totals) == 3


# -- demo-b2b --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def contacts() -> pd.DataFrame:
    path = next((CLIENT_DATA / "demo-b2b" / "raw" / "hubspot").glob("*.csv"))
    frame = pd.read_csv(path, dtype={"Record ID": str, "Phone Number": str})
    return frame.assign(created=pd.to_datetime(frame["Create Date"]))


def test_30_percent_of_leads_have_no_source_and_all_come_from_one_form(contacts: pd.DataFrame):
    missing = contacts[contacts["Original Source"].isna()]
    recent = contacts[contacts["created"] >= YEAR]

    assert len(missing) / len(contacts) == pytest.approx(0.30, abs=0.0005)
    assert recent["Original Source"].isna().mean() == pytest.approx(0.30, abs=0.01)
    assert set(missing["First Conversion"]) == {"Formulaire catalogue PDF"}


def test_cost_per_lead_rises_by_18_percent_in_six_months(contacts: pd.DataFrame):
    """Spend of Google Ads and Meta over true people, April-September 2026 against the six months before."""
    google, _ = google_french(raw("demo-b2b", "google-ads/Rapport sur les campagnes.csv"))
    meta = meta_french(next((CLIENT_DATA / "demo-b2b" / "raw" / "meta").glob("*.csv")))
    spend = google.groupby(pd.to_datetime(google["Mois"]))["Coût"].sum() + meta.groupby("month")["cost"].sum()
    twins = {str(second) for _, second in crm.simulate().twins}
    people = contacts[
        ~contacts["Record ID"].isin(twins) & (contacts["created"] >= pd.Timestamp(truth.FIRST_DAY))
    ]
    cost = spend / people.groupby(people["created"].dt.to_period("M").dt.start_time).size()

    assert cost.iloc[18:].mean() / cost.iloc[12:18].mean() == pytest.approx(1.18, abs=0.005)
    assert cost.iloc[12:18].mean() / cost.iloc[6:12].mean() == pytest.approx(1.0, abs=0.01)


def test_165_people_are_there_twice(contacts: pd.DataFrame):
    twins = crm.simulate().twins
    records = set(contacts["Record ID"])

    assert len(set(twins)) == 165
    assert all(str(first) in records and str(second) in records for first, second in twins)


def test_214_contacts_have_had_no_exchange_for_three_years(contacts: pd.DataFrame):
    last = pd.to_datetime(contacts["Last Activity Date"])

    assert (last < pd.Timestamp("2023-09-30")).sum() == 214


def test_calls_within_24_hours_go_from_30_to_45_percent(contacts: pd.DataFrame):
    twins = {str(second) for _, second in crm.simulate().twins}
    people = contacts[
        (contacts["created"] >= pd.Timestamp(truth.FIRST_DAY)) & ~contacts["Record ID"].isin(twins)
    ]
    delay = pd.to_datetime(people["Date of first engagement"]) - people["created"]
    quick = delay <= pd.Timedelta(hours=24)
    after = people["created"] >= pd.Timestamp(truth.QUICK_START)

    assert quick[~after].mean() == pytest.approx(0.30, abs=0.002)
    assert quick[after].mean() == pytest.approx(0.45, abs=0.002)


def test_webinars_leave_leads_where_they_were(contacts: pd.DataFrame):
    """October to May against the same months a year later: a Poisson count moves by less than two errors."""
    by_month = contacts.groupby(contacts["created"].dt.to_period("M")).size()
    before, after = by_month["2024-10":"2025-05"].sum(), by_month["2025-10":"2026-05"].sum()

    assert abs(after - before) < 2 * math.sqrt(after + before)


def test_a_third_of_closed_deals_are_won_and_times_are_utc():
    path = next((CLIENT_DATA / "demo-b2b" / "raw" / "pipedrive").glob("*.csv"))
    deals = pd.read_csv(path)
    closed = deals[deals["Statut"].isin(["Gagnée", "Perdue"])]

    assert (closed["Statut"] == "Gagnée").mean() == pytest.approx(0.33, abs=0.01)
    assert set(deals["Affaire créée"].str[11:13]) == {"22", "23"}


def test_deals_are_worth_what_the_law_says():
    """Three errors of the mean: a deal's spread is two thirds of its mean."""
    deals = pd.read_csv(next((CLIENT_DATA / "demo-b2b" / "raw" / "pipedrive").glob("*.csv")))
    values = deals["Valeur"].fillna(0)
    error = values.std() / math.sqrt(len(values))

    assert abs(values.mean() - truth.WON_DEAL_EUR) < 3 * error


def test_both_devices_convert_alike_for_the_firm():
    rates = _rate_by_device("demo-b2b")

    assert rates["mobile"] / rates["desktop"] == pytest.approx(1.0, abs=0.01)


# -- demo-saas -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def payments() -> pd.DataFrame:
    frame = pd.read_csv(raw("demo-saas", "stripe/unified_payments.csv"))
    paid = frame[frame["Status"] == "Paid"]
    return paid.assign(month=pd.to_datetime(paid["Created date (UTC)"]).dt.to_period("M"))


def test_the_november_promotion_loses_its_customers_three_times_faster(payments: pd.DataFrame):
    first = payments.groupby("Customer ID")["month"].min()
    cohort = set(first[first == pd.Period("2025-11")].index)
    months = pd.period_range("2025-11", "2026-09", freq="M")
    still = tuple(
        payments[(payments["month"] == month) & payments["Customer ID"].isin(cohort)]["Customer ID"].nunique()
        for month in months
    )

    assert still == (40, 36, 33, 30, 27, 25, 23, 21, 19, 17, 16)


def test_every_other_cohort_loses_3_percent_a_month(payments: pd.DataFrame):
    first = payments.groupby("Customer ID")["month"].min()
    others = payments[payments["Customer ID"].map(first) != pd.Period("2025-11")]
    active = {str(month): set(rows["Customer ID"]) for month, rows in others.groupby("month")}
    months = pd.period_range("2024-10", "2026-08", freq="M")
    lost = sum(len(active[str(month)] - active[str(month + 1)]) for month in months)
    at_risk = sum(len(active[str(month)]) for month in months)

    assert lost / at_risk == pytest.approx(0.03, abs=0.001)


def test_customers_pay_what_the_plans_cost():
    customers = subscriptions.simulate().customers
    mean = sum(customer.plan[1] for customer in customers) / len(customers)

    assert mean == pytest.approx(truth.MONTHLY_PRICE_EUR, rel=0.05)


def test_amounts_come_in_two_currencies_and_convert_to_one(payments: pd.DataFrame):
    assert set(payments["Currency"]) == {"eur", "usd"}
    assert set(payments["Converted Currency"]) == {"eur"}


def test_activation_falls_from_42_to_28_percent_when_the_trial_is_cut():
    contacts = pd.read_csv(next((CLIENT_DATA / "demo-saas" / "raw" / "hubspot").glob("*.csv")))
    created = pd.to_datetime(contacts["Create Date"])
    trials = contacts[created >= pd.Timestamp(truth.FIRST_DAY)]
    active = trials["Lifecycle Stage"].isin(["Activated", "Customer"])
    after = created[trials.index] >= pd.Timestamp(truth.TRIAL_CUT)

    assert active[~after].mean() == pytest.approx(0.42, abs=0.002)
    assert active[after].mean() == pytest.approx(0.28, abs=0.002)


def test_12_percent_of_trials_have_no_source_and_all_come_from_one_form():
    contacts = pd.read_csv(next((CLIENT_DATA / "demo-saas" / "raw" / "hubspot").glob("*.csv")))
    trials = contacts[pd.to_datetime(contacts["Create Date"]) >= pd.Timestamp(truth.FIRST_DAY)]
    missing = trials[trials["Original Source"].isna()]

    assert len(missing) / len(trials) == pytest.approx(0.12, abs=0.001)
    assert set(missing["First Conversion"]) == {"Inscription sur mobile"}


def test_nobody_is_twice_in_the_software_s_contacts():
    contacts = pd.read_csv(next((CLIENT_DATA / "demo-saas" / "raw" / "hubspot").glob("*.csv")))

    assert contacts["Email"].str.lower().is_unique
    assert not contacts["Phone Number"].dropna().duplicated().any()
    assert not contacts[["First Name", "Last Name"]].duplicated().any()


def test_meta_mixes_leads_and_link_clicks_for_the_firm():
    meta = meta_french(next((CLIENT_DATA / "demo-b2b" / "raw" / "meta").glob("*.csv")))

    assert set(meta["kind"]) == {"actions:onsite_conversion.lead_grouped", "actions:link_click"}


def test_key_events_triple_on_2_december_while_sign_ups_do_not():
    won = _devices("demo-saas", "devices.csv").groupby("day")["won"].sum()
    contacts = pd.read_csv(next((CLIENT_DATA / "demo-saas" / "raw" / "hubspot").glob("*.csv")))
    created = pd.to_datetime(contacts["Create Date"]).dt.normalize()
    trials = created.value_counts().reindex(won.index, fill_value=0)
    change = pd.Timestamp(truth.DEFINITION_CHANGE)
    ratio = {
        after: won[(won.index >= change) == after].sum() / trials[(won.index >= change) == after].sum()
        for after in (False, True)
    }

    assert ratio[True] / ratio[False] == pytest.approx(3.0, abs=0.03)


def test_cost_per_trial_is_noise():
    lines = raw("demo-saas", "google-ads/Campaign report.csv").read_text(encoding="utf-8").splitlines()
    rows = pd.read_csv(raw("demo-saas", "google-ads/Campaign report.csv"), skiprows=2)
    rows = rows[~rows["Campaign status"].str.startswith("Total")]
    contacts = pd.read_csv(next((CLIENT_DATA / "demo-saas" / "raw" / "hubspot").glob("*.csv")))
    by_month = pd.to_datetime(contacts["Create Date"]).dt.strftime("%Y-%m-01").value_counts()
    spend = rows.assign(cost=rows["Cost"].astype(float)).groupby("Month")["cost"].sum()
    cost = (spend / by_month.reindex(spend.index)).to_numpy()

    assert lines[1] == '"October 1, 2024 - September 30, 2026"'
    assert cost[18:].mean() / cost[12:18].mean() == pytest.approx(1.0, abs=0.02)


def test_customers_who_pay_are_customers_of_the_crm():
    business = subscriptions.simulate()
    paying = {customer.who.email for customer in business.customers}
    stages = {contact.email: contact.stage for contact in business.contacts}

    assert {stages[email] for email in paying} == {"Customer"}


# -- every client ----------------------------------------------------------------------------------


@pytest.mark.parametrize("client", ["demo", "demo-b2b"])
def test_the_board_has_24_finished_cards_and_the_open_ones(client: str):
    boards = document(next((CLIENT_DATA / client / "raw" / "trello").glob("*.json")))
    names = {item["id"]: item["name"] for item in boards["lists"]}
    counts = pd.Series([names[card["idList"]] for card in boards["cards"]]).value_counts()

    assert counts.to_dict() == {"Terminé": 24, **truth.OPEN_CARDS[client]}


def test_cards_are_finished_in_the_planted_weeks():
    found = board.cards("demo", [("Tâche", "Divers")])
    done = pd.Series([card.moves[-1][0].date() for card in found if card.standing == board.DONE])
    weeks = pd.to_datetime(done).dt.to_period("W-SUN").value_counts().sort_index()
    whole = weeks.reindex(pd.period_range(end="2026-09-27", periods=12, freq="W-SUN"), fill_value=0)

    assert tuple(whole) == (3, 1, 2, 4, 0, 3, 2, 1, 3, 2, 2, 1)


def test_every_planted_fact_names_a_client_and_a_place():
    assert {fact.client for fact in truth.PLANTED} == set(truth.CLIENTS)
    assert all(fact.where for fact in truth.PLANTED)
