"""A province as a place of its own for the pension funds: files written from a row of a table.

`guangdong-2025-law` is the nation from 2025 with the people, members, wages and balances of
Guangdong. Nobody wrote its files: the base and its region are two texts of `templates/`, filled in
from the row of the province in `pension_by_province.csv` and from the census. What is filled in
is YAML like any other, so it is checked, shown, stored and reformed like any other.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

from .tabular import Row, find_province, read_rows

FOLDER = Path(__file__).resolve().parent
TABLE = "pension_by_province.csv"
#: Who belongs to the resident pension, fitted to that table.
SHARES = "resident_pension_by_province.csv"
NATION = "China"
#: What is added to the name of a province to name its base.
BASE = "-2025-law"
#: Names in pinyin where they are not the English ones, and what may follow a Chinese name.
PINYIN = {"Tibet": ("xizang",), "Inner Mongolia": ("neimenggu",)}
ENDINGS = ("省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区")
#: The text of a base and of a region.
TEXTS = {
    "bases": FOLDER / "templates" / "province-base.yaml",
    "regions": FOLDER / "templates" / "province-region.yaml",
}

#: Shares of the workers and the retired of the employee pension by kind of cover, wages as
#: multiples of the average wage, and insured an employer, in the nation of this model in 2025.
KINDS = {"enterprise": 0.484, "public": 0.120, "flexible": 0.087, "unemployed": 0.009}
COVERED = 0.678
WAGES = {"wage_enterprise": 0.8, "wage_public": 1.21}
EMPLOYEES = {"firms": ("enterprise", 25.3), "bodies": ("public", 58.2)}
#: Means of pensions of the nation at the start, yuan a month (`pension.start_mean`).
MEANS = {
    "mean_enterprise_2024": 3830,
    "mean_public_2024": 8100,
    "mean_enterprise_2025": 3980,
    "mean_public_2025": 8400,
}
#: What places of the nation add to basic pensions of residents from 2024, yuan a month, and who
#: pays it (`resident_pension.basic_local`).
LOCAL = 114
PAYERS = {"local_province": 57 / LOCAL, "local_city": 17 / LOCAL}
#: Provinces in which the centre pays a half of the minimum of the resident pension, all of it
#: elsewhere (国发〔2014〕8号 art. 4; which they are is general knowledge of 国办发〔2018〕6号).
EASTERN = (
    *("Beijing", "Tianjin", "Liaoning", "Shanghai", "Jiangsu"),
    *("Zhejiang", "Fujian", "Shandong", "Guangdong"),
)
#: Shares of people outside work of the nation who are enrolled (`resident_pension.enrolled_share`).
ENROLLED = {"enrolled_under_30": 0.53, "enrolled_from_30": 0.74, "enrolled_from_45": 0.845}
#: Balances of the medical funds of the nation at the end of 2024, yuan.
MEDICAL = {"employee": 2_950_000_000_000, "resident": 800_000_000_000}


def province_names() -> dict[str, str]:
    """Provinces of the table by the name of their base, `inner-mongolia-2025-law`."""
    return dict(_bases())


def province_titles() -> dict[str, str]:
    """Chinese names of the provinces by the name of their base."""
    rows = read_rows(TABLE)
    return {base: find_province(rows, name)[0]["province_zh"] for base, name in _bases()}


@cache
def known_names() -> dict[str, str]:
    """The base of a province by each of its names: English, pinyin, Chinese, with -2025-law or not.

    `xizang-2025-law`, `西藏` and `西藏自治区` are `tibet-2025-law`.
    """
    found: dict[str, str] = {}
    titles = province_titles()
    for base, name in _bases():
        chinese = titles[base]
        plain = [base.removesuffix(BASE), *PINYIN.get(name, ())]
        chinese_names = [chinese, *(chinese + end for end in ENDINGS)]
        found |= {other + end: base for other in plain + chinese_names for end in ("", BASE)}
    return found


def find_written(name: str, folder: str) -> Path | None:
    """The path under which a base or region of a province is read; None if there is none."""
    base = known_names().get(name)
    if folder not in TEXTS or base is None:
        return None
    stem = base.removesuffix(BASE) if folder == "regions" else base
    return FOLDER / folder / f"{stem}.yaml"


def written(path: Path) -> tuple[str, Path] | None:
    """The text that stands for a path, and the file that it was made from; None for others."""
    folder = path.parent.name
    if path.parent.parent != FOLDER or folder not in TEXTS or path.is_file():
        return None
    province = _province(path.stem, folder)
    if province is None:
        return None
    return _fill(province, folder), TEXTS[folder]


def _bases() -> list[tuple[str, str]]:
    names = (row["province"] for row in read_rows(TABLE))
    return [(_plain(name) + BASE, name) for name in names if name != NATION]


def _province(name: str, folder: str) -> str | None:
    return province_names().get(name + BASE if folder == "regions" else name)


def _plain(province: str) -> str:
    return province.lower().replace(" ", "-")


@cache
def _fill(province: str, folder: str) -> str:
    text = Template(TEXTS[folder].read_text("utf-8"))
    return text.substitute(_figures(province))


def _figures(province: str) -> dict[str, object]:
    """Everything that the texts ask for, in the units in which they say it."""
    row = find_province(read_rows(TABLE), province)[0]
    nation = find_province(read_rows(TABLE), NATION)[0]
    workers, retired = (round(float(row[name]) * 10_000) for name in ("workers", "retired"))
    wage, nation_wage = float(row["wage"]), float(nation["wage"])
    figures: dict[str, object] = {"name": _plain(province), "zh": row["province_zh"]}
    named = ("province", "code", "wage", "workers", "retired", "insured", "recipients")
    figures |= {name: row[name] for name in named}
    figures |= {kind: round(share * workers) for kind, share in KINDS.items()}
    figures |= {
        name: round(KINDS[kind] * workers / size) for name, (kind, size) in EMPLOYEES.items()
    }
    figures |= {name: round(factor * wage) for name, factor in WAGES.items()}
    figures |= {name: round(mean * wage / nation_wage) for name, mean in MEANS.items()}
    figures |= {"covered": round(COVERED * retired), "nation_wage": nation["wage"]}
    central = 0.5 if province in EASTERN else 1.0
    figures |= {"minimum_central": central, "minimum_province": 1 - central}
    figures |= _people(province) | _enrolled(province) | _local(row, nation)
    share = workers / round(float(nation["workers"]) * 10_000)
    figures["medical_employee"] = round(MEDICAL["employee"] * share / 1e7) * 10_000_000
    share = _total(province) / _total(NATION)
    figures["medical_resident"] = round(MEDICAL["resident"] * share / 1e7) * 10_000_000
    for scheme in ("employee", "resident"):
        figures[f"{scheme}_fund"] = round(float(row[f"{scheme}_balance"]) * 100) * 1_000_000
    return figures


def _people(province: str) -> dict[str, object]:
    """People of the province in 2020, and shares of city, town and country that add up to 1."""
    total = _total(province)
    city, town = (round(_total(province, kind) / total, 4) for kind in ("city", "town"))
    rural = round(1 - city - town, 4)
    return {"people": total, "city": city, "town": town, "rural": rural}


def _total(province: str, *kinds: str) -> int:
    """People of the census of 2020 in the kinds of residence, everybody without a name."""
    rows = find_province(read_rows("census2020_province_age.csv"), province)
    asked = [row for row in rows if not kinds or row["residence"] in kinds]
    return sum(int(people) for row in asked for age, people in row.items() if "age_" in age)


def _enrolled(province: str) -> dict[str, object]:
    """Who is on the rolls of the resident pension, and who of the old ever draws it."""
    row = find_province(read_rows(SHARES), province)[0]
    enrolling = float(row["enrolling"])
    shares: dict[str, object] = {n: round(min(x * enrolling, 1), 4) for n, x in ENROLLED.items()}
    return shares | {"enrolling": row["enrolling"], "drawing": row["drawing"]}


def _local(row: Row, nation: Row) -> dict[str, object]:
    """What the province adds to a basic pension of residents, yuan a month, by who pays it."""
    added = LOCAL
    if row["resident_spending"]:
        added += round(_yearly_pension(row) / 12 - _yearly_pension(nation) / 12)
    parts: dict[str, object] = {name: round(share * added) for name, share in PAYERS.items()}
    county = added - sum(round(share * added) for share in PAYERS.values())
    return parts | {"local_county": county, "local": added}


def _yearly_pension(row: Row) -> float:
    """Spending of the resident pension a recipient, yuan a year."""
    return float(row["resident_spending"]) * 10_000 / float(row["recipients"])
