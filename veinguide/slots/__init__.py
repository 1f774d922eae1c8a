"""Free times of the clinic's own calendar; see docs/booking.md."""
