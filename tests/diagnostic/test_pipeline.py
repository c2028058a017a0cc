"""Open deals nobody follows: told when the export shows it, silent when it cannot."""

from __future__ import annotations

from datetime import date

import pandas as pd

from itineraire.diagnostic import diagnose
from itineraire.tables import conform
from itineraire.wording.diagnostic import finding_meaning, finding_sentence
from tests.diagnostic.frames import AS_OF, client

LAST = pd.Timestamp("2026-08-31")  # the export is a month older than the diagnostic


def deals(opened, **columns):
    """Return 40 deals won in 30 days, one lost on the export's last day, and the open ones of ``opened``."""
    won = pd.DataFrame({"created": pd.date_range("2026-01-01", periods=40, freq="D"), "status": "won"})
    won = won.assign(closed_on=won["created"] + pd.Timedelta(days=30), stage_changed_on=won["created"])
    lost = pd.DataFrame({"created": [pd.Timestamp("2026-03-01")], "status": "lost", "closed_on": [LAST]})
    waiting = pd.DataFrame({"created": pd.to_datetime(opened), "status": "open", **columns})
    for name in ("stage_changed_on", "expected_close"):
        if name in waiting:
            waiting[name] = pd.to_datetime(waiting[name])
    rows = pd.concat([won, lost, waiting], ignore_index=True)
    rows = rows.assign(deal_key=[f"d{number}" for number in range(len(rows))], value=1000.0)
    return conform("deals", rows.assign(report="crm.csv#1", currency="EUR"))


def found(code, rows):
    return diagnose({"deals": rows}, client("b2b"), as_of=AS_OF).finding(code)


def test_open_deals_past_their_expected_close():
    planned = ["2026-08-01"] * 3 + ["2026-08-31"] * 4 + ["2026-09-15"] * 5 + [None] * 8

    finding = found("overdue_deals", deals(["2026-07-01"] * 20, expected_close=planned))

    assert (finding.values["late"], finding.values["planned"]) == (
        3,
        12,
    )  # 31 August is the export's own last day
    assert finding.end == date(2026, 8, 31)
    assert finding_sentence("overdue_deals", dict(finding.values), "fr").startswith(
        "3 affaires ouvertes sur 12 ont"
    )
    assert finding_meaning("overdue_deals", dict(finding.values), "en").startswith("A date gone by")


def test_deals_on_time_say_nothing():
    assert found("overdue_deals", deals(["2026-07-01"] * 20, expected_close=["2026-09-15"] * 20)) is None
    assert found("overdue_deals", deals(["2026-07-01"] * 9, expected_close=["2026-07-15"] * 9)) is None


def test_open_deals_that_no_longer_move():
    """Thirty days to win a deal: 12 stood still for longer, of which 2 never changed stage."""
    changed = ["2026-05-01"] * 10 + [None] * 2 + ["2026-08-20"] * 8

    finding = found("dormant_deals", deals(["2026-04-01"] * 20, stage_changed_on=changed))

    assert {key: finding.values[key] for key in ("dormant", "open", "days")} == {
        "dormant": 12,
        "open": 20,
        "days": 30,
    }
    assert "plus de 30" in finding_sentence("dormant_deals", dict(finding.values), "fr").replace(
        "\u00a0", " "
    )


def test_an_export_that_tells_no_change_of_stage_says_nothing():
    rows = deals(["2026-04-01"] * 20).assign(stage_changed_on=pd.NaT)
    assert found("dormant_deals", rows) is None


def test_deals_that_move_say_nothing():
    assert found("dormant_deals", deals(["2026-04-01"] * 20, stage_changed_on=["2026-08-05"] * 20)) is None
