"""What the finder says around an answer: wishes, ways to act, other ways to name the place."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finder.criteria import Criterion, PartOfDay
from geo.words.language import Language, by_language
from geo.words.say.advised import Advised


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitText:
    """Sentences of the finder page. Braces hold what the views fill in."""

    # a way out
    leave: str
    leave_to: str
    leave_note: str

    # where the visitor is
    change: str
    here_button: str
    here_note: str
    here_waiting: str
    here_denied: str
    here_unavailable: str
    here_slow: str
    understood_map: str
    map_ask: str
    map_yes: str
    or_the_map: str
    or_here: str

    # the first screen
    start_answer: str
    start_judgement: str
    start_privacy: str
    start_leave: str

    # how soon
    now: str
    begun: str
    in_one_minute: str
    in_minutes: str
    today: str
    tomorrow: str
    on_weekday: str
    on_day: str
    called_24_7: str
    try_first: str

    # wishes
    wishes_heading: str
    wishes_lead: str
    wishes: Mapping[Criterion, str]
    parts_of_day: Mapping[PartOfDay, str]
    wishes_clear: str
    wishes_aside: str
    wishes_aside_one: str
    wishes_why: str
    wishes_none: str
    wish_unstated: Advised
    rung_unstated: str
    reason: str

    # ways to act
    copy_contact: str
    copied: str
    not_copied: str
    copy_link: str
    link_copied: str
    directions: str
    add_to_calendar: str
    calendar_how: str
    calendar_named: str
    calendar_neutral: str
    neutral_title: str
    calendar_saved: str
    calendar_file: str
    neutral_file: str
    mail_subject: str
    leaves: str

    # the sheet
    print_button: str
    sheet_title: str

    # all groups
    no_such_group: str


EN = VisitText(
    leave="Leave quickly",
    leave_to="https://weather.gc.ca/",
    leave_note="“Leave quickly” covers this page at once and opens the weather forecast. You can "
    "also press Esc three times. Your browsing history is not erased.",
    change="Change",
    here_button="Use my location",
    here_note="Your location is read only if you press this button. Your browser rounds it to "
    "about a kilometre before sending it.",
    here_waiting="Asking your device where you are…",
    here_denied="Your browser does not allow it, and that is fine. Type a postal code or a town.",
    here_unavailable="Your device cannot tell where it is. Type a postal code or a town.",
    here_slow="Your device could not find your location in time. Type a postal code or a town.",
    understood_map="{place} or close by, from the map",
    map_ask="Is this about where you are?",
    map_yes="Use this spot",
    or_the_map="You can also click the map where you are.",
    or_here="You can also press “Use my location”, or click the map where you are.",
    start_answer="What you will see",
    start_judgement="Your choice",
    start_privacy="Your privacy",
    start_leave="A quick way out",
    now="Now",
    begun="Already begun",
    in_one_minute="In 1 minute",
    in_minutes="In {count} minutes",
    today="Today",
    tomorrow="Tomorrow",
    on_weekday="On {weekday}",
    on_day="On {day}",
    called_24_7="The listing says it can be called at any hour",
    try_first="Try this first",
    wishes_heading="Filter",
    wishes_lead="A group that does not say stays in the list, after those that do.",
    wishes={
        Criterion.MODES: "How people meet",
        Criterion.ROOMS: "Who takes part",
        Criterion.LANGUAGES: "Language",
        Criterion.WEEKDAYS: "Day",
        Criterion.PARTS_OF_DAY: "Time of day",
        Criterion.COSTS: "Cost",
        Criterion.STARTS: "How to start",
    },
    parts_of_day={
        PartOfDay.MORNING: "Morning",
        PartOfDay.AFTERNOON: "Afternoon",
        PartOfDay.EVENING: "Evening",
    },
    wishes_clear="Show all again",
    wishes_aside="{count} groups are set aside by your choices.",
    wishes_aside_one="One group is set aside by your choices.",
    wishes_why="Which, and why",
    wishes_none="No group fits all of your choices.",
    wish_unstated=Advised("The entry does not say: {facts}.", " You can ask."),
    rung_unstated="{rung} (not all you chose is stated)",
    reason="{criterion}: {said}",
    copy_contact="Copy contact",
    copied="Copied.",
    not_copied="Your browser did not allow copying.",
    copy_link="Copy link to this group",
    link_copied="Link copied. It leads to the group and says nothing about your search.",
    directions="Directions",
    add_to_calendar="Add to calendar",
    calendar_how="Choose the title. If you share your calendar, others may see it. The details "
    "name the group either way.",
    calendar_named="The group’s name",
    calendar_neutral="“Appointment”",
    neutral_title="Appointment",
    calendar_saved="The calendar file is saved.",
    calendar_file="meeting-{id}.ics",
    neutral_file="appointment.ics",
    mail_subject="A question about {name}",
    leaves="opens another site in a new tab",
    print_button="Print this list",
    sheet_title="Peer support for people in {place}",
    no_such_group="The group of this link is not in the listing, or not any more. Here are all "
    "the groups.",
)

FR = VisitText(
    leave="Sortie rapide",
    leave_to="https://meteo.gc.ca/",
    leave_note="« Sortie rapide » couvre aussitôt cette page et ouvre les prévisions météo. Vous "
    "pouvez aussi appuyer trois fois sur la touche Échap. L’historique de votre navigateur "
    "n’est pas effacé.",
    change="Modifier",
    here_button="Utiliser ma position",
    here_note="Votre position n’est lue que si vous appuyez sur ce bouton. Votre navigateur "
    "l’arrondit à environ un kilomètre avant de l’envoyer.",
    here_waiting="Votre appareil cherche où vous êtes…",
    here_denied="Votre navigateur ne le permet pas, et ce n’est pas grave. Écrivez un code "
    "postal ou une localité.",
    here_unavailable="Votre appareil ne sait pas où il se trouve. Écrivez un code postal ou une "
    "localité.",
    here_slow="Votre appareil n’a pas trouvé votre position à temps. Écrivez un code postal ou "
    "une localité.",
    understood_map="{place} ou tout près, d’après la carte",
    map_ask="Est-ce à peu près là où vous êtes?",
    map_yes="Choisir cet endroit",
    or_the_map="Vous pouvez aussi cliquer sur la carte, là où vous êtes.",
    or_here="Vous pouvez aussi appuyer sur « Utiliser ma position », ou cliquer sur la "
    "carte, là où vous êtes.",
    start_answer="Ce que vous verrez",
    start_judgement="Votre choix",
    start_privacy="Votre vie privée",
    start_leave="Une sortie rapide",
    now="Maintenant",
    begun="Déjà commencée",
    in_one_minute="Dans 1 minute",
    in_minutes="Dans {count} minutes",
    today="Aujourd’hui",
    tomorrow="Demain",
    on_weekday="{weekday}",
    on_day="{day}",
    called_24_7="Joignable à toute heure, selon le répertoire",
    try_first="À essayer en premier",
    wishes_heading="Filtrer",
    wishes_lead="Un groupe qui ne donne pas un renseignement reste dans la liste, après ceux qui "
    "le donnent.",
    wishes={
        Criterion.MODES: "Mode de rencontre",
        Criterion.ROOMS: "Qui participe",
        Criterion.LANGUAGES: "Langue",
        Criterion.WEEKDAYS: "Jour",
        Criterion.PARTS_OF_DAY: "Moment de la journée",
        Criterion.COSTS: "Coût",
        Criterion.STARTS: "Première démarche",
    },
    parts_of_day={
        PartOfDay.MORNING: "Matin",
        PartOfDay.AFTERNOON: "Après-midi",
        PartOfDay.EVENING: "Soir",
    },
    wishes_clear="Tout afficher de nouveau",
    wishes_aside="{count} groupes sont mis de côté selon vos choix.",
    wishes_aside_one="Un groupe est mis de côté selon vos choix.",
    wishes_why="Lesquels, et pourquoi",
    wishes_none="Aucun groupe ne correspond à tous vos choix.",
    wish_unstated=Advised("La fiche ne précise pas : {facts}.", " Demandez au groupe."),
    rung_unstated="{rung} (vos choix n’y sont pas tous précisés)",
    reason="{criterion} : {said}",
    copy_contact="Copier les coordonnées",
    copied="Copié.",
    not_copied="Votre navigateur n’a pas permis la copie.",
    copy_link="Copier le lien vers ce groupe",
    link_copied="Lien copié. Il mène au groupe et ne dit rien de votre recherche.",
    directions="Itinéraire",
    add_to_calendar="Ajouter au calendrier",
    calendar_how="Choisissez le titre. Si votre calendrier est partagé, d’autres peuvent le voir. "
    "Les détails nomment le groupe dans les deux cas.",
    calendar_named="Le nom du groupe",
    calendar_neutral="« Rendez-vous »",
    neutral_title="Rendez-vous",
    calendar_saved="Le fichier de calendrier est enregistré.",
    calendar_file="rencontre-{id}.ics",
    neutral_file="rendez-vous.ics",
    mail_subject="Une question sur {name}",
    leaves="ouvre un autre site dans un nouvel onglet",
    print_button="Imprimer cette liste",
    sheet_title="Soutien par les pairs : {place}",
    no_such_group="Le groupe visé par ce lien n’est pas, ou n’est plus, dans le répertoire. "
    "Voici tous les groupes.",
)


def visit_text(language: Language) -> VisitText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
