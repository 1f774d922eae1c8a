"""Read Rasa's events of one turn as a row of the conversation log."""

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from veinguide.storage.turns import Answer, RankedIntent, TurnRecord

FALLBACK_INTENT = "nlu_fallback"
RUNNERS_UP = 3
SILENT_ACTIONS = {"action_listen", "action_extract_slots", "action_session_start"}

Event = dict[str, Any]


def read_turn(conversation: str, events: Sequence[Event]) -> TurnRecord | None:
    """The turn that `events` tell, or None when nobody said anything."""
    said = [event for event in events if event.get("event") == "user"]
    if not said:
        return None
    user = said[-1]
    parsed = user.get("parse_data") or {}
    metadata = user.get("metadata") or {}
    answers = [_answer(event) for event in events if event.get("event") == "bot"]
    intent = _intent(parsed.get("intent") or {})
    return TurnRecord(
        conversation_id=conversation,
        message_id=metadata.get("message_id"),
        said_at=datetime.fromtimestamp(user["timestamp"], tz=timezone.utc),
        text=None
        if metadata.get("choice_label")
        else metadata.get("typed_text") or user.get("text"),
        choice_label=metadata.get("choice_label"),
        intent=intent,
        runners_up=_runners_up(parsed, intent),
        entities=[
            (str(e.get("entity")), str(e.get("value")))
            for e in parsed.get("entities") or []
        ],
        actions=[
            str(event.get("name"))
            for event in events
            if event.get("event") == "action"
            and event.get("name") not in SILENT_ACTIONS
        ],
        answers=answers,
        red_flag=parsed.get("red_flag"),
        fallback=(intent is not None and intent.name == FALLBACK_INTENT)
        or any(answer.kind == "fallback" for answer in answers),
    )


def _answer(event: Event) -> Answer:
    metadata = event.get("metadata") or {}
    own = metadata.get("metadata") or {}
    return Answer(
        text=event.get("text") or "",
        kind=own.get("kind", "answer"),
        action=metadata.get("utter_action"),
    )


def _intent(found: dict[str, Any]) -> RankedIntent | None:
    if not found.get("name"):
        return None
    return RankedIntent(found["name"], float(found.get("confidence") or 0.0))


def _runners_up(
    parsed: dict[str, Any], intent: RankedIntent | None
) -> list[RankedIntent]:
    ranked = [_intent(each) for each in parsed.get("intent_ranking") or []]
    others = [
        each for each in ranked if each and (not intent or each.name != intent.name)
    ]
    return others[:RUNNERS_UP]
