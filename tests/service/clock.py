"""A clock that a test sets."""


class Clock:
    """Returns the seconds that it was set to."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now
