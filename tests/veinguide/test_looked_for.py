"""A short message names a sign that the assistant had asked to look for."""

import pytest

from veinguide.triage.looked_for import sign_looked_for

LEG = "Call a doctor today if one leg is swollen, sore, warm or red."
CLOT = "A blood clot in a leg can make it swollen, sore, warm or red."
QUININE = "Get help right away for bleeding, new bruises, or red spots on your skin."


@pytest.mark.parametrize(
    ("told", "words", "sign"),
    [
        (LEG, "one is bigger actually", "clot_leg"),
        (LEG, "ones bigger", "clot_leg"),
        (LEG, "her left is fatter than the other", "clot_leg"),
        (LEG, "hes got one puffy", "clot_leg"),
        (LEG, "just the right one is swollen", "clot_leg"),
        (LEG, "it is a bit red", "clot_leg"),
        (LEG, "well its hot", "clot_leg"),
        (LEG, "and sore to touch", "clot_leg"),
        (CLOT, "i got the first one i think", "clot_leg"),
        (CLOT, "she has all of those", "clot_leg"),
        (QUININE, "well i do bruise easy", "quinine_bleeding"),
        (QUININE, "she gets nosebleeds", "quinine_bleeding"),
        (QUININE, "purple dots on his legs", "quinine_bleeding"),
    ],
)
def test_what_answers_the_warning_is_the_sign(told, words, sign):
    assert sign_looked_for(words, [told]).sign == sign


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", "one is bigger actually"),
        (LEG, "well i do bruise easy"),
        (LEG, "no not swollen"),
        (LEG, "neither is swollen"),
        (LEG, "no swelling"),
        (LEG, "is one bigger?"),
        (LEG, "both of them I think"),
        (LEG, "i have one question"),
        (LEG, "one more thing, red wine"),
        (LEG, "its a big problem for me"),
        (LEG, "i take a hot bath"),
        (LEG, "they hurt at night"),
        (LEG, "I have the second one you said"),
        (CLOT, "i dont have any of those"),
        (CLOT, "i got the first answer"),
        (QUININE, "no bruises"),
        (QUININE, "ok purple spots where"),
        (QUININE, "i was asking about the purple spots"),
        (QUININE, "on my arms"),
    ],
)
def test_what_does_not_is_no_sign(told, words):
    assert sign_looked_for(words, [told]) is None
