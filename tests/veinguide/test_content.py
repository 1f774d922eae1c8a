"""Content is loaded whole or not at all, and one switch puts a fact on hold."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rasa.core.nlg import TemplatedNaturalLanguageGenerator

from veinguide.content import Content, Source, load_content, load_glossary
from veinguide.errors import ContentError

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    return load_content(root)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "domain.yml", tmp_path / "domain.yml")
    return tmp_path


@pytest.fixture
def edit(copy: Path) -> Edit:
    """Replace the first `old` after `after`, in a file of the copy."""

    def replace(file: str, after: str, old: str, new: str) -> None:
        path = copy / file
        before, _, rest = path.read_text().partition(after)
        assert old in rest
        path.write_text(before + after + rest.replace(old, new, 1))

    return replace


@pytest.fixture
def say(copy: Path) -> Callable[[str], str]:
    """What Rasa's own generator says for a response, with the copy's facts on hold."""

    def generate(response: str) -> str:
        content = load_content(copy)
        rows = {
            name: [
                {"text": one.text}
                | (
                    {
                        "condition": [
                            {"type": "slot", "name": slot, "value": value}
                            for slot, value in one.condition.items()
                        ]
                    }
                    if one.condition
                    else {}
                )
                for one in variations
            ]
            for name, variations in content.responses.items()
        }
        generator = TemplatedNaturalLanguageGenerator(rows)
        said = generator.generate_from_slots(response, content.held_slots(), "gateway")
        return said["text"]

    return generate


HELD = [
    ("utter_ask_cramps_prevalence", "cramps-67-percent", "67%"),
    ("utter_ask_cramps_location", "cramps-calf-91-percent", "91%"),
]


@pytest.mark.parametrize(("response", "fact", "figure"), HELD)
def test_an_unconfirmed_figure_is_told_while_it_is_not_on_hold(
    say, response, fact, figure
):
    assert figure in say(response)


@pytest.mark.parametrize(("response", "fact", "figure"), HELD)
def test_a_fact_on_hold_is_told_without_its_figure(say, edit, response, fact, figure):
    edit("content/facts.yml", f"id: {fact}\n", "hold: false", "hold: true")
    said = say(response)
    assert figure not in said
    assert "ne study" in said
    assert "without varicose veins" in said


def test_holding_one_fact_leaves_the_other_alone(say, edit):
    edit("content/facts.yml", "id: cramps-67-percent\n", "hold: false", "hold: true")
    assert "91%" in say("utter_ask_cramps_location")


def test_a_fact_without_a_line_to_tell_instead_cannot_be_held(copy, edit):
    edit("content/facts.yml", "id: rls-after-laser\n", "hold: false", "hold: true")
    with pytest.raises(ContentError, match="rls-after-laser: cannot be put on hold"):
        load_content(copy)


def test_a_response_without_a_held_wording_does_not_load(copy, edit):
    edit(
        "domain.yml", "utter_ask_cramps_prevalence:", "held_cramps_67_percent", "other"
    )
    with pytest.raises(ContentError, match="needs one variation for held_cramps_67"):
        load_content(copy)


def test_all_unreadable_rows_are_reported_at_once(copy, edit):
    edit("content/facts.yml", "id: leaky-pipes\n", "hold: false", "hold: perhaps")
    edit("content/studies.yml", "id: hayes-2008\n", "year: 2008", "yaer: 2008")
    edit("content/clinic.yml", "clinic:\n", '  phone: "816-396-0245"\n', "")
    with pytest.raises(ContentError) as error:
        load_content(copy)
    assert str(error.value).splitlines() == [
        "content/facts.yml, leaky-pipes: `hold` cannot be 'perhaps'",
        "content/studies.yml, hayes-2008: `yaer` is not a field",
        "content/studies.yml, hayes-2008: `year` is missing",
        "content/clinic.yml: `phone` is missing",
    ]


def test_all_broken_ties_are_reported_at_once(copy, edit):
    edit("domain.yml", "utter_ask_exercise:", "facts: [light-activity", "facts: [lite")
    edit("domain.yml", "utter_ask_contact:", "816-396-0245", "816-396-0246")
    with pytest.raises(ContentError) as error:
        load_content(copy)
    assert "utter_ask_exercise: there is no fact lite" in str(error.value)
    assert "utter_ask_contact: 816-396-0246 is in none of its facts" in str(error.value)


def test_a_figure_that_no_fact_carries_does_not_load(copy, edit):
    edit("domain.yml", "utter_ask_treatment_pain:", "Many feel", "About 9 in 10 feel")
    with pytest.raises(ContentError, match="utter_ask_treatment_pain: 9 is in none"):
        load_content(copy)


def test_a_told_fact_that_no_response_tells_does_not_load(copy, edit):
    edit("domain.yml", "utter_ask_cramps_prevalence:", "cramps-67-percent, ", "")
    with pytest.raises(ContentError, match="cramps-67-percent: no response tells it"):
        load_content(copy)


def test_a_claim_that_is_not_to_be_told_cannot_be_told(copy, edit):
    edit("domain.yml", "utter_ask_cramps_cause:", "[leaky", "[not-told-toxins, leaky")
    with pytest.raises(ContentError, match="rests on not-told-toxins"):
        load_content(copy)


def test_a_missing_file_is_named(copy):
    (copy / "content" / "studies.yml").unlink()
    with pytest.raises(ContentError, match=r"studies\.yml: the file is missing"):
        load_content(copy)


def test_a_review_is_written_as_a_name_and_a_day(copy, edit):
    day = 'reviewed: {by: "Dr. Vale", on: 2027-01-31}'
    edit("content/facts.yml", "id: clot-signs\n", "reviewed: {by: null, on: null}", day)
    content = load_content(copy)
    assert content.facts["clot-signs"].reviewed.on == date(2027, 1, 31)


def test_sources_are_the_article_then_studies_then_others_each_once(content):
    sources = content.sources(
        [
            "clot-signs",
            "rls-after-sclerotherapy",
            "leaky-pipes",
            "clot-risk-in-pregnancy",
        ]
    )
    assert [source.label.split(":")[0] for source in sources] == [
        "Alsara Vein Clinic",
        "Kanter AH",
        "CDC",
    ]
    assert sources[1].url == "https://pubmed.ncbi.nlm.nih.gov/7728485/"


def test_what_the_assistant_says_of_itself_has_no_source(content):
    assert content.sources(["assistant-scope", "chat-kept-30-days"]) == []


def test_a_fact_that_is_gone_has_no_source(content):
    assert content.sources(["a-fact-of-last-year"]) == []


def test_an_address_we_do_not_know_is_not_invented(content):
    assert content.clinic.youtube.url is None
    assert content.sources(["leaky-pipes"]) == [
        Source("Alsara Vein Clinic: Restless Legs (RLS) and Leg Cramps", None)
    ]


def test_every_claim_of_the_article_is_told_or_says_why_not(content):
    claims = {
        claim
        for fact in content.facts.values()
        for claim in (fact.claim or "").split(", ")
    }
    assert {f"F{number}" for number in range(1, 25)} <= claims


def test_no_fact_claims_a_review_that_did_not_happen(content):
    assert [s.id for s in content.studies.values() if s.checked_by_clinician] == []


def test_only_the_two_unconfirmed_figures_are_marked(content):
    assert [fact.id for fact in content.unconfirmed(content.facts)] == [
        "cramps-67-percent",
        "cramps-calf-91-percent",
    ]


@pytest.mark.parametrize(
    ("entity", "value", "written"),
    [
        ("medicine", "ropinirole", "requip"),
        ("medicine", "pramipexole", "mirapex"),
        ("medicine", "quinine", "tonic water"),
        ("treatment", "laser_ablation", "evla"),
        ("insurer", "medicaid", "medicade"),
        ("body_part", "calf", "calves"),
    ],
)
def test_the_vocabulary_knows_how_visitors_write(root, entity, value, written):
    assert written in load_glossary(root).vocabulary[entity][value]


def test_no_wording_stands_for_two_values(content):
    for values in content.glossary.vocabulary.values():
        written = [text for texts in values.values() for text in texts]
        assert len(written) == len(set(written))
