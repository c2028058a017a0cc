"""A sentence with blanks, in two languages, and the one function that fills it."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itineraire.wording.formats import FORMATS, Language, format_value, is_singular, typography


@dataclass(frozen=True)
class Sentence:
    """The same sentence in French and English; blanks look like ``{share:percent}`` (see ``formats.FORMATS``).

    ``{rows:ligne/lignes}`` is a word that agrees with a count said elsewhere in the sentence.
    """

    fr: str
    en: str


Sentences = Mapping[str, Sentence]


class _Blanks(string.Formatter):
    """Fill ``{name:format}`` with our number formats and ``{name:one/many}`` with a word; a text needs no format."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" in format_spec:
            one, many = format_spec.split("/")
            return one if is_singular(value, self.language) else many
        kind = format_spec or "text"
        if kind not in FORMATS:
            raise KeyError(f"unknown format {kind!r} in a sentence; known: {', '.join(sorted(FORMATS))}")
        return format_value(value, kind, self.language)


def say(
    sentence: Sentence, language: Language, values: Mapping[str, object] | None = None, /, **more: object
) -> str:
    """Return ``sentence`` in ``language`` with its blanks filled and the language's typography.

    Parameters
    ----------
    sentence
        Both versions, from a catalogue such as ``wording.diagnostic.SENTENCES``.
    language
        ``"fr"`` or ``"en"``.
    values, more
        What the blanks name. Client strings are plain values here: they are never read as templates.

    Raises
    ------
    KeyError
        When a blank has no value or an unknown format.

    Examples
    --------
    >>> weight = Sentence("{share:percent} du trafic", "{share:percent} of traffic")
    >>> say(weight, "en", share=0.55)
    '55% of traffic'
    >>> say(Sentence("{n:int} {n:ligne/lignes}", "{n:int} {n:line/lines}"), "fr", n=1)
    '1 ligne'
    """
    template = sentence.fr if language == "fr" else sentence.en
    filled = _Blanks(language).vformat(template, (), {**(values or {}), **more})
    return typography(filled, language)
