"""The sentences of the pages without scripts, and of the page where it has to say the same."""

from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """What the plain page says beside the sentences of every page."""

    title_answer: str
    title_which: str
    title_again: str
    title_cry: str
    lead_cry: str
    ask_again: str
    in_full: str
    page_with_map: str
    path: str

    malformed: str
    not_found: str
    too_large: str
    too_many: str
    too_slow: str


EN = PlainText(
    title_answer="The groups we found",
    title_which="Which community?",
    title_again="Which place do you mean?",
    title_cry="Someone is there for you now",
    lead_cry="You do not have to face this alone. These lines answer day and night.",
    ask_again="Ask again",
    in_full="Show more about the groups that are elsewhere",
    page_with_map="The page with a map and more choices",
    path="plain",
    malformed="We could not read this form. Please fill it in again.",
    not_found="There is no page at this address.",
    too_large="That is too long. Type a postal code or the name of a town.",
    too_many="Many searches came from this connection just now. Please wait a minute and try "
    "again.",
    too_slow="Your question did not arrive in full. Please send it again.",
)

FR = PlainText(
    title_answer="Les groupes trouvés",
    title_which="Quelle localité?",
    title_again="De quel endroit s’agit-il?",
    title_cry="Quelqu’un est là pour vous maintenant",
    lead_cry="Vous n’avez pas à traverser cela sans aide. Ces lignes répondent jour et nuit.",
    ask_again="Nouvelle recherche",
    in_full="Afficher plus de détails sur les groupes qui sont ailleurs",
    page_with_map="La page avec la carte et plus de choix",
    path="simple",
    malformed="Nous n’avons pas pu lire ce formulaire. Remplissez-le de nouveau.",
    not_found="Il n’y a pas de page à cette adresse.",
    too_large="C’est trop long. Écrivez un code postal ou le nom d’une localité.",
    too_many="Beaucoup de recherches viennent d’arriver de cette connexion. Attendez une minute "
    "et essayez de nouveau.",
    too_slow="Votre question n’est pas arrivée en entier. Envoyez-la de nouveau.",
)


def plain_text(language: Language) -> PlainText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
