"""The sentences of the pages alone, in one typed record for each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.listing.audience import Audience
from geo.words.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """A line that answers day and night, everywhere in Canada.

    Parameters
    ----------
    short, name
        What fits a narrow screen, and what the line calls itself.
    sms
        The number that takes text messages, if one does.
    """

    short: str
    name: str
    for_whom: str
    number: str
    tel: str
    sms: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What the pages say around the answers. Braces hold what the views fill in."""

    # on every page
    language_name: str
    product: str
    page_find: str
    page_listings: str
    page_coverage: str
    page_staff: str
    page_about: str
    crisis_heading: str
    crisis_lines: tuple[CrisisLine, ...]
    crisis_call: str
    crisis_text: str
    sorry: str
    sorry_what_now: str

    # the question
    find_heading: str
    find_lead: str
    where_label: str
    where_help: str
    where_placeholder: str
    who_label: str
    who_any: str
    who: Mapping[Audience, str]
    find_button: str
    which_label: str
    which_choose: str
    which_button: str
    nothing_kept: str
    before_first: str
    own_judgement: str
    room_caution: str

    # the answer
    status_found: str
    status_found_one: str
    status_nothing: str
    status_nothing_near: str
    to_the_map: str
    to_the_list: str
    show_on_map: str
    show_area_on_map: str
    facts_heading: str
    not_stated_heading: str
    source: str
    not_for_you_heading: str
    not_on_map: str
    not_on_map_one: str
    download_map: str
    download_name: str
    more_of_group: str

    # a listing's facts
    fact_meets: str
    fact_when: str
    fact_where: str
    fact_area: str
    fact_welcome: str
    fact_ask_first: str
    fact_who_may_come: str
    fact_room: str
    fact_led_by: str
    fact_start: str
    fact_cost: str
    fact_languages: str
    fact_confidentiality: str
    fact_accessibility: str
    fact_confirmed: str
    fact_note: str
    fact_source_says: str
    run_by: str
    how_to_reach: str
    no_contact: str
    only_these: str
    all_canada: str
    every_week: str
    every_nth: str
    nth: Mapping[int, str]
    time_of: str
    call: str
    text_message: str
    write: str
    visit: str
    extension: str
    office: str
    answers_24_7: str
    address_withheld: str
    address_town: str

    # the map
    map_region: str
    map_marker: str
    map_you: str
    map_you_about: str
    map_zoom_in: str
    map_zoom_out: str
    map_close: str
    map_to_card: str
    map_failed: str
    map_sources: str
    map_key_near: str
    map_title: str
    map_made: str

    # all groups
    listings_lead: str
    listings_count: str

    # about
    about_zones: str


