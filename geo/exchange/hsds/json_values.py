"""Values of JSON that anybody may have written: of the shape that is expected, or none."""

import json
import math
from typing import Any, NoReturn

from geo.faults.foreign_file import Kind, LargeFile, NoJson
from geo.faults.row import ManyInService
from geo.listing.bounds import MOST_BYTES, MOST_OF_A_KIND

Json = dict[str, Any]


class TooManyError(ValueError):
    """A list of a service is longer than any listing has."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.problem = ManyInService(count, MOST_OF_A_KIND)


class NotReadableError(ValueError):
    """The file as a whole is no JSON that can be taken."""

    def __init__(self, problem: LargeFile | NoJson) -> None:
        super().__init__(problem)
        self.problem = problem


def parsed(content: bytes) -> object:
    """Read JSON, in UTF-8, UTF-16 or UTF-32.

    Raises
    ------
    NotReadableError
        If it is no JSON, is larger than any listing, or is nested too deeply.
    """
    if len(content) > MOST_BYTES:
        mb = len(content) // 2**20
        raise NotReadableError(LargeFile(mb, MOST_BYTES // 2**20, Kind.SERVICES))
    try:
        return json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotReadableError(NoJson(str(error), Kind.SERVICES)) from error


def table(value: object) -> Json:
    """Return an object as it is, and anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def tables(value: object) -> list[Json]:
    """Return the objects of a list.

    Raises
    ------
    TooManyError
        If there are more than any listing has.
    """
    if not isinstance(value, list):
        return []
    if len(value) > MOST_OF_A_KIND:
        raise TooManyError(len(value))
    return [one for one in value if isinstance(one, dict)]


def given(value: object) -> Any:  # noqa: ANN401 - any JSON, to be judged by the reader of its field
    """Return a value, None for a blank text; line ends are those of our files."""
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n") if value.strip() else None


def degrees(value: object) -> object:
    """Return a number that may stand in quotes; anything else as it is."""
    try:
        number = float(value) if isinstance(value, str) else value
    except ValueError:
        return value
    return value if isinstance(number, float) and not math.isfinite(number) else number


def whole_number(value: object) -> object:
    """Return digits for a number without a fraction; anything else as it is."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def has_lone_surrogate(value: object) -> bool:
    """Tell whether a text inside cannot be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
