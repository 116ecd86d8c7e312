"""What can be wrong with the store, or with what is asked of it, in French."""

from typing import assert_never

from geo.faults.store import (
    Asked,
    Away,
    FileReplaced,
    IncompleteFile,
    KeptNowhere,
    LettersWait,
    NoAnswer,
    NoSuchRevision,
    NotThere,
    OtherVersion,
    SavedSince,
    StoreGone,
    StoreProblem,
    Unnamed,
    WithoutFile,
)

_COPY_ALL = (
    "copiez aussi le fichier -wal qui se trouvait à côté, ou restaurez une sauvegarde; là où il "
    "n’y a pas de fichier, une nouvelle base est créée"
)


def of_store(problem: StoreProblem) -> str:
    """Say what is wrong with the store or with what is asked of it, and what to do."""
    match problem:
        case Away():
            return _away(problem)
        case NoAnswer(database, said):
            return (
                f"impossible d’utiliser {database} (en anglais : {said}); vérifiez que la base "
                "fonctionne et qu’on peut y écrire"
            )
        case StoreGone(database):
            return (
                f"{database} : la base qui était ici a disparu; remettez-la en place ou restaurez "
                "une sauvegarde"
            )
        case FileReplaced(file):
            return (
                f"{file} a été supprimé ou remplacé pendant qu’il était ouvert; remettez-le en "
                "place"
            )
        case OtherVersion(database, said):
            return (
                f"{database} vient d’une autre version du programme (en anglais : {said}); "
                "utilisez celle qui a créé la base"
            )
        case WithoutFile(file, part):
            return f"{file} est absent, mais son fichier {part} est là; {_COPY_ALL}"
        case IncompleteFile(file, held_one):
            if held_one:
                return f"{file} ne contient plus de répertoire; {_COPY_ALL}"
            return f"{file} ne contient pas de répertoire : la copie est incomplète; {_COPY_ALL}"
        case KeptNowhere(why, said):
            return f"{of_store(why)}, et rien ne peut être conservé à côté : {said}"
        case NotThere(named, asked):
            return _not_there(named, asked)
        case NoSuchRevision(listing, revision):
            return f"{listing} n’a pas de révision {revision}; relisez la fiche"
        case SavedSince(listing, read_at, by, revision):
            return (
                f"{listing} : lue à la révision {read_at}, mais {by} a enregistré la révision "
                f"{revision} depuis; voyez la différence et enregistrez de nouveau"
            )
        case LettersWait(most):
            return f"messages déjà en attente : {most}; traitez-en d’abord quelques-uns"
        case Unnamed.NOBODY:
            return "personne n’est nommé; dites avec --by NOM qui fait cette modification"
        case _:
            assert_never(problem)


def _away(problem: Away) -> str:
    match problem:
        case Away.AWAY:
            return "la base de données est injoignable"
        case Away.NOTHING_KNOWN:
            return "la base de données est injoignable, et aucun de ses états n’est connu"
        case Away.NO_LETTERS:
            return "la base de données n’accepte pas de messages"
        case Away.SILENT:
            return "la base de données ne répond pas"
        case Away.MISNAMED:
            return (
                "l’adresse de la base de données n’en nomme aucune qui soit connue ici; écrivez "
                "sqlite:///chemin ou postgresql://nom:mot-de-passe@hote/base"
            )
        case _:
            assert_never(problem)


def _not_there(named: str, asked: Asked) -> str:
    match asked:
        case Asked.LISTING:
            return f"la fiche {named} n’existe pas; choisissez-en une dans la liste"
        case Asked.PUBLIC:
            return f"{named} n’est pas publique; publiez d’abord la fiche"
        case Asked.READABLE:
            return f"{named} ne peut pas être lue telle quelle; rétablissez une version antérieure"
        case Asked.CONFIRMED:
            return f"aucune fiche n’a l’id {named!r}; confirm --list en donne la liste"
        case Asked.REVISION:
            return f"la révision {named} n’existe pas; choisissez-en une dans l’historique"
        case Asked.LETTER:
            return f"le message {named} n’est plus en attente; quelqu’un l’a déjà traité"
        case _:
            assert_never(asked)
