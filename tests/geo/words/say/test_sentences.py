from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.finder import Finder
from geo.finder.reasons import (
    AddressNotShown,
    AskFirst,
    ConfirmedLongAgo,
    ConfirmedOn,
    ForOnly,
    JoinByPhone,
    JoinOnline,
    MayServeYourArea,
    MeetsButNoDayStated,
    NamesNoPlace,
    NeverConfirmed,
    Note,
    Reason,
    ServesAllCanada,
    ServesAnotherArea,
    ServesYourArea,
    StraightLine,
    WelcomeNotStated,
    WelcomesYou,
    WhoMayCome,
)
from geo.listing.audience import FIRST_RESPONDERS, Audience
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Reachable
from geo.listing.listing import Assurance, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.service_area import Regions
from geo.listing.site import AddressVisibility
from geo.place.fix import Fix, How, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.road import RoadAccess
from geo.words.language import Language
from geo.words.say.sentences import (
    audience_names,
    day_name,
    distance,
    fix_sentence,
    full_day_name,
    in_words,
    listed,
    next_meeting_sentence,
    no_place_sentence,
    question_sentence,
    reason_sentence,
)
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.made_up import IQALUIT, MONDAY_EVENING, NOON, TORONTO, listing, square

EN, FR = Language.EN, Language.FR
B = "\u00a0"
SASKATCHEWAN, BORDER = Regions(("CA-SK",)), Regions(("CA-ON", "CA-MB"))
DRAWN = square(50, -100, half=1.0)


