"""Find the contacts that are very probably the same person (M11): Fellegi and Sunter (1969), weights learnt by EM.

Two records agree more or less on e-mail, phone, name and company. How often true pairs agree (m) is learnt
from the data itself; how often strangers agree (u) from random pairs, and for names from how common that
very name is. A pair is merged above ``MERGED``, provided that an e-mail, a phone or a full name agrees exactly; between
``DOUBTFUL`` and it, a human decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from itineraire.exports.likeness import LEVELS, Floats, Levels, Pairs, comparable, compare, is_settled

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
#: No full name is rarer than this: its words are not quite independent.
_RAREST = 1e-7


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
        """Pairs neither dismissed nor merged, be it through a third record."""
        group = self.cluster.to_numpy()
        apart = group[self.pairs["first"].to_numpy()] != group[self.pairs["second"].to_numpy()]
        grey: pd.DataFrame = self.pairs[apart & (self.pairs["probability"] < MERGED)]
        return grey


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
    if len(records) < 3:
        none = np.empty((0, 2), dtype=np.int64)
        return decided(records, none, np.empty((0, len(LEVELS)), dtype=np.int8), np.empty(0))
    clean = comparable(records)
    candidates = _candidates(clean)
    levels = compare(clean, candidates)
    strangers = _chance(compare(clean, _random_pairs(len(clean), seed)))
    probability = _learn(levels, strangers, _rarity(clean, candidates, levels), len(clean))
    return decided(clean.set_index(records.index), candidates, levels, probability)


def decided(clean: pd.DataFrame, candidates: Pairs, levels: Levels, probability: Floats) -> Duplicates:
    """Return the groups and the pairs that probabilities make, once resemblance alone has been held below a merge."""
    probability = np.where(is_settled(levels), probability, np.minimum(probability, _BELOW_MERGED))
    shown = probability >= DOUBTFUL
    cluster = _components(len(clean), candidates[probability >= MERGED])
    return Duplicates(
        pd.Series(cluster, index=clean.index, dtype="int64"),
        _pairs_frame(candidates[shown], probability[shown]),
    )


def blocking_keys(clean: pd.DataFrame) -> pd.DataFrame:
    """Return what makes two contacts worth comparing: one e-mail, mailbox or phone, or names that start alike.

    A key that more than ``LARGEST_BLOCK`` contacts share says nothing: it is left empty, like one nobody shares.
    """
    words = clean["name"].str.split()
    several = clean["name"].str.contains(" ")
    keys = {
        "email": clean["email"],
        "phone": clean["phone"],
        "box": clean["box"].where(clean["box"].str.len() >= 5, ""),
        "starts": words.map(lambda parts: "/".join(part[:3] for part in parts)).where(several, ""),
        "longest": words.map(lambda parts: max(parts, key=len, default="")),
        "first": words.str[0].where(several, ""),
        "last": words.str[-1].where(several, ""),
    }
    return pd.DataFrame(
        {
            name: key.where(key.map(key.value_counts()).between(2, LARGEST_BLOCK), "")
            for name, key in keys.items()
        }
    )


def _candidates(clean: pd.DataFrame) -> Pairs:
    """Return the pairs of contacts that share a key."""
    keys, size = blocking_keys(clean), len(clean)
    codes = np.unique(np.concatenate([_pairs_of_block(keys[name], size) for name in keys]))
    return np.stack([codes // size, codes % size], axis=1)


def _pairs_of_block(key: pd.Series, size: int) -> npt.NDArray[np.int64]:
    """Return the pairs of records with the same key, each as ``first * size + second``."""
    places = np.flatnonzero((key != "").to_numpy())
    block = pd.factorize(key.iloc[places])[0]
    order = np.argsort(block, kind="stable")
    places, block = places[order], block[order]
    found = [
        places[:-step][same] * size + places[step:][same]
        for step in range(1, LARGEST_BLOCK)
        if (same := block[:-step] == block[step:]).any()
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *found])


def _random_pairs(size: int, seed: int) -> Pairs:
    """Return pairs of distinct records drawn at random."""
    draw: Pairs = np.random.default_rng(seed).integers(0, size, size=(_RANDOM_PAIRS, 2))
    distinct: Pairs = draw[draw[:, 0] != draw[:, 1]]
    return distinct


def _chance(levels: Levels) -> dict[str, Floats]:
    """Return how often two strangers reach each level of each field."""
    return {field: _shares(levels[:, index], top) for index, (field, top) in enumerate(LEVELS.items())}


def _shares(levels: npt.NDArray[np.int8], top: int, weights: Floats | None = None) -> Floats:
    """Return the share of each level among the pairs where it is known, smoothed so that none is impossible."""
    known = levels >= 0
    counts = np.bincount(
        levels[known].astype(np.int64), weights=None if weights is None else weights[known], minlength=top
    ).astype(np.float64)
    smoothed = counts + 0.01 * max(1.0, counts.sum() * 1e-3)
    shares: Floats = smoothed / smoothed.sum()
    return shares


def _rarity(clean: pd.DataFrame, pairs: Pairs, levels: Levels) -> dict[str, Floats]:
    """Return, for pairs that agree exactly, how often strangers share that very value; ``nan`` for the other pairs.

    A full name is as rare as its two rarest words together (``Anne`` says ``Laure``), each counted on the other
    records, half a record more so that none is impossible. A phone or an address is common once a third contact has it.
    """
    size = len(clean)
    words = clean["name"].str.split().explode()
    log_share = np.log((words.map(words.value_counts()).fillna(size) - 2).clip(lower=0) + 0.5) - np.log(size)
    rarest = log_share.sort_values(kind="stable").groupby(level=0).head(2)
    shares = {"name": np.exp(rarest.groupby(level=0).sum()).clip(lower=_RAREST).to_numpy(dtype=np.float64)}
    for field in ("email", "phone", "company"):
        value = (
            clean[field]
            if field != "company"
            else clean["company"].where(clean["company"] != "", clean["domain"])
        )
        others = (value.map(value.value_counts()) - 2).clip(lower=0).to_numpy(dtype=np.float64)
        known = max(1, int((value != "").sum()))
        shares[field] = (
            (others + 0.5) / known if field == "company" else np.where(others > 0, others / known, np.nan)
        )
    return {
        field: np.where(levels[:, index] == top - 1, shares[field][pairs[:, 0]], np.nan)
        for index, (field, top) in enumerate(LEVELS.items())
    }


def _learn(levels: Levels, strangers: dict[str, Floats], rarity: dict[str, Floats], size: int) -> Floats:
    """Return each candidate pair's probability of being one person, by expectation and maximisation.

    Pairs that were not candidates count as strangers, so the share of true pairs is over all pairs there are.
    """
    everyone = size * (size - 1) / 2
    same = {field: np.linspace(1, 8, top) / np.linspace(1, 8, top).sum() for field, top in LEVELS.items()}
    share = min(0.5, size * 0.05 / everyone)
    probability = np.zeros(len(levels))
    for _ in range(_ROUNDS):
        odds = np.full(len(levels), np.log(share / (1 - share)))
        for index, field in enumerate(LEVELS):
            odds += _weight(levels[:, index], same[field], strangers[field], rarity[field])
        probability = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
        share = float(np.clip(probability.sum() / everyone, 1e-12, 0.5))
        same = {
            field: _shares(levels[:, index], top, probability)
            for index, (field, top) in enumerate(LEVELS.items())
        }
    return probability


def _weight(level: npt.NDArray[np.int8], same: Floats, strangers: Floats, rarity: Floats) -> Floats:
    """Return the log of how much more often true pairs show this level than strangers; 0 when unknown."""
    safe = np.maximum(level, 0).astype(np.int64)
    chance = np.where(np.isnan(rarity), strangers[safe], rarity)
    weight: Floats = np.where(level >= 0, np.log(same[safe] / chance), 0.0)
    return weight


def _components(size: int, pairs: Pairs) -> list[int]:
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
