"""People planted in every export the door knows: none is found in anything a run writes or says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from itineraire.errors import Severity
from itineraire.exports import read_folder
from tests.batch.conftest import DATE, ROOT, Run, run_demo
from tests.exports.canaries import plant
from tests.exports.shared import KEY

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, str, list[str]]:
    """Return a run of the demo whose folders also hold planted exports, what ``check`` said of all, and the people.

    ``check`` sees every planted file; the run those that stop nothing. A board and incidents stand in ``follow_up``.
    """
    workspace = tmp_path_factory.mktemp("named")
    client = workspace / "client_data" / "demo"
    shutil.copytree(ROOT / "client_data" / "demo", client, ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "notebooks", workspace / "notebooks")
    planted = client / "raw" / "planted"
    planted.mkdir()
    aviary = plant(planted)
    checked = subprocess.run(
        [sys.executable, "-m", "itineraire", "check", "demo", "--workspace", str(workspace)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=workspace,
    )
    assert checked.returncode == 1
    _keep_what_stops_nothing(planted)
    shutil.copy(planted / "board.json", client / "follow_up" / "board.json")
    shutil.copy(next(planted.glob("*-follow_up-incidents.csv")), client / "follow_up" / "incidents_named.csv")
    return run_demo(workspace), checked.stdout + checked.stderr, aviary.strings()


def _keep_what_stops_nothing(planted: Path) -> None:
    """Remove the files that would stop a run: tables nothing recognises, damaged ones."""
    for path in sorted(planted.iterdir()):
        if path.is_symlink():
            path.unlink()
            continue
        alone = planted.parent / "alone"
        if path.is_dir():
            shutil.copytree(path, alone / path.name)
        else:
            alone.mkdir()
            shutil.copy(path, alone)
        if any(fault.severity is Severity.ERROR for fault in read_folder(alone, key=KEY).faults):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(alone)


def _texts(path: Path) -> str:
    """Return all that a file says, whatever it is packed in."""
    if path.suffix == ".parquet":
        return pd.read_parquet(path).to_csv()
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        packed = [data for each in reader.attachments.values() for data in each]
        told = [page.extract_text() for page in reader.pages] + [str(reader.metadata), str(reader.outline)]
        return "\n".join([*told, *(data.decode("utf-8", "ignore") for data in packed)])
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    text = path.read_text(encoding="utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False) if path.suffix in {".json", ".ipynb"} else text


def test_a_run_names_nobody_in_anything_it_writes_or_says(named: tuple[Run, str, list[str]]):
    run, checked, people = named
    assert run.code == 0, run.said
    written = [path for path in (run.workspace / "outputs").rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {
        ".pdf",
        ".xlsx",
        ".csv",
        ".ics",
        ".json",
        ".parquet",
        ".ipynb",
    }
    assert (run.folder / "results" / "contacts_to_check.csv").is_file()
    inputs = [name for step in run.report["steps"] for name in step["inputs"]]  # type: ignore[attr-defined]
    assert any(name.startswith("raw/") for name in inputs)
    told = {str(path.relative_to(run.workspace)): _texts(path) for path in written}
    told |= {"run": run.said, "check": checked, "names": "\n".join(told)}
    folded = {place: text.casefold() for place, text in told.items()}
    assert len(people) >= 1_000
    assert [(place, who) for place, text in folded.items() for who in people if who.casefold() in text] == []
    assert DATE in run.folder.name
