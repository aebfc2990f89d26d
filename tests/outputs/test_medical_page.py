"""The page of a medical reform: which funds it moves, each fund by year, use, payers, gainers."""

from __future__ import annotations

from io import StringIO

import numpy as np
import pytest
import xarray as xr
from rich.console import Console

from outputs.cells import NOTHING
from outputs.compare import difference_tables
from outputs.conclusions import conclusions
from outputs.funds import (
    basis,
    fund_numbers,
    is_of_maternity,
    main_funds,
    moved_funds,
    opening_balance,
    payable_months,
    shortfall,
    since,
    surplus_ratio,
    years_to_compare,
)
from outputs.labels import LANGUAGES, text
from outputs.summary import by_year, yearly
from outputs.tables import folded, run_text
from outputs.tables_use import gain_tables, second_notes, use_table, waterfall_tables
from outputs.use import measure, use_numbers
from sim.accounts import ACCOUNTS, FUNDS

STAYS, ACCOUNT_REFORM = 1, 2
PACKAGE, TIMING = 1, 2


def test_only_reforms_of_maternity_keep_to_its_ledger(study, medical, poor):
    assert [is_of_maternity(study, k) for k in range(4)] == [False, True, True, False]
    assert not any(is_of_maternity(result, k) for result in (medical, poor) for k in range(3))


def test_a_reform_of_stays_moves_the_resident_fund_most(medical):
    assert "resident_medical" == main_funds(medical, STAYS)[0]
    assert "critical_illness" in moved_funds(medical, STAYS)


def test_a_reform_of_accounts_moves_accounts_and_the_pooled_fund(medical):
    assert {"employee_accounts", "employee_medical"} == set(main_funds(medical, ACCOUNT_REFORM))


def test_a_base_shows_its_funds_and_the_maternity_ledger(medical):
    assert [
        *("employee_medical", "employee_accounts", "resident_medical", "critical_illness"),
        *("medical_assistance", "maternity"),
    ] == main_funds(medical, 0)


def test_a_fund_of_a_year_is_the_sum_of_its_accounts(medical):
    numbers = fund_numbers(medical)
    for fund in ("resident_medical", "employee_medical"):
        signed = [(a.name, 1 if a.income else -1) for a in ACCOUNTS if a.fund == fund]
        flows = by_year(medical["accrual"])
        result = sum(sign * flows.sel(account=name, drop=True) for name, sign in signed)
        found = numbers["result"].sel(ledger=fund, drop=True)
        assert (result.values == found.values).all()


def test_balance_moves_by_cash_income_less_cash_spending(medical):
    flows = fund_numbers(medical, "cash").sel(ledger="resident_medical").isel(scenario=STAYS)
    opening = opening_balance(medical, STAYS, "resident_medical")
    closing = opening + (flows["income"] - flows["spending"]).cumsum("year")
    ahead = medical["premiums_ahead"][STAYS, :, 11::12].values
    assert (ahead > 0).all()
    assert (closing.values == flows["balance"].values + ahead).all()


def test_measures_of_a_fund_are_those_of_the_trade(medical):
    numbers = fund_numbers(medical)
    one = numbers.sel(ledger="resident_medical").isel(scenario=0, seed=0)
    expected = one["balance"] / (one["spending"] / 12)
    assert payable_months(numbers, 0, "resident_medical") == pytest.approx(expected.values)
    expected = 1 - one["spending"] / one["income"]
    assert surplus_ratio(numbers, 0, "resident_medical") == pytest.approx(expected.values)


def test_a_fund_runs_short_in_the_first_month_below_zero(medical, poor):
    short = medical.copy(deep=True)
    short["balance"].loc[{"ledger": "resident_medical"}] = 10
    late = {"ledger": "resident_medical", "month": slice("2024-03", None)}
    short["balance"].loc[late] = -1
    assert ("2024-03", 0) == shortfall(short, STAYS, "resident_medical")
    short = poor.copy(deep=True)
    short["balance"].loc[{"ledger": "resident_medical"}] = short["reserve"].max()
    late = {"ledger": "resident_medical", "month": slice("2020-01", None)}
    short["balance"].loc[late] = short["reserve"][PACKAGE, 0, 1:].min() - 1
    assert ("", 2020) == shortfall(short, PACKAGE, "resident_medical")


