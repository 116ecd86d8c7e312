"""What is said where staff sign in and out."""

from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInText:
    """The sentences of the sign-in. Braces hold what the pages fill in."""

    title: str
    lead: str
    name: str
    name_help: str
    password: str
    button: str
    lasts: str
    organization: str
    to_staff_page: str

    # why somebody is not signed in
    wrong: str
    wait: str
    no_name: str
    long_name: str
    reserved: str
    no_role: str
    old_form: str
    editing_off: str
    editing_off_no_store: str

    # who has signed in
    signed_in: str
    signed_in_as: str
    yours: str
    sign_out: str
    sign_out_note: str
    sign_out_everywhere: str
    sign_out_everywhere_note: str
    signed_out: str
    signed_out_what_now: str

    # a sign-in that ran out
    ran_out: str
    ran_out_open: str
    again: str
    go_on: str


EN = SignInText(
    title="Sign in",
    lead="This page is for those who keep the listing. Visitors need no account.",
    name="Your name",
    name_help="It appears in the history beside what you change.",
    password="Password of the staff",  # noqa: S106 - the label of a field
    button="Sign in",
    lasts="You stay signed in for eight hours at most, in every tab of this browser, or until you "
    "sign out or close it.",
    organization="Sign in with your organization",
    to_staff_page="Go to the page for staff",
    wrong="That is not the password. Check capitals and the language of your keyboard.",
    wait="Too many attempts. Try again in {seconds} s.",
    no_name="Write your name: the history says who changed what.",
    long_name="This name has {count} characters; the limit is {most}. Shorten it.",
    reserved="{name} is somebody else in the history: write your own name.",
    no_role="{name} has no role here. Ask the person who runs this service to give you one.",
    old_form="This page was open for a long time. Write the password once more.",
    editing_off="Editing is off: this service has no sign-in set up. Ask the person who runs "
    "this service.",
    editing_off_no_store="Editing is off: the listing is shown from files. Ask the person who "
    "runs this service to use a database.",
    signed_in="You are signed in",
    signed_in_as="Your name here is {name}.",
    yours="Your sign-in",
    sign_out="Sign out",
    sign_out_note="This ends it in every tab of this browser.",
    sign_out_everywhere="Sign out in every browser",
    sign_out_everywhere_note="This ends every sign-in under the name {name}, on other computers "
    "too.",
    signed_out="You are signed out",
    signed_out_what_now="Every other tab of this browser is signed out too, with the next press.",
    ran_out="Your sign-in has ended after eight hours.",
    ran_out_open="What you have typed here is not lost: sign in again in another tab, under the "
    "same name, and then press “Continue” here.",
    again="Sign in again, in another tab",
    go_on="Continue",
)

FR = SignInText(
    title="Connexion",
    lead="Cette page est pour les personnes qui tiennent le répertoire. Le public n’a besoin "
    "d’aucun compte.",
    name="Votre nom",
    name_help="Il figure dans l’historique à côté de ce que vous modifiez.",
    password="Mot de passe du personnel",  # noqa: S106 - the label of a field
    button="Se connecter",
    lasts="La connexion dure huit heures au plus, dans tous les onglets de ce navigateur, ou "
    "jusqu’à ce que vous vous déconnectiez ou fermiez le navigateur.",
    organization="Se connecter avec votre organisation",
    to_staff_page="Aller à la page du personnel",
    wrong="Ce n’est pas le mot de passe. Vérifiez les majuscules et la langue du clavier.",
    wait="Trop d’essais. Réessayez dans {seconds} s.",
    no_name="Écrivez votre nom : l’historique dit qui a changé quoi.",
    long_name="Ce nom compte {count} caractères; le maximum est de {most}. Raccourcissez-le.",
    reserved="{name} désigne quelqu’un d’autre dans l’historique : écrivez votre propre nom.",
    no_role="{name} n’a pas de rôle ici. Demandez à la personne responsable du service de vous "
    "en attribuer un.",
    old_form="Cette page est restée ouverte longtemps. Écrivez le mot de passe encore une fois.",
    editing_off="La modification est désactivée : aucune connexion n’est configurée. Demandez à "
    "la personne responsable du service.",
    editing_off_no_store="La modification est désactivée : le répertoire est lu dans des "
    "fichiers. Demandez à la personne responsable du service d’utiliser une base de données.",
    signed_in="La connexion est ouverte",
    signed_in_as="Votre nom ici : {name}.",
    yours="Votre connexion",
    sign_out="Se déconnecter",
    sign_out_note="La connexion prend fin dans tous les onglets de ce navigateur.",
    sign_out_everywhere="Se déconnecter dans tous les navigateurs",
    sign_out_everywhere_note="Toutes les connexions au nom de {name} prennent fin, aussi sur les "
    "autres ordinateurs.",
    signed_out="La connexion est fermée",
    signed_out_what_now="Elle l’est aussi dans les autres onglets de ce navigateur, dès que vous "
    "y faites quelque chose.",
    ran_out="Votre connexion a pris fin après huit heures.",
    ran_out_open="Ce que vous avez écrit ici n’est pas perdu : reconnectez-vous dans un autre "
    "onglet, sous le même nom, puis appuyez ici sur « Continuer ».",
    again="Se reconnecter, dans un autre onglet",
    go_on="Continuer",
)


def sign_in_text(language: Language) -> SignInText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
