"""Claims about every value that is shipped: sourced, in range, complete, consistent."""

from collections import Counter

import pytest

from scenarios.catalogue import TRAITS, definition_of, load_catalogue
from scenarios.check import SUMS
from scenarios.document import FOLDER, read_document
from scenarios.facts import Entry, ScenarioFacts
from scenarios.find import list_scenarios, names_in
from scenarios.load import load_scenario
from sim import codes
from sim.errors import ScenarioError

NAMES = [item.name for item in list_scenarios()]


def all_entries(facts: ScenarioFacts) -> list[Entry]:
    return [entry for key in facts.facts for entry in facts.entries(key)]


@pytest.mark.parametrize("name", NAMES)
def test_every_key_of_the_catalogue_has_a_value(name: str) -> None:
    assert list(load_catalogue()) == list(load_scenario(name).facts)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_a_source_and_every_guess_a_reason(name: str) -> None:
    for entry in all_entries(load_scenario(name)):
        assert entry.source.title, entry
        assert not entry.source.is_assumption or len(entry.source.why) > 20, entry


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_points_to_the_line_of_its_value(name: str) -> None:
    for entry in all_entries(load_scenario(name)):
        path = FOLDER.parent / entry.file
        line = path.read_text(encoding="utf-8").splitlines()[entry.line - 1]
        assert "value:" in line, entry


@pytest.mark.parametrize("name", NAMES)
def test_no_text_names_a_folder_of_a_machine(name: str) -> None:
    text = load_scenario(name).text
    assert not [word for word in ("/home/", "/work/", "/tmp/", "C:\\") if word in text]


@pytest.mark.parametrize("name", NAMES)
def test_titles_stand_in_both_languages(name: str) -> None:
    facts = load_scenario(name)
    assert any("一" <= letter <= "鿿" for letter in facts.title_zh)
    assert facts.title_en.isascii()


def test_every_key_has_both_labels_and_a_known_kind() -> None:
    for key, definition in load_catalogue().items():
        assert any("一" <= letter <= "鿿" for letter in definition.zh), key
        assert definition.en.isascii(), key
        assert definition.kind in TRAITS, key
        assert bool(definition.choices) == (definition.kind == "choice"), key


def test_labels_tell_keys_apart() -> None:
    labels = Counter(definition.en for definition in load_catalogue().values())
    labels.update(definition.zh for definition in load_catalogue().values())
    assert [] == [label for label, times in labels.items() if times > 1]


def test_choices_of_the_law_are_the_codes_of_the_kernels() -> None:
    assert codes.QUOTA_MODES == definition_of("maternity.quota_mode").choices
    assert codes.SPOUSE_CHOICES == definition_of("maternity.spouse_choice").choices
    assert codes.GRANT_BASES == definition_of("resident_birth.grant_basis").choices
    assert codes.GRANT_MODES == definition_of("resident_birth.grant_mode").choices
    assert codes.PAYEES == definition_of("allowance.payee").choices


def test_every_key_that_must_sum_is_in_the_catalogue() -> None:
    assert [] == [key for group, _ in SUMS for key in group if key not in load_catalogue()]


def test_jiangbei_has_the_450_000_insured_and_205_000_women_of_the_text() -> None:
    facts = load_scenario("jiangbei-base")
    enterprise, public = facts.number("work.enterprise"), facts.number("work.public")
    assert 450_000 == enterprise + public
    women = enterprise * facts.number("work.women_share_enterprise")
    assert 205_000 == women + public * facts.number("work.women_share_public")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "china-2025-no-delay"])
def test_delay_of_retirement_starts_in_january_2025(name: str) -> None:
    delayed = load_scenario(name).series("retirement.delayed", 2024, 24)
    assert [0.0] * 12 + [1.0] * 12 == delayed.tolist()


@pytest.mark.parametrize(
    "folder", ["law", "regions", "assumptions", "programmes", "bases", "reforms"]
)
def test_shipped_files_are_named_as_they_name_themselves(folder: str) -> None:
    field = {"law": "place", "regions": "region"} | {
        name: name for name in ("assumptions", "programmes")
    }
    for name in names_in(folder):
        document = read_document(FOLDER / folder / f"{name}.yaml")
        assert name == document.root.mapping[field.get(folder, "scenario")].value


def test_unknown_scenario_comes_with_near_names() -> None:
    with pytest.raises(ScenarioError, match="Did you mean liaocheng-2023-package"):
        load_scenario("liaocheng-2023-pakage")
