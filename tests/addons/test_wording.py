import pytest

from addons.wording import (
    clauses,
    is_command,
    is_number,
    is_parting,
    is_value_and_question,
    parts,
    plain,
    questions,
    statements,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("WHY DO MY LEGS CRAMP", "why do my legs cramp"),
        ("sooooo painful!!!", "soo painful!"),
        ("I’m  tired\nof it", "i'm tired of it"),
    ],
)
def test_a_message_is_read_in_one_spelling(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_one_sentence_is_one_part() -> None:
    assert parts("Does it hurt?") == ["does it hurt?"]


def test_a_story_before_a_question_gives_the_question_as_a_part() -> None:
    story = "I am 70. My legs ache a lot. Will Medicare pay?"
    assert parts(story) == [plain(story), "will medicare pay?"]


def test_a_story_without_a_question_mark_gives_its_last_sentence() -> None:
    assert parts("My legs ache. Tell me about the laser.")[1:] == [
        "tell me about the laser."
    ]


def test_lines_are_sentences_too() -> None:
    assert parts("my legs ache\nwill medicare pay?")[1:] == ["will medicare pay?"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no i mean what IS each one", "what is each one"),
        ("Thats the RLS. I mean the vein itself", "the vein itself"),
        ("?? i asked about the plane", "the plane"),
        ("thats not it. i said it works less", "it works less"),
        ("Right, but she is asleep when she kicks", "she is asleep when she kicks"),
        ("ok so how long is it", "how long is it"),
    ],
)
def test_what_is_meant_is_a_part_of_its_own(text: str, meant: str) -> None:
    assert parts(text)[0] == plain(text)
    assert meant in parts(text)[1:]


@pytest.mark.parametrize(
    "text", ["i mean it", "i asked for a person", "yes but call me", "i said no", "ok"]
)
def test_a_few_words_that_open_nothing_are_no_wrapping(text: str) -> None:
    assert parts(text) == [plain(text)]


def test_at_most_three_questions_are_parts() -> None:
    asked = parts("Is it safe? Does it hurt? How much is it? Who pays for it? Why so?")
    assert len(asked) == 4


@pytest.mark.parametrize(
    "typed", ["/greet", "∕book_consultation", '/inform{"name": "x"}', "  / restart "]
)
def test_a_typed_bot_command_is_seen(typed: str) -> None:
    assert is_command(typed)


@pytest.mark.parametrize("typed", ["and/or", "24/7 hours?", "/ what is this", ""])
def test_a_slash_alone_is_no_command(typed: str) -> None:
    assert not is_command(typed)


@pytest.mark.parametrize(
    "typed", ["12345", "(816) 555-0142", "555-01", " 816.555.0142. ", "+1 913 555 0171"]
)
def test_figures_and_their_marks_are_a_number(typed: str) -> None:
    assert is_number(typed)


@pytest.mark.parametrize("typed", ["911", "816 555 0142 x4", "at 5", "12/4?", "-", ""])
def test_words_a_question_and_few_figures_are_no_number(typed: str) -> None:
    assert not is_number(typed)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Does it hurt and will Medicare pay?",
            ["does it hurt?", "will medicare pay?"],
        ),
        (
            "what is sclerotherapy, does it hurt, and how much does it cost",
            ["what is sclerotherapy?", "does it hurt?", "how much does it cost?"],
        ),
        (
            "I am 70. Is it painful? How long will I be off my feet?",
            ["is it painful?", "how long will i be off my feet?"],
        ),
        ("Cost? Medicaid?", ["cost?", "medicaid?"]),
        (
            "do you take walk ins? and do i need a referral, i have humana",
            ["do you take walk ins?", "do i need a referral, i have humana"],
        ),
        (
            "ok and the parking? also whats the address",
            ["the parking?", "whats the address"],
        ),
        ("does it hurt? and for how long", ["does it hurt?", "for how long"]),
        ("what are the hours. and the parking", ["what are the hours.", "the parking"]),
        ("how much is it, where are you", ["how much is it?", "where are you?"]),
        (
            "I want to know what it costs and is there parking",
            ["i want to know what it costs?", "is there parking?"],
        ),
    ],
)
def test_several_questions_are_told_apart(said: str, asked: list[str]) -> None:
    assert questions(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "does it hurt?",
        "my legs cramp and my feet are cold",
        "I want to know about cramps and restless legs",
        "Why do they hurt? I am 70.",
        "is it an emergency or can it wait til monday",
        "my plan is humana, would i be covered",
        "do you take Aetna? and if so id like to come in",
        "will it go away? and i also have a big vein on my thigh",
        "when i stand my legs hurt. why do they",
        "",
    ],
)
def test_one_question_is_not_several(said: str) -> None:
    assert questions(said) == []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Not asking about cramps, what are varicose veins?",
            "what are varicose veins?",
        ),
        ("I'm not talking about the laser but does sclero hurt", "does sclero hurt"),
        ("not about cramps. what does it cost?", "what does it cost?"),
    ],
)
def test_what_is_not_asked_is_left_out(said: str, asked: str) -> None:
    assert parts(said) == [asked]


def test_a_message_that_says_only_what_it_is_not_about_stays_whole() -> None:
    assert parts("not about cramps.") == ["not about cramps."]


def test_a_story_is_told_apart_into_statements() -> None:
    said = (
        "I like your site. My foot turned white this morning and I can't feel it. Ok?"
    )
    assert statements(said) == [
        "i like your site.",
        "my foot turned white this morning",
        "i can't feel it.",
    ]


def test_one_statement_is_not_several() -> None:
    assert statements("My foot turned white this morning.") == []


def test_a_clause_is_smaller_than_a_statement() -> None:
    said = "Friday at ten works for me, though I did pass out today"
    assert statements(said) == []
    assert clauses(said) == ["friday at ten works for me", "i did pass out today"]


def test_one_clause_is_the_message_itself() -> None:
    assert clauses("I did pass out today, yes") == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("816 555 0142, and is parking free?", ["is parking free?"]),
        ("Zoe Park, does it hurt?", ["does it hurt?"]),
        ("yes, but do you take medicare?", ["do you take medicare?"]),
        ("does it hurt, and is it safe?", []),
        ("my dog's leg is sore since yesterday, what can i do?", []),
        ("Tuesday or Thursday", []),
    ],
)
def test_a_question_after_a_few_words_is_read_by_itself(text, asked) -> None:
    assert parts(text)[1:] == asked


def test_a_value_before_a_question_is_no_story() -> None:
    assert is_value_and_question(parts("mornings, and how long does it take?"))
    assert is_value_and_question(parts("816 555 0142, and is parking free?"))
    assert not is_value_and_question(parts("my eye hurts, is that normal?"))
    assert not is_value_and_question(parts("chest pain, what can i do?"))


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("alright, I will ring them on Tuesday. bye", True),
        ("my own doctor it is then. Bye!", True),
        ("ok bye then, I'll just ask my pharmacist", True),
        ("I'll think it over, see ya", True),
        ("is it dangerous? bye", False),
        ("yes, send it. bye", False),
        ("bye the way does it hurt", False),
        ("tell my kids I love them, bye", False),
        ("could they call me later", False),
    ],
)
def test_a_bye_ends_what_asks_and_tells_nothing(said: str, ends: bool) -> None:
    assert is_parting(said) is ends
