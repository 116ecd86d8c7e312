"""What tells one browser from another: the cookies that it alone holds."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from service.responses.cookies import STAFF_COOKIE

OWN: Final = "_streamlit_xsrf"
"""The cookie that every browser is given."""
_OF_ORGANIZATION: Final = re.compile(r"_streamlit_user(?:_\d{1,3})?")
"""The cookies of a sign-in by the organization; a large one is parted."""
_MOST_BYTES: Final = 16_384


class BrowserMarks:
    """Makes of a request's cookies a mark that tells nothing of them.

    Parameters
    ----------
    secret_of
        Reads what the browser's own cookie holds, or ``None`` if it is none.
    sign_in_of
        Names the sign-in of the staff's cookie, which may be the same after it was renewed.
    """

    def __init__(
        self,
        secret_of: Callable[[str], bytes | None],
        *,
        sign_in_of: Callable[[str], str] = str,
    ) -> None:
        self._secret_of, self._sign_in_of = secret_of, sign_in_of
        self._key = secrets.token_bytes(32)

    def of(self, headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
        """Return the mark of the browser that sent these headers; none without its own cookie."""
        cookies = dict(_cookies(headers))
        own = self._secret_of(cookies.get(OWN, ""))
        if own is None:
            return None
        held = {name: cookies[name] for name in cookies if _OF_ORGANIZATION.fullmatch(name)}
        if STAFF_COOKIE in cookies:
            held[STAFF_COOKIE] = self._sign_in_of(cookies[STAFF_COOKIE])
        marked = hmac.new(self._key, own, hashlib.sha256)
        marked.update(repr(sorted(held.items())).encode())
        return marked.digest()


def _cookies(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, str]]:
    """Split the cookies at their semicolons and do no more, so that no header takes long."""
    for name, value in headers:
        if name == b"cookie" and len(value) <= _MOST_BYTES:
            for one in value.decode("latin-1").split(";"):
                key, _, said = one.strip().partition("=")
                yield key, said