def line(
    km: float, *, margin: float = 2.0, road: RoadAccess = RoadAccess.ALL_SEASON
) -> StraightLine:
    return StraightLine(
        km=km, uncertainty_km=margin, from_town="Iqaluit", town="Toronto", road=road
    )


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        (
            line(12.3),
            f"12{B}km from Iqaluit (straight line)",
            f"À 12{B}km d’Iqaluit (à vol d’oiseau)",
        ),
        (
            line(12.3, margin=5),
            f"12{B}km from Iqaluit (straight line, give or take 5{B}km)",
            f"À 12{B}km d’Iqaluit (à vol d’oiseau, à 5{B}km près)",
        ),
        (
            line(4, margin=10),
            f"In or near Toronto (known to within 10{B}km)",
            f"À Toronto ou dans les environs (position connue à 10{B}km près)",
        ),
        (
            line(2336.4),
            (
                f"2,340{B}km from Iqaluit (straight line); too far for a weekly visit; ask whether "
                "you can take part from a distance"
            ),
            (
                f"À 2{B}340{B}km d’Iqaluit (à vol d’oiseau); trop loin pour y "
                f"aller chaque semaine; "
                "demandez si l’on peut participer à distance"
            ),
        ),
        (
            line(2336.4, road=RoadAccess.NONE),
            (
                f"2,340{B}km from Iqaluit (straight line); no all-season road leads to Iqaluit, so "
                "call before you plan any trip"
            ),
            (
                f"À 2{B}340{B}km d’Iqaluit (à vol d’oiseau); aucune route "
                f"praticable toute l’année ne "
                f"mène à Iqaluit{B}: appelez avant de prévoir un déplacement"
            ),
        ),
        (
            AddressNotShown(AddressVisibility.WITHHELD, "Edmonton"),
            "In Edmonton; the address is not published: ask for it",
            f"À Edmonton; l’adresse n’est pas publiée{B}: demandez-la",
        ),
        (
            AddressNotShown(AddressVisibility.TOWN, "Edmonton"),
            "In Edmonton; the entry does not give the address: ask for it",
            f"À Edmonton; la fiche n’indique pas l’adresse{B}: demandez-la",
        ),
        (
            ServesYourArea(SASKATCHEWAN),
            "Says it serves Saskatchewan",
            "Dit desservir la Saskatchewan",
        ),
        (
            ServesYourArea(DRAWN),
            "You are inside the area that it says it serves",
            "Vous êtes dans la région que le groupe dit desservir",
        ),
        (
            ServesAnotherArea(Regions(("CA-NB",)), but_near=False),
            "Says it serves another area: New Brunswick",
            f"Dit desservir une autre région{B}: le Nouveau-Brunswick",
        ),
        (
            ServesAnotherArea(BORDER, but_near=True),
            "Says it serves another area: Ontario and Manitoba; contact them first",
            (
                f"Dit desservir une autre région{B}: l’Ontario et le Manitoba; communiquez d’abord "
                "avec le groupe"
            ),
        ),
        (ServesAllCanada(), "Says it serves all of Canada", "Dit desservir tout le Canada"),
        (
            AskFirst(Audience.FIRE),
            "May be open to firefighters: ask first",
            f"Pourrait accueillir les pompières et pompiers{B}: demandez d’abord",
        ),
        (
            WhoMayCome(Bilingual("Nurses too.", "Aussi le personnel infirmier.")),
            "Nurses too.",
            "Aussi le personnel infirmier.",
        ),
        (
            ForOnly((Audience.POLICE, Audience.RCMP)),
            "For police only",
            "Pour les policières et policiers seulement",
        ),
        (WelcomesYou(Audience.RCMP), "Welcomes RCMP", "Accueille les membres de la GRC"),
        (
            NeverConfirmed(),
            "Nobody has confirmed these details yet: call to make sure",
            f"Personne n’a encore confirmé ces renseignements{B}: appelez pour vous en assurer",
        ),
        (
            NeverConfirmed(date(2026, 11, 23)),
            (
                "Nobody has checked these details since we copied them on Monday, November 23, "
                "2026: call to make sure"
            ),
            (
                "Personne n’a vérifié ces renseignements depuis que nous les avons copiés, "
                f"le lundi 23 novembre 2026{B}: appelez pour vous en assurer"
            ),
        ),
        (
            ConfirmedOn(date(2026, 10, 1)),
            "Confirmed on Thursday, October 1, 2026",
            "Fiche confirmée le jeudi 1er octobre 2026",
        ),
        (
            ConfirmedOn(date(2026, 10, 1), Assurance.PHONE),
            "Confirmed on Thursday, October 1, 2026, by phone",
            "Fiche confirmée le jeudi 1er octobre 2026, par téléphone",
        ),
        (
            ConfirmedLongAgo(date(2026, 3, 3), 181),
            ("Last confirmed about 6 months ago, on Tuesday, March 3, 2026: call to make sure"),
            (
                f"Dernière confirmation il y a environ 6 mois, le mardi 3 mars 2026{B}: "
                "appelez pour vous en assurer"
            ),
        ),
        (
            ConfirmedLongAgo(date(2026, 3, 3), 365, Assurance.OWN_CONTACT),
            (
                "Last confirmed about 12 months ago, on Tuesday, March 3, 2026, "
                "by the group itself: call to make sure"
            ),
            (
                "Dernière confirmation il y a environ 12 mois, le mardi 3 mars 2026, "
                f"par le groupe lui-même{B}: appelez pour vous en assurer"
            ),
        ),
        (
            ConfirmedLongAgo(date(2026, 3, 3), 366, Assurance.WEB_PAGE),
            (
                "Last confirmed more than a year ago, on Tuesday, March 3, 2026, "
                "by checking its web page again: call to make sure"
            ),
            (
                "Dernière confirmation il y a plus d’un an, le mardi 3 mars 2026, "
                f"après vérification de la page d’origine{B}: appelez pour vous en assurer"
            ),
        ),
        (Note(Bilingual("As it is.", "Tel quel.")), "As it is.", "Tel quel."),
    ],
)
def test_a_reason_is_said_in_both_languages(reason: Reason, english: str, french: str) -> None:
    assert reason_sentence(reason, EN, Reachable.PHONE) == english
    assert reason_sentence(reason, FR, Reachable.PHONE) == french


EVERY_KIND: tuple[Reason, ...] = (
    line(1),
    line(30),
    line(30, margin=20),
    line(900),
    line(900, road=RoadAccess.NONE),
    AddressNotShown(AddressVisibility.TOWN, "X"),
    AddressNotShown(AddressVisibility.WITHHELD, "X"),
    ServesYourArea(BORDER),
    ServesYourArea(DRAWN),
    MayServeYourArea(Regions(("northern-bc",))),
    MayServeYourArea(DRAWN),
    ServesAnotherArea(BORDER, but_near=True),
    ServesAnotherArea(DRAWN, but_near=False),
    ServesAllCanada(),
    JoinOnline(),
    JoinByPhone(),
    NamesNoPlace(),
    MeetsButNoDayStated(weekly=True),
    MeetsButNoDayStated(weekly=False),
    ForOnly(tuple(Audience)),
    *(WelcomesYou(who) for who in Audience),
    *(AskFirst(who) for who in Audience),
    *(WelcomeNotStated(who) for who in Audience),
    WhoMayCome(Bilingual("Who may come.", "Qui peut venir.")),
    NeverConfirmed(),
    NeverConfirmed(date(2026, 1, 2)),
    ConfirmedOn(date(2026, 1, 2)),
    *(ConfirmedOn(date(2026, 1, 2), how) for how in Assurance),
    *(ConfirmedLongAgo(date(2026, 1, 2), days, how) for days in (181, 366) for how in Assurance),
)


