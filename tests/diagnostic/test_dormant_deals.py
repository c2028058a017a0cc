"""Open deals nobody follows: told when the export shows it, silent when it cannot."""

from __future__ import annotations

import pandas as pd

from itineraire.diagnostic import diagnose
from itineraire.tables import conform
from itineraire.wording.diagnostic import finding_sentence
from tests.diagnostic.frames import AS_OF, client

LAST = pd.Timestamp("2026-08-31")  # the export is a month older than the diagnostic


def deals(opened, changed):
    """Return 40 deals won in 30 days, one lost on the export's last day, and the open ones of ``opened``."""
    won = pd.DataFrame({"created": pd.date_range("2026-01-01", periods=40, freq="D"), "status": "won"})
    won = won.assign(closed_on=won["created"] + pd.Timedelta(days=30), stage_changed_on=won["created"])
    lost = pd.DataFrame({"created": [pd.Timestamp("2026-03-01")], "status": "lost", "closed_on": [LAST]})
    waiting = pd.DataFrame({"created": pd.to_datetime(opened), "status": "open"})
    waiting["stage_changed_on"] = pd.to_datetime(changed)
    rows = pd.concat([won, lost, waiting], ignore_index=True)
    rows = rows.assign(deal_key=[f"d{number}" for number in range(len(rows))], value=1000.0)
    return conform("deals", rows.assign(report="crm.csv#1", currency="EUR"))


def found(code, rows):
    return diagnose({"deals": rows}, client("b2b"), as_of=AS_OF).finding(code)


def test_open_deals_that_no_longer_move():
    """Thirty days to win a deal: 12 stood still for longer, of which 2 never changed stage."""
    changed = ["2026-07-01"] * 10 + [None] * 2 + ["2026-08-20"] * 8

    finding = found("dormant_deals", deals(["2026-04-01"] * 20, changed))

    assert {key: finding.values[key] for key in ("dormant", "open", "days")} == {
        "dormant": 12,
        "open": 20,
        "days": 30,
    }
    assert "plus de 30" in finding_sentence("dormant_deals", dict(finding.values), "fr").replace(
        "\u00a0", " "
    )


def test_an_export_that_tells_no_change_of_stage_says_nothing():
    rows = deals(["2026-04-01"] * 20, None).assign(stage_changed_on=pd.NaT)
    assert found("dormant_deals", rows) is None


def test_deals_that_move_say_nothing():
    assert found("dormant_deals", deals(["2026-04-01"] * 20, ["2026-08-05"] * 20)) is None
