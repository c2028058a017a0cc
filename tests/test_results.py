"""A step's result comes back as it was saved; an absent or foreign one is said in one sentence."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from itineraire.diagnostic import Finding, FindingKind, Stake
from itineraire.errors import MissingStepError
from itineraire.results import load_step, save_step
from itineraire.vocabulary import Axis
from itineraire.wording.faults import fault_sentence


@dataclass(frozen=True, eq=False)
class Sample:
    """A result with everything a step may hold."""

    findings: tuple[Finding, ...]
    frame: pd.DataFrame
    when: date
    missing: float
    none: float | None


FINDING = Finding(
    "mobile_gap", Axis.CONVERSION, FindingKind.OPPORTUNITY, {"ratio": 0.5}, date(2026, 1, 1), date(2026, 9, 30),
    "ga4:1", Stake(1.0, 2.0, 3.0, {"margin": 0.4}),
)  # fmt: skip
SAMPLE = Sample((FINDING,), pd.DataFrame({"kpi": ["é"], "value": [1.5]}), date(2026, 9, 30), math.nan, None)


def test_a_result_reads_back_the_same(tmp_path: Path):
    save_step(SAMPLE, "sample", tmp_path)

    back = load_step(Sample, "sample", tmp_path)

    assert back.findings == SAMPLE.findings
    pd.testing.assert_frame_equal(back.frame, SAMPLE.frame)
    assert back.when == SAMPLE.when
    assert math.isnan(back.missing)
    assert back.none is None


def test_the_same_result_gives_the_same_bytes(tmp_path: Path):
    first = save_step(SAMPLE, "sample", tmp_path / "a").read_bytes()

    assert save_step(SAMPLE, "sample", tmp_path / "b").read_bytes() == first


def test_a_missing_step_is_one_french_sentence(tmp_path: Path):
    with pytest.raises(MissingStepError, match="missing_step") as caught:
        load_step(Sample, "diagnostic", tmp_path)

    sentence = fault_sentence(caught.value.faults[0], "fr")
    assert "Le carnet «\u202f1 · Diagnostic\u202f» n’a pas encore été exécuté" in sentence


@pytest.mark.parametrize("change", [{"schema": 0}, {"result": {"findings": "x"}}])
def test_a_result_of_another_version_is_asked_again(tmp_path: Path, change: dict[str, object]):
    path = save_step(SAMPLE, "sample", tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")

    with pytest.raises(MissingStepError, match="stale_step"):
        load_step(Sample, "sample", tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 1}', '{"schema": 1, "result": 3}'])
def test_a_damaged_result_is_asked_again_without_a_traceback(tmp_path: Path, text: str):
    save_step(SAMPLE, "sample", tmp_path).write_text(text, encoding="utf-8")

    with pytest.raises(MissingStepError, match="stale_step"):
        load_step(Sample, "sample", tmp_path)
