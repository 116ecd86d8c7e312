"""How large the head of a request may be: its first line, each header, and all of them."""

from http import HTTPStatus
from typing import Any, Final

import h11

MOST_LINE_BYTES: Final = 8_192
MOST_BYTES: Final = 32_768
MOST_HEADERS: Final = 100
WITHIN_S: Final = 10.0
"""From the opening of a connection, or from its last answer, to the end of the next head."""
_MAY_BE_LONG: Final = b"cookie"
"""Cookies of other sites on the host are no fault of the visitor: `service.responses.cookies` drops
them, and their line may be as long as all of the head."""
_AROUND_A_HEADER = len(": \r\n")
_AROUND_THE_FIRST = len("  HTTP/1.1\r\n")


def too_large(request: h11.Request) -> HTTPStatus | None:
    """Return the status that refuses a head; None for one of usual size."""
    first = len(request.method) + len(request.target) + _AROUND_THE_FIRST
    if first > MOST_LINE_BYTES:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    lines = [(name, len(name) + len(value) + _AROUND_A_HEADER) for name, value in request.headers]
    if (
        len(lines) > MOST_HEADERS
        or first + sum(size for _, size in lines) > MOST_BYTES
        or any(size > MOST_LINE_BYTES and name != _MAY_BE_LONG for name, size in lines)
    ):
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None


def _require_usual_size(request: h11.Request) -> None:
    if status := too_large(request):
        raise h11.RemoteProtocolError(status.phrase, error_status_hint=status)


class BoundedConnection(h11.Connection):
    """Reads requests as h11 does, and takes a head that is too large for a damaged one."""

    fault: int = HTTPStatus.BAD_REQUEST
    """The status that says what was wrong with the last request that could not be read."""

    def __init__(self) -> None:
        super().__init__(h11.SERVER, MOST_BYTES)

    def next_event(self) -> Any:  # noqa: ANN401 - h11's own events and marks
        """Return what came next.

        Raises
        ------
        h11.RemoteProtocolError
            If it cannot be read; `fault` then has its status.
        """
        try:
            event = super().next_event()
            if isinstance(event, h11.Request):
                _require_usual_size(event)
        except h11.RemoteProtocolError as error:
            self.fault = error.error_status_hint
            raise
        return event

    @property
    def has_begun(self) -> bool:
        """Whether a part of the next head has come."""
        return bool(self.trailing_data[0])

    @property
    def awaits_head(self) -> bool:
        """Whether the next bytes belong to a head."""
        return self.their_state is h11.IDLE

    @property
    def awaits_body(self) -> bool:
        """Whether a body has begun and is not whole."""
        return self.their_state is h11.SEND_BODY
