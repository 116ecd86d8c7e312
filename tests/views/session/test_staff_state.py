from typing import Any

from views.session import staff_state


def test_another_person_finds_nothing_of_what_somebody_was_doing(
    remembered: dict[str, Any],
) -> None:
    staff_state.belong_to("Ann")
    staff_state.begin({"name": "Half a name"}, listing_id="phoenix")
    staff_state.say("done")
    remembered |= {"form1.name.en": "Half a name", "language": "fr"}
    staff_state.belong_to("Bob")
    assert remembered == {"desk-owner": "Bob", "language": "fr"}


def test_whoever_signs_in_again_finds_all_as_it_was(remembered: dict[str, Any]) -> None:
    staff_state.belong_to("Ann")
    remembered["form1.name.en"] = "Half a name"
    staff_state.belong_to("Ann")
    assert remembered["form1.name.en"] == "Half a name"


def test_a_closed_form_leaves_nothing_and_another_has_fields_of_its_own(
    remembered: dict[str, Any],
) -> None:
    staff_state.begin({}, listing_id="phoenix")
    remembered |= {"form1.name.en": "typed", "form10.name.en": "of another"}
    staff_state.end_editing()
    assert staff_state.editing() is None
    assert "form1.name.en" not in remembered
    assert remembered["form10.name.en"] == "of another"
    staff_state.begin({})
    begun = staff_state.editing()
    assert begun is not None
    assert begun.form == 2
