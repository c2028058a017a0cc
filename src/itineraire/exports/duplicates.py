"""Find the contacts that are very probably the same person (M11): Fellegi and Sunter (1969), weights learnt by EM.

Two records agree more or less on e-mail, phone, name and company. How often true pairs agree (m) is learnt
from the data itself; how often strangers agree (u) from random pairs, and for names from how common that
very name is. A pair is merged above ``MERGED``, provided that an e-mail, a phone or a full name agrees exactly; between
``DOUBTFUL`` and it, a human decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from itineraire.exports.privacy import normalised

#: Probability above which two records are one person; chosen for precision first: a wrong merge loses a customer.
MERGED = 0.9
#: What a pair is held to when nothing of it agrees exactly: resemblance is shown to a human, never merged.
_BELOW_MERGED = np.nextafter(MERGED, 0)
#: Probability above which a pair is shown to a human.
DOUBTFUL = 0.3
#: A block this large says nothing (everyone at one switchboard): its pairs are not compared.
LARGEST_BLOCK = 60
_RANDOM_PAIRS = 20_000
_ROUNDS = 30
_MISSING = -1
#: Mailboxes of a firm, not of a person.
_SHARED_BOXES = frozenset(
    {
        "contact",
        "info",
        "infos",
        "accueil",
        "commercial",
        "compta",
        "comptabilite",
        "direction",
        "admin",
        "sav",
    }
)
_LEVELS: Mapping[str, int] = {"email": 3, "phone": 2, "name": 4, "company": 2}

_Levels = npt.NDArray[np.int8]
_Floats = npt.NDArray[np.float64]
_Pairs = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Duplicates:
    """Groups of records that are one person, and the pairs a human must look at.

    ``cluster`` has one number a record, in the order given; ``pairs`` has columns ``first``, ``second`` (positions)
    and ``probability``, doubtful ones included.
    """

    cluster: pd.Series
    pairs: pd.DataFrame

    @property
    def grey(self) -> pd.DataFrame:
        """Pairs neither merged nor dismissed."""
        return self.pairs[self.pairs["probability"] < MERGED]


def find_duplicates(records: pd.DataFrame, *, seed: int = 0) -> Duplicates:
    """Return which records are the same person.

    Parameters
    ----------
    records
        Columns ``email``, ``phone``, ``name`` (any order of words) and ``company``, as typed; empty when unknown.
    seed
        Of the random pairs that tell how often strangers agree.

    Returns
    -------
    Duplicates
        Precision first; nothing is merged when fewer than three records are given.
    """
    clean = _normalised(records) if len(records) >= 3 else pd.DataFrame(index=range(len(records)))
    candidates = _candidates(clean) if len(records) >= 3 else np.empty((0, 2), dtype=np.int64)
    if not len(candidates):
        return Duplicates(
            pd.Series(range(len(clean)), index=records.index, dtype="int64"), _pairs_frame((), ())
        )
    levels = _compare(clean, candidates)
    strangers = _chance(_compare(clean, _random_pairs(len(clean), seed)))
    probability = _learn(levels, strangers, _rarity(clean, candidates, levels), len(clean))
    probability = np.where(_agree_exactly(levels), probability, np.minimum(probability, _BELOW_MERGED))
    merged = candidates[probability >= MERGED]
    shown = probability >= DOUBTFUL
    cluster = _components(len(clean), merged)
    return Duplicates(
        pd.Series(cluster, index=records.index, dtype="int64"),
        _pairs_frame(candidates[shown], probability[shown]),
    )


def _normalised(records: pd.DataFrame) -> pd.DataFrame:
    """Return the fields in the form they are compared in."""
    sorts = {"email": "email", "phone": "phone", "name": "name", "company": "name"}
    clean = pd.DataFrame(
        {
            field: [normalised(str(value), sort) for value in records[field]]
            if field in records
            else [""] * len(records)
            for field, sort in sorts.items()
        },
        dtype="object",
    )
    box = clean["email"].str.partition("@")[0]
    clean["email"] = clean["email"].where(~box.isin(_SHARED_BOXES), "")
    clean["box"] = box.where(clean["email"] != "", "").str.replace(r"[\W\d_]+", "", regex=True)
    clean["company"] = clean["company"].map(_without_legal_form)
    return clean


def _without_legal_form(company: str) -> str:
    """Return a company's name without SARL, SAS and the like."""
    return " ".join(
        word
        for word in company.split()
        if word not in {"sarl", "sas", "sasu", "eurl", "sa", "ste", "societe"}
    )


