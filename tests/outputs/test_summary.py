"""Yearly numbers, tables and sentences: they add up, and a null reform changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from outputs.conclusions import conclusions
from outputs.funds import TRANSFERS
from outputs.labels import TEXTS
from outputs.money import (
    YUAN,
    choose_unit,
    common_unit,
    format_money,
    format_yuan,
    is_noise,
    say_money,
)
from outputs.summary import estimate, yearly
from outputs.tables import run_text
from sim.accounts import ACCOUNTS, Account

NULL = 3


@pytest.fixture(scope="module")
def numbers(study) -> xr.Dataset:
    return yearly(study)


def test_result_is_income_less_spending(numbers):
    difference = numbers["maternity_income"] - numbers["maternity_spending"]
    assert (numbers["maternity_result"] == difference).all()


def test_yearly_sums_are_those_of_the_months(study, numbers):
    names = [account.name for account in ACCOUNTS if account.maternity and not account.income]
    monthly = study["accrual"].sel(account=names).sum("account")
    by_group = monthly.groupby("month.year").sum()
    assert (by_group.transpose("scenario", "seed", "year") == numbers["maternity_spending"]).all()


def test_cumulated_change_ends_with_the_sum_of_changes(numbers):
    total = numbers["maternity_spending_change"].sum("year")
    assert (numbers["maternity_spending_change_cumulated"][..., -1] == total).all()


def test_cash_balance_is_the_balance_of_december(study, numbers):
    last = study["balance"].sel(ledger="maternity").isel(month=-1)
    assert (numbers["maternity_cash_balance"][..., -1] == last).all()


def test_gainers_gain_what_the_funds_pay_more(study, numbers):
    paid = study["accrual"].sel(account=[a.name for a in ACCOUNTS if _from_a_fund(a)])
    change = (paid - paid[0]).sum(("account", "month"))
    gained = (study["gain_ever"] - study["loss_ever"]).sum(
        ("sex", "age_band", "cover", "birth_order")
    )
    assert (change == gained).all()


def _from_a_fund(account: Account) -> bool:
    """Whether an account is a benefit: no transfer, and no money of the patient's own account."""
    own = account.fund == "employee_accounts" or account.name in TRANSFERS
    return not account.income and not own


def test_null_reform_shows_no_change_at_all(study, numbers):
    for name in ("maternity_spending_change", "resident_grants_change", "gainers", "losers"):
        assert not numbers[name][NULL].any()
    said = conclusions(study, numbers, NULL, "en")
    assert said[0] == "Cost: no difference from the base at all (0.00 yuan)."
    assert said[1] == "Funds pay more for nobody. They pay less for nobody."


def test_conclusions_tell_when_the_fund_runs_dry(study):
    poor = study.copy(deep=True)
    incomes = [account.name for account in ACCOUNTS if account.income]
    for name in ("accrual", "cash"):
        poor[name].loc[{"account": incomes}] = 0
    spent = poor["cash"].sel(account=[a.name for a in ACCOUNTS if a.maternity]).sum("account")
    poor["balance"].loc[{"ledger": "maternity"}] = -spent.cumsum("month").transpose(
        "scenario", "seed", "month"
    )
    said = conclusions(poor, yearly(poor), 1, "en")[-1]
    assert "first pays more than it takes in in 2022" in said
    assert "first falls below zero in 2022-0" in said


def test_page_in_english_holds_no_chinese_and_names_the_scope(study):
    page = run_text(study, "en")
    assert not [letter for letter in page if "\u4e00" <= letter <= "\u9fff"]
    assert "flows are accrued, balances are cash" in page
    assert "1/100" in page


def test_page_in_chinese_says_that_the_opening_balance_is_not_published(study):
    page = run_text(study.isel(scenario=[0, 1]), "zh").replace("\n", "")
    assert "实际期初结余未公布" in page
    assert "收支为应计制" in page


