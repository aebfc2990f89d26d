"""Claims about standards after their last date: they grow, and a reform moves nothing before it."""

from pathlib import Path

import numpy as np
import pytest

from scenarios.build_funding import build_funding
from scenarios.enrolment import enrolled_shares
from scenarios.growing import grown_series, growth_since_known
from scenarios.load import load_scenario

HEAD = """scenario: mine
title_zh: 我的
title_en: mine
base: liaocheng-2022-law
changes:
"""
SOURCE = "source: {title: assumption, why: try}"
LATER = {"premium.personal": ("yuan_per_year", 900.0), "wage.minimum": ("yuan_per_month", 9000.0)}


@pytest.fixture(scope="module")
def base():
    return load_scenario("liaocheng-2022-law")


def reformed(tmp_path: Path, key: str):
    path = tmp_path / "mine.yaml"
    unit, value = LATER[key]
    entry = f"{{from: 2031-01-01, value: {value}, {SOURCE}}}"
    change = f"  {key}: {{unit: {unit}, dated: [{entry}]}}\n"
    path.write_text(HEAD + change, encoding="utf-8")
    return load_scenario(str(path))


@pytest.mark.parametrize("key", LATER)
def test_a_later_standard_leaves_the_years_before_it_as_in_the_base(base, tmp_path, key):
    mine = reformed(tmp_path, key)
    growth = {"premium.personal": "premium.later_growth"}.get(key, "wage.growth")
    plain, later = (grown_series(facts, key, 2024, 144, growth) for facts in (base, mine))
    before = 12 * (2031 - 2024)
    assert np.array_equal(plain[:before], later[:before])
    assert plain[before - 1] > plain[0]
    value = LATER[key][1]
    rise = 1 + float(base.at(growth, 2032 - (growth == "wage.growth")))
    assert [value, pytest.approx(value * rise)] == later[before : before + 13 : 12].tolist()


def test_premium_subsidy_and_aid_grow_by_four_per_cent_after_the_last_announcement(base):
    law = build_funding(base, 2024, 8)
    personal, subsidy = law.personal[::12], law.subsidy[::12]
    known = base.known_until("premium.personal", 0) + 1 - 2024
    assert (personal[known + 1 :] > personal[known]).all()
    assert personal[known + 1] == round(personal[known] * 1.04 / 100) * 100
    assert subsidy[-1] > subsidy[2]
    assert (law.premium_aid[::12][-1] > law.premium_aid[::12][0])[1:3].all()
    assert (personal % 100 == 0).all()


def test_a_premium_that_grows_with_incomes_keeps_nobody_away(base):
    shares = enrolled_shares(base, 2024, 20)
    assert np.array_equal(shares[5], shares[-1])


def test_nothing_grows_while_it_is_known(base):
    assert (1.0 == growth_since_known(base, "premium.subsidy", 2022, 48)).all()
