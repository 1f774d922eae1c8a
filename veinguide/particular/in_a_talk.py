"""What is asked surely, in plain words or in such as lean on the talk before."""

from collections.abc import Collection, Sequence

from veinguide.particular.aftercare import aftercare_answer
from veinguide.particular.asked import ASSISTANT
from veinguide.particular.by_words import plain_answer
from veinguide.particular.of_two import answer_of_two
from veinguide.particular.while_pregnant import pregnancy_answer


def answer_in_a_talk(
    text: str,
    typed: Sequence[str],
    said: Sequence[Collection[str]],
    where: Collection[str] = ASSISTANT,
) -> str | None:
    """The response to it; None if nothing of the kind is asked.

    `typed` are the messages before, and `said` the responses to each, the last last.
    `where` are the response that would be said, and its topic.
    """
    return (
        plain_answer(text)
        or pregnancy_answer(text, typed, said, where)
        or answer_of_two(text, typed, said, where)
        or aftercare_answer(text, typed, said, where)
    )
