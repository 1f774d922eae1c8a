"""What the processes of Vein Guide share. Imports no rasa, rasa_sdk or starlette."""

from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parent.parent
