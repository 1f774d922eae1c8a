"""What was told of a request while the booking form was not open."""

from collections.abc import Iterable
from datetime import date

from rasa_sdk import Tracker

from actions.booking_state import OFFER_OF_A_REQUEST, heard_in
from actions.last_answers import REMEMBERED_TURNS, last_said, warning_before
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.decide import NOT_UNDERSTOOD
from veinguide.booking.form import DAYS, EMAIL, NAME, PHONE, TIME, BookingForm
from veinguide.booking.values import find_values
from veinguide.booking.words import is_question, tidy

# These offer to ask the staff for a visit or for a call.
OFFERS_OF_THE_STAFF = {
    *(OFFER_OF_A_REQUEST, "utter_ask_consultation"),
    *("utter_ask_human", "utter_human_route"),
}
DETAILS = {NAME, PHONE, EMAIL, DAYS, TIME}
# What was not understood is a detail only where there is little else in it.
MOST_WORDS = 6
# What was told matters here, not whether that day is to come.
ANY_DAY = date(2000, 1, 3)


def details_in(
    texts: Iterable[str],
    today: date = ANY_DAY,
    closed: Closed = ALWAYS_OPEN,
    *,
    loosely: bool = True,
) -> dict[str, str]:
    """What `texts` tell, one after the other, so that the last word counts.

    `loosely`, each is an answer about days as well, as in "tues or thurs".
    """
    told: dict[str, str] = {}
    for text in map(tidy, texts):
        for asked in (DAYS, None) if loosely else (None,):
            told |= find_values(text, BookingForm(asked, told), today, closed).values
    return told


def takes_up_an_offer(tracker: Tracker) -> bool:
    """Whether the message tells its details right after a request was offered."""
    said = last_said(tracker)
    if said is None or said.response not in OFFERS_OF_THE_STAFF:
        return False
    heard = heard_in(tracker)
    if heard.intent == "inform":
        return not DETAILS.isdisjoint(details_in([heard.text]))
    unclear = heard.intent == NOT_UNDERSTOOD and not is_question(heard.text)
    if not unclear or len(heard.text.split()) > MOST_WORDS:
        return False
    return not DETAILS.isdisjoint(details_in([heard.text], loosely=False))


def asks_for_a_visit(tracker: Tracker) -> bool:
    """Whether a name and a day or a time say so, where no danger was told of."""
    text = tracker.latest_message.get("text") or ""
    if warning_before(tracker, 0) or is_question(text):
        return False
    told = details_in([text], loosely=False)
    return NAME in told and bool({DAYS, TIME} & told.keys())


def texts_without_a_form(tracker: Tracker) -> list[str]:
    """The last messages whose details were answered with the offer of a request.

    A form that was open since then has had them, and may have been told to stop.
    """
    turns: list[tuple[str, bool]] = []
    form_opened = False
    for event in tracker.events:
        if event.get("event") == "user":
            turns = [("", False)] if form_opened else turns
            turns.append((event.get("text") or "", False))
            form_opened = False
        elif event.get("event") == "active_loop" and event.get("name"):
            form_opened = True
        elif event.get("event") == "bot" and turns:
            response = (event.get("metadata") or {}).get("utter_action")
            offered = response == OFFER_OF_A_REQUEST or turns[-1][1]
            turns[-1] = (turns[-1][0], offered)
    recent = turns[:-1][-REMEMBERED_TURNS:]
    return [text for text, offered in recent if offered]
