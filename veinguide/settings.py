"""Settings, read per process from the environment, `.env` and development secrets.

Each process reads only its own class, so that Rasa's event broker never asks for the
staff console's secret. No secret has a default.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values

from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError
from veinguide.vault import Vault

SECRETS = (
    "VEINGUIDE_RASA_SECRET",
    "VEINGUIDE_STAFF_SECRET",
    "VEINGUIDE_DATA_SECRET",
    "VEINGUIDE_PHONE_SECRET",
)
SECRET_MINIMUM_CHARACTERS = 32
ENVIRONMENTS = ("development", "production")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
CHANNEL_SETTINGS = {
    "webhook": ("VEINGUIDE_WEBHOOK_URL", "VEINGUIDE_WEBHOOK_SECRET"),
    "email": ("VEINGUIDE_SMTP_URL", "VEINGUIDE_EMAIL_FROM", "VEINGUIDE_EMAIL_TO"),
    "fhir": ("VEINGUIDE_FHIR_URL",),
}


def read_environment(own: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The process's environment over `.env` over the development secrets.

    The secrets that `make run` wrote under VEINGUIDE_VAR are left out in production.
    """
    values = _file_values(PROJECT_ROOT / ".env") | _set_values(own)
    if _environment(values) == "production":
        return values
    return _file_values(development_secrets_path(values)) | values


def unset_environment() -> dict[str, str]:
    """The process's environment without a setting of ours: for a second product."""
    return {k: v for k, v in os.environ.items() if not k.startswith("VEINGUIDE_")}


def development_secrets_path(env: Mapping[str, str]) -> Path:
    return var_folder(env) / "development-secrets.env"


def write_development_secrets(env: Mapping[str, str]) -> Path:
    """Make the secrets of a development start once; keep those that are there."""
    path = development_secrets_path(env)
    kept = _file_values(path)
    missing = [name for name in SECRETS if name not in kept]
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept |= {name: secrets.token_urlsafe(32) for name in missing}
        path.touch(mode=0o600)
        path.write_text("".join(f"{name}={kept[name]}\n" for name in sorted(kept)))
    return path


def var_folder(env: Mapping[str, str]) -> Path:
    """Where databases, logs and reports go; a relative path is the project's."""
    return PROJECT_ROOT / env.get("VEINGUIDE_VAR", "var")


def database_url(env: Mapping[str, str]) -> str:
    return (
        env.get("VEINGUIDE_DATABASE_URL")
        or f"sqlite:///{var_folder(env) / 'veinguide.db'}"
    )


@dataclass(frozen=True)
class StorageSettings:
    """What every process that opens a database needs.

    `data_secrets`: the one that seals, then those that may still open.
    """

    database_url: str
    tracker_url: str
    data_secrets: tuple[str, ...] = field(repr=False)
    phone_secret: str = field(repr=False)

    @property
    def vault(self) -> Vault:
        return Vault(self.data_secrets, self.phone_secret)

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "StorageSettings":
        env = read_environment() if env is None else env
        return cls(
            database_url=database_url(env),
            tracker_url=env.get("VEINGUIDE_TRACKER_URL")
            or f"sqlite:///{var_folder(env) / 'tracker.db'}",
            data_secrets=(
                _secret(env, "VEINGUIDE_DATA_SECRET"),
                *_old_secrets(env, "VEINGUIDE_DATA_SECRETS_OLD"),
            ),
            phone_secret=_secret(env, "VEINGUIDE_PHONE_SECRET"),
        )


