"""Seeded roadmap problems of any size, of the kind a digital plan makes."""

from __future__ import annotations

import random

from itineraire.roadmap.problem import Pool, Problem, Task

SKILLS = ("seo", "content", "dev", "data", "design", "crm")
WEEKS = 52
#: Weeks with public holidays or little presence, counted from the first Monday of the year.
SHORT_WEEKS = {0: 0.6, 13: 0.8, 17: 0.8, 18: 0.6, 20: 0.8, 28: 0.8, 31: 0.5, 32: 0.4, 51: 0.4}


def make_problem(candidates: int, seed: int) -> Problem:
    """Return a problem with ``candidates`` tasks over 6 to 10 workstreams and 6 skills."""
    draw = random.Random(seed * 1000 + candidates)
    workstreams = [f"w{number}" for number in range(draw.randint(6, 10))]
    tasks: list[Task] = []
    for number in range(candidates):
        tasks.append(_task(number, tasks, workstreams, draw))
    scale = max(1.0, candidates / 60)
    half_costs = sum(task.cost_eur for task in tasks) // 2
    shares = (0.3, 0.25, 0.25, 0.2)
    allowed = tuple(round(limit * scale) for limit in (3, 4, 5))
    return Problem(
        tasks=tuple(tasks),
        pools=tuple(_pool(skill, candidates, draw) for skill in SKILLS),
        budget_eur=tuple(int(half_costs * share) for share in shares),
        active_workstreams=(allowed[0],) * 13 + (allowed[1],) * 13 + (allowed[2],) * 26,
        actions_at_once=round(6 * scale),
        actions_per_workstream=draw.choice((2, 3)),
        weeks=WEEKS,
    )


def _task(number: int, earlier: list[Task], workstreams: list[str], draw: random.Random) -> Task:
    weeks = draw.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 8))
    skills = draw.sample(SKILLS, draw.choice((1, 1, 2, 2, 3)))
    enabler = draw.random() < 0.1
    release = draw.choice((0, 0, 0, 0, 4, 8, 13))
    black_out = draw.randrange(10, 45)
    links = sum(draw.random() < share for share in (0.45, 0.2))
    return Task(
        id=f"a{number:03d}",
        workstream=draw.choice(workstreams),
        weeks=weeks,
        hours={skill: weeks * draw.choice((3.0, 5.0, 7.5, 10.0)) for skill in skills},
        cost_eur=draw.choice((0, 500, 1000, 2000, 3000, 5000)),
        value_eur_month=0.0 if enabler else round(draw.lognormvariate(7.2, 0.8)),
        lag_weeks=draw.choice((0, 1, 2, 4, 8)),
        ramp_weeks=draw.choice((0, 2, 4, 12)),
        depends_on=tuple(sorted({draw.choice(earlier).id for _ in range(links)})) if earlier else (),
        release_week=release,
        deadline_week=release + weeks + draw.randint(12, 30) if draw.random() < 0.15 else None,
        mandatory=number < 2,
        either_or=f"pair{number // 2}" if 10 <= number % 20 < 12 else None,
        frozen_weeks=frozenset(range(black_out, black_out + 4)) if draw.random() < 0.2 else frozenset(),
    )


def _pool(skill: str, candidates: int, draw: random.Random) -> Pool:
    base = draw.choice((10.0, 12.0, 15.0, 20.0)) * max(1.0, candidates / 60)
    leave = draw.randrange(WEEKS - 2)
    return Pool(
        frozenset({skill}),
        tuple(
            0.5 * base if leave <= week < leave + 2 else base * SHORT_WEEKS.get(week, 1.0)
            for week in range(WEEKS)
        ),
    )
