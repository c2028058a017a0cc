"""The command ``itineraire``.

Exit codes: 0 fine, 1 a client's data or plan is at fault, 2 wrong usage, 3 some clients of a batch failed.
Only typer is imported here: ``--help`` must answer at once, so each command imports what it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from itineraire.cli.replanning import replan
from itineraire.cli.scenarios import scenarios
from itineraire.cli.speaking import (
    FAULT,
    PARTIAL,
    AsOf,
    Client,
    Lang,
    Workspace,
    all_clients,
    language_of,
    list_faults,
    near,
    places_of,
    progress_on,
    say_line,
    speaking,
    today,
)
from itineraire.errors import Fault, RunError

app = typer.Typer(
    name="itineraire",
    help="From a client's raw exports to a plan that fits real hours and euros.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(scenarios, name="scenario")
app.command()(replan)


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
    with speaking("fr"):
        folder = new_client(workspace / "client_data", client, Model(model), name=name, today=today())
        say_line("new", "fr", folder=str(folder))


@app.command()
def check(client: Client, lang: Lang = "", workspace: Workspace = Path()) -> None:
    """Read everything, run nothing: exports with their accounts, every fault, the plan's completeness."""
    from itineraire.runs.check import check_client

    with speaking(language_of(workspace, client, lang)) as language:
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

    with speaking(language_of(workspace, client, lang)) as language:
        if not 0 <= step <= len(STEPS):
            raise RunError(Fault("runs.no_step", found=str(step)))
        places = places_of(workspace, client, as_of)
        with progress_on(language) as progress:
            report = run_client(
                places,
                language=language,
                scenario=scenario,
                steps=STEPS[step - 1 : step] if step else STEPS,
                force=force,
                parameters=dict(_pairs(parameter or [])),
                progress=progress,
            )
        list_faults(report.warnings, language)
        say_line("ran", language, seconds=report.seconds, folder=str(near(places.deliverables)))
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

    with speaking(lang) as language, progress_on(language) as progress:
        lines = run_batch(
            clients or all_clients(workspace),
            workspace=workspace.resolve(),
            places_of=lambda client: places_of(workspace, client, as_of),
            language=language,
            progress=lambda client: lambda name, done, total: progress(f"{client} · {name}", done, total),
        )
    for line in lines:
        say_line(
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

    with speaking(language_of(workspace, client, lang)) as language:
        places = places_of(workspace, client, as_of)
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
    with speaking(language_of(workspace, client, lang)) as language:
        path = write_review(workspace.resolve(), client, term_of(*asked[0]), language=language)
        say_line("reviewed", language, path=str(near(path)))


def _pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise typer.BadParameter(f"{text!r}: NAME=VALUE", param_hint="--parameter")
        yield name, value
