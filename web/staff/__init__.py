"""The staff console: sign in, read conversations."""

from web.staff import conversations, login
from web.staff.reception import Reception

__all__ = ["ROUTES", "Reception"]

ROUTES = [*login.ROUTES, *conversations.ROUTES]
