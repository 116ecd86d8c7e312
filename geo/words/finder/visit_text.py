"""What the finder says around an answer: wishes, ways to act, other ways to name the place."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finder.filters import Criterion, PartOfDay
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
    in_one_minute: str
    in_minutes: str
    today: str
    tomorrow: str
    on_weekday: str
    in_days: str
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
    status_stated: str
    status_unstated: str
    status_aside: str
    reason: str

    # ways to act
    copy_contact: str
    copied: str
    not_copied: str
    copy_link: str
    link_copied: str
    directions: str
    add_to_calendar: str
    calendar_saved: str
    calendar_file: str
    mail_subject: str
    leaves: str

    # the sheet
    print_button: str
    sheet_title: str

    # all groups
    linked_group: str
    no_such_group: str


EN = VisitText(
    leave="Leave quickly",
    leave_to="https://weather.gc.ca/",
    leave_note="“Leave quickly”, or Esc pressed three times, covers this page at once and opens "
    "the weather forecast of Canada in its place. It does not erase your browsing history.",
    change="Change",
    here_button="Use my location",
    here_note="Only if you press it. Your browser rounds it to a kilometre before it is sent.",
    here_waiting="Asking your device where you are…",
    here_denied="Your browser does not allow it, and that is fine. Type a postal code or a town.",
    here_unavailable="Your device cannot tell where it is. Type a postal code or a town.",
    here_slow="Your device takes too long to find out. Type a postal code or a town.",
    understood_map="{place} or close by, from the map",
    map_ask="Is this about where you are?",
    map_yes="I am about here",
    or_the_map="You can also click your place on the map.",
    or_here="You can also press “Use my location”, or click your place on the map.",
    start_answer="Your answer",
    start_judgement="Your choice",
    start_privacy="Your privacy",
    start_leave="A quick way out",
    now="Now",
    in_one_minute="In 1 minute",
    in_minutes="In {count} minutes",
    today="Today at {clock}",
    tomorrow="Tomorrow",
    on_weekday="On {weekday}",
    in_days="In {count} days",
    called_24_7="The listing says it can be called at any hour",
    try_first="Try this first",
    wishes_heading="Narrow these groups",
    wishes_lead="A group that does not state something stays in the list, below those that do.",
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
    wishes_aside="{count} groups are set aside by your wishes.",
    wishes_aside_one="One group is set aside by your wishes.",
    wishes_why="Which, and why",
    wishes_none="No group fits all of your wishes.",
    wish_unstated=Advised("Not stated: {facts}.", " Ask them."),
    rung_unstated="{rung}: not all that you chose is stated",
    status_stated="Groups that state what you chose: {count}.",
    status_unstated="That do not say: {count}.",
    status_aside="That say otherwise: {count}.",
    reason="{criterion}: {said}",
    copy_contact="Copy contact",
    copied="Copied.",
    not_copied="Your browser did not allow copying.",
    copy_link="Copy link to this group",
    link_copied="Copied the link. It names the group, and nothing of your search.",
    directions="Directions",
    add_to_calendar="Add to calendar",
    calendar_saved="The calendar file is saved.",
    calendar_file="meeting-{id}.ics",
    mail_subject="A question about {name}",
    leaves="opens another site in a new tab",
    print_button="Print this list",
    sheet_title="Peer support for people in {place}",
    linked_group="The group of your link: {name}",
    no_such_group="The group that this link names is not in the listing. These are all of them.",
)

FR = VisitText(
    leave="Quitter vite",
    leave_to="https://meteo.gc.ca/",
    leave_note="« Quitter vite », ou la touche Échap pressée trois fois, couvre aussitôt cette "
    "page et ouvre à sa place les prévisions météo du Canada. Cela n’efface pas l’historique de "
    "votre navigateur.",
    change="Modifier",
    here_button="Utiliser ma position",
    here_note="Seulement si vous appuyez. Votre navigateur l’arrondit à environ un kilomètre avant "
    "de l’envoyer.",
    here_waiting="Votre appareil cherche où vous êtes…",
    here_denied="Votre navigateur ne le permet pas, et ce n’est pas grave. Écrivez un code "
    "postal ou une localité.",
    here_unavailable="Votre appareil ne sait pas où il se trouve. Écrivez un code postal ou une "
    "localité.",
    here_slow="Votre appareil met trop de temps à répondre. Écrivez un code postal ou une "
    "localité.",
    understood_map="{place} ou tout près, d’après la carte",
    map_ask="Est-ce à peu près là où vous êtes?",
    map_yes="Je suis à peu près ici",
    or_the_map="Vous pouvez aussi cliquer sur votre endroit sur la carte.",
    or_here="Vous pouvez aussi appuyer sur « Utiliser ma position », ou cliquer sur votre "
    "endroit sur la carte.",
    start_answer="Votre réponse",
    start_judgement="Votre choix",
    start_privacy="Votre vie privée",
    start_leave="Une sortie rapide",
    now="Maintenant",
    in_one_minute="Dans 1 minute",
    in_minutes="Dans {count} minutes",
    today="Aujourd’hui à {clock}",
    tomorrow="Demain",
    on_weekday="{weekday}",
    in_days="Dans {count} jours",
    called_24_7="Joignable à toute heure, selon le répertoire",
    try_first="À essayer en premier",
    wishes_heading="Préciser mes souhaits",
    wishes_lead="Un groupe qui ne précise pas une chose reste dans la liste, après ceux qui la "
    "précisent.",
    wishes={
        Criterion.MODES: "Mode de rencontre",
        Criterion.ROOMS: "Qui participe",
        Criterion.LANGUAGES: "Langue",
        Criterion.WEEKDAYS: "Jour",
        Criterion.PARTS_OF_DAY: "Moment de la journée",
        Criterion.COSTS: "Coût",
        Criterion.STARTS: "Pour commencer",
    },
    parts_of_day={
        PartOfDay.MORNING: "Matin",
        PartOfDay.AFTERNOON: "Après-midi",
        PartOfDay.EVENING: "Soir",
    },
    wishes_clear="Tout afficher de nouveau",
    wishes_aside="{count} groupes sont mis de côté par vos souhaits.",
    wishes_aside_one="Un groupe est mis de côté par vos souhaits.",
    wishes_why="Lesquels, et pourquoi",
    wishes_none="Aucun groupe ne répond à tous vos souhaits.",
    wish_unstated=Advised("Non précisé : {facts}.", " Demandez au groupe."),
    rung_unstated="{rung} : fiches qui ne précisent pas tout votre choix",
    status_stated="Groupes qui précisent ce que vous avez choisi : {count}.",
    status_unstated="Qui ne le précisent pas : {count}.",
    status_aside="Qui disent autre chose : {count}.",
    reason="{criterion} : {said}",
    copy_contact="Copier les coordonnées",
    copied="Copié.",
    not_copied="Votre navigateur n’a pas permis la copie.",
    copy_link="Copier le lien vers ce groupe",
    link_copied="Lien copié. Il nomme le groupe, et rien de votre recherche.",
    directions="Itinéraire",
    add_to_calendar="Ajouter au calendrier",
    calendar_saved="Le fichier de calendrier est enregistré.",
    calendar_file="rencontre-{id}.ics",
    mail_subject="Une question sur {name}",
    leaves="ouvre un autre site dans un nouvel onglet",
    print_button="Imprimer cette liste",
    sheet_title="Soutien par les pairs, lieu : {place}",
    linked_group="Le groupe de votre lien : {name}",
    no_such_group="Le groupe que nomme ce lien n’est pas dans le répertoire. Les voici tous.",
)


def visit_text(language: Language) -> VisitText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
