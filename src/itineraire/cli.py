"""The command ``itineraire``.

Exit codes: 0 fine, 1 a client's data or plan is at fault, 2 wrong usage, 3 some clients of a batch failed.
Only typer is imported here: ``--help`` must answer at once, so each command imports what it needs.
"""

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
    from itineraire.workbook import Places

app = typer.Typer(
    name="itineraire",
    help="From a client's raw exports to a plan that fits real hours and euros.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
scenarios = typer.Typer(help="Scenarios without a notebook.", no_args_is_help=True)
app.add_typer(scenarios, name="scenario")

Client = Annotated[str, typer.Argument(help="Folder of client_data.")]
AsOf = Annotated[
    str, typer.Option("--as-of", help="ISO date, the plan's today; client.yaml's as_of, else this day.")
]
Lang = Annotated[str, typer.Option("--lang", help="fr or en; the client's language when absent.")]
Workspace = Annotated[
    Path, typer.Option("--workspace", help="Folder that holds client_data, notebooks, outputs.")
]

FAULT, USAGE, PARTIAL = 1, 2, 3


@app.command()
def new(
    client: Client,
    model: Annotated[str, typer.Option("--model", help="ecommerce, b2b or saas.")],
    name: Annotated[str, typer.Option("--name", help="The client's name as printed.")] = "",
    workspace: Workspace = Path(),
) -> None:
    """Make a folder ready to fill, with the article's typical workstreams and KPIs for that model."""
    from itineraire.engagement.template import new_client
    from itineraire.vocabulary import Model

    if model not in set(Model):
        raise typer.BadParameter(f"{model!r}: ecommerce, b2b, saas", param_hint="--model")
    with _speaking("fr"):
        folder = new_client(workspace / "client_data", client, Model(model), name=name, today=_today())
        _say("new", "fr", folder=str(folder))


@app.command()
def check(client: Client, lang: Lang = "", workspace: Workspace = Path()) -> None:
    """Read everything, run nothing: exports with their accounts, every fault, the plan's completeness."""
    from itineraire.runs.check import check_client

    with _speaking(_language(workspace, client, lang)) as language:
        lines, fine = check_client(workspace.resolve(), client, language)
        for line in lines:
            typer.echo(line)
    if not fine:
        raise typer.Exit(FAULT)


@app.command()
def run(
    client: Client,
    as_of: AsOf = "",
    lang: Lang = "",
    scenario: Annotated[str, typer.Option("--scenario", help="A saved scenario.")] = "",
    step: Annotated[int, typer.Option("--step", help="1 to 6: only that notebook.")] = 0,
    force: Annotated[bool, typer.Option("--force", help="Run again even what did not change.")] = False,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="NAME=VALUE for the notebooks.")
    ] = None,
    workspace: Workspace = Path(),
) -> None:
    """Run the six notebooks, then write the documents; only what changed."""
    from itineraire.runs import run_client
    from itineraire.workbook import STEPS

    with _speaking(_language(workspace, client, lang)) as language:
        if not 0 <= step <= len(STEPS):
            raise RunError(Fault("runs.no_step", found=str(step)))
        places = _places(workspace, client, as_of)
        with _progress(language) as progress:
            report = run_client(
                places,
                language=language,
                scenario=scenario,
                steps=STEPS[step - 1 : step] if step else STEPS,
                force=force,
                parameters=dict(_pairs(parameter or [])),
                progress=progress,
            )
        _list_faults(report.warnings, language)
        _say("ran", language, seconds=report.seconds, folder=str(_near(places.deliverables)))
        for path in report.documents:
            typer.echo(f"  {path.name}")


@app.command()
def batch(
    clients: Annotated[
        list[str] | None, typer.Argument(help="Folders of client_data; all of them when absent.")
    ] = None,
    as_of: AsOf = "",
    lang: Annotated[str, typer.Option("--lang", help="fr or en.")] = "fr",
    workspace: Workspace = Path(),
) -> None:
    """Run many clients one after the other; one that fails stops no other."""
    from itineraire.runs import run_batch

    with _speaking(lang) as language, _progress(language) as progress:
        lines = run_batch(
            clients or _all_clients(workspace),
            workspace=workspace.resolve(),
            places_of=lambda client: _places(workspace, client, as_of),
            language=language,
            progress=lambda client: lambda name, done, total: progress(f"{client} · {name}", done, total),
        )
    for line in lines:
        _say(
            f"batch_{line.status}",
            language,
            client=line.client,
            seconds=line.seconds,
            documents=line.documents,
        )
        for fault in line.faults:
            typer.echo(f"    {fault}")
    if any(line.status == "failed" for line in lines):
        raise typer.Exit(PARTIAL)


