import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.answering import Unplaced
from geo.exchange.feeds.answer_json import (
    answer_geojson,
    answer_json,
    contact_json,
    fix_json,
    unplaced_json,
)
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Audience
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Schedule
from geo.place.choices import chosen
from geo.place.emergency import emergency_at
from geo.place.fix import Fix, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.locate import Locator
from geo.words.language import Language
from geo.words.say.sentences import emergency_sentence
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    NOON,
    POLICE_ONLY,
    TORONTO,
    listing,
    site_at,
)
from tests.geo.place.offering import beside

EN, FR = Language.EN, Language.FR


@pytest.fixture
def answer() -> Answer:
    directory = PublishedDirectory(
        [
            listing("near", sites=(site_at(43.66, -79.39),)),
            listing("online", modes=frozenset(Mode) - {Mode.IN_PERSON}, schedule=MONDAY_EVENING),
            listing("closed", welcomes=POLICE_ONLY),
        ]
    )
    return Finder(directory).find(TORONTO, audience=Audience.FIRE, at=NOON)


def test_an_answer_is_written_in_the_order_of_the_ladder(answer: Answer) -> None:
    written = answer_json(answer, "m5h 2n2", EN)
    assert written["query"] == {
        "text": "m5h 2n2",
        "audience": "fire",
        "at": "2026-12-07T17:00:00+00:00",
    }
    assert [option["id"] for option in written["options"]] == ["near", "online"]
    assert written["not_for_you"] == [{"id": "closed", "reason": "For police only"}]


def test_a_distance_has_metres_and_a_meeting_the_offset_of_the_visitor(answer: Answer) -> None:
    near, online = answer_json(answer, "", EN)["options"]
    assert near["distance_km"] == round(near["distance_km"], 3) > 0
    assert near["next_meeting"] is None
    assert online["distance_km"] is None
    assert online["modes"] == ["virtual", "phone"]
    assert online["next_meeting"] == {
        "starts_at": "2026-12-07T19:00:00-05:00",
        "ends_at": "2026-12-07T21:00:00-05:00",
    }


def test_the_language_is_that_of_the_words(answer: Answer) -> None:
    assert answer_json(answer, "", FR)["not_for_you"][0]["reason"] == (
        "Pour les policières et policiers seulement"
    )
    assert answer_json(answer, "", FR)["options"][0]["name"] == "Inventé"


def test_geojson_puts_longitude_first_and_the_visitor_first(answer: Answer) -> None:
    collection = answer_geojson(answer, "", EN)
    visitor, near, online = collection["features"]
    assert visitor["geometry"] == {"type": "Point", "coordinates": [-79.3832, 43.6532]}
    assert visitor["properties"]["role"] == "visitor"
    assert near["geometry"] == {"type": "Point", "coordinates": [-79.39, 43.66]}
    assert online["geometry"] is None
    assert near["properties"]["role"] == "option"
    assert near["properties"]["id"] == "near"


def test_choices_have_what_it_takes_to_choose() -> None:
    places = tuple(replace(one, postal_code=None) for one in (TORONTO, IQALUIT))
    question = WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked="x", choices=places)
    written = unplaced_json(unplaced(question), "x", EN)
    assert written["choices"] == [
        {"label": "Toronto, ON", "lat": 43.6532, "lon": -79.3832},
        {"label": "Iqaluit, NU", "lat": 63.7467, "lon": -68.517},
    ]
    assert written["why"] == "There is more than one x. Which one is yours?"
    assert "error" not in written


def test_without_a_place_times_are_those_of_the_group_and_nothing_has_a_distance() -> None:
    none = NoPlace(why=WhyNoPlace.NOT_FOUND, asked="x")
    written = unplaced_json(unplaced(none, "Iqaluit, NU"), "x", EN)
    assert (written["error"], written["alike"]) == ("not_found", ["Iqaluit, NU"])
    assert (written["fix"], written["emergency"]) == (None, None)
    (option,) = written["options"]
    assert (option["id"], option["distance_km"]) == ("online", None)
    assert option["next_meeting"]["starts_at"] == "2026-12-07T16:00:00-07:00"
    assert written["not_for_you"] == [{"id": "closed", "reason": "For police only"}]


def test_what_is_known_of_911_is_said_where_it_holds_for_every_place_to_choose() -> None:
    for choices, known in (((IQALUIT,), True), ((IQALUIT, TORONTO), False)):
        question = WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked="x", choices=choices)
        assert (unplaced_json(unplaced(question), "x", EN)["emergency"] is not None) is known


