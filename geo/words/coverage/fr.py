"""The French sentences of coverage, as they are said in Canada."""

from geo.coverage.demand import SurfaceGrade, SurfaceName
from geo.coverage.missing_information import Missing
from geo.coverage.siting import Method
from geo.place.road import RoadAccess
from geo.words.coverage.record import CoverageText

_METHOD = """
Une collectivité est à portée quand un groupe se trouve à la distance choisie ou moins. Le groupe
doit se réunir en personne, indiquer sa localité et dire ce qui est demandé sur l’accueil de ce
public. Les distances sont à vol d’oiseau et non par la route\u00a0: aucune donnée routière n’est
utilisée, et bien des collectivités du Nord n’ont pas de route.

Les chiffres portent sur toute la population recensée en 2021, et non sur les vétéranes et vétérans
ou le personnel de première intervention\u00a0: aucun tableau ouvert ne les compte par lieu. Chaque
ville, village, réserve et comté a son propre chiffre du recensement. Là où un comté réunit
plusieurs collectivités, sa population est répartie entre elles selon l’endroit où elle vit.
Contient de l’information visée par la Licence ouverte de Statistique Canada; lieux\u00a0: GeoNames,
CC BY 4.0.

Le Nord est l’ensemble des régions du tableau, chacune selon sa règle. Les prochains groupes sont
cherchés dans les localités de la taille choisie à l’intérieur de la région. Les groupes qui
existent sont pris en compte. Aucun chiffre n’est donné pour moins de 10 personnes.
"""

