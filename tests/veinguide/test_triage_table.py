from itertools import chain

import pytest
import yaml

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage import load_triage
from veinguide.triage.patterns import (
    PatternError,
    Rule,
    RuleIndex,
    Sign,
    read_pattern,
    read_sequence,
)
from veinguide.triage.reading import Reading
from veinguide.triage.table import load_table
from veinguide.triage.words import Vocabulary, read_words

GROUPS = (PROJECT_ROOT / "content" / "red_flags.yml").read_text("utf-8")


@pytest.fixture
def problems(tmp_path):
    def load(written):
        path = tmp_path / "red_flags.yml"
        path.write_text(written, "utf-8")
        with pytest.raises(ContentError) as raised:
            load_table(path)
        return str(raised.value)

    return load


@pytest.fixture
def vocabulary():
    return Vocabulary(
        ["cant", "breathe", "bleeding", "chest", "swell*", "kill", "no"],
        {"hrts": "hurts", "leg's": "leg is"},
        ["breathe", "bleeding", "chest"],
        ["breeding"],
    )


def test_a_missing_table_is_a_content_error(tmp_path):
    with pytest.raises(ContentError, match="cannot be read"):
        load_triage(tmp_path)


def test_all_problems_of_the_table_are_told_at_once(problems):
    told = problems(
        """
groups:
  lower: a
  LEG: leg, calf
  LOOP: LOOP
signs:
  - id: clot
    level: awful
    title: A clot
    patterns: ["LEG & SWOLLEN", "LEG ..", "@nobody + LEG", "LEG unless hot"]
  - id: clot
    level: urgent
    title: Again
    source: none
    patterns: [leg]
"""
    )
    assert "group lower: its name must be in capital letters" in told
    assert "group LOOP contains itself" in told
    assert "clot: level must be one of emergency" in told
    assert "clot: source is missing" in told
    assert "clot: no group is called SWOLLEN" in told
    assert "clot: no sign is called nobody" in told
    assert "'LEG ..' needs a word at each end" in told
    assert "`unless` and `without` take groups" in told
    assert "clot: is there twice" in told
    assert "the reading of messages: no group is called DENIAL" in told


def test_an_unknown_excuse_is_a_problem(problems):
    broken = GROUPS.replace("even_when: [", "even_when: [maybe, ", 1)
    assert "even_when takes denied, past, asked" in problems(broken)


def test_a_file_that_is_no_table_is_a_problem(problems):
    assert "needs `groups` and `signs`" in problems("- just\n- a list\n")


def test_a_choice_may_hold_two_words():
    sequence = read_sequence("right_now|today .. LEG")
    assert sequence.items == ("right_now|today", "LEG")
    assert sequence.gaps == (0, 2)


def test_a_pattern_may_not_begin_with_a_gap():
    with pytest.raises(PatternError):
        read_pattern(".. leg")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CAN'T Breathe", ["cant", "breathe"]),
        ("can\u2019t", ["cant"]),
        ("cantbreathe", ["cant", "breathe"]),
        ("breeeathe", ["breathe"]),
        ("braethe", ["breathe"]),
        ("hrts", ["hurts"]),
        ("leg's", ["leg", "is"]),
        ("k1ll", ["kill"]),
        ("ch\u00e9st", ["chest"]),
        ("breeding", ["breeding"]),
        ("swelling", ["swelling"]),
    ],
)
def test_words_are_read_however_they_are_typed(vocabulary, typed, meant):
    assert list(read_words(typed, vocabulary).words) == meant


def test_sentences_and_clauses_are_told_apart(vocabulary):
    said = read_words("no chest, no. kill", vocabulary)
    assert said.sentences == (0, 0, 0, 1)
    assert said.clauses == (0, 0, 1, 2)


def test_a_rule_of_other_signs_alone_needs_no_words():
    rule = Rule(read_pattern("@stroke"), frozenset())
    index = RuleIndex([Sign("x", "urgent", "X", "nowhere", (rule,))])
    assert list(index.that_need(set())) == [("x", rule)]


def test_a_rule_that_is_ruled_out_at_once_has_no_match():
    triage = load_triage()
    told = yaml.safe_load(
        (PROJECT_ROOT / "content" / "red_flag_wordings.yml").read_text()
    )
    texts = [text for texts in told.values() for text in texts[:4]]
    ruled_out = 0
    for reading in (Reading(text, triage.table) for text in texts):
        kept = {
            id(rule) for _, rule in triage.table.rules.that_need(reading.maybe_said)
        }
        for rule in chain.from_iterable(sign.rules for sign in triage.table.signs):
            if id(rule) not in kept:
                ruled_out += 1
                parts = rule.pattern.parts
                assert not all(any(reading.matches(part)) for part in parts)
    assert ruled_out > 50 * len(texts)
