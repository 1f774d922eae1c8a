"""Keep a half-done booking form for the clinic's staff, or drop it again."""

import logging
from collections.abc import Mapping
from datetime import datetime

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from actions.booking_state import details_of
from veinguide.booking.form import CALL, NO, PHONE, YES
from veinguide.storage.bookings import drop_unfinished
from veinguide.storage.unfinished import keep_unfinished

logger = logging.getLogger(__name__)


def keep_for_staff(
    sessions: "sessionmaker[Session]",
    tracker: Tracker,
    known: Mapping[str, str],
    events: list[EventType],
    now: datetime,
) -> None:
    """So that staff can call back somebody who does not come to the end."""
    if known.get(CALL) == NO and tracker.get_slot(CALL) == YES:
        drop_for_staff(sessions, tracker)
    if not events or not known.get(PHONE) or known.get(CALL) != YES:
        return
    slots = {**tracker.slots, **{e["name"]: e["value"] for e in events}}
    details = details_of(tracker.sender_id, slots)
    try:
        with sessions.begin() as session:
            keep_unfinished(session, details, now=now)
    except SQLAlchemyError as error:
        # The form itself lives in Rasa's tracker, so nothing is lost by this.
        name = type(error).__name__
        logger.error("a half-done form could not be kept for staff (%s)", name)


def drop_for_staff(sessions: "sessionmaker[Session]", tracker: Tracker) -> None:
    """Nobody calls back who took that leave away, or wants no new request."""
    try:
        with sessions.begin() as session:
            drop_unfinished(session, tracker.sender_id)
    except SQLAlchemyError as error:
        name = type(error).__name__
        logger.error("a half-done form could not be dropped (%s)", name)
