"""The same scenario gives the same plan to the byte, in another process and whatever the order of its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
from itineraire.engagement import Scenario
from itineraire.results import save_step
from itineraire.roadmap import BATCH
from tests.live.firm import firm
from tests.live.meeting import planned
scenario = Scenario(name="essai", title="Essai", budget_percent=float(sys.argv[1]))
save_step(planned(replace(firm(), scenario=scenario), BATCH), "roadmap", Path(sys.argv[2]))
"""


def solved(folder: Path, *, budget: int, hash_seed: int) -> bytes:
    """Solve one scenario in a process of its own and return what is stored."""
    folder.mkdir()
    here = os.pathsep.join(path for path in sys.path if path)
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(budget), str(folder)],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": here},
        check=True,
        timeout=300,
    )
    return (folder / "roadmap.json").read_bytes()


@pytest.mark.parametrize("budget", [100, 60])
def test_a_scenario_solved_twice_is_the_same_to_the_byte(tmp_path: Path, budget: int):
    one, two = (solved(tmp_path / str(seed), budget=budget, hash_seed=seed) for seed in (1, 2))
    assert one == two


def test_another_scenario_is_another_plan(tmp_path: Path):
    assert solved(tmp_path / "a", budget=100, hash_seed=1) != solved(tmp_path / "b", budget=60, hash_seed=1)
