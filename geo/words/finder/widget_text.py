"""What Streamlit's own parts say in English alone, and the French for it."""

from collections.abc import Mapping
from typing import Final

from geo.words.language import Language, by_language

_FRENCH: Final[Mapping[str, str]] = {
    "Open": "Ouvrir la liste",
    "No results": "Aucun résultat",
    "No options": "Aucun choix",
    "No options to select": "Aucun choix",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Selectbox options": "Choix possibles",
    "Multiselect options": "Choix possibles",
    "Selected values": "Choix faits",
    "Select all": "Tout sélectionner",
    r"Select (\d+) matches": "Sélectionner les $1 résultats",
    "Clear all": "Tout effacer",
    "Clear value": "Effacer",
    "Clear entry": "Effacer",
    "Remove (.+)": "Enlever $1",
    "Help": "Aide",
    "Help for (.+)": "Aide\u00a0: $1",
    r"You can only select up to (\d+) .+": (
        "Nombre maximal de choix\u00a0: $1. Enlevez-en d’abord un."
    ),
    "Press Enter to .+": "Appuyez sur Entrée",
    r"Press (.+)\+Enter to .+": "Appuyez sur $1+Entrée",
    "Show password": "Afficher le mot de passe",
    "Hide password": "Masquer le mot de passe",
    "Upload": "Choisir un fichier",
    "Add files": "Ajouter des fichiers",
    "Browse files": "Choisir un fichier",
    "Drag and drop (?:a )?files? here": "Glissez un fichier ici",
    r"(?:Limit )?(\d+)\s?KB per file(.*)": "$1\u00a0ko par fichier$2",
    r"(?:Limit )?(\d+)\s?MB per file(.*)": "$1\u00a0Mo par fichier$2",
    r"File must be (\d+)\s?MB or smaller\.": "Le fichier doit avoir au plus $1\u00a0Mo.",
    r"(.+) files are not allowed\.": "Les fichiers $1 ne sont pas acceptés.",
    "file upload": "fichier à choisir",
    "Choose date": "Choisir une date",
    "Clear date": "Effacer la date",
    "Previous month": "Mois précédent",
    "Next month": "Mois suivant",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
        "Les flèches changent la date, Entrée la choisit, Échap ferme."
    ),
    "Pagination": "Pages de la liste",
    "Previous page": "Page précédente",
    "Next page": "Page suivante",
    "Main menu": "Menu principal",
    "Notifications": "Avis",
    "Running...": "En cours",
    "Stop": "Arrêter",
    "Stop script": "Arrêter",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Copy to clipboard": "Copier",
    "Copied": "Copié",
}
"""By the whole text, as a regular expression of JavaScript; ``$1`` is its first group."""


def widget_words(language: Language) -> Mapping[str, str]:
    """Return what to say instead, by what Streamlit says; nothing in the language it speaks."""
    return by_language(language, en={}, fr=_FRENCH)
