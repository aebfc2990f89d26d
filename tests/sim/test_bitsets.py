"""Bits are found from the lowest up, wherever they are."""

from __future__ import annotations

import numpy as np
import pytest

from sim.bitsets import lowest, without_lowest


@pytest.mark.parametrize("position", range(64))
def test_the_lowest_bit_is_found_whatever_stands_above_it(position: int) -> None:
    everything_above = np.uint64((2**64 - 1) >> position << position)
    assert position == lowest(np.uint64(1 << position)) == lowest(everything_above)
    assert without_lowest(everything_above) == everything_above - np.uint64(1 << position)
