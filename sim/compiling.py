"""How kernels are compiled: the only file that imports numba.

The cache of compiled code lies in a folder named by the digest of the `sim` sources, because
numba's own cache does not notice that a function called from another file was edited.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numba
from numba.core import config

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


def jit_is_on() -> bool:
    """Whether kernels are compiled (`NUMBA_DISABLE_JIT=1` runs them as plain Python)."""
    return not getattr(config, "DISABLE_JIT")  # noqa: B009


def will_compile() -> bool:
    """Whether the first call of the engine has to compile it, which takes a while.

    The kernel that lives a block's years is compiled last, so its file says that all are there.
    """
    return jit_is_on() and not any(cache_folder().rglob("year.live-*.nbi"))


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function of numbers and arrays; the interpreter's lock is let go while it runs.

    Kernels allocate nothing, so numba need not count references to the hundred arrays that
    each call passes on; leaving it out makes the engine four times as fast
    (docs/performance.md).
    """
    return numba.njit(**OPTIONS, **WITHOUT_COUNTING)(function)


def inlined_kernel(function: Callable[..., Any]) -> Any:
    """Compile a kernel whose code is written into each of its callers.

    For small ones in hot loops, which can then become vectors of numbers.
    """
    return numba.njit(**OPTIONS, **WITHOUT_COUNTING, forceinline=True)(function)


def allocating_kernel(function: Callable[..., Any]) -> Any:
    """Compile a function that makes arrays of its own."""
    return numba.njit(**OPTIONS)(function)
