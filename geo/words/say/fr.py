"""The French sentences, as they are said in Canada."""

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Reachable
from geo.place.fix import WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.words.say.advised import Advised
from geo.words.say.record import Text

FR = Text(
    town_in_region="{town} ({region})",
    regions={
        Region.ALBERTA: "Alberta",
        Region.BRITISH_COLUMBIA: "Colombie-Britannique",
        Region.MANITOBA: "Manitoba",
        Region.NEW_BRUNSWICK: "Nouveau-Brunswick",
        Region.NEWFOUNDLAND_AND_LABRADOR: "Terre-Neuve-et-Labrador",
        Region.NOVA_SCOTIA: "Nouvelle-Écosse",
        Region.NORTHWEST_TERRITORIES: "Territoires du Nord-Ouest",
        Region.NUNAVUT: "Nunavut",
        Region.ONTARIO: "Ontario",
        Region.PRINCE_EDWARD_ISLAND: "Île-du-Prince-Édouard",
        Region.QUEBEC: "Québec",
        Region.SASKATCHEWAN: "Saskatchewan",
        Region.YUKON: "Yukon",
    },
    short_regions={
        Region.BRITISH_COLUMBIA: "C.-B.",
        Region.NEW_BRUNSWICK: "N.-B.",
        Region.NEWFOUNDLAND_AND_LABRADOR: "T.-N.-L.",
        Region.NOVA_SCOTIA: "N.-É.",
        Region.NORTHWEST_TERRITORIES: "T.N.-O.",
        Region.PRINCE_EDWARD_ISLAND: "Î.-P.-É.",
    },
    in_regions={
        Region.ALBERTA: "l’Alberta",
        Region.BRITISH_COLUMBIA: "la Colombie-Britannique",
        Region.MANITOBA: "le Manitoba",
        Region.NEW_BRUNSWICK: "le Nouveau-Brunswick",
        Region.NEWFOUNDLAND_AND_LABRADOR: "Terre-Neuve-et-Labrador",
        Region.NOVA_SCOTIA: "la Nouvelle-Écosse",
        Region.NORTHWEST_TERRITORIES: "les Territoires du Nord-Ouest",
        Region.NUNAVUT: "le Nunavut",
        Region.ONTARIO: "l’Ontario",
        Region.PRINCE_EDWARD_ISLAND: "l’Île-du-Prince-Édouard",
        Region.QUEBEC: "le Québec",
        Region.SASKATCHEWAN: "la Saskatchewan",
        Region.YUKON: "le Yukon",
    },
    in_north={
        "northern-bc": "le nord de la Colombie-Britannique",
        "northern-ab": "le nord de l’Alberta",
        "northern-sk": "le nord de la Saskatchewan",
        "northern-mb": "le nord du Manitoba",
        "northern-on": "le nord de l’Ontario",
        "nord-du-quebec": "le Nord-du-Québec",
        "nunavik": "le Nunavik",
        "cote-nord": "la Côte-Nord",
        "abitibi-temiscamingue": "l’Abitibi-Témiscamingue",
        "saguenay-lac-saint-jean": "le Saguenay–Lac-Saint-Jean",
        "labrador": "le Labrador",
    },
    audiences={
        Audience.POLICE: "les policières et policiers",
        Audience.RCMP: "les membres de la GRC",
        Audience.FIRE: "les pompières et pompiers",
        Audience.PARAMEDIC: "le personnel ambulancier",
        Audience.DISPATCH: "le personnel de répartition d’urgence",
        Audience.CORRECTIONS: "le personnel correctionnel",
        Audience.SEARCH_AND_RESCUE: "les équipes de recherche et sauvetage",
        Audience.HEALTH_CARE: "le personnel de la santé",
        Audience.MILITARY: "les militaires en service",
        Audience.VETERAN: "les vétéranes et vétérans",
        Audience.FAMILY: "les membres de la famille",
    },
    first_responders="tout le personnel de première intervention",
    welcomes={
        Welcome.YES: "bienvenue",
        Welcome.ASK_FIRST: "demandez d’abord",
        Welcome.NOT_STATED: "non précisé",
        Welcome.NO: "non accueilli",
    },
    languages={"en": "anglais", "fr": "français"},
    not_stated="non précisé",
    by={
        Reachable.PHONE: "appelez",
        Reachable.EMAIL: "écrivez",
        Reachable.WEB: "consultez le site du groupe",
    },
    rungs={
        Rung.NEAR: "Près de chez vous, en personne",
        Rung.SERVES_YOU: "Dit desservir votre région",
        Rung.ONLINE: "En ligne, de partout",
        Rung.NATIONAL: "Partout au Canada",
        Rung.FARTHER: "Plus loin, ou lieu non précisé",
    },
    not_for_you="Réservés à d’autres",
    extension="poste",
    straight_line="À {km} {of_place} (à vol d’oiseau)",
    straight_line_give_or_take="À {km} {of_place} (à vol d’oiseau, à {margin} près)",
    very_close="{at_town} ou dans les environs (position connue à {margin} près)",
    far_means=Advised(
        "trop loin pour y aller chaque semaine", "; demandez si l’on peut participer à distance"
    ),
    fly_in_means=Advised(
        "aucune route praticable toute l’année ne mène {at_place}",
        " : {by} avant de prévoir un déplacement",
    ),
    road_not_known_means=Advised(
        "nous ne savons pas si une route est praticable toute l’année",
        " : {by} avant de prévoir un déplacement",
    ),
    address_withheld=Advised("{at_town}; l’adresse n’est pas publiée", " : demandez-la"),
    address_town=Advised("{at_town}; la fiche n’indique pas l’adresse", " : demandez-la"),
    names_no_place=Advised(
        "Se réunit en personne, mais notre copie du répertoire ne dit pas où",
        " : demandez où se réunit le groupe le plus proche",
    ),
    serves="Dit desservir {area}",
    serves_drawn_area="Vous êtes dans la région que le groupe dit desservir",
    may_serve=Advised(
        "Dit desservir {area}; vous êtes près de sa limite",
        " : demandez si votre localité en fait partie",
    ),
    serves_elsewhere=Advised(
        "Dit desservir une autre région : {area}", "; communiquez d’abord avec le groupe"
    ),
    drawn_area="une région tracée sur la carte",
    serves_all_canada="Dit desservir tout le Canada",
    join_online=Advised("Se réunit en ligne", " : on peut y participer de partout"),
    join_by_phone=Advised("Se fait par téléphone", " : on peut y participer de partout"),
    for_only="Pour {audiences} seulement",
    welcomes_you="Accueille {audience}",
    no_end_stated="La fiche ne précise pas l’heure de fin de la rencontre.",
    ask_first=Advised("Pourrait accueillir {audience}", " : demandez d’abord"),
    welcome_not_stated=Advised("Ne précise pas s’il accueille {audience}", " : demandez-le"),
    weekly_no_day=Advised(
        "Se réunit chaque semaine, mais la fiche ne dit pas quand",
        " : demandez le jour et l’heure",
    ),
    monthly_no_day=Advised(
        "Se réunit chaque mois, mais la fiche ne dit pas quand", " : demandez le jour et l’heure"
    ),
    never_confirmed=Advised(
        "Personne n’a encore confirmé ces renseignements", " : {by} pour vous en assurer"
    ),
    not_checked_since=Advised(
        "Personne n’a vérifié ces renseignements depuis que nous les avons copiés, le {day}",
        " : {by} pour vous en assurer",
    ),
    confirmed_on="Fiche confirmée le {day}",
    confirmed_months_ago=Advised(
        "Dernière confirmation il y a environ {months} mois, le {day}",
        " : {by} pour vous en assurer",
    ),
    confirmed_over_a_year_ago=Advised(
        "Dernière confirmation il y a plus d’un an, le {day}",
        " : {by} pour vous en assurer",
    ),
    confirmed_how="{day}, {how}",
    understood_place="{place}",
    understood_slip="Nous avons compris\u00a0: {place}",
    understood_code="{place}, d’après {code}",
    understood_about="Environs {of_place}, d’après {code} (à {margin} près)",
    understood_device="Près {of_place}, d’après votre position",
    corrected="Nous avons lu {code}",
    which_place={
        WhyAsk.RURAL_AREA: (
            "La région {asked} est vaste et ses localités sont éloignées les unes des autres. "
            "Laquelle est la vôtre?"
        ),
        WhyAsk.UNKNOWN_CODE: (
            "Nous ne connaissons pas le code {asked}; il est peut-être nouveau. Quelle est votre "
            "localité?"
        ),
        WhyAsk.CODE_SLIP: (
            "Nous ne connaissons pas le code {asked}. Vouliez-vous dire l’un de ceux-ci?"
        ),
        WhyAsk.SEVERAL_PLACES: "Plusieurs endroits s’appellent {asked}. Lequel est le vôtre?",
        WhyAsk.NOT_SURE: (
            "Nous ne savons pas quel endroit désigne {asked}. Vouliez-vous dire l’un de ceux-ci?"
        ),
        WhyAsk.WHOLE_REGION: "{asked}\u00a0: quelle est votre localité?",
    },
    which_code="De quel code postal s’agit-il?",
    no_place={
        WhyNoPlace.CRY: (
            "Vous n’avez pas à traverser cela sans aide. Appelez ou textez maintenant le 9-8-8, "
            "de jour comme de nuit. Si une vie est en danger, composez le 911; là où il n’existe "
            "pas, appelez la police ou le centre de santé de votre localité. Pour trouver un "
            "groupe, écrivez un code postal ou une localité."
        ),
        WhyNoPlace.OWN_PLACE: (
            "Nous ne pouvons pas savoir où vous êtes. Écrivez un code postal ou le nom de votre "
            "localité."
        ),
        WhyNoPlace.WHOLE_REGION: (
            "{asked}, c’est vaste. Pour voir qui est près de chez vous, écrivez votre localité ou "
            "un code postal."
        ),
        WhyNoPlace.WHO: (
            "Nous ne connaissons aucun endroit appelé {asked}. Écrivez ici seulement une localité "
            "ou un code postal, et choisissez qui vous êtes dans l’autre champ."
        ),
        WhyNoPlace.EMPTY: "Écrivez un code postal comme X0A 0H0, ou le nom d’une localité.",
        WhyNoPlace.NOT_FOUND: (
            "Nous ne connaissons aucun endroit appelé {asked}. Vérifiez l’orthographe, ou "
            "essayez un code postal ou une localité plus grande des environs."
        ),
        WhyNoPlace.UNKNOWN_AREA: (
            "{asked} n’est pas encore connu ici\u00a0: ce code est peut-être plus récent que nos "
            "données. Écrivez le nom de votre localité, ou vérifiez le code."
        ),
        WhyNoPlace.NOT_A_CODE: (
            "{asked} n’est pas un code postal canadien. La forme est A1A 1A1, sans les lettres D, "
            "F, I, O, Q et U. Vous pouvez aussi écrire le nom de votre localité."
        ),
        WhyNoPlace.FOREIGN_CODE: (
            "{asked} ressemble au code postal d’un autre pays. Ce service ne couvre que le "
            "Canada\u00a0: écrivez un code postal ou une localité du Canada."
        ),
        WhyNoPlace.OUTSIDE_CANADA: (
            "Cette position n’est pas au Canada. Écrivez un code postal ou une localité du Canada."
        ),
        WhyNoPlace.SANTA: (
            "H0H 0H0 est le code postal du père Noël. Pour trouver un groupe près de chez vous, "
            "écrivez votre code postal ou le nom de votre localité."
        ),
    },
    did_you_mean="Vouliez-vous dire l’un de ces endroits?",
    is_one_near="L’un de ces endroits est-il près de chez vous?",
    anywhere="Où que vous soyez : en ligne, par téléphone ou partout au Canada",
    road_not_known_place=(
        "Nous ne savons pas si une route praticable toute l’année mène {at_place}."
    ),
    fly_in_place="Aucune route praticable toute l’année ne mène {at_place}.",
    no_911="Pas de 911 ici : appelez la police locale ou le centre de santé.",
    unsure_911="Il se peut que le 911 ne réponde pas ici. Dans ce cas, appelez la police "
    "locale ou le centre de santé.",
    source_911="Au sujet du 911 : {source}.",
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day="{weekday} {number} {month}",
    full_day="{day} {year}",
    clock="{hour}\u00a0h\u00a0{minute:02}",
    clock_full_hour="{hour}\u00a0h",
    noon="midi",
    midnight="minuit",
    from_to="de {start} à {end}",
    next_meeting="Prochaine rencontre : {day}, {hours}, {zone}",
    chosen_meeting="Au moment choisi : {day}, {hours}, {zone}",
    under_way="En cours : {day}, {hours}, {zone}",
    begun="Déjà commencée : {day}, {hours}, {zone}",
    your_time="votre heure locale",
    time_there="{hours} à {city}",
    zone_cities={"America/Montreal": "Montréal", "America/St_Johns": "St. John’s"},
    list_and="{first} et {last}",
    colon="\u00a0: ",
    thousands="\u00a0",
    percent="{number}\u00a0%",
    fewer_than="moins de {count}",
    quote="« {text} »",
)
