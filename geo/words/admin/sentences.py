"""What is said to staff of tasks, faults, versions and other editors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from geo.faults.field import BadCharacter, Harm, Missing, Twice
from geo.faults.listing import ZoneOfElsewhere
from geo.listing.files.readers import Fault
from geo.listing.freshness import Freshness
from geo.listing.listing import Listing
from geo.staff.form import POINT
from geo.staff.work_list import Task
from geo.store.version import FIRST, OWN_CONTACT, ChangeKind, Version
from geo.words.admin.en import EN
from geo.words.admin.fr import FR
from geo.words.admin.record import StaffText
from geo.words.coverage.names import about, upper_first
from geo.words.faults.sentences import character_name, problem_sentence
from geo.words.language import Language, by_language
from geo.words.say.sentences import city, clock, confirmed, full_day_name

_STEP: Final = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")
_LONGEST: Final = 60
_AREA: Final = "service_area"
_NEW_TO_VISITORS: Final = frozenset({ChangeKind.PUBLISHED, ChangeKind.RESTORED})
_CONSENTS: Final = frozenset({"consent", "email_consent"})


def staff_text(language: Language) -> StaffText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def summary_sentence(tasks: Sequence[Task], language: Language) -> str:
    """Say how many groups are shown, and how many of them nobody has confirmed lately."""
    ages = [task.freshness for task in tasks]
    return staff_text(language).work_summary.format(
        count=len(tasks),
        never=ages.count(Freshness.NEVER),
        old=ages.count(Freshness.AGING) + ages.count(Freshness.STALE),
    )


def task_sentences(task: Task, language: Language) -> Iterator[str]:
    """Say why a listing stands where it stands in the work list."""
    text, listing = staff_text(language), task.listing
    if listing.assured_on is None:
        yield text.never_confirmed
    else:
        yield text.confirmed.format(
            day=confirmed(listing.assured_on, listing.assured_how, language)
        )
    if task.people:
        yield upper_first(text.people.format(count=about(task.people, language)))
    else:
        yield text.people_unknown
    if task.without_consent == 1:
        yield text.without_consent_one
    elif task.without_consent:
        yield text.without_consent.format(count=task.without_consent)
    if task.has_draft:
        yield text.open_draft
    if task.snoozed_until:
        yield text.snoozed.format(day=full_day_name(task.snoozed_until, language))


def done_sentence(act: ChangeKind, listing: Listing, language: Language) -> str:
    """Say what was done with a listing, and whether visitors see it where that may be new.

    Parameters
    ----------
    listing
        As it stands now; of a draft that was discarded, as it stood.
    """
    text, name = staff_text(language), listing.name.in_language(language.value)
    said = text.done[act].format(name=name)
    return f"{said} {text.stands[listing.status]}" if act in _NEW_TO_VISITORS else said


def newer_sentence(newer: Version, language: Language) -> str:
    """Say who has saved a listing in the meantime, and when."""
    signature, listing = newer.signature, newer.listing
    return staff_text(language).newer.format(
        name=_name(signature.by, language),
        listing=listing.name.in_language(language.value) if listing else newer.listing_id,
        day=full_day_name(signature.at.date(), language),
        time=f"{clock(signature.at, language)} UTC",
    )


def history_sentences(version: Version, language: Language) -> Iterator[str]:
    """Say who did what, when and why."""
    text, signature = staff_text(language), version.signature
    yield text.history_line.format(
        day=full_day_name(signature.at.date(), language),
        time=f"{clock(signature.at, language)} UTC",
        name=_name(signature.by, language),
        act=text.acts[signature.act],
    )
    if signature.until:
        yield text.snoozed.format(day=full_day_name(signature.until, language))
    if signature.why:
        yield signature.why


def _name(by: str, language: Language) -> str:
    text = staff_text(language)
    return {OWN_CONTACT: text.own_contact, FIRST: text.first_start}.get(by, by)


# --- faults of a form ----------------------------------------------------------------------------


def count_faults_sentence(count: int, language: Language) -> str:
    """Say how much is still to be mended before a form can be saved."""
    text = staff_text(language)
    if count > 1:
        return text.faults_some.format(count=count)
    return text.faults_one if count else text.faults_none


def is_missing(fault: Fault) -> bool:
    """Tell whether nothing stands in a field that has to be filled in."""
    return isinstance(fault.problem, Missing)


def is_of_point_alone(fault: Fault, faults: Sequence[Fault]) -> bool:
    """Tell whether a fault goes once the address of its site is whole.

    A site without a point is one thing to mend, and none beside a town that is missing.
    """
    site, _, name = fault.field.rpartition(".")
    if name not in POINT or not is_missing(fault):
        return False
    others = [one for one in faults if one.field.startswith(f"{site}.")]
    return name != POINT[0] or any(
        is_missing(one) and one.field.rpartition(".")[2] not in POINT for one in others
    )


def fault_sentence(fault: Fault, table: Mapping[str, Any], language: Language) -> str:
    """Say what is wrong with a field of a form, in words for those who fill it in."""
    text, value = staff_text(language), _value(table, fault.field)
    name = _named(fault.field)
    if special := _of_problem(fault, language):
        return special
    if name in {"en", "fr"} and value is None:
        return text.fault_language
    label = text.fields.get(name, name)
    if value in (None, "", [], {}) and is_missing(fault):
        return text.fault_missing.format(field=label)
    shown = str(value)[:_LONGEST]
    said = text.fault.get(name)
    if said is not None:
        return said.format(value=shown)
    problem = problem_sentence(fault.problem, language)
    return text.fault_other.format(field=label, value=shown, problem=problem)


def _of_problem(fault: Fault, language: Language) -> str | None:
    """Say what is wrong by the problem alone, whatever the field is; None for usual problems."""
    text = staff_text(language)
    match fault.problem:
        case Twice():
            return text.fault_twice
        case BadCharacter(code, _, position, harm) as found:
            said = text.fault_unseen if harm is Harm.UNSEEN else text.fault_look_alike
            name, field = character_name(found, language), _label(fault.field, text)
            return said.format(field=field, code=code, name=name, position=position)
        case ZoneOfElsewhere(stated, town, there):
            cities = {"stated": city(stated, language), "there": city(there, language)}
            return text.fault_zone.format(town=town, **cities)
        case _:
            return None


def _label(path: str, text: StaffText) -> str:
    """Name a field; of one language of a text, the text."""
    around, _, last = path.rpartition(".")
    name = _named(around if last in {"en", "fr"} else path)
    return text.fields.get(name, name)


def _named(path: str) -> str:
    """Find the name under which the record knows a field."""
    if path.startswith(_AREA):
        return _AREA
    around, _, last = path.rpartition(".")
    name = last.partition("[")[0]
    return f"consent_{name}" if around.rpartition(".")[2] in _CONSENTS else name


def _value(table: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - whatever the form holds
    """Follow a dotted path; None where it leads nowhere."""
    here: Any = table
    for name, number in _STEP.findall(path):
        try:
            here = here[name] if name else here[int(number)]
        except (KeyError, IndexError, TypeError):
            return None
    return here
