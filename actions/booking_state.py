"""The booking form as the tracker holds it, and the events that change it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from actions.last_answers import REMEMBERED_TURNS
from veinguide.booking.consents import OWN_WORDS, PURPOSES, newest_wordings
from veinguide.booking.form import (
    CONFIRMED,
    DAYS,
    EMAIL,
    FIELDS,
    FREE_TIME,
    GUARDIAN,
    LOOKUP_FIELDS,
    MINOR,
    NAME,
    PHONE,
    REASON,
    SURE,
    TIME,
    VISITOR_NOTE,
    YES,
    BookingForm,
    Heard,
    Task,
)
from veinguide.booking.note_phrases import points_back
from veinguide.booking.offers import last_offers
from veinguide.booking.phones import (
    WITHOUT_AREA_CODE,
    to_stored,
    without_area_code,
)
from veinguide.booking.progress import erases
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.request import ConsentGiven, RequestDetails, Slot

FORM = "booking_form"
TASK, OPENED, OUTCOME = "booking_task", "booking_opened", "booking_outcome"
CONSENTS, OFFERED = "booking_consents", "offered_times"
PROMPT, FAILURES, PAUSED = "booking_prompt", "booking_failures", "booking_paused"
DROPPED, UNSENT = "booking_dropped", "booking_unsent"
TOLD = "told"  # the visitor has heard how it ended
PHONES = "phones"  # the visitor would rather phone the clinic
COMMAND_PREFIX = "/"
OFFER_OF_A_REQUEST = "utter_inform"

# What "keep it" brings back after a stop; calls and texts are asked about again.
RESTORED = (NAME, MINOR, GUARDIAN, PHONE, EMAIL, DAYS, TIME, REASON, VISITOR_NOTE)
EMPTIED = (
    *(*FIELDS, *LOOKUP_FIELDS, SURE, CONFIRMED, TASK, OPENED, OUTCOME),
    *(CONSENTS, OFFERED, PROMPT, FAILURES),
)


def form_of(tracker: Tracker) -> BookingForm:
    is_open = (tracker.active_loop or {}).get("name") == FORM
    task = tracker.get_slot(TASK)
    return BookingForm(
        asked=tracker.get_slot(REQUESTED_SLOT) if is_open else None,
        values={
            slot: str(tracker.get_slot(slot))
            for slot in (*FIELDS, *LOOKUP_FIELDS)
            if tracker.get_slot(slot) is not None
        },
        failures=int(tracker.get_slot(FAILURES) or 0),
        task=Task(task) if task else None,
        opened=task == Task.CHANGE.value and tracker.get_slot(OPENED) is not None,
        offers=last_offers(tracker.get_slot(OFFERED) or ()),
        short_number=_short_number(tracker),
    )


def _short_number(tracker: Tracker) -> str:
    """What was told before the area code was asked for."""
    if tracker.get_slot(PROMPT) != WITHOUT_AREA_CODE:
        return ""
    return without_area_code(_said_before(tracker))


def _said_before(tracker: Tracker) -> str:
    """The message before the last one, "" if that was a button or there is none."""
    before = next(reversed(texts_before(tracker)), "")
    return "" if before.startswith(COMMAND_PREFIX) else before


def texts_before(tracker: Tracker) -> list[str]:
    texts = [e.get("text") or "" for e in tracker.events if e.get("event") == "user"]
    return texts[:-1]


def heard_in(tracker: Tracker) -> Heard:
    message = tracker.latest_message
    text = message.get("text") or ""
    if points_back(text) and (before := _said_before(tracker)):
        text = f"Note: {before}"
    return Heard(
        text="" if text.startswith(COMMAND_PREFIX) else text,
        intent=(message.get("intent") or {}).get("name") or "",
        entities={
            entity["entity"]: str(entity["value"])
            for entity in message.get("entities") or []
        },
    )


def forgotten_booking() -> list[EventType]:
    """Everything about a request that the conversation need not keep."""
    return [*(SlotSet(slot, None) for slot in EMPTIED), SlotSet(PAUSED, False)]


def set_aside(tracker: Tracker, known: Mapping[str, str]) -> list[EventType]:
    """Keep what was told before a stop; not the leave to call, nor against a wish."""
    text = tracker.latest_message.get("text") or ""
    kept = {slot: known[slot] for slot in RESTORED if known.get(slot)}
    if not kept or erases(text):
        return no_longer_dropped()
    return [SlotSet(DROPPED, kept), SlotSet(UNSENT, True)]


def dropped(tracker: Tracker) -> dict[str, str]:
    """What was told before the form was stopped in the last turns."""
    turns = 0
    for event, before in _with_the_one_before(tracker):
        if event.get("event") == "session_started":
            # Rasa sets every slot again then; what was dropped before is too old.
            return {}
        if event.get("event") == "slot" and event.get("name") == DROPPED:
            if before == "session_started":
                return {}
            break
        if event.get("event") == "user":
            turns += 1
            if erases(event.get("text") or ""):
                return {}
    recent = turns <= REMEMBERED_TURNS
    return dict(tracker.get_slot(DROPPED) or {}) if recent else {}


def _with_the_one_before(tracker: Tracker) -> list[tuple[dict[str, Any], str]]:
    """The events, newest first, each with the kind of the last one that set no slot."""
    pairs: list[tuple[dict[str, Any], str]] = []
    before = ""
    for event in tracker.events:
        pairs.append((event, before))
        before = before if event.get("event") == "slot" else event.get("event") or ""
    return pairs[::-1]


def no_longer_dropped() -> list[EventType]:
    return [SlotSet(DROPPED, None), SlotSet(UNSENT, None)]


def outdated(tracker: Tracker) -> list[EventType]:
    """The end of what was told before a stop, once it is too old or to be erased."""
    kept = tracker.get_slot(DROPPED) is not None
    return no_longer_dropped() if kept and not dropped(tracker) else []


def told() -> list[EventType]:
    """The form ends, and what there was to say was said."""
    return [SlotSet(OUTCOME, TOLD), SlotSet(REQUESTED_SLOT, None)]


def answered_consents(
    tracker: Tracker,
    values: Mapping[str, str],
    now: datetime,
    forgotten: Collection[str] = (),
) -> list[EventType]:
    """When, and to which words, the answers in `values` were given.

    Who says "no calls, texts are fine" to the first question has not seen the second.
    What was said of another number is `forgotten`.
    """
    answers = {slot: values[slot] for slot in PURPOSES if slot in values}
    if not answers and not forgotten:
        return []
    wordings = newest_wordings()
    records = dict(tracker.get_slot(CONSENTS) or {})
    for slot in forgotten:
        records.pop(PURPOSES[slot], None)
    for slot, answer in answers.items():
        purpose = PURPOSES[slot]
        seen = _has_seen_the_words(tracker, slot)
        records[purpose] = {
            "given": answer == YES,
            "wording": wordings[purpose] if seen else OWN_WORDS,
            "answered_at": now.isoformat(),
        }
    return [SlotSet(CONSENTS, records)]


def _has_seen_the_words(tracker: Tracker, slot: str) -> bool:
    before = (tracker.get_slot(CONSENTS) or {}).get(PURPOSES[slot], {})
    answered = tracker.get_slot(slot) and before.get("wording") != OWN_WORDS
    return bool(answered) or tracker.get_slot(REQUESTED_SLOT) == slot


def with_free_time(tracker: Tracker, values: Mapping[str, str]) -> dict[str, str]:
    """A free time that was chosen is a day and a time as well."""
    if FREE_TIME not in values:
        return dict(values)
    offered = tracker.get_slot(OFFERED) or []
    chosen = values[FREE_TIME]
    if not chosen.isdecimal() or int(chosen) >= len(offered):
        return {slot: value for slot, value in values.items() if slot != FREE_TIME}
    slot = offered[int(chosen)]
    return {**values, DAYS: slot["day"], TIME: slot["time"]}


def details_of(conversation_id: str, slots: Mapping[str, Any]) -> RequestDetails:
    """The request that the slots make; a phone number must be among them."""
    records = slots.get(CONSENTS) or {}
    return RequestDetails(
        conversation_id=conversation_id,
        visitor_phone=to_stored(slots[PHONE]),
        visitor_name=slots.get(NAME),
        guardian_name=slots.get(GUARDIAN),
        visitor_email=_given(slots.get(EMAIL)),
        preferred_days=slots.get(DAYS),
        preferred_time=slots.get(TIME),
        slot=chosen_slot(slots),
        reason_category=_given(slots.get(REASON)),
        visitor_note=slots.get(VISITOR_NOTE) or None,
        consents=tuple(_consent(p, record) for p, record in records.items()),
    )


def _given(value: str | None) -> str | None:
    return None if value == SKIPPED else value


def chosen_slot(slots: Mapping[str, Any]) -> Slot | None:
    """The free time that was chosen, if one was."""
    if not slots.get(FREE_TIME):
        return None
    chosen = slots[OFFERED][int(slots[FREE_TIME])]
    return Slot(
        chosen["id"],
        datetime.fromisoformat(chosen["start"]),
        datetime.fromisoformat(chosen["end"]),
    )


def _consent(purpose: str, record: dict[str, Any]) -> ConsentGiven:
    return ConsentGiven(
        purpose=purpose,
        given=record["given"],
        wording=record["wording"],
        answered_at=datetime.fromisoformat(record["answered_at"]),
    )
