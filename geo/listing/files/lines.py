"""On which line of a TOML file a field stands; the standard library's reader does not tell."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r'''
      (?P<string> """ (?: \\. | [^\\] )*? """ "{0,2}
                | \'\'\' .*? \'\'\' \'{0,2}
                | " (?: \\. | [^"\\\n] )* "
                | ' [^'\n]* ' )
    | (?P<comment> \# [^\n]* )
    | (?P<newline> \n )
    | (?P<mark> [\[\]{},=.] )
    | (?P<bare> [^\s\[\]{},=."'\#]+ )
    ''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def lines_of(text: str) -> dict[str, int]:
    """Find the line, counted from 1, of every key, table and list entry of a valid TOML text.

    Returns
    -------
    dict
        By dotted path, as `geo.listing.files.readers` writes it, such as
        ``"contacts[0].phones[1].number"``.
    """
    return _Walk(text).lines


def line_of(path: str, lines: dict[str, int]) -> int | None:
    """Tell the line of a field, or of the nearest table around it where the field is missing."""
    while path not in lines:
        if not path:
            return None
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines[path]


class _Walk:
    """One pass over the tokens; the text is known to be valid."""

    def __init__(self, text: str) -> None:
        self.lines: dict[str, int] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._entries: Counter[str] = Counter()
        table = ""
        while self._at < len(self._tokens):
            if self._next_is("newline"):
                self._at += 1
            elif self._next_is("["):
                table = self._header()
            else:
                self._assignment(table)

    def _next_is(self, *kinds: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].kind in kinds

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip_newlines(self) -> None:
        while self._next_is("newline"):
            self._at += 1

    def _header(self) -> str:
        line = self._take().line
        is_list = self._next_is("[")
        self._at += is_list
        path = self._key("", line)
        if is_list:
            self._entries[path] += 1
            path = self._entered(path)
        self._at += 1 + is_list
        self.lines.setdefault(path, line)
        return path

    def _key(self, table: str, line: int) -> str:
        """Read a dotted key; a list on the way means the last entry of it."""
        path = table
        while not self._next_is("=", "]"):
            token = self._take()
            if token.kind != ".":
                path = f"{self._entered(path)}.{_name(token)}".lstrip(".")
                self.lines.setdefault(path, line)
        return path

    def _entered(self, path: str) -> str:
        return f"{path}[{self._entries[path] - 1}]" if self._entries[path] else path

    def _assignment(self, table: str) -> None:
        path = self._key(table, self._tokens[self._at].line)
        self._at += 1
        self._value(path)

    def _value(self, path: str) -> None:
        if self._next_is("["):
            self._list(path)
        elif self._next_is("{"):
            self._inline_table(path)
        else:
            while not self._next_is("newline", ",", "]", "}") and self._at < len(self._tokens):
                self._at += 1

    def _list(self, path: str) -> None:
        self._at += 1
        number = 0
        self._skip_newlines()
        while not self._next_is("]"):
            item = f"{path}[{number}]"
            self.lines[item] = self._tokens[self._at].line
            self._value(item)
            self._skip_newlines()
            self._at += self._next_is(",")
            self._skip_newlines()
            number += 1
        self._at += 1

    def _inline_table(self, path: str) -> None:
        self._at += 1
        while not self._next_is("}"):
            self._assignment(path)
            self._at += self._next_is(",")
        self._at += 1


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        kind, written = str(found.lastgroup), found.group()
        if kind != "comment":
            yield _Token(written if kind == "mark" else kind, written, line)
        line += written.count("\n")


def _name(token: _Token) -> str:
    return token.text.strip("\"'") if token.kind == "string" else token.text
