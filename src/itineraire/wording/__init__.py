"""Sentences and number formats, French first, English second: nothing else in the package writes prose."""

from itineraire.wording.formats import FORMATS, Language, format_value
from itineraire.wording.speech import Sentence, Sentences, say

__all__ = ["FORMATS", "Language", "Sentence", "Sentences", "format_value", "say"]
