"""Changing a few facts of a listing file and nothing else: its remarks stay where they are."""

import re
from collections.abc import Mapping
from typing import Final

_TABLE: Final = re.compile(r"^\s*\[", re.MULTILINE)
"""Where the head of a file ends: its first table."""


def with_facts(text: str, facts: Mapping[str, str]) -> str:
    """Write facts into the head of a file, each on the line where it stands or on one at the end.

    Parameters
    ----------
    facts
        Names of fields and their values as TOML writes them: ``{"assured_on": "2026-11-25"}``.

    Returns
    -------
    str
        Whoever saves it must see that it reads as the listing that is meant: a value of several
        lines, say, is not understood here.
    """
    found = _TABLE.search(text)
    split = found.start() if found else len(text)
    head, rest = text[:split], text[split:]
    for name, value in facts.items():
        head = _with_fact(head, name, f"{name} = {value}")
    return head + rest


def _with_fact(head: str, name: str, line: str) -> str:
    stated = re.compile(rf"^{re.escape(name)}[ \t]*=[^\n]*$", re.MULTILINE)
    if stated.search(head):
        return stated.sub(lambda _: line, head, count=1)
    blank = head[len(head.rstrip("\n")) :]
    return f"{head.rstrip(chr(10))}\n{line}{blank or chr(10)}"
