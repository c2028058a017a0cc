"""Trello: a board's JSON (with the moves of its cards), a single card's JSON, and the CSV export.

A card's id starts with the time it was created, in hexadecimal seconds. Only the last 1,000 actions are exported, so an
old card's first moves may be missing. Card descriptions, comments and members never pass.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.documents import Document, at, day, frame_of, items, mapping, text
from itineraire.exports.parsing import local, plain
from itineraire.exports.privacy import key_of, masked, masked_free
from itineraire.exports.tools.columns import texts

_COLUMNS = ("card_key", "title", "list", "labels", "created", "started", "done_on", "due", "moved", "open")
_DONE = re.compile(
    r"\b(?:done|termine[es]*|fini[es]*|fait[es]*|livre[es]*|cloture[es]*|closed|complete[d]?|resolu)\b"
)
_DOING = re.compile(r"\b(?:doing|en cours|in progress|wip|encours|review|relecture|validation|test)\b")

_Move = dict[str, str]


def is_done(list_name: str) -> bool:
    """Return whether a column's name says its cards are finished."""
    return bool(_DONE.search(plain(list_name)))


def is_doing(list_name: str) -> bool:
    """Return whether a column's name says its cards are being worked on."""
    return bool(_DOING.search(plain(list_name)))


def read(document: object, zone: ZoneInfo, key: bytes) -> Document | None:
    """Return the cards of a board or a single card; ``None`` when the document is something else."""
    if isinstance(at(document, "cards"), list) and isinstance(at(document, "lists"), list):
        cards = items(at(document, "cards"))
        lists = {text(at(item, "id")): text(at(item, "name")) for item in items(at(document, "lists"))}
        moves = _moves(items(at(document, "actions")), zone)
    elif text(at(document, "idList")) and text(at(document, "idBoard")):
        cards, lists, moves = [document], {}, {}
    else:
        return None
    rows, rejected = [], []
    for place, card in enumerate(cards, start=1):
        if text(at(card, "id")):
            rows.append(_card(card, lists, moves, zone, key))
        else:
            rejected.append((place, "id", "no_key"))
    part = Part("cards", frame_of(rows, _COLUMNS), kind="cards")
    members = tuple(text(at(member, "fullName")) for member in items(at(document, "members")))
    return Document("trello", "cards", (part,), len(cards), tuple(rejected), members)


def _moves(actions: object, zone: ZoneInfo) -> Mapping[str, list[_Move]]:
    """Return each card's moves between columns, oldest first."""
    found: dict[str, list[_Move]] = {}
    for action in items(actions):
        before, after = at(action, "data", "listBefore", "name"), at(action, "data", "listAfter", "name")
        moved_on = day(at(action, "date"), zone)
        if text(before) and text(after) and moved_on:
            move = {
                "on": moved_on.isoformat(),
                "from": text(before),
                "to": text(after),
                "at": text(at(action, "date")),
            }
            found.setdefault(text(at(action, "data", "card", "id")), []).append(move)
    return {
        card: [
            {name: move[name] for name in ("on", "from", "to")}
            for move in sorted(moves, key=lambda move: move["at"])
        ]
        for card, moves in found.items()
    }


def _card(
    card: object, lists: Mapping[str, str], moves: Mapping[str, list[_Move]], zone: ZoneInfo, key: bytes
) -> dict[str, object]:
    identity = text(at(card, "id"))
    standing = lists.get(text(at(card, "idList")), "")
    moved = moves.get(identity, [])
    done = _done_on(card, standing, moved, zone)
    archived = at(card, "closed") is True
    return {
        "card_key": key_of(identity, sort="card", key=key),
        "title": masked_free(text(at(card, "name"))) or None,
        "list": standing or None,
        "labels": _labels(card),
        "created": _created(identity, zone),
        "started": next((date.fromisoformat(move["on"]) for move in moved if is_doing(move["to"])), None)
        or day(at(card, "start"), zone),
        "done_on": done,
        "due": day(at(card, "due"), zone),
        "moved": json.dumps(moved, ensure_ascii=False) if moved else None,
        "open": not (archived or done is not None or is_done(standing)),
    }


def _done_on(card: object, standing: str, moved: list[_Move], zone: ZoneInfo) -> date | None:
    """Return when a card was finished: its last move to a finished column, else the completion Trello records."""
    if is_done(standing):
        last = next((move for move in reversed(moved) if is_done(move["to"])), None)
        if last:
            return date.fromisoformat(last["on"])
    completed = day(at(card, "dateCompleted"), zone)
    if completed:
        return completed
    finished = is_done(standing) or at(card, "dueComplete") is True
    return day(at(card, "dateLastActivity"), zone) if finished else None


def _created(identity: str, zone: ZoneInfo) -> date | None:
    """Return the day a card was created, from the first eight hexadecimal digits of its id."""
    if not re.fullmatch(r"[0-9a-f]{8}[0-9a-f]*", identity):
        return None
    return local(datetime.fromtimestamp(int(identity[:8], 16), UTC), zone, utc=True).date()


def _labels(card: object) -> str | None:
    names = [
        text(at(label, "name")) or text(at(label, "color")) for label in items(mapping(card).get("labels"))
    ]
    return masked(" | ".join(name for name in names if name)) or None


def _finish_csv(sheet: Sheet) -> Finished:
    """Return the cards of Trello's CSV, which tells no move."""
    frame, raw = sheet.frame, sheet.raw
    identity = (
        texts(raw, "card_id")
        if "card_id" in raw
        else texts(raw, "title") + "\0" + raw["source_line"].astype("str")
    )
    clean = pd.DataFrame({"card_key": [key_of(value, sort="card", key=sheet.key) for value in identity]})
    clean.index = frame.index
    for name in ("title", "list", "labels"):
        if name in frame:
            clean[name] = frame[name]
    for name in ("due", "started"):
        if name in frame:
            clean[name] = frame[name].dt.normalize()
    finished = texts(frame, "list").map(is_done).astype("bool") | _ticked(frame, "complete")
    if "active" in frame:
        clean["done_on"] = frame["active"].dt.normalize().where(finished)
    if "card_id" in raw:
        clean["created"] = texts(raw, "card_id").map(lambda identity: _created(identity, sheet.zone))
    clean["open"] = ~(finished | _ticked(frame, "archived"))
    return Finished((Part("cards", clean, kind="cards"),))


def _ticked(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return which rows of a yes-or-no column say yes; none when it is absent."""
    ticked = frame[name] if name in frame else pd.Series(False, index=frame.index)
    return ticked.fillna(False).astype("bool")


DESCRIPTIONS = (
    Description(
        tool="trello",
        report="cards",
        fields=(
            column("card_id", en="card id"),
            column("title", "free", en="card name", required=True),
            column("list", en="list name", required=True),
            column("labels", "free", en="labels"),
            column("due", "utc", en="due date"),
            column("started", "utc", en="start date"),
            column("active", "utc", en="last activity date"),
            column("complete", "flag", en="due complete"),
            column("archived", "flag", en="archived"),
            column("members", "name", en="members"),
            column("description", "name", en="card description"),
        ),
        finish=_finish_csv,
        priority=1,
    ),
)
