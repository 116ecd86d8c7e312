"""The sentences of the pages alone, in one typed record for each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finder.standing import Standing
from geo.listing.audience import Audience
from geo.words.language import Language, by_language
from geo.words.say import keeper
from geo.words.say.advised import Advised


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """A line for a person in crisis.

    Parameters
    ----------
    short, name
        Whom it is for, as the bar says it in a few words, and what the line calls itself. Where
        both were read is in ``docs/crisis-lines.md``.
    for_whom
        The same in full, and when and in which languages it answers.
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

    # the answer
    standings: Mapping[Standing, str]
    within_reach: str
    others: str
    status_nothing: str
    status_nothing_near: str
    to_the_map: str
    show_on_map: str
    show_area_on_map: str
    not_stated_heading: str
    source: str
    not_for_you_heading: str
    not_on_map: str
    not_on_map_one: str
    download_map: str
    download_name: str

    # a listing's facts
    room_warning: Advised
    fact_note: str
    fact_source_says: str
    run_by: str
    choose_any: str
    no_contact: str
    keepers: str
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
    called_24_7: str
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
    page_coverage="Where groups are missing",
    page_staff="For staff",
    page_about="About",
    crisis_heading="Help now",
    crisis_lines=(
        CrisisLine(
            short="Emergency",
            name="Emergency",
            for_whom="if a life is in danger. Some places have no 911: Nunavut, parts of "
            "northern Ontario and others. There, call the local police or health centre",
            number="911",
            tel="911",
            sms=None,
        ),
        CrisisLine(
            short="Suicide or distress",
            name="Suicide Crisis Helpline",
            for_whom="anyone thinking of suicide, in distress or worried about somebody, day and "
            "night",
            number="9-8-8",
            tel="988",
            sms="988",
        ),
        CrisisLine(
            short="Indigenous peoples",
            name="Hope for Wellness Helpline",
            for_whom="Indigenous peoples, day and night; on request in Cree, Ojibway and Inuktitut",
            number="1-855-242-3310",
            tel="+1-855-242-3310",
        ),
        CrisisLine(
            short="Military, veterans, ex-RCMP, families",
            name="VAC Assistance Service and Canadian Forces Member Assistance Program",
            for_whom="veterans, former RCMP members, their families and caregivers. Also for "
            "those who serve in the military, and their families. Day and night",
            number="1-800-268-7708",
            tel="+1-800-268-7708",
        ),
    ),
    crisis_text="or text",
    sorry="Something went wrong on our side.",
    sorry_what_now=(
        "Nothing that you typed was kept. Please reload the page and try again. If you need to "
        "talk to someone now, the numbers at the top of this page answer day and night."
    ),
    find_heading="Find people who have been where you have been",
    find_lead=(
        "Peer support for police, firefighters, paramedics and dispatchers. For search and "
        "rescue, corrections and health care. For the military, veterans and their families."
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
        Audience.SEARCH_AND_RESCUE: "Search and rescue member",
        Audience.HEALTH_CARE: "Health care worker",
        Audience.MILITARY: "Serving military member",
        Audience.VETERAN: "Veteran",
        Audience.FAMILY: "Family member",
    },
    find_button="Find groups",
    which_label="Your community",
    which_choose="{count} to choose from",
    which_button="Continue",
    nothing_kept=(
        "What you type is used only to answer you. It is gone when you close the page, and nobody "
        "else gets it."
    ),
    before_first="Groups whose town is known are on the map. The others meet online or by phone, "
    "or the listing does not say where.",
    own_judgement="You decide whether a group is right for you. You can try one and not go back.",
    standings={
        Standing.OPEN: "Groups that say they welcome you: {count}.",
        Standing.ASK: "May welcome you: {count}.",
    },
    others="Others: {count}.",
    within_reach="Groups within your reach: {count}.",
    status_nothing="We found no group that says it is for you and that you can join. The people "
    f"who keep the listing may know of one: {keeper.EMAIL}. To talk to somebody now, call one of "
    "the numbers at the top of the page, day or night.",
    status_nothing_near="No group says that it meets within {km} km of you or that "
    "it serves your area.",
    to_the_map="Go to the map",
    show_on_map="Show on the map",
    show_area_on_map="Show its area on the map",
    not_stated_heading="The entry does not state: {facts}.",
    source="Source:",
    not_for_you_heading="Only for others: {count}",
    not_on_map="{count} of these groups name no meeting place, so they have no point on the map; "
    "the list has all of them.",
    not_on_map_one="One of these groups names no meeting place, so it has no point on the map; "
    "the list has all of them.",
    download_map="Download this map",
    download_name="nearpeer-map.html",
    room_warning=Advised(
        "Some people want a group of their own profession only. The listing warns that mixing "
        "police with civilians can be hard: those outside policing can be hurt by what they hear.",
        " Ask who takes part before you go.",
    ),
    fact_note="Please note",
    fact_source_says="The source says",
    run_by="Run by {organization}",
    choose_any="Choose",
    no_contact="Our copy of the listing gives no way to reach this group. You can ask the people "
    "who keep the listing",
    keepers="the people who keep the listing",
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
    office="office (not a meeting place): {address}",
    called_24_7="the listing says it can be called at any hour",
    address_withheld="{town}; the address is not published",
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
    map_title="Peer support: the groups on this map",
    map_made="Made on {day}. Entries can be out of date.",
    listings_lead="Every entry of the listing in short, with the words of the source that it rests "
    "on. What a source does not say is shown as not stated.",
    listings_count="Entries: {count}",
    about_zones="Since 2026, clocks no longer change in British Columbia, Alberta and Manitoba. "
    "Nor do they in the Northwest Territories. Our meeting times take this into account. "
    "(Time-zone rules: {version}.)",
)

