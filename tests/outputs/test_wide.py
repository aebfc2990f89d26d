"""Tables that are wider than a page: no column is lost, no year, no head is cut."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from outputs.cells import fill_table
from outputs.labels import LANGUAGES
from outputs.screen import WIDTH
from outputs.tables import run_text

YEARS = ("year", ["2018", "2019"])
#: The columns of the resident fund of Guiyang county in English, with a reform.
HEADS = (
    *("income", "change of\nincome", "spending", "change of\nspending", "result"),
    *("surplus\nratio", "cash\nbalance", "change of\nbalance", "payable\nmonths", "cash\ngap"),
    *("risk\nreserve", "insured\n10,000"),
)


def lines(table, width: int = WIDTH) -> list[str]:
    page = StringIO()
    Console(file=page, width=width).print(table)
    return [line.rstrip() for line in page.getvalue().splitlines()]


def wide(cell: str = "1,234.5"):
    columns = [(head, [f"{cell}{i}", f"{cell}{i}"]) for i, head in enumerate(HEADS)]
    return fill_table("A fund (million yuan)", YEARS, columns)


def test_a_table_that_fits_is_as_it_was():
    table = fill_table("Title", YEARS, [("income", ["1.0", "2.0"])])
    assert lines(table)[0] == "Title"
    assert ["year income", "2018 1.0", "2019 2.0"] == [
        " ".join(line.split()) for line in lines(table)[2:] if line and "─" not in line
    ]


def test_a_wide_table_goes_on_below_with_its_years_and_all_its_heads():
    found = lines(wide())
    page = "\n".join(found)
    assert "…" not in page
    assert ["A fund (million yuan) 1/2", "A fund (million yuan) 2/2"] == [
        line for line in found if line.startswith("A fund")
    ]
    assert 2 == page.count("2018 ") == page.count("2019 ")
    for i, head in enumerate(HEADS):
        assert all(word in page for word in head.split("\n")), head
        assert 2 == len([word for word in page.split() if word == f"1,234.5{i}"])
    assert max(map(len, found)) <= WIDTH


def test_parts_are_about_as_wide_as_each_other():
    rows = [line for line in lines(wide()) if line.strip().startswith("2018")]
    assert 2 == len(rows)
    assert max(map(len, rows)) < 1.4 * min(map(len, rows))


def test_a_change_stays_beside_what_changes():
    for width in range(30, WIDTH, 7):
        heads = [line for line in lines(wide(), width) if " year" in line]
        assert heads
        assert not [line for line in heads if line.split("year")[1].startswith(" change")]
        for name in ("income", "spending"):  # the second line of the head of a change
            assert any(2 == line.split().count(name) for line in heads), (width, name)


def test_names_of_rows_fold_before_a_table_is_cut():
    label = "premiums that assistance pays for groups in need"
    table = fill_table("Title", ("", [label]), [("1,000", ["x" * 60])])
    assert "1/2" not in "".join(lines(table, 90))
    assert len(lines(table, 90)) > len(lines(table, 140))


def test_a_column_too_wide_for_any_page_stands_alone():
    table = fill_table("T", YEARS, [("a" * 40, ["1", "2"]), ("b" * 40, ["3", "4"])])
    found = "\n".join(lines(table, 60))
    assert "a" * 40 in found
    assert "b" * 40 in found
    assert 2 == found.count("2018")


def test_no_page_of_a_reform_loses_a_column(poor):
    for lang in LANGUAGES:
        assert "…" not in run_text(poor, lang)
