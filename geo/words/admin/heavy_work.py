"""What is said where heavy work was not done: others were before it, or it was too much."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.words.language import Language
from geo.worker.outcome import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkText:
    """The sentences.

    Parameters
    ----------
    file
        Why a file that somebody handed in was not read.
    search
        Why the best set was not looked for.
    quick_stands
        What is shown instead of the best set.
    ask_again
        What to do where a file does not come.
    """

    file: Mapping[Why, str]
    search: Mapping[Why, str]
    quick_stands: str
    ask_again: str


EN = WorkText(
    file={
        Why.BUSY: "Other files are being read just now. Please try again in a moment.",
        Why.TOO_LONG: "Reading the file took longer than any listing takes. Split it into "
        "smaller files.",
        Why.TOO_LARGE: "The file is larger than any listing. Split it into smaller files.",
        Why.FAILED: "The file could not be read to its end. Save it again with the program that "
        "made it, and try once more.",
    },
    search={
        Why.BUSY: "Other searches are being done just now. Please try again in a moment.",
        Why.TOO_LONG: "The search took too long. Ask for fewer groups, or for one region only.",
        Why.TOO_LARGE: "The search was too large. Ask for fewer groups, or for one region only.",
        Why.FAILED: "The search could not be done. Please try again in a few minutes.",
    },
    quick_stands="The quick search is shown here instead.",
    ask_again="If a file does not come, others are being made: please try again in a minute.",
)
FR = WorkText(
    file={
        Why.BUSY: "D’autres fichiers sont en cours de lecture. Veuillez réessayer dans un instant.",
        Why.TOO_LONG: "La lecture du fichier a pris plus de temps que celle de n’importe quel "
        "répertoire. Divisez-le en fichiers plus petits.",
        Why.TOO_LARGE: "Le fichier est plus gros que n’importe quel répertoire. Divisez-le en "
        "fichiers plus petits.",
        Why.FAILED: "Le fichier n’a pas pu être lu jusqu’au bout. Enregistrez-le de nouveau avec "
        "le programme qui l’a créé, puis réessayez.",
    },
    search={
        Why.BUSY: "D’autres recherches sont en cours. Veuillez réessayer dans un instant.",
        Why.TOO_LONG: "La recherche a pris trop de temps. Demandez moins de groupes, ou une seule "
        "région.",
        Why.TOO_LARGE: "La recherche était trop grosse. Demandez moins de groupes, ou une seule "
        "région.",
        Why.FAILED: "La recherche n’a pas pu être faite. Veuillez réessayer dans quelques minutes.",
    },
    quick_stands="Le résultat de la recherche rapide est affiché à la place.",
    ask_again="Si un fichier n’arrive pas, c’est que d’autres sont en préparation\u00a0: veuillez "
    "réessayer dans une minute.",
)
_BY_LANGUAGE: dict[Language, WorkText] = {Language.EN: EN, Language.FR: FR}


def work_text(language: Language) -> WorkText:
    """Return the sentences of a language."""
    return _BY_LANGUAGE[language]
