from dataclasses import replace

import pytest

from geo.listing.checks.losses import Lost, losses
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Mode
from geo.listing.schedule import NO_DAY_STATED
from geo.listing.service_area import NotStated
from geo.words.admin.losses import loss_sentences
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views.resources import DEFAULT_FOLDER

HEART = read_directory(DEFAULT_FOLDER)["heart"]
BARE = replace(
    HEART,
    modes=frozenset(),
    sites=(),
    schedule=NO_DAY_STATED,
    contacts=(),
    languages=(),
    service_area=NotStated(),
    welcomes=replace(HEART.welcomes, stated={}),
)


@pytest.mark.parametrize("language", Language)
def test_each_kind_of_loss_has_its_sentence_and_all_of_it_is_named(language: Language) -> None:
    assert set(staff_text(language).lost) == set(Lost)
    said = " ".join(loss_sentences(losses(HEART, BARE), language))
    assert "Toronto" in said
    assert "{" not in said
    assert HEART.contacts[0].person or HEART.contacts[0].role.en in said
    assert len(list(loss_sentences(losses(HEART, BARE), language))) == len(losses(HEART, BARE))


def test_a_way_to_meet_is_named_in_the_reader_s_words() -> None:
    online = replace(HEART, sites=(), modes=frozenset({Mode.VIRTUAL}))
    silent = replace(online, modes=frozenset())
    [said] = loss_sentences(losses(online, silent), Language.EN)
    assert said == "No longer a way to meet: online"
