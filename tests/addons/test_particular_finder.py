"""A message is likened to the examples of narrow questions."""

import asyncio

import numpy as np
import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.particular_finder import (
    WIDE_OF_AN_INTENT,
    NarrowQuestions,
    ParticularFinder,
    Told,
    some_of_each,
)
from veinguide.errors import ContentError
from veinguide.particular.examples import PARTICULARS, Particular

BLOOD = Particular(
    "about_where_the_blood_goes",
    ("where does the blood go when a vein is closed", "what happens to the blood"),
    ("treatment",),
    ("where does it go then",),
)
BACK = Particular("came_back", ("do varicose veins come back after treatment",))


@pytest.fixture(scope="module")
def nearest(trained):
    return NarrowQuestions.fit([BLOOD, BACK], trained.vectors.vectors)


@pytest.fixture
def finder(component, nearest):
    built = component(ParticularFinder)
    built.model = nearest
    return built


@pytest.fixture
def found(finder, trained):
    def read(text, **known):
        return finder.process([trained.read(text, **known)])[0].get(PARTICULARS)

    return read


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("if you close the vein, where's the blood go", BLOOD.says, "near"),
        ("so where does it go", BLOOD.says, "under"),
        ("will my veins come back after the treatment?", BACK.says, "near"),
        ("I work in a bank. do varicose veins come back?", BACK.says, "near"),
    ],
)
def test_the_likest_question_comes_first(found, text, name, kind):
    best = found(text)[0]
    assert best["name"] == name
    assert best[kind] > 0.7


def test_examples_for_a_topic_are_told_apart(found):
    best = found("where does it go then")[0]
    assert best["under"] == pytest.approx(1, abs=0.01)
    assert best["near"] < best["under"]
    assert best["topics"] == ["treatment"]


def test_another_question_is_like_none(found):
    assert all(each["near"] < 0.6 for each in found("is parking free"))


def test_the_bare_name_of_a_subject_is_like_none_that_stands_alone(found):
    bare = found("what about varicose veins?")
    assert all(each["near"] == each["share"] == 0 for each in bare)
    assert found("do varicose veins come back")[0]["near"] > 0.7


@pytest.mark.parametrize("known", [{"red_flag": "stroke"}, {"language": "es"}])
def test_alarms_and_other_languages_are_left_alone(found, known):
    assert found("where does the blood go", **known) is None


def test_a_typed_command_is_like_nothing(found):
    assert found("/where_does_the_blood_go") is None


def test_what_is_kept_is_loaded_as_it_was(nearest, trained, tmp_path):
    nearest.save(tmp_path)
    texts = ["where does the blood go"]
    vectors = trained.vectors.vectors(texts)
    loaded = NarrowQuestions.load(tmp_path).likeliest(texts, vectors)
    for kept, was in zip(loaded, nearest.likeliest(texts, vectors), strict=True):
        assert kept["name"] == was["name"]
        assert kept["topics"] == was["topics"]
        for figure in ("near", "share", "under"):
            assert kept[figure] == pytest.approx(was[figure], abs=0.005)


def test_wide_questions_stand_against_the_narrow_ones(trained):
    texts = ["what does it cost", "what is the price", "how much is it"]
    rows = trained.vectors.vectors(texts)
    wide = Told(texts, ["ask_cost"] * len(texts), rows)
    both = [BLOOD, BACK]
    beside = NarrowQuestions.fit(both, trained.vectors.vectors, wide)
    without = NarrowQuestions.fit(both, trained.vectors.vectors)

    def share(model):
        found = model.likeliest(texts[:1], rows[:1])
        assert {each["name"] for each in found} <= {BLOOD.says, BACK.says}
        return max(each["share"] for each in found)

    assert share(beside) < 0.5 < share(without)


def test_a_narrow_question_among_the_wide_ones_is_no_rival(trained):
    asked = BLOOD.asks[0]
    rows = trained.vectors.vectors([asked])
    wide = Told([asked] * 5, ["ask_treatment_options"] * 5, np.repeat(rows, 5, axis=0))
    model = NarrowQuestions.fit([BLOOD, BACK], trained.vectors.vectors, wide)
    assert model.likeliest([asked], rows)[0]["share"] > 0.5


