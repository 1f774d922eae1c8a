"""Who is or may be pregnant, and who had children long ago."""

import pytest

from veinguide.particular.with_child import (
    is_about_it,
    is_long_past,
    may_be_with_child,
    without_it,
)


@pytest.mark.parametrize(
    "said",
    [
        "I'm 22 weeks and cramp all night",
        "we are trying for another child, should the veins wait",
        "can I have the shots while breastfeeding",
        "nursing my daughter, is magnesium fine",
        "just had my second son",
        "pregnant with my fourth kid",
        "31 wks and the legs wont stop",
        "got the ropes with my first, does number three make it worse",
        "we want more kids, laser now or later",
        "she is five months gone, bad for the veins?",
        "would the shots get into my milk",
    ],
)
def test_who_is_or_may_be_with_child_is_heard(said):
    assert may_be_with_child([said])


@pytest.mark.parametrize(
    "said",
    [
        "these came up after my second child",
        "my tubes are tied since the last baby",
        "my kids are grown and it is my turn",
        "mama is 84, would the laser be safe",
        "I take two calcium pills",
        "dad is in a nursing home",
        "I take a baby aspirin",
        "I'm not pregnant, I'm 70",
    ],
)
def test_who_had_children_long_ago_is_not_pregnant(said):
    assert not may_be_with_child([said])


def test_children_of_long_ago_are_told_from_no_word_of_any():
    assert is_long_past("these came up after my second child")
    assert not is_long_past("what is safe for me to take")
    assert not is_long_past("after my second child, and now 20 weeks again")


def test_an_earlier_message_counts():
    assert may_be_with_child(["I'm expecting", "is the laser safe"])


def test_what_is_about_a_pregnancy_is_known_by_its_name():
    like = [{"name": "about_pills_while_pregnant"}, {"name": "about_sores"}]
    assert without_it(like) == [{"name": "about_sores"}]
    assert is_about_it("utter_about_after_the_baby")
