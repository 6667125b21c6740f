"""Mystery-shop calls: the details of a visit, with or without a recording."""

from dataclasses import replace
from typing import Final

from evaluator.desk import calls
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.terms import Call, Shop

_FIGURES: Final = (
    ("rings", "The number of rings", 100),
    ("seconds_to_answer", "The seconds to answer", 86_400),
    ("menu_steps", "The number of menu steps", 100),
    ("hold_seconds", "The seconds on hold", 86_400),
    ("transfers", "The number of transfers", 100),
)
"""The figures of a visit, what they are called, and the highest that can be true."""


def add(desk: Desk, details: CallDetails, shop: Shop) -> Call:
    """Add a mystery-shop call. Raises UserError for a figure below 0 or a visit without a client.

    A shop always has a client: the visit is reported to somebody (rubrics section 11, A).
    """
    _check(details, shop)
    call = Call(id=new_id(), came_in=now(), shop=shop)
    desk.store.calls.add(calls.told(desk, call, details))
    return calls.get(desk, call.id)


def change(desk: Desk, call_id: str, details: CallDetails, shop: Shop) -> Call:
    """Set all details of a mystery-shop call; makes a call with a recording a shop as well."""
    _check(details, shop)
    call = replace(calls.get(desk, call_id), shop=shop)
    desk.store.calls.change(calls.told(desk, call, details))
    return calls.get(desk, call_id)


def _check(details: CallDetails, shop: Shop) -> None:
    if not details.client.strip():
        raise UserError("The visit has no client.", "Say for whom it was made.")
    for name, called, highest in _FIGURES:
        figure = getattr(shop, name)
        if figure is not None and not 0 <= figure <= highest:
            raise UserError(f"{called} cannot be {figure}.", f"Give a number from 0 to {highest}.")
