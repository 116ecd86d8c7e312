"""Reading the values of a TOML file field by field, and noting every fault on the way.

A reader takes a `Node` and returns its value, or raises a `FieldError` with what is wrong. The
fault is noted where the field stands, and the fields after it are still read. A field with a fault
is `_BROKEN`; a `Schema` makes a value only of fields that are all whole, so that nothing outside
this module ever sees a broken one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from reprlib import Repr
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar, cast
from unicodedata import normalize

from geo.faults.field import (
    BadCharacter,
    ClockWithoutQuotes,
    Counted,
    FieldProblem,
    Form,
    Harm,
    Missing,
    MoreUnknownFields,
    NotATable,
    NotMade,
    NotOfForm,
    PiledUp,
    Plain,
    Table,
    TooMany,
    Twice,
    UnknownWord,
    Words,
)
from geo.listing.bounds import LONGEST_TEXT, MOST_OF_A_KIND
from geo.listing.characters import (
    MOST_ACCENTS,
    Found,
    is_blank,
    is_piled_up,
    look_alike,
    unseen,
)

if TYPE_CHECKING:  # an answer does not wait for the faults of every format
    from geo.faults.problem import Problem

Value = TypeVar("Value")
Made = TypeVar("Made")
Word = TypeVar("Word", bound=StrEnum)

_BROKEN: Final[Any] = object()
_LONGEST_QUOTE = 60
_TOO_LARGE = 1e9
_MOST_UNKNOWN = 20
"""Names in one table that are no fields and are told one by one."""
_ALIKE = 0.57
"""Least likeness of a word to be suggested: 'SK' for 'CA-SK'."""
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def _briefly() -> Repr:
    brief = Repr()
    brief.maxdict = brief.maxlist = brief.maxtuple = _LONGEST_QUOTE // 2
    brief.maxstring = brief.maxother = brief.maxlong = _LONGEST_QUOTE + 1
    return brief


_BRIEFLY: Final = _briefly()


class FieldError(ValueError):
    """The value of a field is refused."""

    def __init__(self, problem: FieldProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class Fault(NamedTuple):
    """The dotted path of a field, and what is wrong with it."""

    field: str
    problem: "Problem"


class Node(NamedTuple):
    """A value of the file, where it stands, and the list that all faults go to."""

    value: object
    path: str
    faults: list[Fault]

    def read(self, read: "Reader[Value]") -> Value:
        """Read the value; a refusal is noted as a fault of this field."""
        try:
            return read(self)
        except FieldError as refusal:
            self.faults.append(Fault(self.path, refusal.problem))
        except ValueError as refusal:
            self.faults.append(Fault(self.path, NotMade(str(refusal))))
        return cast("Value", _BROKEN)

    def field(self, name: str, value: object = None) -> "Node":
        """Step into a field of a table."""
        return Node(value, f"{self.path}.{name}" if self.path else name, self.faults)

    def item(self, number: int, value: object) -> "Node":
        """Step into a list."""
        return Node(value, f"{self.path}[{number}]", self.faults)


Reader = Callable[[Node], Value]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is read, and what holds where it is missing.

    Parameters
    ----------
    is_needed
        Whether it may not be left out.
    default
        Its value where it is left out.
    """

    read: Reader[Any]
    is_needed: bool = False
    default: object = None


def _no_faults(_values: Mapping[str, Any]) -> Iterable[Fault]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema(Generic[Value]):
    """The fields of a table, and the value that they make.

    Parameters
    ----------
    table
        Which of the tables of a file it is.
    make
        Takes the fields by name; a ``ValueError`` of it is a fault of the table.
    check
        Finds the faults between fields; it is given those that are whole.
    """

    table: Table
    fields: Mapping[str, Field]
    make: Callable[..., Value]
    check: Callable[[Mapping[str, Any]], Iterable[Fault]] = _no_faults

    def __call__(self, node: Node) -> Value:
        """Read a table."""
        table = node.value
        if not isinstance(table, dict):
            raise FieldError(NotATable(shown(table), self.table))
        faults_before = len(node.faults)
        values = self._taken(node, table)
        if not table.keys() <= self.fields.keys():
            self._note_unknown(node, table)
        whole = {name: value for name, value in values.items() if value is not _BROKEN}
        for name, problem in self.check(whole):
            node.faults.append(Fault(node.field(name).path, problem))
        return self.make(**values) if len(node.faults) == faults_before else _broken()

    def _taken(self, node: Node, table: Mapping[str, object]) -> dict[str, Any]:
        """Read each field; this is most of the work where thousands of listings are read."""
        values, faults = dict[str, Any](), node.faults
        before = f"{node.path}." if node.path else ""
        for name, field in self.fields.items():
            if name in table:
                values[name] = Node(table[name], before + name, faults).read(field.read)
            elif field.is_needed:
                faults.append(Fault(before + name, Missing(name)))
                values[name] = _BROKEN
            else:
                values[name] = field.default
        return values

    def _note_unknown(self, node: Node, table: Mapping[str, object]) -> None:
        unknown = [name for name in table if name not in self.fields]
        for name in unknown[:_MOST_UNKNOWN]:
            problem = unknown_word(name, Words.FIELDS, self.fields)
            node.faults.append(Fault(node.field(name).path, problem))
        more = len(unknown) - _MOST_UNKNOWN
        if more > 0:
            node.faults.append(Fault(node.path, MoreUnknownFields(more)))


