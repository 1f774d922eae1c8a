"""The life of a booking request, and who may move it on."""

from veinguide.errors import BookingError

REQUESTED = "requested"
CONTACTED = "contacted"
CONFIRMED = "confirmed"
COMPLETED = "completed"
CANCELLED = "cancelled"
NO_SHOW = "no_show"
EXPIRED = "expired"

VISITOR = "visitor"
SYSTEM = "system"  # anybody else is a member of the staff, by e-mail

# Staff may skip a step: a visit can be set in the call that was the first contact.
STAFF_MOVES = {
    REQUESTED: (CONTACTED, CONFIRMED, CANCELLED, EXPIRED),
    CONTACTED: (CONFIRMED, CANCELLED, EXPIRED),
    CONFIRMED: (COMPLETED, NO_SHOW, CANCELLED),
}
VISITOR_MOVES = {
    REQUESTED: (CANCELLED,),
    CONTACTED: (CANCELLED,),
    CONFIRMED: (CANCELLED,),
}
SYSTEM_MOVES = {REQUESTED: (EXPIRED,), CONTACTED: (EXPIRED,)}

HANDLED = (COMPLETED, CANCELLED, NO_SHOW, EXPIRED)
STATUSES = (REQUESTED, CONTACTED, CONFIRMED, *HANDLED)
# A visitor may still say that another day suits them better.
CHANGEABLE = (REQUESTED, CONTACTED)


def moves(status: str, by: str) -> tuple[str, ...]:
    """Where `by` may move a request that is `status`."""
    table = {VISITOR: VISITOR_MOVES, SYSTEM: SYSTEM_MOVES}.get(by, STAFF_MOVES)
    return table.get(status, ())


def check_move(before: str, after: str, by: str) -> None:
    """:raises BookingError: when `by` may not make this change."""
    allowed = moves(before, by)
    if after not in allowed:
        choices = ", ".join(allowed) or "nothing"
        raise BookingError(
            f"a request that is {before} cannot become {after}; it can become {choices}"
        )
