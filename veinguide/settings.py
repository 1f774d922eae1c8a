"""Settings, read per process from the environment, `.env` and development secrets.

Each process reads only its own class, so that Rasa's event broker never asks for the
staff console's secret. No secret has a default.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError

SECRETS = ("VEINGUIDE_RASA_SECRET", "VEINGUIDE_STAFF_SECRET")
SECRET_MINIMUM_CHARACTERS = 32
ENVIRONMENTS = ("development", "production")


def read_environment() -> dict[str, str]:
    """The process's environment over `.env` over the development secrets.

    The secrets that `make run` wrote under VEINGUIDE_VAR are left out in production.
    """
    values = _file_values(PROJECT_ROOT / ".env") | _set_values(os.environ)
    if _environment(values) == "production":
        return values
    return _file_values(development_secrets_path(values)) | values


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


@dataclass(frozen=True)
class StorageSettings:
    """What every process that opens a database needs."""

    database_url: str
    tracker_url: str

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "StorageSettings":
        env = read_environment() if env is None else env
        var = var_folder(env)
        return cls(
            database_url=env.get("VEINGUIDE_DATABASE_URL")
            or f"sqlite:///{var / 'veinguide.db'}",
            tracker_url=env.get("VEINGUIDE_TRACKER_URL")
            or f"sqlite:///{var / 'tracker.db'}",
        )


@dataclass(frozen=True)
class ChannelSettings:
    """What the Rasa channel needs: the secret that the gateway must show."""

    rasa_secret: str

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
    rasa_secret: str
    staff_secret: str
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
        origins = env.get("VEINGUIDE_ALLOWED_ORIGINS", "")
        return cls(
            environment=_environment(env),
            storage=StorageSettings.from_env(env),
            rasa_url=env.get("VEINGUIDE_RASA_URL") or f"http://127.0.0.1:{ports.rasa}",
            actions_url=env.get("VEINGUIDE_ACTIONS_URL")
            or f"http://127.0.0.1:{ports.actions}",
            trusted_proxies=env.get("VEINGUIDE_TRUSTED_PROXIES", ""),
            rasa_secret=_secret(env, "VEINGUIDE_RASA_SECRET"),
            staff_secret=_secret(env, "VEINGUIDE_STAFF_SECRET"),
            allowed_origins=tuple(o.strip() for o in origins.split(",") if o.strip()),
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


def _environment(env: Mapping[str, str]) -> str:
    value = env.get("VEINGUIDE_ENV", "development")
    if value not in ENVIRONMENTS:
        raise SettingsError(
            f"VEINGUIDE_ENV is {value!r}; it must be one of {', '.join(ENVIRONMENTS)}"
        )
    return value


def _secret(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "")
    if not value:
        raise SettingsError(
            f"{name} is not set; see .env.example (make run makes one for development)"
        )
    if len(value) < SECRET_MINIMUM_CHARACTERS:
        raise SettingsError(
            f"{name} is shorter than {SECRET_MINIMUM_CHARACTERS} characters; "
            "make one with: openssl rand -base64 36"
        )
    return value


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
