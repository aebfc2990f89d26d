"""`shebao run`: a plan becomes a study, the study a folder and a page of text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import xarray as xr

from scenarios.plan import Plan, make_plan
from scenarios.study import run_scenarios
from sim.compiling import will_compile

from .faults import told
from .folder import drop_if_empty, fill_folder, open_folder
from .labels import Language, text
from .progress import RunProgress
from .tables import print_run, run_text


class StoppedError(Exception):
    """The user stopped a run; the seeds that were complete, if any, are written."""


def run(
    names: Sequence[str],
    *,
    years: int | None,
    seeds: Sequence[int],
    scale: int,
    workers: int | None,
    out: Path | None,
    lang: Language,
) -> Path:
    """Run scenarios, show what came out, write the folder; returns it.

    Raises
    ------
    ScenarioError, OutputError   if anything that was asked for cannot be done
    StoppedError   if stopped, after the complete seeds are written
    """
    plan = make_plan(names)
    for warning in (*plan.warnings, *(plan.too_short(years) if years else ())):
        print(told(warning, lang), file=sys.stderr)
    folder = open_folder(plan.name, out, lang)
    try:
        result = simulate(plan, years, seeds, scale, workers, lang)
        print_run(result, lang)
        fill_folder(folder, result, run_text(result, lang), lang)
    except BaseException:
        drop_if_empty(folder)
        raise
    print(text("run.written", lang, folder=folder))
    done = result.sizes["seed"]
    if done < len(seeds):
        raise StoppedError(text("run.stopped", lang, done=done, wanted=len(seeds)))
    return folder


def simulate(
    plan: Plan,
    years: int | None,
    seeds: Sequence[int],
    scale: int,
    workers: int | None,
    lang: Language,
) -> xr.Dataset:
    """Run a plan with a progress bar.

    Raises
    ------
    StoppedError   if stopped before the first seed was complete
    """
    if will_compile():
        print(text("run.compiling", lang), file=sys.stderr, flush=True)
    with RunProgress(lang) as progress:
        try:
            result = run_scenarios(
                plan,
                years=years,
                seeds=seeds,
                scale=scale,
                workers=workers,
                progress=progress.tell,
            )
        except KeyboardInterrupt:
            raise StoppedError(text("run.nothing", lang)) from None
    print(progress.report(), file=sys.stderr)
    if result.sizes["seed"] < len(seeds):
        return result.assign_attrs(seeds_wanted=len(seeds))
    return result
