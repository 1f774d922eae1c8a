"""The hour of another visit, or of a call, is no wish; a wish stays one."""

import time

import pytest

from tests.booking_known import MONDAY
from veinguide.booking.days import read_days
from veinguide.booking.elsewhere import without_elsewhere
from veinguide.booking.times import read_time


def tells_when(text: str) -> bool:
    days = read_days(text, MONDAY, asked=False)
    return bool(days.words or read_time(text, asked=False).words)


@pytest.mark.parametrize(
    "text",
    [
        "ok taking her to urgent care this afternoon. can she still come after",
        "this afternoon im going to the er",
        "we are driving to the emergency room this evening",
        "i called they said come in at 2. what do i do while i wait",
        "no i mean come in at 2 TODAY at the doctor. can i put my leg up",
        "i called my dr they squeezed me in at 3. while im here",
        "they can see me at 3 today",
        "my doctor told me to come in at 4 today",
        "my doctor wants to see me tomorrow",
        "i'm seeing my OB thursday. can i take magnesium",
        "I see my cardiologist next tuesday",
        "i'll be seeing my doctor monday morning",
        "i have a doctor's appointment tomorrow morning",
        "my doctor's appointment is the 14th",
        "my appointment with my doctor is the 14th",
        "they are having me come in at 2",
        "they want me there at 2",
        "call me after 5",
        "can an actual person ring me tuesday after 5",
        "don't phone while I'm at church on sunday",
        "my visit is friday at 10, do i need to fast",
        "no i dont need a new one, i have one already. its tuesday. can i switch it",
        "my appointment is already on tuesday",
        "her surgery is on the 12th",
        "never mind ill just call tomorrow, dont send it",
        "let me think till friday",
        "my office line, i dont have it on evenings",
        "I dont have that phone in the evening",
    ],
)
def test_what_is_elsewhere_is_no_wish(text: str) -> None:
    assert not tells_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "call me to set up a visit on tuesday",
        "let's call it tuesday morning",
        "tuesday morning works don't call before 9",
        "call or text ok, fri mornings",
        "need an appointment to see a doctor tuesday morning",
        "can i see the doctor on friday",
        "can you get me in thursday at 2",
        "could they squeeze me in at 3 on monday",
        "i'd like my appointment on tuesday",
        "can my appointment be tuesday at 3",
        "my appointment should be tuesday",
        "i'd like to come in monday",
        "my mom needs to see somebody friday",
        "my daughter can take me thursday",
        "any doctor can see me tuesday",
        "i see my heart doctor monday, so tuesday works",
        "my husband is going to the hospital monday so tuesday",
        "i'll take tuesday",
        "let me do friday",
        "let me ask my daughter, maybe tuesday",
    ],
)
def test_a_wish_that_sounds_like_it_is_kept(text: str) -> None:
    assert tells_when(text)


@pytest.mark.parametrize(
    "row", ["my doctor ", "they said ", "going to the ", "call me ", "is when "]
)
def test_a_long_row_is_read_at_once(row: str) -> None:
    began = time.process_time()
    without_elsewhere(row * 30 + "x")
    assert time.process_time() - began < 2
