"""In a notebook, a client's fault shows as sentences, never as a traceback."""

from __future__ import annotations

from typing import Any

from itineraire.errors import ItineraireError
from itineraire.wording import Language
from itineraire.wording.faults import fault_sentence, together


def speak_of_faults(language: Language) -> None:
    """Show ``ItineraireError`` as its sentences in the running notebook; nothing happens outside IPython."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        return

    def show(
        shell: Any, kind: type[BaseException], error: ItineraireError, _trace: Any, tb_offset: Any = None
    ) -> None:
        sentences = [fault_sentence(fault, language) for fault in together(error.faults, language)]
        shell._showtraceback(kind, "\n".join(sentences), sentences)

    shell.set_custom_exc((ItineraireError,), show)
