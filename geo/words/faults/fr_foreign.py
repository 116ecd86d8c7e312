"""What can be wrong with a file of another format as a whole, in French."""

from typing import assert_never

from geo.faults.foreign_file import (
    ColumnTwice,
    DamagedWorkbook,
    ExportOnly,
    FileNotRead,
    Foreign,
    ForeignProblem,
    FormatNotTold,
    Kind,
    LargeArchive,
    LargeFile,
    LargeTable,
    LongCell,
    LongText,
    ManyMeetings,
    Measured,
    NoColumn,
    NoCsv,
    NoJson,
    NotUtf8,
    NoWorkbook,
    Oddity,
    OddPart,
    TableProblem,
    TooMuch,
)
from geo.words.faults.fr_fields import counted
from geo.words.faults.fr_files import of_archive


def of_foreign(problem: ForeignProblem) -> str:
    """Say why a file cannot be taken or written, and what to do."""
    match problem:
        case Foreign():
            return _plain(problem)
        case LargeFile(mb, most_mb, kind):
            return _large(mb, most_mb, kind)
        case NoJson(said, kind):
            return f"le fichier n’est pas en JSON (en anglais : {said}); {_choose(kind)}"
        case ManyMeetings(how_many, most):
            return (
                f"{counted(how_many)} rencontres, c’est trop : {counted(most)} au plus sont lues; "
                "divisez le flux"
            )
        case ExportOnly(form, read):
            return (
                f"les fichiers {form} ne servent qu’à l’exportation; choisissez parmi "
                f"{', '.join(read)}"
            )
        case NotUtf8(file):
            return f"{file} n’est pas en UTF-8; enregistrez-le de nouveau en UTF-8"
        case FormatNotTold(file):
            return f"le format de {file} n’est pas reconnu; précisez-le avec --format"
        case FileNotRead(file, said):
            return f"{file} ne peut pas être lu ({said}); vérifiez son nom"
        case _:
            assert_never(problem)


def of_table(problem: TableProblem) -> str:
    """Say why a table or a workbook cannot be taken or written, and what to do."""
    match problem:
        case LargeTable(rows, columns, most_rows, most_columns, most_cells):
            return (
                f"{counted(rows)} lignes et {counted(columns)} colonnes, c’est trop pour un "
                f"répertoire (au plus {counted(most_rows)} lignes, {counted(most_columns)} "
                f"colonnes, {counted(most_cells)} cellules); divisez le tableau"
            )
        case TooMuch(most, measured):
            return _too_much(most, measured)
        case LongCell(characters, most):
            return (
                f"une cellule a {counted(characters)} caractères et peut en contenir "
                f"{counted(most)} au plus; enregistrez le tableau en CSV"
            )
        case LongText(listing, column, characters, most):
            return (
                f"{listing} : {column} a {counted(characters)} caractères, et une cellule de "
                f"classeur en contient {counted(most)} au plus; enregistrez le répertoire en CSV, "
                "ou dessinez la région avec moins de sommets"
            )
        case NoColumn(column, heading):
            return (
                f"{column!r}, indiqué pour {heading!r}, n’est pas une colonne des fiches; "
                "consultez la liste"
            )
        case ColumnTwice(column):
            return f"deux en-têtes désignent {column!r}; retirez-en un"
        case NoCsv(said):
            return (
                f"le fichier n’est pas en CSV (en anglais : {said}); enregistrez le tableau de "
                "nouveau en CSV"
            )
        case DamagedWorkbook(said):
            return f"le classeur est endommagé (en anglais : {said}); {_SAVE_XLSX}"
        case NoWorkbook(why):
            return f"le fichier n’est pas un classeur ({of_archive(why)}); {_SAVE_XLSX}"
        case LargeArchive(why):
            return (
                f"le classeur est trop gros pour un répertoire ({of_archive(why)}); divisez le "
                "tableau"
            )
        case OddPart(part, oddity):
            return (
                f"le classeur est anormal ({part} {_odd(oddity)}); enregistrez le tableau de "
                "nouveau avec un tableur, ou en CSV"
            )
        case _:
            assert_never(problem)


_SAVE_XLSX = "enregistrez le tableau en .xlsx sans mot de passe, ou en CSV"


def _plain(problem: Foreign) -> str:
    match problem:
        case Foreign.EMPTY_TABLE:
            return f"le tableau est vide; {_choose(Kind.TABLE)}"
        case Foreign.NO_TEXT:
            return (
                "le fichier n’est pas du texte; enregistrez le tableau en CSV avec l’encodage UTF-8"
            )
        case Foreign.LOCKED_OR_OLD:
            return (
                "le classeur est verrouillé par un mot de passe ou dans l’ancien format .xls; "
                f"{_SAVE_XLSX}"
            )
        case Foreign.LOCKED:
            return f"le classeur est verrouillé par un mot de passe; {_SAVE_XLSX}"
        case Foreign.LARGE_WORKBOOK:
            return "le classeur est trop gros pour un répertoire; divisez le tableau"
        case Foreign.LARGE_SHEET:
            return "la feuille contient trop de données pour un répertoire; divisez le tableau"
        case Foreign.NO_MEETINGS:
            return f"le fichier ne contient aucune liste de rencontres; {_choose(Kind.FEED)}"
        case Foreign.NO_FOLDER:
            return "le format toml est un dossier de fichiers; indiquez-en un avec --to DOSSIER"
        case _:
            assert_never(problem)


def _large(mb: int, most_mb: int, kind: Kind) -> str:
    match kind:
        case Kind.TABLE:
            return f"le fichier fait {mb} Mo; la limite est de {most_mb} Mo"
        case Kind.FEED:
            return f"le flux fait {mb} Mo; la limite est de {most_mb} Mo"
        case Kind.SERVICES:
            return f"le fichier de {mb} Mo est trop gros pour un répertoire; {_choose(kind)}"
        case _:
            assert_never(kind)


def _choose(kind: Kind) -> str:
    match kind:
        case Kind.TABLE:
            return "choisissez un tableau avec une ligne d’en-tête et des lignes en dessous"
        case Kind.FEED:
            return "choisissez un flux : une liste JSON avec un objet pour chaque rencontre"
        case Kind.SERVICES:
            return "choisissez un fichier avec une liste de services HSDS"
        case _:
            assert_never(kind)


def _too_much(most: int, measured: Measured) -> str:
    match measured:
        case Measured.CELLS:
            return (
                f"plus de {counted(most)} cellules, c’est trop pour un répertoire; divisez le "
                "tableau"
            )
        case Measured.ROWS:
            return f"la feuille a plus de {counted(most)} lignes; divisez le tableau"
        case Measured.COLUMNS:
            return f"une ligne a plus de {counted(most)} colonnes; enlevez les dernières"
        case _:
            assert_never(measured)


def _odd(oddity: Oddity) -> str:
    match oddity:
        case Oddity.NOT_UTF_8:
            return "n’est pas en UTF-8"
        case Oddity.DOCUMENT_TYPE:
            return "déclare un type de document"
        case Oddity.LARGE:
            return "est trop gros"
        case Oddity.ENDLESS:
            return "contient une balise qui n’est pas fermée"
        case _:
            assert_never(oddity)