@dataclass(frozen=True)
class BookingSettings:
    """Where requests go besides the staff inbox, and how long things are kept.

    `channels`: webhook, email, fhir; each has its address checked here, at the start.
    """

    channels: tuple[str, ...]
    webhook_url: str
    webhook_secret: str = field(repr=False)
    smtp_url: str = field(repr=False)
    email_from: str
    email_to: str
    fhir_url: str
    fhir_token: str = field(repr=False)
    fhir_patient: str
    scheduler_url: str
    slots_url: str
    slots_token: str = field(repr=False)
    first_retry_seconds: int
    unfinished_minutes: int
    expires_days: int
    kept_days: int

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "BookingSettings":
        env = read_environment() if env is None else env
        channels = _list(env, "VEINGUIDE_DELIVERY")
        for channel in channels:
            _check_channel(env, channel)
        return cls(
            channels=channels,
            webhook_url=env.get("VEINGUIDE_WEBHOOK_URL", ""),
            webhook_secret=env.get("VEINGUIDE_WEBHOOK_SECRET", ""),
            smtp_url=env.get("VEINGUIDE_SMTP_URL", ""),
            email_from=env.get("VEINGUIDE_EMAIL_FROM", ""),
            email_to=env.get("VEINGUIDE_EMAIL_TO", ""),
            fhir_url=env.get("VEINGUIDE_FHIR_URL", "").rstrip("/"),
            fhir_token=_token(env, "VEINGUIDE_FHIR_TOKEN"),
            fhir_patient=_choice(
                env, "VEINGUIDE_FHIR_PATIENT", ("created", "contained")
            ),
            scheduler_url=_scheduler(env),
            slots_url=_address(env, "VEINGUIDE_SLOTS_URL"),
            slots_token=_token(env, "VEINGUIDE_SLOTS_TOKEN"),
            first_retry_seconds=_number(
                env, "VEINGUIDE_FIRST_RETRY_SECONDS", 30, 1, 3600
            ),
            unfinished_minutes=_number(
                env, "VEINGUIDE_UNFINISHED_MINUTES", 30, 1, 1440
            ),
            expires_days=_number(env, "VEINGUIDE_REQUEST_EXPIRES_DAYS", 60, 1, 730),
            kept_days=_number(env, "VEINGUIDE_REQUEST_KEPT_DAYS", 90, 1, 3650),
        )


@dataclass(frozen=True)
class ChannelSettings:
    """What the Rasa channel needs: the secret that the gateway must show."""

    rasa_secret: str = field(repr=False)

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "ChannelSettings":
        env = read_environment() if env is None else env
        return cls(rasa_secret=_secret(env, "VEINGUIDE_RASA_SECRET"))


@dataclass(frozen=True)
class Ports:
    """Where the three processes listen."""

    host: str
    web: int
    rasa: int
    actions: int

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Ports":
        env = read_environment() if env is None else env
        return cls(
            host=env.get("VEINGUIDE_HOST", "127.0.0.1"),
            web=_number(env, "VEINGUIDE_WEB_PORT", 8000, 1, 65535),
            rasa=_number(env, "VEINGUIDE_RASA_PORT", 5005, 1, 65535),
            actions=_number(env, "VEINGUIDE_ACTIONS_PORT", 5055, 1, 65535),
        )


@dataclass(frozen=True)
class WebSettings:
    """What the gateway and the staff console need."""

    environment: str
    storage: StorageSettings
    rasa_url: str
    actions_url: str
    trusted_proxies: str
    rasa_secret: str = field(repr=False)
    staff_secret: str = field(repr=False)
    allowed_origins: tuple[str, ...]
    reply_timeout_seconds: float
    session_hours: int
    staff_idle_minutes: int
    staff_session_hours: int

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "WebSettings":
        env = read_environment() if env is None else env
        ports = Ports.from_env(env)
        return cls(
            environment=_environment(env),
            storage=StorageSettings.from_env(env),
            rasa_url=_address(env, "VEINGUIDE_RASA_URL")
            or f"http://127.0.0.1:{ports.rasa}",
            actions_url=_address(env, "VEINGUIDE_ACTIONS_URL")
            or f"http://127.0.0.1:{ports.actions}",
            trusted_proxies=env.get("VEINGUIDE_TRUSTED_PROXIES", ""),
            rasa_secret=_secret(env, "VEINGUIDE_RASA_SECRET"),
            staff_secret=_secret(env, "VEINGUIDE_STAFF_SECRET"),
            allowed_origins=_list(env, "VEINGUIDE_ALLOWED_ORIGINS"),
            reply_timeout_seconds=float(
                _number(env, "VEINGUIDE_REPLY_TIMEOUT_SECONDS", 8, 1, 60)
            ),
            session_hours=_number(env, "VEINGUIDE_SESSION_HOURS", 24, 1, 720),
            staff_idle_minutes=_number(env, "VEINGUIDE_STAFF_IDLE_MINUTES", 30, 1, 720),
            staff_session_hours=_number(
                env, "VEINGUIDE_STAFF_SESSION_HOURS", 12, 1, 72
            ),
        )


