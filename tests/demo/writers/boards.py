"""Boards: Trello's JSON (an id starts with the creation time) and Notion's CSV (byte order mark)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from tests.demo.board import LISTS, Card
from tests.demo.people import person
from tests.demo.writers.texts import ENGLISH_MONTHS, delimited

_ENGLISH_LISTS = dict(zip(LISTS, ("To do", "In progress", "Blocked", "In review", "Done"), strict=True))


def trello(name: str, cards: Sequence[Card], members: Sequence[int]) -> bytes:
    """Return a board's JSON: lists, cards, members and the moves."""
    board = _identity(f"{name}/board", datetime(2024, 9, 2, 8, 0, tzinfo=UTC))
    lists = {title: _identity(f"{name}/{title}", datetime(2024, 9, 2, 8, 1, tzinfo=UTC)) for title in LISTS}
    people = [
        {
            "id": _identity(f"{name}/member/{number}", datetime(2024, 9, 2, 8, 2, tzinfo=UTC)),
            "fullName": person(number).name,
            "initials": "".join(word[0] for word in person(number).name.split()),
            "username": f"membre{place + 1}",
        }
        for place, number in enumerate(members)
    ]
    document = {
        "id": board,
        "name": name,
        "desc": "",
        "closed": False,
        "lists": [
            {"id": identity, "name": title, "closed": False, "idBoard": board, "pos": 16384 * (place + 1)}
            for place, (title, identity) in enumerate(lists.items())
        ],
        "cards": [_card(name, card, board, lists, people) for card in cards],
        "members": people,
        "actions": _actions(name, cards, lists, people),
        "labels": [],
        "checklists": [],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _identity(text: str, created: datetime) -> str:
    """Return a 24-digit id: eight hexadecimal digits of the creation second, then sixteen from the text."""
    return f"{int(created.timestamp()):08x}" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _card(
    name: str, card: Card, board: str, lists: dict[str, str], people: Sequence[dict[str, str]]
) -> dict[str, object]:
    last = card.moves[-1][0] if card.moves else card.created
    done = card.standing == LISTS[-1]
    due = datetime.combine(card.due, time(16, 0), UTC) if card.due else None
    return {
        "id": _identity(f"{name}/card/{card.number}", card.created),
        "idBoard": board,
        "idList": lists[card.standing],
        "idShort": card.number,
        "name": card.title,
        "desc": f"Suivi par {people[card.number % len(people)]['fullName']}",
        "closed": False,
        "due": _stamp(due) if due else None,
        "dueComplete": done,
        "dateLastActivity": _stamp(last),
        "idMembers": [people[card.number % len(people)]["id"]],
        "labels": [
            {"id": _identity(f"{name}/{card.label}", card.created), "name": card.label, "color": "green"}
        ],
        "pos": 1024 * card.number,
    }


def _actions(
    name: str, cards: Sequence[Card], lists: dict[str, str], people: Sequence[dict[str, str]]
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for card in cards:
        who = people[card.number % len(people)]
        identity = {
            "id": _identity(f"{name}/card/{card.number}", card.created),
            "name": card.title,
            "idShort": card.number,
        }
        for moved, before, after in card.moves:
            found.append(
                {
                    "id": _identity(f"{name}/move/{card.number}/{after}", moved),
                    "idMemberCreator": who["id"],
                    "type": "updateCard",
                    "date": _stamp(moved),
                    "data": {
                        "card": identity,
                        "listBefore": {"id": lists[before], "name": before},
                        "listAfter": {"id": lists[after], "name": after},
                        "old": {"idList": lists[before]},
                    },
                    "memberCreator": who,
                }
            )
    return sorted(found, key=lambda action: str(action["date"]), reverse=True)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def notion(cards: Sequence[Card], members: Sequence[int]) -> bytes:
    """Return a Notion database's CSV: title first, ranges with an arrow, several values joined by a comma."""
    rows = []
    for card in cards:
        who = person(members[card.number % len(members)]).first
        days = [moved.date() for moved, _, _ in card.moves]
        when = " → ".join(_english(day) for day in (days[:1] + days[-1:] if len(days) > 1 else days))
        rows.append(
            (card.title, who, _ENGLISH_LISTS[card.standing], when, card.label, _english(card.created.date()))
        )
    return (
        b"\xef\xbb\xbf" + delimited([("Name", "Assign", "Status", "Date", "Tag", "Created"), *rows]).encode()
    )


def _english(day: date) -> str:
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"
