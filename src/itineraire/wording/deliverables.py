"""The few words that the documents add around the blocks: labels, running foot, and what goes wrong."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "contents": Sentence("Sommaire", "Contents"),
    "page": Sentence("Page {number} / {total}", "Page {number} of {total}"),
    "table": Sentence("Tableau", "Table"),
    "figure": Sentence("Figure", "Figure"),
    "source": Sentence("Source : ", "Source: "),
    "as_of": Sentence("Chiffres arrêtés au {as_of:date}", "Figures as of {as_of:date}"),
    "version": Sentence("Version {version}", "Version {version}"),
    "undescribed_figure": Sentence("Graphique de la partie « {title} »", "Chart of the part “{title}”"),
    "appendix": Sentence("Annexe", "Appendix"),
    "appendices": Sentence("Annexes", "Appendices"),
    "appendices_question": Sentence(
        "D'où viennent les chiffres, et quel est le détail derrière chaque décision ?",
        "Where do the figures come from, and what lies behind each decision?",
    ),
}

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "notebook_error": (
        Sentence(
            "{notebook}, cellule {cell} : l’exécution s’est arrêtée sur une erreur ({error}).",
            "{notebook}, cell {cell}: the run stopped on an error ({error}).",
        ),
        Sentence(
            "Corriger la cause et relancer le notebook : un document incomplet n’est jamais produit.",
            "Fix the cause and run the notebook again: an incomplete document is never written.",
        ),
    ),
    "notebook_content": (
        Sentence(
            "{notebook}, cellule {cell} : contenu impossible à imprimer ({error}).",
            "{notebook}, cell {cell}: content that cannot be printed ({error}).",
        ),
        Sentence(
            "Le remplacer par un texte, un tableau ou une figure.",
            "Replace it with a text, a table or a figure.",
        ),
    ),
    "document_refused": (
        Sentence(
            "Le document « {title} » n’a pas pu être mis en page : {error}.",
            "The document “{title}” could not be laid out: {error}.",
        ),
        Sentence(
            "Corriger le bloc cité ; les autres documents ne sont pas touchés.",
            "Fix the block named; the other documents are untouched.",
        ),
    ),
    "no_cover": (
        Sentence(
            "Le document n’a pas de couverture.",
            "The document has no cover.",
        ),
        Sentence(
            "Commencer par un bloc de couverture : titre, client et date des chiffres.",
            "Start with a cover block: title, client and date of the figures.",
        ),
    ),
}
