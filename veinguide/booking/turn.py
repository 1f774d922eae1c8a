"""One message to the booking form, and what the form knew before it."""

from dataclasses import dataclass
from datetime import date

from veinguide.booking.closed import Closed
from veinguide.booking.form import BookingForm, Heard


@dataclass(frozen=True)
class Turn:
    """`text` is what was heard, tidied; it is empty for a button.

    `today` is the clinic's.
    """

    heard: Heard
    text: str
    form: BookingForm
    today: date
    closed: Closed
