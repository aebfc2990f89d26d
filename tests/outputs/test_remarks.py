"""What stands beside the numbers: sampling error, own cost, premiums, assumed funding, losses."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
import xarray as xr

from outputs.assumed import assumed_sentence
from outputs.burden import burden, burden_sentence
from outputs.charts import chart
from outputs.conclusions import conclusions
from outputs.conclusions_care import group_sentence, line_sentence, loss_reasons
from outputs.facts import keys_of
from outputs.fonts import chart_font
from outputs.funds import (
    cumulated_gap,
    fund_numbers,
    main_funds,
    moved_funds,
    payable_months,
    since,
    years_to_compare,
)
from outputs.labels import TEXTS
from outputs.premiums import payers, premium_moves
from outputs.remarks import assumed_since, fund_remarks, loss_ratio, ranges, use_error
from outputs.sampling import HALF, change_error, line_error
from outputs.summary import by_year, estimate, yearly
from outputs.tables import run_text
from outputs.use import FUNDS_PAY, group_shares

RESIDENT, CRITICAL = "resident_medical", "critical_illness"
PACKAGE, TIMING = 1, 2


def said(result: xr.Dataset, k: int = 1) -> str:
    return "".join(conclusions(result, yearly(result), k, "zh"))


# sampling


def test_the_error_of_one_seed_covers_what_other_seeds_show(seeds):
    spent = fund_numbers(seeds)["spending"].sel(ledger=RESIDENT)
    change = (spent[1] - spent[0]).values
    halves = [change_error(seeds.isel(seed=[s]), 1, RESIDENT) for s in range(8)]
    off = abs(change - change.mean(axis=0))
    covered = off <= np.array([error.yearly for error in halves])
    assert covered.mean() >= 0.9  # 95 % and rather wide: settled squares bound the variance
    whole = abs(change.sum(axis=1) - change.sum(axis=1).mean())
    assert np.mean(whole <= [error.whole for error in halves]) >= 0.85


def test_the_error_of_bills_shrinks_with_the_root_of_the_sample(seeds):
    one = seeds.isel(seed=[0]).copy(deep=True)
    without = one["squares"].sum(("scenario", "seed", "month")) == 0  # premiums, transfers
    one["accrual"] = xr.where(without, one["accrual"].isel(scenario=0, drop=True), one["accrual"])
    one["accrual"] = one["accrual"].transpose("scenario", "seed", "month", "account")
    small, large = (
        change_error(one.assign_attrs(scale=scale), 1, RESIDENT).yearly
        for scale in ("1/50", "1/200")
    )
    assert small == pytest.approx(large / 2)
    assert (large > 0).all()


def test_lines_without_squares_have_an_error_as_well(medical):
    accounts, fund = 2, "employee_medical"
    assert not medical["squares"].sel(account="to_accounts_retired").any()
    spent = fund_numbers(medical)["spending"].sel(ledger=fund)[:, 0]
    moved = (spent[accounts] != spent[0]).values
    assert moved.any()
    assert ((change_error(medical, accounts, fund).yearly > 0) == moved).all()
    assert "±0.00" not in said(medical, accounts)


def test_tables_show_the_error_of_a_sample_and_none_of_a_full_run(seeds):
    one = seeds.isel(seed=[0])
    half = change_error(one, 1, "medical_assistance").yearly[0] / 1_000_000
    paid = line_error(one, 1, ["aid_stays"], change=False)[0] / 1_000_000
    for table, error in (("各基金变化", f"±{half:,.1f}"), ("医疗救助（", f"±{paid:,.1f}")):
        assert error in shown(one, table)
        assert "±" not in shown(one.assign_attrs(scale="1/1"), table)
    assert half > paid > 0


def shown(result: xr.Dataset, title: str) -> str:
    """The table of the page whose title begins so."""
    page = run_text(result, "zh")
    begin = page.index(f"\n{title}")
    return page[begin : page.index("\n\n", begin + 200)]


def test_critical_illness_and_assistance_have_the_error_of_their_payments(seeds):
    spent = fund_numbers(seeds)["spending"].sel(ledger=[CRITICAL, "medical_assistance"])
    change = (spent[:, 1] - spent[:, 0]).transpose("ledger", "seed", "year").values
    for fund, moved in zip((CRITICAL, "medical_assistance"), change, strict=True):
        halves = [change_error(seeds.isel(seed=[s]), 1, fund).yearly for s in range(8)]
        spread = moved.std(axis=0, ddof=1).mean()  # of 8 seeds and 3 years: known to some 15 %
        assert 0.6 < np.mean(halves) / HALF / spread < 3.0, fund


def test_several_seeds_have_the_interval_of_their_mean(seeds):
    spent = fund_numbers(seeds)["spending"].sel(ledger=RESIDENT)
    expected = estimate(spent[1] - spent[0]).half
    assert change_error(seeds, 1, RESIDENT).yearly == pytest.approx(expected)


def test_the_headline_of_a_sample_tells_its_error_and_how_it_was_found(seeds):
    one = seeds.isel(seed=[0])
    assert "抽样误差±" in said(one)
    page = run_text(one, "zh").replace("\n", "")
    assert "变化按平方和之差估算" in page
    assert "个百分点" in use_error(one, 1, "zh")[0]


def test_a_full_run_of_one_seed_tells_no_sampling_error(seeds):
    whole = seeds.isel(seed=[0]).assign_attrs(scale="1/1")
    assert "抽样误差" not in run_text(whole, "zh")


# own cost and assumptions


def test_patients_bear_what_funds_do_not_pay(elsewhere):
    found = burden(elsewhere, 1, 2023, "resident")
    names = [f"resident_{kind}" for kind in ("stay", "chronic", "visit")]
    bills = elsewhere["waterfall"][1, 0].sel(year=2023, bill=names)
    paid = float(bills.sel(field=list(FUNDS_PAY)).sum())
    total = float(elsewhere["bill_total"][1, 0].sel(year=2023, bill=names).sum())
    assert found == {"total": total, "paid": paid, "own": total - paid}


def test_those_for_whom_funds_pay_more_may_pay_more_themselves(elsewhere):
    own = [burden(elsewhere, k, 2023, "resident")["own"] for k in (0, 1)]
    assert own[1] > own[0]
    page = run_text(elsewhere, "zh").replace("\n", "")
    assert "按基金支付逐人计数，不看个人负担" in page
    assert "费用与个人负担：2023年" in page
    assert "个人负担：2023年居民医保合计由" in page


def test_own_cost_is_told_in_one_unit_and_not_where_only_roundings_move_it(elsewhere):
    shared = elsewhere.copy(deep=True)
    employees = [name for name in shared["bill"].values if name.startswith(("active", "retired"))]
    at = {"bill": employees, "year": 2023, "field": "cash"}
    bills = shared["waterfall"].sel(year=2023, bill=employees)
    shared["waterfall"].loc[{"scenario": shared["scenario"][1], "bill": employees}] = shared[
        "waterfall"
    ].sel(scenario=shared["scenario"][0], bill=employees)
    assert "职工" not in burden_sentence(shared, 1, "zh")  # nothing moves
    own = burden(shared, 0, 2023, "employee")["own"]
    for change, told in ((0.9e-4, False), (3e-4, True)):
        moved = shared.copy(deep=True)
        cash = moved["waterfall"].sel(at)
        add = int(change * own / bills.sizes["bill"])
        moved["waterfall"].loc[{"scenario": moved["scenario"][1], **at}] = (
            cash.isel(scenario=1) + add
        )
        words = burden_sentence(moved, 1, "en")
        assert told == ("employees" in words)
        assert "residents" in words
        assert words.count("million yuan") == words.count("yuan") == (6 if told else 3)


def test_other_funds_that_only_roundings_move_are_not_named(poor):
    numbers = fund_numbers(poor)
    assert "大病保险 +" in said(poor, PACKAGE)
    moved = poor.copy(deep=True)
    line = {"account": "employee_stays", "month": moved["month"][-1]}
    moved["accrual"].loc[{"scenario": moved["scenario"][PACKAGE], **line}] += 100
    assert float(numbers["spending"].sel(ledger="employee_medical")[PACKAGE].sum()) > 1e6
    assert "employee_medical" in moved_funds(moved, PACKAGE)
    assert "职工医保统筹基金" not in said(moved, PACKAGE)


def test_gains_are_called_what_they_are_everywhere():
    for zh, _ in TEXTS.values():
        assert not any(word in zh for word in ("受益", "受损", "少得", "多得"))


def test_a_summary_names_what_is_assumed(elsewhere, premium):
    of_granules = ["illness.outside_share", "illness.granule_share"]
    assert keys_of(elsewhere, 1, "assumed") == [*of_granules, "illness.elsewhere_factor"]
    assert "其中跨省就医增加为假设" in assumed_sentence(elsewhere, 1, "zh")
    assert assumed_sentence(elsewhere, 1, "zh") in said(elsewhere)
    assert "" == assumed_sentence(premium, 1, "zh")


# premiums


def test_a_premium_decided_the_year_before_acts_in_the_year_of_its_cover(premium):
    assert "2023-01" == str(premium["reform_from"].values[1])
    # children born in the campaign pay from September, everybody else for 2024
    assert "2023-09" == since(premium, 1)
    assert (2022, 2024) == years_to_compare(premium, 1)
    with mpl.rc_context({"font.family": [chart_font()]}):
        words = [t.get_text() for t in chart(premium, 1, "zh").axes[1].texts]
    assert "2023年9月起" in words


def test_payers_times_their_premium_is_what_the_fund_takes_in(premium):
    rows = payers(premium, 1)
    year = by_year(premium["accrual"]).sel(year=2024, account=["premium_own", "premium_accounts"])
    taken = year.sum("account").mean("seed").values
    paid = sum((row.base - row.free_base) * row.own_base for row in rows)
    assert paid == pytest.approx(taken[0], rel=0.002)
    assert sum(row.reform * row.own for row in rows) == pytest.approx(taken[1], rel=0.002)
    assert sum(row.more for row in rows) == pytest.approx(taken[1] - taken[0], rel=0.002)
    assert rows[0].free_base > 0 == rows[0].free
    ordinary = next(row for row in rows if row.group == "ordinary")
    assert (350_00, 380_00) == (ordinary.own_base, ordinary.own)


def test_a_premium_tells_who_pays_more_who_less_and_who_leaves(premium, elsewhere):
    assert premium_moves(premium, 1)
    words = said(premium)
    assert "人每人多缴30元" in words
    assert "人每人少缴10元" in words
    rows = payers(premium, 1)
    lost = sum(row.base - row.reform for row in rows)
    assert lost > 0
    assert f"参保缴费人数减少{lost:,.0f}人（退保）" in words
    assert "参保缴费：2024年度" in run_text(premium, "zh")
    assert not premium_moves(elsewhere, 1)


def test_those_for_whom_funds_pay_less_under_a_premium_have_left(premium):
    rows = payers(premium, 1)
    lost = sum(row.base - row.reform for row in rows)
    fewer = premium["losers"][1, 0].sel(year=2024)
    assert float(fewer.sel(age_band=slice(5, None)).sum()) <= lost
    # and children whose parents pay late: their year of birth was free
    assert float(fewer.sel(age_band=0).sum()) > 0
    # migrants who come home have longer to pay and are covered from January
    assert float(premium["gainers"][1, 0].sel(year=2024).sum()) > 0
    left = premium.copy(deep=True)
    left["losers_ever"][1, 0, 0, 0, 0, 0] = 5
    assert "退保" in loss_reasons(left, 1, "zh")
    assert "" == loss_reasons(left.drop_vars("changed"), 1, "zh")


# assumed funding and losses


def short(result: xr.Dataset, month: str) -> xr.Dataset:
    """The result with a resident fund that falls below zero in a month of scenario 1."""
    poor = result.copy(deep=True)
    poor["balance"].loc[{"ledger": RESIDENT}] = 10
    names = poor["scenario"].values
    poor["balance"].loc[
        {"ledger": RESIDENT, "scenario": names[1], "month": slice(month, None)}
    ] = -500
    return poor


def test_a_fund_below_zero_after_the_last_law_of_funding_says_so(premium):
    late = short(premium, "2024-06").assign_coords(funding_until=("scenario", [2023, 2023]))
    assert 2023 == assumed_since(late, 1, RESIDENT)
    assert "2023年后的筹资标准尚无文件" in fund_remarks(late, 1, RESIDENT, "zh")[0]
    assert "2023年后的筹资标准尚无文件" in said(late)
    with mpl.rc_context({"font.family": [chart_font()]}):
        words = [t.get_text() for t in chart(late, 1, "zh").axes[1].texts]
    assert any(word.startswith("2023年后筹资标准") for word in words)


def test_a_fund_below_zero_under_the_law_does_not(premium):
    soon = short(premium, "2024-06").assign_coords(funding_until=("scenario", [2024, 2024]))
    assert 0 == assumed_since(soon, 1, RESIDENT)
    assert "筹资标准尚无文件" not in said(soon)


def test_funding_is_known_until_the_last_standard_that_is_paid_a_head(premium):
    assert [2026, 2026] == premium["funding_until"].values.tolist()


def test_months_that_a_fund_lasts_are_told_only_while_it_holds_money(premium):
    numbers = fund_numbers(short(premium, "2024-06"))
    assert np.isnan(payable_months(numbers, 1, RESIDENT)[2:]).all()
    assert [500.0, 500.0] == cumulated_gap(numbers, 1, RESIDENT)[2:].tolist()
    assert np.isnan(cumulated_gap(numbers, 1, RESIDENT)[:2]).all()
    late = short(premium, "2024-06")
    for name in ("accrual", "cash"):  # as large as the fund of a county
        late[name] = late[name] // 3
    late["reserve"] = late["reserve"] + 30_000_000_00
    late["balance"] = xr.where(late["balance"] < 0, -2_786_200_000_00, late["balance"])
    late["balance"] = late["balance"].transpose(*premium["balance"].dims)
    assert "ye…" not in run_text(late, "en")
    page = run_text(short(premium, "2024-06"), "zh")
    assert "年末累计缺口0.0005万元" in page.replace("\n", ""), "in the unit of the page"


def test_a_lasting_loss_of_critical_illness_insurance_is_remarked(elsewhere):
    lost = elsewhere.copy(deep=True)
    claims, income = {"account": "critical_claims"}, {"account": "critical_income"}
    lost["accrual"].loc[claims] = 2 * lost["accrual"].loc[income].values
    assert loss_ratio(lost, 1) == pytest.approx(2.0)
    assert "赔付率一直高于100%（2024年200%" in fund_remarks(lost, 1, CRITICAL, "zh")[0]
    lost["accrual"].loc[claims | {"month": slice("2022-01", "2022-12")}] = 0  # two years are few
    assert [] == fund_remarks(lost, 1, CRITICAL, "zh")


def test_a_fund_that_changes_much_for_itself_has_its_page(elsewhere):
    assert CRITICAL in main_funds(elsewhere, 1)
    same = elsewhere.copy(deep=True)
    for name in ("accrual", "cash"):
        one = same[name].loc[{"account": "critical_claims"}]
        one[1] = one[0] * 1.001
        same[name].loc[{"account": "critical_claims"}] = one
    assert CRITICAL not in main_funds(same, 1)


# funds, groups, clearing


def test_the_package_for_the_poor_is_told_by_the_fund_that_pays_for_it(poor):
    assert RESIDENT == main_funds(poor, PACKAGE)[0]
    assert "再次补助" in line_sentence(poor, PACKAGE, RESIDENT, "zh")
    assert (
        "花费：自2018-01起，居民医保基金支出" in conclusions(poor, yearly(poor), PACKAGE, "zh")[0]
    )


def test_money_that_a_budget_gives_for_what_is_paid_counts_once(poor):
    even = poor.copy(deep=True)
    for name in ("accrual", "cash"):
        even[name][PACKAGE] = even[name][0]
        moved = {"resident_stays": 100, "aid_stays": 80, "aid_funding": 80}
        for account, change in moved.items():
            one = even[name].loc[{"account": account}]
            one[PACKAGE] = one[0] + change * 1_000_000
            even[name].loc[{"account": account}] = one
    assert [RESIDENT, "medical_assistance"] == main_funds(even, PACKAGE)


def test_the_groups_that_a_reform_is_aimed_at_are_named(seeds, elsewhere):
    words = group_sentence(seeds, 1, "zh")
    base, reform = (
        float(group_shares(seeds, k).sel(group="registered", year=2018)) for k in (0, 1)
    )
    assert f"建档立卡由{base:.1%}变为{reform:.1%}" in words
    assert words in said(seeds)
    assert "建档立卡" not in group_sentence(elsewhere, 1, "zh")


def test_years_in_a_row_are_told_as_one():
    assert "2019、2021—2023年" == ranges([2019, 2021, 2022, 2023], "zh")
    assert "2019, 2021-2023" == ranges([2019, 2021, 2022, 2023], "en")


def test_cash_far_from_accrual_is_explained_where_budgets_are_cleared(poor):
    numbers = [fund_numbers(poor, name)["spending"] for name in ("accrual", "cash")]
    accrued, paid = (part.sel(ledger=RESIDENT)[PACKAGE, 0].values for part in numbers)
    far = (abs(paid - accrued) > 0.05 * accrued)[1:]
    words = "".join(fund_remarks(poor, PACKAGE, RESIDENT, "zh"))
    assert far.any() == ("预拨的总额预算" in words)
    even = poor.copy(deep=True)
    even["cash"] = even["accrual"]
    assert "预拨" not in "".join(fund_remarks(even, PACKAGE, RESIDENT, "zh"))


def test_a_change_of_timing_shows_the_months(poor):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(poor, TIMING, "zh").axes[0]
    assert "每月实付" in axes.get_title(loc="left")
    chronic = poor["cash"][TIMING, 0].sel(account="resident_chronic").values
    drawn = np.asarray(axes.lines[0].get_ydata())
    unit = 1e10 if "亿元" in axes.get_title(loc="left") else 1e6
    assert drawn == pytest.approx(chronic[: len(drawn)] / unit)
