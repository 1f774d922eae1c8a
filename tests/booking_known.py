"""What a visitor has told when the booking form is full, in the order it asks."""

from datetime import date

MONDAY = date(2026, 11, 23)
KNOWN = {
    "visitor_name": "Anna Lopez",
    "visitor_phone": "(816) 555-0142",
    "preferred_days": "Tuesday",
    "preferred_time": "mornings",
    "consent_call": "yes",
    "consent_text": "no",
    "reason_category": "leg cramps",
}
ORDER = list(KNOWN)


def known_before(asked: str) -> dict[str, str]:
    """What is known when `asked` is: all that is asked for before it."""
    slots = ORDER[: ORDER.index(asked)] if asked in ORDER else ORDER
    return {slot: KNOWN[slot] for slot in slots}
