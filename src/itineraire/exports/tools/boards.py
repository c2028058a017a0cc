"""Boards as tables: Notion, Asana, Jira, ClickUp and monday.com.

Titles are masked, members and descriptions never pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
from pandas.api.typing import NaTType

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import halves, local, moment, plain
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
#: Any list of things has a name and a date: these columns prove that they are no cards.
_NOT_CARDS = frozenset(
    {"email", "e-mail", "rating", "note", "financial status", "status reasons", "cost", "task id"}
    | {"currency", "devise", "amount", "montant", "gross", "net", "total", "price", "prix", "heure", "time"}
    | {"phone", "telephone", "item id (auto generated)"}
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
    column("category", en="status category", fr="categorie d'etat"),
    column("labels", "free", en="issue type", fr="type de ticket"),
    column("members", "name", en="assignee", fr="personne assignee|responsable|attribution"),
    column("author", "name", en="reporter", fr="rapporteur"),
    column("created", "instant", en="created", fr="creation|cree", required=True),
    column("started", "instant", en="custom field (start date)", fr="champs personnalises (start date)"),
    column("done", "instant", en="resolved|resolution date", fr="resolu|resolue"),
    column("due", "instant", en="due date", fr="date d'echeance|echeance"),
)
_CLICKUP = (
    column("card_id", "id", en="task id", required=True),
    column("title", "free", en="task name", required=True),
    column("list", en="status", required=True),
    column("created", en="date created", required=True),
    column("started", en="start date"),
    column("due", en="due date"),
    column("labels", "free", en="tags"),
    column("members", "name", en="assignees"),
)
_MONDAY = (
    column("title", "free", en="name", required=True),
    column("card_id", "id", en="item id (auto generated)", required=True),
    column("list", en="status"),
    column("members", "name", en="owner|person|people"),
    column("created", en="created at"),
    column("started", en="timeline - start"),
    column("due", en="due date|timeline - end"),
    column("labels", "free", en="tags"),
)
#: A status ClickUp gives every list, whatever the language.
_CLICKUP_DONE = frozenset({"complete", "closed"})


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
    told = texts(frame, "category")
    finished = told.where(told != "", texts(frame, "list")).map(is_done).astype("bool")
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


def _finish_clickup(sheet: Sheet) -> Finished:
    """Return ClickUp's tasks, whose instants are milliseconds of the Unix calendar."""
    clean = _cards(_dated(sheet, _from_milliseconds(sheet)), texts(sheet.raw, "card_id"))
    clean["open"] &= ~texts(sheet.frame, "list").map(plain).isin(_CLICKUP_DONE)
    return Finished((Part("cards", clean, kind="cards"),))


def _dated(sheet: Sheet, read: Callable[[str], pd.Timestamp | NaTType]) -> Sheet:
    """Return a sheet whose dates are read from the cells as written."""
    dates = {
        name: texts(sheet.raw, name).map(read).astype("datetime64[us]")
        for name in ("created", "started", "due")
    }
    return replace(sheet, frame=sheet.frame.assign(**dates))


def _from_milliseconds(sheet: Sheet) -> Callable[[str], pd.Timestamp | NaTType]:
    day = _day(sheet)

    def read(text: str) -> pd.Timestamp | NaTType:
        if not text.isdigit() or not 11 <= len(text) <= 13:
            return day(text)
        instant = datetime.fromtimestamp(int(text) / 1000, UTC)
        return pd.Timestamp(local(instant, sheet.zone, utc=True))

    return read


def _finish_monday(sheet: Sheet) -> Finished:
    """Return monday.com's items; a sub-item stands under its item, shifted, without an id in the id's column."""
    item = texts(sheet.raw, "card_id").str.fullmatch(r"\d{6,}")
    kept = replace(sheet, frame=sheet.frame[item], raw=sheet.raw[item])
    refused = tuple(
        Rejected(sheet.file, int(line), "", "", "sub_row") for line in sheet.frame.loc[~item, "source_line"]
    )
    clean = _cards(_dated(kept, _day(kept)), texts(kept.raw, "card_id"))
    return Finished((Part("cards", clean, kind="cards"),), refused)


DESCRIPTIONS = (
    Description(
        tool="notion",
        report="cards",
        fields=_NOTION,
        one_of=(("members", "list"), ("dates", "labels")),
        finish=_finish_notion,
        never=_NOT_CARDS,
        priority=-1,
    ),
    Description(tool="asana", report="cards", fields=_ASANA, finish=_finish_keyed, priority=1),
    Description(tool="jira", report="cards", fields=_JIRA, finish=_finish_keyed, priority=1),
    Description(tool="clickup", report="cards", fields=_CLICKUP, finish=_finish_clickup, priority=1),
    Description(
        tool="monday", report="cards", fields=_MONDAY, finish=_finish_monday, priority=1, ragged=True
    ),
)
