"""``itineraire scenario``: list, compare and choose without a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from itineraire.cli.speaking import (
    AsOf,
    Client,
    Lang,
    Workspace,
    language_of,
    places_of,
    say_line,
    speaking,
    today,
)

scenarios = typer.Typer(help="Scenarios without a notebook.", no_args_is_help=True)


@scenarios.command("list")
def list_scenarios(client: Client, workspace: Workspace = Path()) -> None:
    """List the saved scenarios; a star marks the chosen one."""
    from itineraire.engagement import client_folder, read_engagement, scenario_names
    from itineraire.engagement.decisions import REFERENCE

    with speaking("fr"):
        folder = client_folder(workspace.resolve() / "client_data", client)
        chosen = read_engagement(folder).scenario.name
        for name in scenario_names(folder) or (REFERENCE,):
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

    with speaking("fr") as language:
        folder = client_folder(workspace.resolve() / "client_data", client)
        choose_scenario(folder, scenario, by=by, why=why, on=today())
        say_line("chosen", language, scenario=scenario, by=by)


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

    with speaking(language_of(workspace, client, lang)) as language:
        for line in compare_scenarios(places_of(workspace, client, as_of), first, second, language=language):
            typer.echo(line)
