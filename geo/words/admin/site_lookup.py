"""What is said to staff of a meeting place that was looked up: found, or refused and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from geo.listing.checks.site_outcome import (
    CodeNotPlaced,
    CodeOfOtherRegion,
    Found,
    FoundBy,
    MadeCoarse,
    NoSuchPostalCode,
    NotAPostalCode,
    Reason,
    Remark,
    SeveralTowns,
    StreetNotLocated,
    TownAndCodeApart,
    UnknownTown,
)
from geo.place.geocoding.outcome import Why
from geo.words.coverage.names import coverage_text
from geo.words.language import Language, by_language
from geo.words.say.sentences import distance, in_words, listed, text_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _SiteText:
    found: str
    how: Mapping[FoundBy, str]
    coarse: str
    code_not_placed: str
    street_not_located: Mapping[FoundBy, str]
    why: Mapping[Why, str]
    unknown_town: str
    elsewhere: str
    perhaps: str
    several: str
    not_a_code: str
    meant: str
    no_such_code: str
    other_region: str
    apart: str


_EN = _SiteText(
    found="The map will show {place}, {how}; the real entrance may be up to {margin} from that "
    "point.",
    how={
        FoundBy.POSTAL_CODE: "by the postal code",
        FoundBy.TOWN: "by the town",
        FoundBy.STREET_REGISTER: "by the street and number, from the register of addresses",
        FoundBy.STREET_ONLINE: "by the street, from the online map service",
    },
    coarse="Only the town is kept: the venue, the street and the postal code are not stored.",
    code_not_placed="{code} is kept, but its own point is not known: the town’s is used.",
    street_not_located={
        FoundBy.STREET_REGISTER: "The register of addresses did not help ({why}); the point above "
        "is used.",
        FoundBy.STREET_ONLINE: "The online map service did not help ({why}); the point above is "
        "used.",
    },
    why={
        Why.NOTHING_TO_COMPARE: "neither town nor postal code is known",
        Why.BUSY: "it is busy",
        Why.NOT_KEPT: "its answers cannot be kept here",
        Why.UNREACHABLE: "it cannot be reached",
        Why.TOO_SLOW: "it took too long",
        Why.TURNED_AWAY: "it turned us away",
        Why.UNREADABLE: "its answer cannot be read",
        Why.NOT_FOUND: "it does not know the street",
        Why.SEVERAL: "several streets there bear the name: add the postal code",
        Why.NO_POSITION: "its answer has no position",
        Why.OUTSIDE_CANADA: "its answer is outside Canada",
        Why.OTHER_REGION: "its answer is in another province",
        Why.TOO_FAR: "its answer is too far from the town",
        Why.TOO_COARSE: "its answer is less exact",
    },
    unknown_town="No place named {town} is known {in_place}: check the spelling, or name the "
    "nearest town that is known.",
    elsewhere="There is one elsewhere: {places}.",
    perhaps="Perhaps {places}?",
    several="There are several places named {town} {in_place}: write {places}, or add the postal "
    "code.",
    not_a_code="{typed} is not a whole postal code: write it like L0P 1E0.",
    meant="Do you mean {code}?",
    no_such_code="No postal code known here begins with {code}: check it, or leave it out.",
    other_region="{code} is {in_code_region}, not {in_place}: correct one of them.",
    apart="{town} and {code} ({place}) are {km} apart: correct whichever is wrong.",
)
_FR = _SiteText(
    found="La carte montrera {place}, {how}; l’entrée peut se trouver jusqu’à {margin} de ce "
    "point.",
    how={
        FoundBy.POSTAL_CODE: "d’après le code postal",
        FoundBy.TOWN: "d’après la localité",
        FoundBy.STREET_REGISTER: "d’après la rue et le numéro, selon le registre des adresses",
        FoundBy.STREET_ONLINE: "d’après la rue, selon le service de cartes en ligne",
    },
    coarse="Seule la localité est conservée : le lieu, la rue et le code postal ne le sont pas.",
    code_not_placed="{code} est conservé, mais son propre point n’est pas connu : celui de la "
    "localité est utilisé.",
    street_not_located={
        FoundBy.STREET_REGISTER: "Le registre des adresses n’a pas aidé ({why}); le point "
        "ci-dessus est utilisé.",
        FoundBy.STREET_ONLINE: "Le service de cartes en ligne n’a pas aidé ({why}); le point "
        "ci-dessus est utilisé.",
    },
    why={
        Why.NOTHING_TO_COMPARE: "ni la localité ni le code postal ne sont connus",
        Why.BUSY: "il est occupé",
        Why.NOT_KEPT: "ses réponses ne peuvent pas être conservées ici",
        Why.UNREACHABLE: "il est injoignable",
        Why.TOO_SLOW: "il a tardé",
        Why.TURNED_AWAY: "il a refusé la demande",
        Why.UNREADABLE: "sa réponse est illisible",
        Why.NOT_FOUND: "il ne connaît pas la rue",
        Why.SEVERAL: "plusieurs rues y portent ce nom : ajoutez le code postal",
        Why.NO_POSITION: "sa réponse n’a pas de position",
        Why.OUTSIDE_CANADA: "sa réponse est hors du Canada",
        Why.OTHER_REGION: "sa réponse est dans une autre province",
        Why.TOO_FAR: "sa réponse est trop loin de la localité",
        Why.TOO_COARSE: "sa réponse est moins précise",
    },
    unknown_town="Aucun lieu nommé {town} n’est connu {in_place} : vérifiez l’orthographe, ou "
    "nommez la localité connue la plus proche.",
    elsewhere="Il en existe ailleurs : {places}.",
    perhaps="Peut-être {places}?",
    several="Plusieurs lieux se nomment {town} {in_place} : écrivez {places}, ou ajoutez le code "
    "postal.",
    not_a_code="{typed} n’est pas un code postal entier : écrivez-le comme L0P 1E0.",
    meant="Voulez-vous dire {code}?",
    no_such_code="Aucun code postal connu ici ne commence par {code} : vérifiez-le, ou "
    "laissez le champ vide.",
    other_region="{code} se trouve {in_code_region}, et non {in_place} : corrigez l’un des deux.",
    apart="{town} et {code} ({place}) sont à {km} l’un de l’autre : corrigez celui qui est "
    "inexact.",
)


def found_sentences(found: Found, language: Language) -> tuple[str, ...]:
    """Say whose point it is, how far off it may be, and what else to know."""
    text = _text(language)
    said = text.found.format(
        place=in_words(found.place_label, language),
        how=text.how[found.how],
        margin=distance(found.uncertainty_km, language),
    )
    return (said, *(_remark(one, text) for one in found.remarks))


def refusal_sentence(reason: Reason, language: Language) -> str:
    """Say why an address is not taken, and what to write instead."""
    text, where = _text(language), coverage_text(language).in_place
    match reason:
        case UnknownTown(town=town, region=region):
            return _unknown(
                reason, text.unknown_town.format(town=town, in_place=where[region]), language
            )
        case SeveralTowns(town=town, region=region, choices=choices):
            places = listed(_named(choices, language), coverage_text(language).list_or)
            return text.several.format(town=town, in_place=where[region], places=places)
        case NotAPostalCode(typed=typed, meant=meant):
            said = text.not_a_code.format(typed=typed)
            return f"{said} {text.meant.format(code=meant)}" if meant else said
        case NoSuchPostalCode(postal_code=code):
            return text.no_such_code.format(code=code)
        case CodeOfOtherRegion(postal_code=code, code_region=other, region=region):
            return text.other_region.format(
                code=code, in_code_region=where[other], in_place=where[region]
            )
        case TownAndCodeApart(town_label=town, postal_code=code, code_label=place, km=km):
            town, place = _named((town, place), language)
            return text.apart.format(town=town, code=code, place=place, km=distance(km, language))
    assert_never(reason)


def _unknown(reason: UnknownTown, said: str, language: Language) -> str:
    text, either = _text(language), coverage_text(language).list_or
    offers = (
        (text.elsewhere, reason.elsewhere, text_in(language).list_and),
        (text.perhaps, reason.suggestions, either),
    )
    more = (
        offer.format(places=listed(_named(places, language), last))
        for offer, places, last in offers
        if places
    )
    return " ".join((said, *more))


def _named(labels: Iterable[str], language: Language) -> list[str]:
    return [in_words(label, language) for label in labels]


def _remark(remark: Remark, text: _SiteText) -> str:
    match remark:
        case MadeCoarse():
            return text.coarse
        case CodeNotPlaced(postal_code=code):
            return text.code_not_placed.format(code=code)
        case StreetNotLocated(outcome=outcome, asked=asked):
            return text.street_not_located[asked].format(why=text.why[outcome.why])
    assert_never(remark)


def _text(language: Language) -> _SiteText:
    return by_language(language, en=_EN, fr=_FR)
