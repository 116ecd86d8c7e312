"""Who is asking, and what a listing answers them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Audience(StrEnum):
    """Who the visitor is, in the one word that pages, files and commands use."""

    POLICE = "police"
    """Sworn officers of a municipal, regional or provincial service."""
    RCMP = "rcmp"
    """Also police: a listing that says nothing of the RCMP answers them as it answers police."""
    FIRE = "fire"
    """Firefighters, career or volunteer."""
    PARAMEDIC = "paramedic"
    """Paramedics and others who go out with an ambulance."""
    DISPATCH = "dispatch"
    """Call takers and dispatchers of emergency services."""
    CORRECTIONS = "corrections"
    """Those who work in prisons and jails, or with people on parole or probation."""
    SEARCH_AND_RESCUE = "search_and_rescue"
    """Searchers on land and water, most of them volunteers."""
    HEALTH_CARE = "health_care"
    """Nurses, doctors and others in hospitals and clinics."""
    MILITARY = "military"
    """Serving members of the Canadian Armed Forces, reservists included."""
    VETERAN = "veteran"
    """Former members of the military."""
    FAMILY = "family"
    """Those who live with, or have lost, somebody of the other audiences."""


FIRST_RESPONDERS = frozenset(
    {
        Audience.POLICE,
        Audience.RCMP,
        Audience.FIRE,
        Audience.PARAMEDIC,
        Audience.DISPATCH,
        Audience.SEARCH_AND_RESCUE,
    }
)
"""Whom a listing means by "all first responders"."""


class Welcome(StrEnum):
    """What a listing says about one audience."""

    YES = "yes"
    """The listing names the audience among those it is for."""
    ASK_FIRST = "ask_first"
    """Left open: where local resources allow, or where the source only hints at them."""
    NOT_STATED = "not_stated"
    """The listing is silent, which is no refusal."""
    NO = "no"
    """The listing says for whom it is, and says only."""


@dataclass(frozen=True, slots=True)
class Welcomes:
    """A listing's answer to every audience.

    Parameters
    ----------
    stated
        The audiences that the listing speaks of.
    everyone_else
        Its answer to all others: ``NO`` only where the listing excludes them.
    """

    stated: Mapping[Audience, Welcome] = field(default_factory=dict)
    everyone_else: Welcome = Welcome.NOT_STATED

    def __post_init__(self) -> None:
        object.__setattr__(self, "stated", MappingProxyType(dict(self.stated)))

    def __hash__(self) -> int:
        return hash((frozenset(self.stated.items()), self.everyone_else))

    def of(self, audience: Audience) -> Welcome:
        """Answer one audience."""
        answer = self.stated.get(audience)
        if answer is None and audience is Audience.RCMP:
            answer = self.stated.get(Audience.POLICE)
        return self.everyone_else if answer is None else answer

    def welcomed(self) -> tuple[Audience, ...]:
        """List the audiences that are answered with a plain yes, in the order of the enum."""
        return tuple(who for who in Audience if self.stated.get(who) is Welcome.YES)
