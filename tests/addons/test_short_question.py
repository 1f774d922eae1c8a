import pytest
import yaml

from addons.short_question import PLACES, ShortQuestionSlot


@pytest.mark.parametrize(
    ("words", "shown"), [("how soon?", 1.0), ("does insurance pay", 0.0), (None, 0.0)]
)
def test_the_rules_see_whether_a_message_may_be_a_follow_up(words, shown):
    slot = ShortQuestionSlot("short_question", [{"type": "from_text"}])
    slot.value = words
    assert slot.as_feature() == [shown] * PLACES


def test_it_goes_before_the_rules_of_the_subject(root):
    domain = yaml.safe_load((root / "domain.yml").read_text())
    assert len(domain["slots"]["subject"]["values"]) < PLACES / 2
