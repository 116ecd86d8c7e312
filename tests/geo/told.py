"""What an error says in English, for tests of its sentence."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from geo.errors import GeoError
from geo.words.faults.sentences import error_sentence

Error = TypeVar("Error", bound=GeoError)


@contextmanager
def raises_saying(kind: type[Error], match: str) -> Iterator[pytest.ExceptionInfo[Error]]:
    with pytest.raises(kind) as caught:
        yield caught
    said = error_sentence(caught.value)
    assert re.search(match, said), said