EN = PageText(
    language_name="English",
    product="Nearpeer",
    page_find="Find a group",
    page_listings="All groups",
    page_coverage="Coverage gaps",
    page_staff="For staff",
    page_about="About",
    crisis_heading="Help now",
    crisis_lines=(
        CrisisLine(
            short="Emergency",
            name="Emergency",
            for_whom="a life is in danger",
            number="911",
            tel="911",
            sms=None,
        ),
        CrisisLine(
            short="Suicide crisis",
            name="Suicide Crisis Helpline",
            for_whom="anyone, day and night",
            number="9-8-8",
            tel="988",
            sms="988",
        ),
        CrisisLine(
            short="Hope for Wellness",
            name="Hope for Wellness",
            for_whom="Indigenous peoples, day and night",
            number="1-855-242-3310",
            tel="+1-855-242-3310",
        ),
        CrisisLine(
            short="Veterans (VAC)",
            name="VAC Assistance Service",
            for_whom="veterans, RCMP and families, day and night",
            number="1-800-268-7708",
            tel="+1-800-268-7708",
        ),
    ),
    crisis_call="{number}, call {name}",
    crisis_text="or text",
    sorry="Something went wrong on our side.",
    sorry_what_now=(
        "Nothing that you typed was kept. Please reload the page and try again. If you need to "
        "talk to someone now, the numbers at the top of this page answer day and night."
    ),
    find_heading="Find people who have been where you have been",
    find_lead=(
        "Peer-support groups for Canadian first responders, military members, veterans and their "
        "families: who is there for you, where you live."
    ),
    where_label="Postal code or town",
    where_help="For example X0A 0H0, E3B or Fort St. John",
    where_placeholder="X0A 0H0 or Iqaluit",
    who_label="Who you are (optional)",
    who_any="I would rather not say",
    who={
        Audience.POLICE: "Police officer",
        Audience.RCMP: "RCMP member",
        Audience.FIRE: "Firefighter",
        Audience.PARAMEDIC: "Paramedic",
        Audience.DISPATCH: "Dispatcher",
        Audience.CORRECTIONS: "Corrections worker",
        Audience.SEARCH_AND_RESCUE: "Search and rescue",
        Audience.HEALTH_CARE: "Health care worker",
        Audience.MILITARY: "Serving military member",
        Audience.VETERAN: "Veteran",
        Audience.FAMILY: "Family member",
    },
    find_button="Find groups",
    which_label="Your community",
    which_choose="Choose from {count} communities",
    which_button="Go on",
    nothing_kept=(
        "What you type is used once to answer you. It is not kept, and nobody else gets it."
    ),
    before_first="Groups that publish where they meet are on the map. Most others meet online, "
    "or tell you where when you contact them.",
    room_caution=(
        "Some people want a group of their own profession only. The listing warns that mixing "
        "police with civilians can be hard: those outside policing can be hurt by what they hear. "
        "Ask who takes part before you go."
    ),
    own_judgement=(
        "Each person judges whether a group is the right fit. Trying one does not bind you."
    ),
    status_found="{count} options for you.",
    status_found_one="One option for you.",
    status_nothing="None of the groups we know is open to you.",
    status_nothing_near="No group in this listing says that it meets within 80 km of you or that "
    "it serves your area. These are open to you all the same:",
    to_the_map="Go to the map",
    to_the_list="Back to the list",
    show_on_map="Show on the map",
    show_area_on_map="Show its area on the map",
    facts_heading="More about this group",
    not_stated_heading="The listing does not state: {facts}.",
    source="Source:",
    not_for_you_heading="Not open to you ({count})",
    not_on_map="{count} of these groups name no meeting place, so they have no point on the map; "
    "the list has all of them.",
    not_on_map_one="One of these groups names no meeting place, so it has no point on the map; "
    "the list has all of them.",
    download_map="Download this map",
    download_name="nearpeer-map.html",
    more_of_group="All we know about {name}",
    fact_meets="How people meet",
    fact_when="When",
    fact_where="Where",
    fact_area="Area it says it serves",
    fact_welcome="Welcome",
    fact_ask_first="Ask first",
    fact_who_may_come="Who may come",
    fact_room="Who is in the room",
    fact_led_by="Led by",
    fact_start="How to start",
    fact_cost="Cost",
    fact_languages="Languages",
    fact_confidentiality="Confidentiality",
    fact_accessibility="Getting in",
    fact_confirmed="Last confirmed",
    fact_note="Please note",
    fact_source_says="The source says",
    run_by="Run by {organization}",
    how_to_reach="How to reach them",
    no_contact="The listing gives no contact for this group.",
    only_these="{audiences} (only)",
    all_canada="all of Canada",
    every_week="Every {weekday}, {hours}",
    every_nth="{nth} {weekday} of every month, {hours}",
    nth={1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth", -1: "Last"},
    time_of="{city} time",
    call="Call {number}",
    text_message="Text {number}",
    write="Write to {address}",
    visit="Visit {address}",
    extension="extension {extension}",
    office="Office (not a meeting place): {address}",
    answers_24_7="answers day and night",
    address_withheld="{town}; the address is given when you contact them",
    address_town="{town}; the address is not given",
    map_region="Map of the groups in the list",
    map_marker="{number}. {name}, {town}",
    map_you="You: {place}",
    map_you_about="You: about {place}",
    map_zoom_in="Zoom in",
    map_zoom_out="Zoom out",
    map_close="Close",
    map_to_card="Show it in the list",
    map_failed="The map could not be loaded. The list says everything that the map shows.",
    map_sources="Natural Earth; GeoNames, CC BY 4.0; Leaflet",
    map_key_near="near you",
    map_title="Peer support: the groups on this map",
    map_made="Made on {day}. Call before you go: entries can be out of date.",
    listings_lead="Every entry of the listing, with all that its source states. Nothing is added "
    "and nothing is guessed: what a source does not say is shown as not stated.",
    listings_count="{count} entries",
    about_zones="Meeting times follow the time-zone rules of the IANA release {version}, which "
    "knows that British Columbia, Alberta, the Northwest Territories and Manitoba stopped "
    "changing their clocks in 2026.",
)

FR = PageText(
    language_name="Français",
    product="Nearpeer",
    page_find="Trouver un groupe",
    page_listings="Tous les groupes",
    page_coverage="Lacunes",
    page_staff="Personnel",
    page_about="À propos",
    crisis_heading="Aide immédiate",
    crisis_lines=(
        CrisisLine(
            short="Urgence",
            name="Urgence",
            for_whom="une vie est en danger",
            number="911",
            tel="911",
            sms=None,
        ),
        CrisisLine(
            short="Crise de suicide",
            name="Ligne d’aide en cas de crise de suicide",
            for_whom="pour tout le monde, jour et nuit",
            number="9-8-8",
            tel="988",
            sms="988",
        ),
        CrisisLine(
            short="Espoir, mieux-être",
            name="Ligne Espoir pour le mieux-être",
            for_whom="peuples autochtones, jour et nuit",
            number="1-855-242-3310",
            tel="+1-855-242-3310",
        ),
        CrisisLine(
            short="Vétérans (ACC)",
            name="Service d’aide d’ACC",
            for_whom="vétérans, GRC et familles, jour et nuit",
            number="1-800-268-7708",
            tel="+1-800-268-7708",
        ),
    ),
    crisis_call="{number}, appeler {name}",
    crisis_text="ou texto",
    sorry="Un problème est survenu de notre côté.",
    sorry_what_now=(
        "Rien de ce que vous avez écrit n’a été conservé. Rechargez la page et essayez de nouveau. "
        "Si vous avez besoin de parler à quelqu’un maintenant, les numéros en haut de cette page "
        "répondent jour et nuit."
    ),
    find_heading="Trouvez des gens qui sont passés par là",
    find_lead=(
        "Des groupes de soutien par les pairs pour le personnel de première intervention, les "
        "militaires, les vétéranes et vétérans et leurs familles au Canada : qui est là pour vous, "
        "là où vous vivez."
    ),
    where_label="Code postal ou localité",
    where_help="Par exemple X0A 0H0, E3B ou Trois-Rivières",
    where_placeholder="X0A 0H0 ou Iqaluit",
    who_label="Qui vous êtes (facultatif)",
    who_any="Je préfère ne pas le dire",
    who={
        Audience.POLICE: "Policière ou policier",
        Audience.RCMP: "Membre de la GRC",
        Audience.FIRE: "Pompière ou pompier",
        Audience.PARAMEDIC: "Paramédic",
        Audience.DISPATCH: "Répartitrice ou répartiteur",
        Audience.CORRECTIONS: "Personnel correctionnel",
        Audience.SEARCH_AND_RESCUE: "Recherche et sauvetage",
        Audience.HEALTH_CARE: "Personnel de la santé",
        Audience.MILITARY: "Militaire en service",
        Audience.VETERAN: "Vétérane ou vétéran",
        Audience.FAMILY: "Membre de la famille",
    },
    find_button="Trouver",
    which_label="Votre communauté",
    which_choose="Choisissez parmi {count} communautés",
    which_button="Continuer",
    nothing_kept="Ce que vous écrivez sert une seule fois, à vous répondre. Ce n’est ni conservé "
    "ni transmis à qui que ce soit.",
    before_first="Les groupes qui publient leur lieu de rencontre sont sur la carte. La plupart "
    "des autres se réunissent en ligne, ou vous disent où quand vous communiquez avec eux.",
    room_caution=(
        "Certaines personnes préfèrent un groupe réservé à leur profession. Le répertoire met en "
        "garde contre les groupes qui réunissent des policiers et des civils : les récits "
        "policiers peuvent traumatiser les personnes qui ne sont pas du métier. Demandez qui "
        "participe avant d’y aller."
    ),
    own_judgement="Chaque personne juge si un groupe lui convient. Un essai n’engage à rien.",
    status_found="{count} possibilités pour vous.",
    status_found_one="Une possibilité pour vous.",
    status_nothing="Aucun des groupes que nous connaissons ne vous est ouvert.",
    status_nothing_near="Aucun groupe de ce répertoire ne dit se réunir à moins de 80 km de chez "
    "vous ou desservir votre région. Ceux-ci vous sont ouverts malgré tout :",
    to_the_map="Aller à la carte",
    to_the_list="Retour à la liste",
    show_on_map="Voir sur la carte",
    show_area_on_map="Voir sa région sur la carte",
    facts_heading="En savoir plus sur ce groupe",
    not_stated_heading="Le répertoire ne précise pas : {facts}.",
    source="Source :",
    not_for_you_heading="Ne vous sont pas ouverts ({count})",
    not_on_map="{count} de ces groupes ne nomment aucun lieu de rencontre et n’ont donc pas de "
    "point sur la carte; la liste les contient tous.",
    not_on_map_one="Un de ces groupes ne nomme aucun lieu de rencontre et n’a donc pas de point "
    "sur la carte; la liste les contient tous.",
    download_map="Télécharger cette carte",
    download_name="nearpeer-carte.html",
    more_of_group="Tout sur ce groupe : {name}",
    fact_meets="Mode de rencontre",
    fact_when="Quand",
    fact_where="Où",
    fact_area="Région qu’il dit desservir",
    fact_welcome="Accueille",
    fact_ask_first="Demandez d’abord",
    fact_who_may_come="Qui peut venir",
    fact_room="Qui est dans la salle",
    fact_led_by="Animation",
    fact_start="Pour commencer",
    fact_cost="Coût",
    fact_languages="Langues",
    fact_confidentiality="Confidentialité",
    fact_accessibility="Accès",
    fact_confirmed="Dernière confirmation",
    fact_note="À noter",
    fact_source_says="La source dit (en anglais)",
    run_by="Offert par {organization}",
    how_to_reach="Pour communiquer",
    no_contact="Le répertoire ne donne aucune personne-ressource pour ce groupe.",
    only_these="{audiences} (seulement)",
    all_canada="tout le Canada",
    every_week="Chaque {weekday}, {hours}",
    every_nth="{nth} {weekday} de chaque mois, {hours}",
    nth={
        1: "Le premier",
        2: "Le deuxième",
        3: "Le troisième",
        4: "Le quatrième",
        5: "Le cinquième",
        -1: "Le dernier",
    },
    time_of="heure {of_city}",
    call="Appeler le {number}",
    text_message="Texter le {number}",
    write="Écrire à {address}",
    visit="Visiter {address}",
    extension="poste {extension}",
    office="Bureau (et non lieu de rencontre) : {address}",
    answers_24_7="répond jour et nuit",
    address_withheld="{town}; l’adresse est donnée quand vous communiquez avec le groupe",
    address_town="{town}; l’adresse n’est pas indiquée",
    map_region="Carte des groupes de la liste",
    map_marker="{number}. {name}, {town}",
    map_you="Vous : {place}",
    map_you_about="Vous : environs {of_place}",
    map_zoom_in="Agrandir",
    map_zoom_out="Réduire",
    map_close="Fermer",
    map_to_card="Voir dans la liste",
    map_failed="La carte n’a pas pu être chargée. La liste dit tout ce que montre la carte.",
    map_sources="Natural Earth; GeoNames, CC BY 4.0; Leaflet",
    map_key_near="près de chez vous",
    map_title="Soutien par les pairs : les groupes de cette carte",
    map_made="Faite le {day}. Appelez avant de vous déplacer : une fiche peut être dépassée.",
    listings_lead="Chaque fiche du répertoire, avec tout ce que sa source précise. Rien n’est "
    "ajouté ni deviné : ce qu’une source ne dit pas est indiqué comme non précisé.",
    listings_count="{count} fiches",
    about_zones="Les heures de rencontre suivent les règles de fuseaux horaires de la version "
    "IANA {version}, qui sait que la Colombie-Britannique, l’Alberta, les Territoires du "
    "Nord-Ouest et le Manitoba ont cessé de changer l’heure en 2026.",
)


def page_text(language: Language) -> PageText:
    """Return the record of one language."""
    return FR if language is Language.FR else EN
