"""The folder of a run: where it lies, that nothing is overwritten, what goes into it."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path

import xarray as xr

from sim.errors import OutputError

from .labels import Language, text
from .store import RESULT, write_result

#: Files of a run besides its charts.
SUMMARY_TEXT, SUMMARY_TABLE, WORKBOOK = "summary.txt", "summary.csv", "workbook.xlsx"


def open_folder(name: str, out: Path | None, lang: Language) -> Path:
    """Make the folder of a run before it starts, so that a bad place is known at once.

    Parameters
    ----------
    name : of the run, for the default `runs/<name>-<time>`
    out : the folder that the user asked for

    Raises
    ------
    OutputError   if the folder holds a result already, or cannot be made
    """
    if out is None:
        return _new_folder(name, lang)
    if out.is_dir():
        files = sorted(path.name for path in out.iterdir())
        ours = [file for file in files if _is_ours(file)]
        if ours:
            raise OutputError(text("run.exists", lang, folder=out, found=", ".join(ours)))
        return out
    try:
        out.mkdir(parents=True)
    except OSError as error:
        raise OutputError(text("run.not_folder", lang, folder=out, reason=error.strerror)) from None
    return out


def drop_if_empty(folder: Path) -> None:
    """Remove the folder of a run that left nothing."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def fill_folder(folder: Path, result: xr.Dataset, summary: str, lang: Language) -> list[str]:
    """Write a run: result, yearly numbers, workbook, the text shown, one chart a reform.

    Returns
    -------
    names of the files, in the order written
    """
    from .charts import draw_run
    from .spreadsheet import write_summary
    from .workbook import write_run

    write_result(result, folder / RESULT)
    (folder / SUMMARY_TEXT).write_text(summary, encoding="utf-8")
    write_summary(result, folder / SUMMARY_TABLE, lang)
    write_run(result, folder / WORKBOOK, lang)
    return [RESULT, SUMMARY_TABLE, WORKBOOK, SUMMARY_TEXT, *draw_run(result, folder, lang)]


def _new_folder(name: str, lang: Language) -> Path:
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        end = f"-{number}" if number > 1 else ""
        folder = Path("runs") / f"{name}-{stamp}{end}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            reason = error.strerror
            raise OutputError(text("run.not_folder", lang, folder=folder, reason=reason)) from None
        return folder
    raise OutputError(text("run.not_folder", lang, folder="runs", reason=stamp))


def _is_ours(file: str) -> bool:
    chart = file.startswith("chart") and file.endswith((".png", ".svg"))
    return chart or file in (RESULT, SUMMARY_TEXT, SUMMARY_TABLE, WORKBOOK)
