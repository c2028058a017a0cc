"""The weekly page, the monthly and the quarterly review, from today's exports and the plan's last run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from itineraire.blocks import Block, Cover, PageBreak, Section
from itineraire.calendar import parse_week
from itineraire.chapters import steering as pages
from itineraire.deliverables import write_pdf
from itineraire.errors import Fault, RunError
from itineraire.exports import read_client_exports, read_client_follow_up
from itineraire.metrics import series
from itineraire.steering import Past, Steering, steer_from
from itineraire.wording import Language, say
from itineraire.wording.documents import REVIEWS
from itineraire.workbook import Places, open_workbook

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-[QT]([1-4])")

Page = Callable[[Steering, Language], Section]

#: Speed 1 and speed 2 are never mixed (R150): what each review shows.
_PAGES: dict[str, tuple[Page, ...]] = {
    "week": (pages.weekly_page, pages.agenda, pages.board_page, pages.lights),
    "month": (
        pages.monthly_page,
        pages.trajectory_page,
        pages.cohort_page,
        pages.budget_page,
        pages.headlines,
    ),
    "quarter": (
        pages.proof_page,
        pages.monthly_page,
        pages.trajectory_page,
        pages.budget_page,
        pages.reading_page,
    ),
}


@dataclass(frozen=True)
class Term:
    """What a review covers: ``kind`` is ``week``, ``month`` or ``quarter``; ``end`` is its last day."""

    kind: str
    label: str
    end: date


def term_of(kind: str, label: str) -> Term:
    """Return the period that a label names: ``2026-W47``, ``2026-09`` or ``2026-Q3``.

    Raises
    ------
    RunError
        When the label names no such period.
    """
    try:
        if kind == "week":
            return Term(kind, label, parse_week(label) + timedelta(days=6))
        match = (_MONTH if kind == "month" else _QUARTER).fullmatch(label)
        if match is None:
            raise ValueError(label)
    except ValueError as error:
        raise RunError(Fault(f"runs.bad_{kind}", found=label)) from error
    year, number = int(match[1]), int(match[2])
    last_month = number if kind == "month" else number * 3
    return Term(kind, label, date(year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1))


def write_review(workspace: Path, client: str, term: Term, *, language: Language) -> Path:
    """Write one review as ``outputs/<client>/reviews/<label>.pdf``; the same inputs give the same page.

    Parameters
    ----------
    workspace
        Folder that holds ``client_data`` and ``outputs``.
    term
        What it covers; nothing after its last day is read.

    Raises
    ------
    ItineraireError
        When the plan has never been run, or a file of the client is at fault.
    """
    run_day = last_run(workspace, client)
    book = open_workbook(
        client,
        step="steering",
        as_of=run_day.isoformat(),
        language=language,
        mode="batch",
        workspace=workspace,
    )
    settings = book.engagement.client
    intake = read_client_exports(book.places.folder, settings)
    tables = intake.tables
    follow_up = read_client_follow_up(book.places.folder, settings, intake.people)
    past = Past(book.baseline, series(tables, settings, as_of=term.end), book.objectives, book.roadmap.dates)
    steering = steer_from(book.engagement, tables, follow_up, past, as_of=term.end)
    cover = replace(
        _cover(book.cover()), title=say(REVIEWS[term.kind], language), question=term.label, as_of=term.end
    )
    path = workspace / "outputs" / client / "reviews" / f"{term.label}.pdf"
    write_pdf((cover, *_blocks(_PAGES[term.kind], steering, language)), path)
    return path


def last_run(workspace: Path, client: str) -> date:
    """Return the day of the client's latest run that reached the roadmap."""
    days = [
        date.fromisoformat(path.parents[1].name)
        for path in (workspace / "outputs" / client).glob("????-??-??/results/roadmap.json")
    ]
    if not days:
        Places(workspace, client, date.min)  # an unknown client is a fault of its own
        raise RunError(Fault("runs.missing_step", values={"step": "roadmap"}))
    return max(days)


def _cover(section: Section) -> Cover:
    cover = section.blocks[0]
    assert isinstance(cover, Cover)
    return cover


def _blocks(shown: Sequence[Page], steering: Steering, language: Language) -> list[Block]:
    blocks = [block for page in shown for block in page(steering, language).blocks]
    return blocks[1:] if isinstance(blocks[0], PageBreak) else blocks
