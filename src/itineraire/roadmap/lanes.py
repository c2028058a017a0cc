"""One whole number for a row of weeks: each week is a lane of bits, so that one operation serves all weeks at once.

The top bit of a lane is its flag. A row kept with its flags set loses, in a subtraction, the flag of the weeks in
which the result would fall below zero: one subtraction compares a task with every week.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

#: Array codes of 2, 4 and 8 bytes a week.
_CODES = {2: "H", 4: "I", 8: "Q"}


class Lanes:
    """Rows of a number of weeks, whose values stay below a largest one.

    Parameters
    ----------
    weeks
        Weeks of a row.
    largest
        Largest value that a week may hold.

    Examples
    --------
    >>> lanes = Lanes(3, 100)
    >>> left = lanes.row([5, 9, 7], flagged=True) - lanes.row([8, 8, 7])
    >>> list(lanes.weeks_of(left & lanes.flags))
    [1, 2]
    """

    def __init__(self, weeks: int, largest: int) -> None:
        self.weeks = weeks
        size = next(size for size in _CODES if largest < 1 << (8 * size - 1))
        self.code = _CODES[size]
        self.width = 8 * size
        lane = (1 << self.width) - 1
        #: For each count of weeks, 1 in each of the first ones; their flags; the flags of the weeks from there on.
        self.first = tuple(((1 << count * self.width) - 1) // lane for count in range(weeks + 1))
        self.ones = self.first[weeks]
        self.flags = self.ones << (self.width - 1)
        self.first_flags = tuple(ones << (self.width - 1) for ones in self.first)
        self.later_flags = tuple(self.flags ^ flags for flags in self.first_flags)

    def row(self, values: Sequence[int], start: int = 0, *, flagged: bool = False) -> int:
        """Return values of the weeks from ``start`` on, with the flags of the whole row or without any."""
        packed = int.from_bytes(array(self.code, values).tobytes(), sys.byteorder) << (start * self.width)
        return packed | self.flags if flagged else packed

    def flags_of(self, weeks: Iterable[int]) -> int:
        """Return the flags of some weeks."""
        found = 0
        for week in weeks:
            found |= 1 << (week * self.width)
        return found << (self.width - 1)

    def weeks_of(self, flags: int) -> Iterable[int]:
        """Return the weeks of a row's flags, the first one first."""
        while flags:
            lowest = flags & -flags
            yield lowest.bit_length() // self.width - 1
            flags ^= lowest

    def shifts(self, weeks: int) -> tuple[int, ...]:
        """Shifts whose successive ANDs keep a flag only when ``weeks`` flags in a row are set."""
        found, covered = [], 1
        while covered < weeks:
            step = min(covered, weeks - covered)
            found.append(step * self.width)
            covered += step
        return tuple(found)
