"""Read everything of a client, run nothing, and say all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from itineraire.engagement import Engagement, client_folder, read_engagement
from itineraire.errors import ClientFilesError, Fault, Severity
from itineraire.exports import Intake, client_key, inspect_client_exports, read_follow_up
from itineraire.objectives import check_objectives
from itineraire.roadmap.feasible import check_means
from itineraire.runs.printed_account import Line, printed_accounts, printed_rows
from itineraire.wording import Language, say
from itineraire.wording.cli import SENTENCES
from itineraire.wording.faults import fault_sentence, severity_word, together
from itineraire.workstreams.linters import check_findings

#: Faults of one kind in one file that are told one by one.
MOST_OF_A_KIND = 10


def check_client(
    workspace: Path, client: str, language: Language, *, rejected: bool = False
) -> tuple[tuple[Line, ...], bool]:
    """Check a client's files.

    Parameters
    ----------
    workspace
        Folder that holds ``client_data`` and ``outputs``.
    rejected
        List the rows left out too.

    Returns
    -------
    tuple of Line, bool
        The lines to print, and True when nothing has to be corrected.

    Raises
    ------
    ClientFilesError
        When there is no such client.
    """
    folder = client_folder(workspace / "client_data", client)
    engagement, faults = _engagement(folder)
    lines: list[Line] = []
    people: Collection[str] = ()
    if engagement is not None:
        named = {"client": engagement.client.name, "model": engagement.client.model}
        lines.append(Line(say(SENTENCES["check_client"], language, named), "client"))
        intake, found = _intake(folder, engagement)
        faults += found
        faults += check_objectives(engagement)
        faults += check_means(engagement)
        faults += check_findings(engagement.actions)
        if intake is not None:
            lines += printed_accounts(intake.accounts, language, engagement.client.currency)
            lines += printed_rows(intake.rejected, language) if rejected else ()
            people = intake.people
    faults += read_follow_up(folder / "follow_up", key=client_key(folder), people=people).faults
    faults = together(faults, language)
    faults.sort(key=lambda fault: fault.severity is Severity.WARNING)
    lines += _fault_lines(faults, language)
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    if engagement is not None and not errors:
        lines.append(Line(_completeness(workspace, client, language), "end"))
    last = say(SENTENCES["check_faulty" if errors else "check_fine"], language, count=errors)
    return (*lines, Line(last, "end")), not errors


def _fault_lines(faults: Iterable[Fault], language: Language) -> list[Line]:
    """Return the faults in words; beyond the first ones of a kind, the others are counted."""
    kinds: dict[tuple[str, str, Severity], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.code, fault.file, fault.severity), []).append(fault)
    lines: list[Line] = []
    for (_, file, severity), same in kinds.items():
        lines += [line for fault in same[:MOST_OF_A_KIND] for line in _fault(fault, language)]
        if (others := len(same) - MOST_OF_A_KIND) > 0:
            words = say(SENTENCES["check_others"], language, file=file, count=others)
            lines.append(Line(words, "error" if severity is Severity.ERROR else "warning"))
    return lines


def _fault(fault: Fault, language: Language) -> Iterator[Line]:
    """Yield a fault in words, then the lines to paste in a file of the client's when it brings some."""
    text = f"{severity_word(fault.severity, language)} · {fault_sentence(fault, language)}"
    yield Line(text, "error" if fault.severity is Severity.ERROR else "warning")
    for line in str(fault.values.get("paste", "")).splitlines():
        yield Line(line, "paste")


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


def _completeness(workspace: Path, client: str, language: Language) -> str:
    """Return the score of the latest run; a plan that never ran has none yet."""
    runs = sorted(path.parent.name for path in (workspace / "outputs" / client).glob("*/run.json"))
    if not runs:
        return say(SENTENCES["check_never_run"], language)
    from itineraire.chapters.plan import completeness_words
    from itineraire.runs.documents import plan_results
    from itineraire.workbook import open_workbook

    book = open_workbook(
        client, step="industrialization", as_of=runs[-1], language=language, workspace=workspace
    )
    on = date.fromisoformat(runs[-1])
    return say(
        SENTENCES["check_complete"], language, on=on, score=completeness_words(plan_results(book), language)
    )
