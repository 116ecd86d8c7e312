"""The staff's page as one visit sees it; every figure is that of the library."""

import json
from dataclasses import dataclass, replace
from functools import cache, cached_property
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.coverage.change import compare
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria, MeetingPlace
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import CANADA, mask_of, region_ids
from geo.coverage.siting import Siting, gain_at, site
from geo.listing.audience import Audience, Welcome
from geo.listing.files.listing_file import read_directory
from geo.listing.files.snapshot import to_snapshot
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from geo.staff.rights import Role, Staff
from geo.words.admin.heavy_work import work_text
from geo.words.coverage.names import coverage_text, region_name
from geo.words.coverage.recommendations import (
    compare_sentences,
    needed_sentence,
    next_sentence,
    what_if_sentences,
)
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    most_gained_sentence,
    surface_sentences,
    worst_and_cure,
)
from geo.words.coverage.tables import captions, next_table
from geo.words.language import Language
from geo.words.say.sentences import text_in
from geo.worker.outcome import NotDone, Why
from tests.geo.words.coverage_asked import all_tables
from tests.views.conftest import APP, Visit
from views import resources
from views.resources import DEFAULT_FOLDER

pytestmark = pytest.mark.slow

EN, FR = Language.EN, Language.FR
TEXT = coverage_text(EN)
USUAL = GapQuery(criteria=CoverageCriteria(audience=Audience.PARAMEDIC))
NUNAVUT = replace(USUAL, region="CA-NU")
IQALUIT = Coordinate(63.75, -68.52)


@cache
def nine() -> PublishedDirectory:
    return PublishedDirectory(read_directory(DEFAULT_FOLDER))


@dataclass(frozen=True)
class Expected:
    """What the library answers to one question."""

    question: GapQuery

    @property
    def directory(self) -> PublishedDirectory:
        return nine()

    @cached_property
    def reach(self) -> Reach:
        return measure(resources.demand(), self.directory, self.question.criteria)

    @cached_property
    def gaps(self) -> Gaps:
        return find_gaps(self.reach, self.directory, self.question)

    @property
    def status(self) -> str:
        return headline(self.gaps, EN)

    def siting(self, *, count: int = 5, within_km: float = 100, town_size: int = 5_000) -> Siting:
        return site(
            self.reach,
            self.question.region,
            count=count,
            within_km=within_km,
            town_size=town_size,
        )

    def with_a_group(self, at: Coordinate, place: str, language: Language = EN) -> tuple[str, ...]:
        """Say what a group there would change."""
        pin = MeetingPlace(listing_id="pin", coordinate=at)
        before = self.reach
        after = measure(before.demand, self.directory, self.question.criteria, what_if=[pin])
        mask = mask_of(before.demand.communities, self.question.region)
        change = compare(before, after, mask, self.question.within_km)
        return what_if_sentences(change, place, self.question, Audience, language)


@pytest.fixture(scope="module", autouse=True)
def listings_read_once() -> None:
    """Leave no listings of another module to this one."""
    resources.forget_listings()


@pytest.fixture(autouse=True)
def listings_read_afresh() -> None:
    """Keep what was measured: no test here changes the listings."""


@pytest.fixture(scope="module")
def at_first() -> Visit:
    """Open the staff's page, once for all tests that only read it."""
    return Visit(AppTest.from_file(str(APP), default_timeout=30).run()).go_to("coverage")


@pytest.fixture
def staff(visit: Visit) -> Visit:
    """Open the staff's page."""
    return visit.go_to("coverage")


def said(visit: Visit) -> str:
    return unescape(visit.html)


def choose(visit: Visit, **chosen: Any) -> Visit:  # noqa: ANN401 - each control has its own values
    """Change controls by their keys, one after the other."""
    kinds = {
        "region": visit.page.selectbox,
        "who": visit.page.selectbox,
        "within": visit.page.select_slider,
        "radius": visit.page.select_slider,
        "count": visit.page.slider,
        "modes": visit.page.multiselect,
        "welcomes": visit.page.multiselect,
        "town_size": visit.page.selectbox,
        "try": visit.page.selectbox,
        "table": visit.page.selectbox,
    }
    for name, value in chosen.items():
        kinds[name](key=f"gap-{name.replace('_', '-')}").set_value(value)
    visit.page.run()
    return visit


