import pytest

from tests.booking_known import MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, Step
from veinguide.booking.names import (
    read_corrected_name,
    read_name,
    read_repeated_name,
    without_spelling_remark,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Rose", "Rose"),
        ("Grace Hurt", "Grace Hurt"),
        ("Sue Price", "Sue Price"),
        ("Will May", "Will May"),
        ("anna lopez", "Anna Lopez"),
        ("MARY JONES", "Mary Jones"),
        ("Mary O'Neill-Jones", "Mary O'Neill-Jones"),
        ("mary o'neill-jones", "Mary O'Neill-Jones"),
        ("D'Angelo Brooks", "D'Angelo Brooks"),
        ("Nguyen", "Nguyen"),
        ("José", "José"),
        ("李小龙", "李小龙"),
        ("Олена Шевченко", "Олена Шевченко"),
        ("محمد علي", "محمد علي"),
        ("नेहा शर्मा", "नेहा शर्मा"),
        ("Mrs. Eleanor Vance", "Mrs. Eleanor Vance"),
        ("my name is Price", "Price"),
        ("my name's Delroy", "Delroy"),
        ("Name is Jose Ramirez", "Jose Ramirez"),
        ("the name is O'Connell, Brian", "Brian O'Connell"),
        ("Price, Sue", "Sue Price"),
        ("its bobby", "Bobby"),
        ("it's Bo", "Bo"),
        ("I'm Susan", "Susan"),
        ("this is Tanya Whitfield", "Tanya Whitfield"),
        ("call me Al", "Al"),
        ("sure, John Smith", "John Smith"),
        ("John here", "John"),
        ("Anna Lopez here, Tuesday mornings work best for me", "Anna Lopez"),
        ("Anna, thanks", "Anna"),
        ("Hi, I'm Anna", "Anna"),
        ("for my husband, Gary", "Gary"),
        ("the patient is my mother, Ruth Coleman", "Ruth Coleman"),
        ("my mother, Ruth Coleman", "Ruth Coleman"),
        ("Name Nguyen Thi Hoa, telephone", "Nguyen Thi Hoa"),
        ("my name? Dmitri Kovalenko", "Dmitri Kovalenko"),
        ("name was Omar Siddiqui", "Omar Siddiqui"),
        ("ask for Deshawn", "Deshawn"),
        ("first name Anna, last name Lopez", "Anna Lopez"),
        ("Last name Lopez, first name Anna", "Anna Lopez"),
        ("hold on. its Carla Munn", "Carla Munn"),
        ("LaToya Jones lol", "LaToya Jones"),
        ("rosa and i need it soon", "Rosa"),
        ("Jim Bob Cooter (goes by JB)", "Jim Bob Cooter"),
        ("get me in to see somebody, Curtis Okafor", "Curtis Okafor"),
        ("Mrs. Evelyn Strand. I don't give my number", "Mrs. Evelyn Strand"),
        ("fine. Hal", "Hal"),
        ("ok fine hal", "Hal"),
        ("just put Hal", "Hal"),
        ("Hal Brubaker. That's my name. Happy?", "Hal Brubaker"),
        ("hal brubaker is my name", "Hal Brubaker"),
        ("Tammy. just want to ask about the spider veins", "Tammy"),
        ("marcus i just said it", "Marcus"),
        ("like i said marcus", "Marcus"),
        ("its marcus i need an appt", "Marcus"),
        ("Marcus!! I already told you", "Marcus"),
        ("Its Dale, Dale Kowalczyk", "Dale Kowalczyk"),
        ("Bond, James Bond", "James Bond"),
        ("Don't call early. Ed Kowalczyk", "Ed Kowalczyk"),
        ("X'iomara O'Shaughnessy-Nguyễn", "X'iomara O'Shaughnessy-Nguyễn"),
        ("my name is Ana, ok", "Ana"),
    ],
)
def test_a_name_is_read_when_it_is_asked_for(typed: str, name: str) -> None:
    assert read_name(typed, asked=True) == name


