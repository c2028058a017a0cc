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
from itineraire.live.panel import Panel
from itineraire.objectives import set_objectives
from itineraire.roadmap import Roadmap, plan_roadmap
from itineraire.workbook import Workbook, open_workbook
from itineraire.workstreams import Workstreams, frame_workstreams
from tests.bench.roadmap_speed import yardstick_ms
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
    """What the moves of one panel cost, and the gaps of its first plans as fractions of the proved value."""

    totals: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    gaps: list[float] = field(default_factory=list)
    unanswered: int = 0


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
    """Prove the plan of the present scenario, note the gap of the first answer, and show the proved plan."""
    if panel._brain.full is None:
        return
    answered = panel.scenario == panel.history.present and "itineraire-stale" not in panel._right._dom_classes
    first = panel._memory.plan.value_eur
    try:
        proved = panel._brain.full(panel.scenario, panel._memory, Event())
    except PlanError:
        return  # no plan holds, and the panel says which rules forbid it
    panel._show(proved)
    best = panel._memory.plan.value_eur
    if not answered:
        found.unanswered += 1
    elif best > 0:
        found.gaps.append(max(0.0, 1 - first / best))


def told(name: str, found: Measured) -> Iterator[str]:
    """Yield the lines of one panel."""
    slow = _decile(found.totals)
    middle = statistics.median(found.totals)
    verdict = "pass" if slow <= MOVE_MS else "FAIL"
    yield (
        f"{name:34} median {middle:6.1f}  p90 {slow:6.1f}  max {max(found.totals):6.1f}  "
        f"{verdict} (bar: p90 <= {MOVE_MS} ms)"
    )
    parts = ", ".join(f"{part} {statistics.median(times):.1f}" for part, times in found.parts.items())
    yield f"  of which, medians: {parts}"
    if found.gaps:
        mean = statistics.mean(found.gaps)
        exact = sum(gap == 0 for gap in found.gaps) / len(found.gaps)
        verdict = "pass" if mean <= MEAN_GAP else "FAIL"
        yield (
            f"{name + ', first plan':34} gap: mean {mean:.2%}, median {statistics.median(found.gaps):.2%}, "
            f"p90 {_decile(found.gaps):.2%}, worst {max(found.gaps):.2%}; optimal {exact:.0%}; "
            f"no first plan {found.unanswered}  {verdict} (bar: mean <= {MEAN_GAP:.0%})"
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
    yield from told(f"{client}: priorities, a move, ms", first)
    yield from told(f"{client}: roadmap, a move, ms", second)


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
