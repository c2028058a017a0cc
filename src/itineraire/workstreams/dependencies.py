"""What needs what: the order of actions, their prerequisites and what they unlock (M20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from itineraire.engagement import Action
from itineraire.errors import Fault, PlanError

Graph = Mapping[str, frozenset[str]]


def dependency_graph(actions: Iterable[Action]) -> Graph:
    """Return the direct prerequisites of each action."""
    return {action.id: frozenset(action.depends_on) for action in actions}


def dependency_order(graph: Graph) -> tuple[str, ...]:
    """Return the actions so that each comes after what it needs.

    Raises
    ------
    PlanError
        When actions wait for each other; the fault names the whole circle.
    """
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        raise PlanError(
            Fault("workstreams.cycle", "actions.csv", column="depends_on", found=circle)
        ) from error


def all_prerequisites(graph: Graph) -> dict[str, frozenset[str]]:
    """Return what must be delivered before each action, directly or not.

    Examples
    --------
    >>> graph = {"a": frozenset(), "b": frozenset({"a"}), "c": frozenset({"b"})}
    >>> sorted(all_prerequisites(graph)["c"])
    ['a', 'b']
    """
    found: dict[str, frozenset[str]] = {}
    for action in dependency_order(graph):
        direct = graph.get(action, frozenset())
        found[action] = direct.union(*(found[one] for one in direct))
    return found


def all_dependents(graph: Graph) -> dict[str, frozenset[str]]:
    """Return what waits for each action, directly or not."""
    before = all_prerequisites(graph)
    later: dict[str, set[str]] = {action: set() for action in before}
    for other, needed in before.items():
        for action in needed:
            later[action].add(other)
    return {action: frozenset(others) for action, others in later.items()}