@pytest.mark.parametrize(
    "typed",
    [
        "my mom",
        "Wife.",
        "how much is it?",
        "how much is it",
        "does it hurt",
        "what?",
        "who are you",
        "insurance",
        "varicose veins",
        "I'm in pain",
        "hi",
        "thanks",
        "yes",
        "no",
        "i'd rather not say",
        "my name is none of your business",
        "the name is wrong",
        "x",
        "😀",
        "12345",
        "Anna Lopez 2",
        "mornings",
        "free consultation",
        "anonymous",
        "I already told you my name",
        "I just said it",
        "Privacy. I don't want to",
        "Perfect. what now",
        "wow. ok",
        "ugh. no. why",
        "how much? tell me first",
        "fine",
        "use my email",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(typed: str) -> None:
    assert read_name(typed, asked=True) is None


def test_a_name_in_passing_needs_its_announcement() -> None:
    assert read_name("my name is Anna and I am 50", asked=False) == "Anna"
    assert read_name("Anna Lopez", asked=False) is None
    assert read_name("book me, I'm Anna Lopez and", asked=False) == "Anna Lopez"
    assert read_name("call me at 8165550177, im Denise", asked=False) == "Denise"
    assert read_name("I'm in pain", asked=False) is None
    assert read_name("I'm Ready. Book me", asked=False) is None
    assert read_name("please call me to schedule", asked=False) is None


def test_a_correction_may_leave_the_announcement_out() -> None:
    assert read_corrected_name("sorry, it's Ana Lopez") == "Ana Lopez"
    assert read_corrected_name("sorry, it's late") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("sorry thats me. wife is Angela Fairweather", "Angela Fairweather"),
        ("the patient is my mother, Ruth Coleman", "Ruth Coleman"),
        ("Sorry, my husband, Tom, answers the phone", None),
        ("No, my daughter is Karen", None),
    ],
)
def test_a_relative_is_the_visitor_only_where_the_name_was_wrong(
    words: str, name: str | None
) -> None:
    assert read_corrected_name(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "the name is wrong, it's Anna Lopez",
        "my name should be Anna Lopez",
        "change the name to Anna Lopez please",
    ],
)
def test_a_wrong_name_is_told_with_the_right_one(words: str) -> None:
    assert read_corrected_name(words) == "Anna Lopez"
    assert read_corrected_name("the name is wrong, it's misspelled") is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("my name is Oksana Bilyk i have ugly veins", "Oksana Bilyk"),
        ("my name is anna lopez im 40", "Anna Lopez"),
        ("my name is anna lopez here", "Anna Lopez"),
        ("my name is Minh calling about my legs", "Minh"),
        ("MY NAME IS ANNA LOPEZ I HAVE BAD VEINS", "Anna Lopez"),
        ("my name is Mary I Jones", "Mary I Jones"),
        ("my name is Wei He and i need a visit", "Wei He"),
        ("my name is linh do", "Linh Do"),
    ],
)
def test_an_announced_name_ends_before_a_word_that_is_none(
    typed: str, name: str
) -> None:
    assert read_name(typed, asked=False) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ugh fine. Walt Pruitt", "Walt Pruitt"),
        ("me first. Carla Munn", "Carla Munn"),
        ("ok. Irene Tapp. mornings. not early", "Irene Tapp"),
        ("me first. Mrs. Ana M. Lopez", "Mrs. Ana M. Lopez"),
        ("ok. not early. Spider Veins", None),
        ("I live here. Kansas City", None),
        ("not early, with Dr. Maria Nolan", None),
    ],
)
def test_a_full_name_may_be_one_piece_of_an_answer(
    typed: str, name: str | None
) -> None:
    assert read_name(typed, asked=True) == name


@pytest.mark.parametrize(
    ("typed", "known", "name"),
    [
        ("just Tom", "Tom", "Tom"),
        ("Lakeisha Brandt, sorry hit enter", "Lakeisha", "Lakeisha Brandt"),
        ("thats my name, Hope Will", "Hope", "Hope Will"),
        ("Hope so", "Hope", None),
        ("Tomas", "Tom", None),
    ],
)
def test_a_name_that_is_said_again_may_get_its_surname(
    typed: str, known: str, name: str | None
) -> None:
    assert read_repeated_name(typed, known) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lorraine Tibbets with two b's", "Lorraine Tibbets"),
        ("Okafor with one f", "Okafor"),
        ("Sara no h", "Sara"),
        ("Anna (with one n)", "Anna (with one n)"),
        ("Kim with a y", "Kim with a y"),
    ],
)
def test_a_remark_on_the_spelling_is_cut_where_the_name_agrees(
    typed: str, name: str
) -> None:
    assert without_spelling_remark(typed) == name


@pytest.mark.parametrize(
    "text",
    [
        "actually",
        "actually wait",
        "so sooner",
        "oh",
        "Oh",
        "hm",
        "hang on",
        "oh hold on",
        "hang tight",
        "hold on a sec",
        "whoops",
        "actually hold on",
    ],
)
def test_an_interjection_is_no_name(text: str) -> None:
    step = decide(Heard(text, "inform"), BookingForm("visitor_name"), MONDAY)
    assert not step.values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sandra Oh", "Sandra Oh"),
        ("Hang Nguyen", "Hang Nguyen"),
        ("hm, Bob", "Bob"),
        ("Wally", "Wally"),
        ("Actually it's Frank", "Frank"),
        ("Walt. Walter J. Simmons Jr.", "Walter J. Simmons Jr"),
        ("Ann. Annoyed already", "Ann"),
        ("My full name, Ann Lee", "Ann Lee"),
        (
            "My name's Patricia but everybody calls me Patsy, Patsy Lindqvist",
            "Patricia Lindqvist (ask for Patsy)",
        ),
        ("hold on a sec, I'm Ann Lee", "Ann Lee"),
    ],
)
def test_a_name_is_heard_whole_beside_other_words(text: str, name: str) -> None:
    step = decide(Heard(text, "inform"), BookingForm("visitor_name"), MONDAY)
    assert step.values == {"visitor_name": name}


@pytest.mark.parametrize("intent", ["goodbye", "inform", "nlu_fallback"])
@pytest.mark.parametrize("text", ["hold on a sec", "hang on just a minute"])
def test_somebody_who_asks_for_a_moment_is_waited_for(text: str, intent: str) -> None:
    step = decide(Heard(text, intent), BookingForm("visitor_name"), MONDAY)
    assert (step.step, step.prompt) == (Step.GO_ON, "waiting")
