"""Room for kernels: many arrays as the fields of one record.

Numba passes every array of a tuple as seven numbers through every call, so calls with a hundred
arrays cost more than the work they do, and more to compile. A record passes as one pointer and
reads the same (`people.sex[i]`). Its shapes are part of its type, so rooms have one fixed size;
what nobody touches takes no memory. Measured: docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Records = Any  # numpy.recarray: its fields are known at run time only
Shape = tuple[int, ...]
#: Longest study: what is kept by year has room for it.
MAX_YEARS = 100
#: Bytes of a line of the cache.
LINE = 64


def room(fields: Mapping[str, tuple[npt.DTypeLike, Shape]]) -> Records:
    """A table of one record of zeros with these fields; kernels take `room(...)[0]`.

    It begins at a line of the cache, so that vectors of numbers do not lie across two.
    """
    kind = np.dtype([(name, kind, shape) for name, (kind, shape) in fields.items()])
    raw = np.zeros(kind.itemsize + LINE, np.uint8)
    begin = -raw.ctypes.data % LINE
    return raw[begin : begin + kind.itemsize].view(kind).view(np.recarray)


def part(record: Records, shapes: Mapping[str, Shape]) -> dict[str, npt.NDArray[Any]]:
    """Views of the first elements of the fields of a room, as far as `shapes` say."""
    return {
        name: record[name][0][tuple(slice(0, length) for length in shape)]
        for name, shape in shapes.items()
    }


def table(columns: Mapping[str, npt.NDArray[Any]]) -> Records:
    """Arrays with one length as the fields of a table of records."""
    rows = len(next(iter(columns.values())))
    kinds = [(name, array.dtype, array.shape[1:]) for name, array in columns.items()]
    result = np.zeros(rows, kinds).view(np.recarray)
    for name, array in columns.items():
        result[name] = array
    return result


def record(arrays: Mapping[str, npt.NDArray[Any]]) -> Records:
    """Arrays of any shape as the fields of a table with one record."""
    return table({name: array[None] for name, array in arrays.items()})
