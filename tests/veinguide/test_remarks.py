"""A remark gets a kind word; what asks for something is no remark."""

import pytest

from veinguide.remarks import is_hard, is_remark


@pytest.mark.parametrize(
    "said",
    [
        "Forty-six years married.",
        "My late husband had a prescription in the eighties.",
        "im scared",
        "it's a long night",
        "I threw those out years ago",
        "no I threw those out years ago",
        "Yeah, he was a good man",
        "I'm plain wore out",
        "she's at her sister's, my oldest is",
        "my mother passed away in spring",
        "I used to dance every weekend",
        "we just moved here from Topeka",
        "he is a patient man",
        "I'm just so tired of all this",
    ],
)
def test_what_is_told_is_a_remark(said):
    assert is_remark(said)


@pytest.mark.parametrize(
    "said",
    [
        "what would you suggest",
        "my husband wants to know how long it takes",
        "I need to see somebody",
        "I want a visit",
        "my leg hurts",
        "my calf is swollen",
        "call me at 816 555 0142",
        "Thursday mornings",
        "is it my veins?",
        "I wonder whether it helps",
        "yes",
        "no thanks",
        "no it hurts",
        "yes that one",
        "laser",
        "my name is Opal",
        "i want to die",
    ],
)
def test_what_asks_or_tells_of_a_sign_is_none(said):
    assert not is_remark(said)


@pytest.mark.parametrize(
    "said",
    ["my late husband", "im scared", "it's a long night", "I'm just plain wore out"],
)
def test_a_hard_one_is_known(said):
    assert is_hard(said)
    assert not is_hard("I used to dance every weekend")
