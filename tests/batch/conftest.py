"""One run of the demo client for the whole session: many tests read it, none changes it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATE = "2026-09-30"
LONGEST_RUN_SECONDS = 900


@dataclass(frozen=True)
class Run:
    """A workspace after ``itineraire run demo``, and what the command said."""

    workspace: Path
    code: int
    said: str

    @property
    def folder(self) -> Path:
        return self.workspace / "outputs" / "demo" / DATE

    @property
    def results(self) -> Path:
        return self.folder / "results"

    @property
    def deliverables(self) -> Path:
        return self.folder / "deliverables"

    @property
    def pdfs(self) -> list[Path]:
        return sorted(self.deliverables.glob("*.pdf"))

    @cached_property
    def report(self) -> dict[str, object]:
        return dict(json.loads((self.folder / "run.json").read_text(encoding="utf-8")))


def run_demo(workspace: Path, *options: str) -> Run:
    """Run the demo client of a workspace through the command, as a consultant does."""
    command = [sys.executable, "-m", "itineraire", "run", "demo", "--workspace", str(workspace), *options]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=LONGEST_RUN_SECONDS, cwd=workspace
    )
    return Run(workspace, done.returncode, done.stdout + done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return the one run of this session; with several workers the first one makes it and the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    workspace, answer = shared / "demo-run", shared / "demo-run.json"
    try:
        workspace.mkdir()
    except FileExistsError:
        _wait_for(answer)
    else:
        for folder in ("client_data", "notebooks"):
            shutil.copytree(ROOT / folder, workspace / folder, ignore=shutil.ignore_patterns(".*"))
        made = run_demo(workspace)
        beside = answer.with_suffix(".part")
        beside.write_text(json.dumps({"code": made.code, "said": made.said}), encoding="utf-8")
        beside.replace(answer)
    return Run(workspace, **json.loads(answer.read_text(encoding="utf-8")))


@pytest.fixture
def copy(demo: Run, tmp_path: Path) -> Run:
    """Return a copy of the run that a test may change."""
    workspace = tmp_path / "copy"
    shutil.copytree(demo.workspace, workspace)
    return Run(workspace, demo.code, demo.said)


def _wait_for(path: Path) -> None:
    for _ in range(LONGEST_RUN_SECONDS * 2):
        if path.is_file():
            return
        time.sleep(0.5)
    raise TimeoutError(f"the other worker never wrote {path.name}")
