"""No plan without a diagnostic (R42): a notebook whose predecessor is missing stops with one French sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement.template import new_client
from itineraire.errors import RunError
from itineraire.runs.notebook import execute_notebook
from itineraire.vocabulary import Model
from itineraire.wording.faults import fault_sentence
from itineraire.workbook import STEPS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS[1:])
def test_a_later_notebook_stops_with_one_french_sentence(tmp_path: Path, step: str):
    new_client(tmp_path / "client_data", "maison", Model("ecommerce"), today=date(2026, 9, 30))
    name = f"{STEPS.index(step) + 1}_{step}.ipynb"
    values = {"client": "maison", "as_of": "2026-09-30", "mode": "batch", "workspace": str(tmp_path)}

    with pytest.raises(RunError, match="told_by_notebook") as caught:
        execute_notebook(ROOT / "notebooks" / name, tmp_path / "out" / name, values)

    (fault,) = caught.value.faults
    sentence = fault_sentence(fault, "fr")
    assert "n’a pas encore été exécuté pour ce client à cette date. Exécutez-le d’abord." in sentence
    assert "\n" not in sentence
    assert not (tmp_path / "out" / name).exists()
