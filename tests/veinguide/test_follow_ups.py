"""The kinds of short questions, as content/follow_ups.yml has them."""

import time

import pytest
import yaml

from veinguide.errors import ContentError
from veinguide.follow_ups import FILE, is_follow_up, load_follow_ups, points_back


@pytest.fixture(scope="module")
def domain(root):
    return yaml.safe_load((root / "domain.yml").read_text())


@pytest.fixture(scope="module")
def told():
    return load_follow_ups()


@pytest.mark.parametrize(
    "words",
    [
        "how soon",
        "And how soon, then?",
        "ok so what would I notice",
        "Can’t wear them.",
        "SAME LEG",
        "u keep saying ask. ok who do i ask",
        "Of which?",
    ],
)
def test_a_short_question_is_known_by_its_kind(words):
    assert is_follow_up(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "thanks",
        "how much does laser treatment cost",
        "does insurance pay",
        "book a visit",
        "restless feet, is that a vein thing",
        "magnesium for constipation, which kind",
        "what do you know",
        "/ask_cost",
        "how soon " * 20,
    ],
)
def test_what_has_a_subject_of_its_own_is_none(words):
    assert not is_follow_up(words)


@pytest.mark.parametrize("words", ["is it from soccer", "and him?", "so they lied?"])
def test_who_points_back_needs_what_was_said(words):
    assert points_back(words)


@pytest.mark.parametrize("words", ["my legs hurt", "hello there", "do you take checks"])
def test_who_does_not_point_back_needs_nothing(words):
    assert not points_back(words)


def test_every_answer_is_in_the_domain(told, domain):
    missing = {
        a for a in told.every_answer() if f"utter_{a}" not in domain["responses"]
    }
    assert missing == set()


def test_every_place_of_an_answer_is_one_that_is_looked_up(told, domain):
    topics = {topic for group in told.groups.values() for topic in group.topics}
    known = {*told.groups, *topics, "any", "privacy"}
    known |= {name.removeprefix("utter_") for name in domain["responses"]}
    named = {place for kind in told.kinds for place in kind.answers}
    assert named - known == set()


def test_every_topic_of_the_article_has_its_not_said(told, domain):
    slot = domain["slots"]["topic"]["mappings"]
    topics = {mapping["value"] for mapping in slot} - {
        "privacy",
        "assistant",
        "booking",
    }
    assert {topic for topic in topics if not told.not_said(topic)} == set()


@pytest.mark.parametrize("piece", ["how soon ", "a ", "same ", "if i stop every ", "("])
def test_no_pattern_takes_long(piece):
    began = time.process_time()
    is_follow_up((piece * 80)[:80])
    points_back(piece * 500)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("was", "written", "named"),
    [
        ("kinds:", "sorts:", "must hold groups, words and kinds"),
        ("  it: ", "  that: ", "words: must name patterns, `it` among them"),
        ("not_said: not_said_pills", "said: x", "group pills: needs a list of topics"),
        ("  - name: how_soon", "  - called: how_soon", "kind 2: needs a name"),
        ("    asks:", "    ask:", "comes_back: unknown keys ask"),
        ("(?:for good|permanent)", "(?:for good", "comes_back: .*missing \\)"),
        (
            "answers: {treatments: [came_back]",
            "answers: {treatments: came_back",
            "comes_back: answers must be a list for each topic",
        ),
    ],
)
def test_a_broken_file_names_the_entry(root, tmp_path, was, written, named):
    told = (root / FILE).read_text("utf-8")
    assert was in told
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(told.replace(was, written, 1), "utf-8")
    with pytest.raises(ContentError, match=rf"follow_ups\.yml: {named}"):
        load_follow_ups(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"follow_ups\.yml: cannot be read"):
        load_follow_ups(tmp_path)


def test_not_forever_asks_if_it_lasts(told):
    asked = told.asked_of("so its not forever?", "about_nerve_harm", "laser_ablation")
    assert asked == "not_said_treatment"
