"""Values along axes: read, turned into arrays, laid over one another, listed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from trial import DEDUCTIBLE, RATE, base, reform_file, write_base

from outputs.showing import print_scenario
from scenarios.along import Along
from scenarios.catalogue import Definition, axis_names, load_catalogue
from scenarios.check import SUMS
from scenarios.listing import describe, describe_changes, format_value
from scenarios.load import load_scenario
from scenarios.tabular import read_rows
from sim import codes
from sim.errors import ScenarioError

pytestmark = pytest.mark.usefixtures("trial_keys")


def test_value_along_hospitals_is_a_column_for_each_in_the_order_of_the_codes(
    tmp_path: Path,
) -> None:
    series = base(tmp_path, deductible=DEDUCTIBLE).series("trial.deductible", 2022, 24)
    assert series.dtype == np.float64
    assert (24, 5) == series.shape
    assert [[200, 500, 700, 1000, 1000]] * 24 == series.tolist()


def test_columns_are_a_second_axis_and_one_number_fills_them(tmp_path: Path) -> None:
    facts = base(tmp_path, rate=RATE)
    series = facts.series("trial.rate", 2022, 12)
    assert 0.87 == facts.at("trial.rate", 2022, 1, "level_1", "tier_3")
    assert (12, 5, 4) == series.shape
    assert [0.85, 0.86, 0.87, 0.88] == series[3, codes.HOSPITALS.index("level_1")].tolist()
    assert [0.8] * 4 == series[3, codes.HOSPITALS.index("level_2")].tolist()
    assert [0.6] * 4 == series[3, codes.OUT_OF_PROVINCE].tolist()


def test_order_of_names_in_the_file_does_not_matter(tmp_path: Path) -> None:
    turned = "{others: 1000, level_3_city: 700, level_2: 500, level_1: 200}"
    one, two = (base(tmp_path, deductible=value) for value in (DEDUCTIBLE, turned))
    key = "trial.deductible"
    assert one.entries(key)[0].value == two.entries(key)[0].value


def test_bare_value_is_the_same_for_all_names(tmp_path: Path) -> None:
    facts = base(tmp_path, rate="0.7", deductible="300")
    assert [[0.7] * 4] * 5 == facts.series("trial.rate", 2022, 1)[0].tolist()
    assert [300] * 5 == facts.series("trial.deductible", 2022, 1)[0].tolist()
    assert 300 == facts.at("trial.deductible", 2022, 1, "level_2")


def test_conditions_are_the_rows_of_their_table(tmp_path: Path) -> None:
    names = [row["condition"] for row in read_rows("conditions.csv")]
    caps = base(tmp_path, cap="{others: 0, hypertension: 2000, diabetes: 3000}").array("trial.cap")
    assert list(axis_names("CONDITIONS")) == names
    assert (len(names),) == caps.shape
    assert 2000 == caps[names.index("hypertension")]
    assert 3000 == caps[names.index("diabetes")]
    assert 5000 == caps.sum()


def test_choices_and_flags_along_an_axis_become_codes(tmp_path: Path) -> None:
    facts = base(
        tmp_path,
        exempt="{tekun: true, others: false}",
        order="{resident: after_others, active: before_aid, retired: before_aid}",
    )
    assert [0, 1, 0, 0, 0, 0] == facts.array("trial.exempt").tolist()
    assert [codes.SECOND_AFTER_OTHERS, 0, 0] == facts.array("trial.order").tolist()
    assert facts.at("trial.exempt", 2022, 1, "tekun") is True


def test_reform_replaces_the_whole_value_from_its_date_on(tmp_path: Path) -> None:
    write_base(tmp_path, deductible=DEDUCTIBLE)
    value = "{level_1: 100, others: 900}"
    facts = load_scenario(reform_file(tmp_path, "2023-07-01", deductible=value))
    series = facts.series("trial.deductible", 2023, 12)
    assert [200, 500, 700, 1000, 1000] == series[5].tolist()
    assert [100, 900, 900, 900, 900] == series[6].tolist()
    assert 500 == facts.at("trial.deductible", 2023, 6, "level_2")
    assert 900 == facts.at("trial.deductible", 2023, 7, "level_2")


def test_entry_is_frozen_and_points_to_the_line_of_its_value(tmp_path: Path) -> None:
    block = "\n" + "".join(f"          {name}: 0.5\n" for name in codes.HOSPITALS).rstrip()
    entry = base(tmp_path, rate=block).entries("trial.rate")[0]
    assert isinstance(entry.value, Along)
    assert hash(entry) == hash(entry)
    line = (tmp_path / "own.yaml").read_text(encoding="utf-8").splitlines()[entry.line - 1]
    assert "value:" in line


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((200, 500, 700, 1000, 1000), "level_1 200, level_2 500, level_3_city 700, others 1,000"),
        ((1, 1, 2, 3, 4), "level_3_city 2, level_3_province 3, out_of_province 4, others 1"),
        ((1, 1, 2, 2, 2), "level_1/level_2 1, others 2"),
        ((1, 1, 2, 2, 3), "level_1/level_2 1, out_of_province 3, others 2"),
        ((5, 5, 5, 5, 5), "5"),
        ((True, False, False, False, False), "level_1 yes, others no"),
        (("a", "b", "b", "b", "b"), "level_1 a, others b"),
    ],
)
def test_equal_values_are_listed_together(values: tuple[int, ...], line: str) -> None:
    rows = tuple((value,) for value in values)
    assert line == format_value(Along(codes.HOSPITALS, rows))


def test_all_different_values_are_each_listed() -> None:
    value = Along(codes.SCHEMES, ((1500,), (0.5,), (0,)))
    assert "resident 1,500, active 0.5, retired 0" == format_value(value)


def test_columns_are_listed_in_brackets_unless_they_are_equal(tmp_path: Path) -> None:
    (row,) = describe(base(tmp_path, rate=RATE), prefix="trial.rate")
    assert "level_1 [0.85, 0.86, 0.87, 0.88], level_2 0.8, others 0.6" == row.value


def test_change_is_listed_with_what_the_base_says_at_its_date(tmp_path: Path) -> None:
    first = base(tmp_path, deductible=DEDUCTIBLE)
    value = "{level_1: 100, others: 900}"
    path = reform_file(tmp_path, "2023-07-01", deductible=value, exempt="true")
    rows = {row.key: row for row in describe_changes(first, load_scenario(path))}
    old = "level_1 200, level_2 500, level_3_city 700, others 1,000"
    assert (old, "level_1 100, others 900") == (
        rows["trial.deductible"].before,
        rows["trial.deductible"].value,
    )
    assert ("no", "yes") == (rows["trial.exempt"].before, rows["trial.exempt"].value)


def test_show_prints_old_and_new_value_and_keeps_the_labels_of_short_ones_near(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_base(tmp_path, deductible=DEDUCTIBLE)
    path = reform_file(tmp_path, "2023-07-01", deductible="{level_1: 100, others: 900}")
    print_scenario(path, "", "en")
    changed, everything = capsys.readouterr().out.split("All values:")
    assert "others 1,000 → level_1 100, others 900 yuan  trial.deductible\n" in changed
    (line,) = [x for x in everything.splitlines() if x.startswith("retirement.women_cadre_months")]
    assert len(line) < 140


def test_shares_that_must_sum_have_the_same_axes() -> None:
    for group, _ in SUMS:
        assert 1 == len({load_catalogue()[key].shape for key in group})


def test_shares_along_an_axis_must_sum_at_each_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        fields = {"room": "law", "kind": "share", "axis": "SCHEMES", "zh": name, "en": name}
        monkeypatch.setitem(load_catalogue(), f"trial.{name}", Definition.model_validate(fields))
    monkeypatch.setattr("scenarios.check.SUMS", ((("trial.one", "trial.two"), True),))
    base(tmp_path, one="{resident: 0.2, others: 0.5}", two="{resident: 0.8, others: 0.5}")
    with pytest.raises(ScenarioError, match=r"trial\.two: found .* sum to 0\.7\. Allowed: a sum"):
        base(tmp_path, one="{resident: 0.2, others: 0.5}", two="0.5")
