"""The order of a document: chapters numbered, heading levels without a gap, wide tables on turned pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from itineraire.blocks import Block, Cover, Heading, PageBreak, Paragraph, Table


@dataclass(frozen=True)
class Chapter:
    """A notebook's cover inside a bound volume: its title, its question and its number."""

    number: int
    cover: Cover


Part: TypeAlias = Block | Chapter


@dataclass(frozen=True)
class PageGroup:
    """Parts that share a page orientation."""

    landscape: bool
    parts: tuple[Part, ...]


def level_headings(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return ``blocks`` with each cover as a numbered chapter and heading levels that skip none.

    Before the first cover titles start at level 1, inside a chapter at level 2, whatever level each author
    started from; a level is never more than one below the one before it.
    """
    parts: list[Part] = []
    number = 0
    for chapter in _chapters(blocks):
        if isinstance(chapter[0], Cover):
            number += 1
            parts.append(Chapter(number, chapter[0]))
            parts.extend(_levelled(chapter[1:], first=2))
        else:
            parts.extend(_levelled(chapter, first=1))
    return tuple(parts)


def group_pages(parts: Sequence[Part]) -> tuple[PageGroup, ...]:
    """Return ``parts`` in runs of one orientation; a turned table takes along the title that announces it."""
    groups: list[PageGroup] = []
    upright: list[Part] = []
    for part in parts:
        if not (isinstance(part, Table) and part.landscape):
            upright.append(part)
            continue
        start = _announcement(upright)
        turned = (*upright[start:], part)
        upright = upright[:start]
        if not upright and groups and groups[-1].landscape:
            groups[-1] = PageGroup(True, (*groups[-1].parts, *turned))
        else:
            groups.extend(_upright(upright))
            groups.append(PageGroup(True, turned))
        upright = []
    return (*groups, *_upright(upright))


def _upright(parts: list[Part]) -> list[PageGroup]:
    printed = any(not isinstance(part, PageBreak) for part in parts)
    return [PageGroup(False, tuple(parts))] if printed else []


def _announcement(parts: Sequence[Part]) -> int:
    """Return where the titles and paragraphs that lead to the end of ``parts`` begin."""
    start = len(parts)
    while start and isinstance(parts[start - 1], Heading | Paragraph | Chapter):
        start -= 1
    leads = parts[start:]
    first_title = next(
        (at for at, part in enumerate(leads) if isinstance(part, Heading | Chapter)), len(leads)
    )
    return start + first_title


def _chapters(blocks: Iterable[Block]) -> list[list[Block]]:
    chapters: list[list[Block]] = []
    for block in blocks:
        if not chapters or isinstance(block, Cover):
            chapters.append([])
        chapters[-1].append(block)
    return chapters


def _levelled(blocks: Sequence[Block], *, first: int) -> list[Part]:
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    previous = first - 1
    levelled: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading):
            previous = min(block.level - top + first, previous + 1, 4)
            block = replace(block, level=previous)
        levelled.append(block)
    return levelled