@pytest.mark.parametrize("reachable", Reachable)
@pytest.mark.parametrize("reason", EVERY_KIND, ids=lambda reason: type(reason).__name__)
def test_every_reason_is_whole_in_both_languages(reason: Reason, reachable: Reachable) -> None:
    english, french = (reason_sentence(reason, language, reachable) for language in (EN, FR))
    for sentence in (english, french):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert not set(sentence) & set("{}")
        assert "None" not in sentence
        assert "  " not in sentence
    assert english != french


def test_no_kind_of_reason_is_left_out_of_these_tests() -> None:
    assert {type(reason) for reason in EVERY_KIND} | {Note} == set(Reason.__args__)


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments)
def test_any_answer_can_be_said(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    for language in Language:
        for option in answer.options:
            for reason in option.reasons:
                said = reason_sentence(reason, language, option.listing.reachable)
                assert not set(said) & set("{}")


@pytest.mark.parametrize(
    ("place", "french"),
    [
        ("Iqaluit", "d’Iqaluit"),
        ("Inukjuak", "d’Inukjuak"),
        ("Énuqsha", "d’Énuqsha"),
        ("Toronto", "de Toronto"),
        ("Yellowknife", "de Yellowknife"),
        ("Hay River", "de Hay River"),
        ("Le Pas", "du Pas"),
        ("Les Escoumins", "des Escoumins"),
        ("La Ronge", "de La Ronge"),
        ("L'Assomption", "de L'Assomption"),
    ],
)
def test_french_puts_the_right_de_before_a_place(place: str, french: str) -> None:
    reason = replace(line(40), from_town=place)
    assert f" {french} (" in reason_sentence(reason, FR)


@pytest.mark.parametrize(
    ("km", "english", "french"),
    [
        (0.2, f"1{B}km", f"1{B}km"),
        (79.6, f"80{B}km", f"80{B}km"),
        (249.4, f"249{B}km", f"249{B}km"),
        (251.0, f"250{B}km", f"250{B}km"),
        (1_234.0, f"1,230{B}km", f"1{B}230{B}km"),
    ],
)
def test_kilometres_are_no_finer_than_they_are_worth(km: float, english: str, french: str) -> None:
    assert (distance(km, EN), distance(km, FR)) == (english, french)


def test_all_first_responders_are_said_in_one_word() -> None:
    nurses_too = [who for who in Audience if who in FIRST_RESPONDERS | {Audience.HEALTH_CARE}]
    assert audience_names(nurses_too, EN) == "all first responders and health care workers"
    assert audience_names([Audience.FIRE], EN) == "firefighters"
    assert audience_names([Audience.RCMP], FR) == "les membres de la GRC"
    assert listed([], "{first} and {last}") == ""


# --- where the visitor is ------------------------------------------------------------------------


def test_what_was_understood_is_told() -> None:
    about = replace(IQALUIT, how=How.NEIGHBOUR_CODES, uncertainty_km=5.0)
    for fix, english in (
        (IQALUIT, "Iqaluit, from X0A 0H0"),
        (replace(IQALUIT, how=How.PLACE, postal_code=None), "Iqaluit"),
        (about, f"About Iqaluit, from X0A 0H0 (give or take 5{B}km)"),
        (replace(IQALUIT, how=How.DEVICE), "Near Iqaluit, from your position"),
        (
            replace(IQALUIT, corrected=True),
            "Iqaluit. We read X0A 0H0",
        ),
    ):
        assert fix_sentence(fix, EN) == english
    assert fix_sentence(about, FR) == f"Environs d’Iqaluit, d’après X0A 0H0 (à 5{B}km près)"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("why", WhyAsk)
def test_a_question_quotes_what_was_asked(why: WhyAsk, language: Language) -> None:
    sentence = question_sentence(WhichPlace(why=why, asked="X0A", choices=()), language)
    assert "X0A" in sentence
    assert sentence.endswith("?")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("why", WhyNoPlace)
def test_no_place_is_said_in_one_line_with_a_remedy(why: WhyNoPlace, language: Language) -> None:
    sentence = no_place_sentence(NoPlace(why=why, asked="{asked}"), language)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert "{text}" not in sentence


# --- when a group meets --------------------------------------------------------------------------


def meeting_sentence(
    fix: Fix, at: datetime, language: Language = EN, schedule: Schedule = MONDAY_EVENING
) -> str | None:
    online = listing(modes=frozenset({Mode.VIRTUAL}), schedule=schedule)
    answer = Finder(PublishedDirectory([online])).find(fix, at=at)
    return next_meeting_sentence(answer.options[0], at, language)


def test_the_next_meeting_is_told_in_the_visitor_s_own_time() -> None:
    assert (
        meeting_sentence(TORONTO, NOON)
        == "Next meeting: Monday, December 7, 7\u00a0p.m. to 9\u00a0p.m. your time"
    )
    vancouver = replace(TORONTO, time_zone="America/Vancouver")
    assert meeting_sentence(vancouver, NOON) == (
        f"Next meeting: Monday, December 7, 5{B}p.m. to 7{B}p.m. your time (7{B}p.m. in Toronto)"
    )
    st_johns = replace(TORONTO, time_zone="America/St_Johns")
    assert meeting_sentence(st_johns, NOON, FR) == (
        f"Prochaine rencontre{B}: lundi 7 décembre, de 20{B}h{B}30 à 22{B}h{B}30, "
        f"votre heure locale (19{B}h à Toronto)"
    )


def test_a_meeting_under_way_is_told_so() -> None:
    sentence = meeting_sentence(TORONTO, datetime(2026, 12, 8, 1, tzinfo=UTC))
    assert sentence == "Happening now: Monday, December 7, 7\u00a0p.m. to 9\u00a0p.m. your time"


def test_a_meeting_without_a_stated_end_is_only_told_to_have_begun() -> None:
    open_end = Schedule(
        meetings=tuple(replace(meeting, ends=None) for meeting in MONDAY_EVENING.meetings)
    )
    sentence = meeting_sentence(TORONTO, datetime(2026, 12, 8, 1, tzinfo=UTC), schedule=open_end)
    assert sentence == "Already begun: Monday, December 7, 7\u00a0p.m. your time"


def test_without_a_stated_day_nothing_is_told_of_a_next_meeting() -> None:
    answer = Finder(PublishedDirectory([listing()])).find(TORONTO, at=NOON)
    assert next_meeting_sentence(answer.options[0], NOON, EN) is None


def test_the_first_of_a_month_is_the_first_in_french() -> None:
    assert day_name(date(2026, 12, 1), FR) == "mardi 1er décembre"
    assert day_name(date(2026, 12, 1), EN) == "Tuesday, December 1"
    assert full_day_name(date(2026, 12, 1), FR) == "mardi 1er décembre 2026"


def test_the_time_there_is_that_of_the_meeting_that_is_next() -> None:
    meetings = (
        Meeting(
            weekday=Weekday.FRIDAY,
            starts=time(10),
            ends=None,
            time_zone="America/Toronto",
        ),
        Meeting(
            weekday=Weekday.TUESDAY,
            starts=time(18),
            ends=None,
            time_zone="America/Vancouver",
        ),
    )
    online = listing(modes=frozenset({Mode.VIRTUAL}), schedule=Schedule(meetings=meetings))
    answer = Finder(PublishedDirectory([online])).find(TORONTO, at=NOON)
    assert next_meeting_sentence(answer.options[0], NOON, EN) == (
        "Next meeting: Tuesday, December 8, 8\u00a0p.m. your time (6\u00a0p.m. in Vancouver)"
    )


def test_french_writes_the_province_of_a_place_in_full() -> None:
    assert in_words("Iqaluit, NU", EN) == "Iqaluit, NU"
    assert in_words("Iqaluit, NU", FR) == "Iqaluit (Nunavut)"
    assert in_words("Bethany (Lincoln), ON", FR) == "Bethany (Lincoln, Ontario)"
    assert in_words("Atlin", FR) == "Atlin"
