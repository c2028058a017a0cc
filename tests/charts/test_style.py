"""The house style: readable colours, one font at one size, the same characters twice, no trace left."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import matplotlib
import pytest

from itineraire.charts import palette, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DRAW = """
from itineraire.charts.style import draw
print(draw(lambda axes: axes.plot([1, 2], [3, 4], label="Coût <b>")), end="")
"""


def chart(axes: Axes) -> None:
    axes.plot([1, 2, 3], [0.1, 0.55, 0.2], label="Part <b>")
    axes.text(1, 0.3, "5 $ et 6 $")
    axes.legend()
    style.format_ticks(axes.yaxis, "percent", "fr")


def test_contrast_of_orange_on_white_is_the_published_ratio() -> None:
    """WCAG's own formula gives 3.0 for #E07A1F and 5.0 for #B8500F."""
    assert palette.contrast("#E07A1F", "#ffffff") == pytest.approx(3.01, abs=0.01)
    assert palette.contrast("#B8500F", "#ffffff") == pytest.approx(5.01, abs=0.01)


@pytest.mark.parametrize("name", ["INK", "MUTED", "NAVY", "TEAL", "ORANGE", "GREEN", "RED", "PURPLE"])
def test_every_colour_of_text_reads_on_white_and_on_the_wash(name: str) -> None:
    colour = getattr(palette, name)

    assert palette.contrast(colour, "#ffffff") >= 4.5
    assert palette.contrast(colour, palette.WASH) >= 4.5


def test_a_full_chart_is_as_wide_as_the_text() -> None:
    """16.6 cm are 470.55 points."""
    assert 'width="470.55' in style.draw(chart)


def test_a_half_chart_is_eight_centimetres_wide() -> None:
    """8 cm are 226.77 points."""
    assert 'width="226.77' in style.draw(chart, width="half")


def test_letters_stay_letters_in_our_font_at_one_size() -> None:
    svg = style.draw(chart)

    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) == {"'Inter'"}
    assert set(re.findall(r"font-size: ([^;\"]+)", svg)) == {"8.5px"}
    assert "Part &lt;b&gt;" in svg
    assert "5 $ et 6 $" in svg


def test_ticks_are_written_in_french() -> None:
    assert "50\u202f%" in style.draw(chart)


def test_text_made_outside_the_style_takes_the_font_too() -> None:
    drawing, axes = style.figure("half", 4)
    axes.set_title("Titre")

    assert "'Inter'" in style.to_svg(drawing)


def test_two_processes_draw_the_same_characters() -> None:
    first, second = (
        subprocess.run([sys.executable, "-c", DRAW], capture_output=True, check=True).stdout for _ in range(2)
    )

    assert first == second
    assert first.startswith(b"<?xml")


def test_matplotlib_is_left_as_found() -> None:
    before = dict(matplotlib.rcParams)

    style.draw(chart)

    assert dict(matplotlib.rcParams) == before
