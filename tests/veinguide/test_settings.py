import re
from pathlib import Path

import pytest

from veinguide.errors import SettingsError
from veinguide.settings import (
    BookingSettings,
    ChannelSettings,
    Ports,
    StorageSettings,
    WebSettings,
    write_development_secrets,
)

SECRET = "s" * 32


def test_a_missing_secret_is_named() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_RASA_SECRET is not set"):
        ChannelSettings.from_env({})


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingsError, match="shorter than 32"):
        ChannelSettings.from_env({"VEINGUIDE_RASA_SECRET": "secret"})


def test_the_channel_does_not_ask_for_the_staff_secret() -> None:
    assert ChannelSettings.from_env({"VEINGUIDE_RASA_SECRET": SECRET})


def test_the_web_app_asks_for_the_staff_secret() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_STAFF_SECRET is not set"):
        WebSettings.from_env(
            {
                "VEINGUIDE_RASA_SECRET": SECRET,
                "VEINGUIDE_DATA_SECRET": SECRET,
                "VEINGUIDE_PHONE_SECRET": SECRET,
            }
        )


def test_sqlite_under_var_is_the_default_database(tmp_path: Path) -> None:
    settings = StorageSettings.from_env(
        {
            "VEINGUIDE_VAR": str(tmp_path),
            "VEINGUIDE_DATA_SECRET": SECRET,
            "VEINGUIDE_PHONE_SECRET": SECRET,
        }
    )
    assert settings.database_url == f"sqlite:///{tmp_path}/veinguide.db"


def test_a_port_that_is_no_number_is_named() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_WEB_PORT is 'eighty'"):
        Ports.from_env({"VEINGUIDE_WEB_PORT": "eighty"})


def test_an_impossible_port_is_named() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_RASA_PORT is 70000"):
        Ports.from_env({"VEINGUIDE_RASA_PORT": "70000"})


def test_an_unknown_environment_is_refused() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_ENV is 'prod'"):
        WebSettings.from_env({"VEINGUIDE_ENV": "prod"})


def test_development_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    env = {"VEINGUIDE_VAR": str(tmp_path)}
    first = write_development_secrets(env).read_text()
    assert write_development_secrets(env).read_text() == first
    assert len(re.findall(r"^VEINGUIDE_\w+_SECRET=\S{32,}$", first, re.M)) == 4


def test_development_secrets_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    path = write_development_secrets({"VEINGUIDE_VAR": str(tmp_path)})
    assert path.stat().st_mode & 0o077 == 0


WEBHOOK = {
    "VEINGUIDE_DELIVERY": "webhook",
    "VEINGUIDE_WEBHOOK_URL": "https://clinic.example/requests",
    "VEINGUIDE_WEBHOOK_SECRET": SECRET,
}
EMAIL = {
    "VEINGUIDE_DELIVERY": "email",
    "VEINGUIDE_SMTP_URL": "smtp://mail.example:587",
    "VEINGUIDE_EMAIL_FROM": "web@clinic.example",
    "VEINGUIDE_EMAIL_TO": "desk@clinic.example",
}
FHIR = {
    "VEINGUIDE_DELIVERY": "fhir",
    "VEINGUIDE_FHIR_URL": "https://ehr.example/fhir",
}


@pytest.mark.parametrize("env", [WEBHOOK, EMAIL, FHIR, {}])
def test_each_way_out_can_be_set(env: dict[str, str]) -> None:
    named = tuple(filter(None, [env.get("VEINGUIDE_DELIVERY")]))
    assert BookingSettings.from_env(env).channels == named


@pytest.mark.parametrize(
    ("env", "problem"),
    [
        ({"VEINGUIDE_DELIVERY": "fax"}, "names 'fax'"),
        ({**WEBHOOK, "VEINGUIDE_WEBHOOK_URL": ""}, "VEINGUIDE_WEBHOOK_URL is not set"),
        ({**WEBHOOK, "VEINGUIDE_WEBHOOK_SECRET": "short"}, "shorter than 32"),
        ({**WEBHOOK, "VEINGUIDE_WEBHOOK_URL": "http://clinic.example"}, "unencrypted"),
        ({**WEBHOOK, "VEINGUIDE_WEBHOOK_URL": "clinic.example"}, "https://"),
        ({**FHIR, "VEINGUIDE_FHIR_URL": "http://ehr.example/fhir"}, "unencrypted"),
        ({**FHIR, "VEINGUIDE_FHIR_PATIENT": "none"}, "created or contained"),
        ({**EMAIL, "VEINGUIDE_SMTP_URL": "smtp+plain://mail.example"}, "unencrypted"),
        ({**EMAIL, "VEINGUIDE_EMAIL_TO": ""}, "VEINGUIDE_EMAIL_TO is not set"),
        (
            {**EMAIL, "VEINGUIDE_SMTP_URL": "smtp://desk:p%C3%A4ss@mail.example"},
            "VEINGUIDE_SMTP_URL has a letter",
        ),
        (
            {**FHIR, "VEINGUIDE_FHIR_TOKEN": "tökén"},
            "VEINGUIDE_FHIR_TOKEN has a letter",
        ),
        ({"VEINGUIDE_SLOTS_TOKEN": "tökén"}, "VEINGUIDE_SLOTS_TOKEN has a letter"),
    ],
)
def test_a_way_out_that_cannot_work_is_refused_at_the_start(
    env: dict[str, str], problem: str
) -> None:
    with pytest.raises(SettingsError, match=problem):
        BookingSettings.from_env(env)


def test_this_machine_may_be_reached_unencrypted() -> None:
    local = {**WEBHOOK, "VEINGUIDE_WEBHOOK_URL": "http://127.0.0.1:9000/"}
    assert BookingSettings.from_env(local).channels == ("webhook",)


STORED = {"VEINGUIDE_DATA_SECRET": SECRET, "VEINGUIDE_PHONE_SECRET": SECRET}
WEB = STORED | {"VEINGUIDE_RASA_SECRET": SECRET, "VEINGUIDE_STAFF_SECRET": SECRET}


def test_a_former_secret_may_not_be_short_either() -> None:
    with pytest.raises(SettingsError, match="VEINGUIDE_DATA_SECRETS_OLD is shorter"):
        StorageSettings.from_env(
            STORED | {"VEINGUIDE_DATA_SECRETS_OLD": f"{SECRET},short"}
        )


@pytest.mark.parametrize("name", ["VEINGUIDE_RASA_URL", "VEINGUIDE_ACTIONS_URL"])
def test_words_go_to_no_other_machine_unencrypted(name: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} would send"):
        WebSettings.from_env(WEB | {name: "http://rasa.elsewhere.example"})
    assert WebSettings.from_env(WEB | {name: "https://rasa.elsewhere.example"})
    assert WebSettings.from_env(WEB | {name: "http://localhost:7005"})


def test_no_secret_is_shown_with_the_settings() -> None:
    assert SECRET not in repr(WebSettings.from_env(WEB))
    assert SECRET not in repr(ChannelSettings.from_env(WEB))
