"""Small problems, drawn by hypothesis or written by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from itineraire.roadmap.problem import Pool, Problem, Task

SKILLS = ("crm", "dev", "seo")


def make(
    *tasks: Task, weeks: int = 12, hours: float = 10.0, budget: tuple[int, ...] = (10_000,), **limits
) -> Problem:
    """Return a problem with one pool a skill and the same hours every week."""
    defaults = {"active_workstreams": (3,) * weeks, "actions_at_once": 6, "actions_per_workstream": 3}
    pools = tuple(Pool(frozenset({skill}), (hours,) * weeks) for skill in SKILLS)
    return Problem(tasks, pools, budget, weeks=weeks, **{**defaults, **limits})


@st.composite
def problems(draw, *, most: int = 7, weeks: int = 12, required: bool = True) -> Problem:
    """Draw a problem of a few tasks under tight limits."""
    count = draw(st.integers(1, most))
    tasks = []
    for number in range(count):
        duration = draw(st.integers(1, 4))
        tasks.append(
            Task(
                id=f"t{number}",
                workstream=f"w{draw(st.integers(0, 2))}",
                weeks=duration,
                hours=draw(st.dictionaries(st.sampled_from(SKILLS), st.floats(0.5, 20), max_size=2)),
                cost_eur=draw(st.integers(0, 3000)),
                value_eur_month=draw(st.sampled_from((0.0, 100.0, 500.0, 1200.0))),
                lag_weeks=draw(st.integers(0, 2)),
                ramp_weeks=draw(st.integers(0, 3)),
                depends_on=tuple(
                    sorted(draw(st.sets(st.sampled_from([t.id for t in tasks]), max_size=2))) if tasks else ()
                ),
                release_week=draw(st.integers(0, 3)),
                deadline_week=draw(st.none() | st.integers(5, 11)),
                mandatory=required and draw(st.integers(0, 5)) == 0,
                either_or=draw(st.sampled_from((None, None, "pair"))),
                frozen_weeks=draw(st.sampled_from((frozenset(), frozenset({2, 3})))),
            )
        )
    capacity = draw(st.lists(st.sampled_from((4.0, 8.0, 12.0)), min_size=weeks, max_size=weeks))
    pools = (
        Pool(frozenset({"seo"}), tuple(capacity)),
        Pool(frozenset({"dev"}), (6.0,) * weeks),
        Pool(frozenset({"seo", "dev"}), tuple(hours + 3.0 for hours in capacity)),
        Pool(frozenset({"crm"}), (5.0,) * weeks),
    )
    presence = draw(st.none() | st.just({"seo": (0.0, 2.0, *capacity[2:]), "dev": (6.0,) * weeks}))
    return Problem(
        tasks=tuple(tasks),
        pools=pools,
        presence=presence,
        budget_eur=(draw(st.integers(0, 5000)),),
        active_workstreams=(draw(st.integers(1, 3)),) * weeks,
        actions_at_once=draw(st.integers(1, 4)),
        actions_per_workstream=draw(st.integers(1, 2)),
        launched_first=draw(st.sampled_from((None, 1, 2))),
        weeks=weeks,
    )
