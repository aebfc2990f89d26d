"""Where a result comes from: enough to run it again."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import version

from .compiling import code_digest
from .scenario import Scenario

PARTS = ("numpy", "numba", "scipy", "xarray")


def provenance(scenarios: Sequence[Scenario], scale: int, seconds: float) -> dict[str, str]:
    """Attributes of a result: facts, code, versions, machine, time; all strings.

    Texts of scenarios are joined in order, each headed by its name and digest.
    """
    texts = [f"# {s.name} sha256:{s.digest}\n{s.text}" for s in scenarios]
    return {
        "scenario_digests": " ".join(f"{s.name}:{s.digest[:16]}" for s in scenarios),
        "scenario_texts": "\n".join(texts),
        "code_digest": code_digest(),
        "data_digest": scenarios[0].data_digest,
        "versions": " ".join(f"{part} {version(part)}" for part in PARTS),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "scale": f"1/{scale}",
        "wall_seconds": f"{seconds:.1f}",
    }
