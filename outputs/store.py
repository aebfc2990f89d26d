"""Results on disk: `result.nc` of a run folder, written and read without loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

from sim.accounts import ACCOUNTS
from sim.errors import OutputError

from .labels import Language, default_language, text

RESULT = "result.nc"


def write_result(result: xr.Dataset, path: Path) -> None:
    """Write a result as NetCDF-4, compressed.

    The file appears under its name only when it is whole, so a kill leaves no half result.
    """
    large = {
        str(name): {"zlib": True, "complevel": 4}
        for name, values in result.data_vars.items()
        if values.size > 1000
    }
    part = path.with_name(path.name + ".part")
    result.to_netcdf(part, engine="h5netcdf", encoding=large)
    part.replace(path)


def read_result(run: Path, lang: Language | None = None) -> xr.Dataset:
    """The result of a run folder, or of a .nc file, as it was written.

    Raises
    ------
    OutputError   if there is none, or it is no result of ours
    """
    language = lang or default_language()
    path = run / RESULT if run.is_dir() else run
    if not path.is_file():
        raise OutputError(text("store.missing", language, path=run))
    try:
        with xr.open_dataset(path, engine="h5netcdf") as opened:
            result = opened.load()
    except (OSError, ValueError, KeyError) as error:
        raise OutputError(text("store.unreadable", language, path=path, reason=error)) from None
    missing = [name for name in ("accrual", "cash", "gain_ever") if name not in result]
    if missing:
        raise OutputError(text("store.foreign", language, path=path, missing=", ".join(missing)))
    lost = [account.name for account in ACCOUNTS if account.name not in result["account"].values]
    if lost:
        raise OutputError(text("store.older", language, path=path, missing=", ".join(lost[:5])))
    for name, values in result.coords.items():
        if values.dtype == object:
            result = result.assign_coords({str(name): (values.dims, values.values.astype(str))})
    for name in result.variables:
        result[name].encoding = {}
    if np.issubdtype(result["month"].dtype, np.datetime64):
        result = result.assign_coords(month=result["month"].astype("datetime64[ns]"))
    result.encoding = {}
    return result
