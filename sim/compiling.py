"""How kernels are compiled: the only file that imports numba.

The cache of compiled code lies in a folder named by the digest of the `sim` sources, because
numba's own cache does not notice that a function called from another file was edited.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
from numba.core import config
from numba.core.dispatcher import Dispatcher

SOURCES = Path(__file__).parent


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Digest of every source file of `sim` and of the versions that compile it, 16 hex digits."""
    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for path in sorted(SOURCES.rglob("*.py")):
        digest.update(path.relative_to(SOURCES).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Where compiled kernels are kept: `SHEBAO_CACHE`, or the user's cache folder."""
    chosen = os.environ.get("SHEBAO_CACHE")
    home = Path(chosen) if chosen else Path.home() / ".cache" / "shebao"
    return home / code_digest()


setattr(config, "CACHE_DIR", str(cache_folder()))  # noqa: B010 (numba sets it at run time)


OPTIONS: dict[str, Any] = {
    "nogil": True,
    "cache": True,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,  # nobody calls kernels from C; a fifth of the compilation
}
WITHOUT_COUNTING: dict[str, Any] = {"_nrt": False}
#: What the name of a kernel ends with where its form for Python is kept.
DOOR = "_door"


def jit_is_on() -> bool:
    """Whether kernels are compiled (`NUMBA_DISABLE_JIT=1` runs them as plain Python)."""
    return not getattr(config, "DISABLE_JIT")  # noqa: B009


def will_compile() -> bool:
    """Whether the first call of the engine has to compile it, which takes a while.

    The kernel that lives a block's years is compiled last, so its file says that all are there.
    """
    return jit_is_on() and not any(cache_folder().rglob(f"year.live{DOOR}-*.nbi"))


class Kernel(Dispatcher):
    """A kernel that gets its door to Python when Python first knocks.

    A door unpacks every array of every argument; most kernels are called by kernels alone, and
    leaving their doors out saves a fifth of the compilation (docs/performance.md).
    """

    knocking = threading.Lock()

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """Compile for the kinds of numbers, not anew for each constant it is called with."""
        without_value: Any = numba.types.unliteral
        plain = tuple(without_value(kind) for kind in args)
        named = {name: without_value(kind) for name, kind in kws.items()}
        return super().get_call_template(plain, named)

    def __call__(self, *values: Any) -> Any:
        """Call it from Python: through its twin that has a door, compiled when first needed."""
        return self._door()(*values)

    def _door(self) -> Any:
        if "door" not in self.__dict__:
            with self.knocking:
                if "door" not in self.__dict__:
                    self.__dict__["door"] = _with_door(self.py_func)
        return self.__dict__["door"]


def _with_door(function: Any) -> Any:
    """Compile a function for Python, under a name of its own in the cache."""
    code, scope = function.__code__, function.__globals__
    twin = FunctionType(code, scope, function.__name__, None, function.__closure__)
    twin.__module__, twin.__qualname__ = function.__module__, f"{function.__qualname__}{DOOR}"
    return numba.njit(**OPTIONS, **WITHOUT_COUNTING)(twin)


def _kernel(function: Callable[..., Any], **options: Any) -> Any:
    if not jit_is_on():
        return function
    options |= {**OPTIONS, **WITHOUT_COUNTING, "no_cpython_wrapper": True}
    compiled = numba.njit(**options)(function)
    compiled.__class__ = Kernel
    return compiled


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function of numbers and arrays; the interpreter's lock is let go while it runs.

    Kernels allocate nothing, so numba need not count references to the hundred arrays that
    each call passes on; leaving it out makes the engine four times as fast
    (docs/performance.md).
    """
    return _kernel(function)


def inlined_kernel(function: Callable[..., Any]) -> Any:
    """Compile a kernel whose code is written into each of its callers.

    For small ones in hot loops, which can then become vectors of numbers.
    """
    return _kernel(function, forceinline=True)


def allocating_kernel(function: Callable[..., Any]) -> Any:
    """Compile a function that makes arrays of its own."""
    return numba.njit(**OPTIONS)(function)
