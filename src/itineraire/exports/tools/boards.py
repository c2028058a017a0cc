"""Boards as CSV: Notion, Asana and Jira. Titles are masked, members and descriptions never pass."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from pandas.api.typing import NaTType

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import halves, local, moment
from itineraire.exports.privacy import key_of
from itineraire.exports.tools.columns import texts
from itineraire.exports.tools.trello import is_done

_NOTION = (
    column("title", "free", en="name", fr="nom", required=True),
    column("list", en="status|state", fr="statut|etat"),
    column("dates", en="date|due|due date|deadline", fr="date|echeance|date d'echeance"),
    column("labels", "free", en="tag|tags|category", fr="etiquette|etiquettes"),
    column("members", "name", en="assign|assignee|assigned to|owner", fr="responsable|assigne a"),
    column("created", "instant", en="created|created time", fr="cree le|date de creation"),
)
_ASANA = (
    column("card_id", "id", en="task id", required=True),
    column("created", "instant", en="created at", required=True),
    column("done", "instant", en="completed at", required=True),
    column("title", "free", en="name", required=True),
    column("list", en="section/column"),
    column("members", "name", en="assignee"),
    column("address", "email", en="assignee email"),
    column("started", "instant", en="start date"),
    column("due", "instant", en="due date"),
    column("labels", "free", en="tags"),
)
_JIRA = (
    column("card_id", "id", en="issue key|key", fr="cle de ticket|cle", required=True),
    column("title", "free", en="summary", fr="resume", required=True),
    column("list", en="status", fr="etat|statut", required=True),
    column("labels", "free", en="issue type", fr="type de ticket"),
    column("members", "name", en="assignee", fr="responsable|attribution"),
    column("created", "instant", en="created", fr="creation|cree", required=True),
    column("done", "instant", en="resolved|resolution date", fr="resolu|resolue"),
    column("due", "instant", en="due date", fr="date d'echeance|echeance"),
)


def _cards(sheet: Sheet, identity: pd.Series) -> pd.DataFrame:
    """Return what every board tells of a card."""
    frame = sheet.frame
    keys = [key_of(value, sort="card", key=sheet.key) for value in identity]
    clean = pd.DataFrame(
        {"card_key": pd.Series(keys, index=frame.index, dtype="object"), "title": frame["title"]}
    )
    for name in ("list", "labels"):
        if name in frame:
            clean[name] = frame[name]
    for name, target in (("created", "created"), ("started", "started"), ("done", "done_on"), ("due", "due")):
        if name in frame:
            clean[target] = frame[name].dt.normalize()
    finished = texts(frame, "list").map(is_done).astype("bool")
    clean["open"] = ~(finished | frame["done"].notna()) if "done" in frame else ~finished
    return clean


def _finish_notion(sheet: Sheet) -> Finished:
    """Return Notion's cards; a range of dates (``October 8, 2021 → October 29, 2021``) is a start and a due day."""
    clean = _cards(sheet, texts(sheet.raw, "title") + "\0" + sheet.raw["source_line"].astype("str"))
    if "dates" in sheet.frame:
        before, after = halves(texts(sheet.frame, "dates"), "→")
        first, last = before.map(_day(sheet)), after.map(_day(sheet))
        first, last = (days.astype("datetime64[us]") for days in (first, last))
        clean["started"] = first.where(last.notna())
        clean["due"] = last.fillna(first)
    return Finished((Part("cards", clean, kind="cards"),))


def _day(sheet: Sheet) -> Callable[[str], pd.Timestamp | NaTType]:
    def read(text: str) -> pd.Timestamp | NaTType:
        found = moment(text.strip())
        return pd.NaT if found is None else pd.Timestamp(local(found, sheet.zone, utc=False)).normalize()

    return read


def _finish_keyed(sheet: Sheet) -> Finished:
    """Return the cards of a board that gives each an id."""
    return Finished((Part("cards", _cards(sheet, texts(sheet.raw, "card_id")), kind="cards"),))


DESCRIPTIONS = (
    Description(
        tool="notion",
        report="cards",
        fields=_NOTION,
        one_of=(("members", "list"), ("dates", "labels")),
        finish=_finish_notion,
        never=frozenset({"email", "rating", "note", "financial status", "status reasons", "cost", "task id"}),
        priority=-1,
    ),
    Description(tool="asana", report="cards", fields=_ASANA, finish=_finish_keyed, priority=1),
    Description(
        tool="jira",
        report="cards",
        fields=_JIRA,
        finish=_finish_keyed,
        priority=1,
    ),
)
