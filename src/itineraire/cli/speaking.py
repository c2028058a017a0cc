"""What every command shares: faults as sentences, progress, the client's language, folders and day."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from itineraire.errors import ClientFilesError, Fault, ItineraireError, RunError

if TYPE_CHECKING:
    from itineraire.runs.client import Progress
    from itineraire.runs.printed_account import Line
    from itineraire.workbook import Places

Client = Annotated[str, typer.Argument(help="Folder of client_data.")]
AsOf = Annotated[
    str, typer.Option("--as-of", help="ISO date, the plan's today; client.yaml's as_of, else this day.")
]
Lang = Annotated[str, typer.Option("--lang", help="fr or en; the client's language when absent.")]
Workspace = Annotated[
    Path, typer.Option("--workspace", help="Folder that holds client_data, notebooks, outputs.")
]

FAULT, PARTIAL = 1, 3


@contextmanager
def speaking(language: str) -> Iterator[Any]:
    """Turn our errors into sentences and exit code 1; nothing else is caught."""
    if language not in ("fr", "en"):
        raise typer.BadParameter(f"{language!r}: fr, en", param_hint="--lang")
    try:
        yield language
    except ItineraireError as error:
        list_faults(error.faults, language)
        raise typer.Exit(FAULT) from error


def list_faults(faults: Iterable[Fault], language: Any) -> None:
    """Print one line for each fault, apart from the results."""
    from itineraire.wording.faults import fault_sentence, severity_word, together

    for fault in together(faults, language):
        typer.echo(f"{severity_word(fault.severity, language)} · {fault_sentence(fault, language)}", err=True)


#: How a terminal shows each kind of line.
_STYLES = {
    "client": "bold",
    "file": "bold cyan",
    "table": "dim",
    "good": "green",
    "bad": "red",
    "error": "red",
    "warning": "yellow",
    "end": "bold",
}


def print_lines(lines: Iterable[Line]) -> None:
    """Print the lines of a check: in colour and folded under their indent on a terminal, plain elsewhere."""
    if not sys.stdout.isatty():
        for line in lines:
            typer.echo(line.plain)
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    before = ""
    for line in lines:
        first_fault = line.kind in ("error", "warning") and before not in ("error", "warning", "paste")
        above = 1 if line.kind == "file" or first_fault or (line.kind == "end" != before) else 0
        before = line.kind
        words = Text(line.text, style=_STYLES.get(line.kind, ""))
        console.print(Padding(words, (above, 0, 0, line.indent)))


def say_line(code: str, language: Any, **values: object) -> None:
    """Print one sentence of ``wording.cli``."""
    from itineraire.wording import say
    from itineraire.wording.cli import SENTENCES

    typer.echo(say(SENTENCES[code], language, values))


def language_of(workspace: Path, client: str, asked: str) -> str:
    """Return the language asked for, or the client's own; French when his file cannot be read."""
    if asked:
        return asked
    file = _client_file(workspace, client)
    return str(file.get("language", "fr")) if file.get("language") in ("fr", "en") else "fr"


def places_of(workspace: Path, client: str, as_of: str) -> Places:
    """Return a client's folders at the day asked for, else at his own ``as_of``, else today."""
    from itineraire.workbook import Places

    try:
        day = date.fromisoformat(as_of) if as_of else _client_file(workspace, client).get("as_of") or today()
    except ValueError as error:
        raise RunError(Fault("runs.bad_date", found=as_of)) from error
    if not isinstance(day, date):
        raise ClientFilesError(
            Fault("engagement.not_a_date", file="client.yaml", column="as_of", found=str(day))
        )
    return Places(workspace.resolve(), client, day)


def all_clients(workspace: Path) -> list[str]:
    """Return every folder of ``client_data`` that has settings; a workspace without any is wrong."""
    names = sorted(path.parent.name for path in (workspace / "client_data").glob("*/client.yaml"))
    if not names:
        raise RunError(Fault("runs.no_clients", found=str(workspace.resolve())))
    return names


def _client_file(workspace: Path, client: str) -> dict[str, Any]:
    """Return ``client.yaml`` as it stands; its faults are told by the command that reads it whole."""
    from itineraire.engagement import is_slug
    from itineraire.engagement.yaml_file import load_yaml

    path = workspace / "client_data" / client / "client.yaml"
    if not is_slug(client) or not path.is_file():
        return {}
    try:
        data = load_yaml(path, file="client.yaml")
    except ClientFilesError:
        return {}
    return dict(data) if isinstance(data, dict) else {}


@contextmanager
def progress_on(language: Any) -> Iterator[Progress]:
    """Show a bar on a terminal, plain lines elsewhere."""
    from itineraire.wording import say
    from itineraire.wording.cli import DOCUMENTS
    from itineraire.wording.runs import STEP_TITLES

    def title(name: str) -> str:
        prefix, _, step = name.rpartition(" · ")
        words = say(STEP_TITLES.get(step, DOCUMENTS), language)
        return f"{prefix} · {words}" if prefix else words

    if not sys.stderr.isatty():
        yield lambda name, done, total: typer.echo(f"[{done + 1}/{total}] {title(name)}", err=True)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=title(name), completed=done, total=total)


def near(path: Path) -> Path:
    """Return a path as seen from here when that is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def today() -> date:
    """Return the consultant's own calendar day."""
    return date.today()  # noqa: DTZ011 - a calendar day on the wall, not an instant
