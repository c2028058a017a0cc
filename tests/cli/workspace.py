"""A small workspace for the command: one new client with two exports, and what the command answers."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from itineraire.cli import app

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "client_data" / "demo"
ORDERS, CAMPAIGNS = "commandes.csv", "campagnes.csv"
CLIENT = "maison"


@dataclass(frozen=True)
class Answer:
    """What the command said, and its exit code."""

    code: int
    said: str

    def lines(self, start: str) -> list[str]:
        return [line for line in self.said.splitlines() if line.startswith(start)]


@dataclass(frozen=True)
class Workspace:
    """A folder with ``client_data``, ``notebooks`` and ``outputs``."""

    root: Path

    @property
    def client(self) -> Path:
        return self.root / "client_data" / CLIENT

    @property
    def raw(self) -> Path:
        return self.client / "raw"

    def ask(self, *words: str) -> Answer:
        """Give a command; a programming error comes out as itself."""
        result = CliRunner().invoke(app, [*words, "--workspace", str(self.root)], catch_exceptions=True)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return Answer(result.exit_code, _plain(result.output))

    def edit(self, file: str, change: Callable[[str], str]) -> None:
        path = self.client / file
        text = path.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text, f"nothing to change in {file}"
        path.write_text(changed, encoding="utf-8")


def new_workspace(root: Path, *, raw: bool = True) -> Workspace:
    """Return a workspace with a new shop; ``raw`` puts 200 lines of orders and the campaigns report in it."""
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    workspace = Workspace(root)
    made = workspace.ask("new", CLIENT, "--model", "ecommerce", "--name", "Maison Exemple")
    assert made.code == 0, made.said
    if raw:
        lines = (
            (DEMO / "raw/shopify/orders_export_1.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        )
        (workspace.raw / ORDERS).write_text("".join(lines[:200]), encoding="utf-8")
        shutil.copy(DEMO / "raw/google-ads/Rapport sur les campagnes.csv", workspace.raw / CAMPAIGNS)
    return workspace


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _plain(text: str) -> str:
    """Return a text without terminal colours, with ordinary spaces and apostrophes."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return re.sub("[\u00a0\u202f]", " ", text).replace("’", "'")
