"""How much one client may ask: a little at a time, and not too often."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from time import monotonic
from typing import Final

from starlette.requests import Request

from service.responses.refusal import Refusal, RefusedError

MOST_BYTES: Final = 4096
"""A question fits into this many times over."""
SLOWEST_S: Final = 30.0
"""A satellite link needs some seconds for the few packets of a question."""
A_MINUTE: Final = 300
"""Searches of one address: a clinic or a partner's site shares one address."""
_HOUSEHOLD_BITS = 64


class Allowance:
    """Counts searches by client address, in memory alone.

    Each address has a store of ``a_minute`` searches that fills up again within a minute. The
    addresses that asked longest ago are forgotten first.

    Parameters
    ----------
    clock
        Returns seconds.
    """

    def __init__(
        self,
        a_minute: int = A_MINUTE,
        *,
        remembered: int = 10_000,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._a_minute, self._remembered, self._clock = a_minute, remembered, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> float:
        """Take one search.

        Returns
        -------
        float
            Seconds to wait until the next one; 0 if this one was granted.
        """
        now, client = self._clock(), household(address)
        left, asked_at = self._left.pop(client, (float(self._a_minute), now))
        left = min(self._a_minute, left + (now - asked_at) * self._a_minute / 60)
        granted = left >= 1
        self._left[client] = (left - 1 if granted else left), now
        if len(self._left) > self._remembered:
            self._left.popitem(last=False)
        return 0.0 if granted else (1 - left) * 60 / self._a_minute


def household(address: str) -> str:
    """Take the addresses of one IPv6 household for one client."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(int(parsed) >> _HOUSEHOLD_BITS)
    return address


def grant(request: Request, allowance: Allowance) -> None:
    """Let a search through, or refuse it.

    Raises
    ------
    RefusedError
        If its client asked too often.
    """
    wait_s = allowance.take(request.client.host if request.client else "")
    if wait_s:
        headers = {"Retry-After": str(int(wait_s) + 1)}
        raise RefusedError(Refusal.TOO_MANY, "too many searches; wait a little", headers=headers)


async def read_body(request: Request, media_type: str, *, most_bytes: int = MOST_BYTES) -> bytes:
    """Read what was sent, if it is of the right type and small.

    Raises
    ------
    RefusedError
        If it is not, or does not arrive in time.
    """
    stated = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if stated != media_type:
        raise RefusedError(Refusal.WRONG_TYPE, f"send a body of type {media_type}")
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most_bytes:
                    raise RefusedError(
                        Refusal.TOO_LARGE,
                        f"send at most {most_bytes} bytes",
                        headers={"Connection": "close"},
                    )
    except TimeoutError:
        raise RefusedError(Refusal.TOO_SLOW, "the body did not arrive in time") from None
    return bytes(body)
