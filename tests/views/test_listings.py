from html import unescape

from geo.listing.toml_file import read_directory
from geo.words.page_text import EN
from tests.views.conftest import Visit
from views.resources import DEFAULT_FOLDER


def test_every_entry_stands_on_the_page_under_its_own_anchor(visit: Visit) -> None:
    html = visit.go_to("listings").html
    for listing in read_directory(DEFAULT_FOLDER):
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
