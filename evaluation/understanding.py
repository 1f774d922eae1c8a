"""Ask a trained model, in this process and without a server, what it understands."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.problems import EvaluationError
from veinguide.particular.examples import PARTICULARS, narrow_question

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Understood:
    """What the pipeline made of one message.

    `intent` is what is acted on, after fallback; `likeliest` is the best real intent,
    whatever its confidence. `narrow` is the response to the narrow question that it is
    like, where nothing was said before.
    """

    intent: str
    likeliest: str
    confidence: float
    runner_up: float
    seconds: float
    narrow: str | None = None


class Pipeline:
    """The understanding part of a model file."""

    def __init__(self, model: Path) -> None:
        # Rasa and TensorFlow take seconds to import: only those wait who measure.
        from rasa.core.agent import Agent

        self._agent: Any = Agent.load(str(model))
        if self._agent.processor is None:
            raise EvaluationError(f"{model} cannot be loaded; run make train")

    def understand(self, texts: Iterable[str]) -> list[Understood]:
        return asyncio.run(self._understand(list(texts)))

    async def _understand(self, texts: list[str]) -> list[Understood]:
        return [await self._one(text) for text in texts]

    async def _one(self, text: str) -> Understood:
        # As the channel does it: typed text never begins with a slash for Rasa.
        typed = "∕" + text[1:] if text.startswith("/") else text
        began = time.perf_counter()
        parsed = await self._agent.parse_message(typed)
        seconds = time.perf_counter() - began
        ranking = [r for r in parsed["intent_ranking"] if r["name"] != FALLBACK]
        best = ranking[0] if ranking else parsed["intent"]
        return Understood(
            intent=str(parsed["intent"]["name"]),
            likeliest=str(best["name"]),
            confidence=float(best["confidence"]),
            runner_up=float(ranking[1]["confidence"]) if len(ranking) > 1 else 0.0,
            seconds=seconds,
            narrow=narrow_question(parsed.get(PARTICULARS) or [], parsed["intent"]),
        )


def newest_model(folder: Path) -> Path:
    """
    :raises EvaluationError: if nothing was trained yet.
    """
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise EvaluationError(f"{folder} holds no model; run make train")
    return models[-1]
