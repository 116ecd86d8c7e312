"""Whose word is taken for the addresses behind them: the proxies that uvicorn trusts."""

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final

TRUSTED: Final = "FORWARDED_ALLOW_IPS"
"""Environment variable: what uvicorn reads; addresses and networks, with commas between them."""
THIS_MACHINE: Final = "127.0.0.1,::1"
"""What uvicorn takes where it is not set."""


class Proxies:
    """Tells the addresses that many clients may share, because a trusted proxy names none.

    Parameters
    ----------
    listed
        Addresses and networks, with commas between them.
    """

    def __init__(self, listed: str = THIS_MACHINE) -> None:
        self._networks = [one for text in listed.split(",") for one in _networks(text.strip())]

    def __contains__(self, address: object) -> bool:
        """Tell whether an address is a proxy's; a client without one came by a local socket."""
        if not address:
            return True
        try:
            parsed = ip_address(str(address))
        except ValueError:
            return False
        return any(parsed in network for network in self._networks)


def _networks(text: str) -> list[IPv4Network | IPv6Network]:
    try:
        return [ip_network(text)]
    except ValueError:
        return []  # a name, or `*`, which trusts every address and means none
