"""A slot that tells whether a message may be a follow-up. Named in domain.yml."""

from rasa.shared.core.slots import Slot

from veinguide.follow_ups import is_follow_up

# Where several rules fit, Rasa takes the one with the longest key. This feature is
# longer than that of `subject`, so a follow-up goes before "is it safe?" about it.
PLACES = 40


class ShortQuestionSlot(Slot):
    """Holds the words of the last message, and shows the rules only what they are.

    So the rules know it without the action server, and plain answers do without it.
    """

    type_name = "short_question"

    def _as_feature(self) -> list[float]:
        asked = isinstance(self.value, str) and is_follow_up(self.value)
        return [float(asked)] * PLACES

    def _feature_dimensionality(self) -> int:
        return PLACES