FR = CoverageText(
    heading="Où il manque des groupes",
    lead="Où il n’y a pas de groupe, et où le prochain devrait se réunir.",
    ask_region="Région",
    ask_who="Qui cherche un groupe",
    anyone="Tout le monde",
    ask_within="Trop loin à partir de (à vol d’oiseau)",
    ask_what_counts="Groupes à compter",
    ask_modes="Ils se réunissent",
    ask_welcomes="Accueil de ce public",
    wide_regions={"canada": "Canada", "north": "Le Nord"},
    in_place={
        "canada": "au Canada",
        "north": "dans le Nord",
        "CA-AB": "en Alberta",
        "CA-BC": "en Colombie-Britannique",
        "CA-MB": "au Manitoba",
        "CA-NB": "au Nouveau-Brunswick",
        "CA-NL": "à Terre-Neuve-et-Labrador",
        "CA-NS": "en Nouvelle-Écosse",
        "CA-NT": "dans les Territoires du Nord-Ouest",
        "CA-NU": "au Nunavut",
        "CA-ON": "en Ontario",
        "CA-PE": "à l’Île-du-Prince-Édouard",
        "CA-QC": "au Québec",
        "CA-SK": "en Saskatchewan",
        "CA-YT": "au Yukon",
        "northern-bc": "dans le nord de la Colombie-Britannique",
        "northern-ab": "dans le nord de l’Alberta",
        "northern-sk": "dans le nord de la Saskatchewan",
        "northern-mb": "dans le nord du Manitoba",
        "northern-on": "dans le nord de l’Ontario",
        "nord-du-quebec": "dans le Nord-du-Québec",
        "nunavik": "au Nunavik",
        "cote-nord": "sur la Côte-Nord",
        "abitibi-temiscamingue": "en Abitibi-Témiscamingue",
        "saguenay-lac-saint-jean": "au Saguenay–Lac-Saint-Jean",
        "labrador": "au Labrador",
    },
    group_for="d’un groupe qui accueille {audience}",
    group_any="de tout groupe",
    counted="Groupes comptés\u00a0: ceux qui se réunissent {modes} et dont la fiche dit, pour "
    "{audience}\u00a0: {welcomes}.",
    counted_any="Groupes comptés\u00a0: tous ceux qui se réunissent {modes}, quel que soit leur "
    "public.",
    list_or="{first} ou {last}",
    everybody="{where_upper}, tout le monde vit à plus de {km} {group}\u00a0: {residents} "
    "personnes.",
    no_such_group="{where_upper}, tout le monde est hors de portée {group}\u00a0: aucun de ceux "
    "qui sont comptés n’indique sa localité.",
    nobody="{where_upper}, personne ne vit à plus de {km} {group}\u00a0: toute la population "
    "({residents} personnes) vit à cette distance ou moins.",
    about="{where_upper}, environ {part} personnes sur {whole} vivent à plus de {km} "
    "{group}\u00a0: "
    "{beyond} personnes sur {residents}.",
    hardly="{where_upper}, moins de 1 personne sur 40 vit à plus de {km} {group}\u00a0: {beyond} "
    "sur "
    "{residents}.",
    nearly="{where_upper}, presque tout le monde vit à plus de {km} {group}\u00a0: {beyond} "
    "personnes "
    "sur {residents}.",
    about_count="environ {count}",
    no_residents="{where_upper}, aucune population n’est recensée.",
    no_group_counts="Aucun groupe n’est compté\u00a0: parmi ceux qui indiquent leur localité, "
    "aucun ne dit accueillir ce public.",
    worst="La moins bien desservie\u00a0: {place}, {residents} personnes, à {km} du groupe le "
    "plus proche ({group}).",
    worst_without_group="La moins bien desservie\u00a0: {place}, {residents} personnes et aucun "
    "groupe à quelque distance que ce soit.",
    catchment="{town} et environs",
    worst_none="Aucune collectivité n’est à plus de {km} d’un groupe.",
    if_there="Avec un groupe à cet endroit, {residents} personnes en auraient un à {km} ou moins.",
    most_gained="C’est ici qu’un groupe serait à la portée du plus grand nombre de gens qui "
    "n’en ont pas\u00a0: {place}, {residents} personnes.",
    surfaces={
        SurfaceName.COUNTED: "Population selon le Recensement de {year} (Statistique "
        "Canada)\u00a0: comptée pour chaque ville, village, réserve et comté.",
        SurfaceName.OFFICIAL: "Population selon le Recensement de {year} (Statistique Canada, "
        "tableau 98-10-0019-01)\u00a0: comptée pour chaque région postale.",
    },
    grades={
        SurfaceGrade.OFFICIAL: "Qualité des données\u00a0: chiffres officiels. Le chiffre d’un "
        "lieu que le recensement ne compte pas à part est une estimation.",
    },
    straight_line="Toutes les distances sont à vol d’oiseau et non par la route.",
    fact_beyond="Personnes à plus de {km}",
    fact_places="Lieux à plus de {km}",
    fact_median="La moitié vit à moins de",
    fact_p90="9 sur 10 vivent à moins de",
    of_many="{count} sur {total}",
    nowhere="non calculée\u00a0: trop peu de groupes",
    close_heading="Le plus rapide à corriger",
    close_reading="Il manque à {count} fiches quelque chose qu’un appel pourrait ajouter.",
    close_reading_one="Il manque à 1 fiche quelque chose qu’un appel pourrait ajouter.",
    close_none="Il ne manque aux fiches rien de ce que nous vérifions.",
    missing={
        Missing.TOWN: "pas de localité",
        Missing.CONTACT: "pas de coordonnées",
        Missing.ADDRESS: "pas d’adresse publiée",
        Missing.CONFIRMATION: "aucune confirmation",
    },
    lacks="{name}\u00a0: {missing}.",
    waiting="Dit desservir {area}, où {residents} personnes vivent à plus de {km} d’un groupe.",
    ask_them="À qui demander\u00a0: {contact}.",
    ask_named="Demandez à la personne-ressource nommée dans la fiche.",
    nobody_to_ask="Aucune personne-ressource n’est indiquée.",
    map_reading="Les cercles sont des collectivités. Ils sont plus grands là où la population "
    "est plus nombreuse, et plus foncés là où le groupe le plus proche est plus loin. Les "
    "régions sont plus foncées là où plus de gens vivent à plus de {km} d’un groupe.",
    map_largest="La carte montre les {count} plus grandes des {total} collectivités.",
    map_region="Carte des collectivités selon la population et la distance; les tableaux "
    "ci-dessous disent la même chose",
    distances_title="Collectivité\u00a0: km au groupe le plus proche",
    within="jusqu’à {km}",
    beyond_or_none="plus, ou aucun groupe",
    shares_title="Région\u00a0: personnes à plus de {km}",
    shares=(
        "aucune",
        "jusqu’à 1 sur 5",
        "jusqu’à 2 sur 5",
        "jusqu’à 3 sur 5",
        "jusqu’à 4 sur 5",
        "davantage",
    ),
    legend_groups="Groupe compté",
    legend_vague_groups="De même, quelque part dans cette localité",
    legend_proposals="Proposition",
    legend_what_if="Votre repère",
    popup_km="À {km} du groupe le plus proche",
    popup_no_group="Aucun groupe à quelque distance que ce soit",
    popup_residents="{residents} personnes",
    roads={
        RoadAccess.NONE: "Aucune route praticable toute l’année",
        RoadAccess.NOT_KNOWN: "Accès par route non connu",
    },
    put_here="Essayer un groupe ici?",
    put_here_yes="Placer le repère ici",
    curve_heading="À quelle distance d’un groupe vivent les gens",
    curve_reading="{where_upper}, la moitié des gens vivent à {median} ou moins, 9 sur 10 à {p90} "
    "ou moins.",
    curve_reading_home="{where_upper}, la moitié des gens peuvent participer de chez eux; 9 sur 10 "
    "vivent à {p90} ou moins.",
    curve_reading_none="{where_upper}, moins de la moitié des gens ont un groupe, à quelque "
    "distance que ce soit.",
    curve_title="Population selon la distance {group}",
    curve_x="km au groupe le plus proche (à vol d’oiseau)",
    curve_y="Part de la population",
    regions_heading="Région par région",
    regions_reading="C’est dans cette région que le plus de gens vivent à plus de {km} d’un "
    "groupe\u00a0: {region}, {residents} personnes.",
    regions_reading_none="Aucune région n’a de population à plus de {km} d’un groupe.",
    regions_note="Certaines régions du Nord se recoupent en partie; leurs chiffres ne "
    "s’additionnent donc pas.",
    thresholds_heading="Population au-delà de chaque distance",
    thresholds_reading="{beyond} personnes ({share}) vivent à plus de {km} d’un groupe.",
    thresholds_reading_none="Personne ne vit à plus de {km} d’un groupe.",
    worst_heading="Collectivités les moins bien desservies",
    worst_reading="Classées selon la population multipliée par les km au-delà de {km}. En "
    "premier\u00a0: {first}.",
    worst_reading_none="Aucune collectivité n’est à plus de {km} d’un groupe.",
    worst_note="La population d’une seule collectivité est une estimation. Les distances sont "
    "mesurées à partir de l’endroit où vivent la plupart de ses habitants.",
    claims_heading="Dans une région desservie, mais loin",
    claims_reading="À l’intérieur de la région qu’un groupe dit desservir, mais à plus de {km} "
    "de tout groupe compté\u00a0: surtout {listing}, {residents} personnes.",
    claims_none="Personne ne vit à l’intérieur d’une région desservie et à plus de {km} de tout "
    "groupe.",
    remote_heading="En ligne ou par téléphone seulement",
    remote_reading="{count} collectivités n’ont aucun groupe en personne à {km} ou moins, mais "
    "peuvent se joindre à un groupe en ligne ou par téléphone qui les accueille.",
    remote_reading_one="1 collectivité n’a aucun groupe en personne à {km} ou moins, mais peut "
    "se joindre à un groupe en ligne ou par téléphone qui l’accueille.",
    remote_none="Aucune collectivité ne dépend seulement de groupes en ligne ou par téléphone.",
    next_heading="Où le prochain groupe devrait se réunir",
    next_reading="Avec {count} groupes de plus, {residents} personnes de plus en auraient un à "
    "{km} ou moins. Premier endroit\u00a0: {first}.",
    next_reading_one="Avec 1 groupe de plus, {residents} personnes de plus en auraient un à {km} "
    "ou moins. Endroit\u00a0: {first}.",
    next_none="Aucune localité de cette taille ne donnerait un groupe à {km} ou moins à des gens "
    "qui n’en ont pas.",
    virtual_heading="Loin de toute localité de cette taille",
    virtual_reading="{count} collectivités n’ont ni localité de cette taille ni groupe à {km} ou "
    "moins\u00a0: on ne peut les desservir qu’en ligne ou par téléphone.",
    virtual_reading_one="1 collectivité n’a ni localité de cette taille ni groupe à {km} ou "
    "moins\u00a0: on ne peut la desservir qu’en ligne ou par téléphone.",
    virtual_none="Chaque collectivité située à plus de {km} d’un groupe a une localité de cette "
    "taille à {km} ou moins.",
    crossing_heading="Collectivités qui auraient un groupe à {km} ou moins",
    crossing_lost_heading="Collectivités qui n’ont plus de groupe à {km} ou moins",
    columns={
        "region": "Région",
        "residents": "Population",
        "beyond": "Hors de portée",
        "share": "Part",
        "places": "Lieux",
        "places_beyond": "Lieux hors de portée",
        "median_km": "La moitié à moins de",
        "within_km": "Distance",
        "community": "Collectivité",
        "nearest": "Groupe le plus proche",
        "nearest_km": "Distance",
        "second": "Groupe suivant",
        "second_km": "Distance",
        "at_home": "En ligne ou téléphone",
        "access": "Accès par route",
        "listing": "Fiche",
        "area": "Dit desservir",
        "far": "Personnes éloignées",
        "farthest": "Collectivité la plus éloignée",
        "farthest_km": "Distance",
        "rank": "Rang",
        "town": "Localité",
        "gained": "Personnes de plus à portée",
        "cumulative": "Total cumulé",
        "larger_towns": "Localités plus grandes à portée, et part du gain qu’elles gardent",
        "missing": "Ce qui manque",
        "waiting": "Hors de portée dans sa région",
        "ask": "À qui demander",
        "before_km": "Avant",
        "after_km": "Après",
        "yes": "oui",
        "no": "non",
    },
    more_rows="Afficher la suite ({count})",
    count_label="Combien de groupes",
    radius_label="À combien de km au plus",
    town_size_label="Seulement dans des localités d’au moins",
    town_size="{count} personnes",
    any_town="toute taille",
    exact_button="Chercher le meilleur ensemble (au plus 5\u00a0secondes)",
    quick_button="Revenir à la recherche rapide",
    methods={
        Method.GREEDY: "Recherche rapide\u00a0: chaque localité est la meilleure à son tour. "
        "L’ensemble est à la portée d’au moins 63\u00a0% des gens que le meilleur ensemble "
        "pourrait desservir.",
        Method.EXACT: "Recherche exacte\u00a0: aucun autre ensemble d’autant de localités n’est "
        "à la portée de plus de gens.",
        Method.TIME_LIMIT: "La recherche exacte a manqué de temps; voici le meilleur ensemble "
        "trouvé.",
    },
    needed="Il suffirait de {count} groupes pour que toutes les personnes qui vivent à {km} ou "
    "moins d’une localité de cette taille en aient un à cette distance\u00a0: {residents} "
    "personnes.",
    needed_one="Il suffirait d’un groupe pour que toutes les personnes qui vivent à {km} ou "
    "moins d’une localité de cette taille en aient un à cette distance\u00a0: {residents} "
    "personnes.",
    needed_at_most="Il suffirait d’au plus {count} groupes pour que toutes les personnes qui "
    "vivent à {km} ou moins d’une localité de cette taille en aient un à cette "
    "distance\u00a0: {residents} personnes. La recherche exacte en trouvera peut-être moins.",
    keeps="{town} {share}",
    try_one="Essayer une proposition",
    try_none="Choisir une proposition",
    what_if_heading="Et s’il y avait un groupe?",
    what_if_lead="Placez un repère sur une localité, ou cliquez sur la carte, et voyez ce qui "
    "changerait.",
    what_if_town="Localité ou code postal",
    what_if_button="Placer le repère",
    what_if_for="Le groupe accueillerait",
    what_if_remove="Enlever le repère",
    what_if_which="Plusieurs lieux portent ce nom. Lequel?",
    what_if_result="Avec un groupe {at_place}, le nombre de personnes à plus de {km} d’un "
    "groupe passe de {before} à {after}\u00a0: {gained} de plus en ont un à {km} ou moins.",
    what_if_nothing="Un groupe {at_place} ne rapprocherait personne\u00a0: tout le monde dans "
    "les environs a déjà un groupe à {km} ou moins.",
    what_if_not_for="Le repère n’accueille pas ce public ({audience})\u00a0: rien ne change pour "
    "lui.",
    what_if_median="La moitié vivrait à {after} ou moins au lieu de {before}.",
    what_if_name="le repère",
    compare_heading="Comparer deux versions du répertoire",
    compare_lead="Enregistrez le répertoire aujourd’hui; choisissez le fichier plus tard pour voir "
    "ce qui a changé.",
    compare_for_staff="Enregistrez le répertoire aujourd’hui; le personnel qui a ouvert une "
    "session peut le comparer à un répertoire ultérieur.",
    compare_reading="Comparaison des deux versions",
    compare_save="Enregistrer le répertoire d’aujourd’hui",
    compare_file="nearpeer-repertoire-{day}.zip",
    compare_upload="Un répertoire enregistré auparavant",
    compare_better="Depuis, {residents} personnes de plus ont un groupe à {km} ou moins.",
    compare_worse="Depuis, {residents} personnes n’ont plus de groupe à {km} ou moins.",
    compare_same="Depuis, autant de personnes qu’avant vivent à plus de {km} d’un groupe.",
    compare_added="Nouveau dans le répertoire\u00a0: {names}.",
    compare_removed="N’y est plus\u00a0: {names}.",
    compare_faulty="Ce fichier ne peut être comparé. {fault}",
    take_heading="Télécharger",
    take_lead="Chaque fichier nomme ses données et sa date.",
    take_pictures="Images",
    take_tables="Tableaux",
    take_table="Tableau",
    take_csv="Tableau en CSV",
    take_geojson="Tableau en GeoJSON",
    take_map_png="Carte en image",
    take_map_html="Carte en page Web",
    take_curve_png="Courbe en image",
    report_heading="Rapport pour un conseil d’administration",
    report_pdf="PDF en {language}",
    report_html="Page Web en {language}",
    report_title="Soutien par les pairs {where}\u00a0: qui est hors de portée",
    report_made="Fait le {day}. Fiches\u00a0: {count}.",
    rules_heading="Ce qui fait partie du Nord",
    method_heading="Méthode et données",
    method=_METHOD,
)
