"""One typed record for the names of fields; a field that a language lacks fails a test."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """The names that `geo.listing.fields` asks for, in one language.

    Parameters
    ----------
    card
        The labels of the visitor's card, by `geo.listing.field_kinds.CardFact.label`.
    unstated
        The same where a card lists what its entry does not state.
    staff
        What the staff's form and their comparisons call a field, by its name.
    words
        By the name of a field, then by the word that a listing file holds.
    """

    card: Mapping[str, str]
    unstated: Mapping[str, str]
    staff: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
