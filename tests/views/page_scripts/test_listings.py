import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from html import escape, unescape
from pathlib import Path

import pytest

from geo.finder.filters import NO_FILTERS, apply_filters
from geo.finder.finder import Finder
from geo.finder.page_order import page_order
from geo.finder.reasons import confirmation
from geo.listing.files.listing_file import read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.words.finder.sections import sections
from geo.words.language import Language
from geo.words.say.page_text import EN
from geo.words.say.sentences import reason_sentence
from tests.geo.finder.made_up import TORONTO
from tests.geo.reports.test_colours import contrast
from tests.views.conftest import Visit
from tests.views.folds import in_full, unfolded
from views import resources
from views.finder.cards import answer_html
from views.finder.entry_card import listing_html
from views.finder.few_cards import few
from views.resources import DEFAULT_FOLDER


def test_every_entry_stands_on_the_page_under_its_own_anchor(visit: Visit) -> None:
    html = visit.go_to("listings").html
    for listing in PublishedDirectory(read_directory(DEFAULT_FOLDER)):
        assert f'id="{listing.id}"' in html
        assert f'href="#{listing.id}"' in html
        assert listing.name.en in unescape(html)


def test_every_published_number_and_address_is_a_link(visit: Visit) -> None:
    html = visit.go_to("listings").html
    assert 'href="tel:+1-780-913-4362"' in html
    assert 'href="tel:+1-306-525-5601;ext=222"' in html
    assert 'href="sms:+1-613-407-8410"' in html
    assert 'href="mailto:osi_ptsdcoord@cmhask.com?subject=A%20question%20about%20' in html


def test_what_a_source_does_not_say_is_named_as_not_stated(visit: Visit) -> None:
    html = visit.go_to("listings").html
    assert EN.not_stated_heading.split("{", maxsplit=1)[0] in html


def test_a_withheld_address_is_said_to_be_given_on_contact(visit: Visit) -> None:
    assert EN.address_withheld.format(town="Edmonton, AB") in visit.go_to("listings").html


# --- how old a confirmation is -------------------------------------------------------------------

TODAY = date(2026, 12, 7)


def confirmed(days_ago: int | None) -> PublishedListing:
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    how = None if day is None else Assurance.PHONE
    heart = PublishedDirectory(read_directory(DEFAULT_FOLDER))["heart"]
    return replace(heart, assured_on=day, assured_how=how)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("days", [None, 0, 180, 181, 365, 366])
def test_an_entry_that_was_confirmed_long_ago_is_flagged(
    days: int | None, language: Language
) -> None:
    listing = confirmed(days)
    said = escape(reason_sentence(confirmation(listing, TODAY), language, listing.reachable))
    html = listing_html(listing, language, today=TODAY)
    flagged = days is not None and days > 180
    assert (f'<p class="np-flag">{said}.</p>' in html) == flagged
    assert html.count(said) == 1


@pytest.mark.parametrize("days", [None, 180, 181, 366])
def test_so_is_a_card_of_an_answer(days: int | None) -> None:
    at = datetime.combine(TODAY, time(17), UTC)
    directory = PublishedDirectory([confirmed(days)])
    answer = Finder(directory).find(TORONTO, at=at)
    page = page_order(apply_filters(answer, NO_FILTERS))
    drawn = answer_html(page, few(sections(page, Language.EN)), Language.EN)
    html = unfolded(drawn, in_full(directory, Language.EN, TODAY))
    assert ('class="np-flag"' in html) == (days is not None and days > 180)
    option = answer.options[0]
    said = escape(reason_sentence(option.reasons[-1], Language.EN, option.listing.reachable))
    assert html.count(said) == 1


def test_the_page_tells_the_age_by_its_own_clock(
    visit_with: Callable[[Path], Visit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "heart.toml").write_text(to_toml(confirmed(0)), encoding="utf-8")
    pages = []
    for days in (180, 200):
        moment = datetime.combine(TODAY + timedelta(days=days), time(), UTC)
        monkeypatch.setattr(resources, "now", lambda moment=moment: moment)
        pages.append(visit_with(tmp_path).go_to("listings").html)
    assert ["about 7 months ago" in page for page in pages] == [False, True]


def test_the_flag_is_easy_to_read_in_light_and_in_dark() -> None:
    style = (Path(__file__).parents[3] / "static" / "page.css").read_text(encoding="utf-8")
    rule = re.search(r"\.np-flag \{(.*)\}", style)
    assert rule
    ink, ground = (
        re.findall(rf"{name}: (#[0-9a-f]{{6}});", style) for name in ("--np-warm", "--np-warm-soft")
    )
    assert {"color: var(--np-warm)", "background: var(--np-warm-soft)"} <= set(
        rule[1].strip().rstrip(";").split("; ")
    )
    assert len(ink) == len(ground) == 2
    assert all(contrast(*pair) >= 4.5 for pair in zip(ink, ground, strict=True))
