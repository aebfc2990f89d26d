"""How kernels are compiled: the only file that imports numba.

The cache of compiled code lies in a folder named by the digest of the `sim` sources, because
numba's own cache does not notice that a function called from another file was edited.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
from llvmlite.binding import parse_assembly
from numba.core import config
from numba.core.caching import FunctionCache
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
from numba.core.compiler_lock import global_compiler_lock
from numba.core.dispatcher import Dispatcher
from numba.core.runtime.nrt import rtsys
from numba.core.types import Record
from numba.np import arrayobj

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
    "error_model": "numpy",
    "no_cfunc_wrapper": True,  # nobody calls kernels from C; a fifth of the compilation
}
WITHOUT_COUNTING: dict[str, Any] = {"_nrt": False}
#: Things made between two looks for garbage, and looks among the young for one among older things.
SELDOM = (100_000, 50, 100)
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


class CodeBehind(JITCodeLibrary):
    """Code of a kernel that only kernels call: kept as written until a door takes it in."""

    def finalize(self) -> None:
        """Nothing is linked, improved or made into machine code."""
        self._finalized = True

    def get_pointer_to_function(self, _name: str) -> int:
        """Python cannot call it."""
        return 0

    @property
    def codegen(self) -> Any:
        """Who keeps the environment of Python, which a kernel has no use for."""
        return self

    def set_env(self, _name: str, _env: Any) -> None:
        """Keep no environment."""


class CodeOfDoor(JITCodeLibrary):
    """Code of a door with that of all kernels behind it, made into machine code as one.

    Nobody else calls that copy of them, so arguments that a kernel does not need are not passed.
    """

    def finalize(self) -> None:
        """Take in every kernel that is called, directly or not."""
        for library in self._linking_libraries:  # grows on the way
            known = self._linking_libraries
            known.extend(other for other in library._linking_libraries if other not in known)
        super().finalize()  # type: ignore[no-untyped-call]

    def serialize_using_object_code(self) -> tuple[str, str, tuple[bytes, bytes]]:
        """What is kept on disk: machine code, and names alone of the text that it was made from."""
        functions = [f for f in self._final_module.functions if not f.is_declaration]
        names = [f.name for f in functions if f.linkage.name != "internal"]
        listed = parse_assembly("\n".join(f'@"{name}" = global i8 0' for name in names))
        made: bytes = self._get_compiled_object()  # type: ignore[no-untyped-call]
        return self.name, "object", (made, listed.as_bitcode())

    def _optimize_final_module(self) -> None:
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage.name == "linkonce_odr":
                function.linkage = "internal"
        super()._optimize_final_module()  # type: ignore[no-untyped-call]


class BehindDoor(Compiler):
    """Compiles a kernel that only kernels call."""

    code: type[JITCodeLibrary] = CodeBehind

    def __init__(self, types: Any, target: Any, library: Any, *rest: Any) -> None:
        if library is None:
            library = self.code(target.codegen(), "kernel")
            library.enable_object_caching()
        super().__init__(types, target, library, *rest)  # type: ignore[no-untyped-call]
        self.state.targetctx.counts_from_end = False


class Doorway(BehindDoor):
    """Compiles a door, which Python calls."""

    code = CodeOfDoor


def _index(context: Any, builder: Any, kind: Any, index: Any, size: Any) -> Any:
    """Kernels never count from the end of an array, so the sign of an index is not looked at."""
    if getattr(context, "counts_from_end", True):
        return fix_integer_index(context, builder, kind, index, size)  # type: ignore[no-untyped-call]
    return context.cast(builder, index, kind, numba.types.intp)


fix_integer_index = arrayobj.fix_integer_index
setattr(arrayobj, "fix_integer_index", _index)  # noqa: B010 (numba has no option for it)


def _short_name(kind: Any) -> str:
    """A kind of record by digest: names of kernels are made of those of all their arguments.

    With fields written out a name has thousands of characters; a tenth of the compilation.
    """
    if "short_name" not in vars(kind):
        digest = hashlib.sha256(full_name(kind).encode()).hexdigest()[:16]
        vars(kind)["short_name"] = f"Record({len(kind)} fields, {digest})"
    return str(vars(kind)["short_name"])


full_name = Record.__repr__
setattr(Record, "__repr__", _short_name)  # noqa: B010


class Kernel(Dispatcher):
    """A kernel that gets its door to Python when Python first knocks.

    A door unpacks every array of every argument; most kernels are called by kernels alone. They
    have no machine code of their own: it is made once, for a door and all that is behind it
    (docs/performance.md).
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


@contextmanager
def _things_that_stay() -> Iterator[None]:
    """Most of what is made meanwhile stays: look for garbage less often, and never through it.

    Compiling makes tens of millions of things; to look through them takes a twentieth of its time,
    and half a second more at the end of a process.
    """
    often = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*often)


class KeptCode(FunctionCache):
    """Machine code on disk, which needs nothing of what numba first imports to compile."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The code for a signature, if it is kept; only what hands over arrays is made ready."""
        rtsys.initialize(target_context)
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)  # type: ignore[no-untyped-call]


class Door(Dispatcher):
    """What Python calls: a function compiled with all kernels behind it, or loaded from disk."""

    def enable_caching(self) -> None:
        """Keep its machine code."""
        self._cache = KeptCode(self.py_func)  # type: ignore[no-untyped-call]

    def compile(self, sig: Any) -> Any:
        """Load or compile it for a signature, one thread at a time."""
        with global_compiler_lock, _things_that_stay():
            return super().compile(sig)


def _with_door(function: Any) -> Any:
    """Compile a function for Python, under a name of its own in the cache."""
    code, scope = function.__code__, function.__globals__
    twin = FunctionType(code, scope, function.__name__, None, function.__closure__)
    twin.__module__, twin.__qualname__ = function.__module__, f"{function.__qualname__}{DOOR}"
    return _door(twin, **WITHOUT_COUNTING)


def _door(function: Any, **options: Any) -> Any:
    compiled = numba.njit(**OPTIONS, **options, pipeline_class=Doorway)(function)
    compiled.__class__ = Door
    compiled.enable_caching()
    return compiled


def _kernel(function: Callable[..., Any], **options: Any) -> Any:
    if not jit_is_on():
        return function
    options |= {**OPTIONS, **WITHOUT_COUNTING, "no_cpython_wrapper": True}
    compiled = numba.njit(**options, pipeline_class=BehindDoor)(function)
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
    return _door(function) if jit_is_on() else function