FR = PageText(
    language_name="Français",
    product="Nearpeer",
    page_find="Trouver un groupe",
    page_listings="Tous les groupes",
    page_coverage="Où il manque des groupes",
    page_staff="Personnel",
    page_about="À propos",
    crisis_heading="Aide immédiate",
    crisis_lines=(
        CrisisLine(
            short="Urgence",
            name="Urgence",
            for_whom="si une vie est en danger. Là où le 911 n’existe pas (au Nunavut et dans "
            "certaines localités du nord de l’Ontario, par exemple) : la police ou le centre de "
            "santé de votre localité",
            number="911",
            tel="911",
            sms=None,
        ),
        CrisisLine(
            short="Suicide ou détresse",
            name="Ligne d’aide en cas de crise de suicide",
            for_whom="toute personne qui songe au suicide, est en détresse ou s’inquiète pour "
            "quelqu’un, jour et nuit",
            number="9-8-8",
            tel="988",
            sms="988",
        ),
        CrisisLine(
            short="Peuples autochtones",
            name="Ligne d’écoute d’espoir pour le mieux-être",
            for_whom="peuples autochtones, jour et nuit; sur demande en cri, en ojibwé et en "
            "inuktitut",
            number="1-855-242-3310",
            tel="+1-855-242-3310",
        ),
        CrisisLine(
            short="Militaires, vétéranes et vétérans, ex-GRC, familles",
            name="Service d’aide d’ACC et Programme d’aide aux membres des Forces canadiennes",
            for_whom="vétéranes et vétérans, anciens membres de la GRC, leurs familles et leurs "
            "proches aidants; militaires en service et leurs familles; jour et nuit",
            number="1-800-268-7708",
            tel="+1-800-268-7708",
        ),
    ),
    crisis_text="ou par texto",
    sorry="Un problème est survenu de notre côté.",
    sorry_what_now=(
        "Rien de ce que vous avez écrit n’a été conservé. Rechargez la page et essayez de nouveau. "
        "Si vous avez besoin de parler à quelqu’un maintenant, les numéros en haut de cette page "
        "répondent jour et nuit."
    ),
    find_heading="Trouvez des gens qui sont passés par là",
    find_lead=(
        "Du soutien par les pairs pour la police, l’incendie, l’ambulance, la répartition, le "
        "sauvetage, la santé et le milieu correctionnel. Pour les militaires, les vétéranes et "
        "vétérans, et les familles."
    ),
    where_label="Code postal ou localité",
    where_help="Par exemple X0A 0H0, E3B ou Trois-Rivières",
    where_placeholder="X0A 0H0 ou Iqaluit",
    who_label="Vous êtes… (facultatif)",
    who_any="Je ne précise pas",
    who={
        Audience.POLICE: "Policière ou policier",
        Audience.RCMP: "Membre de la GRC",
        Audience.FIRE: "Pompière ou pompier",
        Audience.PARAMEDIC: "Ambulancière ou ambulancier",
        Audience.DISPATCH: "Répartitrice ou répartiteur",
        Audience.CORRECTIONS: "Membre du personnel correctionnel",
        Audience.SEARCH_AND_RESCUE: "En recherche et sauvetage",
        Audience.HEALTH_CARE: "Membre du personnel de la santé",
        Audience.MILITARY: "Militaire en service",
        Audience.VETERAN: "Vétérane ou vétéran",
        Audience.FAMILY: "Membre de la famille",
    },
    find_button="Trouver",
    which_label="Votre localité",
    which_choose="{count} au choix",
    which_button="Continuer",
    nothing_kept="Ce que vous écrivez sert seulement à vous répondre et disparaît quand vous "
    "fermez la page. Ce n’est transmis à personne.",
    before_first="Les groupes dont la localité est connue sont sur la carte. Les autres se "
    "réunissent en ligne ou par téléphone, ou le répertoire ne dit pas où.",
    own_judgement="C’est à vous de voir si un groupe vous convient. Essayer n’engage à rien.",
    standings={
        Standing.OPEN: "Groupes qui disent vous accueillir : {count}.",
        Standing.ASK: "Accueil à vérifier : {count}.",
    },
    others="Autres : {count}.",
    within_reach="Groupes à votre portée : {count}.",
    status_nothing="Nous n’avons trouvé aucun groupe qui dise s’adresser à vous et que vous "
    "puissiez joindre. Les personnes qui tiennent le répertoire en connaissent peut-être un : "
    f"{keeper.EMAIL}. Pour parler à quelqu’un maintenant, composez l’un des numéros en haut de "
    "la page, jour et nuit.",
    status_nothing_near="Aucun groupe ne dit se réunir à moins de {km} km ou desservir "
    "votre région.",
    to_the_map="Aller à la carte",
    show_on_map="Voir sur la carte",
    show_area_on_map="Voir sa région sur la carte",
    not_stated_heading="La fiche ne précise pas : {facts}.",
    source="Source :",
    not_for_you_heading="Réservés à d’autres : {count}",
    not_on_map="{count} de ces groupes n’indiquent aucun lieu de rencontre et n’ont donc pas de "
    "point sur la carte; la liste les contient tous.",
    not_on_map_one="Un de ces groupes n’indique aucun lieu de rencontre et n’a donc pas de point "
    "sur la carte; la liste les contient tous.",
    download_map="Télécharger cette carte",
    download_name="nearpeer-carte.html",
    room_warning=Advised(
        "Certaines personnes préfèrent un groupe réservé à leur profession. Le répertoire donne "
        "cet avertissement : réunir la police et des civils peut être difficile, car ce que les "
        "civils entendent peut leur faire du mal.",
        " Demandez qui participe avant d’y aller.",
    ),
    fact_note="À noter",
    fact_source_says="La source dit (en anglais)",
    run_by="Offert par {organization}",
    choose_any="Choisir",
    no_contact="Notre copie du répertoire ne donne pas de coordonnées pour ce groupe. Vous pouvez "
    "écrire aux personnes qui tiennent le répertoire",
    keepers="les personnes qui tiennent le répertoire",
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
    office="bureau (et non lieu de rencontre) : {address}",
    called_24_7="joignable à toute heure, selon le répertoire",
    address_withheld="{town}; l’adresse n’est pas publiée",
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
    map_title="Soutien par les pairs : les groupes de cette carte",
    map_made="En date du {day}. Une fiche peut ne plus être à jour.",
    listings_lead="Chaque fiche du répertoire en bref, avec les mots de la source sur lesquels "
    "elle repose. Ce qu’une source ne dit pas est indiqué comme non précisé.",
    listings_count="Fiches : {count}",
    about_zones="Depuis 2026, l’heure ne change plus en Colombie-Britannique, en Alberta et au "
    "Manitoba. Elle ne change plus non plus dans les Territoires du Nord-Ouest. Nos heures de "
    "rencontre en tiennent compte. (Règles des fuseaux horaires\u00a0: {version}.)",
)


def page_text(language: Language) -> PageText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
