from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import published
from geo.words.language import Language
from tests.parsed_page import ParsedPage
from views.finder.contacts import contacts_html


def test_what_to_know_of_a_contact_stands_apart_from_who_it_is() -> None:
    listing = published(read_directory(FOLDER)["edmonton-police-veterans"])
    assert listing is not None
    said = "".join(ParsedPage(str(contacts_html(listing, Language.EN))).words)
    assert "support group; the listing says it can be called at any hour" in said