def test_of_many_examples_some_of_each_intent_are_taken():
    count = 3 * WIDE_OF_AN_INTENT
    told = Told(
        [str(number) for number in range(count + 2)],
        ["ask_cost"] * count + ["ask_exercise"] * 2,
        np.zeros((count + 2, 1), dtype=np.float32),
    )
    some = some_of_each(told)
    assert some.means.count("ask_cost") == WIDE_OF_AN_INTENT
    assert some.means.count("ask_exercise") == 2
    assert some.texts[:2] == ["0", "3"]


def test_more_is_taken_of_what_is_not_ours():
    count = 3 * WIDE_OF_AN_INTENT
    intents = ["ask_cost"] * count + ["out_of_scope_medical"] * count
    rows = np.zeros((2 * count, 1), dtype=np.float32)
    some = some_of_each(Told([str(n) for n in range(2 * count)], intents, rows))
    assert some.means.count("out_of_scope_medical") > some.means.count("ask_cost")


def test_one_narrow_question_is_too_few(trained):
    with pytest.raises(ContentError, match="at least two"):
        NarrowQuestions.fit([BACK], trained.vectors.vectors)


@pytest.fixture
def reply(domain, generator):
    """What is said where the message is like the narrow questions `like`."""

    def generate(utter_action, like, after=(), intent="ask_cost", sure=0.5):
        events = []
        for name in after:
            told = domain.responses[name][0]
            data = {"utter_action": name, "metadata": told["metadata"]}
            events += [UserUttered("before"), BotUttered(told["text"], metadata=data)]
        heard = {
            "intent": {"name": intent, "confidence": sure},
            PARTICULARS: like,
        }
        events.append(UserUttered("…", intent=heard["intent"], parse_data=heard))
        tracker = DialogueStateTracker.from_events("1", events, domain.slots)
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


def like(near, under, *topics, share=0.9):
    found = {"near": near, "share": share, "under": under, "topics": list(topics)}
    return [{"name": "came_back", **found}]


def test_a_narrow_question_has_its_own_answer(reply, domain):
    said = reply("utter_ask_treatment_results", like(0.9, 0))
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]
    assert said["metadata"]["said_instead"] == "utter_came_back"


@pytest.mark.parametrize(
    "near",
    [
        like(0.4, 0),
        like(0.9, 0, share=0.2),
        like(0.4, 0.9, "cost"),
        like(0.4, 0.5, "treatment"),
        like(0.9, 0, "cost", share=0.2),
    ],
)
def test_what_is_not_like_enough_or_of_another_topic_changes_nothing(reply, near):
    said = reply("utter_ask_treatment_results", near)
    assert "said_instead" not in said["metadata"]


def test_under_the_topic_of_the_last_answer_a_fragment_is_enough(reply, domain):
    near = like(0.3, 0.8, "treatment")
    said = reply("utter_ask_cost", near, after=["utter_ask_treatment_options"])
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]


def test_about_what_was_told_last_a_smaller_share_is_enough(reply, domain):
    near = like(0.5, 0, "treatment", share=0.15)
    before = reply("utter_ask_treatment_results", near)
    assert "said_instead" not in before["metadata"]
    said = reply("utter_ask_cost", near, after=["utter_ask_treatment_options"])
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]


@pytest.mark.parametrize(("wide", "stands"), [(0.15, False), (0.4, True)])
def test_beside_a_likelier_wide_question_the_topic_is_not_enough(reply, wide, stands):
    near = [{**like(0.5, 0, "treatment", share=0.15)[0], "wide": wide}]
    said = reply("utter_ask_cost", near, after=["utter_ask_treatment_options"])
    assert ("said_instead" not in said["metadata"]) == stands


@pytest.mark.parametrize(
    ("share", "wide", "stands"),
    [(0.0, 0.2, True), (0.1, 0.9, True), (0.1, 0.4, False)],
)
def test_a_topic_that_was_not_told_of_yet_is_not_enough(reply, share, wide, stands):
    near = [{**like(0.3, 0.8, "treatment", share=share)[0], "wide": wide}]
    said = reply("utter_ask_treatment_results", near)
    assert ("said_instead" not in said["metadata"]) == stands


@pytest.mark.parametrize(("wide", "stands"), [(0.7, True), (0.5, False)])
def test_a_much_likelier_wide_question_keeps_its_answer(reply, wide, stands):
    near = [{**like(0.8, 0, share=0.35)[0], "wide": wide}]
    said = reply("utter_ask_treatment_results", near)
    assert ("said_instead" not in said["metadata"]) == stands


