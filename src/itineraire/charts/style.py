"""The house style of matplotlib charts: fixed widths, one font at one size, SVG with real text.

Examples
--------
>>> svg = draw(lambda ax: ax.plot([1, 2], [3, 4]), height_cm=5)
>>> "<svg" in svg
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from itineraire.charts.palette import INK, MUTED, RULE, SERIES
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

Width = Literal["full", "half", "wide"]

#: Widths in centimetres: the text of an A4 page, half of it, the text of a landscape page. A picture is
#: printed at its own size, so that 8.5 points stay 8.5 points.
WIDTHS_CM: dict[Width, float] = {"full": 16.6, "half": 8.0, "wide": 25.3}
FONT_FAMILY = "Inter"
FONT_POINTS = 8.5
_CM_PER_INCH = 2.54
_SALT = "itineraire"


def fonts_folder() -> Path:
    """Return the folder of the fonts that ship with the package."""
    return Path(__file__).parent / "fonts"


@contextmanager
def house_style() -> Iterator[None]:
    """Draw with the house's fonts, sizes and colours inside the block, and leave matplotlib as found."""
    import matplotlib

    _register_fonts()
    with matplotlib.rc_context(_settings()):
        yield


def figure(width: Width = "full", height_cm: float = 6.5) -> tuple[Figure, Axes]:
    """Return an empty figure and its axes, sized for one slot of the page; no pyplot state is made.

    Parameters
    ----------
    width
        ``"full"`` text width, ``"half"`` for one of a pair, ``"wide"`` for a landscape page.
    height_cm
        Height in centimetres.
    """
    from matplotlib.figure import Figure

    with house_style():
        size = (WIDTHS_CM[width] / _CM_PER_INCH, height_cm / _CM_PER_INCH)
        drawing = Figure(figsize=size, layout="constrained")
        return drawing, drawing.add_subplot()


def to_svg(drawing: Figure) -> str:
    """Return ``drawing`` as SVG text and empty it; the same drawing gives the same characters every time."""
    from io import StringIO

    with house_style():
        _use_house_font(drawing)
        buffer = StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        drawing.savefig(buffer, format="svg", transparent=True, metadata=nothing)
    drawing.clear()
    return buffer.getvalue()


def draw(chart: Callable[[Axes], object], *, width: Width = "full", height_cm: float = 6.5) -> str:
    """Return as SVG text what ``chart`` draws on the axes it is given, in the house style.

    Parameters
    ----------
    chart
        Draws on the axes; what it returns is ignored.
    width, height_cm
        The slot of the page, as in ``figure``.
    """
    with house_style():
        drawing, axes = figure(width, height_cm)
        chart(axes)
        return to_svg(drawing)


def format_ticks(axis: Axis, kind: str, language: Language) -> None:
    """Write the ticks of ``axis`` as ``wording`` writes a value of that ``kind``, such as ``"percent"``."""
    from matplotlib.ticker import FuncFormatter

    axis.set_major_formatter(FuncFormatter(lambda value, _position: format_value(value, kind, language)))


@cache
def _register_fonts() -> None:
    from matplotlib.font_manager import fontManager

    for path in sorted(fonts_folder().glob("*.otf")):
        fontManager.addfont(path)


def _use_house_font(drawing: Figure) -> None:
    """Give our family to every text, for those made outside ``house_style``; weights and sizes stay."""
    from matplotlib.text import Text

    for text in drawing.findobj(Text):
        text.set_fontfamily([FONT_FAMILY])


def _settings() -> dict[Any, Any]:
    from cycler import cycler

    return {
        "font.family": [FONT_FAMILY],
        "font.size": FONT_POINTS,
        "axes.titlesize": FONT_POINTS,
        "axes.labelsize": FONT_POINTS,
        "xtick.labelsize": FONT_POINTS,
        "ytick.labelsize": FONT_POINTS,
        "legend.fontsize": FONT_POINTS,
        "legend.frameon": False,
        "text.color": INK,
        "axes.labelcolor": MUTED,
        "axes.edgecolor": RULE,
        "xtick.color": RULE,
        "ytick.color": RULE,
        "xtick.labelcolor": MUTED,
        "ytick.labelcolor": MUTED,
        "axes.prop_cycle": cycler(color=list(SERIES)),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "grid.color": RULE,
        "grid.linewidth": 0.6,
        "lines.linewidth": 1.8,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "svg.fonttype": "none",
        "svg.hashsalt": _SALT,
        "text.parse_math": False,
    }
