import pytest

from veinguide.booking.codes import read_code
from veinguide.booking.consents import read_consents
from veinguide.booking.names import read_guardian
from veinguide.booking.people import is_under_age, read_email


@pytest.mark.parametrize(
    "text",
    [
        "I'm 16",
        "im 15 years old and my legs hurt",
        "I am only seventeen",
        "it's for my son, he's 12",
        "my daughter is 14",
        "for my 15 year old",
        "my 9 yo granddaughter has cramps",
        "a 13-year-old girl",
        "I'm a minor",
        "im in high school",
        "she is under 18",
        "I'm in 10th grade",
    ],
)
def test_somebody_under_18_is_noticed(text: str) -> None:
    assert is_under_age(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm 72",
        "my son is 34",
        "I'm 15 minutes away",
        "im 12 weeks pregnant",
        "I am free after 4",
        "I'm 5:30 or later",
        "my 40 year old daughter",
        "I have had this for 16 years",
        "my number is 816-555-0142",
        "Tuesday the 12th",
        "I'm 10 pounds heavier",
        "I teach high school",
        "I am 8am to 5pm free",
        "i have a baby brain and a 6 yr old asleep by 8",
        "after I put my 4 year old down",
        "I've got a 7 year old to pick up at 3",
    ],
)
def test_a_number_that_is_no_age_makes_nobody_a_child(text: str) -> None:
    assert not is_under_age(text)


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("anna.lopez@example.com", "anna.lopez@example.com"),
        ("my email is Anna@Example.COM.", "Anna@example.com"),
        ("you can mail me at a_b+c@mail.example.org, thanks", "a_b+c@mail.example.org"),
        ("anna at example dot com", None),
        ("anna@", None),
        ("@anna", None),
        ("anna@@example..com", None),
    ],
)
def test_an_email_address_is_read(text: str, email: str | None) -> None:
    assert read_email(text)[0] == email


@pytest.mark.parametrize(
    ("text", "asked", "answers"),
    [
        ("yes", "consent_call", {"consent_call": "yes"}),
        ("sure, that's fine", "consent_text", {"consent_text": "yes"}),
        ("no problem", "consent_call", {"consent_call": "yes"}),
        ("no thanks", "consent_text", {"consent_text": "no"}),
        ("please don't", "consent_call", {"consent_call": "no"}),
        (
            "only text me",
            "consent_call",
            {"consent_call": "no", "consent_text": "yes"},
        ),
        ("I'd rather have a text", "consent_call", {"consent_call": "no"}),
        (
            "text only please",
            "consent_text",
            {"consent_call": "no", "consent_text": "yes"},
        ),
        (
            "just call me",
            "consent_text",
            {"consent_text": "no", "consent_call": "yes"},
        ),
        (
            "it's a landline",
            "consent_call",
            {"consent_text": "no", "consent_call": "yes"},
        ),
        ("don't call me, ever", "visitor_name", {"consent_call": "no"}),
        ("you can text me", "visitor_phone", {"consent_text": "yes"}),
        ("call me", "visitor_phone", {}),
        ("Anna Lopez", "visitor_name", {}),
        ("yes", "visitor_name", {}),
    ],
)
def test_a_yes_counts_when_asked_for_or_by_name_and_a_no_always(
    text: str, asked: str, answers: dict[str, str]
) -> None:
    assert read_consents(text, asked) == answers


@pytest.mark.parametrize(
    ("text", "asked", "code"),
    [
        ("VG-7K4QX", False, "VG-7K4QX"),
        ("vg 7k4qx", False, "VG-7K4QX"),
        ("it's vg7k4qx.", False, "VG-7K4QX"),
        ("code: VG - 7 K 4 Q X", False, "VG-7K4QX"),
        ("7k4qx", True, "VG-7K4QX"),
        ("7k4qx", False, None),
        ("KKQQX", True, "VG-KKQQX"),
        ("the code was 7K4QX I think", True, "VG-7K4QX"),
        ("I don't have one", True, None),
        ("VG-7K4", True, None),
        ("VG-10OIL", True, None),
    ],
)
def test_a_code_is_read_as_people_copy_it(
    text: str, asked: bool, code: str | None
) -> None:
    assert read_code(text, asked=asked)[0] == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Lopez", "Maria Lopez"),
        ("my mom Maria Lopez", "Maria Lopez"),
        ("my dad's name is Jose", "Jose"),
        ("it's my grandmother, Rosa Diaz", "Rosa Diaz"),
        ("me", "Anna Lopez"),
        ("I'm his mother", "Anna Lopez"),
        ("my mom", None),
        ("Dad", None),
        ("no", None),
        ("why?", None),
    ],
)
def test_a_guardian_is_named_or_is_the_one_who_writes(
    text: str, name: str | None
) -> None:
    assert read_guardian(text, "Anna Lopez") == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("wjsimmons1949 at gmail dot com", "wjsimmons1949@gmail.com"),
        ("it's jo dot hill at Yahoo.com, thanks", "jo.hill@yahoo.com"),
        ("my email is at gmail dot com", None),
        ("w j simmons 1949 at gmail.com", None),
        ("I work at the shop, call me at five", None),
    ],
)
def test_an_address_may_be_spoken(text: str, address: str | None) -> None:
    assert read_email(text)[0] == address
