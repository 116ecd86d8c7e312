"""What is said before the page with the map stands, and when it does not."""

from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstText:
    """Sentences of the bar of help, of the first document and of its notices.

    Parameters
    ----------
    more_help
        What opens the lines that a narrow screen folds.
    lost, still_lost, waiting, missing
        Notices: the server is gone; so it is when somebody tries again; it says nothing; a part
        of the page did not arrive.
    error_title
        The title of a page on which something was not taken: tabs and readers say it first.
    """

    more_help: str

    is_plain: str
    not_yet: str
    ready: str
    go_to_page: str

    lost: str
    still_lost: str
    waiting: str
    missing: str
    reload: str
    plain_page: str

    to_start: str
    skip_to_content: str
    open_list: str
    clear_list: str
    close: str
    error_title: str


EN = FirstText(
    more_help="More help",
    is_plain="This is the plain page. It works as it is; the page with a map takes its place when "
    "it has loaded.",
    not_yet="The page with a map has not loaded so far. This plain page gives the same answers.",
    ready="The page with a map has loaded. You can go on here, or there.",
    go_to_page="Go to the page with a map",
    lost="The connection to this service is lost. What you see stays, and the phone numbers work. "
    "A new search has to wait until the connection is back.",
    still_lost="There is still no connection. You can stay on this page: what you see stays, and "
    "the phone numbers work.",
    waiting="No answer has come yet. The connection may be slow or lost. Please wait, or use the "
    "plain page.",
    missing="A part of this page did not arrive. Reload the page, or use the plain page.",
    reload="Reload this page",
    plain_page="The plain page",
    to_start="Go to the start",
    skip_to_content="Skip to the content",
    open_list="Open the list",
    clear_list="Empty the list",
    close="Close",
    error_title="Error: {title}",
)

FR = FirstText(
    more_help="Plus d’aide",
    is_plain="Voici la page simple. Elle fonctionne telle quelle; la page avec carte prend sa "
    "place une fois chargée.",
    not_yet="La page avec carte n’est pas encore chargée. Cette page simple donne les mêmes "
    "réponses.",
    ready="La page avec carte est chargée. Vous pouvez continuer ici, ou là.",
    go_to_page="Aller à la page avec carte",
    lost="La connexion à ce service est perdue. Ce que vous voyez reste, et les numéros de "
    "téléphone fonctionnent. Une nouvelle recherche doit attendre le retour de la connexion.",
    still_lost="Il n’y a toujours pas de connexion. Vous pouvez rester sur cette page : ce que "
    "vous voyez reste, et les numéros de téléphone fonctionnent.",
    waiting="Aucune réponse n’est encore arrivée. La connexion est peut-être lente ou perdue. "
    "Patientez, ou utilisez la page simple.",
    missing="Une partie de cette page n’est pas arrivée. Rechargez la page, ou utilisez la page "
    "simple.",
    reload="Recharger cette page",
    plain_page="La page simple",
    to_start="Aller à l’accueil",
    skip_to_content="Aller au contenu",
    open_list="Ouvrir la liste",
    clear_list="Vider la liste",
    close="Fermer",
    error_title="Erreur : {title}",
)


def first_text(language: Language) -> FirstText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
