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
    "copiez aussi le fichier -wal qui se trouvait à côté, ou rétablissez une copie de sauvegarde; "
    "là où il n’y a pas de fichier, une nouvelle base est créée"
)


def of_store(problem: StoreProblem) -> str:
    """Say what is wrong with the store or with what is asked of it, and what to do."""
    match problem:
        case Away():
            return _away(problem)
        case NoAnswer(database, said):
            return f"{database} : {said}; vérifiez qu’elle fonctionne et qu’on peut y écrire"
        case StoreGone(database):
            return (
                f"{database} : il y avait une base ici, et elle a disparu; remettez-la ou "
                "rétablissez une copie de sauvegarde"
            )
        case FileReplaced(file):
            return f"{file} a été supprimé ou remplacé pendant qu’il était ouvert; remettez-le"
        case OtherVersion(database, said):
            return f"{database} : {said}; utilisez le programme qui l’a créée"
        case WithoutFile(file, part):
            return f"{file} est absent, et son fichier {part} est là; {_COPY_ALL}"
        case IncompleteFile(file, held_one):
            if held_one:
                return f"{file} ne contient plus de répertoire; {_COPY_ALL}"
            return f"{file} ne contient pas de répertoire : la copie est incomplète; {_COPY_ALL}"
        case KeptNowhere(why, said):
            return f"{of_store(why)}, et rien ne peut être gardé à côté : {said}"
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
            return f"{most} messages attendent déjà; répondez d’abord à quelques-uns"
        case Unnamed.NOBODY:
            return "personne n’est nommé; dites qui fait ce changement avec --by NOM"
        case _:
            assert_never(problem)


def _away(problem: Away) -> str:
    match problem:
        case Away.AWAY:
            return "la base de données est absente"
        case Away.NOTHING_KNOWN:
            return "la base de données est absente, et aucun de ses états n’est connu"
        case Away.NO_LETTERS:
            return "la base de données ne prend pas de messages"
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
            return f"la fiche {named} n’existe pas; choisissez-en une de la liste"
        case Asked.PUBLIC:
            return f"{named} n’est pas publique; publiez d’abord la fiche"
        case Asked.READABLE:
            return f"{named} ne peut pas être lue telle quelle; rétablissez une version antérieure"
        case Asked.CONFIRMED:
            return f"aucune fiche n’a l’id {named!r}; confirm --list les nomme"
        case Asked.REVISION:
            return f"la révision {named} n’existe pas; choisissez-en une de l’historique"
        case Asked.LETTER:
            return f"le message {named} n’attend pas; quelqu’un y a déjà répondu"
        case _:
            assert_never(asked)
