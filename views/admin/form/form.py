"""A form that is drawn from a table and gives a table back.

Each field knows its path, so that a fault is shown where it stands. What is typed stays in the
visit, also when staff look at something else in between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

import streamlit as st

from geo.markup import paragraph
from geo.words.language import Language
from views import fields
from views.draw import draw
from views.session import staff_state as state

Table = dict[str, Any]
Names = Callable[[Language], Mapping[str, str]]
"""The words of a file that can be chosen, with what they are called in a language."""
_LONGEST: Final = 4_000
_PAUSE: Final = "400ms"
"""After so long without a key, what was typed is checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One table of the form: the listing itself, or a site, a meeting, a contact of it.

    Parameters
    ----------
    key
        Begins the keys of all its fields; another one is another form.
    first
        What the fields hold before anybody types.
    out
        What they hold now: the table that the form gives.
    path
        Dotted path of the table in the listing, as faults name it.
    spots
        Where a fault can be shown, by path.
    """

    key: str
    first: Mapping[str, Any]
    language: Language
    out: Table = field(default_factory=dict)
    path: str = ""
    spots: "dict[str, st.delta_generator.DeltaGenerator]" = field(default_factory=dict)

    def text(self, name: str, label: str, *, long: bool = False, help_: str | None = None) -> str:
        """Ask for a text; an empty one is left out of the table."""
        look: Table = {"height": "content"} if long else {"autocomplete": "off", "live": _PAUSE}
        typed = fields.text(
            label,
            key=self._key(name),
            first=str(self.first.get(name, "")),
            long=long,
            help=help_,
            max_chars=_LONGEST,
            **look,
        )
        said = typed.strip()
        if said:
            self.out[name] = said
        self._spot(name)
        return said

    def choose(
        self, name: str, label: str, names: Names, *, default: str | None = None
    ) -> str | None:
        """Ask for one of several words; none is left out of the table."""
        called = cache(names)
        options = tuple(called(self.language))
        given = self.first.get(name, default)
        chosen = fields.choice(
            label,
            options,
            lambda one, language: called(language)[one],
            key=self._key(name),
            language=self.language,
            first=given if given in options else default,
            placeholder="-",
        )
        if chosen is not None:
            self.out[name] = chosen
        self._spot(name)
        return chosen

    def several(self, name: str, label: str, names: Names) -> Sequence[str]:
        """Ask for any of several words."""
        called = cache(names)
        options = tuple(called(self.language))
        chosen = fields.choices(
            label,
            options,
            lambda one, language: called(language)[one],
            key=self._key(name),
            language=self.language,
            first=[one for one in self.first.get(name, ()) if one in options],
        )
        if chosen:
            self.out[name] = chosen
        self._spot(name)
        return chosen

    def tick(self, name: str, label: str) -> bool:
        """Ask for yes or no about the form itself; the answer is no part of the table."""
        return fields.tick(label, key=self._key(name))

    def day(self, name: str, label: str) -> date | None:
        """Ask for a day, which may stay empty."""
        chosen = fields.day(label, key=self._key(name), first=self.first.get(name))
        if chosen is not None:
            self.out[name] = chosen
        return chosen

    def table(self, name: str) -> "Form":
        """Step into a table; it stands in the listing once something is filled in."""
        return self._inner(name, self.first.get(name, {}), self._path(name))

    def keep(self, inner: "Form", name: str) -> None:
        """Take a table in, unless it is empty."""
        if inner.out:
            self.out[name] = inner.out

    def rows(self, name: str) -> "Iterator[tuple[int, Form]]":
        """Step into each row of a list of tables; a row keeps its number when others go."""
        given: Sequence[Mapping[str, Any]] = self.first.get(name, ())
        tables: list[Table] = []
        for number in state.rows_of(self._key(name), len(given)):
            first = given[number] if number < len(given) else {}
            row = self._inner(f"{name}-{number}", first, f"{self._path(name)}[{len(tables)}]")
            tables.append(row.out)
            yield number, row
        if tables:
            self.out[name] = tables

    def add_button(self, name: str, label: str) -> None:
        """Offer one more row."""
        key, given = self._key(name), len(self.first.get(name, ()))
        st.button(label, key=f"{key}-add", on_click=state.add_row, args=(key, given))
        self._spot(name)

    def remove_button(self, name: str, number: int, label: str) -> None:
        """Offer to take a row away."""
        key, given = self._key(name), len(self.first.get(name, ()))
        args = (key, given, number)
        st.button(
            label,
            key=f"{key}-{number}-remove",
            type="tertiary",
            on_click=state.remove_row,
            args=args,
        )

    def show(self, path: str, words: str) -> bool:
        """Show a fault at the field of a path, else at the nearest table around it.

        Returns
        -------
        bool
            False if no field is near.
        """
        while path and path not in self.spots:
            path = path.rpartition(".")[0] or (path.rpartition("[")[0])
        spot = self.spots.get(path)
        if spot is None:
            return False
        lang = self.language.value
        draw(paragraph(words, class_="np-fault", role="alert", lang=lang), at=spot)
        return True

    def note(self, name: str, words: str) -> None:
        """Show what is known of a field, where its fault would stand."""
        spot = self.spots[self._path(name).removesuffix(".")]
        draw(paragraph(words, class_="np-noted", lang=self.language.value), at=spot)

    def spot(self, name: str) -> None:
        """Leave a place for faults and notes of a field that is drawn in another way."""
        self._spot(name)

    def _inner(self, name: str, first: Mapping[str, Any], path: str) -> "Form":
        return Form(
            key=self._key(name), first=first, language=self.language, path=path, spots=self.spots
        )

    def _key(self, name: str) -> str:
        return f"{self.key}.{name}"

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _spot(self, name: str) -> None:
        self.spots[self._path(name).removesuffix(".")] = st.empty()
