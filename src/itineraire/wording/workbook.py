"""Titles and questions of the six notebooks."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

CONFIDENTIAL = Sentence("Confidentiel · {client}", "Confidential · {client}")

#: Step -> its title and the executive's question it answers.
COVERS: dict[str, tuple[Sentence, Sentence]] = {
    "diagnostic": (
        Sentence("Diagnostic", "Diagnostic"),
        Sentence("D'où partons-nous, chiffres à l'appui ?", "Where do we start from, in figures?"),
    ),
    "objectives": (
        Sentence("Objectifs", "Objectives"),
        Sentence(
            "Quels résultats visons-nous, et sont-ils crédibles ?",
            "Which results do we aim at, and are they believable?",
        ),
    ),
    "workstreams": (
        Sentence("Chantiers", "Workstreams"),
        Sentence(
            "Que faut-il changer, livrer et arrêter ?", "What must change, be delivered and be stopped?"
        ),
    ),
    "roadmap": (
        Sentence("Feuille de route", "Roadmap"),
        Sentence(
            "Qui fait quoi, quand, et que ne ferons-nous pas ?",
            "Who does what, when, and what shall we not do?",
        ),
    ),
    "steering": (
        Sentence("Pilotage", "Steering"),
        Sentence("Avançons-nous, et que faut-il décider ?", "Are we moving, and what must be decided?"),
    ),
    "industrialization": (
        Sentence("Industrialisation", "Industrialization"),
        Sentence("Comment faire durer les résultats ?", "How do we make the results last?"),
    ),
}
