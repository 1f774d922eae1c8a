"""content/alarm_replies.yml is read whole or not at all."""

import time

import pytest

from veinguide.alarm_replies import load_alarm_replies
from veinguide.errors import ContentError

WHOLE = """
words: {cloth: 'towels?|rags?', denying: 'no '}
subjects: ['veins?']
visits: ['visit']
treated: ['shots yesterday']
means: ['pills?']
denials: ['nobody is']
insistence: ['nobody is']
protests: ['i told you']
first_aid: ['took an aspirin']
too_many: ['ten']
hedges: ['maybe']
explanations: ['on tv']
stories: ['on tv']
figures: ['a saying']
levels:
  report_emergency: [{name: press, says: ['{cloth}'], signs: [bleeding_vein]}]
  report_crisis: [{name: person, intents: [bot_challenge], unless: [later]}]
  report_poisoning: [{name: over, says: [fine], after: [calling]}]
  report_urgent_symptom: []
"""


@pytest.fixture
def load(tmp_path):
    def read(text):
        file = tmp_path / "alarm_replies.yml"
        file.write_text(text)
        return load_alarm_replies(file)

    return read


def test_a_row_is_limited_to_its_signs(load):
    table = load(WHOLE)
    found = [
        table.fitting("report_emergency", "a towel", "", sign, set())
        for sign in ("bleeding_vein", "stroke")
    ]
    assert found == [["press"], []]


def test_a_row_is_found_by_an_intent_but_not_when_excluded(load):
    table = load(WHOLE)
    found = [
        table.fitting("report_crisis", words, "bot_challenge", None, set())
        for words in ("hm", "later")
    ]
    assert found == [["person"], []]


def test_a_row_waits_for_an_earlier_reminder(load):
    table = load(WHOLE)
    found = [
        table.fitting("report_poisoning", "he is fine", "", None, given)
        for given in (set(), {"calling"})
    ]
    assert found == [[], ["over"]]


def test_a_row_may_need_that_no_rule_raised_the_alarm(load):
    table = load(WHOLE.replace("name: over,", "name: over, by_net: true,"))
    said = ("report_poisoning", "he is fine", "", None, {"calling"})
    assert table.fitting(*said) == []
    assert table.fitting(*said, by_net=True) == ["over"]


def test_means_are_named(load):
    assert load(WHOLE).speaks_of_means("i kept the pills")
    assert not load(WHOLE).speaks_of_means("i kept the socks")


def test_a_subject_is_named(load):
    assert load(WHOLE).names_a_subject("my vein")
    assert not load(WHOLE).names_a_subject("my dog")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("'{cloth}'", "'{clothes}'", "there are no words clothes"),
        ("[fine]", "['(']", "report_poisoning, over"),
        ("signs:", "sings:", "sings is not known"),
        ("[fine]", "fine", "says must be a list"),
        ("says: [fine], ", "", "needs `says` or `intents`"),
        ("name: person, ", "", "`name` is missing"),
        ("report_crisis:", "report_crises:", "not a level"),
        ("subjects:", "objects:", "`subjects` is missing"),
    ],
)
def test_what_is_wrong_is_told(load, old, new, problem):
    assert old in WHOLE
    with pytest.raises(ContentError) as error:
        load(WHOLE.replace(old, new))
    assert problem in str(error.value)


def test_no_message_takes_long(root):
    table = load_alarm_replies(root / "content" / "alarm_replies.yml")
    began = time.process_time()
    for words in ("doctor says " * 200, "do i " * 400, "not talk " * 250):
        for level in table.levels:
            table.fitting(level, words, "", "bleeding_vein", {"calling", "going"})
    assert time.process_time() - began < 2
