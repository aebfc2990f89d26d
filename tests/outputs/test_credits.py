"""Credits to personal accounts: told by class for reforms that change them, beside the gains."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from outputs.labels import LANGUAGES, text
from outputs.tables import run_text
from outputs.tables_accounts import CREDITED, credit_tables, credits_of

STAYS, ACCOUNT_REFORM = 1, 2


def test_a_reform_of_stays_changes_no_credits(medical):
    assert {} == credits_of(medical, STAYS, 2024)
    assert [] == credit_tables(medical, STAYS, "zh")
    assert text("table.of_credits", "zh", year=2024) not in run_text(medical, "zh")[: 1 << 12]


def test_changes_of_all_classes_are_the_change_of_the_ledger(medical):
    found = credits_of(medical, ACCOUNT_REFORM, 2024)
    lines = [line for lines, _ in CREDITED.values() for line in lines]
    of_year = medical.accrual.sel(account=lines, month="2024").isel(seed=0)
    change = int((of_year[ACCOUNT_REFORM] - of_year[0]).sum())
    assert change == pytest.approx(sum(credit.change for credit in found.values()), abs=1)
    assert list(CREDITED) == list(found)


def test_all_at_work_lose_what_the_employer_paid_in_and_the_retired_get_the_fixed_sum(medical):
    found = credits_of(medical, ACCOUNT_REFORM, 2024)
    own = medical.accrual.sel(account="account_own", month="2024").isel(seed=0)[ACCOUNT_REFORM]
    at_work, retired = found["at_work"], found["retired"]
    assert at_work.after == pytest.approx(float(own.sum()) / at_work.holders)
    assert at_work.after < at_work.before
    # 83 yuan a month (the scenario); none in the year in which somebody retires or dies
    assert 0.92 * 83 * 12 < retired.after / 100 < 83 * 12
    assert retired.after < retired.before


def test_holders_are_those_with_accounts(medical):
    found = credits_of(medical, ACCOUNT_REFORM, 2024)
    insured = medical.insured.sel(month="2024", cover=["enterprise", "public", "retired"])
    expected = float(insured[ACCOUNT_REFORM, 0].sum("cover").mean())
    assert sum(credit.holders for credit in found.values()) == pytest.approx(expected)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_stands_below_the_gains_which_are_said_to_be_without_credits(medical, lang):
    page = run_text(medical, lang)
    (table,) = credit_tables(medical, ACCOUNT_REFORM, lang)
    assert str(table.title) == text("table.of_credits", lang, year=2024)
    assert page.count(str(table.title)) == 1
    assert page.index(text("table.who_gains", lang, year=2024)) < page.index(str(table.title))
    assert text("table.credits", lang)[:12] in page.replace("\n", "")
    labels = [str(cell) for cell in table.columns[0].cells]
    assert [text(f"class.account.{name}", lang) for name in CREDITED] == labels


def test_a_class_without_change_has_no_row(medical):
    accrual = medical.accrual.copy(deep=True)
    kept = accrual.sel(account="account_retired").isel(scenario=0)
    accrual.loc[{"account": "account_retired"}] = np.broadcast_to(
        kept, accrual.sel(account="account_retired").shape
    )
    other: xr.Dataset = medical.assign(accrual=accrual)
    assert ["at_work"] == list(credits_of(other, ACCOUNT_REFORM, 2024))
