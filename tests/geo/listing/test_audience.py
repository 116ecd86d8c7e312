import pytest

from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome, Welcomes


def test_the_words_are_those_that_commands_and_files_use() -> None:
    assert " ".join(Audience) == (
        "police rcmp fire paramedic dispatch corrections search_and_rescue health_care military "
        "veteran family"
    )


def test_all_first_responders_are_six() -> None:
    assert {str(who) for who in FIRST_RESPONDERS} == {
        *("police", "rcmp", "fire", "paramedic", "dispatch", "search_and_rescue"),
    }


@pytest.mark.parametrize("answer", Welcome)
def test_the_rcmp_is_answered_as_police_where_the_listing_does_not_name_it(
    answer: Welcome,
) -> None:
    for others in Welcome:
        welcomes = Welcomes(stated={Audience.POLICE: answer}, everyone_else=others)
        assert welcomes.of(Audience.RCMP) is answer


def test_a_word_of_its_own_for_the_rcmp_counts() -> None:
    welcomes = Welcomes(stated={Audience.POLICE: Welcome.NO, Audience.RCMP: Welcome.YES})
    assert welcomes.of(Audience.RCMP) is Welcome.YES


def test_police_do_not_inherit_from_the_rcmp() -> None:
    assert Welcomes(stated={Audience.RCMP: Welcome.YES}).of(Audience.POLICE) is Welcome.NOT_STATED


def test_silence_is_no_refusal() -> None:
    assert {Welcomes().of(who) for who in Audience} == {Welcome.NOT_STATED}


def test_everyone_else_is_everyone_not_named() -> None:
    welcomes = Welcomes(stated={Audience.FIRE: Welcome.YES}, everyone_else=Welcome.NO)
    assert welcomes.of(Audience.FIRE) is Welcome.YES
    assert welcomes.of(Audience.RCMP) is Welcome.NO
    assert welcomes.welcomed() == (Audience.FIRE,)


def test_answers_do_not_change_with_the_mapping_they_came_from() -> None:
    stated = {Audience.FIRE: Welcome.YES}
    welcomes = Welcomes(stated=stated)
    stated[Audience.FIRE] = Welcome.NO
    assert welcomes.of(Audience.FIRE) is Welcome.YES
