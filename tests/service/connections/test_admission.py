"""Who gets a place, and who makes room: bookkeeping that never loses count."""

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from service.connections.admission import Admission, Entry
from service.process.descriptors import Capacity

ROOM = Capacity(pages=3, requests=4, each=3, turned_away=1, burst=1)
PROXY = "127.0.0.1"


@dataclass(eq=False)
class One:
    went: bool = False

    def give_way(self) -> None:
        self.went = True


def admission() -> Admission[One]:
    return Admission(ROOM, is_proxy=lambda address: address == PROXY)


def test_addresses_of_one_household_share_its_places() -> None:
    places = admission()
    addresses = ["2001:db8::1", "2001:db8::2", "2001:db8::ffff:3"]
    assert [places.enter(One(), one) for one in addresses] == [Entry.GRANTED] * 3
    assert places.enter(One(), "2001:db8::4") is Entry.CROWDED
    assert places.enter(One(), "2001:db8:0:1::4") is Entry.GRANTED


def test_the_oldest_makes_room_first() -> None:
    places, came = admission(), [One() for _ in range(ROOM.requests + 2)]
    for one in came:
        assert places.enter(one, PROXY) is Entry.GRANTED
    assert [one.went for one in came] == [True, True, False, False, False, False]


def test_bytes_that_drip_in_make_nobody_younger() -> None:
    places, came = admission(), [One() for _ in range(ROOM.requests)]
    for one in came:
        places.enter(one, PROXY)
    for _ in range(3):
        places.waits(came[0], has_begun=True)
    places.enter(One(), PROXY)
    assert came[0].went


def test_whoever_is_answered_keeps_the_place() -> None:
    places, came = admission(), [One() for _ in range(ROOM.requests)]
    for one in came:
        places.enter(one, PROXY)
        places.is_answered(one)
    assert places.enter(One(), PROXY) is Entry.FULL
    places.waits(came[2], has_begun=False)
    assert places.enter(One(), PROXY) is Entry.GRANTED
    assert [one.went for one in came] == [False, False, True, False]


def test_an_open_page_never_makes_room_whatever_is_noted_of_it() -> None:
    places, page = admission(), One()
    places.enter(page, PROXY)
    assert places.opens_page(page)
    places.waits(page, has_begun=False)
    for _ in range(3 * ROOM.requests):
        assert places.enter(One(), PROXY) is Entry.GRANTED
    assert not page.went
    assert places.pages == 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["enter", "page", "waits", "begun", "answered", "leave"]),
        st.integers(0, 11),
        st.sampled_from([PROXY, "192.0.2.1", "192.0.2.2", "2001:db8::1"]),
    ),
    max_size=80,
)


@dataclass
class Watched:
    """Does to the bookkeeping what happens, and keeps a simple count beside it."""

    places: Admission[One] = field(default_factory=admission)
    came: list[One] = field(default_factory=lambda: [One() for _ in range(12)])
    inside: dict[int, str] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)

    def enter(self, number: int, address: str) -> None:
        one = self.came[number]
        if number in self.inside or one.went:
            return
        if self.places.enter(one, address) is Entry.GRANTED:
            self.inside[number] = address

    def page(self, number: int, _: str) -> None:
        if self.places.opens_page(self.came[number]):
            self.pages.add(number)

    def waits(self, number: int, _: str) -> None:
        self.places.waits(self.came[number], has_begun=False)

    def begun(self, number: int, _: str) -> None:
        self.places.waits(self.came[number], has_begun=True)

    def answered(self, number: int, _: str) -> None:
        self.places.is_answered(self.came[number])

    def leave(self, number: int, _: str) -> None:
        self.places.leave(self.came[number])
        self.inside.pop(number, None)
        self.pages.discard(number)

    def holds(self) -> None:
        for number in [one for one in self.inside if self.came[one].went]:
            del self.inside[number]
        assert len(self.places) == len(self.inside)
        assert self.places.pages == len(self.pages) <= ROOM.pages
        assert len(self.inside) - len(self.pages) <= ROOM.requests
        assert not any(self.came[page].went for page in self.pages)
        held = Counter(self.inside.values())
        assert all(count <= ROOM.each for address, count in held.items() if address != PROXY)


@given(ACTS)
def test_no_order_of_events_breaks_a_bound_or_takes_a_page_down(
    acts: list[tuple[str, int, str]],
) -> None:
    watched = Watched()
    for act, number, address in acts:
        getattr(watched, act)(number, address)
        watched.holds()
