"""What is written down, what has aged, and what only one person reads (R171f, M36)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from itineraire.engagement.client import Document

#: A page not touched for this long is re-read before it is trusted.
STALE_DAYS = 180
#: From this weight on, one single reader is a weak point.
HEAVY = 2.0


@dataclass(frozen=True)
class Page:
    """One document: ``age_days`` is ``None`` when it was never written."""

    name: str
    kind: str
    weight: float
    updated: date | None
    age_days: int | None
    readers: tuple[str, ...]

    @property
    def is_missing(self) -> bool:
        """Needed and not written."""
        return self.updated is None

    @property
    def is_stale(self) -> bool:
        """Written too long ago."""
        return self.age_days is not None and self.age_days > STALE_DAYS

    @property
    def hangs_on_one(self) -> bool:
        """Important, and read by one person only."""
        return not self.is_missing and self.weight >= HEAVY and len(self.readers) <= 1


@dataclass(frozen=True)
class KindCoverage:
    """Share of the weight of one kind of documents that is written, and that is written and fresh."""

    kind: str
    documents: int
    written: float
    fresh: float


@dataclass(frozen=True)
class Documentation:
    """Documentation at a date; ``coverage`` and ``fresh`` are ``None`` when nothing was listed."""

    pages: tuple[Page, ...]
    kinds: tuple[KindCoverage, ...]
    coverage: float | None
    fresh: float | None

    @property
    def to_write(self) -> tuple[Page, ...]:
        """Pages to write or to refresh, heaviest first."""
        wanted = [page for page in self.pages if page.is_missing or page.is_stale]
        return tuple(sorted(wanted, key=lambda page: (-page.weight, not page.is_missing, page.name)))


def read_documentation(documents: Sequence[Document], names: dict[str, str], *, as_of: date) -> Documentation:
    """Measure the documentation by weight.

    Parameters
    ----------
    documents
        What should be documented, from ``client.yaml``.
    names
        Name of each person by id.
    """
    pages = tuple(
        Page(
            item.name,
            item.kind,
            item.weight,
            item.updated,
            None if item.updated is None else (as_of - item.updated).days,
            tuple(names.get(reader, reader) for reader in item.readers),
        )
        for item in documents
    )
    kinds = dict.fromkeys(page.kind for page in pages)
    return Documentation(
        pages,
        tuple(_coverage(kind, [page for page in pages if page.kind == kind]) for kind in kinds),
        _share(pages, fresh=False),
        _share(pages, fresh=True),
    )


def _coverage(kind: str, pages: Sequence[Page]) -> KindCoverage:
    return KindCoverage(kind, len(pages), _share(pages, fresh=False) or 0.0, _share(pages, fresh=True) or 0.0)


def _share(pages: Sequence[Page], *, fresh: bool) -> float | None:
    """Return the share of the weight that is written (and not stale)."""
    total = sum(page.weight for page in pages)
    kept = sum(page.weight for page in pages if not page.is_missing and not (fresh and page.is_stale))
    return kept / total if total else None
