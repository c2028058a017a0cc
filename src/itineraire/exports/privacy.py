"""The door's guard: personal data become keyed hashes or are masked; nothing else of them goes further.

A hash is BLAKE2b with the client's key, so the same person has the same key in every file of one client and no link
from one client to another, nor back to the person without the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

import pandas as pd

from itineraire.exports.parsing import NOT_GIVEN, plain

#: Retention of a prospect's data counted from the last contact (CNIL, marketing reference framework; R165), years.
RETENTION_YEARS = 3
#: A free text seen fewer times than this may point at one person: it is not passed on.
FEWEST_ALIKE = 3

#: Lengths are bounded as the mail rules bound them: a damaged cell of 40,000 letters must not take seconds.
_EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@|%40|\(at\)|\[at\])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[ .\u00a0\u202f/-]?\(?\d\)?){8,13}(?![\w.])")
_IP = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
_PERSONAL_PARAMETER = re.compile(
    r"([?&;](?:e?-?mail|nom|prenom|name|firstname|lastname|first_name|last_name|tel|phone|telephone|user|"
    r"adresse|address|token|ip)=)[^&#\s]*",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Ý][\w’'-]+"
_TITLED = re.compile(
    rf"\b(?:M\.|Mme|Mlle|Mr|Mrs|Dr|Me|Monsieur|Madame|Mademoiselle|Maître|Docteur) (?:{_WORD} ?){{1,2}}\b"
)
#: The commonest first names in France (INSEE, file of first names), which a family name in capitals follows.
_FIRST_NAMES = (
    "Adrien|Agnès|Alain|Alexandre|Alice|André|Anne|Annie|Anthony|Antoine|Arnaud|Aurélie|Benjamin|Benoît|Bernard|"
    "Brigitte|Bruno|Camille|Carine|Catherine|Cédric|Céline|Chantal|Charles|Charlotte|Chloé|Christelle|Christian|"
    "Christine|Christophe|Claire|Claude|Clément|Corinne|Daniel|David|Delphine|Denis|Didier|Dominique|Élodie|Emma|"
    "Emmanuel|Éric|Estelle|Fabien|Fabrice|Fatima|Florence|Franck|François|Françoise|Frédéric|Gabriel|Gérard|Gilles|"
    "Grégory|Guillaume|Guy|Hélène|Henri|Hervé|Hugo|Inès|Isabelle|Jacqueline|Jacques|Jean|Jennifer|Jérôme|Jessica|"
    "Joël|Jules|Julie|Julien|Karine|Laetitia|Laura|Laurence|Laurent|Léa|Louis|Louise|Lucas|Ludovic|Manon|Marc|Marcel|"
    "Marie|Marion|Martine|Mathieu|Mathilde|Maxime|Mehdi|Michel|Michèle|Mohamed|Monique|Muriel|Nadia|Nathalie|Nicolas|"
    "Nicole|Olivier|Pascal|Patricia|Patrick|Paul|Pauline|Philippe|Pierre|Quentin|Rachid|Raphaël|René|Richard|Robert|"
    "Romain|Sabrina|Samuel|Sandra|Sandrine|Sarah|Sébastien|Serge|Simon|Sonia|Sophie|Stéphane|Stéphanie|Sylvain|Sylvie|"
    "Thierry|Thomas|Valérie|Véronique|Victor|Vincent|Virginie|Xavier|Yann|Yves|Yvonne|Zoé"
)
_FIRST_NAME = re.compile(rf"\b(?:{_FIRST_NAMES})(?:-(?:{_FIRST_NAMES}))? {_WORD}")
MASK = "[…]"


def key_of(text: str, *, sort: str, key: bytes) -> str | None:
    """Return the keyed hash of a value; ``None`` when the cell is empty.

    Parameters
    ----------
    text
        The value as found.
    sort
        What it is (``"email"``, ``"phone"``, ``"name"``, ``"id"``, ...): normalised accordingly, and two
        sorts never collide.
    key
        The client's secret, 16 to 64 bytes.
    """
    bare = normalised(text, sort)
    if not bare:
        return None
    return blake2b(f"{sort}\0{bare}".encode(), key=key, digest_size=12).hexdigest()


def normalised(text: str, sort: str) -> str:
    """Return the form in which two writings of one e-mail, phone or name are equal; empty when not given."""
    bare = plain(text)
    if bare in NOT_GIVEN or bare == "(deleted user)":
        return ""
    if sort == "phone":
        digits = re.sub(r"\D", "", bare)
        return digits[-9:] if len(digits) >= 6 else ""
    if sort == "name":
        return " ".join(sorted(re.findall(r"[^\W_]+", bare)))
    if sort == "email":
        return bare.replace(" ", "")
    if sort == "id":
        return bare.removeprefix("#")
    return bare


def keys_of(texts: pd.Series, *, sort: str, key: bytes) -> pd.Series:
    """Return the keyed hashes of a column, missing where a cell is empty."""
    known = {text: key_of(text, sort=sort, key=key) for text in texts.unique()}
    return pd.Series([known[text] for text in texts], index=texts.index, dtype="object").astype("str")


def masked(text: str) -> str:
    """Return ``text`` with e-mails, phones, IP addresses, bank accounts and personal URL parameters hidden.

    Examples
    --------
    >>> masked("rappeler le 06 12 34 56 78 ou a@b.fr")
    'rappeler le […] ou […]'
    """
    text = _PERSONAL_PARAMETER.sub(rf"\1{MASK}", text)
    for pattern in (_EMAIL, _IBAN, _IP, _PHONE):
        text = pattern.sub(MASK, text)
    return text


def masked_free(text: str) -> str:
    """Return a text people typed, with what :func:`masked` hides and the people it names by title or first name.

    Examples
    --------
    >>> masked_free("Devis de Mme Vasseur, vu avec Jean Dupont")
    'Devis de […], vu avec […]'
    """
    return _FIRST_NAME.sub(MASK, _TITLED.sub(MASK, masked(text)))


def without_names(names: Iterable[str]) -> Callable[[str], str]:
    """Return a function that hides the full names met in a client's files wherever they stand in a text.

    Names of one word are left: hiding "Martin" or "Rose" would hide products and places too.
    """
    known = {name for name in (plain(name) for name in names) if len(name) >= 5 and " " in name}
    known |= {" ".join(reversed(name.split(" "))) for name in known}
    if not known:
        return lambda text: text
    starts: Mapping[str, list[str]] = _by_first_word(known)

    def hide(text: str) -> str:
        bare = plain(text)
        found = {
            name for word in re.findall(r"[^\W_]+", bare) for name in starts.get(word, ()) if name in bare
        }
        for name in sorted(found, key=len, reverse=True):
            text = _loosely(name).sub(MASK, text)
        return text

    return hide


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        first = re.findall(r"[^\W_]+", name)
        if first:
            found.setdefault(first[0], []).append(name)
    return found


_ACCENTS = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü", "y": "yÿ", "n": "nñ"}


def _loosely(name: str) -> re.Pattern[str]:
    """Return a pattern that finds ``name`` with any accents, case and spaces."""
    letters = (f"[{_ACCENTS.get(mark, re.escape(mark))}]" if mark != " " else r"\s+" for mark in name)
    return re.compile("".join(letters), re.IGNORECASE)


def frequent_only(texts: pd.Series, *, other: str) -> pd.Series:
    """Return the column with rare free texts replaced by ``other``: what only one file says may name a person."""
    counts = texts.map(texts.value_counts())
    return texts.where(texts.isna() | (counts >= FEWEST_ALIKE), other)


@dataclass(frozen=True)
class PrivacyFacts:
    """What the contacts say about consent and retention, counted before names and addresses were dropped (R165).

    ``last_contacts`` holds how many contacts were last in touch on each day; ``undated`` those with no date at all.
    ``opt_in_recorded`` counts contacts whose consent is written down, yes or no; ``opted_in`` those who said yes.
    """

    contacts: int = 0
    with_email: int = 0
    opt_in_recorded: int = 0
    opted_in: int = 0
    undated: int = 0
    last_contacts: Mapping[date, int] = field(default_factory=dict)
    personal_columns: tuple[str, ...] = ()
    masked_cells: int = 0

    def kept_too_long(self, as_of: date) -> int:
        """Return how many contacts were last in touch more than three years before ``as_of``."""
        limit = (pd.Timestamp(as_of) - pd.DateOffset(years=RETENTION_YEARS)).date()
        return sum(count for day, count in self.last_contacts.items() if day < limit)

    def opted_in_share(self) -> float:
        """Return the share of contacts with a recorded yes; ``nan`` when there is no contact."""
        return self.opted_in / self.contacts if self.contacts else float("nan")