def _broken() -> Any:  # noqa: ANN401 - it fits every type, because nobody looks at it
    return _BROKEN


def text(node: Node) -> str:
    """Read a text that people see; its accents are put together (NFC), however they were typed."""
    value = node.value
    if not isinstance(value, str):
        raise FieldError(NotOfForm(shown(value), Form.TEXT))
    if len(value) > LONGEST_TEXT:
        raise FieldError(TooMany(len(value), LONGEST_TEXT, Counted.CHARACTERS))
    require_seen(value)
    if is_piled_up(value):
        raise FieldError(PiledUp(MOST_ACCENTS))
    if is_blank(value):
        raise FieldError(Plain.EMPTY)
    return normalize("NFC", value)


def name_text(node: Node) -> str:
    """Read a name or an address, in which no letter may pose as another."""
    value = text(node)
    require_plain(str(node.value))
    return value


def require_seen(value: str) -> None:
    """Refuse a text with a character that nobody sees, whatever it is a text of."""
    found = unseen(value)
    if found is not None:
        raise FieldError(_bad(found, Harm.UNSEEN))


def require_plain(value: str, *, whole_words: bool = True) -> None:
    """Refuse a text in which a letter, or a whole word, poses as another."""
    found = look_alike(value, whole_words=whole_words)
    if found is not None:
        raise FieldError(_bad(found, Harm.LOOKS_ALIKE))


def _bad(found: Found, harm: Harm) -> BadCharacter:
    return BadCharacter(found.code, found.name, found.position, harm)


def word(kind: type[Word]) -> Reader[Word]:
    """Make the reader of a closed set of words."""
    words = {member.value: member for member in kind}

    def read(node: Node) -> Word:
        if isinstance(node.value, str) and node.value in words:
            return words[node.value]
        raise FieldError(unknown_word(node.value, Words.OF_FIELD, words))

    return read


def list_of(
    read: Reader[Value],
    *,
    make: Callable[[tuple[Value, ...]], Made],
    most: int = MOST_OF_A_KIND,
) -> Reader[Made]:
    """Make the reader of a list; the same entry twice is a fault.

    Parameters
    ----------
    most
        Entries that it may have.
    """

    def read_all(node: Node) -> Made:
        if not isinstance(node.value, list):
            raise FieldError(NotOfForm(shown(node.value), Form.LIST))
        faults_before = len(node.faults)
        if len(node.value) > most:
            raise FieldError(TooMany(len(node.value), most, Counted.ENTRIES))
        items = [node.item(number, value) for number, value in enumerate(node.value)]
        values = tuple(item.read(read) for item in items)
        seen: set[object] = set()
        for item, value in zip(items, values, strict=True):
            if value is not _BROKEN and value in seen:
                item.faults.append(Fault(item.path, Twice(shown(item.value))))
            seen.add(value)
        return make(values) if len(node.faults) == faults_before else _broken()

    return read_all


def flag(node: Node) -> bool:
    """Read true or false."""
    if isinstance(node.value, bool):
        return node.value
    raise FieldError(NotOfForm(shown(node.value), Form.FLAG))


def number(node: Node) -> float:
    """Read a number of everyday size."""
    value = node.value
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_LARGE:
        return value
    raise FieldError(NotOfForm(shown(value), Form.NUMBER))


def day(node: Node) -> date:
    """Read a date."""
    if isinstance(node.value, date) and not isinstance(node.value, datetime):
        return node.value
    raise FieldError(NotOfForm(shown(node.value), Form.DAY))


def clock(node: Node) -> time:
    """Read a time of day of 24 hours, in hours and minutes."""
    if isinstance(node.value, time):
        raise FieldError(ClockWithoutQuotes(str(node.value), f"{node.value:%H:%M}"))
    found = _CLOCK.fullmatch(node.value) if isinstance(node.value, str) else None
    if found is None:
        raise FieldError(NotOfForm(shown(node.value), Form.CLOCK))
    return time(int(found[1]), int(found[2]))


def shown(value: object) -> str:
    """Quote a value of the file, shortened if it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    quoted = repr(value[: _LONGEST_QUOTE + 1]) if isinstance(value, str) else _brief(value)
    return quoted if len(quoted) <= _LONGEST_QUOTE else f"{quoted[:_LONGEST_QUOTE]}..."


def _brief(value: object) -> str:
    """Write a value as text, of a long list or table no more than its beginning."""
    return _BRIEFLY.repr(value) if isinstance(value, list | dict) else str(value)


def unknown_word(value: object, words: Words, known: Collection[str]) -> UnknownWord:
    """Tell that a value is none of the known words, and which of them may be meant."""
    folded = {word.casefold(): word for word in known}
    typed = str(value)[:_LONGEST_QUOTE].casefold() if isinstance(value, str) else ""
    near = get_close_matches(typed, folded, n=1, cutoff=_ALIKE)
    return UnknownWord(shown(value), words, tuple(known), folded[near[0]] if near else "")