@app.command()
def live(client: Client, as_of: AsOf = "", lang: Lang = "", workspace: Workspace = Path()) -> None:
    """Open JupyterLab on working copies of the six notebooks: this machine only, with a token."""
    from itineraire.runs.live import open_lab

    with _speaking(_language(workspace, client, lang)) as language:
        places = _places(workspace, client, as_of)
        raise typer.Exit(open_lab(places, language=language))


@app.command()
def review(
    client: Client,
    week: Annotated[str, typer.Option("--week", help="ISO week, 2026-W47.")] = "",
    month: Annotated[str, typer.Option("--month", help="Month, 2026-09.")] = "",
    quarter: Annotated[str, typer.Option("--quarter", help="Quarter, 2026-Q3.")] = "",
    lang: Lang = "",
    workspace: Workspace = Path(),
) -> None:
    """Write the weekly page, or the monthly or quarterly review, from today's exports and the last run."""
    from itineraire.runs.review import term_of, write_review

    asked = [
        (kind, label) for kind, label in (("week", week), ("month", month), ("quarter", quarter)) if label
    ]
    if len(asked) != 1:
        raise typer.BadParameter("--week, --month, --quarter", param_hint="review")
    with _speaking(_language(workspace, client, lang)) as language:
        path = write_review(workspace.resolve(), client, term_of(*asked[0]), language=language)
        _say("reviewed", language, path=str(_near(path)))


@scenarios.command("list")
def list_scenarios(client: Client, workspace: Workspace = Path()) -> None:
    """List the saved scenarios; a star marks the chosen one."""
    from itineraire.engagement import client_folder, read_engagement, scenario_names

    with _speaking("fr"):
        folder = client_folder(workspace.resolve() / "client_data", client)
        chosen = read_engagement(folder).scenario.name
        for name in scenario_names(folder) or ("reference",):
            typer.echo(f"{'*' if name == chosen else ' '} {name}")


@scenarios.command("choose")
def choose(
    client: Client,
    scenario: Annotated[str, typer.Argument(help="A saved scenario.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    why: Annotated[str, typer.Option("--why", help="For which reason.")],
    workspace: Workspace = Path(),
) -> None:
    """Choose the scenario that every later run prints."""
    from itineraire.engagement import choose_scenario, client_folder

    with _speaking("fr") as language:
        folder = client_folder(workspace.resolve() / "client_data", client)
        choose_scenario(folder, scenario, by=by, why=why, on=_today())
        _say("chosen", language, scenario=scenario, by=by)


@scenarios.command("compare")
def compare(
    client: Client,
    first: Annotated[str, typer.Argument(help="A saved scenario.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    as_of: AsOf = "",
    lang: Lang = "",
    workspace: Workspace = Path(),
) -> None:
    """Solve two scenarios and show what one gains and loses against the other."""
    from itineraire.runs.scenarios import compare_scenarios

    with _speaking(_language(workspace, client, lang)) as language:
        for line in compare_scenarios(_places(workspace, client, as_of), first, second, language=language):
            typer.echo(line)


@contextmanager
def _speaking(language: str) -> Iterator[Any]:
    """Turn our errors into sentences and exit code 1; nothing else is caught."""
    if language not in ("fr", "en"):
        raise typer.BadParameter(f"{language!r}: fr, en", param_hint="--lang")
    try:
        yield language
    except ItineraireError as error:
        _list_faults(error.faults, language)
        raise typer.Exit(FAULT) from error


def _list_faults(faults: Iterable[Fault], language: Any) -> None:
    from itineraire.wording.faults import fault_sentence, severity_word

    for fault in faults:
        typer.echo(f"{severity_word(fault.severity, language)} · {fault_sentence(fault, language)}", err=True)


def _say(code: str, language: Any, **values: object) -> None:
    from itineraire.wording import say
    from itineraire.wording.cli import SENTENCES

    typer.echo(say(SENTENCES[code], language, values))


def _language(workspace: Path, client: str, asked: str) -> str:
    """Return the language asked for, or the client's own; French when his file cannot be read."""
    if asked:
        return asked
    file = _client_file(workspace, client)
    return str(file.get("language", "fr")) if file.get("language") in ("fr", "en") else "fr"


def _places(workspace: Path, client: str, as_of: str) -> Places:
    from itineraire.workbook import Places

    try:
        day = date.fromisoformat(as_of) if as_of else _client_file(workspace, client).get("as_of") or _today()
    except ValueError as error:
        raise RunError(Fault("runs.bad_date", found=as_of)) from error
    if not isinstance(day, date):
        raise ClientFilesError(
            Fault("engagement.not_a_date", file="client.yaml", column="as_of", found=str(day))
        )
    return Places(workspace.resolve(), client, day)


def _all_clients(workspace: Path) -> list[str]:
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
def _progress(language: Any) -> Iterator[Progress]:
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


def _pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise typer.BadParameter(f"{text!r}: NAME=VALUE", param_hint="--parameter")
        yield name, value


def _near(path: Path) -> Path:
    """Return a path as seen from here when that is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the consultant's own calendar day is meant
