"""Why a request is turned down, as a value; each endpoint says it in its own form."""

from enum import Enum


class Refusal(Enum):
    """A reason, with the status of its answer and the word that programs know it by."""

    MALFORMED = 400, "malformed"
    """What was sent cannot be read, or is not what the address takes."""
    NOT_FOUND = 404, "not_found"
    """Nothing stands at the address."""
    WRONG_METHOD = 405, "wrong_method"
    """The address is there, and does not take this method."""
    TOO_SLOW = 408, "too_slow"
    """The body did not come within its time."""
    TOO_LARGE = 413, "too_large"
    """The body is larger than what any page of ours sends."""
    WRONG_TYPE = 415, "wrong_type"
    """The body is of a type that the address does not take."""
    TOO_MANY = 429, "too_many"
    """This client, or all together, asked more than their share."""
    BROKEN = 500, "broken"
    """The fault is ours."""
    AWAY = 503, "away"
    """The list of groups cannot be read for the moment."""

    def __init__(self, status: int, word: str) -> None:
        self.status, self.word = status, word


_BY_STATUS = {refusal.status: refusal for refusal in Refusal}


def refusal_of(status: int) -> Refusal:
    """Return the reason that fits a status best."""
    fitting = Refusal.MALFORMED if status < Refusal.BROKEN.status else Refusal.BROKEN
    return _BY_STATUS.get(status, fitting)


class RefusedError(Exception):
    """A request is turned down.

    Parameters
    ----------
    why
        For programmers, in English; it never repeats more than the request itself said.
    headers
        What the answer has to carry.
    """

    def __init__(
        self, refusal: Refusal, why: str = "", *, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(refusal.word)
        self.refusal, self.why, self.headers = refusal, why, headers or {}
