"""A locator that takes the first place of a name and offers the others beside it."""

from dataclasses import replace

from geo.place.fix import Fix, Outcome, WhichPlace
from geo.place.locate import Locator


class OfferingLocator(Locator):
    """Asks nothing where a name has several places."""

    def locate(self, text: str) -> Outcome:
        """Take the first."""
        outcome = super().locate(text)
        return beside(outcome.choices) if isinstance(outcome, WhichPlace) else outcome


def beside(places: tuple[Fix, ...]) -> Fix:
    first, *others = places
    return replace(first, others=tuple(others))
