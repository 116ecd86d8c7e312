"""What the maps say: the marks, their lists, what a circle means, how a finger moves the map."""

from dataclasses import dataclass
from typing import assert_never

from geo.listing.contact import Reachable
from geo.listing.listing import Listing
from geo.listing.site import AddressVisibility, Site
from geo.words.language import Language, by_language
from geo.words.say.french_places import at_place


@dataclass(frozen=True, slots=True, kw_only=True)
class MapText:
    """Sentences of the maps. Braces hold what the views or the script fill in.

    Parameters
    ----------
    one, several
        How many groups a mark stands for.
    one_name, several_name
        The same as a screen reader says it, with the towns.
    and_more
        The towns of a mark that stands for many.
    beside
        How many groups without a number stand under the mark of one that has one.
    given_on_contact, not_published, not_given
        Where a group meets that does not say the address.
    """

    you: str
    one: str
    several: str
    one_name: str
    several_name: str
    and_more: str
    beside: str
    given_on_contact: str
    not_published: str
    not_given: str
    two_fingers: str
    legend: str
    legend_you: str
    legend_area: str
    legend_several: str
    legend_serves: str


_EN = MapText(
    you="You",
    one="1 group",
    several="{count} groups",
    one_name="1 group: {name}, {town}",
    several_name="{count} groups, {towns}: list",
    and_more="{towns} and other places",
    beside="Other groups here: {count}",
    given_on_contact="Somewhere in {town}: the place is given on contact",
    not_published="Somewhere in {town}: the address is not published",
    not_given="Somewhere in {town}: the address is not given",
    two_fingers="Use two fingers to move the map",
    legend="On this map",
    legend_you="You are about here",
    legend_area="Somewhere in this circle: the address is not published",
    legend_several="Several groups: press for the list",
    legend_serves="The area that a group says it serves",
)
_FR = MapText(
    you="Vous",
    one="1 groupe",
    several="{count} groupes",
    one_name="1 groupe : {name}, {town}",
    several_name="{count} groupes, {towns} : liste",
    and_more="{towns} et d’autres lieux",
    beside="Autres groupes ici : {count}",
    given_on_contact="Quelque part {at_town} : lieu donné sur demande",
    not_published="Quelque part {at_town} : l’adresse n’est pas publiée",
    not_given="Quelque part {at_town} : l’adresse n’est pas indiquée",
    two_fingers="Déplacez la carte avec deux doigts",
    legend="Sur cette carte",
    legend_you="Vous êtes à peu près ici",
    legend_area="Quelque part dans ce cercle : l’adresse n’est pas publiée",
    legend_several="Plusieurs groupes : appuyez pour voir la liste",
    legend_serves="La région qu’un groupe dit desservir",
)


def map_text(language: Language) -> MapText:
    """Return the record of one language."""
    return by_language(language, en=_EN, fr=_FR)


def somewhere(site: Site, listing: Listing, language: Language) -> str | None:
    """Say that a group meets somewhere in a town; None where the address is public."""
    said = _said_of(site.visibility, map_text(language), listing.reachable)
    return said and said.format(town=site.town, at_town=at_place(site.town))


def _said_of(visibility: AddressVisibility, text: MapText, reachable: Reachable) -> str | None:
    match visibility:
        case AddressVisibility.PUBLIC:
            return None
        case AddressVisibility.TOWN:
            return text.not_given
        case AddressVisibility.WITHHELD:
            is_asked = reachable is not Reachable.NOBODY
            return text.given_on_contact if is_asked else text.not_published
    assert_never(visibility)