def _candidates(clean: pd.DataFrame) -> _Pairs:
    """Return the pairs worth comparing: same e-mail, mailbox, phone, or names that start alike."""
    words = clean["name"].str.split()
    keys: list[pd.Series] = [
        clean["email"],
        clean["phone"],
        clean["box"].where(clean["box"].str.len() >= 5, ""),
        words.map(lambda parts: "/".join(part[:3] for part in parts) if len(parts) > 1 else ""),
        words.map(lambda parts: max(parts, key=len, default="")),
        words.map(lambda parts: parts[0] if len(parts) > 1 else ""),
        words.map(lambda parts: parts[-1] if len(parts) > 1 else ""),
    ]
    found: set[tuple[int, int]] = set()
    for key in keys:
        for value, places in key.groupby(key).indices.items():
            if value and 2 <= len(places) <= LARGEST_BLOCK:
                found.update(combinations(sorted(int(place) for place in places), 2))
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _random_pairs(size: int, seed: int) -> _Pairs:
    """Return pairs of distinct records drawn at random."""
    draw: _Pairs = np.random.default_rng(seed).integers(0, size, size=(_RANDOM_PAIRS, 2))
    distinct: _Pairs = draw[draw[:, 0] != draw[:, 1]]
    return distinct


def _compare(clean: pd.DataFrame, pairs: _Pairs) -> _Levels:
    """Return how far each pair agrees on each field: 0 not at all, the top level exactly, -1 unknown."""
    columns = []
    for field, top in _LEVELS.items():
        values = clean[field].to_numpy(dtype="object")
        left, right = values[pairs[:, 0]], values[pairs[:, 1]]
        level = np.where(left == right, top - 1, _partial(clean, field, pairs, left, right)).astype(np.int8)
        level[(left == "") | (right == "")] = _MISSING
        columns.append(level)
    return np.stack(columns, axis=1)


def _partial(
    clean: pd.DataFrame,
    field: str,
    pairs: _Pairs,
    left: npt.NDArray[np.object_],
    right: npt.NDArray[np.object_],
) -> npt.NDArray[np.int8]:
    """Return the level of values that are not equal."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    if field == "phone":
        return np.zeros(len(left), dtype=np.int8)
    alike = np.asarray(process.cpdist(left.tolist(), right.tolist(), scorer=JaroWinkler.similarity))
    if field == "name":
        return np.select([alike >= 0.93, alike >= 0.85], [2, 1], 0).astype(np.int8)
    if field == "email":
        box = clean["box"].to_numpy(dtype="object")
        same_box = (box[pairs[:, 0]] == box[pairs[:, 1]]) & (box[pairs[:, 0]] != "")
        level = np.asarray(same_box | (alike >= 0.95), dtype=np.int8)
        return np.where(_made_of_name(clean, pairs) & (level == 1), np.int8(_MISSING), level)
    close: npt.NDArray[np.int8] = (alike >= 0.93).astype(np.int8)
    return close


def _made_of_name(clean: pd.DataFrame, pairs: _Pairs) -> npt.NDArray[np.bool_]:
    """Return where both mailboxes are just the people's names: alike boxes then say no more than alike names."""
    own = np.array(
        [
            bool(box) and sum(word in box for word in words) >= 2
            for box, words in zip(clean["box"], clean["name"].str.split(), strict=True)
        ],
        dtype=np.bool_,
    )
    both: npt.NDArray[np.bool_] = own[pairs[:, 0]] & own[pairs[:, 1]]
    return both


