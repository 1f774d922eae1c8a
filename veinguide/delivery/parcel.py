"""What is handed over, and what every way of handing over must do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from veinguide.storage.requests import RequestRecord

SEND_WITHIN_SECONDS = 10.0


@dataclass(frozen=True)
class Parcel:
    """`request` as it stands now; `event`: requested, changed or cancelled.

    The key is the same when a parcel is sent again, so that the other side can tell.
    """

    event: str
    idempotency_key: str
    sent_at: datetime
    request: RequestRecord


class Channel(Protocol):
    """One way out. Sending a parcel twice must do no more than sending it once."""

    def send(self, parcel: Parcel) -> str | None:
        """What the other side calls it, if it says so.

        :raises DeliveryError: with words fit for a log: no visitor's, no secrets.
        """
        ...