def test_years_to_compare_are_whole_years(medical, poor):
    assert (2023, 2024) == years_to_compare(medical, STAYS)
    assert (2018, 2018) == years_to_compare(poor, PACKAGE)
    middle = medical.assign_coords(reform_from=("scenario", ["", "2023-07", "2025-02"]))
    assert (2024, 2025) == years_to_compare(middle, ACCOUNT_REFORM)


def test_a_law_is_compared_from_the_month_in_which_it_first_acts(medical):
    early = medical.assign_coords(reform_from=("scenario", ["", "2023-01", "2024-01"]))
    assert "2024-01" == since(early, STAYS)
    assert (2023, 2024) == years_to_compare(early, STAYS)
    soon = medical.assign_coords(reform_from=("scenario", ["", "2023-12", "2024-01"]))
    assert "2023-12" == since(soon, STAYS)  # in a sample the first difference may come later


def test_without_a_date_the_first_difference_is_taken(medical):
    assert (2023, 2024) == years_to_compare(medical.drop_vars("reform_from"), STAYS)


def test_five_points_more_are_paid_of_policy_cost(medical):
    use = use_numbers(medical)
    base, reform = (measure(use, "stay_policy_share", k)[0] for k in (0, STAYS))
    assert base[:2] == pytest.approx(reform[:2])
    assert (reform - base)[2:] == pytest.approx(0.045, abs=0.012)  # deductible and caps take some


def test_policy_cost_leaves_out_what_patients_pay_first(medical):
    bill = medical["waterfall"][0, 0].sel(bill="active_stay")
    total = medical["bill_total"][0, 0].sel(bill="active_stay")
    fields = {str(name): bill.sel(field=name).values for name in bill["field"].values}
    outside = fields["outside_catalogue"] + fields["over_limit"] + fields["first_self_pay"]
    paid = fields["pooled_fund"] + fields["critical_illness"]
    found = measure(use_numbers(medical), "stay_policy_share", 0)[1]
    assert found == pytest.approx(paid / (total.values - outside))


def test_stays_per_100_are_stays_over_insured(medical):
    found = measure(use_numbers(medical), "stays_per_100", 0)[0]
    stays = medical["stays"][0, 0].sel(scheme="resident").sum(("group", "hospital")).values
    assert found == pytest.approx(100 * stays / medical["insured_residents"][0, 0].values)


def test_shares_of_a_bill_sum_to_one(medical):
    for table in waterfall_tables(medical, STAYS, "zh"):
        for column in table.columns[1:]:
            cells = list(column.cells)[:-2]
            shares = [float(str(c).split()[1].rstrip("%")) for c in cells if NOTHING not in str(c)]
            assert sum(shares) == pytest.approx(100, abs=0.6)


def test_only_bills_that_move_are_shown(medical):
    tables = waterfall_tables(medical, STAYS, "en")
    heads = [str(column.header) for column in tables[0].columns[1:]]
    assert ["stays\nbase", "stays\nreform"] == heads[:2]
    assert not any("visits" in head for head in heads)


def test_use_is_shown_before_and_after_beside_the_base(medical):
    heads = [
        str(column.header) for column in use_table(medical, use_numbers(medical), 1, "en").columns
    ]
    assert ["resid.\n2023\nbase", "resid.\n2024\nbase", "resid.\n2024\nreform"] == heads[1:4]


def test_a_share_of_a_benefit_that_is_not_there_is_nothing(poor):
    table = use_table(poor, use_numbers(poor), PACKAGE, "zh")
    labels = [str(cell) for cell in table.columns[0].cells]
    active = next(column for column in table.columns if str(column.header).startswith("在职"))
    cells = dict(zip(labels, map(str, active.cells), strict=True))
    assert NOTHING == cells["普通门诊实际报销比例"]
    assert "—" == NOTHING
    assert "%" in cells["住院实际报销比例"]


def test_gainers_of_covers_and_of_ages_are_the_same_people(medical):
    (table,) = gain_tables(medical, STAYS, "en")
    labels = [str(cell) for cell in table.columns[0].cells]
    counts = [float(str(cell).replace(",", "")) for cell in table.columns[1].cells]
    ages = sum(n for label, n in zip(labels, counts, strict=True) if label.startswith("ages"))
    assert ages == pytest.approx(counts[labels.index("total")], rel=0.01)


