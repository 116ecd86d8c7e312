"""What can be wrong between the fields of a listing, or between it and the world, in French."""

from typing import assert_never

from geo.faults.listing import (
    Axis,
    CodeFarFromPoint,
    CodeOfOtherRegion,
    Contradiction,
    DayToCome,
    DayTooEarly,
    FinerThanTown,
    IdNotOfFile,
    IdTaken,
    ListingProblem,
    MeetingTooLong,
    NoSuchCode,
    NotAboveZero,
    OutsideCanada,
    PlaceProblem,
    Point,
    PointFarFromTown,
    PointTellsTooMuch,
    TownAndCodeApart,
    TownOfElsewhere,
    UnknownTown,
    ZoneOfElsewhere,
)
from geo.words.faults.fr_fields import decimal


def of_listing(problem: ListingProblem) -> str:
    """Say what does not fit in a listing, and which of it to mend."""
    match problem:
        case Contradiction():
            return _contradiction(problem)
        case FinerThanTown(value, visibility):
            return (
                f"{value} en dirait plus que la localité, pour un lieu dont l’adresse est "
                f"{visibility!r}; enlevez le champ"
            )
        case OutsideCanada(axis, value, least, most):
            return (
                f"{_axis(axis)} {value} est hors du Canada; écrivez des degrés de {least} à {most} "
                "(lat et lon sont-elles inversées?)"
            )
        case NotAboveZero(value):
            return f"{value} n’est pas supérieur à 0; écrivez une distance en km"
        case MeetingTooLong(starts, ends, hours):
            return (
                f"avec une fin à {ends:%H:%M}, une rencontre qui commence à {starts:%H:%M} "
                f"durerait {decimal(f'{hours:.3g}')} heures; écrivez la fin sur 24 heures, ou "
                "enlevez-la si rien n’est précisé"
            )
        case DayToCome(day, today):
            return (
                f"le {day} est postérieur à aujourd’hui, le {today}; écrivez le jour où cela a été "
                "dit"
            )
        case DayTooEarly(day, first):
            return f"le {day} est antérieur au {first}; écrivez l’année au complet et vérifiez"
        case ZoneOfElsewhere(stated, town, there):
            return (
                f'{stated!r} n’est pas l’heure de {town}, qui suit "{there}"; écrivez '
                f'time_zone = "{there}" et l’heure de cet endroit'
            )
        case IdNotOfFile(value, of_file):
            return (
                f'{value} diffère du nom du fichier; écrivez id = "{of_file}", ou renommez le '
                "fichier"
            )
        case IdTaken(value, owner):
            return f"{value} est aussi l’id de {owner}; donnez un autre id à l’un des deux"
        case _:
            assert_never(problem)


def of_place(problem: PlaceProblem) -> str:
    """Say why a site cannot be where it says it is, and what to write."""
    match problem:
        case UnknownTown(town, region, perhaps):
            meant = f" (peut-être {', '.join(perhaps)})" if perhaps else ""
            return (
                f"aucune localité nommée {town!r} n’est connue dans {region}; vérifiez son "
                f"orthographe{meant}, ou nommez la localité connue la plus proche"
            )
        case TownOfElsewhere(town, region, there):
            return (
                f"la localité {town!r} n’est pas connue dans {region}, mais l’est dans {there}; "
                "corrigez la région ou la localité"
            )
        case PointFarFromTown(km, town, right):
            return (
                f"le point est à {km:.0f} km de {town}; écrivez le point de l’adresse ou celui de "
                f"la localité : {_written(right)}, ou corrigez la localité"
            )
        case PointTellsTooMuch(km, town, visibility, right):
            return (
                f"le point est à {decimal(f'{km:.1f}')} km de celui de {town} et pourrait révéler "
                f"une adresse qui est {visibility!r}; écrivez {_written(right)}"
            )
        case TownAndCodeApart(town, postal_code, km):
            return (
                f"{town} et {postal_code} sont à {km:.0f} km l’un de l’autre; corrigez la localité "
                "ou le code postal"
            )
        case CodeOfOtherRegion(postal_code, region, of_site):
            return (
                f"{postal_code} appartient à {region}, et le lieu de rencontre à {of_site}; "
                "corrigez l’un des deux"
            )
        case NoSuchCode(begins):
            return f"aucun code postal ne commence par {begins}; vérifiez-le"
        case CodeFarFromPoint(postal_code, km, right):
            return (
                f"{postal_code} est à {km:.0f} km du point du lieu de rencontre; corrigez le code "
                f"postal, ou écrivez {_written(right)}"
            )
        case _:
            assert_never(problem)


def _contradiction(problem: Contradiction) -> str:
    match problem:
        case Contradiction.SITE_WITHOUT_MODE:
            return (
                'un lieu figure ici, mais modes ne contient pas "in_person"; ajoutez ce mode, ou '
                "enlevez le lieu (une rencontre en ligne n’a pas de point sur la carte)"
            )
        case Contradiction.WORDS_WITHOUT_REGIONS:
            return (
                "des mots décrivent la région desservie, mais service_area ne nomme aucune "
                "région; nommez-en une ou plusieurs, ou enlevez ces mots"
            )
        case Contradiction.HOW_WITHOUT_DAY:
            return (
                "on dit comment la fiche a été confirmée, mais non quand; écrivez "
                "assured_on = 2026-11-23"
            )
        case _:
            assert_never(problem)


def _axis(axis: Axis) -> str:
    match axis:
        case Axis.LAT:
            return "la latitude"
        case Axis.LON:
            return "la longitude"
        case _:
            assert_never(axis)


def _written(point: Point) -> str:
    return f"lat = {point.lat:.4f}, lon = {point.lon:.4f}"
