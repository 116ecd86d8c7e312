"""What can be said of the rows of a file of another format, in French."""

from typing import assert_never

from geo.faults.row import (
    ClocksDiffer,
    ExtentProblem,
    IdInEarlierRow,
    IdTwiceInFile,
    InFeed,
    KeysNotTaken,
    LeftOut,
    ManyInService,
    ManyOfGroup,
    ManyServices,
    MissingKey,
    NeitherYesNorNo,
    NoEnd,
    NoProvince,
    NoSchedule,
    NotInCanada,
    NotOfFeed,
    NotTaken,
    NoVisibility,
    OfRow,
    OneLanguageChanged,
    PlaceLacks,
    PlaceNotKnown,
    PointOutsideCanada,
    ScheduleNotTaken,
    SeveralPlaces,
    SlugInEarlierRow,
    SoundsHidden,
    StillNames,
    TextProblem,
    TypesNotTaken,
    UnsurePoint,
    Untranslated,
    ValueNotTaken,
    WhereProblem,
    ZoneOfPlaceStands,
    ZoneRefused,
)
from geo.words.faults.fr_fields import counted, of_field


def of_text(problem: TextProblem) -> str:
    """Say what can be said of the texts and ids of a row."""
    match problem:
        case OfRow():
            return _plain(problem)
        case Untranslated(english_stands):
            if english_stands:
                return "absent; le texte anglais en tient lieu, traduisez-le en français"
            return "absent; le texte français en tient lieu, traduisez-le en anglais"
        case OneLanguageChanged(left):
            return (
                "le texte a changé dans une seule langue; vérifiez si celui de l’autre, "
                f"{left!r}, convient encore"
            )
        case IdInEarlierRow(value):
            return f"{value} figure déjà plus haut; donnez un autre id à l’une des deux lignes"
        case SlugInEarlierRow(value):
            return f"{value} figure déjà plus haut; un autre id est donné à cette ligne"
        case IdTwiceInFile(value):
            return f"{value} figure deux fois dans ce fichier; enlevez l’un des deux services"
        case MissingKey(key):
            return f"le champ est absent; écrivez {key}"
        case NotOfFeed(value, what):
            return f"{value} n’est pas {_not_of_feed(what)}"
        case LeftOut(why):
            return f"{of_field(why)}; valeur laissée de côté"
        case _:
            assert_never(problem)


def of_where(problem: WhereProblem) -> str:
    """Say what is wrong with where a row says people meet, or when."""
    match problem:
        case SeveralPlaces(value, places):
            return (
                f"{value} peut désigner {', '.join(places)}; précisez lequel de ces lieux, ou "
                "écrivez la latitude et la longitude"
            )
        case PlaceNotKnown(value):
            return (
                f"{value} n’est pas un lieu connu; corrigez-le, ou écrivez le lieu connu le plus "
                "proche"
            )
        case NoProvince(value):
            return f"{value} n’est ni une province ni un territoire du Canada; corrigez-le"
        case PointOutsideCanada(lat, lon):
            return (
                f"la position (latitude {lat}, longitude {lon}) est hors du Canada; donnez des "
                "degrés, la latitude d’abord (les deux sont-elles inversées?)"
            )
        case NotInCanada(written):
            return f"{written} est hors du Canada; corrigez le point"
        case NeitherYesNorNo(value):
            return f"{value} n’est ni oui ni non; lu comme un oui : seule la localité est affichée"
        case NoVisibility(value, known):
            return (
                f"{value} n’est pas l’une des valeurs admises ({', '.join(known)}); seule la "
                "localité est affichée"
            )
        case SoundsHidden(key):
            return (
                f"la clé {key} n’est pas connue; l’adresse est tenue pour approximative : seule la "
                "localité est affichée"
            )
        case StillNames(doors):
            return f"le texte mentionne encore {', '.join(doors)}; enlevez ces mots à la main"
        case PlaceLacks(fields):
            return (
                f"le lieu n’est pas retenu, car il lui manque {', '.join(fields)}; ajoutez-le "
                "vous-même à la fiche"
            )
        case UnsurePoint(km):
            return (
                f"HSDS ne dit pas si le point est exact; une marge d’erreur de {km} km est "
                "inscrite jusqu’à ce que quelqu’un ait vérifié"
            )
        case NoEnd(value, starts):
            return (
                f"{value} ne peut pas être la fin d’une rencontre qui commence à {starts}; valeur "
                "laissée de côté"
            )
        case ClocksDiffer(stated, kept, hour, is_of_place):
            said = f"{stated!r} est indiqué, mais le lieu suit {kept!r}; {hour} est retenu"
            if is_of_place:
                return f"{said} dans le fuseau du lieu"
            return f"{said} dans le fuseau indiqué, car la rencontre a aussi lieu en ligne"
        case ZoneRefused(why):
            return f'{of_field(why)}; écrivez-le comme "America/Toronto"'
        case ZoneOfPlaceStands(why):
            return f"{of_field(why)}; le fuseau du lieu le remplace"
        case _:
            assert_never(problem)


