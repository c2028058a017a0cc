"""Every fault of a document can be said in both languages with the values it carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from itineraire.blocks import Figure, Heading
from itineraire.deliverables import document
from itineraire.deliverables.notebook import notebook_blocks
from itineraire.errors import DeliverableError
from itineraire.wording import Language, say
from itineraire.wording.deliverables import FAULTS
from tests.deliverables.sample import COVER


def without_cover() -> None:
    document((Heading(1, "Titre"),))


def with_a_broken_picture() -> None:
    document((COVER, Figure("<svg", alt="courbe", caption="Coût par lead")))


def of_a_failed_notebook() -> None:
    error = new_output("error", ename="KeyError", evalue="'leads'", traceback=[])
    notebook_blocks(new_notebook(cells=[new_code_cell("x", outputs=[error])]), "1_diagnostic.ipynb")


def of_a_notebook_with_html() -> None:
    notebook_blocks(new_notebook(cells=[new_markdown_cell("<div/>")]), "1_diagnostic.ipynb")


@pytest.mark.parametrize(
    ("make", "code", "said"),
    [
        (without_cover, "no_cover", "Le document n’a pas de couverture."),
        (
            with_a_broken_picture,
            "document_refused",
            "Le document « Diagnostic chiffré » n’a pas pu être mis en page",
        ),
        (of_a_failed_notebook, "notebook_error", "1_diagnostic.ipynb, cellule 1 : l’exécution s’est arrêtée"),
        (of_a_notebook_with_html, "notebook_content", "1_diagnostic.ipynb, cellule 1 : contenu impossible"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_fault_says_what_is_wrong_and_what_to_do(
    make: Callable[[], None], code: str, said: str, language: Language
) -> None:
    with pytest.raises(DeliverableError, match=code) as caught:
        make()

    (fault,) = caught.value.faults
    wrong, remedy = (say(sentence, language, fault.values) for sentence in FAULTS[code])

    assert remedy
    if language == "fr":
        assert wrong.replace("\u202f", " ").replace("\u00a0", " ").startswith(said)
