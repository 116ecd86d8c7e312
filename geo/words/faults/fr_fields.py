"""What can be wrong with the value of one field, in French."""

from typing import Final, assert_never

from geo.faults.field import (
    BadCharacter,
    ClockWithoutQuotes,
    Counted,
    FieldProblem,
    Form,
    Harm,
    Missing,
    MoreUnknownFields,
    Nameless,
    NotAPhone,
    NotARing,
    NotAShape,
    NotATable,
    NotMade,
    NotOfForm,
    PiledUp,
    Plain,
    Table,
    TooMany,
    Twice,
    UnknownWord,
    UnknownZone,
    Words,
)

REMEDIES: Final = {
    "id": 'le nom du fichier sans .toml : id = "mon-groupe"',
    "name": "[name] et, en dessous, en et fr",
    "organization": "[organization] et, en dessous, en et fr",
    "description": "[description] et, en dessous, en et fr",
    "modes": 'modes = ["in_person"], ou [] si rien n’est précisé',
    "service_area": 'service_area = "not_stated" si la source n’en dit rien',
    "welcome": '[welcome] et, en dessous, par exemple, police = "yes"',
    "source_url": 'la page qui publie la fiche : source_url = "https://..."',
    "source_line": 'les mots de la source sur lesquels repose la fiche : source_line = "..."',
    "en": 'le texte anglais : en = "..."',
    "fr": 'le texte français : fr = "..."',
    "visibility": 'visibility = "public", "town" ou "withheld"',
    "town": 'la localité : town = "..."',
    "region": 'la province ou le territoire : region = "CA-ON"',
    "lat": "la latitude en degrés : lat = 43.5787",
    "lon": "la longitude en degrés, inférieure à 0 : lon = -79.831",
    "uncertainty_km": "la marge d’erreur du point, en km : uncertainty_km = 1",
    "weekday": 'le jour : weekday = "monday"',
    "starts": 'l’heure du début : starts = "19:00"',
    "time_zone": 'le fuseau horaire de la rencontre : time_zone = "America/Toronto"',
    "by": 'qui a consenti : by = "..."',
    "on": "le jour du consentement : on = 2026-11-23",
    "scope": 'à quoi la personne a consenti : scope = "publish"',
    "number": 'le numéro : number = "416-859-3579"',
    "role": 'de qui il s’agit : role = { en = "...", fr = "..." }',
    "type": 'type = "Polygon"',
    "coordinates": "les anneaux : coordinates = [[[lon, lat], ...]]",
}
"""What to write where a field is missing, by its name."""
TABLES: Final = {
    Table.LISTING: 'id = "mon-groupe"',
    Table.TEXTS: '{ en = "...", fr = "..." }',
    Table.WELCOME: '[welcome] et, en dessous, par exemple, police = "yes"',
    Table.OUTLINE: '{ type = "Polygon", coordinates = [[[lon, lat], ...]] }',
    Table.SITE: '[[sites]] et, en dessous, town = "..." et ainsi de suite',
    Table.MEETING: '[[meetings]] et, en dessous, weekday = "monday" et ainsi de suite',
    Table.CONSENT: '{ by = "...", on = 2026-11-23, scope = "publish" }',
    Table.PHONE: '{ number = "416-859-3579" }',
    Table.CONTACT: "[[contacts]] et, en dessous, role = { ... } et ainsi de suite",
}
"""How each table is written."""


def of_field(problem: FieldProblem) -> str:
    """Say what is wrong with the value of a field, and what to write instead."""
    match problem:
        case NotOfForm(value, form):
            return f"{value} {_not_of_form(form)}"
        case NotATable(value, table):
            return f"{value} n’est pas une table; écrivez-la ainsi : {TABLES[table]}"
        case Missing(field):
            return f"le champ est absent; écrivez {REMEDIES[field]}"
        case UnknownWord(value, words, known, meant):
            return f"{value} {_unknown(words)}; {_one_of(known, meant)}"
        case MoreUnknownFields(count):
            return f"{counted(count)} autres noms ne sont pas des champs; enlevez-les"
        case TooMany():
            return _too_many(problem)
        case Twice(value):
            return f"{value} figure ici deux fois; enlevez l’un des deux"
        case BadCharacter():
            return _bad_character(problem)
        case PiledUp(most):
            return f"une seule lettre porte plus de {most} accents; récrivez le mot"
        case ClockWithoutQuotes(value, written):
            return f'{value} est sans guillemets; écrivez "{written}"'
        case NotARing(value, least):
            return (
                f"{value} n’est pas un anneau; écrivez au moins {least} positions, la dernière "
                "identique à la première"
            )
        case NotAShape(shape):
            return f"les anneaux ne forment pas un {shape}; dessinez-le de nouveau"
        case NotAPhone(value, lacks_area_code):
            why = "l’indicatif régional manque" if lacks_area_code else "aucun n’a cette forme"
            return (
                f"{value} n’est pas un numéro de téléphone canadien : {why}; écrivez dix chiffres, "
                'comme "416-859-3579", et le poste dans son propre champ'
            )
        case UnknownZone(value, meant):
            return f"{value} n’est pas un fuseau horaire; {_zone_meant(meant)}"
        case Plain():
            return _plain(problem)
        case NotMade(said):
            return f"les champs ne vont pas ensemble; corrigez l’un d’eux (en anglais : {said})"
        case _:
            assert_never(problem)


def _one_of(known: tuple[str, ...], meant: str) -> str:
    """List the words that are allowed, the one that may be meant first."""
    listed = ", ".join(known)
    return (
        f"vouliez-vous dire {meant!r}? Choisissez parmi {listed}"
        if meant
        else f"choisissez parmi {listed}"
    )


