from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from views.once import once


def test_whoever_asks_at_once_gets_the_same_thing() -> None:
    ready, made = Barrier(8), []

    @once
    def thing() -> object:
        sleep(0.05)
        made.append(object())
        return made[-1]

    def ask(_: int) -> object:
        ready.wait(10)
        return thing()

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ask, range(8))) == set(made)
    assert len(made) == 1


def test_what_failed_is_tried_again_and_what_is_forgotten_is_made_anew() -> None:
    tried: list[int] = []

    @once
    def thing() -> int:
        tried.append(len(tried))
        if not tried[-1]:
            raise ValueError("not yet")
        return tried[-1]

    with pytest.raises(ValueError, match="not yet"):
        thing()
    assert (thing(), thing()) == (1, 1)
    assert thing.forget() == 1
    assert thing.forget() is None
    assert thing() == 2
