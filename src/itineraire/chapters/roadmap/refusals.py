"""Its own page: what will not be done, why, and what each refusal costs (R41, R132)."""

from __future__ import annotations

from itineraire.blocks import Callout, Heading, Paragraph, Section, Table
from itineraire.chapters.tables import columns
from itineraire.roadmap import Reason, RefusedAction, Roadmap, RuleKind
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted
from itineraire.wording.roadmap import ANSWERS, REASONS
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.wording.terms import term

#: Reasons whose subject is a skill.
_ABOUT_SKILLS = frozenset({RuleKind.MISSING_SKILL, RuleKind.NOT_BOUGHT, RuleKind.HOURS})
_SEMICOLON = {"fr": "\u202f; ", "en": "; "}


def refusals(roadmap: Roadmap, language: Language, *, most: int | None = None) -> Section:
    """Return what the plan refuses, dearest first, with reason and price; the ``most`` dearest when given."""
    heading = Heading(1, refusals_message(roadmap, language))
    if not roadmap.refused:
        return Section((heading, Callout("warning", "", say(SENTENCES["refused_none_text"], language))))
    table = refusals_table(roadmap, language, most=most)
    if most is None or len(roadmap.refused) <= most:
        return Section((heading, table))
    return Section((heading, table, Paragraph(say(SENTENCES["refused_more"], language))))


def refusals_message(roadmap: Roadmap, language: Language) -> str:
    """Return the refusals in one sentence."""
    if not roadmap.refused:
        return say(SENTENCES["refused_none"], language)
    key = "refused" if roadmap.refused_price_eur > 0 else "refused_free"
    count = counted(len(roadmap.refused), "action", language)
    return say(SENTENCES[key], language, actions=count, price=roadmap.refused_price_eur)


def refusals_table(roadmap: Roadmap, language: Language, *, most: int | None = None) -> Table:
    """Return the refusals as a table, the dearest ``most`` only, with one reason each, when it is given."""
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_action", "left", 2.6),
            ("column_workstream", "left", 2.0),
            ("column_reason", "left", 3.4),
            ("column_when", "left", 1.1),
            ("column_price", "right", 1.3),
        ],
    )
    rows = tuple(_row(action, language, brief=most is not None) for action in roadmap.refused[:most])
    total = format_value(roadmap.refused_price_eur, "eur", language)
    refused = counted(len(roadmap.refused), "refusal", language)
    foot = (say(SENTENCES["total_refused"], language, refusals=refused), "", "", "", total)
    source = say(SENTENCES["refused_source" if most is None else "refused_source_brief"], language)
    return Table(specs, rows, say(SENTENCES["refused_table"], language), source, foot)


def _row(action: RefusedAction, language: Language, *, brief: bool) -> tuple[str, ...]:
    reasons = [reason_words(reason, language) for reason in action.reasons]
    if brief and len(reasons) > 1:
        first, *others = reasons
        words = say(SENTENCES["reason_more"], language, first=first, others=len(others))
    else:
        words = _SEMICOLON[language].join(reasons)
    price = action.price_eur
    return (
        action.title,
        action.workstream_title,
        words,
        say(ANSWERS[action.answer.value], language),
        say(SENTENCES["unsized"], language) if price is None else format_value(price, "eur", language),
    )


def reason_words(reason: Reason, language: Language) -> str:
    """Return one reason as a clause; a skill goes by its name."""
    subject = term("skill", reason.subject, language) if reason.kind in _ABOUT_SKILLS else reason.subject
    return say(REASONS[reason.kind.value], language, subject=subject, amount=reason.amount_eur)