def put_pin(visit: Visit, typed: str) -> Visit:
    visit.page.text_input(key="gap-pin-town").input(typed)
    return visit.press("gap-pin-put")


def click_map(visit: Visit, value: object) -> Visit:
    """Send what the map sends when "Put the pin here" is pressed."""
    components = (element.proto for element in visit.page.get("bidi_component"))
    drawn = next(one for one in components if one.component_name == "nearpeer_gap_map")
    states = visit.page._tree.get_widget_states()  # noqa: SLF001 - AppTest cannot click a component
    sent = states.widgets.add()
    sent.id = f"$$STREAMLIT_INTERNAL_KEY_{drawn.id}__events"
    sent.json_trigger_value = json.dumps([{"event": "pin", "value": value}])
    visit.page._run(states)  # noqa: SLF001 - the same
    return visit


def button_keys(visit: Visit) -> set[str]:
    return {str(button.key) for button in visit.page.button}


def notice_of_the_pin(visit: Visit) -> str:
    """Return what is said of the pin, and nothing else."""
    _, found, rest = said(visit).partition("np-gap-change")
    return rest.split("</div>")[0] if found else ""


# --- the answer ----------------------------------------------------------------------------------


def test_it_opens_on_the_north_for_paramedics_and_says_how_many_are_too_far(
    at_first: Visit,
) -> None:
    assert at_first.status == Expected(USUAL).status
    assert at_first.page.selectbox(key="gap-region").value == "north"
    assert at_first.page.selectbox(key="gap-who").value == Audience.PARAMEDIC
    assert not at_first.page.exception


def test_the_first_answer_names_the_worst_served_and_what_a_group_there_would_bring(
    at_first: Visit,
) -> None:
    expected = Expected(USUAL)
    at = expected.gaps.worst[0].community.coordinate
    gained = gain_at(expected.reach, "north", at, 100)
    assert worst_and_cure(expected.gaps, gained, expected.directory, EN) in said(at_first)
    assert most_gained_sentence(expected.siting(), EN) in said(at_first)
    assert gained > 0


def test_the_page_says_what_was_counted_how_far_and_on_what_it_rests(at_first: Visit) -> None:
    gaps = Expected(USUAL).gaps
    for sentence in (
        counted(gaps.question.criteria, EN),
        curve_sentence(gaps, EN),
        surface_sentences(gaps.surface, EN),
    ):
        assert sentence in said(at_first)


def test_every_table_stands_on_the_page_with_its_reading(at_first: Visit) -> None:
    expected = Expected(USUAL)
    for table in all_tables(expected.gaps, expected.siting(), expected.directory, EN):
        assert f"<h2>{table.caption}</h2>" in said(at_first)
        assert table.reading in said(at_first)


@pytest.mark.parametrize("region", ["canada", "CA-PE", "labrador"])
def test_another_region_gives_the_answer_of_the_library(staff: Visit, region: str) -> None:
    choose(staff, region=region)
    assert staff.status == Expected(replace(USUAL, region=region)).status
    assert staff.data("gap_map")["view"] == region


def test_every_region_can_be_chosen_by_its_name(at_first: Visit) -> None:
    offered = at_first.page.selectbox(key="gap-region").options
    assert offered == [region_name(region, EN) for region in region_ids()]


def test_another_audience_and_distance_give_the_answer_of_the_library(staff: Visit) -> None:
    choose(staff, who=Audience.POLICE, within=500)
    criteria = CoverageCriteria(audience=Audience.POLICE)
    assert staff.status == Expected(replace(USUAL, criteria=criteria, within_km=500.0)).status
    choose(staff, who="anybody")
    assert (
        staff.status
        == Expected(replace(USUAL, criteria=CoverageCriteria(), within_km=500.0)).status
    )


def test_what_counts_gives_the_answer_of_the_library(staff: Visit) -> None:
    criteria = CoverageCriteria(
        audience=Audience.VETERAN, welcomes=frozenset({Welcome.YES, Welcome.ASK_FIRST})
    )
    choose(staff, region=CANADA, who=Audience.VETERAN, welcomes=[*criteria.welcomes])
    assert staff.status == Expected(GapQuery(region=CANADA, criteria=criteria)).status
    assert counted(criteria, EN) in said(staff)
    online = replace(criteria, modes=frozenset({Mode.IN_PERSON, Mode.VIRTUAL, Mode.PHONE}))
    choose(staff, modes=[*online.modes])
    assert staff.status == Expected(GapQuery(region=CANADA, criteria=online)).status


