"""Shops and payment tools: an order counted once, a sale told from the other movements of an account."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from itineraire.exports import Intake
from itineraire.metrics import sales
from tests.diagnostic.frames import client
from tests.exports.shared import codes, only, read_text

SHOPIFY_CUSTOMERS = (
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Zip,Phone,Total Spent,"
    "Total Orders,Tags\n"
    "'123,Zoé,Vasseur,zoe@vasseur.test,yes,'69001,'+33611223344,59.90,2,vip\n"
    "'124,Luc,Barbier,,no,'69002,,0.00,0,\n"
)
BY_ITEM = (
    "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Email (Billing),"
    "Phone (Billing),Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,Order Refund Amount,"
    "Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost\n"
    "501,Completed,2025-04-01 10:00,,Zoé,Vasseur,zoe@vasseur.test,0611223344,0,30,6,10,36,2,A1,1,Chaise,1,20\n"
    "501,Completed,2025-04-01 10:00,,Zoé,Vasseur,zoe@vasseur.test,0611223344,0,30,6,10,36,2,A2,2,Table,1,10\n"
    "502,Cancelled,2025-04-02 10:00,,Luc,Barbier,luc@barbier.test,,0,10,6,0,16,2,A2,1,Table,1,10\n"
    "503,Refunded,2025-04-03 10:00,,Luc,Barbier,luc@barbier.test,,0,10,6,0,16,2,A2,1,Table,1,10\n"
)
BY_ORDER = (
    "order_id,order_number,order_date,status,shipping_total,tax_total,discount_total,order_total,order_subtotal,"
    "order_currency,customer_ip_address,customer_email,billing_first_name,billing_last_name,billing_phone,"
    '"Product Item 1 Name","Product Item 1 SKU","Product Item 1 Quantity",'
    '"Product Item 2 Name","Product Item 2 SKU","Product Item 2 Quantity"\n'
    "92,9002,2025-03-02 09:00:00,completed,5,0,0,55.00,50.00,EUR,1.2.3.4,zoe@vasseur.test,Zoé,Vasseur,0611223344,"
    "Chaise,A1,5,Table,A2,1\n"
    "93,9003,2025-03-03 09:00:00,pending,,,,,,,,,,,,,,,,,\n"
)
PAYPAL_EN = (
    '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address",'
    '"To Email Address","Transaction ID","Reference Txn ID","Note","Balance Impact"\n'
    '"01/09/2026","00:30:00","PDT","Zoé Vasseur","Express Checkout Payment","Completed","EUR","500.00","-14.80",'
    '"485.20","zoe@vasseur.test","me@shop.test","T1","","","Credit"\n'
    '"03/09/2026","10:00:00","PDT","Adobe","PreApproved Payment Bill User Payment","Completed","EUR","-54.99","0.00",'
    '"-54.99","me@shop.test","a@adobe.test","T2","","","Debit"\n'
    '"04/09/2026","10:00:00","PDT","","General Withdrawal","Completed","EUR","-400.00","0.00","-400.00","","","T3","",'
    '"","Debit"\n'
    '"05/09/2026","10:00:00","PDT","Late","Website Payment","Pending","EUR","50.00","-1.80","48.20","l@p.test",'
    '"me@shop.test","T4","","","Memo"\n'
    '"16/09/2026","10:00:00","PDT","Zoé Vasseur","Payment Refund","Completed","EUR","-20.00","0.59","-19.41",'
    '"me@shop.test","zoe@vasseur.test","T5","T1","","Debit"\n'
    '"17/09/2026","10:00:00","PDT","Luc Barbier","General Authorization","Completed","EUR","80.00","0.00","80.00",'
    '"luc@barbier.test","me@shop.test","T6","","","Memo"\n'
    '"17/09/2026","10:05:00","PDT","Luc Barbier","Express Checkout Payment","Completed","EUR","80.00","-2.00","78.00",'
    '"luc@barbier.test","me@shop.test","T7","T6","","Credit"\n'
    '"18/09/2026","10:05:00","PDT","Old","Payment Refund","Completed","EUR","-30.00","0.00","-30.00","me@shop.test",'
    '"old@c.test","T8","T0","","Debit"\n'
)
PAYPAL_FR = (
    '"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission","Commission","Net",'
    '"De l\'adresse email","À l\'adresse email","Numéro de transaction","Numéro de la transaction de référence"\n'
    '"30/06/2026","23:30:00","Europe/Paris","Zoé Vasseur","Paiement Express Checkout","Terminé","EUR","1\u202f500,00",'
    '"-14,80","1\u202f485,20","zoe@vasseur.test","moi@b.test","T1",""\n'
    '"02/07/2026","10:00:00","Europe/Paris","Zoé Vasseur","Remboursement de paiement","Terminé","EUR",'
    '"-1\u202f500,00","0,59","-1\u202f499,41","moi@b.test","zoe@vasseur.test","T5","T1"\n'
    '"02/07/2026","11:00:00","Europe/Paris","","Retrait initié par l\'utilisateur","Terminé","EUR","-100,00","0,00",'
    '"-100,00","","","T6",""\n'
    '"03/07/2026","11:00:00","Europe/Paris","Fournisseur","Paiement préapprouvé d\'un utilisateur de facture de '
    'paiement","Terminé","EUR","-10,99","0,00","-10,99","moi@b.test","f@f.test","T7",""\n'
    '"03/07/2026","12:00:00","Europe/Paris","Luc Barbier","Suspension de paiement","Terminé","EUR","60,00","0,00",'
    '"60,00","luc@barbier.test","moi@b.test","T8",""\n'
)
BALANCE = (
    "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n"
    "txn_1,charge,ch_1,120.00,3.78,116.22,eur,2026-08-31 23:03,2026-09-03 00:00,Subscription update\n"
    "txn_2,refund,re_1,-20.00,0.00,-20.00,eur,2026-09-02 14:03,2026-09-04 00:00,Refund\n"
    "txn_3,payout,po_1,-96.22,0.00,-96.22,eur,2026-09-05 14:03,2026-09-05 00:00,STRIPE PAYOUT\n"
    "txn_4,stripe_fee,,-2.00,0.00,-2.00,eur,2026-09-06 14:03,2026-09-06 00:00,Billing fee\n"
)
STRIPE_CUSTOMERS = (
    "id,Description,Email,Name,Created (UTC),Delinquent,Card Name,Plan,Status,Currency,Total Spend,Payment Count,"
    "Average Order,Refunded Volume\n"
    "cus_A,,zoe@vasseur.test,Zoé Vasseur,2025-01-31 23:30,false,Zoé Vasseur,price_1,active,usd,598.00,2,299.00,0.00\n"
    ",,luc@barbier.test,Luc Barbier,2025-02-01 10:00,,,,,,99.00,1,99.00,0.00\n"
)
SHOPS = {
    "shopify_customers": SHOPIFY_CUSTOMERS,
    "by_item": BY_ITEM,
    "by_order": BY_ORDER,
    "paypal_en": PAYPAL_EN,
    "paypal_fr": PAYPAL_FR,
    "stripe_customers": STRIPE_CUSTOMERS,
}
_PEOPLE = ("vasseur", "barbier", "11223344", "1.2.3.4", "price_1")


def _revenue(intake: Intake) -> float:
    """Return the payments received, what was given back deducted."""
    return float(sales.paid(intake.tables)["net"].sum())


@pytest.mark.parametrize("name", list(SHOPS))
def test_no_person_passes_the_door(tmp_path: Path, name: str):
    intake = read_text(tmp_path, SHOPS[name])
    out = " ".join(table.to_csv() for table in intake.tables.values()) + intake.rejected.to_csv()
    assert sum(account.kept for account in intake.accounts) > 0
    assert [person for person in _PEOPLE if person in out.lower()] == []


def test_shopify_customers_bring_their_consent(tmp_path: Path):
    """Only the first has an address to be written to."""
    intake = read_text(tmp_path, SHOPIFY_CUSTOMERS)
    customers = only(intake, "customers")
    assert customers["spent"].tolist() == [59.90, 0]
    assert customers["orders"].tolist() == [2, 0]
    assert customers["customer_key"].notna().all()
    assert intake.tables["subscribers"]["subscribed"].tolist() == [True]


def test_a_shopify_order_that_was_voided_is_no_sale(tmp_path: Path):
    text = (
        "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name\n"
        "#1,a@b.test,voided,EUR,25,2025-01-05 10:00:00 +0100,1,Lampe\n"
        "#2,a@b.test,pending,EUR,30,2025-01-05 10:00:00 +0100,1,Lampe\n"
    )
    assert only(read_text(tmp_path, text), "orders")["cancelled"].tolist() == [True, False]


def test_advanced_order_export_repeats_amounts_on_each_item_and_an_order_counts_once(tmp_path: Path):
    """36 + 16 + 16 charged; 10 given back of the first, all of the third; the second never was."""
    intake = read_text(tmp_path, BY_ITEM)
    orders = only(intake, "orders")
    assert orders["total"].tolist() == [36, 16, 16]
    assert orders["cancelled"].tolist() == [False, True, False]
    assert orders["refunded"].fillna(0).tolist() == [10, 0, 16]
    assert intake.tables["order_lines"]["price"].sum() == 20 + 10 + 10 + 10
    assert orders["customer_key"].nunique() == 2


def test_webtoffee_numbers_the_products_of_an_order(tmp_path: Path):
    """The second order was left at the payment page: it has no total and no product."""
    intake = read_text(tmp_path, BY_ORDER)
    orders = only(intake, "orders")
    assert orders["total"].tolist()[:1] == [55]
    assert orders["cancelled"].tolist() == [False, True]
    lines = intake.tables["order_lines"]
    assert dict(zip(lines["product"], lines["quantity"], strict=True)) == {"Chaise": 5, "Table": 1}


def test_woocommerce_analytics_with_formatted_revenue_only(tmp_path: Path):
    text = (
        "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold\n"
        '2025-02-01 10:00:00,12,"£1,020.50",completed,Zoé Vasseur,new,1× Table,1\n'
        "2025-02-02 10:00:00,13,£20.00,refunded,Zoé Vasseur,returning,1× Table,1\n"
    )
    orders = only(read_text(tmp_path, text), "orders")
    assert orders["total"].tolist() == [1_020.50, 20]
    assert set(orders["currency"]) == {"GBP"}
    assert orders["refunded"].fillna(0).tolist() == [0, 20]


def test_paypal_sales_are_told_from_the_account_s_other_movements(tmp_path: Path):
    """Sales of 500 and 80; 20 given back of the first, 30 of an older payment: 580 - 50 = 530.

    The authorisation of the 80 doubles them and is left out, as are the purchase, the withdrawal and the pending one.
    """
    intake = read_text(tmp_path, PAYPAL_EN, encoding="utf-8-sig")
    payments = only(intake, "payments")
    assert payments["amount"].tolist() == [500, 80, 0]
    assert payments["refunded"].tolist() == [20, 0, 30]
    assert _revenue(intake) == 530
    assert intake.rejected["reason"].tolist() == ["not_a_sale"] * 4
    assert "exports.rejected_not_a_sale" in codes(intake)


def test_paypal_times_are_moved_from_their_own_zone(tmp_path: Path):
    """00:30 on 1 September in California, summer time, is 09:30 in Paris."""
    payments = only(read_text(tmp_path, PAYPAL_EN), "payments")
    assert payments["created"].iloc[0] == pd.Timestamp("2026-09-01 09:30")


def test_paypal_in_french(tmp_path: Path):
    """The sale of 1 500 was given back whole; 23:30 in Paris stays in June."""
    intake = read_text(tmp_path, PAYPAL_FR, encoding="utf-8-sig")
    payments = only(intake, "payments")
    assert payments[["amount", "refunded", "fee"]].to_numpy().tolist() == [[1_500, 1_500, 14.8]]
    assert payments["status"].tolist() == ["refunded"]
    assert payments["created"].iloc[0] == pd.Timestamp("2026-06-30 23:30")
    assert len(intake.rejected) == 3


def test_a_payment_in_stripe_s_balance_and_in_its_payments_counts_once(tmp_path: Path):
    """120 charged, 20 given back; 23:03 UTC on 31 August is 1 September in Paris."""
    payments = (
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\n"
        "ch_1,2026-08-31 23:03:00,120.00,20.00,eur,Paid,zoe@vasseur.test\n"
    )
    balance = read_text(tmp_path / "alone", BALANCE)
    assert only(balance, "payments")["amount"].tolist() == [120, 0]
    assert balance.tables["payments"]["created"].iloc[0] == pd.Timestamp("2026-09-01 01:03")
    assert balance.tables["payments"]["description_kind"].tolist() == ["subscription", "other"]
    assert _revenue(balance) == 100
    read_text(tmp_path / "both", payments, "unified_payments.csv")
    both = read_text(tmp_path / "both", BALANCE, "balance_history.csv")
    assert (only(both, "payments")["amount"] > 0).sum() == 1


def test_a_refund_alone_is_no_order(tmp_path: Path):
    intake = read_text(tmp_path, BALANCE)
    assert sales.orders(intake.tables, client("ecommerce")).rows["value"].sum() == 1


def test_stripe_customers_and_subscriptions_are_no_payments(tmp_path: Path):
    customers = only(read_text(tmp_path / "customers", STRIPE_CUSTOMERS), "customers")
    assert customers["spent"].sum() == 697
    assert customers["created"].iloc[0] == pd.Timestamp("2025-02-01")
    assert customers["customer_key"].nunique() == 2
    text = (
        "id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),"
        "Current Period End (UTC)\n"
        "sub_1,cus_A,zoe@vasseur.test,price_1,1,usd,month,29.00,active,2025-01-31 23:30,2025-04-01 00:00\n"
    )
    intake = read_text(tmp_path / "subscriptions", text)
    assert only(intake, "payments").empty
    assert intake.accounts[0].report == "subscriptions"
