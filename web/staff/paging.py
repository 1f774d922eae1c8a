"""Which page of a long list is shown."""

import math
from dataclasses import dataclass

from starlette.requests import Request

from web.reading import whole_number

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
    wanted = request.query_params.get("page", "")
    return whole_number(wanted, otherwise=1, digits=6)


def paging(asked: int, total: int) -> Paging:
    """The page that was asked for, or the nearest one that there is."""
    pages = max(1, math.ceil(total / ON_A_PAGE))
    return Paging(min(max(asked, 1), pages), pages, total)
