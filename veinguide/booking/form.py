"""What the booking form knows, what it heard, and what it may do next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from veinguide.booking.offers import Offer

NAME = "visitor_name"
MINOR = "visitor_minor"
GUARDIAN = "guardian_name"
PHONE = "visitor_phone"
CALL = "consent_call"
TEXT = "consent_text"
EMAIL = "visitor_email"
DAYS = "preferred_days"
TIME = "preferred_time"
FREE_TIME = "free_time"
REASON = "reason_category"
# In the visitor's words, for the clinic's staff; never asked for, "" once taken out.
VISITOR_NOTE = "visitor_note"
CONFIRMED = "booking_confirmed"
CHANGE = "booking_change"
# Asked when all the others were answered.
SUMMARY = (CHANGE, CONFIRMED)
FIELDS = (
    *(NAME, MINOR, GUARDIAN, PHONE, DAYS, TIME, FREE_TIME),
    *(CALL, TEXT, EMAIL, REASON, VISITOR_NOTE),
)

CODE = "lookup_code"
LOOKUP_PHONE = "lookup_phone"
SURE = "lookup_sure"
LOOKUP_FIELDS = (CODE, LOOKUP_PHONE)

YES, NO = "yes", "no"
FAILURES_BEFORE_A_WAY_OUT = 3
# Why a question is asked again; more of these words are in domain.yml.
AGAIN, STUCK, UNREADABLE = "again", "stuck", "unreadable"
NOT_SENT, WAITING = "not_sent", "waiting"
# The intent of a message where Rasa is sure of none.
NOT_UNDERSTOOD = "nlu_fallback"


class Task(Enum):
    """What the visitor wants of a request that was sent before."""

    CHANGE = "change"
    CANCEL = "cancel"
    STATUS = "status"


class Step(Enum):
    """What the form does after a message."""

    GO_ON = "go_on"  # keep the values and ask for what is missing
    ANSWER = "answer"  # keep the values and let the rules answer the question first
    STOP = "stop"  # the visitor does not want to book
    PHONE = "phone"  # the visitor would rather phone the clinic
    SEND = "send"  # the visitor said yes to the summary
    SEND_TO_STAFF = "send_to_staff"  # no code: only the clinic's staff can help
    LOOK_UP = "look_up"  # code and number are there: open the request
    CANCEL = "cancel"  # the visitor is sure: the request that is open is cancelled


@dataclass(frozen=True)
class Heard:
    """One message. A button has no text: its intent and entities say it all."""

    text: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BookingForm:
    """The state before the message; `asked` is None when the form opens.

    `task` is None for a new request; `opened` says that the sent one is
    in hand and its values are those of the form. `offers` are the free times that
    were offered last; `short_number` is the number that was told without its area code.
    `for_another` says that somebody else than the visitor is to be seen.
    """

    asked: str | None
    values: Mapping[str, str] = field(default_factory=dict)
    failures: int = 0
    task: Task | None = None
    opened: bool = False
    offers: tuple[Offer, ...] = ()
    short_number: str = ""
    for_another: bool = False


@dataclass(frozen=True)
class NextStep:
    """`prompt` picks the wording of the next question; `ask` is the slot to ask for.

    Without `ask`, the form asks for the first slot that is empty. A slot that is asked
    for again keeps its value until a new one is given; `forgotten` ones do not.
    `private`, `reads_back` and `remark` say something before the question.
    """

    step: Step
    values: Mapping[str, str] = field(default_factory=dict)
    prompt: str | None = None
    ask: str | None = None
    failed: bool = False
    private: bool = False
    reads_back: bool = False
    remark: str | None = None
    forgotten: tuple[str, ...] = ()


def again(form: BookingForm) -> NextStep:
    return NextStep(Step.GO_ON, prompt=AGAIN, ask=form.asked)


def read_back_again() -> NextStep:
    """The summary once more, with its question."""
    return NextStep(Step.GO_ON, prompt=AGAIN, ask=CONFIRMED)


def where_it_was(form: BookingForm) -> NextStep:
    """The open question again; a change that was not told leads back to the summary."""
    return read_back_again() if form.asked in SUMMARY else again(form)


def not_read(form: BookingForm, problem: str) -> NextStep:
    stuck = form.failures + 1 >= FAILURES_BEFORE_A_WAY_OUT
    prompt = STUCK if stuck else problem
    return NextStep(Step.GO_ON, prompt=prompt, ask=form.asked, failed=True)


def first_missing(values: Mapping[str, str]) -> str:
    """What the form asks for next; the summary when nothing is missing."""
    # Before anything is asked of a minor.
    if values.get(MINOR) == YES and not values.get(GUARDIAN):
        return GUARDIAN
    if not values.get(NAME):
        return NAME
    # Days before consents: people expect that question next, and answer it.
    for slot in (PHONE, DAYS, TIME, CALL, TEXT):
        if not values.get(slot):
            return slot
    if values[CALL] == values[TEXT] == NO and not values.get(EMAIL):
        return EMAIL
    return CONFIRMED if values.get(REASON) else REASON
