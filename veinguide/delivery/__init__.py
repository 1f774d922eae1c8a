"""Hands booking requests over to what the clinic uses; see docs/booking.md."""
