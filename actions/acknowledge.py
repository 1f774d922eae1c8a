"""One short line for what the booking form heard without asking for it."""

from collections.abc import Mapping

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from veinguide.booking.form import CONFIRMED, EMAIL, FIELDS, first_missing
from veinguide.booking.notes import noted
from veinguide.booking.reasons import SKIPPED


def acknowledge(
    dispatcher: CollectingDispatcher,
    told: Mapping[str, str],
    known: Mapping[str, str],
    asked: str | None,
    asks: str | None,
) -> None:
    """`asked` was the question, `asks` is the next; a summary says it all itself."""
    line, is_wish = noted(told, known, asked)
    if line and (asks or first_missing(known)) != CONFIRMED:
        response = "utter_booking_wish_noted" if is_wish else "utter_booking_noted"
        dispatcher.utter_message(response=response, noted=line)


def read_back(
    dispatcher: CollectingDispatcher, known: Mapping[str, str], asked: str | None
) -> None:
    """All that is noted so far."""
    told = {slot: v for slot, v in known.items() if (slot, v) != (EMAIL, SKIPPED)}
    acknowledge(dispatcher, told, told, None, asked)


def told_beside_a_question(tracker: Tracker) -> tuple[dict[str, str], str | None]:
    """What a message filled before it was answered, and what it was asked for."""
    told: dict[str, str] = {}
    asked: str | None = None
    asked_before: str | None = None
    for event in tracker.events:
        name, value = event.get("name"), event.get("value")
        if event.get("event") == "user":
            told, asked_before = {}, asked
        elif event.get("event") == "slot" and name == REQUESTED_SLOT:
            asked = value
        elif event.get("event") == "slot" and name in FIELDS and value is not None:
            told[name] = str(value)
    return told, asked_before
