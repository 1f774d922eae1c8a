"""Booking: read names, phones, days and times, and decide what the form does next."""
