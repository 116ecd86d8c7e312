"""An answer as JSON and as GeoJSON: the contract that other tools rely on."""

from datetime import datetime
from typing import Any

from geo.answering import Unplaced
from geo.finder.decision import NotForYou, Option
from geo.finder.ladder import Answer, Ladder
from geo.listing.contact import Contact
from geo.listing.listing import Mode
from geo.listing.site import Site
from geo.place.choices import other_choices
from geo.place.emergency import Emergency, emergency_at, emergency_shared
from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.place.time_zones import zone
from geo.words.language import Language
from geo.words.say.sentences import (
    reason_sentence,
    service_sentence,
    unplaced_sentence,
)

Json = dict[str, Any]

_KM_DIGITS = 3


def answer_json(
    answer: Answer, text: str, language: Language, *, choice: int | None = None
) -> Json:
    """Write a whole answer.

    Parameters
    ----------
    text
        What the visitor typed.
    choice
        Which of the places of that name was chosen, if one was.
    """
    return {
        "query": _query(answer, text),
        "fix": fix_json(answer.fix, choice),
        **_ladder(answer, language),
        "emergency": _emergency(emergency_at(answer.fix), language),
    }


def answer_geojson(answer: Answer, text: str, language: Language) -> Json:
    """Write a whole answer as a FeatureCollection: the visitor first, then the options in order.

    An option without a site has no geometry: a virtual meeting has no point on the map.
    """
    about = {"role": "visitor"} | fix_json(answer.fix)
    visitor = {"type": "Feature", "geometry": _point(answer.fix), "properties": about}
    options = [
        {
            "type": "Feature",
            "geometry": None if option.site is None else _point(option.site),
            "properties": {"role": "option"} | _option(option, language),
        }
        for option in answer.options
    ]
    return {
        "type": "FeatureCollection",
        "features": [visitor, *options],
        "query": _query(answer, text),
        "emergency": _emergency(emergency_at(answer.fix), language),
    }


def unplaced_json(reply: Unplaced, text: str, language: Language) -> Json:
    """Write the reply to a text whose place is not known: what is asked, and what goes anywhere.

    Parameters
    ----------
    text
        What the visitor typed.
    """
    return {
        **_outcome(reply),
        "why": unplaced_sentence(reply.outcome, language),
        "query": _query(reply.anywhere, text),
        "fix": None,
        **_ladder(reply.anywhere, language),
        "emergency": _emergency(emergency_shared(reply.choices), language),
    }


def _outcome(reply: Unplaced) -> Json:
    match reply.outcome:
        case WhichPlace() as question:
            return {"choices": [_place(fix) for fix in question.choices]}
        case NoPlace() as none:
            return {"error": none.why.name.lower(), "alike": list(reply.alike)}


def _query(answer: Ladder, text: str) -> Json:
    return {"text": text, "audience": answer.audience, "at": answer.at.isoformat()}


def _ladder(answer: Ladder, language: Language) -> Json:
    return {
        "options": [_option(option, language) for option in answer.options],
        "not_for_you": [_excluded(one, language) for one in answer.not_for_you],
    }


def fix_json(fix: Fix, choice: int | None = None) -> Json:
    """Write where the visitor is, and which other places of the name there are, if any.

    Parameters
    ----------
    choice
        The choice by which the fix was made, if it was chosen.
    """
    others = [_place(one) | {"choice": number} for number, one in other_choices(fix, choice)]
    return {
        **_place(fix),
        "how": fix.how,
        "uncertainty_km": round(fix.uncertainty_km, 1),
        "region": fix.region,
        "time_zone": fix.time_zone,
        **({"others": others} if others else {}),
    }


def _place(fix: Fix) -> Json:
    return {"label": fix.label, "lat": fix.coordinate.lat, "lon": fix.coordinate.lon}


def _emergency(known: Emergency, language: Language) -> Json | None:
    sentence = service_sentence(known, language)
    if sentence is None:
        return None
    return {"service": known.service, "sentence": sentence, "source": known.source}


def _option(option: Option, language: Language) -> Json:
    listing, km = option.listing, option.distance_km
    return {
        "id": listing.id,
        "name": listing.name.in_language(language),
        "rung": option.rung,
        "welcome": option.welcome,
        "distance_km": None if km is None else round(km, _KM_DIGITS),
        "in_service_area": option.in_service_area,
        "modes": [mode for mode in Mode if mode in listing.modes],
        "next_meeting": _meeting(option),
        "reasons": [
            reason_sentence(reason, language, listing.reachable) for reason in option.reasons
        ],
        "contacts": [contact_json(contact, language) for contact in listing.contacts],
    }


def _excluded(excluded: NotForYou, language: Language) -> Json:
    reason = reason_sentence(excluded.reason, language, excluded.listing.reachable)
    return {"id": excluded.listing.id, "reason": reason}


def _meeting(option: Option) -> Json | None:
    meeting = option.next_meeting
    if meeting is None:
        return None
    here = zone(option.zone_of(meeting))

    def there(moment: datetime) -> str:
        return moment.astimezone(here).isoformat()

    return {
        "starts_at": there(meeting.starts_at),
        "ends_at": None if meeting.ends_at is None else there(meeting.ends_at),
    }


def contact_json(contact: Contact, language: Language) -> Json:
    """Write a contact; the consent record is for staff and stays out."""
    return {
        "role": contact.role.in_language(language),
        "person": contact.person,
        "phones": [
            {"number": phone.number, "extension": phone.extension, "text": phone.text}
            for phone in contact.phones
        ],
        "email": contact.email,
        "url": contact.url,
        "office": contact.office,
        "hours": None if contact.hours is None else contact.hours.in_language(language),
        "answers_24_7": contact.answers_24_7,
    }


def _point(place: Fix | Site) -> Json:
    return {"type": "Point", "coordinates": list(place.coordinate.lon_lat)}
