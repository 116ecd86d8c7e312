from dataclasses import replace
from datetime import datetime

import pytest

from geo.finder.decision import CLOSE_BY, Rung
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.finder.standing import Standing, standings
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.words.finder.count import count_sentences, nothing_near_sentence
from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.page_text import page_text

AT = datetime.fromisoformat("2026-11-27T12:00:00-05:00")
BOTH = pytest.mark.parametrize("language", Language)


def iqaluit(audience: Audience | None) -> Answer:
    fix = Locator.open().locate("X0A 0H0")
    assert isinstance(fix, Fix)
    return Finder(PublishedDirectory(read_directory())).find(fix, audience=audience, at=AT)


@BOTH
def test_a_paramedic_in_iqaluit_is_not_promised_what_serves_others(language: Language) -> None:
    answer, text = iqaluit(Audience.PARAMEDIC), page_text(language)
    counts = standings(answer)
    assert counts[Standing.OPEN] == 1
    assert counts[Standing.BEYOND] >= 5
    said = count_sentences(answer, language)
    assert said.startswith(text.standings[Standing.OPEN].format(count=1))
    hopeful = counts[Standing.OPEN] + counts[Standing.ASK]
    assert said.endswith(text.others.format(count=len(answer.options) - hopeful))
    assert str(len(answer.options)) not in said


@BOTH
def test_without_an_audience_nobody_is_said_to_be_welcomed(language: Language) -> None:
    said, text = count_sentences(iqaluit(None), language), page_text(language)
    assert text.standings[Standing.OPEN].split("{")[0] not in said
    assert said.startswith(text.within_reach.split("{")[0])


@BOTH
def test_where_nothing_can_be_joined_those_who_may_know_are_named(language: Language) -> None:
    answer = iqaluit(Audience.PARAMEDIC)
    beyond = tuple(one for one in answer.options if one.rung.value == "farther")
    for left in ((), beyond):
        said = count_sentences(replace(answer, options=left), language)
        assert said.startswith(page_text(language).status_nothing)
        assert keeper.EMAIL in said


@BOTH
def test_how_far_near_reaches_is_said_as_it_is_decided(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = iqaluit(None)
    far = replace(answer, options=answer.on(Rung.FARTHER))
    assert "80 km" in (nothing_near_sentence(far, language) or "")
    monkeypatch.setattr("geo.words.finder.count.NEAR_KM", 50.0)
    assert "50 km" in (nothing_near_sentence(far, language) or "")


def test_nothing_near_is_said_only_where_groups_are_shown_and_none_is_close_by() -> None:
    answer = iqaluit(None)
    assert nothing_near_sentence(replace(answer, options=()), Language.EN) is None
    for rung in Rung:
        of_rung = replace(answer, options=answer.on(rung))
        is_said = nothing_near_sentence(of_rung, Language.EN) is not None
        assert is_said == (bool(of_rung.options) and rung not in CLOSE_BY)