def of_extent(problem: ExtentProblem) -> str:
    """Say what of a row is too much, or has no place in a listing."""
    match problem:
        case ManyServices(count, most):
            return (
                f"{counted(count)} services, c’est trop pour un répertoire; donnez-en au plus "
                f"{counted(most)} par fichier"
            )
        case ManyInService(count, most):
            return (
                f"une liste a {counted(count)} éléments, c’est trop; écrivez-en au plus "
                f"{counted(most)} dans un service"
            )
        case ManyOfGroup(count, most):
            return (
                f"{counted(count)} rencontres d’un seul groupe, c’est trop : {counted(most)} au "
                "plus sont lues; donnez un autre slug à certaines"
            )
        case ValueNotTaken(value, what):
            return _not_taken(value, what)
        case ScheduleNotTaken(told, why):
            return f"l’horaire ({', '.join(told)}) n’est pas retenu : {_no_schedule(why)}"
        case KeysNotTaken(count, first):
            return f"{count} clés ne sont pas retenues : {', '.join(first)}"
        case TypesNotTaken(first):
            return f"non retenus : {', '.join(first)}"
        case _:
            assert_never(problem)


def _plain(problem: OfRow) -> str:
    match problem:
        case OfRow.COLUMN_NOT_TAKEN:
            return "cette colonne n’est pas lue; dites à laquelle des nôtres elle correspond"
        case OfRow.NO_NAME:
            return "la ligne n’a pas de nom; donnez-lui un nom ou l’id d’une fiche"
        case OfRow.NAMELESS_MEETING:
            return "la rencontre n’a pas de nom; donnez-lui-en un"
        case OfRow.IN_PERSON:
            return "rien n’est précisé; la ligne nomme un lieu, donc on se réunit en personne"
        case OfRow.NAME_OF_GROUP:
            return "rien n’est précisé; le nom du groupe en tient lieu"
        case OfRow.NAME_OF_MEETING:
            return "rien n’est précisé; le nom de la rencontre en tient lieu"
        case OfRow.OTHER_LANGUAGE:
            return "le texte dans l’autre langue a changé; vérifiez celui-ci"
        case OfRow.ENGLISH_CHANGED:
            return "l’anglais a changé; vérifiez le français"
        case OfRow.IN_BOTH_LANGUAGES:
            return "les mots du flux figurent dans les deux langues; traduisez-les"
        case OfRow.NO_FRENCH:
            return (
                "pas de français ici; l’anglais figure dans les deux langues jusqu’à ce qu’il soit "
                "traduit"
            )
        case OfRow.WITHDRAWN:
            return "la fiche est retirée ici et le demeure"
        case OfRow.KNOWN_NOT_TOLD:
            return (
                "la fiche diffère, mais celle qui est déjà ici ne peut pas être rendue dans un "
                "flux; modifiez-la ici"
            )
        case OfRow.NO_PLACE:
            return "ni localité, ni code postal, ni point n’est indiqué; écrivez l’un des trois"
        case OfRow.DOOR_LEFT_OUT:
            return "laissé de côté : l’adresse est approximative, et ceci peut décrire l’entrée"
        case OfRow.ONLINE_ALONE:
            return "seule la rencontre en ligne est retenue, sans l’adresse"
        case OfRow.POINT_LEFT_OUT:
            return "une rencontre en ligne n’a pas de point sur la carte; point laissé de côté"
        case OfRow.NO_MEETING:
            return "rien n’est précisé, donc aucune rencontre n’est retenue"
        case OfRow.ZONE_NEEDED:
            return (
                "une rencontre en ligne a besoin de son propre fuseau horaire; écrivez-le comme "
                '"America/Toronto"'
            )
        case OfRow.NO_SERVICES:
            return (
                "ce fichier ne contient aucun service; choisissez un fichier avec une liste de "
                "services HSDS"
            )
        case OfRow.NO_SERVICE:
            return "ce n’est pas un service; écrivez un objet avec id, name et ainsi de suite"
        case OfRow.SERVICE_TOO_DEEP:
            return "le service est trop imbriqué; récrivez-le"
        case OfRow.HALF_CHARACTER:
            return "un texte contient la moitié d’un caractère; récrivez-le en UTF-8"
        case OfRow.NO_STATUS:
            return "aucun état n’est indiqué; la fiche compte comme active"
        case _:
            assert_never(problem)


