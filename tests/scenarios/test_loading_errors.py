"""Every way to get a file wrong ends in one message: place, found, allowed, cure."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.document import FOLDER
from scenarios.load import load_scenario
from sim.errors import ScenarioError

HEAD = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
"""
RATE = """\
changes:
  maternity.delivery_rate:
    unit: share
    dated:
      - from: 2024-01-01
        value: 0.9
        source: {title: proposal, why: a test}
"""
SHARE = """\
changes:
  care.caesarean_share:
    unit: share
    value: 0.3
    source: {title: assumption, why: a test}
"""
BASE = (FOLDER / "bases" / "liaocheng-2022-law.yaml").read_text(encoding="utf-8")
SHIPPED = (FOLDER / "reforms" / "liaocheng-2023-package.yaml").read_bytes()
PLACE = re.compile(r"mine\.yaml:[1-9][0-9]* ")


def message_of(folder: Path, text: str | bytes) -> str:
    """The message that a text gives as mine.yaml, without its folder."""
    path = folder / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ScenarioError) as caught:
        load_scenario(str(path))
    return str(caught.value).replace(f"{folder}/", "")


CASES = {
    "full-width colon": (
        HEAD + RATE.replace("unit: share", "unit：share"),
        "mine.yaml:7 YAML: found the full-width sign ：. Allowed: the half-width :. "
        "Write : and a blank.",
    ),
    "full-width colon in the first line": (
        "scenario：mine\ntitle_zh：我的\n",
        "mine.yaml:1 YAML: found the full-width sign ：. Allowed: the half-width :. "
        "Write : and a blank.",
    ),
    "full-width comma": (
        HEAD + RATE.replace("proposal, why", "proposal， why"),
        "mine.yaml:11 YAML: found the full-width sign ，. Allowed: the half-width ,. Write ,.",
    ),
    "tab": (
        HEAD + RATE.replace("    unit", "\tunit"),
        "mine.yaml:7 YAML: found a tab before the text. Allowed: blanks. Indent with blanks.",
    ),
    "sign that begins nothing": (
        HEAD + RATE.replace("0.9", "@9"),
        "mine.yaml:10 YAML: found character that cannot start any token. "
        "Allowed: key: value, two spaces a level. "
        "Look at this line and the one above: indent, colon, quotes, brackets.",
    ),
    "no title of a source": (
        HEAD + RATE.replace("title: proposal, ", ""),
        "mine.yaml:11 maternity.delivery_rate source: found no field 'title'. "
        "Allowed: title is needed. Add title:.",
    ),
    "syntax": (
        HEAD + RATE.replace("0.9", "[0.9"),
        "mine.yaml:11 YAML: found did not find expected ',' or ']'. "
        "Allowed: key: value, two spaces a level. "
        "Look at this line and the one above: indent, colon, quotes, brackets.",
    ),
    "empty": ("", "mine.yaml:1 file: found nothing. Allowed: a mapping. Write `key: value` lines."),
    "list at the top": (
        "- a\n",
        "mine.yaml:1 file: found a list. Allowed: a mapping. Begin with `key: value`.",
    ),
    "two documents": (
        HEAD + RATE + "---\na: 1\n",
        "mine.yaml:12 YAML: found a second document. Allowed: one document a file. Delete `---`.",
    ),
    "duplicate key": (
        HEAD + RATE + "    unit: share\n",
        "mine.yaml:12 unit: found the key 'unit' twice, first in line 7. "
        "Allowed: each key once. Delete one of the two.",
    ),
    "anchor": (
        HEAD + RATE.replace("0.9", "&a 0.9"),
        "mine.yaml:10 YAML: found an anchor or alias. Allowed: values written out. "
        "Write the value again.",
    ),
    "tag": (
        HEAD + RATE.replace("0.9", "!!python/name:os.system x"),
        "mine.yaml:10 YAML: found the tag tag:yaml.org,2002:python/name:os.system. "
        "Allowed: untagged values. Delete the tag.",
    ),
    "control character": (
        HEAD + "note: a\x07b\n",
        "mine.yaml:5 text: found the character '\\x07'. Allowed: printable text. Delete it.",
    ),
    "line end that editors do not count": (
        HEAD + "note: a\u2028b\n",
        "mine.yaml:5 text: found the character '\\u2028'. Allowed: printable text. Delete it.",
    ),
    "too deep": (
        HEAD + "changes: " + "[" * 30 + "]" * 30,
        "mine.yaml:5 YAML: found over 20 levels. Allowed: 20 levels. Flatten the text.",
    ),
    "unknown key": (
        HEAD + RATE.replace("delivery_rate", "delivry_rate"),
        "mine.yaml:6 maternity.delivry_rate: found an unknown key. "
        "Allowed: a key of the catalogue. Did you mean maternity.delivery_rate, "
        "maternity.spouse_rate, maternity.prenatal_rate?",
    ),
    "unknown key, nothing near": (
        HEAD + RATE.replace("maternity.delivery_rate", "zzz"),
        "mine.yaml:6 zzz: found an unknown key. Allowed: a key of the catalogue. "
        "See the keys of `shebao show`.",
    ),
    "unknown field of the scenario": (
        HEAD + "titel: x\n" + RATE,
        "mine.yaml:5 scenario: found the unknown field 'titel'. Allowed: scenario, title_zh, "
        "title_en, base, changes, base_digest, start_year, years, programmes, author, date, "
        "reference, note. "
        "Did you mean title_zh, title_en?",
    ),
    "unknown field of a value": (
        HEAD + RATE.replace("    dated:", "    units: x\n    dated:"),
        "mine.yaml:8 maternity.delivery_rate: found the unknown field 'units'. "
        "Allowed: unit, dated. Did you mean unit?",
    ),
    "no unit": (
        HEAD + RATE.replace("    unit: share\n", ""),
        "mine.yaml:6 maternity.delivery_rate: found no field 'unit'. "
        "Allowed: unit, dated are needed. Add unit:.",
    ),
    "wrong unit": (
        HEAD + RATE.replace("unit: share", "unit: percent"),
        "mine.yaml:7 maternity.delivery_rate: found the unit 'percent'. Allowed: share. "
        "Convert the value.",
    ),
    "wrong type": (
        HEAD + RATE.replace("0.9", "90%"),
        "mine.yaml:10 maternity.delivery_rate: found '90%'. "
        "Allowed: a number from 0 to 1 (share). "
        "Write the bare number, without quotes, sign of per cent or unit.",
    ),
    "no value": (
        HEAD + RATE.replace(" 0.9", ""),
        "mine.yaml:10 maternity.delivery_rate: found nothing. "
        "Allowed: a number from 0 to 1 (share). Correct the value or its unit.",
    ),
    "out of range": (
        HEAD + RATE.replace("0.9", "90"),
        "mine.yaml:10 maternity.delivery_rate: found 90. Allowed: a number from 0 to 1 (share). "
        "Shares are parts of one: 90 % is 0.9.",
    ),
    "infinite": (
        HEAD + RATE.replace("0.9", "1e999"),
        "mine.yaml:10 maternity.delivery_rate: found inf. Allowed: a number from 0 to 1 (share). "
        "Correct the value or its unit.",
    ),
    "not whole": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "allowance.days_paid")
        .replace("share", "days")
        .replace("0.9", "98.5"),
        "mine.yaml:10 allowance.days_paid: found 98.5. "
        "Allowed: a whole number from 0 to 366 (days). Write a whole number.",
    ),
    "wrong choice": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "allowance.payee")
        .replace("    unit: share\n", "")
        .replace("0.9", "employers"),
        "mine.yaml:9 allowance.payee: found 'employers'. Allowed: one of person, employer. "
        "Did you mean employer?",
    ),
    "flag as a number": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "maternity.complication_in_stay")
        .replace("    unit: share\n", "")
        .replace("0.9", "1"),
        "mine.yaml:9 maternity.complication_in_stay: found 1. Allowed: true or false. "
        "Write true or false.",
    ),
    "date as a value": (
        HEAD + RATE.replace("0.9", "2024-01-01"),
        "mine.yaml:10 maternity.delivery_rate: found 2024-01-01. "
        "Allowed: a number from 0 to 1 (share). "
        "Write a number from 0 to 1 (share), not a date.",
    ),
    "impossible date": (
        HEAD + RATE.replace("2024-01-01", "2023-02-30"),
        "mine.yaml:9 from: found 2023-02-30. Allowed: a day of the calendar, year-month-day. "
        "Correct it.",
    ),
    "date as text": (
        HEAD + RATE.replace("2024-01-01", "July 2023"),
        "mine.yaml:9 maternity.delivery_rate: found from 'July 2023'. "
        "Allowed: a date, year-month-day. Write 2023-07-01, for example, without quotes.",
    ),
    "date out of time": (
        HEAD + RATE.replace("2024-01-01", "0202-01-01"),
        "mine.yaml:9 maternity.delivery_rate: found from 0202-01-01. "
        "Allowed: dates from 1949-10-01 to 2200-01-01. Correct the year.",
    ),
    "middle of a month": (
        HEAD + RATE.replace("2024-01-01", "2024-01-15"),
        "mine.yaml:9 maternity.delivery_rate: found from 2024-01-15. Allowed: the first day of a "
        "month, since money has the grain of a month. "
        "Write 2024-01-01 or the month after, and say so in a note.",
    ),
    "middle of a year": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "wage.growth")
        .replace("unit: share", "unit: share_per_year")
        .replace("2024-01-01", "2024-07-01"),
        "mine.yaml:9 wage.growth: found from 2024-07-01. Allowed: the first of January. "
        "Write 2024-01-01.",
    ),
    "same date twice": (
        HEAD + RATE + RATE[RATE.index("      - from") :],
        "mine.yaml:12 maternity.delivery_rate: found from 2024-01-01 twice. "
        "Allowed: each date once, earliest first. Delete or reorder the entries.",
    ),
    "unordered dates": (
        HEAD + RATE + RATE[RATE.index("      - from") :].replace("2024", "2023"),
        "mine.yaml:12 maternity.delivery_rate: found from 2023-01-01 after 2024-01-01. "
        "Allowed: each date once, earliest first. Delete or reorder the entries.",
    ),
    "no entries": (
        HEAD + "changes:\n  maternity.delivery_rate:\n    unit: share\n    dated: []\n",
        "mine.yaml:8 maternity.delivery_rate: found a list. Allowed: a list of entries. "
        "Begin each with `- from:`.",
    ),
    "dated key without dates": (
        HEAD + SHARE.replace("care.caesarean_share", "maternity.delivery_rate"),
        "mine.yaml:8 maternity.delivery_rate: found a value without date. "
        "Allowed: dated: a list of from, value, source. Write when the value starts.",
    ),
    "undated key with dates": (
        HEAD + RATE.replace("maternity.delivery_rate", "care.caesarean_share"),
        "mine.yaml:8 care.caesarean_share: found dates. Allowed: value: and source:, since the "
        "key holds for the whole study. Write one value.",
    ),
    "accounts of the pension from a later date": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "pension.accounts_from")
        .replace("unit: share", "unit: year")
        .replace("0.9", "2024"),
        "mine.yaml:8 pension.accounts_from: found dates. Allowed: value: and source:, since the "
        "key holds for the whole study. Write one value.",
    ),
    "payers of the resident pension too young": (
        HEAD
        + RATE.replace("maternity.delivery_rate", "resident_pension.pay_from")
        .replace("unit: share", "unit: months")
        .replace("0.9", "180"),
        "mine.yaml:10 resident_pension.pay_from: found 180. "
        "Allowed: a whole number from 192 to 720 (months). Correct the value or its unit.",
    ),
    "no source": (
        HEAD + RATE.replace("        source: {title: proposal, why: a test}\n", ""),
        "mine.yaml:9 maternity.delivery_rate: found no field 'source'. "
        "Allowed: from, value, source are needed. Add source:.",
    ),
    "source is a text": (
        HEAD + RATE.replace("{title: proposal, why: a test}", "me"),
        "mine.yaml:11 maternity.delivery_rate source: found 'me'. Allowed: a mapping with title, "
        "document, article, date, quote, address, table, why. Write the fields.",
    ),
    "source cannot be found": (
        HEAD + RATE.replace("{title: proposal, why: a test}", "{title: the news}"),
        "mine.yaml:11 maternity.delivery_rate source: found only the title 'the news'. "
        "Allowed: a title and one of document, article, date, quote, address, table. "
        "Say where it can be found, or write title: assumption and why:.",
    ),
    "assumption without why": (
        HEAD + SHARE.replace(", why: a test", ""),
        "mine.yaml:9 care.caesarean_share source: found assumption without why. "
        "Allowed: a reason in why:. Say why this value.",
    ),
    "shares over one": (
        HEAD + SHARE.replace("0.3", "0.97"),
        "mine.yaml:8 care.caesarean_share: found care.caesarean_share, care.dystocia_share that "
        "sum to 1.02. Allowed: a sum of at most 1. Change the shares together.",
    ),
    "unknown base": (
        HEAD.replace("2022-law", "2022-laws") + RATE,
        "mine.yaml:4 base: found 'liaocheng-2022-laws'. Allowed: china-2018-law, "
        "china-2025-law, china-2025-provinces, district-2017-law, "
        "guiyang-2017-law, huaibei-2022-law, jiangbei-base, liaocheng-2022-law, weihai-2016-law, "
        "xx-2020-law, yian-2016-law, china-2025-enterprise-18, china-2025-no-delay, "
        "china-2025-retire-65, china-2025-rise-by-prices, china-2025-rise-mixed, "
        "district-2017-schools, "
        "district-2018-merger, "
        "guiyang-2018-instant-chronic, guiyang-2018-poor-package, "
        "huaibei-2022-online-certification, huaibei-2023, huaibei-2023-advance, "
        "huaibei-premium-2024, jiangbei-one-thing, liaocheng-2023-package, "
        "liaocheng-account-reform, liaocheng-delivery-100, liaocheng-housing-2023, "
        "liaocheng-points, "
        "liaocheng-resident-stay-plus-5, null-reform, weihai-2017-adjustment, "
        "weihai-2017-drug-list, xx-2021, yian-2017. "
        "Did you mean liaocheng-2022-law, liaocheng-2023-package, china-2025-law?",
    ),
    "base file that is not there": (
        HEAD.replace("liaocheng-2022-law", "gone.yaml") + RATE,
        "mine.yaml:4 base: found 'gone.yaml', no file. Allowed: a file or a name. Check the path.",
    ),
    "no base": (
        "scenario: mine\n" + RATE,
        "mine.yaml:1 scenario: found changes without base. Allowed: base: and changes:. "
        "Name the base.",
    ),
    "base of itself": (
        HEAD.replace("liaocheng-2022-law", "mine.yaml") + RATE,
        "mine.yaml:4 base: found a circle, mine -> mine. Allowed: a base. Break the circle.",
    ),
    "no changes": (
        HEAD + "changes:\n",
        "mine.yaml:5 changes: found nothing. Allowed: changes, or {} for none. Write changes: {}.",
    ),
    "bad name": (
        HEAD.replace("scenario: mine", "scenario: Mine/../x") + RATE,
        "mine.yaml:1 scenario: found 'Mine/../x'. Allowed: small letters, digits and hyphens, up "
        "to 64. Results are filed under this name: shorten or rewrite it.",
    ),
    "bad digest": (
        HEAD + "base_digest: abc\n" + RATE,
        "mine.yaml:5 base_digest: found 'abc'. Allowed: 8 to 64 hexadecimal digits. "
        "Copy the digest that `shebao show` prints for the base, in quotes.",
    ),
    "years out of range": (
        BASE.replace("years: 13", "years: 0"),
        "mine.yaml:12 years: found 0. Allowed: a whole number from 1 to 100. Correct it.",
    ),
    "assumptions no list": (
        BASE.replace("[medium]", "medium"),
        "mine.yaml:10 assumptions: found 'medium'. Allowed: a list of names. "
        "Write assumptions: [medium].",
    ),
    "unknown region": (
        BASE.replace("region: liaocheng", "region: liaochen"),
        "mine.yaml:8 region: found 'liaochen'. Allowed: china, district, guiyang, huaibei, "
        "jiangbei, liaocheng, weihai, xx, yian. Did you mean liaocheng?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_message_names_place_finding_allowed_and_cure(case: str, tmp_path: Path) -> None:
    text, expected = CASES[case]
    text = text.replace("scenario: liaocheng-2022-law", "scenario: mine")
    assert expected == message_of(tmp_path, text)


def test_shipped_snippets_themselves_load(tmp_path: Path) -> None:
    for text in (HEAD + RATE, HEAD + SHARE, BASE):
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        load_scenario(str(path))


def test_missing_keys_of_a_complete_scenario_are_named(tmp_path: Path) -> None:
    (tmp_path / "thin.yaml").write_text(
        "region: thin\ntitle_zh: 薄\ntitle_en: thin\nvalues: {}\n", encoding="utf-8"
    )
    text = BASE.replace("region: liaocheng", "region: thin.yaml")
    assert message_of(tmp_path, text) == (
        "mine.yaml:1 region.code: found no value (code of the administrative division). "
        "Allowed: a whole number from 100000 to 829999 (adcode). "
        "Write it into the region file or under changes:."
    )


def test_key_in_the_wrong_room_says_where_it_belongs(tmp_path: Path) -> None:
    law = "place: own\ntitle_zh: 自\ntitle_en: own\ninherits: liaocheng\n"
    (tmp_path / "own.yaml").write_text(law + SHARE.replace("changes", "values"), encoding="utf-8")
    found = message_of(tmp_path, BASE.replace("law: liaocheng", "law: own.yaml"))
    assert found == (
        "own.yaml:6 care.caesarean_share: found a assumption key. Allowed: law keys here. "
        "Move it to a file of the room assumption."
    )


def test_circular_inheritance_is_named(tmp_path: Path) -> None:
    law = "place: {0}\ntitle_zh: 自\ntitle_en: own\ninherits: {1}.yaml\nvalues: {{}}\n"
    (tmp_path / "one.yaml").write_text(law.format("one", "two"), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(law.format("two", "one"), encoding="utf-8")
    assert message_of(tmp_path, BASE.replace("law: liaocheng", "law: one.yaml")) == (
        "two.yaml:4 inherits: found a circle, one -> two -> one. "
        "Allowed: nation, province, city. Break it."
    )


def test_two_reforms_that_build_on_each_other_are_a_circle(tmp_path: Path) -> None:
    other = HEAD.replace("liaocheng-2022-law", "mine.yaml").replace("mine\n", "other\n")
    (tmp_path / "other.yaml").write_text(other + RATE, encoding="utf-8")
    text = HEAD.replace("liaocheng-2022-law", "other.yaml") + RATE
    assert "other.yaml:4 base: found a circle, mine -> other -> mine." in message_of(tmp_path, text)


def test_text_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    assert message_of(tmp_path, (HEAD + RATE).encode("gb18030")) == (
        "mine.yaml:2 encoding: found the byte 0xce. Allowed: UTF-8. Save the file again as UTF-8."
    )


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"gone\.yaml: found no readable file \(No such file"):
        load_scenario(str(tmp_path / "gone.yaml"))


@pytest.mark.parametrize("name", ["", ".", "\0", "x\0.yaml", "a" * 300, "/", "b" * 5000 + ".yaml"])
def test_odd_names_are_no_other_error(name: str) -> None:
    with pytest.raises(ScenarioError, match="found no"):
        load_scenario(name)


def outcome(raw: bytes) -> None:
    """Load the bytes as mine.yaml: all is well, or a ScenarioError with file and line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_bytes(raw)
        try:
            load_scenario(str(path))
        except ScenarioError as error:
            line = PLACE.search(str(error))
            assert line, str(error)
            number = int(line.group()[len("mine.yaml:") : -1])
            assert number <= raw.count(b"\n") + raw.count(b"\r") + 1, str(error)


SCALARS = st.one_of(
    st.sampled_from(
        ["", "~", "null", "true", "yes", ".nan", ".inf", "-1", "1e400", "0x10", "1_0", "9" * 30]
        + ["2023-02-30", "2023-07-01", "'x'", "[1]", "{a: 1}", "&a x", "*a", "!!int 3", "|", ">"]
        + ["? a", "- x", ": ", "#", "@", "`", "%YAML 1.2", "---", "...", "\t", "<<", "0.83", "1.0"]
    ),
    st.integers().map(str),
    st.floats().map(str),
    st.text(max_size=12),
)
LINES = SHIPPED.decode().splitlines()
EDITS = st.tuples(
    st.sampled_from(["delete", "double", "move", "value", "key", "indent", "whole"]),
    st.integers(0, len(LINES) - 1),
    st.integers(0, len(LINES) - 1),
    SCALARS,
)


def edit(lines: list[str], how: str, at: int, to: int, scalar: str) -> list[str]:
    """The lines with one edit: a slip of the hand, or worse."""
    at, to = at % max(1, len(lines)), to % max(1, len(lines))
    line = lines[at] if lines else ""
    key, colon, _ = line.partition(":")
    new = {
        "delete": [],
        "double": [line, line],
        "move": [],
        "value": [f"{key}{colon} {scalar}"],
        "key": [f"{scalar}{line[len(key) :]}"],
        "indent": [" " * (to % 9) + line.lstrip()],
        "whole": [scalar],
    }[how]
    result = lines[:at] + new + lines[at + 1 :]
    return [*result[:to], line, *result[to:]] if how == "move" else result


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_mutated_reform_loads_or_names_file_and_line(
    edits: list[tuple[str, int, int, str]],
) -> None:
    lines = list(LINES)
    for how, at, to, scalar in edits:
        lines = edit(lines, how, at, to, scalar)
    outcome("\n".join(lines).encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(SHIPPED)), st.integers(0, 200))
def test_random_bytes_in_a_reform_name_file_and_line(raw: bytes, at: int, cut: int) -> None:
    outcome(SHIPPED[:at] + raw + SHIPPED[at + cut :])


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode())))
def test_random_file_names_file_and_line(raw: bytes) -> None:
    outcome(raw)


def test_deep_nesting_of_a_long_file_is_no_crash(tmp_path: Path) -> None:
    assert "mine.yaml:1 " in message_of(tmp_path, "[" * 200_000)
    assert "mine.yaml:1 " in message_of(tmp_path, "{a: " * 100_000)
