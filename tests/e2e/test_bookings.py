"""Bookings with typos and interruptions, played to the end over the chat API."""

import pytest

from evaluation.bookings import draw_scripts, play_bookings

pytestmark = pytest.mark.e2e

PLAYED = 24


def test_every_scripted_booking_ends_in_the_right_request(product) -> None:
    scores = play_bookings(draw_scripts(PLAYED), product.url, product.sessions())
    assert [p.problems for p in scores.played if p.problems] == []
    assert scores.median_turns <= 8
