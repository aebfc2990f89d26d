"""What the options of `shebao run` say: the seeds and the scale, as users write them."""

from __future__ import annotations

import re

from sim.errors import OutputError

from .labels import Language, text


def read_scale(written: str, lang: Language) -> int:
    """The k of `1/k`.

    Raises
    ------
    OutputError   if it is not written so
    """
    found = re.fullmatch(r"\s*1\s*(?:/\s*([1-9][0-9]{0,8}))?\s*", written)
    if found is None:
        raise OutputError(text("run.scale", lang, found=repr(written)))
    return int(found.group(1) or 1)


def read_seeds(written: str, lang: Language) -> tuple[int, ...]:
    """Seeds 1..N from a number, or those of a list with commas.

    Raises
    ------
    OutputError   if it is neither, or a seed stands twice
    """
    parts = [part.strip() for part in written.split(",") if part.strip()]
    good = bool(parts) and all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts)
    seeds = tuple(int(part) for part in parts) if good else ()
    if seeds and "," not in written:
        seeds = tuple(range(1, seeds[0] + 1)) if 1 <= seeds[0] <= 100_000 else ()
    if not seeds or len(set(seeds)) < len(seeds):
        raise OutputError(text("run.seeds", lang, found=repr(written)))
    return seeds