def test_with_nothing_chosen_what_counts_is_as_at_first(staff: Visit) -> None:
    choose(staff, modes=[], welcomes=[])
    assert staff.status == Expected(USUAL).status


def test_where_no_group_counts_the_page_says_so(staff: Visit) -> None:
    assert TEXT.no_group_counts not in said(staff)
    choose(staff, who=Audience.MILITARY)
    assert TEXT.no_group_counts in said(staff)


def test_where_an_online_group_counts_the_page_does_not_say_that_none_does(staff: Visit) -> None:
    choose(staff, who=Audience.POLICE, modes=[Mode.VIRTUAL])
    criteria = CoverageCriteria(audience=Audience.POLICE, modes=frozenset({Mode.VIRTUAL}))
    assert Expected(replace(USUAL, criteria=criteria)).gaps.total.residents_beyond == 0
    assert TEXT.no_group_counts not in said(staff)


def test_no_question_leaves_a_sentence_half_filled(staff: Visit) -> None:
    choose(staff, region="CA-NU")
    for who in ("anybody", *Audience):
        choose(staff, who=who)
        assert not staff.page.exception
        for leftover in ("{km}", "{count}", "{residents}", "None", " nan", " inf "):
            assert leftover not in said(staff)


# --- what is remembered --------------------------------------------------------------------------


def test_all_choices_are_remembered_over_a_look_at_another_page(staff: Visit) -> None:
    choose(
        staff,
        region="northern-on",
        who=Audience.FIRE,
        within=250,
        modes=[Mode.IN_PERSON, Mode.PHONE],
        welcomes=[Welcome.NOT_STATED],
        count=7,
        radius=150,
        town_size=1_000,
    )
    put_pin(staff, "Timmins, ON")
    before, sentences = staff.status, notice_of_the_pin(staff)
    assert "Timmins" in sentences
    staff.go_to("about").go_to("find").go_to("coverage")
    assert staff.status == before
    assert notice_of_the_pin(staff) == sentences
    page = staff.page
    assert page.selectbox(key="gap-region").value == "northern-on"
    assert page.selectbox(key="gap-who").value == Audience.FIRE
    assert page.select_slider(key="gap-within").value == 250
    assert page.multiselect(key="gap-modes").value == [Mode.IN_PERSON, Mode.PHONE]
    assert page.multiselect(key="gap-welcomes").value == [Welcome.NOT_STATED]
    assert page.slider(key="gap-count").value == 7
    assert page.select_slider(key="gap-radius").value == 150
    assert page.selectbox(key="gap-town-size").value == 1_000


def test_a_change_of_language_keeps_the_question(staff: Visit) -> None:
    choose(staff, region="CA-YT", within=250).press("switch-language")
    question = replace(USUAL, region="CA-YT", within_km=250.0)
    assert staff.status == headline(Expected(question).gaps, FR)


def test_nothing_that_staff_choose_stands_in_the_address(staff: Visit) -> None:
    put_pin(choose(staff, region="CA-NU"), "Iqaluit")
    assert dict(staff.page.query_params) == {}


# --- the pin -------------------------------------------------------------------------------------


def test_a_pin_by_the_name_of_a_town_says_what_the_library_says(staff: Visit) -> None:
    put_pin(choose(staff, region="CA-NU"), "Iqaluit")
    fix = resources.locator().locate("Iqaluit")
    assert isinstance(fix, Fix)
    for sentence in Expected(NUNAVUT).with_a_group(fix.coordinate, fix.label):
        assert sentence in notice_of_the_pin(staff)
    assert staff.status == Expected(NUNAVUT).status


def test_a_pin_by_a_postal_code_stands_at_its_place(staff: Visit) -> None:
    put_pin(choose(staff, region="CA-NU"), "x0a 0h0")
    fix = resources.locator().locate("X0A 0H0")
    assert isinstance(fix, Fix)
    for sentence in Expected(NUNAVUT).with_a_group(fix.coordinate, fix.label):
        assert sentence in notice_of_the_pin(staff)


