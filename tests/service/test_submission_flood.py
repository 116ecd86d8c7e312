"""A flood of submissions keeps no honest sender out, whatever its shape."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.store.submission_quotas import BEYOND, MOST_BY_LINK, MOST_OF_CROWDS, SHARES, Quota, Waiting
from geo.words.language import Language
from geo.words.submissions.record import front_text
from service.forms.submission_service import SUBMISSIONS_OF_A_LINK, WHOLE, Fault
from service.limits.allowance import Allowance
from tests.parsed_page import ParsedPage
from tests.service.floods import FLOODS, Day, Flood, submissions_of
from tests.service.front import Front, filled_file, front, front_store, hidden_fields

__all__ = ["filled_file", "front", "front_store"]

PATH = "/tell-us/heart"
EN = front_text(Language.EN)
HONEST = st.lists(
    st.tuples(st.integers(150, 190), st.integers(0, 255), st.integers(0, 255)),
    min_size=1,
    max_size=40,
    unique=True,
).map(lambda found: tuple(f"{one}.{two}.{three}.9" for one, two, three in found))
"""People of different networks, of which none is part of a flood."""
WHOEVER = pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)


@WHOEVER
@settings(max_examples=2, deadline=None)
@given(honest=HONEST, seed=st.integers(0, 1_000), with_scripts=st.booleans())
def test_each_honest_letter_comes_in_whatever_the_flood(
    flood: Flood, honest: tuple[str, ...], seed: int, *, with_scripts: bool
) -> None:
    day, refused = Day(), []
    for sent in submissions_of(flood, honest, Random(seed)):
        day.at_s = sent.at_s
        done = day.send(sent.address, has_session=with_scripts and not sent.is_honest)
        if sent.is_honest and done.faults:
            refused.append((sent, done.faults, day.box.waiting))
    assert refused == []


@WHOEVER
def test_a_flood_takes_nothing_from_the_contacts_of_groups(flood: Flood) -> None:
    day = Day()
    for sent in submissions_of(flood, (), Random(1)):
        day.at_s = sent.at_s
        day.send(sent.address, has_session=True)
    for number in range(20):
        assert not day.send("192.0.2.1", has_session=False, link=f"link {number}").faults
        day.at_s += 60
    assert day.box.waiting.link == 20


def test_what_a_flood_of_one_network_fills_is_small() -> None:
    day = Day()
    for sent in submissions_of(FLOODS["104 households of one /48 in 27 s"], (), Random(1)):
        day.at_s = sent.at_s
        day.send(sent.address, has_session=True)
    assert day.box.waiting == Waiting(usual=3, crowd=17, link=0)


def test_a_link_that_got_into_wrong_hands_takes_a_share_of_the_reserve() -> None:
    day = Day()
    done = [
        day.send(f"192.0.{number}.1", has_session=True, link="stolen").faults
        for number in range(MOST_BY_LINK)
    ]
    assert done == [{}] * SUBMISSIONS_OF_A_LINK + [{WHOLE: Fault.BUSY_NETWORK}] * 95
    assert not day.send("192.0.2.1", has_session=True, link="another").faults


def test_the_numbers_that_the_documents_give_are_these() -> None:
    assert (SHARES, BEYOND) == (((500, 3), (1_000, 2), (1_500, 1)), 4)
    assert (MOST_OF_CROWDS, MOST_BY_LINK) == (200, 100)


# --- by the plain form ---------------------------------------------------------------------------


def test_487_letters_of_104_households_leave_the_form_open_to_everybody_else(front: Front) -> None:
    fields = hidden_fields(front.get(PATH))
    front.wait(seconds=20)
    honest = []
    for number in range(487):
        address = f"2001:db8:1:{number % 104:x}::1"
        front.post(PATH, {**fields, "words": f"Buy now {number}"}, address=address)
        if number % 50 == 0:
            reply = front.post(
                PATH, {**fields, "words": "It moved."}, address=f"198.51.{number % 256}.7"
            )
            honest.append(reply.status)
    assert honest == [200] * 10
    quotas = [one.quota for one in front.submissions if one.words != "It moved."]
    assert (quotas.count(Quota.USUAL), quotas.count(Quota.CROWD)) == (3, 17)


def test_a_sum_is_asked_only_where_many_letters_come_from(front: Front) -> None:
    for _ in range(3):
        assert "puzzle" not in hidden_fields(front.get(PATH))
        assert front.fill_in(PATH, words="It moved.").status == 200
    reply = front.get(PATH)
    assert {"puzzle", "proof"} <= hidden_fields(reply).keys()
    assert "script-src 'sha256-" in reply.headers["content-security-policy"]
    assert len(ParsedPage(reply.text).named("script")) == 1


def test_without_scripts_a_first_letter_always_comes_in_and_further_ones_are_fewer(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.forms.submission_service.WITHOUT_PROOF", 2)
    monkeypatch.setattr("service.forms.submission_service.Allowance.take", lambda *_: 0.0)
    fields = hidden_fields(front.get(PATH)) | {"words": "It moved."}
    front.wait(seconds=20)
    replies = [front.post(PATH, fields, address="192.0.2.7") for _ in range(6)]
    assert [one.status for one in replies] == [200] * 5 + [422]
    assert EN.no_proof in replies[-1].text
    assert "It moved." in replies[-1].text
    assert "puzzle" in hidden_fields(replies[-1])
    assert front.post(PATH, fields, address="198.51.100.7").status == 200


def test_a_busy_network_is_told_to_wait_an_hour_and_keeps_its_words(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Allowance, "take", lambda *_: 0.0)
    fields = hidden_fields(front.get(PATH)) | {"words": "It moved."}
    front.wait(seconds=20)
    replies = [front.post(PATH, fields, address=f"192.0.2.{one}") for one in range(21)]
    assert [one.status for one in replies] == [200] * 20 + [422]
    assert EN.busy_network in replies[-1].text
    assert "It moved." in replies[-1].text
