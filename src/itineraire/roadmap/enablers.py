"""Tasks done for what they make possible: which of them may cost more than all of it brings."""

from __future__ import annotations

from itineraire.roadmap.grid import Grid


def enablers_at_a_loss(grid: Grid) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return the enablers that may lose money, last of a chain first, each with all that needs it.

    Parameters
    ----------
    grid
        The problem in whole numbers. An enabler that is required, or that a required task needs, is left out.
    """
    direct: list[list[int]] = [[] for _ in range(grid.size)]
    for position, others in enumerate(grid.before):
        for other in others:
            direct[other].append(position)
    needing: dict[int, set[int]] = {}
    for position in reversed(grid.order):
        needing[position] = set(direct[position]).union(*(needing[one] for one in direct[position]))
    return tuple(
        (position, tuple(sorted(later)))
        for position, later in needing.items()
        if later
        and not any(grid.is_required(one) for one in (position, *later))
        and min(grid.values[position].values(), default=0) <= 0
    )
