"""A worried 70-year-old reads every reply once, on a phone, and understands it."""

import re

import textstat

from veinguide.wording import sentences


def test_replies_read_at_sixth_grade_on_average(replies):
    assert sum(reply.grade for reply in replies) / len(replies) <= 6


def test_no_reply_is_above_eighth_grade(replies):
    assert [r for r in replies if r.grade > 8] == []


def test_alarms_read_at_fourth_grade(alarms):
    assert [r for r in alarms if r.grade > 4] == []


def test_no_sentence_is_over_20_words(replies):
    long = [s for r in replies for s in sentences(r.text) if len(s.split()) > 20]
    assert long == []


def test_answers_are_short_enough_for_a_phone(answers):
    assert [r for r in answers if len(r.text.split()) > 120] == []


def test_every_hard_word_is_explained_where_it_first_stands(content, replies):
    unexplained = [
        (reply, term.term)
        for term in content.glossary.terms
        for word in (term.term, *term.also)
        for reply in replies
        if reply.says(rf"\b{word}\b") and not _is_explained(reply, word, term)
    ]
    assert unexplained == []


def _is_explained(reply, word, term):
    """Whether a gloss stands in the sentence of the word, or right beside it."""
    texts = [sentence.lower() for sentence in sentences(reply.text)]
    first = next(i for i, text in enumerate(texts) if word.lower() in text)
    near = " ".join(texts[max(0, first - 1) : first + 2])
    return any(gloss.lower() in near for gloss in term.glossed_by)


def test_only_a_few_known_words_are_long(replies):
    known = {"sclerotherapy", "consultation", "comparison", "automated", "activity"}
    known |= {"security", "virtually", "elevator", "phlebology", "augmentation"}
    words = {
        word
        for reply in replies
        for word in re.findall("[a-z]+", re.sub(r"{.*?}", "", reply.text.lower()))
    }
    assert {w for w in words if textstat.syllable_count(w) > 3} <= known


def test_buttons_are_short_and_at_most_three_follow_an_answer(answers):
    crowded = [r for r in answers if len(r.variation.buttons) > 3]
    wordy = [b.title for r in answers for b in r.variation.buttons if len(b.title) > 32]
    assert (crowded, wordy) == ([], [])
