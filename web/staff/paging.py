"""Which page of a long list is shown."""

import math
from dataclasses import dataclass

from starlette.requests import Request

ON_A_PAGE = 25


@dataclass(frozen=True)
class Paging:
    """Page `number` of `pages`, counted from 1; `total` are on all of them."""

    number: int
    pages: int
    total: int

    @property
    def offset(self) -> int:
        return (self.number - 1) * ON_A_PAGE


def page_asked(request: Request) -> int:
    wanted = request.query_params.get("page", "1")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1


def paging(asked: int, total: int) -> Paging:
    """The page that was asked for, or the nearest one that there is."""
    pages = max(1, math.ceil(total / ON_A_PAGE))
    return Paging(min(max(asked, 1), pages), pages, total)