def unplaced(outcome: WhichPlace | NoPlace, *alike: str) -> Unplaced:
    pacific = replace(MONDAY_EVENING.meetings[0], starts=time(16), time_zone="America/Vancouver")
    online = frozenset({Mode.VIRTUAL})
    directory = PublishedDirectory(
        [
            listing("near", sites=(site_at(43.66, -79.39),)),
            listing("online", modes=online, schedule=Schedule(meetings=(pacific,))),
            listing("closed", modes=online, welcomes=POLICE_ONLY),
        ]
    )
    anywhere = Finder(directory).find_anywhere(audience=Audience.FIRE, at=NOON)
    return Unplaced(outcome=outcome, alike=alike, anywhere=anywhere)


def test_a_contact_is_written_without_its_consent_record() -> None:
    contact = Contact(
        role=Bilingual("Coordinator", "Coordination"),
        person="A. Person",
        phones=(Phone(number="306-525-5601", extension="222", text=True),),
        email="a@example.org",
        hours=Bilingual("mornings", "le matin"),
        answers_24_7=False,
        consent=Consent(by="A. Person", on=date(2026, 1, 1), scope=ConsentScope.PUBLISH),
    )
    assert contact_json(contact, FR) == {
        "role": "Coordination",
        "person": "A. Person",
        "phones": [{"number": "306-525-5601", "extension": "222", "text": True}],
        "email": "a@example.org",
        "url": None,
        "office": None,
        "hours": "le matin",
        "answers_24_7": False,
    }
    assert contact_json(replace(contact, hours=None), EN)["hours"] is None


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments)
def test_any_answer_is_written_as_json_and_says_the_same_again(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at.astimezone(UTC))
    for write in (answer_json, answer_geojson):
        written = write(answer, "text", EN)
        assert json.loads(json.dumps(written, allow_nan=False)) == json.loads(json.dumps(written))
    options = answer_json(answer, "text", EN)["options"]
    assert [one["id"] for one in options] == [one.listing.id for one in answer.options]
    assert all(
        (one["distance_km"] is None) == (o.site is None)
        for one, o in zip(options, answer.options, strict=True)
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "service"),
    [("Arviat", "missing"), ("Cartier, ON", "missing"), ("Kuujjuaq", "unsure")],
)
def test_where_a_source_says_that_911_is_missing_so_do_json_and_geojson(
    typed: str, service: str, language: Language
) -> None:
    fix = Locator.open().locate(typed)
    assert isinstance(fix, Fix)
    answer = Finder(PublishedDirectory([listing("near")])).find(fix, audience=None, at=NOON)
    for write in (answer_json, answer_geojson):
        said = write(answer, typed, language)["emergency"]
        assert said == {
            "service": service,
            "sentence": emergency_sentence(fix, language),
            "source": emergency_at(fix).source,
        }
        assert said["sentence"]
        assert said["source"]


@given(fixes(), st.sampled_from(Language))
def test_json_says_of_911_what_the_text_says_and_null_where_it_says_nothing(
    fix: Fix, language: Language
) -> None:
    answer = Finder(PublishedDirectory([listing("near")])).find(fix, audience=None, at=NOON)
    said = answer_json(answer, "", language)["emergency"]
    assert answer_geojson(answer, "", language)["emergency"] == said
    assert (said and said["sentence"]) == emergency_sentence(fix, language)
    assert said is None or said["service"] in {"missing", "unsure"}


def test_other_places_of_the_name_are_named_with_the_numbers_that_choose_them() -> None:
    first, second, third = (replace(TORONTO, label=f"Windsor, {one}") for one in ("ON", "NS", "QC"))
    best = beside((first, second, third))
    assert "others" not in fix_json(first)
    assert [one["choice"] for one in fix_json(best)["others"]] == [1, 2]
    assert fix_json(best)["others"][0] == {
        "label": "Windsor, NS",
        "lat": second.coordinate.lat,
        "lon": second.coordinate.lon,
        "choice": 1,
    }
    taken = chosen(best, 1)
    assert isinstance(taken, Fix)
    others = fix_json(taken, 1)["others"]
    assert [(one["label"], one["choice"]) for one in others] == [
        ("Windsor, ON", 0),
        ("Windsor, QC", 2),
    ]
