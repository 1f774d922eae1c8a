"""What the booking form knows, what it heard, and what it may do next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

NAME = "visitor_name"
PHONE = "visitor_phone"
DAYS = "preferred_days"
TIME = "preferred_time"
REASON = "reason_category"
CONFIRMED = "booking_confirmed"
CHANGE = "booking_change"
FIELDS = (NAME, PHONE, DAYS, TIME, REASON)

FAILURES_BEFORE_A_WAY_OUT = 3


class Step(Enum):
    """What the form does after a message."""

    GO_ON = "go_on"  # keep the values and ask for what is missing
    ANSWER = "answer"  # keep the values and let the rules answer the question first
    STOP = "stop"  # the visitor does not want to book
    SEND = "send"  # the visitor said yes to the summary


@dataclass(frozen=True)
class Heard:
    """One message. A button has no text: its intent and entities say it all."""

    text: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BookingForm:
    """The state before the message; `asked` is None when the form opens."""

    asked: str | None
    values: Mapping[str, str] = field(default_factory=dict)
    failures: int = 0


@dataclass(frozen=True)
class NextStep:
    """`prompt` picks the wording of the next question; `ask` is the slot to ask for.

    Without `ask`, the form asks for the first slot that is empty. A slot that is asked
    for again keeps its value until a new one is given.
    """

    step: Step
    values: Mapping[str, str] = field(default_factory=dict)
    prompt: str | None = None
    ask: str | None = None
    failed: bool = False
    private: bool = False
