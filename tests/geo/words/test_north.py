from geo.place.north import named_regions
from geo.place.regions import Region
from geo.words.say.en import EN
from geo.words.say.fr import FR


def test_every_named_region_of_the_north_has_a_name_within_a_sentence() -> None:
    named = set(named_regions()) - {region.value for region in Region}
    assert set(EN.in_north) == set(FR.in_north) == named
