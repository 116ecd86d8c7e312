"""The few words on the face of a card, and the headings of the parts of a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finder.page_order import Kind
from geo.words.language import Language, by_language
from geo.words.say.advised import Advised


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceText:
    """Words of the face of a card. Braces hold what `geo.words.finder.face` fills in.

    Parameters
    ----------
    parts, parts_for
        The heading of a part, and the same where it can name who asks.
    no_contact
        The heading of what cannot be joined, where it is not known what is within reach.
    serves_named
        The heading of what serves an area that the visitor named, where no place is known.
    """

    # when
    day_and_hours: str
    start_alone: str
    here: str
    by_clock: str
    weekly: Advised
    monthly: Advised

    # where, or how
    away: str
    in_town: str
    address_asked: Advised
    online: str
    by_phone: str
    in_person: str
    in_language: str

    # what is not stated
    not_stated: str
    language_not_stated: str
    day: str
    place: str
    address: str
    spoken: str
    contact: str

    # what can be done now
    ask_keepers: str
    more: str
    more_about: str
    more_alone: str
    show_rest: str

    # the one line above the cards
    to_map: str
    to_paper: str

    # parts of the page
    parts: Mapping[Kind, str]
    parts_for: Mapping[Kind, str]
    no_contact: str
    serves_named: str
    part_count: str

    # once for all cards
    about_entries: str


EN = FaceText(
    day_and_hours="{day}, {hours}",
    start_alone="at {start}",
    here="{said} your time ({there})",
    by_clock="{said} ({clock})",
    weekly=Advised("Every week", ": ask for the day"),
    monthly=Advised("Every month", ": ask for the day"),
    away="{where}, {km} in a straight line",
    in_town="In {town}",
    address_asked=Advised("{where}", ": ask for the address"),
    online="Online",
    by_phone="By phone",
    in_person="In person",
    in_language="In {languages}",
    not_stated="Not stated: {facts}",
    language_not_stated="Language not stated",
    day="day",
    place="place",
    address="address",
    spoken="language",
    contact="contact",
    ask_keepers="Ask {keeper}",
    more="More",
    more_about="More about {name}",
    more_alone="All about this group",
    show_rest="Show {count} more",
    to_map="Map",
    to_paper="Print",
    parts={
        Kind.WELCOME: "For you",
        Kind.ASK: "May be open to you",
        Kind.UNPLACED: "For you, place not stated",
        Kind.SILENT: "Do not say whether you are included",
        Kind.NO_WAY: "Within reach, but no contact known",
        Kind.ELSEWHERE: "Farther, or elsewhere",
    },
    parts_for={Kind.SILENT: "Do not say whether {audience} are included"},
    no_contact="No contact known",
    serves_named="Says it serves the area you named",
    part_count="{heading}: {count}",
    about_entries="Entries can be out of date: make sure before you go.",
)

FR = FaceText(
    day_and_hours="{day}, {hours}",
    start_alone="à {start}",
    here="{said}, votre heure locale ({there})",
    by_clock="{said} ({clock})",
    weekly=Advised("Chaque semaine", " : demandez le jour"),
    monthly=Advised("Chaque mois", " : demandez le jour"),
    away="{where}, à {km} à vol d’oiseau",
    in_town="{at_town}",
    address_asked=Advised("{where}", " : demandez l’adresse"),
    online="En ligne",
    by_phone="Par téléphone",
    in_person="En personne",
    in_language="En {languages}",
    not_stated="Non précisé : {facts}",
    language_not_stated="Langue non précisée",
    day="jour",
    place="lieu",
    address="adresse",
    spoken="langue",
    contact="coordonnées",
    ask_keepers="Demander à {keeper}",
    more="En savoir plus",
    more_about="En savoir plus : {name}",
    more_alone="Tout sur ce groupe",
    show_rest="Afficher les {count} autres",
    to_map="Carte",
    to_paper="Imprimer",
    parts={
        Kind.WELCOME: "Pour vous",
        Kind.ASK: "Pourraient vous accueillir",
        Kind.UNPLACED: "Pour vous, lieu non précisé",
        Kind.SILENT: "Ne précisent pas s’ils vous accueillent",
        Kind.NO_WAY: "À votre portée, mais sans coordonnées connues",
        Kind.ELSEWHERE: "Plus loin, ou ailleurs",
    },
    parts_for={Kind.SILENT: "Ne précisent pas s’ils accueillent {audience}"},
    no_contact="Sans coordonnées connues",
    serves_named="Dit desservir la région nommée",
    part_count="{heading} : {count}",
    about_entries="Une fiche peut ne plus être à jour : vérifiez avant d’y aller.",
)


def face_text(language: Language) -> FaceText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