def counted(count: int) -> str:
    """Write a number as French does, with a blank before each three digits."""
    return f"{count:,}".replace(",", "\u00a0")


def decimal(number: str) -> str:
    """Write a number with a comma for its decimals."""
    return number.replace(".", ",")


def described(problem: BadCharacter) -> str:
    """Name a character, or its kind where it has no name."""
    match problem.name:
        case Nameless.CONTROL:
            return "un caractère de commande"
        case Nameless.HALF:
            return "la moitié d’un caractère"
        case Nameless.PRIVATE:
            return "un caractère à usage privé"
        case Nameless.OTHER:
            return "un caractère sans nom"
        case _:
            return problem.name


def _not_of_form(form: Form) -> str:
    match form:
        case Form.TEXT:
            return "n’est pas du texte; écrivez-le entre guillemets droits"
        case Form.LIST:
            return "n’est pas une liste; écrivez-la entre crochets [ ]"
        case Form.FLAG:
            return "n’est ni true ni false; écrivez l’un des deux, sans guillemets"
        case Form.NUMBER:
            return (
                "n’est pas un nombre; écrivez-le sans guillemets, avec un point pour les décimales"
            )
        case Form.DAY:
            return "n’est pas une date; écrivez 2026-11-23, sans guillemets"
        case Form.CLOCK:
            return (
                'n’est pas une heure; écrivez-la de "00:00" à "23:59", entre guillemets droits : '
                '7 h du soir s’écrit "19:00"'
            )
        case Form.RINGS:
            return "n’est pas une liste d’anneaux; écrivez [[[lon, lat], ...]]"
        case Form.POSITION:
            return (
                "n’est pas une position au Canada; écrivez [longitude, latitude], comme "
                "[-79.831, 43.5787]"
            )
        case Form.AREA:
            return (
                'n’est pas une région desservie; écrivez "canada", "not_stated", une liste de '
                'régions comme ["CA-SK", "northern-bc"], ou un polygone'
            )
        case Form.WEEK_OF_MONTH:
            return 'n’est pas une semaine du mois; écrivez de 1 à 5 sans guillemets, ou "last"'
        case Form.ID:
            return (
                "ne peut pas être un id; écrivez des lettres minuscules, des chiffres et des "
                'traits d’union simples, entre guillemets droits, comme "mon-groupe"'
            )
        case Form.QUOTED_PHONE:
            return 'est sans guillemets; écrivez-le entre guillemets droits : "416-859-3579"'
        case Form.EXTENSION:
            return (
                "n’est pas un poste; écrivez ses chiffres entre guillemets droits, comme "
                '"0222" : sans eux, le zéro du début se perdrait'
            )
        case Form.EMAIL:
            return (
                "n’est pas une adresse courriel; écrivez une seule adresse, comme "
                '"nom@exemple.ca", avec des lettres, des chiffres et . _ + - \' seulement'
            )
        case Form.PAGE:
            return (
                "n’est pas l’adresse d’une page Web; une telle adresse commence par https:// ou "
                "http:// et ne contient ni espace ni mot de passe"
            )
        case Form.LANGUAGE:
            return (
                "n’est pas un code ISO 639-1; écrivez deux lettres minuscules, comme "
                '"en", "fr" ou "iu"'
            )
        case Form.POSTAL_CODE:
            return "n’est pas un code postal; écrivez-le sous la forme A1A 1A1"
        case Form.WHOLE_CODE:
            return (
                'n’est que la moitié d’un code postal; écrivez les six caractères, comme "L0P 1E0"'
            )
        case Form.ZONE_OF_PLACE:
            return (
                "n’est pas le fuseau horaire d’un lieu; écrivez celui du lieu, comme "
                '"America/Toronto" pour l’heure de l’Est'
            )
        case _:
            assert_never(form)


def _unknown(words: Words) -> str:
    match words:
        case Words.OF_FIELD:
            return "n’est pas connu ici"
        case Words.FIELDS:
            return "n’est pas un champ"
        case Words.REGIONS:
            return "n’est pas une région"
        case Words.WEEKDAYS:
            return "n’est pas un jour de la semaine"
        case _:
            assert_never(words)


def _too_many(problem: TooMany) -> str:
    count, most = counted(problem.how_many), counted(problem.most)
    match problem.counted:
        case Counted.CHARACTERS:
            return f"{count} caractères, c’est trop; écrivez-en au plus {most}"
        case Counted.ENTRIES:
            return f"{count} éléments, c’est trop; écrivez-en au plus {most}"
        case Counted.POSITIONS:
            return f"{count} positions, c’est trop; dessinez la région avec au plus {most}"
        case _:
            assert_never(problem.counted)


def _bad_character(problem: BadCharacter) -> str:
    found = f"le caractère {problem.position} du texte est {problem.code} ({described(problem)})"
    match problem.harm:
        case Harm.UNSEEN:
            return f"{found}, que personne ne voit; effacez-le"
        case Harm.LOOKS_ALIKE:
            return (
                f"{found}, qui ressemble à une autre lettre; tapez le mot de nouveau en lettres "
                "ordinaires"
            )
        case _:
            assert_never(problem.harm)


def _zone_meant(meant: str) -> str:
    if meant:
        return f"vouliez-vous dire {meant!r}?"
    return 'écrivez son nom IANA, comme "America/Toronto"'


def _plain(problem: Plain) -> str:
    match problem:
        case Plain.EMPTY:
            return "le texte est vide; écrivez-le, ou enlevez le champ"
        case Plain.NO_REGION:
            return "aucune région n’est nommée; nommez-en une, ou écrivez 'not_stated'"
        case Plain.CROSSED:
            return "le polygone est vide ou ses côtés se croisent; dessinez-le de nouveau"
        case _:
            assert_never(problem)
