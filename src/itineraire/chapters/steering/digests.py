"""The plan told to each team in one paragraph (R149)."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Heading, Paragraph, Run, Section
from itineraire.chapters.steering.words import tell
from itineraire.chapters.tables import capital
from itineraire.steering.digests import Delivery, Settled, TeamDigest
from itineraire.steering.result import Steering
from itineraire.wording import Language
from itineraire.wording.counts import counted, listed, quoted

#: A digest is read in half a minute.
MOST_WORDS = 60
#: Deliverables named, other items named in a sentence, and whether what is not retained is told: less and less
#: until the paragraph is short.
_TRIES = ((2, 2, True), (2, 1, True), (2, 1, False), (1, 1, False))


def team_digests(steering: Steering, language: Language) -> Section:
    """Return one paragraph a team; nothing when only one team takes part."""
    if not steering.teams:
        return Section(())
    paragraphs = tuple(_paragraph(digest, language) for digest in steering.teams)
    return Section((Heading(2, tell("teams_title", language)), *paragraphs))


def _paragraph(digest: TeamDigest, language: Language) -> Paragraph:
    name = capital(tell(f"team_{digest.team.value}", language)) + ". "
    return Paragraph((Run(name, bold=True), Run(digest_text(digest, language))))


def digest_text(digest: TeamDigest, language: Language) -> str:
    """Return a team's digest in ``MOST_WORDS`` words: fewer items are named, then the last sentences go."""
    sentences: list[str] = []
    for first, named, with_refused in _TRIES:
        sentences = _sentences(digest, first, named, language)
        if with_refused and digest.refused:
            refused = [quoted(title, language) for title in digest.refused]
            sentences.append(_list("team_refused", refused, "other_action", named, language))
        if _words(sentences) <= MOST_WORDS:
            break
    while len(sentences) > 1 and _words(sentences) > MOST_WORDS:
        sentences.pop()
    return " ".join(sentences) or tell("team_nothing", language)


def _words(sentences: Sequence[str]) -> int:
    """Count words; a dash or a quote alone is none."""
    return sum(any(sign.isalnum() for sign in word) for text in sentences for word in text.split())


def _sentences(digest: TeamDigest, first: int, named: int, language: Language) -> list[str]:
    waits = [
        tell(
            "digest_awaited",
            language,
            delivery=_delivery(one, language),
            owner=one.owner_name,
            team=tell(f"team_{one.team.value}", language),
        )
        for one in digest.waits
    ]
    stops = [quoted(title, language) for title in digest.stops]
    lists = (
        ("team_next", [_delivery(one, language) for one in digest.next], "other", first),
        ("team_waits", waits, "other", named),
        ("team_stops", stops, "other_action", named),
        ("team_helps", [_delivery(one, language) for one in digest.helps], "other", named),
    )
    told = [_list(code, items, noun, most, language) for code, items, noun, most in lists if items]
    helps = [told.pop()] if digest.helps else []
    return [*told, *(_settled(one, language) for one in digest.settled[:named]), *helps]


def _list(code: str, items: Sequence[str], noun: str, named: int, language: Language) -> str:
    """Return a sentence that names the first items and counts the others."""
    others = len(items) - named
    shown = [*items[:named], *([counted(others, noun, language)] if others > 0 else [])]
    return tell(code, language, items=listed(shown, language))


def _delivery(one: Delivery, language: Language) -> str:
    code = "digest_late" if one.late else "digest_due"
    return tell(code, language, deliverable=one.deliverable, due=one.due)


def _settled(one: Settled, language: Language) -> str:
    why = one.why.rstrip(" .")
    return tell(f"settled_{one.code}", language, title=one.title, why=why, on=one.on, weeks=one.weeks)
