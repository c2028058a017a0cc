"""``itineraire replan``: what moves after a delay, an absence, a cut; accepted only when somebody signs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from itineraire.cli.speaking import FAULT, Client, Lang, Workspace, language_of, near, say_line, speaking
from itineraire.errors import Fault, RunError


def replan(
    client: Client,
    on: Annotated[str, typer.Option("--on", help="ISO date of the decision.")],
    late: Annotated[
        list[str] | None, typer.Option("--late", help="ACTION=WEEKS; over what the board says.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Make it the plan that runs print.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who accepts.")] = "",
    why: Annotated[str, typer.Option("--why", help="For which reason.")] = "",
    lang: Lang = "",
    workspace: Workspace = Path(),
) -> None:
    """Plan again from a day on, from the client's folder as it is now: started work stays, the fewest things move."""
    from itineraire.blocks.words import blocks_to_words
    from itineraire.chapters.replan import changes
    from itineraire.runs.replan import accept_change, open_plan, replan_client, write_change

    if accept and not (by.strip() and why.strip()):
        raise typer.BadParameter("--accept --by NAME --why TEXT", param_hint="--accept")
    with speaking(language_of(workspace, client, lang)) as language:
        book = open_plan(workspace.resolve(), client, language=language)
        change = replan_client(book, on=_day(on), late=late or ())
        before = {action.id: action for action in book.roadmap.actions}
        typer.echo(blocks_to_words(changes(change, language, before=before).blocks))
        say_line("replanned", language, path=str(near(write_change(book, change))))
        if accept:
            path = accept_change(book, change, by=by, why=why)
            say_line("replan_accepted", language, by=by, path=str(near(path)))
        elif change.roadmap is not None:
            say_line("replan_offer", language)
    if change.roadmap is None:
        raise typer.Exit(FAULT)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RunError(Fault("runs.bad_date", found=text)) from error
