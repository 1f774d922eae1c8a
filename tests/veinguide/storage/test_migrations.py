import json
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from veinguide.storage.conversation_lists import (
    CORRECTION,
    Wanted,
    newest_conversations,
)
from veinguide.storage.engine import open_sessions
from veinguide.storage.models import Turn
from veinguide.vault import Vault

OLD_TURN = """
    insert into turns (conversation_id, said_at, text, choice_label, intent,
        runners_up, entities, actions, answers, fallback, emergency)
    values ('old', '2026-11-23 12:00:00', :said, :chosen, 'ask_cost',
        '[]', :nothing, '[]', :answers, :missed, 0)"""


@pytest.fixture
def config(
    root: Path,
    tmp_path: Path,
    data_secrets: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Config:
    for name, secret in data_secrets.items():
        monkeypatch.setenv(name, secret)
    config = Config(str(root / "alembic.ini"))
    config.set_main_option("script_location", str(root / "migrations"))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{tmp_path / 'old.db'}")
    return config


@pytest.fixture
def sessions(tmp_path: Path, vault: Vault) -> "sessionmaker[Session]":
    return open_sessions(f"sqlite:///{tmp_path / 'old.db'}", vault)


def test_questions_asked_before_the_upgrade_are_found_as_corrections(
    config: Config, sessions: "sessionmaker[Session]", vault: Vault
) -> None:
    asked = [{"text": "Did you mean?", "action": "utter_did_you_mean"}]
    command.upgrade(config, "0003")
    with sessions.begin() as session:
        for answers, chosen in ((asked, None), ([], "What does it cost?")):
            turn = {
                "said": vault.seal("needles"),
                "chosen": chosen,
                "nothing": vault.seal("[]"),
                "answers": vault.seal(json.dumps(answers)),
                "missed": chosen is None,
            }
            session.execute(text(OLD_TURN), turn)

    command.upgrade(config, "head")

    with sessions() as session:
        [found] = newest_conversations(session, Wanted(CORRECTION), limit=5)
    assert found.id == "old"


def test_labels_that_were_stored_in_plain_text_are_sealed(
    config: Config, sessions: "sessionmaker[Session]", vault: Vault
) -> None:
    command.upgrade(config, "0003")
    sealed = vault.seal("[]")
    turn = {"said": None, "chosen": "Varicose veins", "missed": False}
    with sessions.begin() as session:
        session.execute(text(OLD_TURN), turn | {"nothing": sealed, "answers": sealed})

    command.upgrade(config, "head")

    with sessions() as session:
        [stored] = session.scalars(text("select choice_label from turns"))
        [opened] = session.scalars(select(Turn.choice_label))
    assert "Varicose" not in stored
    assert opened == "Varicose veins"
