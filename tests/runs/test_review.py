"""A review covers whole weeks, months and quarters, and says when there is nothing to review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement.template import new_client
from itineraire.errors import ClientFilesError, RunError
from itineraire.runs.review import term_of, write_review
from itineraire.vocabulary import Model


@pytest.mark.parametrize(
    ("kind", "label", "end"),
    [
        ("week", "2026-W47", date(2026, 11, 22)),  # Monday 16 to Sunday 22 November 2026
        ("week", "2026-W53", date(2027, 1, 3)),
        ("month", "2026-02", date(2026, 2, 28)),
        ("month", "2026-12", date(2026, 12, 31)),
        ("quarter", "2026-Q3", date(2026, 9, 30)),
        ("quarter", "2026-T4", date(2026, 12, 31)),
    ],
)
def test_a_label_names_its_last_day(kind: str, label: str, end: date):
    assert term_of(kind, label).end == end


@pytest.mark.parametrize(
    ("kind", "label"), [("week", "2026-W60"), ("month", "2026-13"), ("quarter", "2026-Q5"), ("month", "../x")]
)
def test_a_label_that_names_nothing_is_refused(kind: str, label: str):
    with pytest.raises(RunError, match=f"bad_{kind}"):
        term_of(kind, label)


def test_a_plan_never_run_has_no_review(tmp_path: Path):
    new_client(tmp_path / "client_data", "x", Model.B2B, today=date(2026, 9, 30))

    with pytest.raises(RunError, match="missing_step"):
        write_review(tmp_path, "x", term_of("week", "2026-W47"), language="fr")


def test_an_unknown_client_has_no_review(tmp_path: Path):
    with pytest.raises(ClientFilesError, match="unknown_client"):
        write_review(tmp_path, "x", term_of("week", "2026-W47"), language="fr")