def test_a_pin_by_a_click_on_the_map_is_named_by_the_nearest_place(staff: Visit) -> None:
    click_map(choose(staff, region="CA-NU"), list(IQALUIT.lat_lon))
    for sentence in Expected(NUNAVUT).with_a_group(IQALUIT, "Iqaluit, NU"):
        assert sentence in notice_of_the_pin(staff)


def test_a_click_that_is_no_place_in_canada_puts_no_pin(staff: Visit) -> None:
    no_places: tuple[Any, ...] = (
        *([40.0, -20.0], [63.75], ["north", "west"], [None, None], None, {}, 7, [1e999, 0]),
    )
    for sent in no_places:
        click_map(staff, sent)
        assert notice_of_the_pin(staff) == ""
        assert not staff.page.exception
    assert staff.status == Expected(USUAL).status


def test_a_pin_is_on_the_map_and_in_its_legend(staff: Visit) -> None:
    before = staff.data("gap_map")
    assert TEXT.legend_what_if not in said(staff)
    put_pin(staff, "Iqaluit")
    after = staff.data("gap_map")
    assert "np-gap-pin" in after["script"]
    assert "np-gap-pin" not in before["script"]
    assert after["key"] != before["key"]
    assert TEXT.legend_what_if in said(staff)


def test_a_name_of_several_places_offers_them_and_goes_on_with_the_chosen(staff: Visit) -> None:
    put_pin(choose(staff, region="CA-ON"), "Midway")
    assert TEXT.what_if_which in said(staff)
    assert notice_of_the_pin(staff) == ""
    labels = [
        button.label for button in staff.page.button if str(button.key).startswith("gap-which-")
    ]
    assert len(labels) >= 2
    staff.press("gap-which-0")
    assert labels[0] in notice_of_the_pin(staff)
    assert TEXT.what_if_which not in said(staff)


def test_text_that_is_no_place_says_so_and_keeps_the_rest(staff: Visit) -> None:
    put_pin(staff, "Iqaluit")
    before = notice_of_the_pin(staff)
    for typed in ("Gotham", "", "H0H 0H0", "<b>x", "{{7*7}}", "x" * 500):
        put_pin(staff, typed)
        assert staff.html.count('<p class="np-gap-fault" role="alert"') == 1
        assert notice_of_the_pin(staff) == before
        assert "<b>x" not in staff.html
        assert not staff.page.exception
    assert staff.status == Expected(USUAL).status


def test_text_that_is_no_place_ends_the_question_of_the_name_before(staff: Visit) -> None:
    put_pin(staff, "Midway")
    put_pin(staff, "Gotham")
    assert TEXT.what_if_which not in said(staff)


def test_a_pin_can_be_taken_away(staff: Visit) -> None:
    put_pin(staff, "Iqaluit")
    assert "gap-pin-away" in button_keys(staff)
    staff.press("gap-pin-away")
    assert notice_of_the_pin(staff) == ""
    assert "gap-pin-away" not in button_keys(staff)
    assert "np-gap-pin" not in staff.data("gap_map")["script"]


def test_a_pin_that_does_not_welcome_the_audience_changes_nothing_for_it(staff: Visit) -> None:
    put_pin(choose(staff, region="CA-NU"), "Iqaluit")
    field = staff.page.multiselect(key="gap-pin-for-paramedic")
    assert field.value == [Audience.PARAMEDIC]
    field.set_value([Audience.FIRE])
    staff.page.run()
    named = text_in(EN).audiences[Audience.PARAMEDIC]
    assert TEXT.what_if_not_for.format(audience=named) in notice_of_the_pin(staff)


def test_the_question_can_change_under_the_pin(staff: Visit) -> None:
    put_pin(staff, "Iqaluit")
    choose(staff, region="CA-ON")
    assert TEXT.what_if_nothing.format(place="Iqaluit, NU", km="100\u00a0km") in notice_of_the_pin(
        staff
    )


# --- where next ----------------------------------------------------------------------------------


def test_a_proposal_can_be_tried_with_the_pin(staff: Visit) -> None:
    choose(staff, **{"try": 0})
    first = Expected(USUAL).siting().proposals[0].community
    for sentence in Expected(USUAL).with_a_group(first.coordinate, first.label):
        assert sentence in notice_of_the_pin(staff)


