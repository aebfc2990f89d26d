"""How kernels are compiled: what Python may call, and that it is compiled once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Any

import numba
import numpy as np
import pytest

from scenarios.build import build_scenario
from sim import compiling
from sim.compiling import CodeBehind, Kernel, jit_is_on, kernel
from sim.schemes.money import share_of

compiled = pytest.mark.skipif(not jit_is_on(), reason="kernels run as plain Python")


@kernel
def twice(amount):  # type: ignore[no-untyped-def]
    return share_of(amount, 2_000_000)


@compiled
def test_a_kernel_has_no_door_until_python_knocks():
    assert isinstance(twice, Kernel)
    assert "door" not in vars(twice)
    assert twice(21) == 42
    assert "door" in vars(twice)
    assert not twice.nopython_signatures, "the form without a door was compiled for nothing"


@compiled
def test_two_threads_that_knock_at_once_get_one_door(monkeypatch):
    made = []
    with_door = compiling._with_door
    monkeypatch.setattr(compiling, "_with_door", lambda f: made.append(f) or with_door(f))

    @kernel
    def thrice(amount):
        return 3 * amount

    both = threading.Barrier(2)

    def knock():
        both.wait()
        assert thrice(2) == 6

    threads = [threading.Thread(target=knock) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


@compiled
def test_what_is_behind_a_door_has_no_machine_code_of_its_own():
    assert twice(21) == 42
    behind = [result.library for result in share_of.overloads.values()]
    assert all(isinstance(code, CodeBehind) for code in behind)
    assert not any(code.get_pointer_to_function("share_of") for code in behind)


@compiled
def test_other_code_compiled_by_numba_still_counts_from_the_end():
    assert numba.njit(lambda numbers, k: numbers[k])(np.arange(5), -1) == 4


TWICE_OF_21 = """
import gc, sys
from sim.schemes.money import share_of
often = gc.get_threshold()
print(share_of(21, 2_000_000), gc.get_threshold() == often, gc.get_freeze_count() > 0)
print(sum(share_of._door().stats.cache_hits.values()), "numba.np.polynomial" in sys.modules)
"""


@compiled
def test_code_on_disk_is_loaded_without_what_compiles(tmp_path):
    settings = {**os.environ, "SHEBAO_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", TWICE_OF_21]
    printed = [
        subprocess.run(command, env=settings, check=True, text=True, capture_output=True).stdout
        for _ in range(2)
    ]
    assert printed == ["42 True True\n0 True\n", "42 True True\n1 False\n"]


@compiled
def test_a_record_is_named_by_its_fields_in_few_words():
    def name(**fields: str) -> str:
        return repr(numba.from_dtype(np.dtype(list(fields.items()))))

    assert name(sex="i1", age="i8") == name(sex="i1", age="i8")
    assert len({name(sex="i1", age="i8"), name(sex="i1", age="i4"), name(age="i8")}) == 3
    assert len(name(**{f"field_{k}": "f8" for k in range(99)})) < 50


def kinds(packed: Any, name: str = "facts") -> dict[str, np.dtype]:
    """The types of all arrays and records in packed facts, by path."""
    if isinstance(packed, np.ndarray | np.void):
        return {name: packed.dtype}
    if isinstance(packed, list):
        packed = packed[:1]
    found: dict[str, np.dtype] = {}
    for key, part in zip(getattr(packed, "_fields", "0" * len(packed)), packed, strict=False):
        found |= kinds(part, f"{name}.{key}")
    return found


@pytest.mark.parametrize(("name", "years"), [("china-2018-law", 6), ("district-2017-law", 3)])
def test_what_is_compiled_serves_any_number_of_years_and_any_place(name: str, years: int) -> None:
    one = kinds(build_scenario("china-2018-law", years=3).packed(1))
    assert len(one) > 10
    assert one == kinds(build_scenario(name, years=years).packed(1))
