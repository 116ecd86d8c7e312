"""What can be wrong with the listing's own files, in French."""

from typing import assert_never

from geo.faults.file import (
    Archive,
    ArchiveProblem,
    DataDamaged,
    FileNotWritten,
    LargeUnpacked,
    LongName,
    ManyFiles,
    NoArchive,
    NoSnapshot,
    NotToml,
    OwnFile,
    OwnFileProblem,
    Slip,
    Snapshot,
    SnapshotProblem,
    SnapshotTooLarge,
    TooDeep,
    TwiceInSnapshot,
    Unreadable,
    UnusualMethod,
)
from geo.words.faults.fr_fields import counted


def of_own_file(problem: OwnFileProblem) -> str:
    """Say why a listing file cannot be read as a whole, and what to do."""
    match problem:
        case OwnFile.NONE_IN_FOLDER:
            return (
                "ce dossier ne contient aucun fichier .toml; indiquez un dossier qui contient le "
                "répertoire, un fichier .toml pour chaque fiche"
            )
        case OwnFile.NOT_UTF_8:
            return "le fichier n’est pas en UTF-8; enregistrez-le de nouveau avec l’encodage UTF-8"
        case Unreadable(said):
            return f"le fichier ne peut pas être lu ({said}); vérifiez son nom"
        case FileNotWritten(file, said):
            return (
                f"impossible d’écrire {file} ({said}); indiquez un emplacement où vous avez le "
                "droit d’écrire"
            )
        case DataDamaged(said):
            return (
                f"un fichier de données du programme est endommagé (en anglais : {said}); "
                "installez le programme de nouveau"
            )
        case TooDeep(most):
            return (
                f"des tables ou des listes sont imbriquées sur plus de {most} niveaux; "
                "écrivez-les sans les imbriquer autant"
            )
        case LongName(count):
            return f"un nom de {counted(count)} caractères n’est pas un champ; enlevez-le"
        case NotToml():
            return f"le fichier ne peut pas être lu comme du TOML : {_not_toml(problem)}"
        case _:
            assert_never(problem)


def of_archive(problem: ArchiveProblem) -> str:
    """Say what is odd about a packed file; it goes into another sentence."""
    match problem:
        case Archive.ENCRYPTED:
            return "il est chiffré"
        case Archive.LONG_NAME:
            return "un nom y est trop long"
        case Archive.NAME_TWICE:
            return "un même nom y figure deux fois"
        case Archive.OVERLAP:
            return "ses éléments se chevauchent"
        case NoArchive(said):
            return f"en anglais : {said}"
        case UnusualMethod(method):
            return f"il est compressé par la méthode {method}, qui n’est pas la méthode habituelle"
        case ManyFiles(most):
            return f"il contient plus de {counted(most)} fichiers"
        case LargeUnpacked(most_mb):
            return f"plus de {most_mb:.0f} Mo une fois décompressé"
        case _:
            assert_never(problem)


def of_snapshot(problem: SnapshotProblem) -> str:
    """Say why a saved listing cannot be read, and what to do."""
    match problem:
        case Snapshot.EMPTY:
            return (
                "le fichier ne contient aucune fiche; choisissez un fichier enregistré à partir "
                "de cette page"
            )
        case Snapshot.TOO_LARGE:
            return (
                "le fichier est trop gros pour un répertoire; choisissez un fichier enregistré à "
                "partir de cette page"
            )
        case SnapshotTooLarge(why):
            return (
                f"le fichier est trop gros pour un répertoire ({of_archive(why)}); choisissez un "
                "fichier enregistré à partir de cette page"
            )
        case NoSnapshot(why):
            return (
                f"le fichier n’est pas un répertoire enregistré ({of_archive(why)}); choisissez un "
                "fichier enregistré à partir de cette page"
            )
        case TwiceInSnapshot(file):
            return f"le fichier contient {file} deux fois; enlevez l’un des deux"
        case _:
            assert_never(problem)


def _not_toml(problem: NotToml) -> str:
    said = f"en anglais, « {problem.said} »"
    match problem.slip:
        case Slip.WITHOUT_QUOTES:
            return f'{said}; écrivez {problem.value} entre guillemets droits : "{problem.value}"'
        case Slip.TWICE:
            return (
                f"{said}; le nom défini à cette ligne figure deux fois dans le fichier; enlevez "
                "l’un des deux"
            )
        case Slip.MARK:
            return (
                f"{said}; cherchez un guillemet, un crochet ou un signe d’égalité qui manque à "
                "cette ligne ou à la précédente"
            )
        case Slip.TOO_LONG:
            return f"une valeur est trop longue ou trop imbriquée ({said}); enlevez-la"
        case _:
            assert_never(problem.slip)
