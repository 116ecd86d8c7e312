"""What is said before a request is read: that there is no room for it, or that it is no request."""

from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class CrowdText:
    """The sentences.

    Parameters
    ----------
    full, full_what_now
        Nobody else can be let in for the moment.
    too_long, too_long_what_now
        The address that was asked for, or what the browser sent with it, is too long.
    too_slow, too_slow_what_now
        The request did not arrive in time.
    unreadable, unreadable_what_now
        What came is no request.
    """

    full: str
    full_what_now: str
    too_long: str
    too_long_what_now: str
    too_slow: str
    too_slow_what_now: str
    unreadable: str
    unreadable_what_now: str
    plain_page: str


EN = CrowdText(
    full="Many people are here right now.",
    full_what_now="Nobody else fits in for the moment. Please try again in half a minute. The page "
    "without a map needs the least. If you need to talk to someone now, the lines above answer.",
    too_long="Your browser sent more than this service reads.",
    too_long_what_now="The address may be too long, or cookies of other sites were sent along. "
    "Please open the page again by its short address.",
    too_slow="Your request did not arrive in full.",
    too_slow_what_now="The connection may be slow. Please load the page again. The page without a "
    "map needs the least.",
    unreadable="This could not be read.",
    unreadable_what_now="Please open the page again.",
    plain_page="The page without a map",
)

FR = CrowdText(
    full="Il y a beaucoup de monde en ce moment.",
    full_what_now="Il n’y a plus de place pour l’instant. Réessayez dans une demi-minute. La page "
    "sans carte est la plus légère. Si vous avez besoin de parler à quelqu’un maintenant, les "
    "lignes ci-dessus répondent.",
    too_long="Votre navigateur a envoyé plus que ce que ce service peut lire.",
    too_long_what_now="L’adresse est peut-être trop longue, ou des témoins d’autres sites ont été "
    "envoyés avec elle. Ouvrez de nouveau la page à partir de son adresse courte.",
    too_slow="Votre demande n’est pas arrivée en entier.",
    too_slow_what_now="La connexion est peut-être lente. Rechargez la page. La page sans carte est "
    "la plus légère.",
    unreadable="Cela n’a pas pu être lu.",
    unreadable_what_now="Ouvrez de nouveau la page.",
    plain_page="La page sans carte",
)


def crowd_text(language: Language) -> CrowdText:
    """Return the sentences in one language."""
    return by_language(language, en=EN, fr=FR)
