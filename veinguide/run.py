"""Start everything under one supervisor: `python -m veinguide.run` (make run)."""

import os
import shlex
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from honcho.manager import Manager

from veinguide import PROJECT_ROOT
from veinguide.errors import StartError, VeinGuideError
from veinguide.settings import (
    BookingSettings,
    Ports,
    StorageSettings,
    WebSettings,
    read_environment,
    var_folder,
    write_development_secrets,
)
from veinguide.storage.migrate import migrate
from veinguide.training import MODEL_NAME

READY_WITHIN_SECONDS = 180
SIGN_OF_LIFE_SECONDS = 3
PORT_SETTINGS = {
    "web": "VEINGUIDE_WEB_PORT",
    "rasa": "VEINGUIDE_RASA_PORT",
    "actions": "VEINGUIDE_ACTIONS_PORT",
}

CHILD_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "PYTHONUNBUFFERED": "1",
    # rasa_sdk listens on every interface unless it is told.
    "SANIC_HOST": "127.0.0.1",
}


@dataclass(frozen=True)
class Plan:
    """What is started: a command line for each process, and their environment.

    `shell` is Rasa's own, in place of its server.
    """

    ports: Ports
    commands: dict[str, list[str]]
    shell: list[str]
    environment: dict[str, str]


def prepare(
    own: Mapping[str, str] = os.environ, parts: Collection[str] = tuple(PORT_SETTINGS)
) -> Plan:
    """Check everything that can be checked before a process of `parts` starts.

    :raises VeinGuideError: naming the setting, the port or the file, and the cure.
    """
    env = read_environment(own)
    if env.get("VEINGUIDE_ENV", "development") != "production":
        write_development_secrets(env)
        env = read_environment(own)
    WebSettings.from_env(env)
    BookingSettings.from_env(env)
    ports = Ports.from_env(env)
    check_ports(ports, parts)
    storage = StorageSettings.from_env(env)
    var_folder(env).mkdir(parents=True, exist_ok=True)
    print("== migrating the database", flush=True)
    migrate(storage.database_url)
    endpoints = _endpoints(ports, var_folder(env))
    return Plan(
        ports,
        _commands(ports, endpoints),
        _shell(ports, endpoints),
        {**own, **CHILD_ENVIRONMENT},
    )


def check_ports(ports: Ports, parts: Collection[str]) -> None:
    """Refuse ports that something else uses.

    :raises StartError: naming each of them and its setting.
    """
    hosts = {"web": ports.host, "rasa": "127.0.0.1", "actions": "127.0.0.1"}
    taken = [
        f"port {port} is in use; stop what uses it, or set {PORT_SETTINGS[name]}"
        for name, host in hosts.items()
        if name in parts and is_taken(host, port := getattr(ports, name))
    ]
    if taken:
        raise StartError("; ".join(taken))


def is_taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _endpoints(ports: Ports, var: Path) -> Path:
    # Rasa reads the action server's address from this file only.
    endpoints = yaml.safe_load((PROJECT_ROOT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{ports.actions}/webhook"
    rendered = var / "endpoints.yml"
    rendered.write_text(yaml.safe_dump(endpoints))
    return rendered


def _shell(ports: Ports, endpoints: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "rasa", "shell", "--quiet"),
        *("--port", str(ports.rasa), "--model", f"models/{MODEL_NAME}.tar.gz"),
        *("--endpoints", str(endpoints)),
    ]


def _commands(ports: Ports, endpoints: Path) -> dict[str, list[str]]:
    rasa = [
        *(sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1"),
        *("--port", str(ports.rasa), "--model", f"models/{MODEL_NAME}.tar.gz"),
        *("--endpoints", str(endpoints), "--credentials", "credentials.yml"),
    ]
    actions = [
        *(sys.executable, "-m", "rasa_sdk"),
        *("--actions", "actions", "--port", str(ports.actions)),
    ]
    return {
        "actions": actions,
        "rasa": rasa,
        "web": [sys.executable, "-m", "web"],
    }


def supervise(plan: Plan) -> int:
    """Run until Ctrl-C or until a process ends. Returns the exit code, 0 for Ctrl-C."""
    manager = Manager()
    for name, command in plan.commands.items():
        manager.add_process(name, f"exec {shlex.join(command)}", env=plan.environment)
    watch = ReadyWatch(plan.ports, manager)
    watch.start()
    manager.loop()
    watch.stop()
    return _tell_ending(manager, watch)


def _tell_ending(manager: Manager, watch: "ReadyWatch") -> int:
    if watch.gave_up_because:
        _say(watch.gave_up_because)
        return 1
    if manager.returncode in (130, 143):
        _say("ended")
        return 0
    _say(
        f"a process ended (exit {manager.returncode}), so all were stopped; "
        "the lines above say which and why"
    )
    return manager.returncode or 1


class ReadyWatch(threading.Thread):
    """Says that it waits, then the addresses; gives up after a while."""

    def __init__(self, ports: Ports, manager: Manager) -> None:
        super().__init__(daemon=True)
        self._address = f"http://{_browsable(ports.host)}:{ports.web}"
        self._rasa = f"http://127.0.0.1:{ports.rasa}/webhooks/gateway/"
        self._manager = manager
        self._stopped = threading.Event()
        self.gave_up_because = ""

    def run(self) -> None:
        began = time.monotonic()
        while not self._stopped.wait(SIGN_OF_LIFE_SECONDS):
            seconds = round(time.monotonic() - began)
            if _status(f"{self._address}/readyz") == 200:
                _say(f"ready after {seconds} s")
                _say(f"demo page      {self._address}/")
                _say(f"staff console  {self._address}/staff")
                _say("staff account  .venv/bin/python -m veinguide.staff add EMAIL")
                _say("Ctrl-C ends everything")
                return
            self.gave_up_because = self._reason_to_give_up(seconds)
            if self.gave_up_because:
                self._manager.terminate()
                return
            _say(f"starting, {seconds} s (Rasa needs about 20 s)")

    def stop(self) -> None:
        self._stopped.set()

    def _reason_to_give_up(self, seconds: int) -> str:
        # Rasa answers only once it has tried to load the model.
        if _status(self._rasa) == 503:
            return (
                "Rasa could not load the model; the lines above say why. "
                "Remove the folder models/ and run make run again"
            )
        if seconds > READY_WITHIN_SECONDS:
            return f"not ready after {READY_WITHIN_SECONDS} s; the lines above say why"
        return ""


def _status(url: str) -> int | None:
    """The HTTP status, or None where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def _browsable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host


def _say(words: str) -> None:
    print(f"== {words}", flush=True)


def main() -> int:
    try:
        plan = prepare()
    except VeinGuideError as error:
        print(f"== {error}", file=sys.stderr)
        return 1
    return supervise(plan)


if __name__ == "__main__":
    sys.exit(main())
