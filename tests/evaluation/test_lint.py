import pytest

from evaluation.lint import problems_of_conversation, problems_of_reply


def message(text, kind="answer", choices=()):
    return {"text": text, "kind": kind, "choices": list(choices)}


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (message("Treatment is guaranteed to help."), "guarantee"),
        (message("Don't worry."), "worry"),
        (message("You are covered."), "covered"),
        (message("It helps 97% of people."), "97%"),
        (message("Leg cramps come from veins."), "clots"),
        (message(" ".join(["word"] * 21) + "."), "21 words"),
        (message("Please sit down and rest.", "emergency"), "nobody to call"),
        (message("Call 911 now.", "emergency", ["Book"]), "buttons"),
    ],
)
def test_what_breaks_a_rule_is_named(told, problem) -> None:
    assert any(problem in found for found in problems_of_reply(told))


@pytest.mark.parametrize(
    "told",
    [
        message("The clinic says the first visit is free."),
        message("Call 911 now. Sit up and rest.", "emergency"),
        message("Name: Anna. Is this right?", "question"),
    ],
)
def test_what_keeps_the_rules_passes(told) -> None:
    assert list(problems_of_reply(told)) == []


def test_a_visit_may_be_offered_once() -> None:
    offer = message("You can ask there. I can send a request for one.")
    other = message("I can also send a request for the free visit.")
    assert list(problems_of_conversation([offer, offer])) == []
    (found,) = problems_of_conversation([offer, other])
    assert "2 times unasked" in found


def test_the_visitors_own_note_is_not_judged() -> None:
    noted = 'I have noted: note for the staff: "after 5 is best".'
    message = {"text": noted, "kind": "notice", "choices": []}
    assert list(problems_of_reply(message)) == []
    ours = {**message, "text": f"{noted} Laser is the best."}
    assert list(problems_of_reply(ours)) == ["says 'best'"]
