"""Both pages show an answer in one order and under the same headings."""

import pytest

from geo.finder.decision import Rung
from geo.finder.filters import Filters, apply_filters
from geo.finder.finder import Finder
from geo.finder.page_order import Kind, anywhere_order, page_order
from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.listing import Cost
from geo.listing.published import PublishedDirectory
from geo.place.fix import AskedArea
from geo.place.regions import Region
from geo.words.finder.answer import anywhere_text
from geo.words.finder.face_text import face_text
from geo.words.finder.sections import Section, sections
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import text_in
from tests.geo.finder.made_up import NOON, TORONTO

NB = Region.NEW_BRUNSWICK


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(PublishedDirectory(read_directory(FOLDER)))


def seen(
    finder: Finder, who: Audience | None, language: Language, **wishes: frozenset[object]
) -> list[Section]:
    answer = finder.find(TORONTO, audience=who, at=NOON)
    filtered = apply_filters(answer, Filters(**wishes))  # type: ignore[arg-type] # any field
    return list(sections(page_order(filtered), language))


@pytest.mark.parametrize("language", Language)
def test_what_is_for_the_visitor_stands_by_its_rung_and_the_rest_by_its_part(
    finder: Finder, language: Language
) -> None:
    rungs, text = text_in(language).rungs, face_text(language)
    headings = [one.heading for one in seen(finder, Audience.POLICE, language)]
    far = text.part_count.format(heading=text.parts[Kind.ELSEWHERE], count=5)
    assert headings == [rungs[Rung.NEAR], rungs[Rung.ONLINE], text.parts[Kind.ASK], far]


@pytest.mark.parametrize("language", Language)
def test_who_asks_is_named_where_it_is_not_said_whether_they_are_meant(
    finder: Finder, language: Language
) -> None:
    who = Audience.HEALTH_CARE
    named = text_in(language).audiences[who]
    heading = face_text(language).parts_for[Kind.SILENT].format(audience=named)
    (silent,) = [one for one in seen(finder, who, language) if heading in one.heading]
    assert not silent.is_open
    assert silent.heading.endswith(str(len(silent.numbered)))


def test_a_heading_says_where_what_was_chosen_is_not_stated(finder: Finder) -> None:
    shown = seen(finder, Audience.POLICE, Language.EN, costs=frozenset({Cost.FREE}))
    assert shown[0].heading == "Near you, in person"
    before, after = visit_text(Language.EN).rung_unstated.split("{rung}")
    assert all(one.heading.startswith(before) and one.heading.endswith(after) for one in shown[1:])


def test_the_cards_are_numbered_through(finder: Finder) -> None:
    numbers = [number for one in seen(finder, None, Language.EN) for number, _ in one.numbered]
    assert numbers == list(range(1, 10))


@pytest.mark.parametrize("language", Language)
def test_what_serves_an_area_that_was_named_stands_above_what_goes_anywhere(
    finder: Finder, language: Language
) -> None:
    area = AskedArea(
        id="CA-NB", name_en="New Brunswick", name_fr="Nouveau-Brunswick", regions=(NB,)
    )
    ladder = finder.find_anywhere(area=area, audience=Audience.RCMP, at=NOON)
    first, then, *_ = sections(anywhere_order(ladder), language)
    assert [option.listing.id for _, option in first.numbered] == ["rcmp-sosi-nb"]
    assert first.heading == face_text(language).serves_named
    assert then.heading == text_in(language).anywhere
    said = anywhere_text(ladder, language)
    assert said.index(first.heading) < said.index(then.heading)
