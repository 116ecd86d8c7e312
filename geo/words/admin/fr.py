"""The French sentences for staff."""

from geo.listing.checks.losses import Lost
from geo.listing.contact import ConsentScope
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.parts import LAST
from geo.listing.files.schema import EVERYONE_ELSE
from geo.listing.listing import Status
from geo.listing.schedule import Rhythm
from geo.listing.site import AddressVisibility
from geo.staff.rights import Role
from geo.store.version import ChangeKind
from geo.words.admin.en import POINT
from geo.words.admin.record import StaffText
from geo.words.fields.fr import FR as FIELDS_FR

FR = StaffText(
    page="Pour le personnel",
    page_lead=("Garder le répertoire exact : confirmer, corriger, ajouter, retirer."),
    room="Section",
    room_work="À faire",
    room_edit="Modifier",
    room_letters="Messages",
    room_files="Fichiers",
    signed_in_as="{name}, {role}",
    sign_out="Se déconnecter",
    roles={
        Role.EDITOR: "rédaction",
        Role.PUBLISHER: "publication",
    },
    done={
        ChangeKind.IMPORTED: "Importé : {name}.",
        ChangeKind.EDITED: (
            "Le brouillon de la fiche « {name} » est conservé. Le public ne le voit pas encore."
        ),
        ChangeKind.PUBLISHED: "Publié : {name}.",
        ChangeKind.DISCARDED: "Le brouillon de la fiche « {name} » est abandonné.",
        ChangeKind.CONFIRMED: "Confirmé aujourd’hui : {name}.",
        ChangeKind.SNOOZED: "Reporté : {name}.",
        ChangeKind.WITHDRAWN: "Fiche retirée : {name}. Le public ne la voit plus.",
        ChangeKind.RESTORED: "La version antérieure est de nouveau en vigueur : {name}.",
    },
    stands={
        Status.ACTIVE: "Le public voit maintenant cette fiche.",
        Status.PAUSED: "Cette fiche est en pause : le public ne la voit pas.",
        Status.WITHDRAWN: "Cette fiche est retirée : le public ne la voit pas.",
    },
    id_taken="Le nom court {id} est pris : choisissez-en un autre.",
    undo="Annuler",
    not_allowed="Votre rôle ne le permet pas. Demandez à une personne autorisée à publier.",
    newer=(
        "{name} a enregistré la fiche « {listing} » depuis que vous l’avez ouverte ({day}, {time})."
    ),
    store_failed="Cela n’a pas été enregistré : {problem}",
    damaged=(
        "Ces fiches sont endommagées, et le public ne les voit pas : {ids}. Rétablissez une "
        "version antérieure, ou importez-les."
    ),
    work_lead=(
        "Classement : les fiches dont la confirmation est la plus ancienne, puis celles "
        "dont dépendent le plus de gens."
    ),
    work_summary=(
        "Groupes affichés : {count}. Jamais confirmés : {never}. Confirmés il y a plus de six "
        "mois : {old}."
    ),
    work_how="Comment j’ai vérifié",
    work_how_first=("Rien n’est encore confirmé : choisissez d’abord comment vous avez vérifié."),
    never_confirmed="Fiche jamais confirmée",
    confirmed="Dernière confirmation le {day}",
    people="Personnes qui en dépendent (Recensement de 2021) : {count}",
    people_unknown="Ni localité ni région n’est indiquée : on ne peut dire combien de personnes "
    "en dépendent",
    without_consent="{count} numéros ou adresses sans consentement",
    without_consent_one="Un numéro ou une adresse sans consentement",
    open_draft="Un brouillon attend d’être publié",
    snoozed="Reporté au {day}",
    confirm="Confirmer",
    snooze="Reporter de {days} jours",
    withdraw="Retirer",
    edit="Modifier",
    ask_group="Lien pour le groupe",
    link_lead=(
        "Toute personne qui a ce lien peut confirmer cette fiche telle quelle, une fois, d’ici "
        "{days} jours. Envoyez-le à la personne-ressource du groupe."
    ),
    link_subject="Votre fiche est-elle encore exacte? {name}",
    link_body=(
        "Veuillez regarder la fiche « {name} » et nous dire d’un clic si elle est encore exacte :"
    ),
    link_mail="Écrire à {address}",
    withdrawn_heading="Masqués au public ({count})",
    pages="Page",
    edit_lead="Choisissez une fiche, ou commencez-en une.",
    edit_which="Fiche",
    edit_choose="Écrivez un nom",
    edit_new="Nouvelle fiche",
    new_lead="Personne ne la voit avant sa publication.",
    has_draft=("Ceci est un brouillon : le public voit encore ce qui est publié."),
    no_draft="Voici ce que voit le public.",
    was_merged=("Ce qui est public a changé depuis; les deux modifications figurent ici ensemble."),
    was_merged_clashes=(
        "Ce qui est public a changé depuis; les deux modifications figurent ici "
        "ensemble. Vérifiez ce que les deux ont changé : {fields}."
    ),
    close="Fermer sans enregistrer",
    groups={
        "who": "Qui c’est",
        "when": "Comment et quand on se réunit",
        "where": "Où",
        "welcome": "Personnes accueillies",
        "contacts": "Comment les joindre",
        "more": "Ce qu’on sait d’autre",
        "source": "D’où vient ceci",
    },
    fields={
        **FIELDS_FR.staff,
        "rhythm": "À quelle fréquence, si le jour est inconnu",
        "service_area_words": "Cette région selon la source",
        "regions": "Provinces, territoires, régions du Nord",
        "drawn": "Région tracée sur une carte (GeoJSON)",
        "welcome": "Personnes accueillies",
        "welcome_no": "non",
        EVERYONE_ELSE: "Toute autre personne",
        "meetings": "Rencontres",
        "visibility": "Adresse",
        "venue": "Lieu",
        "street": "Rue",
        "town": "Localité",
        "region": "Province ou territoire",
        "postal_code": "Code postal",
        "accessibility": "Accessibilité",
        "lat": "Latitude",
        "lon": "Longitude",
        "uncertainty_km": "Précision (± km)",
        "weekday": "Jour",
        "nth": "Fréquence",
        "starts": "Début (19:00)",
        "ends": "Fin",
        "time_zone": "Fuseau horaire",
        "role": "Rôle",
        "person": "Personne",
        "phones": "Téléphones",
        "number": "Téléphone",
        "extension": "Poste",
        "text": "Accepte les textos",
        "email": "Courriel",
        "url": "Page Web",
        "office": "Bureau (pas un lieu de rencontre)",
        "hours": "Heures",
        "answers_24_7": "Joignable à toute heure",
        "consent": "Consentement",
        "email_consent": "Consentement pour le courriel",
        "consent_by": "Qui a accepté",
        "consent_on": "Quand",
    },
    in_english="anglais",
    in_french="français",
    as_others="comme toute autre personne",
    not_stated="non précisé",
    yes="oui",
    no="non",
    visibilities={
        AddressVisibility.PUBLIC: "publique : la rue est affichée",
        AddressVisibility.TOWN: "seule la localité est connue",
        AddressVisibility.WITHHELD: "donnée sur demande",
    },
    rhythms={
        Rhythm.WEEKLY: "chaque semaine",
        Rhythm.MONTHLY: "chaque mois",
        Rhythm.NOT_STATED: "non précisé",
    },
    every_week="chaque semaine",
    nth={
        "1": "le premier du mois",
        "2": "le deuxième",
        "3": "le troisième",
        "4": "le quatrième",
        "5": "le cinquième",
        LAST: "le dernier",
    },
    areas={
        NOT_STATED: "non précisée",
        CANADA: "tout le Canada",
        "regions": "provinces ou régions",
        "drawn": "une région tracée sur la carte",
    },
    scopes={
        ConsentScope.PUBLISH: "accord donné : peut être affiché",
        ConsentScope.STAFF_ONLY: "pour le personnel seulement : jamais affiché",
    },
    no_consent="aucun consentement demandé",
    add={
        "sites": "Ajouter un lieu",
        "meetings": "Ajouter une rencontre",
        "contacts": "Ajouter des coordonnées",
        "phones": "Ajouter un téléphone",
    },
    remove={
        "sites": "Enlever ce lieu",
        "meetings": "Enlever la rencontre",
        "contacts": "Enlever ces coordonnées",
        "phones": "Enlever le téléphone",
    },
    by_hand="Je connais le point exact",
    look_up_online="Chercher la rue en ligne",
    place_kept="Le point reste le même : {lat}, {lon}, à {margin} près.",
    help={
        "id": (
            "Lettres minuscules, chiffres et traits d’union, comme mon-groupe. Il ne change jamais."
        ),
        "drawn": (
            "GeoJSON d’un logiciel de cartes (Polygon ou MultiPolygon). Si cela ne vous "
            "dit rien, choisissez plutôt des régions."
        ),
        "source_line": "Citez le passage de la source sur lequel repose la fiche.",
    },
    consent_heading="Affichés sans consentement",
    consent_lead=(
        "Ceux-ci ne sont affichés que parce que la source les publie. Pour chacun : demander, "
        "utiliser une adresse générique, ou enlever."
    ),
    consent_choice="Que faire des coordonnées {number}",
    consent_ask="Demander",
    consent_role="Utiliser une adresse générique (p. ex. info@…)",
    consent_remove="Enlever",
    consent_ask_lead=(
        "Texte à envoyer ou à dire. Notez la réponse sous Consentement, avec qui et quand."
    ),
    consent_words=(
        "Vos coordonnées {shown} figurent dans notre fiche « {name} », pour que le personnel de "
        "première intervention, les vétéranes et vétérans et les familles puissent vous joindre. "
        "Pouvons-nous continuer de les afficher publiquement? Vous pouvez refuser, donner une "
        "autre adresse ou changer d’avis en tout temps."
    ),
    consent_role_address="Adresse générique",
    consent_remove_yes="Enlever {shown}",
    faults_none="Rien à corriger : cela peut être enregistré.",
    faults_one="Il reste une chose à corriger; elle est marquée plus haut.",
    faults_some="Il reste {count} choses à corriger; elles sont marquées plus haut.",
    fault_missing="Il manque : {field}.",
    fault_language="Écrivez-le dans les deux langues.",
    fault={
        "id": (
            "{value} ne peut être un nom court : minuscules, chiffres et traits "
            "d’union simples seulement."
        ),
        "number": (
            "{value} n’est pas un numéro de téléphone canadien : écrivez dix chiffres, "
            "comme 416-859-3579."
        ),
        "extension": "{value} n’est pas un poste : des chiffres seulement.",
        "email": (
            "{value} n’est pas une adresse courriel : écrivez une seule adresse, comme "
            "nom@exemple.ca, avec des lettres, des chiffres et . _ + - seulement."
        ),
        "url": (
            "{value} n’est pas une adresse Web : elle commence par https:// et n’a ni "
            "espace ni mot de passe."
        ),
        "source_url": (
            "{value} n’est pas une adresse Web : elle commence par https:// et n’a ni "
            "espace ni mot de passe."
        ),
        "postal_code": ("{value} n’est pas un code postal entier : écrivez-le comme L0P 1E0."),
        "starts": ("{value} n’est pas une heure : écrivez-la sur 24 heures, comme 19:00."),
        "ends": (
            "{value} ne peut être la fin : écrivez-la sur 24 heures, au plus 12 heures "
            "après le début."
        ),
        "service_area": (
            "Ce n’est pas encore une région : nommez-en une, ou donnez un polygone GeoJSON."
        ),
        "sites": (
            "Il y a un lieu de rencontre, mais on ne se réunit pas en personne : choisissez"
            " « en personne », ou enlevez le lieu."
        ),
        "assured_on": (
            "{value} ne peut être le jour d’une confirmation : donnez un jour jusqu’à "
            "aujourd’hui, et pas avant 2000."
        ),
        "consent_on": (
            "{value} ne peut être le jour d’un consentement : donnez un jour jusqu’à "
            "aujourd’hui, et pas avant 2000."
        ),
        "assured_how": "La fiche dit comment elle a été confirmée, mais non quand.",
        POINT: (
            "Le point, la localité et le code postal ne concordent pas, ou le point est plus "
            "précis que la localité."
        ),
        "lat": "{value} n’est pas une latitude au Canada.",
        "lon": "{value} n’est pas une longitude au Canada.",
        "uncertainty_km": "{value} n’est pas une distance en km.",
    },
    fault_twice="Cela figure ici deux fois : enlevez-en un.",
    fault_other="{field} : {value} n’est pas accepté. {problem}",
    fault_unseen=(
        "{field} : le caractère {position} est {code} ({name}), que personne ne voit. "
        "Effacez-le, ou tapez le texte de nouveau."
    ),
    fault_zone=(
        "{town} suit l’heure de {there}, et non celle de {stated}. Choisissez {there} et "
        "écrivez l’heure de cet endroit; si l’on participe aussi en ligne, choisissez-le aussi."
    ),
    fault_look_alike=(
        "{field} : le caractère {position} est {code} ({name}), qui ressemble à une autre "
        "lettre. Tapez le mot de nouveau en lettres ordinaires."
    ),
    preview="Aperçu pour le public",
    preview_from="Vu de (code postal ou localité)",
    preview_wait="La fiche et la carte paraîtront ici quand rien ne manquera.",
    why="Pourquoi cette modification (pour l’historique)",
    keep_draft="Garder comme brouillon",
    publish="Publier",
    discard="Abandonner le brouillon",
    saving_needs=(
        "L’enregistrement attend que rien ne manque. Ce que vous avez écrit reste tant "
        "que cette page est ouverte."
    ),
    lost_heading="Publier {name} quand même?",
    lost_lead="Voici ce qui disparaîtrait par rapport à ce qui est public maintenant :",
    lost={
        Lost.RESTRICTION: "Tout le monde verrait ce qui est réservé au personnel : {what}",
        Lost.CONSENT: "Plus aucun consentement ne serait noté pour : {what}",
        Lost.ALL_CONTACTS: "Plus personne ne pourrait être joint, pas même : {what}",
        Lost.CONTACTS: "Ne pourrait plus être joint : {what}",
        Lost.MODES: "Ne serait plus une façon de se réunir : {what}",
        Lost.SITES: "Ne serait plus un lieu de rencontre : {what}",
        Lost.MEETINGS: "N’aurait plus lieu : {what}",
        Lost.WELCOMES: "Ne serait plus accueilli d’emblée : {what}",
        Lost.LANGUAGES: "Ne serait plus une langue du groupe : {what}",
        Lost.SERVICE_AREA: "Ne serait plus une région desservie : {what}",
    },
    lost_more="Autres groupes qui perdraient quelque chose : {count}.",
    lost_yes="Publier quand même",
    lost_no="Ne pas publier",
    clash_lead="Rien de ce que vous avez écrit n’est perdu. Voici ce qui diffère.",
    clash_field="Champ",
    clash_theirs="L’autre version",
    clash_mine="Votre version",
    clash_same="Rien ne diffère.",
    clash_both="Réunir les deux",
    clash_both_help=(
        "Ce qu’une seule personne a changé est repris de chacune. Là où les deux ont changé le "
        "même champ, votre version est conservée et signalée."
    ),
    clash_theirs_button="Abandonner ma version, ouvrir l’autre",
    clash_cannot=(
        "Corrigez d’abord ce qui est marqué plus bas : les deux pourront alors être "
        "comparés et réunis."
    ),
    history="Historique",
    history_line="{day}, {time} : {name} {act}",
    history_was="Avant",
    history_now="Après",
    history_restore="Afficher de nouveau cette version",
    history_open="Ouvrir dans le formulaire",
    acts={
        ChangeKind.IMPORTED: "l’a importé",
        ChangeKind.EDITED: "a gardé un brouillon",
        ChangeKind.PUBLISHED: "l’a publié",
        ChangeKind.DISCARDED: "a abandonné le brouillon",
        ChangeKind.CONFIRMED: "l’a confirmé",
        ChangeKind.SNOOZED: "a reporté la vérification",
        ChangeKind.WITHDRAWN: "l’a retiré",
        ChangeKind.RESTORED: "a rétabli une version antérieure",
    },
    own_contact="La personne-ressource du groupe",
    first_start="Le premier démarrage",
    letters_lead=("Ce que le public a envoyé. Rien n’identifie la personne qui a écrit."),
    letters_none="Aucun nouveau message.",
    letter_wrong="Une erreur est signalée dans la fiche « {name} »",
    letter_suggestion="Un groupe qui manque",
    letter_received="Reçu le {day}",
    letter_start="Commencer une fiche à partir de ce message",
    letter_used="C’est fait",
    letter_dismiss="Supprimer le message",
    letter_done="Le message est supprimé avec son texte. Le bouton Annuler le ramène tant que "
    "vous n’avez rien fait d’autre.",
    letter_pick="Sélectionner le message {number}",
    letter_by_link="Il est arrivé par le lien de la personne-ressource du groupe.",
    letter_in_crowd="Il vient d’un réseau qui avait envoyé beaucoup de messages ce jour-là.",
    letters_count="Nouveaux messages : {count}. De ce nombre, venus de réseaux qui en avaient "
    "envoyé beaucoup : {crowd}.",
    letters_alike="Messages qui se ressemblent : {count}.",
    letters_others="Les autres qui lui ressemblent ({count})",
    letters_pick_page="Tout sélectionner sur cette page",
    letters_pick_none="Ne rien sélectionner",
    letters_put_away="Supprimer les messages sélectionnés ({count})",
    letters_done="Messages supprimés : {count}. Le bouton Annuler les ramène tant que vous "
    "n’avez rien fait d’autre.",
    letters_back="Messages ramenés : {count}.",
    letter_fields={
        "name": "Nom",
        "who_for": "Pour qui",
        "where": "Où",
        "when": "Quand",
        "reached_by": "Comment joindre le groupe",
        "more": "Autre",
    },
)
