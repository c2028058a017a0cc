"""The house colours; every one that carries text reads at 4.5 to 1 or better on white and on ``WASH``."""

from __future__ import annotations

INK = "#1b2a38"
MUTED = "#55626e"
RULE = "#d5dce2"
WASH = "#f3f6f9"
NAVY = "#123a5e"
TEAL = "#086a76"
ORANGE = "#a34508"
GREEN = "#1a6b3c"
RED = "#b3261e"
PURPLE = "#6a3d8f"

#: Colours of series, in order; grey last, for what is not the message.
SERIES = (NAVY, TEAL, ORANGE, PURPLE, GREEN, MUTED)

TONES = {"neutral": NAVY, "good": GREEN, "warning": ORANGE, "bad": RED}


def contrast(first: str, second: str) -> float:
    """Return the contrast of two ``#rrggbb`` colours, from 1 (same) to 21 (black on white).

    Notes
    -----
    Ratio of relative luminances of WCAG 2.2, success criterion 1.4.3, which asks 4.5 of running text.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
