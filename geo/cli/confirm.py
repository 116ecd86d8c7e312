"""``confirm``: note that an entry was found right, or see whom to ask next."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from typing import TYPE_CHECKING

from geo.cli.exit_codes import DONE
from geo.cli.opening import add_person, add_store, now, opened_store, person
from geo.errors import StoreError
from geo.listing.listing import Assurance
from geo.listing.published import PublishedDirectory
from geo.words.language import Language

if TYPE_CHECKING:
    from geo.staff.staff_service import StaffService

_BY_STAFF = tuple(how for how in Assurance if how is not Assurance.OWN_CONTACT)


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    confirm = commands.add_parser("confirm", help="note that a listing was found right")
    confirm.set_defaults(command=_confirm)
    what = confirm.add_mutually_exclusive_group(required=True)
    what.add_argument("id", nargs="?", help="of the listing")
    what.add_argument("--list", action="store_true", help="whom to ask next, the oldest first")
    confirm.add_argument(
        "--how", type=Assurance, choices=_BY_STAFF, help="how you asked; default: phone"
    )
    confirm.add_argument(
        "--link", action="store_true", help="make a link for the group's own contact instead"
    )
    confirm.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)
    add_store(confirm)
    add_person(confirm)


def _confirm(asked: Namespace) -> int:
    from geo.staff.staff_service import StaffService  # noqa: PLC0415 - a visitor's answer needs no store

    with opened_store(asked) as store:
        staff_service = StaffService(store, person(asked), now=now)
        if asked.list:
            _print_list(staff_service, asked.lang)
        elif asked.link:
            _require_known(staff_service, asked.id)
            print(f"/confirm/{staff_service.confirmation_token(asked.id)}")
        else:
            _note(staff_service, asked)
    return DONE


def _note(staff_service: "StaffService", asked: Namespace) -> None:
    from geo.store.version import ChangeKind  # noqa: PLC0415 - as above
    from geo.words.admin.sentences import staff_text  # noqa: PLC0415 - as above

    read_at = _require_known(staff_service, asked.id)
    staff_service.confirm(asked.id, read_at=read_at, how=asked.how or Assurance.PHONE)
    print(staff_text(asked.lang).done[ChangeKind.CONFIRMED].format(name=asked.id))


def _require_known(staff_service: "StaffService", listing_id: str) -> int:
    public = staff_service.entry(listing_id).public
    if public is None:
        from geo.faults.store import Asked, NotThere  # noqa: PLC0415 - an answer does not wait for it

        raise StoreError(NotThere(listing_id, Asked.CONFIRMED))
    return public.revision


def _print_list(staff_service: "StaffService", language: Language) -> None:
    from geo.coverage.demand import best_demand  # noqa: PLC0415 - this list alone
    from geo.staff.dependants import dependants  # noqa: PLC0415 - the same
    from geo.staff.work_list import work_list  # noqa: PLC0415 - the same
    from geo.words.admin.sentences import summary_sentence, task_sentences  # noqa: PLC0415

    shown = PublishedDirectory(staff_service.snapshot().directory)
    people = dependants(shown, best_demand())
    tasks = work_list(staff_service.entries(), people=people, today=now().date())
    print(summary_sentence(tasks, language))
    for task in tasks:
        print(f"{task.listing.id}: {task.listing.name.in_language(language.value)}")
        for sentence in task_sentences(task, language):
            print(f"  {sentence}")