def test_page_says_whether_what_was_owed_before_the_start_is_in_cash(study):
    page = run_text(study.isel(scenario=[0, 1]), "zh").replace("\n", "")
    assert "按上年与首年同月相同估算（假设）" in page
    nothing = study.isel(scenario=[0, 1]).assign(owed_before=0 * study["owed_before"])
    page = run_text(nothing, "en").replace("\n", " ")
    assert "Cash holds nothing that was owed before the start" in page


def test_interval_of_seeds_is_students_t():
    values = xr.DataArray([[1.0], [3.0]], dims=("seed", "year"))
    found = estimate(values)
    assert found.mean[0] == 2.0
    assert found.half[0] == pytest.approx(12.7062, abs=1e-4)  # t(1, 0.975) * sqrt(2) / sqrt(2)


def test_one_seed_has_no_interval():
    assert np.isnan(estimate(xr.DataArray([[5.0]], dims=("seed", "year"))).half[0])


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (316_66_0000, "316.66万元", "3.167 million yuan"),
        (9_999_00, "9,999.00元", "9,999.00 yuan"),
        (-123_4567_8900_00, "-123.46亿元", "-12.346 billion yuan"),
        (0, "0.00元", "0.00 yuan"),
    ],
)
def test_money_is_said_in_the_unit_that_fits(fen, zh, en):
    assert zh == say_money(fen, "zh")
    assert en == say_money(fen, "en")


@pytest.mark.parametrize(
    ("yuan", "half", "said"),
    [
        (32_000_000_000, 45_000_000, ("320.00亿元", "0.45亿元")),
        (32_000_000_000, 450_000, ("3,200,000.00万元", "45.00万元")),
        (2_054_200, 3_000, ("205.42万元", "0.30万元")),
        (2_054_200, 300, ("2,054,200.00元", "300.00元")),
        (2_054_200, 0, ("205.42万元", "0.00万元")),
        (20, float("nan"), ("20.00元", "")),
    ],
)
def test_an_amount_and_its_error_are_in_one_unit_in_which_both_are_seen(yuan, half, said):
    unit = common_unit([yuan * YUAN, half * YUAN], "zh")
    fen = [value * YUAN for value in (yuan, half) if not np.isnan(value)]
    told = [say_money(value, "zh", unit=unit) for value in fen]
    assert [part for part in said if part] == told


def test_english_units_have_three_decimals_in_which_less_is_seen():
    yuan = [215_968_004, 175_093_003, 17_600]
    unit = common_unit([value * YUAN for value in yuan], "en")
    assert "0.018 million yuan" == say_money(yuan[-1] * YUAN, "en", unit=unit)
    assert "yuan" == common_unit([yuan[0] * YUAN, 4_900 * YUAN], "en").name


def test_a_change_below_a_ten_thousandth_of_both_amounts_is_noise():
    assert is_noise(17_509_300_383, 17_510_067_586)  # 0.77 of 17,509 (10,000 yuan)
    assert is_noise(-1_000_000, -1_000_099)
    assert not is_noise(1_000_000, 1_000_101)
    assert not is_noise(0, 1)
    assert not is_noise(1, 0)


def test_nothing_is_told_in_the_smallest_unit():
    assert common_unit([], "en") == common_unit([0.0], "en") == choose_unit(0, "en")


def test_a_small_negative_amount_is_not_printed_as_minus_zero():
    assert format_money(-1, choose_unit(1e9, "zh")) == "0.00"


def test_yuan_are_exact_to_the_fen():
    assert ["3,984.00", "-0.05", "90,071,992,547,409.93"] == [
        format_yuan(fen) for fen in (398400, -5, 9007199254740993)
    ]


def test_every_text_exists_in_both_languages_with_the_same_blanks():
    def blanks(words: str) -> set[str]:
        return {part.split("}")[0] for part in words.split("{")[1:]}

    for key, (zh, en) in TEXTS.items():
        assert zh, key
        assert en, key
        assert {b.split(":")[0] for b in blanks(zh)} == {b.split(":")[0] for b in blanks(en)}, key
