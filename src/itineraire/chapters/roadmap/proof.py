"""What the computation is worth: proved, or by how much at most it could be beaten; and what to watch."""

from __future__ import annotations

from datetime import date

from itineraire.blocks import Bullets, Heading, Paragraph, Section
from itineraire.chapters.roadmap.order import order_exceptions
from itineraire.roadmap import Roadmap
from itineraire.wording import Language, say
from itineraire.wording.counts import counted, listed
from itineraire.wording.faults import fault_sentence
from itineraire.wording.roadmap_pages import SENTENCES


def proof(roadmap: Roadmap, language: Language) -> Section:
    """Return the annex: the rules of the computation, its proof, the exceptions to its order, what to watch."""
    blocks = (
        Heading(2, say(SENTENCES["proof_title"], language)),
        Paragraph(say(SENTENCES["proof_rules"], language)),
        *_season(roadmap, language),
        Paragraph(proof_words(roadmap, language)),
        *order_exceptions(roadmap, language),
    )
    if not roadmap.warnings:
        return Section(blocks)
    title = say(SENTENCES["warnings"], language, points=counted(len(roadmap.warnings), "point", language))
    items = tuple(fault_sentence(fault, language) for fault in roadmap.warnings)
    return Section((*blocks, Heading(2, title), Bullets(items)))


def _season(roadmap: Roadmap, language: Language) -> list[Paragraph]:
    """Return the season that the margin follows: a hypothesis of the client's, to be read with the figures."""
    months = [
        say(SENTENCES["season_month"], language, month=date(2000, month, 1), share=share)
        for month, share in sorted(roadmap.season.items())
    ]
    if not months:
        return []
    return [Paragraph(say(SENTENCES["season"], language, months=listed(months, language)))]


def proof_words(roadmap: Roadmap, language: Language) -> str:
    """Return who accepted the plan, or « prouvé optimal » when it is proved, else what could still be gained."""
    if roadmap.accepted is not None:
        decided = roadmap.accepted
        return say(SENTENCES["accepted"], language, on=decided.on, by=decided.by, why=decided.why)
    if roadmap.proved:
        return say(SENTENCES["proved"], language)
    if roadmap.possible_gain_share is None:
        return say(SENTENCES["no_proof"], language)
    return say(SENTENCES["bound"], language, share=roadmap.possible_gain_share)
