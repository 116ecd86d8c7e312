"""A known listing and what a file says of it now, made into one.

Each format says less than a listing does. ``before`` is the known listing as the format tells it,
``after`` what the file tells: only where the two differ does the known listing change.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.difference import differences
from geo.listing.listing import Listing
from geo.listing.published import published_contacts
from geo.listing.site import Site

Pair = tuple[Any, Any]
"""A known value, and the same as the format tells it."""


def updated(known: Listing, *, before: Listing, after: Listing) -> Listing:
    """Change a known listing by what differs between two readings of one format.

    Raises
    ------
    ValueError
        If what changed and what stays do not make a listing together.
    """
    changes: dict[str, Any] = {
        change.field: _contacts(known, change.before, change.after)
        if change.field == "contacts"
        else _merged(getattr(known, change.field), change.before, change.after)
        for change in differences(before, after)
    }
    return replace(known, **changes) if changes else known


def one_language_alone(before: Listing, after: Listing) -> Iterator[tuple[str, str]]:
    """Name the texts that changed in one language only.

    Returns
    -------
    iterator of tuple
        The field, and the language that was left behind: ``("notes", "fr")``.
    """
    for change in differences(before, after):
        was, now = change.before, change.after
        if isinstance(was, Bilingual) and isinstance(now, Bilingual):
            if was.fr == now.fr:
                yield change.field, "fr"
            elif was.en == now.en:
                yield change.field, "en"


def _merged(known: Any, before: Any, after: Any) -> Any:  # noqa: ANN401 - any value of a listing
    if before in (known, after):
        return after if known == before else known
    if isinstance(before, Site) and isinstance(after, Site) and _is_opened(before, after):
        return after  # what its visibility hid does not come out because a file shows more
    if is_dataclass(known) and type(known) is type(before) is type(after):
        return _fieldwise(known, before, after)
    match known, before, after:
        case frozenset(), frozenset(), frozenset():
            return after | (known - before)
        case tuple(), tuple(), tuple():
            return _items(_paired(known, before), _unsaid(known, before), after)
        case _:
            return after


def _is_opened(before: Site, after: Site) -> bool:
    return before.is_vague and after.visibility is not before.visibility


def _fieldwise(known: Any, before: Any, after: Any) -> Any:  # noqa: ANN401 - any dataclass
    names = [field.name for field in fields(known) if field.init]
    if isinstance(known, Bilingual) and before.en == before.fr and after.en == after.fr:
        names = ["en"]  # a format of one language says nothing of the other
    changed = {
        name: _merged(getattr(known, name), getattr(before, name), getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    }
    return replace(known, **changed)


def _contacts(
    known: Listing, before: tuple[Contact, ...], after: tuple[Contact, ...]
) -> tuple[Contact, ...]:
    told = [place for place, _ in published_contacts(known)][: len(before)]
    pairs = [(known.contacts[place], one) for place, one in zip(told, before, strict=False)]
    rest = [one for place, one in enumerate(known.contacts) if place not in told]
    return _items(pairs, rest, after, merge=_contact)


def _contact(known: Contact, before: Contact, after: Contact) -> Contact:
    """Merge one contact; nobody agreed for another person, a new number or a new address."""
    merged: Contact = _fieldwise(known, before, after)
    if before.person is not None and after.person != before.person:
        known, merged = replace(known, consent=None), replace(merged, consent=None)
    agreed = {phone.number: known.consent_for(phone) for phone in known.phones}
    has_new_phone = any(phone.number not in agreed for phone in merged.phones)
    if merged.email == known.email and not has_new_phone:
        return merged
    phones = (replace(phone, consent=agreed.get(phone.number)) for phone in merged.phones)
    email_consent = known.consent_for_email if merged.email == known.email else None
    return replace(merged, phones=tuple(phones), email_consent=email_consent, consent=None)


def _items(
    pairs: list[Pair],
    unsaid: list[Any],
    after: tuple[Any, ...],
    *,
    merge: Callable[[Any, Any, Any], Any] = _merged,
) -> tuple[Any, ...]:
    """Find each entry among those before: unchanged, else the first that may have become it."""
    left = [pair for pair in pairs if pair[1] not in after]
    items = []
    for now in after:
        same = next((known for known, was in pairs if was == now), None)
        was = None if same is not None else next((p for p in left if _may_be(p[1], now)), None)
        if was is not None:
            left.remove(was)
        items.append(same if same is not None else now if was is None else merge(*was, now))
    return tuple(items + [one for one in unsaid if one not in items])


def _may_be(was: object, now: object) -> bool:
    """Tell whether an entry may be a changed one; a telephone with another number is another."""
    return was.number == now.number if isinstance(was, Phone) and isinstance(now, Phone) else True


def _paired(known: tuple[Any, ...], before: tuple[Any, ...]) -> list[Pair]:
    """Pair what the format tells with what is known: by likeness, else in order."""
    return [(known[place], was) for place, was in zip(_places(known, before), before, strict=True)]


def _unsaid(known: tuple[Any, ...], before: tuple[Any, ...]) -> list[Any]:
    told = set(_places(known, before))
    return [one for place, one in enumerate(known) if place not in told]


def _places(known: tuple[Any, ...], before: tuple[Any, ...]) -> list[int]:
    free = list(range(len(known)))
    places = []
    for was in before:
        alike = (place for place in free if _is_told_as(known[place], was))
        place = next(alike, free[0])
        free.remove(place)
        places.append(place)
    return places


def _is_told_as(known: object, told: object) -> bool:
    if isinstance(known, Phone) and isinstance(told, Phone):
        return known.number == told.number
    return known == told
