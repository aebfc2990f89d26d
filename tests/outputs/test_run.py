"""`shebao run` and `compare`: the folder, what it holds, and what happens when it is stopped."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import xarray as xr
from test_command import status

import sim.study
from outputs.folder import open_folder
from outputs.options import read_scale, read_seeds
from outputs.store import read_result, write_result
from scenarios.plan import make_plan
from scenarios.study import run_scenarios
from sim.errors import OutputError, ScenarioError

FILES = {"result.nc", "summary.csv", "workbook.xlsx", "summary.txt", "chart.png", "chart.svg"}
SMALL = ("--scale", "1/2000", "--years", "2")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A small run of a reform beside its base, with two seeds."""
    folder = tmp_path_factory.mktemp("runs") / "first"
    words = ("run", "liaocheng-2023-package", *SMALL, "--seeds", "2", "--out", str(folder))
    assert status(*words) == 0
    return folder


def test_a_run_leaves_result_summary_and_chart(finished):
    assert {path.name for path in finished.iterdir()} == FILES


def test_a_reform_runs_beside_its_base_which_comes_first(finished):
    result = read_result(finished)
    assert ["liaocheng-2022-law", "liaocheng-2023-package"] == list(result["scenario"].values)
    assert ["", "2023-07"] == list(result["reform_from"].values)
    assert [1, 2] == list(result["seed"].values)


def test_python_gives_the_dataset_that_the_command_stores(finished):
    here = run_scenarios(["liaocheng-2023-package"], years=2, scale=2000, seeds=(1, 2))
    stored = read_result(finished)
    assert here.attrs.keys() == stored.attrs.keys()
    for result in (here, stored):
        del result.attrs["wall_seconds"]
    xr.testing.assert_identical(here, stored)
    told = {"changed", "assumed", "reform_from", "funding_until", "critical_until"}
    assert told < set(here.coords)
    assert {"own_premium", "check_simulated", "check_expected", "check_error"} < set(here.data_vars)
    assert "resident_birth.grant_first" in str(here["changed"].values[1])


def test_what_is_simulated_stands_beside_its_base_by_any_name():
    here, there = (run_scenarios(n, years=1, scale=5000) for n in ("null-reform", ["null-reform"]))
    assert ["liaocheng-2022-law", "null-reform"] == here["scenario"].values.tolist()
    assert here.drop_attrs().identical(there.drop_attrs())
    with pytest.raises(ScenarioError, match="found none"):
        run_scenarios([])
    with pytest.raises(ScenarioError, match="different bases"):
        run_scenarios(["null-reform", "yian-2017"])


def test_runs_are_put_under_runs_and_never_on_top_of_each_other(here):
    folders = [open_folder("x", None, "zh") for _ in range(3)]
    assert len(set(folders)) == 3
    assert all(str(folder).startswith("runs/x-") for folder in folders)


def test_a_folder_that_holds_a_result_is_refused_before_the_run(finished, capsys):
    before = {path.name: path.read_bytes() for path in finished.iterdir()}
    assert status("run", "null-reform", *SMALL, "--out", str(finished), "--lang", "en") == 2
    assert "already holds" in capsys.readouterr().err
    assert before == {path.name: path.read_bytes() for path in finished.iterdir()}


