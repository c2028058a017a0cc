"""Hide in texts the people whom a client's files name: full names anywhere, family names after what announces one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from urllib.parse import unquote

from itineraire.exports.parsing import plain
from itineraire.exports.privacy import MASK, key_of

_LEAST_LETTERS = 5
_LEAST_FAMILY_NAME = 4
_ACCENTS = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü", "y": "yÿ", "n": "nñ"}
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
#: What announces a family name in what people type: "Relancer Vasseur", "dossier Pelletan", "J. Vasseur".
_ANNOUNCES = (
    r"(?:re)?(?:lance[rz]?|lancé|contacte[rz]?|contacté|appele[rz]?|appelé|appel)|rappele[rz]?|rappel|chez|dossier|"
    r"client|cliente|devis|rdv|rendez-vous|famille|prospect|contact|m|mr|mme|mlle|mrs|monsieur|madame|[a-z]\."
)
_LINKS = r"(?:[\W_]+(?:de|du|d|pour|avec|à|chez|la|le|les))*[\W_]+"


def without_names(names: Iterable[str], family_names: Iterable[str] = ()) -> Callable[[str], str]:
    """Return a function that hides the people met in a client's files wherever they stand in a text.

    Parameters
    ----------
    names
        Full names, in any order and case. Those of one word are left: hiding "Martin" or "Rose" everywhere would
        hide products and places too.
    family_names
        Hidden only after a word that announces a person.

    Examples
    --------
    >>> hide = without_names(["Élodie Vasseur"], ["Vasseur"])
    >>> hide("utm=relance_vasseur-elodie"), hide("Devis Vasseur"), hide("Rue Vasseur")
    ('utm=relance_[…]', 'Devis […]', 'Rue Vasseur')
    """
    known = {name for name in map(_bare, names) if len(name) >= _LEAST_LETTERS and " " in name}
    orders = {order for name in known for order in _orders(name)}
    longest = max((name.count(" ") + 1 for name in orders), default=0)
    families = {name for name in map(_bare, family_names) if len(name.replace(" ", "")) >= _LEAST_FAMILY_NAME}
    if not orders and not families:
        return lambda text: text

    def hide(text: str) -> str:
        bare = _bare(text)
        if "%" in text and (found := _bare(unquote(text))) != bare:
            text, bare = unquote(text), found
        words = bare.split()
        met = {
            name
            for size in range(2, min(longest, len(words)) + 1)
            for place in range(len(words) - size + 1)
            if (name := " ".join(words[place : place + size])) in orders
        }
        for name in sorted(met, key=len, reverse=True):
            text = re.sub(_START + _loosely(name) + _END, MASK, text, flags=re.IGNORECASE)
        for name in sorted(families.intersection(words)):
            announced = rf"({_START}(?:{_ANNOUNCES}){_LINKS}){_loosely(name)}{_END}"
            text = re.sub(announced, rf"\1{MASK}", text, flags=re.IGNORECASE)
        return text

    return hide


#: The longest name looked for by its hash, words.
_LONGEST_NAME = 4


def name_keys(names: Iterable[str], family_names: Iterable[str], key: bytes) -> frozenset[str]:
    """Return the keyed hashes of the people met in a client's exports, the only trace of their names kept."""
    known = {name for name in map(_bare, names) if len(name) >= _LEAST_LETTERS and " " in name}
    families = {name for name in map(_bare, family_names) if len(name) >= _LEAST_FAMILY_NAME}
    hashes = (key_of(name, sort="name", key=key) for name in known | families)
    return frozenset(hashed for hashed in hashes if hashed)


def without_keyed_names(keys: Collection[str], key: bytes) -> Callable[[str], str]:
    """Return what :func:`without_names` does when only the hashes of :func:`name_keys` are left."""
    announced = re.compile(rf"({_START}(?:{_ANNOUNCES}){_LINKS})([^\W\d_]+)", re.IGNORECASE)

    def is_known(name: str) -> bool:
        return key_of(name, sort="name", key=key) in keys

    def hide(text: str) -> str:
        words = _bare(text).split()
        for size in range(min(_LONGEST_NAME, len(words)), 1, -1):
            for place in range(len(words) - size + 1):
                name = " ".join(words[place : place + size])
                if is_known(name):
                    text = re.sub(_START + _loosely(name) + _END, MASK, text, flags=re.IGNORECASE)
        return announced.sub(lambda met: met[1] + (MASK if is_known(met[2]) else met[2]), text)

    return hide if keys else lambda text: text


def _bare(text: str) -> str:
    """Return the words of a text, without accents, case or marks."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def _orders(name: str) -> tuple[str, ...]:
    """Return a name as written, turned round, and with its last word first."""
    words = name.split(" ")
    return name, " ".join(reversed(words)), " ".join([words[-1], *words[:-1]])


def _loosely(name: str) -> str:
    """Return a pattern that finds ``name`` with any accents and any marks between its words."""
    return "".join(r"[\W_]+" if mark == " " else f"[{_ACCENTS.get(mark, re.escape(mark))}]" for mark in name)