def test_another_doctors_question_is_ours_where_it_is_about_what_was_told(
    reply, domain
):
    near = like(0.5, 0, "treatment", share=0.6)
    alone = reply("utter_out_of_scope_medical", near, intent="out_of_scope_medical")
    assert "said_instead" not in alone["metadata"]
    said = reply(
        "utter_out_of_scope_medical",
        near,
        after=["utter_ask_treatment_options"],
        intent="out_of_scope_medical",
    )
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]


@pytest.mark.parametrize(("share", "stays"), [(0.5, True), (0.7, False)])
def test_what_is_of_the_last_topic_goes_before_what_is_not(reply, domain, share, stays):
    other = {**like(0.9, 0, "self_care", share=share)[0], "name": "ask_compression"}
    near = [other, *like(0.5, 0, "treatment", share=0.15)]
    said = reply("utter_ask_cost", near, after=["utter_ask_treatment_options"])
    name = "utter_came_back" if stays else "utter_ask_compression"
    assert said["metadata"]["said_instead"] == name


def test_the_likeliest_is_said_and_what_stands_alone_goes_first(reply, domain):
    rival = {**like(0.99, 0.99, "treatment", share=0.4)[0], "name": "ask_compression"}
    said = reply("utter_ask_cost", [rival, *like(0.5, 0, share=0.5)])
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]


@pytest.mark.parametrize(
    "response", ["utter_ask_visitor_phone", "utter_report_crisis", "utter_ask_privacy"]
)
def test_questions_alarms_and_privacy_stand(reply, response):
    said = reply(response, like(0.99, 0))
    assert said["metadata"].get("said_instead") is None


@pytest.mark.parametrize(("near", "stands"), [(0.8, True), (0.9, False)])
def test_what_is_no_question_has_to_be_liker(reply, near, stands):
    said = reply("utter_thank", like(near, 0), intent="thank")
    assert ("said_instead" not in said["metadata"]) == stands


@pytest.mark.parametrize(
    ("near", "stands"),
    [
        (like(0.9, 0, share=0.6), True),
        (like(0.98, 0, share=0.6), False),
        (like(0.5, 0, share=0.9), True),
        (like(0.6, 0, share=0.75), False),
    ],
)
def test_a_wide_question_that_is_understood_surely_keeps_its_answer(
    reply, near, stands
):
    said = reply("utter_ask_treatment_results", near, sure=0.9)
    assert ("said_instead" not in said["metadata"]) == stands


@pytest.mark.parametrize(
    ("near", "stands"),
    [
        (like(0.52, 0, share=0.7), True),
        (like(0.52, 0, share=0.8), False),
        (like(0.6, 0, share=0.4), False),
    ],
)
def test_what_was_not_understood_has_to_be_nearer_or_certain(reply, near, stands):
    said = reply("utter_ask_cost", near, intent="nlu_fallback")
    assert ("said_instead" not in said["metadata"]) == stands


@pytest.mark.parametrize(
    ("near", "stands"),
    [
        (like(0.62, 0, share=0.7), True),
        (like(0.62, 0, share=0.8), False),
        (like(0.55, 0, share=0.9), True),
    ],
)
def test_what_sounds_like_another_world_may_be_ours(reply, near, stands):
    said = reply("utter_out_of_scope", near, intent="out_of_scope")
    assert ("said_instead" not in said["metadata"]) == stands


def test_what_sounds_like_a_question_for_sources_may_be_a_narrow_one(reply):
    near = like(0.6, 0, share=0.65)
    assert (
        "said_instead"
        in reply("utter_ask_cost", near, intent="ask_sources")["metadata"]
    )
    assert (
        "said_instead" not in reply("utter_ask_cost", near, intent="thank")["metadata"]
    )


def test_once_the_wide_answer_was_said_less_is_enough_under_its_topic(reply, domain):
    near = [{**like(0.52, 0, "cost", share=0.25)[0], "wide": 0.9}]
    assert "said_instead" not in reply("utter_ask_cost", near)["metadata"]
    other = reply("utter_ask_cost", near, after=["utter_ask_treatment_options"])
    assert "said_instead" not in other["metadata"]
    said = reply("utter_ask_cost", near, after=["utter_ask_cost"])
    assert said["text"] == domain.responses["utter_came_back"][0]["text"]


def test_asked_again_it_is_said_in_other_words(reply, domain):
    said = reply("utter_ask_cost", like(0.9, 0), after=["utter_came_back"])
    assert said["text"] != domain.responses["utter_came_back"][0]["text"]