def _not_of_feed(what: InFeed) -> str:
    match what:
        case InFeed.MEETING:
            return "une rencontre; écrivez un objet"
        case InFeed.DAY:
            return (
                "un jour; écrivez de 0 pour dimanche à 6 pour samedi, ou une liste de ces nombres"
            )
        case InFeed.TIME:
            return 'une heure; écrivez "19:00"'
        case InFeed.UPDATED:
            return "une date; écrivez 2026-11-23 19:00:00"
        case _:
            assert_never(what)


def _not_taken(value: str, what: NotTaken) -> str:
    match what:
        case NotTaken.LOCATION:
            return (
                f"un lieu de type {value} n’est pas un lieu de rencontre et n’est pas retenu; "
                "vérifiez si l’on s’y réunit"
            )
        case NotTaken.AREA:
            return f"la région {value} n’est pas retenue; choisissez ses provinces, ou dessinez-la"
        case NotTaken.FIELD:
            return (
                f"{value} n’est pas retenu : une fiche n’a pas ce champ; voyez si cela a sa place "
                "dans la note"
            )
        case NotTaken.WHOLE:
            return f"{value} n’est pas retenu en entier : écrivez une liste d’objets"
        case NotTaken.TERM:
            return f"{value} n’est pas un de nos termes et n’est pas retenu; cherchez une coquille"
        case NotTaken.LANGUAGE:
            return f"{value} n’est pas retenu; écrivez son code de deux lettres, comme fr"
        case _:
            assert_never(what)


def _no_schedule(why: NoSchedule) -> str:
    match why:
        case NoSchedule.OTHER_RHYTHM:
            return (
                "une rencontre revient chaque semaine ou chaque mois; décrivez cet horaire dans la "
                "note"
            )
        case NoSchedule.NO_WEEKDAY:
            return "il ne nomme aucun jour de la semaine; ajoutez la rencontre à la main"
        case NoSchedule.NO_HOUR:
            return "il ne nomme aucune heure; ajoutez la rencontre à la main"
        case NoSchedule.NO_ZONE:
            return (
                "un décalage par rapport à UTC n’est pas un fuseau horaire, et il en faut un; "
                "ajoutez la rencontre à la main"
            )
        case _:
            assert_never(why)
