"""What a move changes: which actions come in, fall out or change dates, and the margin won or lost."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Callout
from itineraire.roadmap import Roadmap
from itineraire.wording import Language, say
from itineraire.wording.counts import counted, quoted
from itineraire.wording.live import SENTENCES

_MOST_TITLES = 4
#: New dates named: a small move of the means shifts many actions by a few weeks.
_MOST_DATES = 2


def plan_changes(before: Roadmap, after: Roadmap, saved: Roadmap, language: Language) -> Callout:
    """Return the difference between two plans, and what the new one wins or loses against the saved scenario.

    Parameters
    ----------
    before, after
        The plan that the meeting looked at, and the new one.
    saved
        The plan of the scenario on which the panel opened.
    """
    items = (*_came_in(before, after, language), *_fell_out(before, after, language))
    items = (*items, *_shifted(before, after, language), *_margins(before, after, saved, language))
    title = say(SENTENCES["changes_title"], language)
    if not items:
        return Callout("note", title, say(SENTENCES["changes_none"], language))
    return Callout("note", title, items=items)


def _came_in(before: Roadmap, after: Roadmap, language: Language) -> tuple[str, ...]:
    titles = [quoted(one.title, language) for one in after.actions if one.id not in before.starts]
    return _item("changes_in", titles, language)


def _fell_out(before: Roadmap, after: Roadmap, language: Language) -> tuple[str, ...]:
    """Name what is no longer done, dearest first, with what each refusal costs."""
    found = [
        quoted(one.title, language)
        if one.price_eur is None
        else say(SENTENCES["changes_price"], language, title=quoted(one.title, language), price=one.price_eur)
        for one in after.refused
        if one.id in before.starts
    ]
    return _item("changes_out", found, language)


def _shifted(before: Roadmap, after: Roadmap, language: Language) -> tuple[str, ...]:
    """Name what starts earlier or later, the longest moves first."""
    moves = [
        (action.start_week - before.starts[action.id], action.title)
        for action in after.actions
        if action.start_week != before.starts.get(action.id, action.start_week)
    ]
    titles = [
        say(
            SENTENCES["changes_later" if weeks > 0 else "changes_earlier"],
            language,
            title=quoted(title, language),
            weeks=counted(abs(weeks), "week", language),
        )
        for weeks, title in sorted(moves, key=lambda move: (-abs(move[0]), move[1]))
    ]
    return _item("changes_dates", titles, language, most=_MOST_DATES)


def _margins(before: Roadmap, after: Roadmap, saved: Roadmap, language: Language) -> tuple[str, ...]:
    gain, since = after.value_eur - before.value_eur, after.value_eur - saved.value_eur
    if before.value_eur == saved.value_eur:
        return (say(SENTENCES["changes_margin"], language, gain=gain),) if gain else ()
    return (say(SENTENCES["changes_margins"], language, gain=gain, since=since),)


def _item(
    key: str, titles: Sequence[str], language: Language, *, most: int = _MOST_TITLES
) -> tuple[str, ...]:
    if not titles:
        return ()
    shown = titles if len(titles) <= most + 1 else titles[:most]
    words = ", ".join(shown)
    if len(shown) < len(titles):
        more = counted(len(titles) - len(shown), "action", language)
        words = say(SENTENCES["changes_more"], language, titles=words, more=more)
    actions = counted(len(titles), "action", language)
    return (say(SENTENCES[key], language, actions=actions, titles=words),)
