"""The few SVG shapes that the drawings are made of; every text is escaped and measured in the house font.

Lengths are in points, printed at their own size: 8.5 points here are 8.5 points on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from itineraire.charts.palette import INK
from itineraire.charts.style import FONT_FAMILY, FONT_POINTS, WIDTHS_CM, Width, fonts_folder

POINTS_PER_CM = 72 / 2.54
ELLIPSIS = "…"
_UNKNOWN_WIDTH = 0.6
_FONT_FILES = {False: "Inter-Regular.otf", True: "Inter-SemiBold.otf"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Point = tuple[float, float]


def page_width(width: Width = "full") -> float:
    """Return the width of one slot of the page, in points."""
    return WIDTHS_CM[width] * POINTS_PER_CM


def drawing(parts: Iterable[str], *, width: float, height: float, title: str, description: str) -> str:
    """Return a whole SVG, announced as one picture with its title and description.

    Parameters
    ----------
    parts
        Shapes, back to front.
    width, height
        In points.
    title, description
        What a screen reader says: the message, then what the picture shows.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}pt" height="{_n(height)}pt" role="img" aria-label="{_attribute(title)}" '
        f'font-family="{FONT_FAMILY}, sans-serif" style="max-width:100%;height:auto">'
        f"<title>{_words(title)}</title><desc>{_words(description)}</desc>{''.join(parts)}</svg>"
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = FONT_POINTS,
    anchor: str = "start",
    bold: bool = False,
    colour: str = INK,
    halo: str = "",
) -> str:
    """Return ``words`` with their baseline at ``y``.

    Parameters
    ----------
    anchor
        ``start``, ``middle`` or ``end``.
    halo
        Colour of an outline that keeps the words readable over lines; none when empty.
    """
    weight = ' font-weight="600"' if bold else ""
    if halo:
        weight += f' paint-order="stroke" stroke="{halo}" stroke-width="2.5" stroke-linejoin="round"'
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"{weight} '
        f'fill="{colour}">{_words(words)}</text>'
    )


def rect(
    x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0, stroke: str = ""
) -> str:
    """Return a filled rectangle, outlined when ``stroke`` names a colour."""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0))}" height="{_n(max(height, 0))}" '
        f'rx="{_n(radius)}" fill="{fill}"{_stroke(stroke)}/>'
    )


def line(start: Point, end: Point, colour: str, *, width: float = 0.8, dash: str = "") -> str:
    """Return a straight line, dashed when ``dash`` gives a pattern such as ``"3 2"``."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}" '
        f'stroke="{colour}" stroke-width="{_n(width)}"{dashes}/>'
    )


def circle(centre: Point, radius: float, fill: str, *, stroke: str = "", dash: str = "") -> str:
    """Return a filled circle."""
    return (
        f'<circle cx="{_n(centre[0])}" cy="{_n(centre[1])}" r="{_n(radius)}" '
        f'fill="{fill}"{_stroke(stroke, dash)}/>'
    )


def polygon(points: Sequence[Point], fill: str, *, stroke: str = "", dash: str = "") -> str:
    """Return a filled shape through ``points``."""
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polygon points="{corners}" fill="{fill}"{_stroke(stroke, dash)}/>'


def polyline(points: Sequence[Point], colour: str, *, width: float = 1.4, dash: str = "") -> str:
    """Return an open line through ``points``."""
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polyline points="{corners}" fill="none"{_stroke(colour, dash, width)}/>'


def text_width(words: str, size: float = FONT_POINTS, *, bold: bool = False) -> float:
    """Return the printed width of ``words`` in points, from the font's own advances."""
    advances = _advances(bold)
    return sum(advances.get(ord(letter), _UNKNOWN_WIDTH) for letter in words) * size


def fit(words: str, width: float, size: float = FONT_POINTS, *, bold: bool = False) -> str:
    """Return ``words`` cut with an ellipsis so that they hold in ``width`` points.

    Examples
    --------
    >>> fit("Court", 200)
    'Court'
    """
    if text_width(words, size, bold=bold) <= width:
        return words
    kept = words
    while kept and text_width(kept.rstrip() + ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


@cache
def _advances(bold: bool) -> dict[int, float]:
    """Return the advance of each code point, in fractions of the size."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts_folder() / _FONT_FILES[bold]) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}


def _words(words: str) -> str:
    """Escape ``words``; the PDF replaces by itself the few letters that its font cannot write."""
    return escape(_one_line(words), quote=False)


def _attribute(words: str) -> str:
    return escape(_one_line(words), quote=True)


def _one_line(words: str) -> str:
    return _NOT_XML.sub("", re.sub(r"[\t\r\n]+", " ", words))


def _stroke(colour: str, dash: str = "", width: float = 1.2) -> str:
    if not colour:
        return ""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{_n(width)}"{dashes}'


def _n(value: float) -> str:
    """Write a coordinate in the fewest characters."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
