"""What cannot be meant is not answered: a pregnancy of nobody, a welcome too late."""

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.meant import meant

LIKE = {
    "intent_ranking": [
        {"name": "ask_pregnancy", "confidence": 0.5},
        {"name": "greet", "confidence": 0.3},
        {"name": "ask_candidacy", "confidence": 0.2},
    ]
}


@pytest.fixture
def talk(domain):
    def build(*said, heard=LIKE):
        events = []
        for text in said[:-1]:
            events += [UserUttered(text), BotUttered("…")]
        events.append(UserUttered(said[-1], parse_data=heard))
        return DialogueStateTracker.from_events("1", events, domain.slots)

    return build


def test_children_of_long_ago_are_no_pregnancy(talk):
    tracker = talk("it began after my second kid, what now")
    assert meant("utter_ask_pregnancy", tracker) == "utter_ask_candidacy"


def test_without_another_guess_the_treatments_are_told(talk):
    tracker = talk("it began after my second kid", heard={})
    assert meant("utter_ask_pregnancy", tracker) == "utter_ask_treatment_options"


@pytest.mark.parametrize(
    "said",
    [["I'm pregnant", "is the laser ok"], ["we try for a baby"], ["/ask_pregnancy"]],
)
def test_who_may_be_pregnant_is_told_of_it(talk, said):
    assert meant("utter_ask_pregnancy", talk(*said)) == "utter_ask_pregnancy"


@pytest.mark.parametrize("welcome", ["utter_greet", "utter_ask_capabilities"])
def test_no_welcome_comes_in_the_middle_to_other_words(talk, welcome):
    tracker = talk("does it hurt", "uncle is here beside me")
    assert meant(welcome, tracker) == "utter_ask_candidacy"


@pytest.mark.parametrize(
    ("welcome", "said"),
    [
        ("utter_greet", ["hi there"]),
        ("utter_greet", ["uncle is here beside me"]),
        ("utter_greet", ["does it hurt", "hello again"]),
        ("utter_ask_capabilities", ["does it hurt", "what else can you do"]),
    ],
)
def test_a_welcome_stays_where_it_fits(talk, welcome, said):
    assert meant(welcome, talk(*said)) == welcome


@pytest.fixture
def after(domain):
    """A message after an answer as domain.yml tells it."""

    def build(answer, said):
        told = domain.responses[f"utter_{answer}"][0]
        data = {"utter_action": f"utter_{answer}", "metadata": told["metadata"]}
        events = [UserUttered("…"), BotUttered(told["text"], metadata=data)]
        return DialogueStateTracker.from_events(
            "1", [*events, UserUttered(said)], domain.slots
        )

    return build


@pytest.mark.parametrize(
    ("told", "heard", "said", "answer"),
    [
        ("ask_compression", "deny", "so no then", "ask_compression"),
        ("ask_supplements", "deny", "so neither", "ask_supplements"),
        ("about_pacemaker", "deny", "so is that a no", "about_pacemaker"),
        ("ask_cramps_prevalence", "deny", "yes or no", "ask_cramps_prevalence"),
        ("about_walking_pain", "deny", "only the left one", "ask_when_to_see_doctor"),
        ("ask_stop_medication", "goodbye", "just for tonight", "more_medicines"),
    ],
)
def test_a_conclusion_ends_no_talk(after, told, heard, said, answer):
    assert meant(f"utter_{heard}", after(told, said)) == f"utter_{answer}"


@pytest.mark.parametrize(
    ("told", "heard", "said"),
    [
        ("ask_compression", "deny", "no thanks"),
        ("ask_compression", "deny", "just that"),
        ("ask_compression", "deny", "no"),
        ("ask_compression", "goodbye", "so long then"),
        ("ask_compression", "goodbye", "so thats all"),
        ("ask_compression", "goodbye", "ok bye"),
        ("ask_cost", "deny", "so no then"),
        ("booking_sent", "deny", "so no then"),
    ],
)
def test_a_no_and_a_goodbye_stay(after, told, heard, said):
    assert meant(f"utter_{heard}", after(told, said)) == f"utter_{heard}"


ASKED_BESIDE = {
    "intent": {"name": "goodbye", "confidence": 0.2},
    "intent_ranking": [
        {"name": "goodbye", "confidence": 0.2},
        {"name": "ask_contact", "confidence": 0.15},
    ],
}


@pytest.mark.parametrize(
    "said",
    [
        "im up all night too and so is he",
        "is a bathroom close by",
        "no not bye. bathroom. is there a bathroom",
    ],
)
def test_a_goodbye_needs_a_word_of_leaving(talk, said):
    tracker = talk("hello", said, heard=ASKED_BESIDE)
    assert meant("utter_goodbye", tracker) == "utter_ask_contact"


def test_who_was_taken_for_leaving_is_asked_again(talk):
    tracker = talk("hello", "no, not bye. you got me wrong", heard={})
    assert meant("utter_goodbye", tracker) == "utter_about_missed_question"


@pytest.mark.parametrize(
    "said",
    [
        "bye",
        "supper is ready",
        "well it was nice, see you later alligator",
        "the bus is here and so are my kids",
        "ok thanks, is that all",
    ],
)
def test_a_goodbye_stays(talk, said):
    heard = ASKED_BESIDE if "bus" not in said else {}
    assert meant("utter_goodbye", talk("hello", said, heard=heard)) == "utter_goodbye"


@pytest.mark.parametrize("reply", ["utter_thank", "utter_affirm"])
def test_a_question_beside_a_thanks_is_answered(talk, reply):
    said = "you been real nice. one more thing my wife is deaf can she come along"
    tracker = talk("hello", said, heard=ASKED_BESIDE)
    assert meant(reply, tracker) == "utter_ask_contact"
    tracker = talk("hello", "yes thank you so much", heard=ASKED_BESIDE)
    assert meant(reply, tracker) == reply