def _file_values(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    return _set_values(dotenv_values(path))


def _set_values(values: Mapping[str, str | None]) -> dict[str, str]:
    # An empty value is not a setting: .env.example can be copied as it stands.
    return {name: value for name, value in values.items() if value}


def _list(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())


def _environment(env: Mapping[str, str]) -> str:
    value = env.get("VEINGUIDE_ENV", "development")
    if value not in ENVIRONMENTS:
        raise SettingsError(
            f"VEINGUIDE_ENV is {value!r}; it must be one of {', '.join(ENVIRONMENTS)}"
        )
    return value


def _choice(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """The first is what holds when nothing is set."""
    value = env.get(name) or choices[0]
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}; it can be {' or '.join(choices)}")
    return value


def _secret(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "")
    if not value:
        raise SettingsError(
            f"{name} is not set; see .env.example (make run makes one for development)"
        )
    _check_length(name, value)
    return value


def _old_secrets(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    values = _list(env, name)
    for value in values:
        _check_length(name, value)
    return values


def _check_length(name: str, value: str) -> None:
    if len(value) < SECRET_MINIMUM_CHARACTERS:
        raise SettingsError(
            f"{name} is shorter than {SECRET_MINIMUM_CHARACTERS} characters; "
            "make one with: openssl rand -base64 36"
        )


def _check_channel(env: Mapping[str, str], channel: str) -> None:
    if channel not in CHANNEL_SETTINGS:
        raise SettingsError(
            f"VEINGUIDE_DELIVERY names {channel!r}; it can name "
            f"{', '.join(CHANNEL_SETTINGS)} (the staff inbox is always there)"
        )
    for name in CHANNEL_SETTINGS[channel]:
        if not env.get(name):
            raise SettingsError(
                f"{name} is not set, and VEINGUIDE_DELIVERY names {channel}; "
                "see .env.example"
            )
    if channel == "webhook":
        _secret(env, "VEINGUIDE_WEBHOOK_SECRET")
        _check_address(env, "VEINGUIDE_WEBHOOK_URL", "https", "http")
    elif channel == "fhir":
        _check_address(env, "VEINGUIDE_FHIR_URL", "https", "http")
    elif channel == "email":
        _check_address(env, "VEINGUIDE_SMTP_URL", "smtps", "smtp", "smtp+plain")
        parts = urlsplit(env["VEINGUIDE_SMTP_URL"])
        for part in (parts.username, parts.password):
            _check_ascii("the user or password of VEINGUIDE_SMTP_URL", part or "")


def _token(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "")
    _check_ascii(name, value)
    return value


def _check_ascii(name: str, value: str) -> None:
    if not unquote(value).isascii():
        raise SettingsError(
            f"{name} has a letter that cannot be sent; use plain letters, digits and "
            "signs (ASCII)"
        )


def _scheduler(env: Mapping[str, str]) -> str:
    """Nothing but a place: what is in a query could tell of a visitor."""
    url = _address(env, "VEINGUIDE_SCHEDULER_URL")
    parts = urlsplit(url)
    if parts.query or parts.fragment or parts.username:
        raise SettingsError(
            "VEINGUIDE_SCHEDULER_URL must be the plain address of the page, without "
            "anything after ? or #, and without a user name"
        )
    return url


def _address(env: Mapping[str, str], name: str) -> str:
    if env.get(name):
        _check_address(env, name, "https", "http")
    return env.get(name, "")


def _check_address(env: Mapping[str, str], name: str, *schemes: str) -> None:
    """The last scheme is not encrypted, so it is for this very machine only."""
    parts = urlsplit(env[name])
    if parts.scheme not in schemes or not parts.hostname:
        raise SettingsError(
            f"{name} must be an address that begins with {'://, '.join(schemes)}://"
        )
    if parts.scheme == schemes[-1] and parts.hostname not in LOOPBACK:
        raise SettingsError(
            f"{name} would send patients' data unencrypted; use {schemes[0]}:// "
            f"({schemes[-1]}:// is for this machine only)"
        )


def _number(
    env: Mapping[str, str], name: str, default: int, least: int, most: int
) -> int:
    raw = env.get(name) or str(default)
    try:
        value = int(raw)
    except ValueError:
        raise SettingsError(f"{name} is {raw!r}; it must be a whole number") from None
    if not least <= value <= most:
        raise SettingsError(f"{name} is {value}; it must be from {least} to {most}")
    return value
