"""Ask which days suit; where the clinic publishes free times, offer those."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_state import OFFERED, PROMPT
from actions.database import shared_free_times
from actions.next_question import DAYS_ONLY
from actions.validate_booking_form import utc_now
from veinguide.booking.calendar import ClinicCalendar, load_calendar
from veinguide.booking.form import AGAIN, FREE_TIME
from veinguide.booking.offers import offered
from veinguide.booking.openings import OTHER_TIMES
from veinguide.slots.free_times import FreeTimes

SHOWN = 3
# After any other prompt the visitor is told first what was wrong with their days.
OFFERING = (None, AGAIN, OTHER_TIMES, DAYS_ONLY)

Kept = list[dict[str, Any]]


class ActionAskPreferredDays(Action):  # type: ignore[misc]
    def __init__(
        self,
        free_times: FreeTimes | None = None,
        clock: Callable[[], datetime] = utc_now,
        calendar: ClinicCalendar | None = None,
    ) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own source.
        self._given = free_times
        self._clock = clock
        self._calendar = calendar or load_calendar()

    def name(self) -> str:
        return "action_ask_preferred_days"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        kept: Kept = list(tracker.get_slot(OFFERED) or [])
        prompt = tracker.get_slot(PROMPT)
        if prompt in OFFERING:
            shown = len(kept) - _last_batch(kept) if prompt == AGAIN and kept else None
            if shown is None:
                shown, kept = len(kept), kept + self._new(kept, prompt)
            if kept[shown:]:
                _offer(dispatcher, kept, shown)
                return [SlotSet(OFFERED, kept)]
        dispatcher.utter_message(response="utter_ask_preferred_days")
        return []

    def _new(self, kept: Kept, prompt: str | None) -> Kept:
        source = self._given or shared_free_times()
        if source is None:
            return []
        besides = {each["id"] for each in kept} if prompt == OTHER_TIMES else set()
        slots = source.soonest(SHOWN, self._clock(), besides)
        batch = kept[-1]["batch"] + 1 if kept else 0
        return [
            offered(slot, len(kept) + n, self._calendar.zone, batch)
            for n, slot in enumerate(slots)
        ]


def _last_batch(kept: Kept) -> int:
    return sum(each["batch"] == kept[-1]["batch"] for each in kept)


def _offer(dispatcher: CollectingDispatcher, kept: Kept, shown: int) -> None:
    dispatcher.utter_message(
        response="utter_ask_free_time",
        buttons=[
            {
                "title": each["label"],
                "payload": f'/inform{{"{FREE_TIME}": "{shown + n}"}}',
            }
            for n, each in enumerate(kept[shown:])
        ],
    )
