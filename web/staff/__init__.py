"""The staff console: sign in, handle booking requests, read conversations."""

from web.staff import conversations, login, request, requests
from web.staff.reception import Reception

__all__ = ["ROUTES", "Reception"]

ROUTES = [
    *login.ROUTES,
    *conversations.ROUTES,
    *requests.ROUTES,
    *request.ROUTES,
]
