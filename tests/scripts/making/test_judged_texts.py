import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.regions import Region
from scripts.making.judged_texts import Expect, JudgedText, Verdict, verdict

WINDSOR = (42.3, -83.02)


def judged(expect: Expect, *, region: Region | None = Region.ONTARIO) -> JudgedText:
    is_place = expect in {Expect.PLACE, Expect.ASK, Expect.AREA}
    return JudgedText(
        text="Windsor",
        expect=expect,
        points=(WINDSOR,) if is_place else (),
        region=region,
        within_km=25,
        kind="name of several places",
        why="by far the largest of the name",
    )


def fix(lat: float, lon: float, region: Region, *others: Fix) -> Fix:
    return Fix(
        coordinate=Coordinate(lat=lat, lon=lon),
        how=How.PLACE,
        label=f"Windsor, {region.abbreviation}",
        region=region,
        time_zone="America/Toronto",
        uncertainty_km=2,
        others=others,
    )


ONTARIO = fix(*WINDSOR, Region.ONTARIO)
NOVA_SCOTIA = fix(44.99, -64.13, Region.NOVA_SCOTIA)
TAKEN = fix(*WINDSOR, Region.ONTARIO, NOVA_SCOTIA)


def ask(*choices: Fix) -> WhichPlace:
    return WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked="Windsor", choices=choices)


def refusal(why: WhyNoPlace) -> NoPlace:
    return NoPlace(why=why, asked="Windsor")


@pytest.mark.parametrize(
    ("outcome", "mark"),
    [
        (ONTARIO, Verdict.RIGHT),
        (TAKEN, Verdict.RIGHT),
        (ask(NOVA_SCOTIA, ONTARIO), Verdict.ASKED),
        (NOVA_SCOTIA, Verdict.WRONG),
        (fix(44.99, -64.13, Region.NOVA_SCOTIA, ONTARIO), Verdict.WRONG),
        (ask(NOVA_SCOTIA), Verdict.WRONG),
        (ask(), Verdict.REFUSED),
        (refusal(WhyNoPlace.NOT_FOUND), Verdict.REFUSED),
    ],
)
def test_a_place_is_right_taken_and_good_to_be_asked_for(
    outcome: Fix | WhichPlace | NoPlace, mark: Verdict
) -> None:
    assert verdict(judged(Expect.PLACE), outcome) is mark


@pytest.mark.parametrize(
    ("outcome", "mark"),
    [
        (ONTARIO, Verdict.WRONG),
        (TAKEN, Verdict.ASKED),
        (ask(NOVA_SCOTIA, ONTARIO), Verdict.RIGHT),
        (ask(NOVA_SCOTIA), Verdict.WRONG),
        (refusal(WhyNoPlace.NOT_FOUND), Verdict.REFUSED),
    ],
)
def test_one_of_several_places_is_never_taken_unasked(
    outcome: Fix | WhichPlace | NoPlace, mark: Verdict
) -> None:
    assert verdict(judged(Expect.ASK), outcome) is mark


def test_no_community_of_an_area_is_taken() -> None:
    assert verdict(judged(Expect.AREA), TAKEN) is Verdict.WRONG
    assert verdict(judged(Expect.AREA), ask(ONTARIO)) is Verdict.RIGHT


def test_a_place_named_beside_a_refusal_is_as_good_as_a_question() -> None:
    not_found = refusal(WhyNoPlace.NOT_FOUND)
    assert verdict(judged(Expect.PLACE), not_found, [NOVA_SCOTIA, ONTARIO]) is Verdict.ASKED
    assert verdict(judged(Expect.PLACE), not_found, [NOVA_SCOTIA]) is Verdict.REFUSED


def test_the_right_point_in_the_wrong_province_is_wrong() -> None:
    assert verdict(judged(Expect.PLACE, region=Region.QUEBEC), ONTARIO) is Verdict.WRONG
    assert verdict(judged(Expect.PLACE, region=None), ONTARIO) is Verdict.RIGHT


def test_a_cry_is_answered_as_a_cry() -> None:
    cry = judged(Expect.CRY)
    assert verdict(cry, refusal(WhyNoPlace.CRY)) is Verdict.RIGHT
    assert verdict(cry, refusal(WhyNoPlace.NOT_FOUND)) is Verdict.REFUSED
    assert verdict(cry, ask(ONTARIO)) is Verdict.WRONG


@given(st.sampled_from([one for one in Expect if not judged(one).points]))
def test_a_fix_for_what_is_no_place_is_wrong(expect: Expect) -> None:
    assert verdict(judged(expect), TAKEN) is Verdict.WRONG


@given(st.sampled_from(list(WhyNoPlace)))
def test_any_refusal_does_for_what_is_no_place_of_canada(why: WhyNoPlace) -> None:
    assert verdict(judged(Expect.ABROAD), refusal(why)) is Verdict.RIGHT
    assert verdict(judged(Expect.NOISE), ask(ONTARIO)) is Verdict.ASKED
