"""Read everything of a client, run nothing, and say all of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from itineraire.chapters.plan import completeness_words
from itineraire.engagement import Engagement, client_folder, read_engagement
from itineraire.errors import ClientFilesError, Fault, Severity
from itineraire.exports import (
    FileAccount,
    Intake,
    client_key,
    inspect_client_exports,
    read_follow_up,
)
from itineraire.objectives import check_objectives
from itineraire.roadmap.feasible import check_means
from itineraire.runs.documents import plan_results
from itineraire.wording import Language, say
from itineraire.wording.cli import SENTENCES
from itineraire.wording.faults import fault_sentence, severity_word, tool_name
from itineraire.workbook import open_workbook


def check_client(workspace: Path, client: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """Check a client's files.

    Parameters
    ----------
    workspace
        Folder that holds ``client_data`` and ``outputs``.

    Returns
    -------
    tuple of str, bool
        The lines to print, and True when nothing has to be corrected.

    Raises
    ------
    ClientFilesError
        When there is no such client.
    """
    folder = client_folder(workspace / "client_data", client)
    engagement, faults = _engagement(folder)
    lines: list[str] = []
    people: Collection[str] = ()
    if engagement is not None:
        model = engagement.client.model
        lines.append(say(SENTENCES["check_client"], language, client=engagement.client.name, model=model))
        intake, found = _intake(folder, engagement)
        faults += found
        faults += check_objectives(engagement)
        faults += check_means(engagement)
        if intake is not None:
            lines += _accounts(intake.accounts, language)
            people = intake.people
    faults += read_follow_up(folder / "follow_up", key=client_key(folder), people=people).faults
    lines += [
        f"{severity_word(fault.severity, language)} · {fault_sentence(fault, language)}" for fault in faults
    ]
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    if engagement is not None and not errors:
        lines.append(_completeness(workspace, client, language))
    code = "check_faulty" if errors else "check_fine"
    return (*lines, say(SENTENCES[code], language, count=errors)), not errors


def _engagement(folder: Path) -> tuple[Engagement | None, list[Fault]]:
    try:
        engagement = read_engagement(folder)
    except ClientFilesError as error:
        return None, list(error.faults)
    return engagement, list(engagement.warnings)


def _intake(folder: Path, engagement: Engagement) -> tuple[Intake | None, list[Fault]]:
    try:
        intake = inspect_client_exports(folder, engagement.client)
    except ClientFilesError as error:
        return None, list(error.faults)
    return intake, list(intake.faults)


def _accounts(accounts: Sequence[FileAccount], language: Language) -> list[str]:
    """Return one line a table of a file, and one for each total that was compared with the rows' sum."""
    lines: list[str] = []
    for account in accounts:
        rows = {
            "rows": account.rows_read,
            "kept": account.kept,
            "totals": account.totals,
            "rejected": account.rejected,
        }
        lines.append(
            say(
                SENTENCES["check_account"],
                language,
                rows,
                file=account.file,
                tool=tool_name(account.tool, language),
            )
        )
        lines += [
            say(
                SENTENCES["check_total_agrees" if check.agrees else "check_total_differs"],
                language,
                label=check.label,
                measure=check.measure,
                stated=check.stated,
                summed=check.summed,
            )
            for check in account.total_checks
        ]
    return lines


def _completeness(workspace: Path, client: str, language: Language) -> str:
    """Return the score of the latest run; a plan that never ran has none yet."""
    runs = sorted(path.parent.name for path in (workspace / "outputs" / client).glob("*/run.json"))
    if not runs:
        return say(SENTENCES["check_never_run"], language)
    book = open_workbook(
        client, step="industrialization", as_of=runs[-1], language=language, workspace=workspace
    )
    on = date.fromisoformat(runs[-1])
    return say(
        SENTENCES["check_complete"], language, on=on, score=completeness_words(plan_results(book), language)
    )
