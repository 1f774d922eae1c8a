"""Numbers that are cut out before anything is stored, and those that stay."""

import random

import pytest

from veinguide.booking.private import REMOVED, without_private_numbers

CARDS = ["4111 1111 1111 1111", "3782 822463 10005", "5555 5555 5555 4444"]
CARDS += ["6011 1111 1111 1117", "3056 930902 5904", "2223 0031 2200 3222"]
GAPS = [" ", "  ", "-", ".", " - ", "–", "—", "‑", "/", ", ", ""]


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(
    "said", ["{}", "my card is {} 12/26", "{}, exp 1226", "call 816 555 0143 {}"]
)
def test_a_card_is_cut_out_however_it_is_typed(said, card, gap):
    typed = card.replace(" ", gap)
    assert without_private_numbers(said.format(typed)) == said.format(REMOVED)


@pytest.mark.parametrize(
    "typed",
    [
        "123-45-6789",
        "123 45 6789",
        "123.45.6789",
        "123–45–6789",
        "123 - 45 - 6789",
        "123456789",
        "ssn 12345 6789",
        "social security number: 123-456789",
        "SSN is 1 2 3 4 5 6 7 8 9",
        "816 555 0143, 123 45 6789",
    ],
)
def test_a_social_security_number_is_cut_out(typed):
    told = without_private_numbers(typed)
    assert REMOVED in told
    assert "45" not in told
    assert "6789" not in told
    assert ("0143" in typed) == ("816 555 0143" in told)


@pytest.mark.parametrize(
    "typed",
    [
        "1EG4-TE5-MK73",
        "1EG4 TE5 MK73",
        "1eg4te5mk73",
        "1EG4.TE5.MK73",
        "1EG4–TE5–MK73",
        "1EG 4TE 5MK 73",
    ],
)
def test_a_medicare_number_is_cut_out(typed):
    assert without_private_numbers(f"medicare {typed} ok") == f"medicare {REMOVED} ok"


@pytest.mark.parametrize("typed", ["cvv 123", "CVC: 1234", "cvv2 is 123"])
def test_the_code_of_a_card_is_cut_out(typed):
    assert without_private_numbers(typed).endswith(REMOVED)


def test_a_card_glued_to_its_month_is_cut_out():
    assert without_private_numbers("41111111111111111226") == f"{REMOVED}1226"


PHONES = ["816 555 0143", "816-555-0143", "(816) 555-0143", "8165550143", "816 5550143"]
PHONES += [
    "1-816-555-0143",
    "+1 816 555 0143",
    "18165550143",
    "816555 0143",
    "555-0143",
]


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "{} or {}",
        "{} {}",
        "{} 64111",
        "4 {} 12:30",
        "{} 12/26",
        "{} 2026-12-01",
        "call {} ext 4411",
        "12/26 {}",
        "64111 {}",
        "4111 {}",
        "4111 Main St {}",
    ],
)
def test_no_phone_number_is_lost(phone, said):
    typed = said.format(*[phone] * said.count("{}"))
    assert without_private_numbers(typed) == typed


def test_no_phone_number_beside_another_is_lost():
    """A checksum is right by chance once in ten times."""
    chance = random.Random(7)
    for _ in range(20_000):
        area, exchange = chance.randint(201, 989), chance.randint(200, 999)
        parts = (f"{area}", f"{exchange}", f"{chance.randint(0, 9999):04}")
        gap = chance.choice([" ", "-", "."])
        phone = chance.choice([gap.join(parts), "".join(parts)])
        more = f"{chance.randint(0, 10 ** chance.randint(1, 7))}"
        typed = chance.choice([f"{phone} {more}", f"{more} {phone}"])
        assert phone in without_private_numbers(typed), typed


@pytest.mark.parametrize(
    "typed",
    [
        "at 2pm 30 or 4pm 15",
        "64111-2345",
        "code VG-4821",
        "I am 67, my zip is 64111",
        "12/26/2026 at 10:30",
        "5 pills, 2 times, 3 years",
        "call after 5 30 2026",
    ],
)
def test_other_figures_stay(typed):
    assert without_private_numbers(typed) == typed
