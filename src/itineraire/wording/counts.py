"""Counts with their noun in the right number: « 1 action », « 3 actions »."""

from __future__ import annotations

from itineraire.wording.formats import NO_BREAK_SPACE, Language, format_value, is_singular, typography
from itineraire.wording.speech import Sentence

#: Noun -> its singular and its plural.
NOUNS: dict[str, tuple[Sentence, Sentence]] = {
    "action": (Sentence("action", "action"), Sentence("actions", "actions")),
    "workstream": (Sentence("chantier", "workstream"), Sentence("chantiers", "workstreams")),
    "deliverable": (Sentence("livrable", "deliverable"), Sentence("livrables", "deliverables")),
    "month": (Sentence("mois", "month"), Sentence("mois", "months")),
    "week": (Sentence("semaine", "week"), Sentence("semaines", "weeks")),
    "skill": (Sentence("compétence", "skill"), Sentence("compétences", "skills")),
    "refusal": (Sentence("refus", "refusal"), Sentence("refus", "refusals")),
    "risk": (Sentence("risque", "risk"), Sentence("risques", "risks")),
    "decision": (Sentence("décision", "decision"), Sentence("décisions", "decisions")),
    "point": (
        Sentence("point à surveiller", "point to watch"),
        Sentence("points à surveiller", "points to watch"),
    ),
    "habit": (Sentence("habitude", "habit"), Sentence("habitudes", "habits")),
    "finding": (Sentence("constat chiffré", "finding"), Sentence("constats chiffrés", "findings")),
    "other": (
        Sentence("autre livrable", "other deliverable"),
        Sentence("autres livrables", "other deliverables"),
    ),
    "other_action": (
        Sentence("autre action", "other action"),
        Sentence("autres actions", "other actions"),
    ),
    "imposed": (
        Sentence("action imposée", "imposed action"),
        Sentence("actions imposées", "imposed actions"),
    ),
    "revised": (
        Sentence("estimation revue", "estimate revised"),
        Sentence("estimations revues", "estimates revised"),
    ),
    "excluded": (Sentence("écartée", "excluded"), Sentence("écartées", "excluded")),
    "quick_win": (Sentence("gain rapide", "quick win"), Sentence("gains rapides", "quick wins")),
    "structuring": (
        Sentence("projet structurant", "structuring project"),
        Sentence("projets structurants", "structuring projects"),
    ),
    "enabler": (Sentence("préalable", "enabler"), Sentence("préalables", "enablers")),
    "stop": (
        Sentence("action à arrêter", "action to stop"),
        Sentence("actions à arrêter", "actions to stop"),
    ),
}

_AND = Sentence(" et ", " and ")


def counted(count: int, noun: str, language: Language) -> str:
    r"""Return a count with its noun; French keeps the singular up to one, zero included.

    Examples
    --------
    >>> counted(0, "action", "fr").replace("\u00a0", " "), counted(0, "action", "en").replace("\u00a0", " ")
    ('0 action', '0 actions')
    """
    one, many = NOUNS[noun]
    form = one if is_singular(count, language) else many
    word = typography(form.fr if language == "fr" else form.en, language)
    return format_value(count, "int", language) + NO_BREAK_SPACE + word


def quoted(words: str, language: Language) -> str:
    """Return a client's words between the language's quotes."""
    return typography(f"« {words} »", language) if language == "fr" else f"“{words}”"


def listed(items: list[str], language: Language) -> str:
    """Return items as a sentence lists them: commas, then « et ».

    Examples
    --------
    >>> listed(["a", "b", "c"], "fr")
    'a, b et c'
    """
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + (_AND.fr if language == "fr" else _AND.en) + items[-1]
