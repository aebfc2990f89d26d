"""The first sheet of the workbook: of which scenarios, sample, seeds and law the others are."""

from __future__ import annotations

import xarray as xr

from .facts import digests_of
from .labels import LANGUAGES, Language, text
from .sampling import scale_of
from .sheet_print import Cell, Sheet
from .sheets import SENTENCE
from .tables import scope_note

#: Letters of the two columns: an item, what is said of it.
WIDTHS = (24, 96)


def about_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """What a reader must know of a run before a number of it."""
    digests = digests_of(result)
    rows: list[list[Cell]] = []
    for k, name in enumerate(result["scenario"].values):
        title = str(result[f"title_{lang}"].values[k])
        words = text("about.titled", lang, title=title, name=name, digest=digests.get(name, "-"))
        rows.append([text("about.scenario", lang), words])
    years = result["year"].values
    rows.append([text("about.years", lang), f"{int(years[0])}-{int(years[-1])}"])
    rows.append([text("about.sample", lang), _sample(result, lang)])
    rows.append([text("about.seeds", lang), _seeds(result, lang)])
    codes = [str(result.attrs.get(f"{part}_digest", "-")) for part in ("code", "data")]
    rows.append([text("about.code", lang), ", ".join(codes)])
    rows.append([text("about.money", lang), text("about.yuan", lang)])
    if result.sizes["scenario"] > 1:
        rows.append([text("about.changes", lang), text("about.change_rows", lang)])
    rows.append([text("about.scope", lang), scope_note(result, lang)])
    heads = [[text(f"about.{name}", t) for name in ("item", "content")] for t in LANGUAGES]
    return Sheet(text("about", lang), heads, rows, [SENTENCE] * 2, WIDTHS, keys=0)


def foot(result: xr.Dataset, lang: Language) -> str:
    """What stands below each printed page: the sample, the number of seeds, the code."""
    key = "about.foot_sampled" if scale_of(result) > 1 else "about.foot_everybody"
    code = str(result.attrs.get("code_digest", "-"))[:8]
    scale, number = result.attrs["scale"], result.sizes["seed"]
    return text(key, lang, scale=scale, number=number, code=code)


def _sample(result: xr.Dataset, lang: Language) -> str:
    scale = scale_of(result)
    if scale == 1:
        return text("about.everybody", lang)
    return text("about.sampled", lang, scale=result.attrs["scale"], times=scale)


def _seeds(result: xr.Dataset, lang: Language) -> str:
    seeds = ", ".join(str(int(seed)) for seed in result["seed"].values)
    number = result.sizes["seed"]
    key = "about.mean_of" if number > 1 else "about.one_seed"
    return text(key, lang, seeds=seeds, number=number)