def _chance(levels: _Levels) -> dict[str, _Floats]:
    """Return how often two strangers reach each level of each field."""
    return {field: _shares(levels[:, index], top) for index, (field, top) in enumerate(_LEVELS.items())}


def _shares(levels: npt.NDArray[np.int8], top: int, weights: _Floats | None = None) -> _Floats:
    """Return the share of each level among the pairs where it is known, smoothed so that none is impossible."""
    known = levels >= 0
    counts = np.bincount(
        levels[known].astype(np.int64), weights=None if weights is None else weights[known], minlength=top
    ).astype(np.float64)
    smoothed = counts + 0.01 * max(1.0, counts.sum() * 1e-3)
    shares: _Floats = smoothed / smoothed.sum()
    return shares


def _rarity(clean: pd.DataFrame, pairs: _Pairs, levels: _Levels) -> dict[str, _Floats]:
    """Return, for pairs that agree exactly on a name or a company, how common that very value is."""
    found = {}
    for field in ("name", "company"):
        counts = clean[field].map(clean[field].value_counts()).to_numpy(dtype=np.float64)
        share = counts[pairs[:, 0]] / max(1, int((clean[field] != "").sum()))
        exact = levels[:, list(_LEVELS).index(field)] == _LEVELS[field] - 1
        found[field] = np.where(exact, share, np.nan)
    return found


def _learn(levels: _Levels, strangers: dict[str, _Floats], rarity: dict[str, _Floats], size: int) -> _Floats:
    """Return each candidate pair's probability of being one person, by expectation and maximisation.

    Pairs that were not candidates count as strangers, so the share of true pairs is over all pairs there are.
    """
    everyone = size * (size - 1) / 2
    same = {field: np.linspace(1, 8, top) / np.linspace(1, 8, top).sum() for field, top in _LEVELS.items()}
    share = min(0.5, size * 0.05 / everyone)
    probability = np.zeros(len(levels))
    for _ in range(_ROUNDS):
        odds = np.full(len(levels), np.log(share / (1 - share)))
        for index, field in enumerate(_LEVELS):
            odds += _weight(levels[:, index], same[field], strangers[field], rarity.get(field))
        probability = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
        share = float(np.clip(probability.sum() / everyone, 1e-12, 0.5))
        same = {
            field: _shares(levels[:, index], top, probability)
            for index, (field, top) in enumerate(_LEVELS.items())
        }
    return probability


def _weight(
    level: npt.NDArray[np.int8], same: _Floats, strangers: _Floats, rarity: _Floats | None
) -> _Floats:
    """Return the log of how much more often true pairs show this level than strangers; 0 when unknown."""
    safe = np.maximum(level, 0).astype(np.int64)
    chance = strangers[safe]
    if rarity is not None:
        chance = np.where(np.isnan(rarity), chance, np.maximum(rarity, 1e-6))
    weight: _Floats = np.where(level >= 0, np.log(same[safe] / chance), 0.0)
    return weight


def _agree_exactly(levels: _Levels) -> npt.NDArray[np.bool_]:
    """Return where an e-mail, a phone or a full name is the same: without one, learning alone joins strangers."""
    fields = list(_LEVELS)
    exact = [levels[:, fields.index(name)] == _LEVELS[name] - 1 for name in ("email", "phone", "name")]
    agree: npt.NDArray[np.bool_] = np.logical_or.reduce(exact)
    return agree


def _components(size: int, pairs: _Pairs) -> list[int]:
    """Return the group of each record: records joined by a chain of pairs share the smallest position."""
    parent = list(range(size))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for first, second in pairs.tolist():
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    return [root(place) for place in range(size)]


def _pairs_frame(pairs: Iterable[object], probability: Iterable[object]) -> pd.DataFrame:
    """Return pairs as a table, the surest first."""
    places = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    frame = pd.DataFrame(
        {
            "first": places[:, 0],
            "second": places[:, 1],
            "probability": np.array(list(probability), dtype=np.float64),
        }
    )
    return frame.sort_values("probability", ascending=False, ignore_index=True)
