"""What is a street and what the town behind it."""

import pytest

from geo.place.typed.streets import is_street_like, towns_behind_a_street


@pytest.mark.parametrize("words", ["12 main street", "rue principale", "po box 5", "king and bay"])
def test_a_street_is_known(words: str) -> None:
    assert is_street_like(words)


@pytest.mark.parametrize("words", ["toronto", "saint john", "tim hortons", "la ronge"])
def test_a_name_is_no_street(words: str) -> None:
    assert not is_street_like(words)


def test_what_follows_a_street_may_be_its_town() -> None:
    assert ("winnipeg", True) in tuple(towns_behind_a_street("123 main st winnipeg"))
    assert ("gatineau", True) in tuple(towns_behind_a_street("45 rue principale gatineau"))


def test_the_name_of_a_street_is_no_town() -> None:
    assert tuple(towns_behind_a_street("45 chemin windsor")) == ()
    assert tuple(towns_behind_a_street("windsor")) == ()
