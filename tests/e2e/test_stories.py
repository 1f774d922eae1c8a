"""The bookings of tests/test_stories.yml, played over the chat API."""

from pathlib import Path

import pytest
import yaml

from evaluation.chat import Visitor
from evaluation.lint import problems_of_conversation
from evaluation.log import last_turn
from veinguide.storage.conversations import find_conversation

pytestmark = pytest.mark.e2e

STORIES = yaml.safe_load(
    (Path(__file__).parents[1] / "test_stories.yml").read_text(encoding="utf-8")
)["stories"]
SPOKEN = [s for s in STORIES if any("user" in step for step in s["steps"])]
CLOSED = "action_close_booking"


def turns_of(story):
    """For each message: the words, the actions that follow, the slot asked for."""
    turns = []
    for step in story["steps"]:
        if "user" in step:
            turns.append((step["user"], [], []))
        elif "action" in step:
            turns[-1][1].append(step["action"])
        else:
            slots = step.get("slot_was_set") or []
            turns[-1][2].extend(
                s["requested_slot"] for s in slots if "requested_slot" in s
            )
    return turns


def test_there_are_some_twenty_whole_bookings() -> None:
    assert len(SPOKEN) >= 20


@pytest.mark.parametrize("story", SPOKEN, ids=lambda story: story["story"])
def test_a_story_goes_as_it_is_written(product, story) -> None:
    visitor = Visitor(product.url)
    sessions = product.sessions()
    for words, actions, asked in turns_of(story):
        visitor.says(words)
        turn = last_turn(sessions)
        with sessions() as session:
            noted = find_conversation(session, turn.conversation_id).turns[-1]
        assert list(noted.actions) == actions, words
        if asked and CLOSED not in actions:
            assert turn.asked == asked[-1], words
    assert list(problems_of_conversation(visitor.heard)) == []
