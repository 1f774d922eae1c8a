"""Keep dialogue state, sealed, where the settings say. Named in endpoints.yml."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.engine import make_url
from sqlalchemy.orm import declarative_base

from veinguide.settings import StorageSettings
from veinguide.storage.rotation import seal_plain_events
from veinguide.storage.sealed import SealedText, give_vault


class VeinGuideTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store; what visitors wrote is sealed in it."""

    Base = declarative_base()

    class SQLEvent(Base):  # type: ignore[misc, valid-type]
        """Rasa's table with the same columns; `data` holds words, names and numbers."""

        __tablename__ = "events"

        id = sa.Column(sa.Integer, primary_key=True)
        sender_id = sa.Column(sa.String(255), nullable=False, index=True)
        type_name = sa.Column(sa.String(255), nullable=False)
        timestamp = sa.Column(sa.Float)
        intent_name = sa.Column(sa.String(255))
        action_name = sa.Column(sa.String(255))
        data = sa.Column(SealedText)

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        settings = StorageSettings.from_env()
        url = host or settings.tracker_url
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(domain=domain, host=url, event_broker=event_broker, **kwargs)
        give_vault(self.engine, settings.vault)
        seal_plain_events(self.engine, settings.vault)
