"""An answer in fewer words keeps what is for safety."""

import pytest

from veinguide.fewer_words import NO_NUMBERS, beginning, without_figures

TOLD = (
    "It may help some people.\n\n"
    "In a study, 98% felt better. The summary names no comparison group.\n\n"
    "The staff are at 816-396-0245.\n\n"
    "Call 911 for 2 or more of these."
)


def test_without_figures_keeps_phones_and_what_is_for_safety():
    assert without_figures(TOLD) == (
        "It may help some people.\n\n"
        "The staff are at 816-396-0245.\n\n"
        "Call 911 for 2 or more of these."
    )


def test_the_beginning_keeps_what_is_for_safety():
    assert beginning(TOLD) == (
        "It may help some people.\n\nCall 911 for 2 or more of these."
    )


@pytest.mark.parametrize(
    "said", ["I said no numbers", "and without the figures please"]
)
def test_the_wish_for_no_numbers_is_heard(said):
    assert NO_NUMBERS.search(said)


def test_a_phone_number_is_no_such_wish():
    assert not NO_NUMBERS.search("I have no number to call")
