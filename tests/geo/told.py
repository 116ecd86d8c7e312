"""What an error says in English, for tests of its sentence."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from geo.errors import GeoError
from geo.words.faults.sentences import error_sentence


@contextmanager
def raises_saying(kind: type[GeoError], match: str) -> Iterator[None]:
    with pytest.raises(kind) as caught:
        yield
    said = error_sentence(caught.value)
    assert re.search(match, said), said