def test_every_account_has_a_short_name_and_every_fund_a_name():
    for lang in LANGUAGES:
        for account in ACCOUNTS:
            assert text(f"line.{account.name}", lang)
        for fund in FUNDS:
            assert text(f"fund.{fund}", lang)
            assert text(f"fund.short.{fund}", lang)


def test_a_change_of_timing_moves_cash_alone(poor):
    assert "cash" == basis(poor, TIMING)
    said = conclusions(poor, yearly(poor), TIMING, "en")
    assert "Resident fund spends stays the same but is paid earlier" in said[0]


def test_conclusions_tell_cost_care_gainers_and_balance(medical):
    said = conclusions(medical, yearly(medical), STAYS, "en")
    numbers = fund_numbers(medical)["spending"].sel(ledger="resident_medical").mean("seed")
    first = float(numbers[STAYS, 2] - numbers[0, 2]) / 1e8
    assert said[0].startswith(
        f"Cost: from 2024-01 the spending of the Resident fund changes by +{first:,.3f}"
    )
    assert any(line.startswith("Care: stays of residents in 2024") for line in said)
    assert any(line.startswith("Funds pay more for ") for line in said)
    assert any(line.startswith("Own cost: ") for line in said)
    assert 3 <= len(said) <= 9


def test_the_page_begins_with_what_moves_and_fits_the_width(medical, poor):
    for result in (medical, poor):
        for lang in ("zh", "en"):
            page = run_text(result, lang)
            assert "…" not in page.replace("...", "")
    page = run_text(medical.isel(scenario=[0, STAYS]), "en")
    assert page.index("What moves") < page.index("Resident fund (") < page.index("Use of care")
    assert not [letter for letter in page if "\u4e00" <= letter <= "\u9fff"]


def test_a_reform_that_moves_nothing_has_no_tables(study):
    page = run_text(study.isel(scenario=[0, 3]), "en")
    assert "no difference from the base at all" in page
    assert "What moves" not in page
    assert "Use of care" not in page


def test_a_base_tells_its_funds(medical):
    page = run_text(medical.isel(scenario=[0]), "zh").replace("\n", "")
    for fund in (
        "职工医保统筹基金",
        "职工个人账户",
        "居民医保基金",
        "大病保险",
        "医疗救助",
        "生育账户",
    ):
        assert f"{fund}（" in page
    assert "当期结余率" in page


def test_chinese_lines_are_folded_at_commas():
    line = "一二三四五六七八九十" * 3 + "，" + "支出1,234.56万元，" * 8
    parts = folded(line, "zh").split("\n")
    assert line == "".join(parts)
    assert all(part.endswith("，") for part in parts)


def test_heads_of_a_comparison_are_never_cut(medical):
    amounts = (by_year(medical["accrual"])[STAYS] - by_year(medical["accrual"])[0]).mean("seed")
    for width in (60, 110):
        screen = Console(file=StringIO(), width=width)
        for table in difference_tables(amounts, "zh"):
            screen.print(table)
        assert "…" not in screen.file.getvalue()


def test_several_seeds_carry_an_interval(medical):
    shifted = medical.assign_coords(seed=[2])
    both = xr.concat([medical, shifted], "seed", data_vars="minimal")
    both["accrual"][:, 1, 0, :] += 1_000_000_00
    assert "±" in run_text(both.isel(scenario=[0, STAYS]), "zh")
    assert np.isfinite(fund_numbers(both)["balance"].values).all()


def test_a_second_reimbursement_among_the_bills_is_named(poor, medical):
    year = years_to_compare(poor, PACKAGE)[1]
    money = by_year(poor["accrual"]).sel(account="second_reimbursement", year=year)[PACKAGE, 0]
    (said,) = second_notes(poor, PACKAGE, "zh")
    assert float(money) > 0
    assert f"改革{float(money) / 1e6:,.0f}万元" in said.replace(".00", "")
    assert "second reimbursement" in second_notes(poor, PACKAGE, "en")[0]
    assert not second_notes(medical, STAYS, "zh")
