"""An answer that never reached the visitor, on Rasa's own tracker store and SQLite."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.gateway_channel import GatewayChannel
from addons.said_again import if_said_before
from addons.tracker_store import VeinGuideTrackerStore
from addons.turns import seen_answers, turns_of

SECRET = "a-secret-of-at-least-thirty-two-characters"
SENT = {
    "text": "Sent. Your code is VG-7K4QX.",
    "utter_action": "utter_booking_sent",
    "metadata": {"kind": "answer"},
    "buttons": [{"title": "Change it", "payload": "/change_request"}],
}
ALARM = {
    "text": "Call 911 now.",
    "utter_action": "utter_report_emergency",
    "metadata": {"kind": "emergency"},
}
COST = {
    "text": "The first visit is free.",
    "utter_action": "utter_ask_cost",
    "metadata": {"kind": "answer", "topic": "cost"},
}
SLOW = 0.05


class Talk:
    """A conversation with the channel; `say(late=True)` gives up before the answer."""

    def __init__(self, answers, monkeypatch, tmp_path, data_secrets):
        for name, value in data_secrets.items():
            monkeypatch.setenv(name, value)
        url = f"sqlite:///{tmp_path / 'tracker.db'}"
        monkeypatch.setenv("VEINGUIDE_TRACKER_URL", url)
        self.store = VeinGuideTrackerStore(Domain.empty())
        self.channel = GatewayChannel(SECRET)
        self.answers = answers
        self.heard = []

    async def hear(self, message: UserMessage) -> None:
        self.heard.append(message.text)
        await asyncio.sleep(SLOW)
        tracker = await self.store.retrieve("c") or DialogueStateTracker("c", [])
        tracker.update(UserUttered(message.text, metadata=message.metadata))
        said = self.answers.get(message.text, {"text": "Hello."})
        await message.output_channel.send_response("c", dict(said))
        metadata = {k: v for k, v in said.items() if k not in ("text", "buttons")}
        data = {"buttons": said.get("buttons")}
        tracker.update(BotUttered(said["text"], data, metadata))
        await self.store.save(tracker)

    async def say(self, text, message_id, unseen=(), *, late=False, red_flag=None):
        request = SimpleNamespace(
            json={
                "conversation": "c",
                "text": text,
                "red_flag": red_flag,
                "metadata": {"message_id": message_id, "unseen": list(unseen)},
            },
            headers={"Authorization": f"Bearer {SECRET}"},
            app=SimpleNamespace(
                ctx=SimpleNamespace(agent=SimpleNamespace(tracker_store=self.store))
            ),
        )
        receiving = asyncio.ensure_future(self.channel._receive(request, self.hear))
        if late:
            await asyncio.sleep(SLOW / 5)
            receiving.cancel()
            return None
        return json.loads((await receiving).body)


@pytest.fixture
def talk(monkeypatch, tmp_path, data_secrets):
    answers = {"yes send it": SENT, "my chest": ALARM, "what does it cost": COST}
    return Talk(answers, monkeypatch, tmp_path, data_secrets)


def texts(reply):
    return [message["text"] for message in reply["messages"]]


def test_the_same_words_get_the_answer_that_was_late_and_are_not_heard_twice(talk):
    async def twice():
        await talk.say("yes send it", "1", late=True)
        # At once: the turn is still going on.
        return await talk.say("yes send it", "2", ["1"])

    reply = asyncio.run(twice())

    assert texts(reply) == ["Sent. Your code is VG-7K4QX."]
    assert reply["messages"][0]["buttons"] == SENT["buttons"]
    assert reply["said_late"] is True
    assert talk.heard == ["yes send it"]


def test_other_words_are_heard_and_what_was_done_is_told_first_and_once(talk):
    async def later():
        await talk.say("yes send it", "1", late=True)
        await asyncio.sleep(3 * SLOW)
        first = await talk.say("hello?", "2", ["1"])
        return first, await talk.say("thanks", "3", ["1"])

    first, second = asyncio.run(later())

    assert texts(first) == ["Sent. Your code is VG-7K4QX.", "Hello."]
    assert texts(second) == ["Hello."]
    assert "said_late" not in first


def test_what_was_done_is_kept_past_a_red_flag_that_the_gateway_answers(talk):
    async def later():
        await talk.say("yes send it", "1", late=True)
        await asyncio.sleep(3 * SLOW)
        alarm = await talk.say("my chest", "2", ["1"], red_flag="chest_pain")
        return alarm, await talk.say("thanks", "3", ["1"])

    alarm, after = asyncio.run(later())

    assert texts(alarm) == ["Call 911 now."]
    assert texts(after) == ["Sent. Your code is VG-7K4QX.", "Hello."]


def test_an_alarm_that_was_late_is_told_before_the_next_answer(talk):
    async def later():
        await talk.say("my chest", "1", late=True)
        await asyncio.sleep(3 * SLOW)
        return await talk.say("hello?", "2", ["1"])

    first, _ = asyncio.run(later())["messages"]

    assert (first["text"], first["kind"]) == ("Call 911 now.", "emergency")


def test_an_answer_that_was_late_is_not_put_before_one_to_other_words(talk):
    async def later():
        await talk.say("what does it cost", "1", late=True)
        await asyncio.sleep(3 * SLOW)
        return await talk.say("hello?", "2", ["1"])

    assert texts(asyncio.run(later())) == ["Hello."]


def asked_again(unseen):
    """A tracker in which the same was asked twice, with a turn between."""
    said = {"utter_action": "utter_ask_cost", "metadata": COST["metadata"]}
    events = [
        UserUttered("what does it cost", metadata={"message_id": "1"}),
        BotUttered(COST["text"], metadata=said),
        UserUttered(
            "what does it cost", metadata={"message_id": "2", "unseen": unseen}
        ),
    ]
    return DialogueStateTracker.from_events("c", events)


@pytest.mark.parametrize(("unseen", "in_short"), [([], True), (["1"], False)])
def test_an_answer_is_given_in_short_only_if_it_was_seen(unseen, in_short):
    def say(name, slots):
        return {"text": "In short.", "metadata": {"kind": "answer", "topic": "cost"}}

    said = if_said_before(COST, "utter_ask_cost", asked_again(unseen), say, {})

    assert ("In short." in said["text"]) is in_short


def test_an_alarm_stands_also_where_its_words_were_not_seen():
    events = [
        UserUttered("my chest", metadata={"message_id": "1"}),
        BotUttered(ALARM["text"], metadata={"utter_action": "utter_report_emergency"}),
        UserUttered("hello?", metadata={"message_id": "2", "unseen": ["1"]}),
    ]
    tracker = DialogueStateTracker.from_events("c", events)

    first = turns_of(tracker)[0]

    assert (first.alarms, first.spoken) == ([("report_emergency", None)], [])
    assert seen_answers(tracker) == []


def test_a_talk_without_a_gateway_was_seen():
    tracker = DialogueStateTracker.from_events("c", [UserUttered("a"), BotUttered("b")])

    assert [event.text for event in seen_answers(tracker)] == ["b"]
