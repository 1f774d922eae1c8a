"""Columns that hold what visitors wrote: sealed in the database, plain in Python."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from veinguide.errors import VaultError
from veinguide.storage.base import in_utc
from veinguide.vault import Vault


def give_vault(engine: Engine, vault: Vault | None) -> None:
    """Let the engine's sealed columns be read and written."""
    # The dialect is the engine's own, and all that a type sees of its engine.
    engine.dialect.veinguide_vault = vault


class SealedText(TypeDecorator):
    """Text, sealed with the vault that the engine was given."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else _vault(dialect).seal(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else _vault(dialect).open(value)


class SealedJSON(SealedText):
    """Anything that JSON can hold, sealed."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return super().process_bind_param(json.dumps(value), dialect)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        opened = super().process_result_value(value, dialect)
        return None if opened is None else json.loads(opened)


class SealedMoment(SealedText):
    """A time zone aware datetime, sealed; read back as UTC."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        told = None if value is None else in_utc(value).isoformat()
        return super().process_bind_param(told, dialect)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        opened = super().process_result_value(value, dialect)
        return None if opened is None else datetime.fromisoformat(opened)


def vault_of(session: Session) -> Vault:
    """The vault of the engine behind `session`."""
    return _vault(session.get_bind().dialect)


def _vault(dialect: Any) -> Vault:
    vault: Vault | None = getattr(dialect, "veinguide_vault", None)
    if vault is None:
        raise VaultError("this engine was opened without a vault; see open_engine")
    return vault
