"""What problems and errors say, for tests of their sentences."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from geo.errors import GeoError
from geo.faults.problem import Problem
from geo.words.faults.sentences import error_sentence, problem_sentence
from geo.words.language import Language

Error = TypeVar("Error", bound=GeoError)


@contextmanager
def raises_saying(kind: type[Error], match: str) -> Iterator[pytest.ExceptionInfo[Error]]:
    with pytest.raises(kind) as caught:
        yield caught
    said = error_sentence(caught.value)
    assert re.search(match, said), said


def english(problem: Problem) -> str:
    return problem_sentence(problem, Language.EN)


def french(problem: Problem) -> str:
    return problem_sentence(problem, Language.FR)
