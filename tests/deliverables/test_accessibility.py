"""A PDF/UA checker finds nothing to say, on short documents and on long ones."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from itineraire.deliverables import Attachment, Layout, write_pdf
from tests.deliverables.sample import COVER, every_block

DATA = Attachment("figures.json", '{"sessions": 47258}', "application/json", "Données de ce document")


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["report", "page", "deck"])
@pytest.mark.parametrize("length", [4, None])
def test_an_accessibility_checker_finds_nothing(layout: Layout, length: int | None, tmp_path: Path) -> None:
    """Short documents too: a running line that is on one page only must not read as prose."""
    out = tmp_path / f"{layout}.pdf"
    long_title = replace(COVER, title="Plan d’action digital : sortir du marketing par à-coups en douze mois")
    write_pdf((long_title, *every_block()[1:length]), out, layout=layout, attachments=[DATA])
    checker = Path(sys.executable).with_name("outloud")

    found = subprocess.run(
        [checker, "--fail-on", "warning", out], capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stdout


@pytest.mark.slow
def test_chapters_that_repeat_a_line_are_not_taken_for_running_heads(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    chapters = [
        block
        for title in ("Un", "Deux", "Trois")
        for block in (replace(COVER, title=title), *every_block()[1:])
    ]
    write_pdf((COVER, *chapters), out)
    checker = Path(sys.executable).with_name("outloud")

    found = subprocess.run(
        [checker, "--fail-on", "warning", out], capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stdout