def test_the_field_never_names_another_proposal_than_the_pin_s(staff: Visit) -> None:
    choose(staff, **{"try": 0})
    choose(staff, region="CA-NU")
    field = staff.page.selectbox(key="gap-try")
    assert field.value is None or field.options[field.value] in notice_of_the_pin(staff)


def test_how_many_how_far_and_how_large_change_the_proposals(staff: Visit) -> None:
    for chosen, wished in (
        ({"count": 3}, {"count": 3}),
        ({"radius": 250}, {"count": 3, "within_km": 250}),
        ({"town_size": 1}, {"count": 3, "within_km": 250, "town_size": 1}),
    ):
        choose(staff, **chosen)
        siting = Expected(USUAL).siting(**wished)
        assert next_sentence(siting, EN) in said(staff)
        assert needed_sentence(siting, EN) in said(staff)
    assert staff.status == Expected(USUAL).status


def test_the_exact_search_is_made_on_request_and_ends_with_another_question(staff: Visit) -> None:
    choose(staff, region="CA-NU")
    quick, exact = (note for note in TEXT.methods.values() if "ran out" not in note)
    assert quick in said(staff)
    staff.press("gap-exactly")
    assert exact in said(staff)
    assert "gap-exactly" not in button_keys(staff)
    staff.press("gap-quickly")
    assert quick in said(staff)
    staff.press("gap-exactly")
    choose(staff, region="CA-YT")
    assert quick in said(staff)


def test_where_no_town_is_large_enough_nothing_can_be_tried(staff: Visit) -> None:
    choose(staff, region="CA-NU", town_size=100_000)
    assert TEXT.next_none.format(km="100\u00a0km") in said(staff)
    assert "gap-try" not in {box.key for box in staff.page.selectbox}


def test_where_everybody_is_near_nothing_is_proposed(staff: Visit) -> None:
    choose(staff, who=Audience.POLICE, modes=[Mode.VIRTUAL])
    assert TEXT.next_none.format(km="100\u00a0km") in said(staff)
    assert TEXT.worst_reading_none.format(km="100\u00a0km") in said(staff)
    assert not staff.page.exception


# --- both languages ------------------------------------------------------------------------------


def test_the_french_page_has_no_english_sentence(staff: Visit) -> None:
    put_pin(staff, "Iqaluit").press("switch-language")
    english, french = (
        {
            name: getattr(coverage_text(language), name)
            for name in coverage_text(language).__slots__
            if isinstance(getattr(coverage_text(language), name), str)
        }
        for language in (EN, FR)
    )
    shown = said(staff) + json.dumps(staff.data("gap_map")["text"], ensure_ascii=False)
    shown += " ".join(
        widget.label
        for widgets in (
            *(staff.page.selectbox, staff.page.select_slider, staff.page.slider),
            *(staff.page.multiselect, staff.page.button, staff.page.download_button),
            *(staff.page.text_input, staff.page.file_uploader),
        )
        for widget in widgets
    )
    long = [name for name, text in english.items() if "{" not in text and len(text) > 12]
    assert [name for name in long if english[name] in shown and english[name] != french[name]] == []
    must = (
        *("heading", "lead", "close_heading", "worst_heading", "next_heading"),
        *("claims_heading", "virtual_heading", "remote_heading", "what_if_heading"),
        *("compare_heading", "take_heading", "method_heading", "rules_heading", "exact_button"),
        *("ask_region", "ask_who", "ask_within", "what_if_remove", "map_region"),
    )
    assert [name for name in must if french[name] not in shown] == []


# --- two states and what is taken away -----------------------------------------------------------


