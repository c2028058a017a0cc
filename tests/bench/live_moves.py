"""What a move costs in a meeting, and what the first answer is worth: ``python -m tests.bench.live_moves``.

Opens the panels of notebooks 3 and 4 on whole demo clients as the notebooks do, replays seeded moves of every
control, and prints the CPU from a move to its finished redraw, split by part; then the gap between the first plan
of each move and the proved one. Times are the process's own; the yardstick is that of ``roadmap_speed``.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import ipywidgets as widgets
import numpy as np

from itineraire.diagnostic import diagnose
from itineraire.errors import PlanError
from itineraire.live import priority_panel, roadmap_panel
from itineraire.live.page import STALE_CLASS
from itineraire.live.panel import Panel
from itineraire.objectives import set_objectives
from itineraire.roadmap import Roadmap, plan_roadmap
from itineraire.workbook import Workbook, open_workbook
from itineraire.workstreams import Workstreams, frame_workstreams
from tests.bench.roadmap_speed import verdict, yardstick_ms
from tests.bench.stopwatch import Stopwatch

AS_OF = "2026-09-30"
#: Milliseconds from a move to its redraw (C7), for the slowest move out of ten.
MOVE_MS = 150
#: The first plan against the proved one: on average within one percent.
MEAN_GAP = 0.01
#: Every so many moves the meeting goes back to the saved scenario.
RETURN_EVERY = 6
ROOT = Path(__file__).resolve().parents[2]

ROADMAP_PARTS = {
    "problem": ("itineraire.roadmap.plan:build_case", "itineraire.live.roadmap:frame_workstreams"),
    "grid": ("itineraire.roadmap.build:grid_of",),
    "search": ("itineraire.roadmap.plan:improve",),
    "dates": ("itineraire.roadmap.telling:date_plan", "itineraire.roadmap.horizons:date_plan"),
    "telling": ("itineraire.roadmap.plan:tell",),
    "figures": (
        "itineraire.chapters.roadmap.schedule:gantt_chart",
        "itineraire.chapters.roadmap.means:load_chart",
    ),
    "html": ("itineraire.live.roadmap:show_plan", "itineraire.live.roadmap:plan_changes"),
}
PRIORITY_PARTS = {
    "ranking": ("itineraire.live.priority:frame_workstreams",),
    "figures": (
        "itineraire.chapters.priorities:impact_map",
        "itineraire.chapters.priorities:ranking_chart",
    ),
    "html": ("itineraire.live.priority:show_priorities",),
}


@dataclass
class Measured:
    """What the moves of one panel cost, and the gaps of its plans, as fractions of the proved value.

    Parameters
    ----------
    totals, parts
        Milliseconds of each move, whole and by part.
    first_gaps, refined_gaps
        Gap of the plan shown at once, and of the one shown when the controls rest.
    unanswered
        Moves that a plan can hold and for which none was shown at once.
    impossible
        Moves that no plan can hold; the meeting undoes them.
    """

    totals: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    first_gaps: list[float] = field(default_factory=list)
    refined_gaps: list[float] = field(default_factory=list)
    unanswered: int = 0
    impossible: int = 0


@dataclass(frozen=True)
class Meeting:
    """One client with the results that the live notebooks open on."""

    book: Workbook
    workstreams: Workstreams
    roadmap: Roadmap


def open_meeting(client: str, workspace: Path) -> Meeting:
    """Run the four steps up to the roadmap in ``workspace``, as the notebooks do."""

    def book(step: str) -> Workbook:
        return open_workbook(client, step=step, as_of=AS_OF, workspace=workspace, mode="live")

    first = book("diagnostic")
    quality, follow_up = first.intake, first.follow_up
    first.save(
        diagnose(
            first.tables, first.engagement.client, as_of=first.as_of, quality=quality, follow_up=follow_up
        )
    )
    second = book("objectives")
    second.save(
        set_objectives(second.engagement, second.baseline, second.diagnostic.series, as_of=second.as_of)
    )
    third = book("workstreams")
    third.save(frame_workstreams(third.engagement, third.diagnostic, third.objectives, as_of=third.as_of))
    last = book("roadmap")
    roadmap = plan_roadmap(last.engagement, last.workstreams, last.diagnostic, as_of=last.as_of)
    return Meeting(last, last.workstreams, roadmap)


def moved_value(widget: widgets.Widget, draw: random.Random) -> Any:
    """Return a value that a meeting could try, other than the present one."""
    if isinstance(widget, widgets.SelectMultiple):
        names = [name for _, name in widget.options]
        return tuple(sorted({*widget.value} ^ {draw.choice(names)}))
    low, high = widget.min, widget.max
    if high == 200:  # percentages: a meeting tries a half more or a half less
        low, high = 50, 150
    choices = np.arange(low, high + widget.step, widget.step).tolist()
    return draw.choice([value for value in choices if value != widget.value])


def moves(panel: Panel, count: int, seed: int) -> Iterator[Callable[[], None]]:
    """Yield moves, every control in turn; now and then the meeting returns to the saved scenario first."""
    draw = random.Random(seed)
    controls = [knob.widget for knob in panel.knobs]
    draw.shuffle(controls)
    for number in range(count):
        if number % RETURN_EVERY == 0 and number:
            panel.reset()
            panel.runner.drop()
        widget = controls[number % len(controls)]
        value = moved_value(widget, draw)
        yield lambda widget=widget, value=value: setattr(widget, "value", value)


async def replay(
    panel: Panel, parts: Mapping[str, tuple[str, ...]], count: int, seed: int, *, gaps: bool
) -> Measured:
    """Move the controls and measure; between two moves the proof arrives, as in a meeting that talks."""
    found = Measured()
    watch = Stopwatch(parts)
    for move in moves(panel, count, seed):
        started = time.process_time()
        with watch.running() as spent:
            move()
        found.totals.append(1000 * (time.process_time() - started))
        for part in (*parts, "other"):
            found.parts[part].append(spent[part])
        panel.runner.drop()
        if gaps:
            _compare(panel, found)
    return found


def _compare(panel: Panel, found: Measured) -> None:
    """Refine then prove the plan of the present scenario, note both gaps, and show the proved plan."""
    brain, scenario, stop = panel._brain, panel.scenario, Event()
    if brain.better is None or brain.full is None:
        return
    answered = STALE_CLASS not in panel._right._dom_classes
    first = panel._memory.plan.value_eur
    refined = brain.better(scenario, panel._memory, stop)
    try:
        proved = brain.full(scenario, panel._memory, stop)
    except PlanError:
        found.impossible += 1
        panel.undo()
        panel.runner.drop()
        return
    panel._show(proved)
    best = panel._memory.plan.value_eur
    if not answered:
        found.unanswered += 1
    elif best > 0:
        second = first if refined is None else refined.memory.plan.value_eur
        found.first_gaps.append(1 - first / best)
        found.refined_gaps.append(1 - second / best)


def told(name: str, found: Measured) -> Iterator[str]:
    """Yield the lines of one panel."""
    slow = _decile(found.totals)
    middle = statistics.median(found.totals)
    yield (
        f"{name + ', a move, ms':34} median {middle:6.1f}  p90 {slow:6.1f}  max {max(found.totals):6.1f}  "
        f"{verdict(slow <= MOVE_MS)} (bar: p90 <= {MOVE_MS} ms)"
    )
    parts = ", ".join(f"{part} {statistics.median(times):.1f}" for part, times in found.parts.items())
    yield f"  of which, medians: {parts}"
    if found.first_gaps:
        yield _gap_line(f"{name}, first plan", found.first_gaps)
        yield _gap_line(f"{name}, plan at rest", found.refined_gaps)
        yield f"  no plan at once {found.unanswered}, moves that no plan holds {found.impossible}"


def _gap_line(name: str, gaps: Sequence[float]) -> str:
    """Return the gaps to the proved plan; below zero, the search that proves stopped short of the first plan."""
    mean = statistics.mean(gaps)
    exact = sum(gap <= 0 for gap in gaps) / len(gaps)
    return (
        f"{name:34} gap: mean {mean:.2%}, median {statistics.median(gaps):.2%}, p90 {_decile(gaps):.2%}, "
        f"worst {max(gaps):.2%}, best {min(gaps):.2%}; as good {exact:.0%}  "
        f"{verdict(mean <= MEAN_GAP)} (bar: mean <= {MEAN_GAP:.0%})"
    )


def _decile(values: Sequence[float]) -> float:
    return float(np.quantile(values, 0.9))


def measure(client: str, workspace: Path, *, count: int, seed: int, gaps: bool) -> Iterator[str]:
    """Yield the lines of both panels of one client."""
    meeting = open_meeting(client, workspace)

    async def run() -> tuple[Measured, Measured]:
        priorities = priority_panel(meeting.book, meeting.workstreams)
        roadmap = roadmap_panel(meeting.book, meeting.roadmap)
        assert priorities is not None
        assert roadmap is not None
        return (
            await replay(priorities, PRIORITY_PARTS, count, seed, gaps=False),
            await replay(roadmap, ROADMAP_PARTS, count, seed, gaps=gaps),
        )

    first, second = asyncio.run(run())
    yield from told(f"{client}: priorities", first)
    yield from told(f"{client}: roadmap", second)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every line as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clients", nargs="*", default=["demo", "demo-b2b"])
    parser.add_argument("--moves", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-gap", action="store_true", help="leave out the proofs: seconds, not minutes")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        (workspace / "client_data").symlink_to(ROOT / "client_data")
        for client in options.clients:
            sys.stdout.write(f"yardstick, ms                      {yardstick_ms():13.1f}\n")
            lines = measure(
                client, workspace, count=options.moves, seed=options.seed, gaps=not options.no_gap
            )
            for line in lines:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
