"""A fact, and what to do about it: advice is given only where somebody can be reached."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.listing.contact import Reachable


@dataclass(frozen=True, slots=True)
class Advised:
    """A sentence in two parts.

    Parameters
    ----------
    fact
        What is so; it stands alone where nobody can be reached.
    advice
        What to do, with the mark that joins it to the fact. ``{by}`` stands for the one way that
        is known: "call", "write", "look at their website".
    """

    fact: str
    advice: str

    def said(self, reachable: Reachable, by: Mapping[Reachable, str], **gaps: str) -> str:
        """Write the fact, and the advice if there is somebody to follow it with."""
        if reachable is Reachable.NOBODY:
            return self.fact.format(**gaps)
        return f"{self.fact}{self.advice}".format(by=by[reachable], **gaps)