@pytest.fixture
def signed_in(staff: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setattr("views.coverage.two_states.signed_in", lambda: Staff("mary", Role.EDITOR))
    staff.page.run()
    return staff


def keep(visit: Visit, content: bytes) -> Visit:
    visit.page.file_uploader(key="gap-kept").upload("kept.zip", content, "application/zip")
    visit.page.run()
    return visit


def test_nobody_without_a_sign_in_can_hand_in_a_file(staff: Visit) -> None:
    assert not staff.page.file_uploader
    assert TEXT.compare_for_staff in said(staff)
    assert TEXT.compare_save in [button.label for button in staff.page.download_button]


def test_a_kept_state_is_compared_with_today_s(signed_in: Visit) -> None:
    staff = signed_in
    without = PublishedDirectory(one for one in nine() if one.id != "phoenix")
    choose(staff, region="CA-ON")
    keep(staff, to_snapshot(without))
    expected = Expected(replace(USUAL, region="CA-ON"))
    before = measure(resources.demand(), without, USUAL.criteria)
    mask = mask_of(before.demand.communities, "CA-ON")
    change = compare(before, expected.reach, mask, 100)
    assert change.residents_gained > 0
    for sentence in compare_sentences(change, without, nine(), EN):
        assert sentence in said(staff)
    assert TEXT.crossing_heading.format(km="100\u00a0km") in said(staff)
    assert TEXT.crossing_lost_heading.format(km="100\u00a0km") not in said(staff)


def test_the_same_state_has_not_changed(signed_in: Visit) -> None:
    staff = signed_in
    keep(staff, to_snapshot(nine()))
    assert TEXT.compare_same.format(km="100\u00a0km") in said(staff)


def test_a_comparison_is_made_once_and_forgotten_with_its_file(
    signed_in: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(signed_in, to_snapshot(nine()))
    monkeypatch.setattr("views.coverage.two_states.read_for_staff", None)
    signed_in.page.run()
    assert TEXT.compare_same.format(km="100\u00a0km") in said(signed_in)
    assert not signed_in.page.exception


@pytest.mark.parametrize("why", Why)
def test_a_state_that_cannot_be_read_just_now_is_told(
    signed_in: Visit, why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.coverage.two_states.read_for_staff", lambda _: NotDone(why))
    keep(signed_in, to_snapshot(nine()))
    assert work_text(EN).file[why] in said(signed_in)
    assert not signed_in.page.exception


def test_the_quick_search_stands_where_the_exact_one_was_not_done(
    staff: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.coverage.searched.done_for", lambda *_, **__: NotDone(Why.BUSY))
    staff.press("gap-exactly")
    assert work_text(EN).search[Why.BUSY] in said(staff)
    assert work_text(EN).quick_stands in said(staff)
    assert not staff.page.exception
    staff.page.run()
    assert work_text(EN).search[Why.BUSY] not in said(staff)


def test_a_broken_state_is_told_and_nothing_is_lost(signed_in: Visit) -> None:
    staff = signed_in
    put_pin(choose(staff, region="CA-NU"), "Iqaluit")
    before = staff.status, notice_of_the_pin(staff)
    good = to_snapshot(nine())
    for content in (b"", b"no archive", b"PK\x05\x06" + bytes(18), good[: len(good) // 2]):
        keep(staff, content)
        assert TEXT.compare_faulty.split("{", maxsplit=1)[0].strip() in said(staff)
        assert staff.html.count('class="np-gap-fault"') == 1
        assert (staff.status, notice_of_the_pin(staff)) == before
        assert not staff.page.exception


def test_today_s_listing_can_be_kept_and_every_file_says_what_was_asked(staff: Visit) -> None:
    labels = [button.label for button in staff.page.download_button]
    assert TEXT.compare_save in labels
    for label in (TEXT.take_csv, TEXT.take_geojson, TEXT.take_map_png, TEXT.take_curve_png):
        assert label in labels
    assert len(labels) == len(set(labels)) == 10
    keys = [str(button.key) for button in staff.page.download_button]
    files = [key for key in keys if key != "gap-keep"]
    assert all("north-paramedic-100km-" in key for key in files)
    choose(staff, region="CA-NU", who="anybody", within=250)
    keys = [str(button.key) for button in staff.page.download_button]
    assert sum("ca-nu-anybody-250km-" in key for key in keys) == 9


def test_every_table_can_be_taken_away(staff: Visit) -> None:
    assert staff.page.selectbox(key="gap-table").options == list(captions(EN).values())
    for name in captions(EN):
        choose(staff, table=name)
        keys = [str(button.key) for button in staff.page.download_button]
        assert sum(key.endswith((f"-{name}.csv", f"-{name}.geojson")) for key in keys) == 2
    assert next_table(Expected(USUAL).siting(), EN).id in captions(EN)