def test_a_file_cannot_be_the_folder(here):
    (here / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be a folder"):
        open_folder("x", here / "file", "en")


def test_nothing_done_at_ctrl_c_exits_130_with_one_line_and_leaves_no_folder(
    here, monkeypatch, capsys
):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(sim.study, "run_study", stopped)
    assert status("run", "null-reform", *SMALL, "--lang", "en") == 130
    captured = capsys.readouterr()
    assert captured.err.startswith("Stopped before the first seed")
    assert captured.err.count("\n") == 1
    assert not list((here / "runs").iterdir())


def test_what_was_done_before_ctrl_c_is_kept(here, monkeypatch, capsys):
    complete = sim.study.run_study

    def stopped(scenarios, seeds, **others):
        return complete(scenarios, seeds=seeds[:1], **others)

    monkeypatch.setattr(sim.study, "run_study", stopped)
    words = ("run", "null-reform", *SMALL, "--seeds", "3", "--out", "kept", "--lang", "en")
    assert status(*words) == 130
    assert "the 1 of 3 seeds" in capsys.readouterr().err
    assert "the 1 of 3 seeds" in (here / "kept" / "summary.txt").read_text(encoding="utf-8")
    assert read_result(here / "kept").sizes["seed"] == 1


def test_a_result_comes_back_from_disk_as_it_was(study, tmp_path):
    result = study.assign_coords(reform_from=("scenario", ["", "2023-07", "2023-07", ""]))
    write_result(result, tmp_path / "result.nc")
    back = read_result(tmp_path)
    xr.testing.assert_identical(result, back)
    for name in result.variables:
        assert result[name].dtype.kind == back[name].dtype.kind
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_or_foreign_file_is_refused(tmp_path):
    (tmp_path / "result.nc").write_bytes(b"nothing of ours")
    with pytest.raises(OutputError, match="cannot be read"):
        read_result(tmp_path, "en")
    xr.Dataset({"x": ("y", [1])}).to_netcdf(tmp_path / "other.nc", engine="h5netcdf")
    with pytest.raises(OutputError, match="no result of shebao"):
        read_result(tmp_path / "other.nc", "en")


def test_the_spreadsheet_holds_every_seed_the_mean_and_its_interval(finished):
    with (finished / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    statistics = [row["统计量"] for row in rows[:5]]
    assert ["均值", "95%下限", "95%上限", "种子1", "种子2"] == statistics
    assert len(rows) == 2 * 2 * 5
    first, second = (float(rows[k]["生育账户支出（元）"]) for k in (3, 4))
    assert float(rows[0]["生育账户支出（元）"]) == pytest.approx((first + second) / 2, abs=0.005)
    result = read_result(finished)
    people = int(result["people"][0, 0].sel(january=2022).sum())
    assert people == int(rows[3]["年初人口（人）"])


def test_excel_is_told_that_the_spreadsheet_is_utf_8(finished):
    assert (finished / "summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_compare_of_one_run_shows_only_accounts_that_differ(finished, capsys):
    assert status("compare", str(finished), "--lang", "en") == 0
    printed = capsys.readouterr().out
    assert "delivery stays" in printed
    assert "enterprises" not in printed


def test_compare_of_two_runs_takes_the_last_scenario_of_each(finished, here, capsys):
    words = ("run", "liaocheng-delivery-100", *SMALL, "--seeds", "2", "--out", "second")
    assert status(*words) == 0
    capsys.readouterr()
    assert status("compare", "second", str(finished), "--lang", "en") == 0
    printed = capsys.readouterr().out
    assert "the maternity package of July 2023" in printed
    assert "against: Liaocheng pays all eligible delivery cost" in printed
    assert "delivery stays" not in printed
    assert "prenatal checks" in printed


def test_runs_of_different_periods_are_not_compared(finished, here, capsys):
    words = ("run", "null-reform", "--scale", "1/2000", "--years", "1", "--out", "short")
    assert status(*words) == 0
    capsys.readouterr()
    assert status("compare", str(finished), "short", "--lang", "en") == 2
    assert capsys.readouterr().err.endswith("Run both again with --years 1.\n")


def test_runs_that_begin_in_different_years_are_told_what_can_be_compared(finished, here, capsys):
    later = read_result(finished).assign_coords(year=lambda result: result["year"] + 7)
    write_result(later, here / "later.nc")
    assert status("compare", str(finished), "later.nc", "--lang", "zh") == 2
    said = capsys.readouterr().err
    assert "开始年份由基准决定：请比较基准相同的方案" in said
    assert "（基准 liaocheng-2022-law）" in said
    assert "--years" not in said


def test_a_result_of_another_version_is_told_so(finished, here, capsys):
    result = read_result(finished)
    write_result(result.isel(account=slice(1, None)), here / "older.nc")
    assert status("compare", "older.nc", "--lang", "zh") == 2
    lost = str(result["account"].values[0])
    assert f"由程序的另一版本写出，没有这些科目：{lost}。" in capsys.readouterr().err


def test_a_single_scenario_has_nothing_to_compare(here, capsys):
    words = ("run", "liaocheng-2022-law", "--scale", "1/2000", "--years", "1", "--out", "alone")
    assert status(*words) == 0
    assert status("compare", "alone") == 2


def test_several_reforms_share_one_run_of_their_base(capsys):
    plan = make_plan(["liaocheng-2023-package", "null-reform", "liaocheng-2023-package"])
    names = [facts.name for facts in plan.facts]
    assert ["liaocheng-2022-law", "liaocheng-2023-package", "null-reform"] == names
    assert ["", "2023-07", ""] == plan.reform_months()


def test_a_reform_file_finds_its_base_beside_it(tmp_path):
    reform = tmp_path / "mine.yaml"
    reform.write_text(
        "scenario: mine\ntitle_zh: 我的\ntitle_en: mine\nbase: liaocheng-2022-law\nchanges: {}\n",
        "utf-8",
    )
    plan = make_plan([str(reform)])
    assert ["liaocheng-2022-law", "mine"] == [facts.name for facts in plan.facts]


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"years": 0}, "years: found 0. Allowed: a whole number from 1 on. Leave years out"),
        ({"years": 2.5}, "years: found 2.5. Allowed: a whole number"),
        ({"scale": "1/10"}, "scale: found '1/10'. Allowed: a whole number from 1 on. scale=10"),
        ({"scale": 0}, "scale: found 0. "),
        ({"scale": True}, "scale: found True. "),
        ({"seeds": 3}, "seeds: found 3. Allowed: different whole numbers"),
        ({"seeds": (1, 1)}, "seeds: found (1, 1). "),
        ({"seeds": ()}, "seeds: found (). "),
        ({"seeds": (-1,)}, "seeds: found (-1,). "),
        ({"seeds": "12"}, "seeds: found '12'. "),
        ({"workers": 0}, "workers: found 0. Allowed: a whole number from 1 on. Leave workers out"),
        ({"workers": -1}, "workers: found -1. "),
    ],
)
def test_numbers_that_mean_nothing_are_one_clear_error(wrong, cure):
    with pytest.raises(ScenarioError) as caught:
        run_scenarios(["null-reform"], **wrong)
    assert str(caught.value).startswith(cure)


def test_numbers_of_numpy_are_numbers():
    sim.study.check_numbers(np.int64(2), np.arange(3), np.int32(10), None)


def test_seeds_and_scale_are_read_as_written():
    assert (1, 2, 3) == read_seeds("3", "zh")
    assert (7,) == read_seeds("7,", "zh")
    assert (5, 1) == read_seeds("5,1", "zh")
    assert [1, 1, 50] == [read_scale(words, "zh") for words in ("1", "1/1", " 1 / 50 ")]


def test_every_number_of_the_dataset_is_whole(finished):
    result = read_result(finished)
    counted = [name for name in result.data_vars if not name.startswith("check_")]
    assert all(np.issubdtype(result[name].dtype, np.integer) for name in counted)
