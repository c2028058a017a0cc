"""Undo: one entry a settled change, never one a key press."""

from __future__ import annotations

from itineraire.engagement import Scenario
from itineraire.live.history import History

A, B, C = (Scenario(budget_percent=percent) for percent in (100, 110, 120))


def test_a_settled_change_can_be_undone():
    history = History.starting(A).moved(B, at=10).moved(C, at=20)
    assert history.undone().present == B
    assert history.undone().undone().present == A


def test_moves_in_a_rush_are_one_change():
    history = History.starting(A).moved(B, at=10.0).moved(C, at=10.4)
    assert history.present == C
    assert history.undone().present == A


def test_the_first_scenario_cannot_be_undone():
    assert History.starting(A).undone().present == A


def test_setting_the_same_value_again_adds_nothing():
    assert History.starting(A).moved(A, at=5).past == ()


def test_a_change_after_an_undo_is_a_new_one():
    history = History.starting(A).moved(B, at=10).undone().moved(C, at=10.1)
    assert history.undone().present == A
