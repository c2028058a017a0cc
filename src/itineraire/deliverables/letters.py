"""Text made safe to print: what the fonts can draw, where a line may break, the language's typography."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from itineraire.blocks import Run, Text
from itineraire.charts.style import fonts_folder
from itineraire.wording import Language
from itineraire.wording.formats import typography

#: Printed in place of letters that no shipped font has, such as a Chinese word. An emoji is left out.
SUBSTITUTE = "…"
ZERO_WIDTH_SPACE = "\u200b"
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
#: Categories of pictures and of the marks that change them: they say nothing that a letter could say.
_PICTURES = frozenset({"So", "Sk", "Sm", "Mn", "Mc", "Me"})
#: Stands for a picture until the spaces around it are settled; no clean text holds it.
_GONE = "\x00"
_LONG_TOKEN = re.compile(r"\S{25,}")
_RUNNING_WORDS = 7
_SHORTEST_TITLE = 3
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_BREAKS = re.compile(r"([/?&=._\-]|[^/?&=._\-]{12})(?=\S)")


@cache
def printable_characters() -> frozenset[str]:
    """Return the characters that every shipped font can draw."""
    from fontTools.ttLib import TTFont

    maps = [set(TTFont(path).getBestCmap()) for path in sorted(fonts_folder().glob("*.otf"))]
    return frozenset(chr(code) for code in set.intersection(*maps))


def clean(text: str) -> str:
    r"""Return ``text`` composed (NFC), on one line, without control characters, drawable by our fonts.

    Examples
    --------
    >>> clean("e\u0301te\u0301\tdeux\x00 \U0001f600 et \u4e2d\u6587 9 \u33a1")
    'été deux et … 9 m2'
    """
    line = re.sub(r"[\t\r\n\x0b\x0c\u2028\u2029]+", " ", text)
    while (drawn := _without_gaps("".join(map(_drawn, unicodedata.normalize("NFC", line))))) != line:
        line = drawn
    return line


@cache
def _drawn(letter: str) -> str:
    """Return what our fonts draw of a letter: itself, its plain form, nothing for a picture, else the substitute."""
    category, known = unicodedata.category(letter), printable_characters()
    if category in _UNSEEN:
        return ""
    if letter in known:
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if part in known)
    return plain or (_GONE if category in _PICTURES else SUBSTITUTE)


def _without_gaps(text: str) -> str:
    """Return ``text`` without its pictures nor the spaces that they leave; unknown letters make one substitute."""
    text = re.sub(rf"^{_GONE}+ ?", "", text)
    text = re.sub(rf" ?{_GONE}+(?=[ \u00a0\u202f]|$)", "", text).replace(_GONE, "")
    return re.sub(rf"{SUBSTITUTE}+", SUBSTITUTE, text)


def breakable(text: str) -> str:
    """Return ``text`` with zero-width spaces in tokens of 25 letters or more, which else overflow a cell."""
    return _LONG_TOKEN.sub(lambda token: _BREAKS.sub(rf"\1{ZERO_WIDTH_SPACE}", token[0]), text)


def running_title(title: str, client: str) -> str:
    """Return ``title`` short enough to stand beside ``client`` in a running head: seven words together.

    Examples
    --------
    >>> running_title("55 % du trafic vient d’un seul canal, et son prix monte", "Maison Exemple")
    '55 % du trafic vient…'
    """
    room = max(_RUNNING_WORDS - len(client.split()), _SHORTEST_TITLE)
    kept: list[str] = []
    for token in title.split(" "):
        if len(re.findall(r"\w+", " ".join([*kept, token]))) > room:
            return " ".join(kept).rstrip(" ,;:.–") + "…"
        kept.append(token)
    return title


def first_clause(text: str) -> str:
    """Return what comes before the first colon, comma or semicolon, for a running foot.

    Examples
    --------
    >>> first_clause("Confidentiel : réservé au comité de direction")
    'Confidentiel'
    """
    return re.split(r"\s*[:;,]", text, maxsplit=1)[0]


def _referenced(reference: re.Match[str]) -> str:
    """Return the letter of a numeric reference, kept as it stands when it is ASCII and so may be markup."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if 0x7F < code <= sys.maxunicode else reference[0]


@dataclass
class Typesetter:
    """Prepares the strings of one document, and keeps the characters that no font draws."""

    language: Language
    replaced: set[str] = field(default_factory=set)

    def line(self, text: str) -> str:
        """Return ``text`` ready to print."""
        self._note_replaced(text)
        return breakable(clean(typography(text, self.language)))

    def label(self, text: str) -> str:
        """Return ``text`` ready for the document's properties: clean, with nothing added."""
        return clean(typography(text, self.language)).strip()

    def drawing(self, svg: str) -> str:
        """Return the SVG with its undrawable characters replaced or left out; its marks and lines are kept."""
        written = _REFERENCE.sub(_referenced, svg)
        self._note_replaced(written)
        composed = unicodedata.normalize("NFC", written)
        return "".join(letter if letter in "\n\t" else _drawn(letter) for letter in composed).replace(
            _GONE, ""
        )

    def runs(self, text: Text) -> str | list[dict[str, object]]:
        """Return a ``Text`` as the template reads it: a string, or a list of styled runs."""
        if isinstance(text, str):
            return self.line(text)
        return [self._run(run) for run in text]

    def _run(self, run: Run) -> dict[str, object]:
        return {"text": self.line(run.text), "bold": run.bold, "italic": run.italic, "tone": run.tone}

    def _note_replaced(self, text: str) -> None:
        known = printable_characters()
        composed = unicodedata.normalize("NFC", text)
        self.replaced.update(
            letter
            for letter in composed
            if letter not in known and unicodedata.category(letter) not in _UNSEEN
        )
